"""What a page says instead of an e-mail address, and the site alone takes back."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="faculty_site.emails")


def seal(target: str) -> str:
    """What follows `mailto:`, sealed: the same text each time, so that pages stay the same.

    The script of the page reads it too; the signature keeps anybody from having the site show an
    address that is none of its own.
    """
    return _signer.sign_object(target)


def unsealed(sealed: str) -> str | None:
    """None for what this site never sealed."""
    try:
        target = _signer.unsign_object(sealed)
    except (BadSignature, ValueError):
        return None
    return target if isinstance(target, str) else None
