"""Signing in: passwords, the second factor and sessions, which django-allauth keeps."""
