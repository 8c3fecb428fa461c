-- connections from here to ports of administration: SSH, RPC, SMB, RDP, VNC, WinRM
initiator = 'local' AND NOT is_loopback(remote_ip)
AND remote_port IN (22, 23, 135, 445, 3389, 5900, 5985, 5986)
