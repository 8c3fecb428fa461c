-- connections that somebody outside has opened to this host
state = 'ESTABLISHED' AND initiator = 'remote' AND boundary = 'External'
