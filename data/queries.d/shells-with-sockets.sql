-- shells that hold a socket of the network themselves: a shell from elsewhere looks like this
family IN ('inet', 'inet6')
AND process_name IN ('sh', 'ash', 'bash', 'csh', 'dash', 'fish', 'ksh', 'mksh', 'rbash', 'tcsh', 'zsh',
                     'busybox', 'pwsh')
