"""SAML 2.0, by which a university says who somebody is."""
