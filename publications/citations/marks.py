"""The seam between a style's output and text or HTML: where italics begin and end.

Everything a style prints is plain text; italics are two characters that no input may hold. So
nothing of an item can become a tag, whatever it says.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

BEGIN: Final = "\ue000"
END: Final = "\ue001"
_KEPT_OUT: Final = re.compile(
    "[\ue000\ue001\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
)


class Marking:
    """What citeproc-py calls a formatter: italics alone are marked."""

    @staticmethod
    def preformat(text: str) -> str:
        return text

    @staticmethod
    def Italic(text: Any) -> str:  # noqa: N802  (the library's name)
        inside = str(text).replace(BEGIN, "").replace(END, "")
        return f"{BEGIN}{inside}{END}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)


def without_marks(text: str) -> str:
    """Input without our two characters, and without those that no page may hold."""
    return " ".join(_KEPT_OUT.sub("", text).split())


def plain(marked: str) -> str:
    return marked.replace(BEGIN, "").replace(END, "")


def html(marked: str) -> SafeString:
    """Escaped first, so that our marks alone become tags."""
    escaped = escape(marked, quote=False)
    return mark_safe(escaped.replace(BEGIN, "<i>").replace(END, "</i>"))  # noqa: S308


_FORMULA: Final = re.compile(r"(\$[^$]*\$)")
_AFTER_QUOTE: Final = re.compile(rf"(’?”)({END}?)([.,])")


def punctuated(marked: str, *, american: bool) -> str:
    """One mark where two meet; commas and full stops inside quotation marks in American styles.

    The library has neither. Formulas stay as they are.
    """
    pieces = _FORMULA.split(marked)
    pieces[::2] = [_punctuated(piece, american) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _punctuated(text: str, american: bool) -> str:
    text = re.sub(r" +", " ", text)
    text = re.sub(rf"(?<!\.)\.({END}?)\.(?!\.)", r".\1", text)
    text = re.sub(r" ([.,;])(?=\s|$)", r"\1", text)
    if american:
        text = _AFTER_QUOTE.sub(r"\3\1\2", text)
        text = re.sub(r"(?<!\.)\.\.(’?”)", r".\1", text)
    text = re.sub(r"([?!])[.,](’?”)", r"\1\2", text)
    return re.sub(rf"([?!])(’?”?{END}?)\.(?=\s|$)", r"\1\2", text)
