-- services of root that others can reach
state = 'LISTEN' AND user_uid = 0 AND NOT is_loopback(local_ip)
