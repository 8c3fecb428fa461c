-- processes that leave connections open which the remote end has closed
SELECT process_pid, process_name, count(*) AS connections
FROM connections
WHERE state = 'CLOSE_WAIT'
GROUP BY process_pid
ORDER BY connections DESC, process_pid
