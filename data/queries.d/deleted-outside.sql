-- connections to the outside by programs that are no longer on disk
executable_deleted = 1 AND boundary = 'External'
