-- sockets of programs that are no longer on disk: replaced by an update, or hidden
executable_deleted = 1 AND family IN ('inet', 'inet6')
