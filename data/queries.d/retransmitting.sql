-- connections whose remote end does not confirm what was sent
state = 'ESTABLISHED' AND tx_queue > 0 AND tcp_retrans > 0
