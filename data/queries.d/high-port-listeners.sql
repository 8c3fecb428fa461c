-- who listens for others on a port that has no registered service
state = 'LISTEN' AND local_port >= 49152 AND NOT is_loopback(local_ip)
