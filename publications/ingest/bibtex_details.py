"""The columns of a full citation, and its remarks, out of a BibTeX or BibLaTeX entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from faculty_site.lib.bibtex import people, plain
from publications.ingest.bibtex_links import TRUE
from publications.ingest.details import Details, page_range
from publications.ingest.status import STATUS

NUMBERED = frozenset({"report", "patent", "thesis", "dataset", "software", "book", "chapter"})
"""Kinds of works whose `number` is their own or their series', not a volume's issue."""

GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patentus": "US patent",
    "patenteu": "European patent",
    "patentde": "German patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patreq": "Patent request",
}
"""What BibLaTeX's keys for `type`, and the types of entries themselves, stand for."""


class Plain:
    """The fields of an entry in plain words, each decoded when it is asked for."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.tex = fields

    def first(self, *names: str) -> str:
        """The first of these fields that says anything."""
        return next(filter(None, (plain(self.tex.get(name, "")) for name in names)), "")


def details_of(fields: Mapping[str, str], type: str, kind: str, venue: str) -> Details:
    """`type` is the entry's own, `kind` CSL's; the `venue` is not said again as publisher."""
    said = Plain(fields)
    pages = page_range(said.first("pages"))
    number, issue = _numbers(said, kind)
    publisher = said.first("publisher", "organization", "institution", "school")
    return Details(
        volume=said.first("volume"),
        issue=issue,
        pages=pages or said.first("articleno", "article-number", "eid"),
        number=number,
        edition=said.first("edition", "version"),
        series=said.first("series"),
        editors=_editors(fields),
        publisher="" if publisher == venue else publisher,
        place=said.first("address", "location"),
        genre=_genre(said, type, kind),
        isbn=said.first("isbn"),
        issn=said.first("issn"),
        pmid=_pmid(fields),
        award=_award(said),
        marks_note=_without_tags(said.first("annotation")),
        keywords=_keywords(said),
    )


def note_of(fields: Mapping[str, str], details: Details, others: bool) -> str:
    """Remarks in one line: not the status alone, which has a place of its own."""
    said = Plain(fields)
    issue, article = said.first("issue"), said.first("articleno", "article-number", "eid")
    remarks = [
        issue if issue != details.issue else "",
        f"article {article}" if article and article != details.pages else "",
        said.first("note"),
        said.first("addendum"),
        said.first("additional_info").lstrip(". "),
    ]
    kept = [remark.strip(" .") for remark in remarks if not STATUS.fullmatch(remark.strip(" .()"))]
    kept += [*details.remarks(), "et al." if others else ""]
    return "; ".join(dict.fromkeys(filter(None, kept)))


def _numbers(said: Plain, kind: str) -> tuple[str, str]:
    """(the number of the work or of its series, the issue of the volume)."""
    number = said.first("number")
    if kind in NUMBERED:
        return number, said.first("issue")
    return "", number or said.first("issue")


def _editors(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the volume; who edited a work without authors stands for its authors."""
    if not fields.get("author"):
        return ()
    return tuple(person.name for person in people(fields.get("editor", ""))[0])


def _genre(said: Plain, type: str, kind: str) -> str:
    stated = said.first("type")
    if kind in ("thesis", "report") and not stated:
        return GENRES.get(type, "")
    return GENRES.get(stated.lower(), stated)


def _pmid(fields: Mapping[str, str]) -> str:
    kind = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    stated = fields.get("pmid") or (fields.get("eprint", "") if kind in ("pubmed", "pmid") else "")
    digits = re.search(r"\d+", stated)
    return digits[0] if digits else ""


def _award(said: Plain) -> str:
    """The award's name, else what is said of it; al-folio prints the one and unfolds the other."""
    return next(filter(None, map(_true_words, (said.first("award_name"), said.first("award")))), "")


def _true_words(text: str) -> str:
    return "" if text.lower() in TRUE | {"false", "no"} else re.sub(r"\*\*|__", "", text)


def _without_tags(text: str) -> str:
    """A text of al-folio's may have breaks in it."""
    lines = re.split(r"\s*<br\s*/?>\s*", text, flags=re.IGNORECASE)
    return "; ".join(filter(None, (re.sub(r"<[^<>]*>", "", line).strip() for line in lines)))


def _keywords(said: Plain) -> str:
    return joined_keywords(said.first(name) for name in ("keywords", "keyword"))


def joined_keywords(texts: Iterable[str]) -> str:
    """Keywords parted by semicolons, else by commas, each once: “radium; polonium”."""
    found: dict[str, str] = {}
    for text in texts:
        for word in re.split(r"\s*;\s*" if ";" in text else r"\s*[,，、]\s*", text):
            found.setdefault(word.casefold(), word.strip())
    return "; ".join(filter(None, found.values()))
