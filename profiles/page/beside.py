"""What stands beside the parts of a page, and goes by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from faculty_site.lib.markdown import Dialect, plain_text
from profiles.models import Profile
from profiles.page.parts import Part


def contents(parts: Iterable[Part]) -> list[Part]:
    """What the page's own navigation lists; nothing where the page is too short to need one."""
    top = [part for part in parts if part.heading and part.level == 2]
    return top if len(top) > 2 else []


def unsaid_interests(profile: Profile, parts: Iterable[Part]) -> str:
    """The research interests, or "" where a text of the page says the same in its own place."""
    wanted = _words(profile.interests.rstrip(" …"))
    sections = (part.section for part in parts if part.section)
    texts = (plain_text(section.body, cast("Dialect", section.dialect)) for section in sections)
    return "" if any(wanted in _words(text) for text in texts) else profile.interests


def _words(text: str) -> str:
    """Letters and figures alone: a list joined by commas is the same as its lines."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
