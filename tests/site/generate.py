SITES = {}
