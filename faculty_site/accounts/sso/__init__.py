"""Signing in by the university or by ORCID: the extra `sso`, none of which is imported without it.

`configuration` reads the environment, and is all that the default installation knows of this room.
"""
