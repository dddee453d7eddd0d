"""Page ranges in one form."""

from __future__ import annotations

import re

_LABEL = re.compile(r"^(?:pp?\.|pages?\b)\s*", re.IGNORECASE)
_LONG_DASH = re.compile(r"\s*(?:-{2,}|[–—‒−])\s*")
_SPACED_HYPHEN = re.compile(r"(?<=\w)\s*-\s*(?=\w)")
_RANGE = re.compile(r"([^-–,;]+)-([^-–,;]+)|([^–,;]+)–([^–,;]+)")


def normal_pages(pages: str) -> str:
    """“239-240” for “pp. 239–240”, as CSL-JSON has it; an article's number as it stands.

    Where the numbers have hyphens of their own, as in “12-1–12-9”, the range keeps its en dash.
    """
    pages = _LONG_DASH.sub("–", _LABEL.sub("", " ".join(pages.split())))
    if "–" not in pages:
        return _SPACED_HYPHEN.sub("-", pages)
    return pages if "-" in pages else pages.replace("–", "-")


def first_and_last(pages: str) -> tuple[str, str]:
    """The ends of a range in normal form; a single page or several ranges stay in one piece."""
    found = _RANGE.fullmatch(pages)
    if not found:
        return pages, ""
    return (found[1] or found[3]).strip(), (found[2] or found[4]).strip()
