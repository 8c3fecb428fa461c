-- sockets of programs that run from where everybody may write, or from memory alone
family IN ('inet', 'inet6')
AND (process_path LIKE '/tmp/%' OR process_path LIKE '/var/tmp/%' OR process_path LIKE '/dev/shm/%'
     OR process_path LIKE '/memfd:%')
