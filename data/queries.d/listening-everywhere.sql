-- who listens on all addresses of this host
local_ip IN ('0.0.0.0', '::') AND (state = 'LISTEN' OR (state = 'UNCONN' AND protocol_name = 'udp'))
