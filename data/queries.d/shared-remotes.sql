-- the same remote address from five processes or more
SELECT remote_ip, count(DISTINCT process_pid) AS processes, count(*) AS connections,
       group_concat(DISTINCT process_name) AS names
FROM connections
WHERE remote_ip IS NOT NULL AND NOT is_loopback(remote_ip)
GROUP BY remote_ip
HAVING processes >= 5
ORDER BY processes DESC, remote_ip
