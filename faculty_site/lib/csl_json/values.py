"""What is found in JSON that anybody may have written: anything, anywhere."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

TAG = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")
"""CSL sets titles in HTML, Crossref abstracts in JATS."""


def mapping(value: object) -> Mapping[str, Any]:
    """A value that is an object, or an empty one."""
    return value if isinstance(value, dict) else {}


def texts(value: object) -> list[str]:
    """A text, a number, or the texts of a list, each in one line without markup."""
    if isinstance(value, list):
        return [text for one in value if not isinstance(one, list) for text in texts(one)]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    words = html.unescape(TAG.sub("", str(value)))
    shown = "".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in words)
    text = " ".join(shown.split())
    return [text] if text else []


def first_text(value: object) -> str:
    """The first text of a value; "" if there is none."""
    return next(iter(texts(value)), "")
