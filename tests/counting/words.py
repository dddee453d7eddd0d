"""Texts brought to what is left of them whichever way they are written."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

LINK = re.compile(r"!?\[([^][]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
TEMPLATE = re.compile(r"\{%[^%]*%\}|\{\{[^{}]*\}\}|\{:[^{}]*\}")
ESCAPED_LETTER = re.compile(r"\\(?:ss|ae|AE|oe|OE|aa|AA|[oOlLij])\b")
SPECIAL = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
           "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "i", "j": "j"}  # fmt: skip
ACCENT = re.compile(r"\\[`'^\"~=.]|\\[uvHtcdbkr](?=\s*\{)")
COMMAND = re.compile(r"\\[A-Za-z]+\*?")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Letters and figures of a text, without markup, case and accents."""
    return "".join(c for c in plain(text) if c.isalnum())


def tokens(text: str) -> set[str]:
    """The words of a text, each folded."""
    return set(re.findall(r"[^\W_]+", plain(text)))


def plain(text: str) -> str:
    """A text in lower case without accents, links' addresses, tags, templates and TeX."""
    text = TEMPLATE.sub(" ", html.unescape(html.unescape(text)))
    text = TAG.sub(" ", LINK.sub(r"\1", LINK.sub(r"\1", text)))
    text = ESCAPED_LETTER.sub(lambda found: SPECIAL[found[0][1:]], text)
    text = COMMAND.sub("", ACCENT.sub("", text))
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
