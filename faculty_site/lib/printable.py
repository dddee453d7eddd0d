"""Text as XML, calendars and cards take it, which have no form for control characters."""

from __future__ import annotations

import re

_controls = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Without control characters and halves of characters; lines end with a line feed."""
    return _controls.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
