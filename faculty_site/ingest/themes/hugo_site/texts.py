"""Markdown that stands in front matter, and where in its file it stands."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from faculty_site.ingest.documents import Document

LATEX = re.compile(r"\\[a-zA-Z]+\b\s?|\\.|[{}]")
WORD = re.compile(r"\w{4,}")
ENOUGH = 0.5
"""The share of a title's words that say which work it is."""


def line_of(document: Document, text: str, after: int = 1) -> int:
    """The 1-based line of the file that the first words of a text stand on, not before `after`.

    1 where they are not to be found: they were folded, or written with escapes.
    """
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if not first:
        return 1
    for number, line in enumerate(document.text.split("\n")[after - 1 :], after):
        if first in line:
            return number
    return 1 if after == 1 else line_of(document, text)


def markdown(value: Any) -> str:
    """A text of front matter as Markdown, without blank lines around it."""
    return value.strip("\n").rstrip() if isinstance(value, str) and value.strip() else ""


def says_title(bibtex: str, title: str) -> bool:
    """Whether half the words of a title stand in a BibTeX file.

    A title without long words stands in any. Titles differ in accents, capitals and how LaTeX
    writes them, and may be abridged.
    """
    words = set(WORD.findall(_bare(title)))
    return len(words & set(WORD.findall(_bare(LATEX.sub("", bibtex))))) >= ENOUGH * len(words)


def _bare(text: str) -> str:
    """Letters without accents, in lower case."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
