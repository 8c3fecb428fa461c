-- who can see, or make, packets that are not its own
family = 'packet' OR (type = 'raw' AND family IN ('inet', 'inet6'))
