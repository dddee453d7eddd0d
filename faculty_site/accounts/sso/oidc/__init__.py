"""OpenID Connect, by which a university or ORCID says who somebody is."""
