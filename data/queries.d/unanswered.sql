-- processes that wait for connections which nobody answers
SELECT process_pid, process_name, remote_port, count(*) AS waiting,
       count(DISTINCT remote_ip) AS remotes
FROM connections
WHERE state = 'SYN_SENT'
GROUP BY process_pid, process_name, remote_port
ORDER BY waiting DESC, process_pid, remote_port
