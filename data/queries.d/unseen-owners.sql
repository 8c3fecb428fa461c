-- sockets of the network whose process cannot be seen, and why
family IN ('inet', 'inet6')
AND no_owner_reason IN ('no_descriptor', 'permission_denied', 'exited_during_query')
