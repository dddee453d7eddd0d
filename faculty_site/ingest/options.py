"""What whoever runs an import asks for, of the whole run and of a single source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator, validate_slug


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for; what is left empty keeps what an import set before.

    `fixtures` is the folder to write into; None writes nothing. `department` is the slug of an
    existing one; "" brings no membership. `owner` is the user name of an account. `profile` and
    `owner` are for one person alone; of a lab's site that is the lab's owner.
    """

    fixtures: Path | None = None
    load: bool = True
    dry_run: bool = False
    profile: str = ""
    department: str = ""
    state: str = ""
    base_url: str = ""
    owner: str = ""


def refused_slug(text: str) -> str:
    """Why a text is no slug of a person; "" where it is one."""
    try:
        MaxLengthValidator(100)(text)
        validate_slug(text)
    except ValidationError:
        return f"“{text}” is no slug; write letters, digits and hyphens, as ada-lovelace"
    return ""


def refused_address(text: str) -> str:
    """Why a text is no address of a site; "" where it is one."""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return f"“{text}” is no address; write it as https://example.org/~ada/"
    return ""
