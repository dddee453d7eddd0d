"""The settings of a site with every way of signing in, for `make sso-test`.

The addresses lead nowhere: each test says where its provider listens.
"""

from __future__ import annotations

import os

os.environ.update(
    {
        "SSO_OIDC_ISSUER": "https://login.example.edu",
        "SSO_OIDC_CLIENT_ID": "faculty",
        "SSO_OIDC_CLIENT_SECRET": "a-secret-of-the-tests",
        "SSO_OIDC_LABEL": "Example University",
        "SSO_ORCID_CLIENT_ID": "APP-FACULTY",
        "SSO_ORCID_CLIENT_SECRET": "another-secret-of-the-tests",
        "SSO_SAML_METADATA": "https://idp.example.edu/metadata",
        "SSO_SAML_ENTITY_ID": "https://idp.example.edu",
        "SSO_SAML_LABEL": "Example Federation",
        "SSO_SAML_EMAIL_DOMAINS": "example.edu",
    }
)

from faculty_site.settings import *  # noqa: F403 - with what is set above
