"""What a page says instead of an e-mail address."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def token(target: str) -> str:
    """What stands for a text that follows `mailto:`; the same each time, so that pages stay so.

    Nothing of the address is in it, and only who has the site's key can try whether it is that of
    an address that they guess. What it stands for is found by reading the page again.
    """
    return salted_hmac("faculty_site.emails", target, algorithm="sha256").hexdigest()[:32]
