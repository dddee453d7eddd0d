"""What a provider says about somebody, as far as it is believed and kept."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount import app_settings


def identity(issuer: str, subject: str) -> str:
    """What is stored of who somebody is there: two providers may give the same name to two people.

    So what was linked at one provider is worth nothing at another that took its place.
    """
    whole = f"{issuer.rstrip('/')} {subject}"
    if len(whole) <= app_settings.UID_MAX_LENGTH:
        return whole
    return hashlib.sha256(whole.encode()).hexdigest()


def addresses(email: Any, verified: Any, domains: list[str]) -> list[EmailAddress]:
    """The address, with whether it is certain; `domains` are those that the provider gives out.

    Where the provider says neither yes nor no, an address of its own domains is certain.
    """
    if not isinstance(email, str) or not email:
        return []
    if verified is None:
        certain = email.rpartition("@")[2].lower() in domains
    else:
        certain = verified is True or verified == "true"
    return [EmailAddress(email=email, verified=certain, primary=True)]


def kept(email: Any, name: Any) -> dict[str, str]:
    """What is stored beside a linked identity, so that its owner knows it again; nothing more."""
    said = {"email": email, "name": name}
    return {key: value for key, value in said.items() if isinstance(value, str) and value}
