-- processes with twenty remote addresses or more: servers, browsers, and scanners
SELECT process_pid, process_name, count(DISTINCT remote_ip) AS remotes, count(*) AS connections
FROM connections
WHERE remote_ip IS NOT NULL AND NOT is_loopback(remote_ip) AND process_pid IS NOT NULL
GROUP BY process_pid
HAVING remotes >= 20
ORDER BY remotes DESC, process_pid
