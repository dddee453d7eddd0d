"""The kind of a work in CSL's names, from words that leave no doubt."""

from __future__ import annotations

import re

FORMS: tuple[tuple[str, str], ...] = (
    (
        "thesis",
        (
            r"\b(?:ph\.?\s?d|m\.?sc|master['’]?s?|doctoral|bachelor['’]?s?|diploma|habilitation)\b"
            r".{0,20}\b(?:thesis|dissertation)|\bdissertation\b|学位论文|\[D\]"
        ),
    ),
    ("patent", r"\b(?:us |u\.s\. )?patent\b|专利|特許|\[P\]"),
    (
        "chapter",
        r"\bbook chapter\b|\bchapter (?:in|\d)|\bhandbook of\b|\bencyclopa?edia of\b|\(eds?\.\)",
    ),
    ("report", r"\btechnical report\b|\btech\.? rep|\[R\]"),
    (
        "paper-conference",
        (
            r"\bconference\b|\bproc(?:eedings|\.)?\b"
            r"|\bsymposi|\bworkshop|\bcongress\b|\bmeeting of\b|会议|\[C\]"
        ),
    ),
    (
        "article-journal",
        (
            r"\bjournal\b|\btransactions\b|\btrans\.|\bletters\b|\bannals\b|\bquarterly\b|\bmagazine\b"
            r"|\bbulletin\b|\breviews? of\b|\bjpn\b|\bj\. |学报|期刊|論文誌|\[J\]"
        ),
    ),
    ("article", r"\barxiv\b|\b(?:bio|med|chem|tech|psya)r?xiv\b|\bpreprint\b"),
)
ACADEMY = re.compile(
    r"(?:proceedings|transactions|memoirs) of the (?:[\w-]+ ){1,4}(?:academy|society)\b"
    r"(?!.*\b(?:conference|symposium|workshop|congress|meeting)\b)",
    re.IGNORECASE,
)
PUBLISHER = re.compile(r"\b(?:press|publishers?|publishing|verlag)\b", re.IGNORECASE)
VOLUME_AND_PAGES = re.compile(
    r"\bvol(?:ume|\.)? ?\d.*\bp(?:p|ages?)?\b|\b\d{1,4} ?\(\d{1,3}\)|^\d{1,4}(?:, pages? |: ?)\d"
)
HEADINGS = {
    "article-journal": re.compile(r".*\bjournals?\b(?!.*\bconference).*", re.IGNORECASE),
    "paper-conference": re.compile(
        r"(?!.*\bjournal).*\b(?:conference|workshop|proceeding)s?\b.*", re.IGNORECASE
    ),
    "thesis": re.compile(r".*\b(?:thesis|theses|dissertations?)\b.*", re.IGNORECASE),
    "book": re.compile(r"(?:edited )?(?:books?|monographs?)", re.IGNORECASE),
    "chapter": re.compile(r".*\b(?:chapters?|edited volumes?)\b.*", re.IGNORECASE),
    "patent": re.compile(r"patents?", re.IGNORECASE),
    "report": re.compile(r"(?:technical )?reports?", re.IGNORECASE),
}
_COMPILED = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in FORMS)


def kind_of_heading(words: str) -> str:
    """The kind that a heading gives to all works under it; "" when it gives none."""
    return next((kind for kind, form in HEADINGS.items() if form.fullmatch(words)), "")


def kind_of_work(printed: str, heading_kind: str, venue: str = "", note: str = "") -> str:
    """The kind by the venue and remarks as printed, else by the heading, else “document”.

    A volume with pages is of a journal; what a press brought out without them is a book.
    """
    if ACADEMY.search(printed):
        return "article-journal"
    found = next((kind for kind, form in _COMPILED if form.search(printed)), "")
    if found == "article" and heading_kind:
        return heading_kind
    if found or heading_kind:
        return found or heading_kind
    if venue and VOLUME_AND_PAGES.search(note):
        return "article-journal"
    return "book" if PUBLISHER.search(venue) else "document"
