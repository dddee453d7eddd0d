"""Any CSL-JSON-like dict -> one that a style can rely on: known type, texts, names and a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from publications.citations.marks import without_marks
from publications.citations.persons import persons

Item = dict[str, Any]

_OF_A_GENRE: Final = ("thesis", "report", "manuscript", "standard", "document", "webpage")

_ARXIV: Final = re.compile(r"(?:arxiv|corr)\b", re.IGNORECASE)
_ARXIV_ID: Final = re.compile(r"\b(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\b")
_MAYBE_PREPRINTS: Final = ("article", "article-journal", "document")
_HOLDING_AN_ID: Final = ("container-title", "volume", "page", "URL")

LONGEST_TEXT: Final = 2000
"""Characters of a value that a citation shows; a title is longer by mistake only."""

_TYPES: Final = (
    "article article-journal article-magazine article-newspaper book chapter dataset document"
    " entry-dictionary entry-encyclopedia manuscript paper-conference patent post-weblog report"
    " review review-book software speech standard thesis webpage"
)
TYPES: Final = frozenset(_TYPES.split())
_TEXTS: Final = (
    "title container-title collection-title collection-number volume issue page number publisher"
    " publisher-place edition genre event-title event-place version authority medium status"
    " language DOI URL PMID PMCID"
)
TEXTS: Final = frozenset(_TEXTS.split())
NAMES: Final = ("author", "editor", "translator")
_STATUS: Final = {
    "accepted": "forthcoming",
    "forthcoming": "forthcoming",
    "in press": "forthcoming",
    "to appear": "forthcoming",
    "submitted": "submitted",
    "under review": "submitted",
    "in preparation": "in preparation",
}


def cleaned(raw: Mapping[str, Any]) -> Item:
    """What a citation shows of the item, without what is empty or of the wrong kind."""
    item: Item = {"type": _type(raw.get("type"))}
    item |= {name: text for name in sorted(TEXTS) if (text := _text(raw.get(name)))}
    item |= {role: people for role in NAMES if (people := persons(raw.get(role)))}
    if "author" in item and "et al." in _text(raw.get("note")).split("; "):
        # What is read from lists and “and others” of BibTeX keeps it as a remark.
        item["author"].append({"literal": "et al."})
    if date := _date(raw.get("issued")):
        item["issued"] = date
    _put_right(item)
    return item


def is_chinese(item: Item) -> bool:
    """By its language; without one, by a title in Chinese characters and no kana."""
    if language := item.get("language", ""):
        return bool(language.lower().startswith(("zh", "cmn", "chi")))
    title = item.get("title", "")
    return bool(re.search(r"[\u4e00-\u9fff]", title)) and not re.search(r"[\u3040-\u30ff]", title)


def _type(value: Any) -> str:
    return value if isinstance(value, str) and value in TYPES else "document"


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return without_marks(str(value))[:LONGEST_TEXT].rstrip(" ,;")


def _date(value: Any) -> Item | None:
    """A year, month and day, as far as they are numbers that can be."""
    try:
        parts = [int(part) for part in value["date-parts"][0][:3]]
    except (TypeError, ValueError, KeyError, IndexError, OverflowError):
        literal = _text(value.get("literal") or value.get("raw")) if _is_dict(value) else ""
        return {"literal": literal[:40]} if literal else None
    if not parts or not 0 < abs(parts[0]) < 10_000:
        return None
    fits: tuple[Callable[[int], bool], ...] = (bool, lambda m: 1 <= m <= 12, lambda d: 1 <= d <= 31)
    kept = next((n for n, part in enumerate(parts) if not fits[n](part)), len(parts))
    return {"date-parts": [parts[:kept]]}


def _is_dict(value: Any) -> bool:
    return isinstance(value, Mapping)


def _put_right(item: Item) -> None:
    """One form of DOI, status and article number, however they were written."""
    _arxiv(item)
    if doi := item.get("DOI"):
        item["DOI"] = re.sub(
            r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.IGNORECASE
        )
    if status := item.pop("status", None):
        item["status"] = _STATUS.get(status.lower().replace("_", " "), "")
    if not item.get("URL", "").lower().startswith(("http://", "https://", "ftp://")):
        item.pop("URL", None)
    if item["type"] == "article" and item.keys() & {"publisher", "DOI", "URL"}:
        item.pop("status", None)  # a preprint that can be read is cited as what it is
    if item["type"] not in _OF_A_GENRE:
        item.pop("genre", None)
    if title := item.get("title"):
        title = _curled(title)
        item["title"] = re.sub(r"(?<=[^\W\d_]{3}|..[)\d])(?<!etc)(?<!Inc)\.$", "", title)
    if "collection-title" in item and item["type"] != "article-journal" and "volume" in item:
        # As in BibTeX: the volume is the series' own.
        item.setdefault("collection-number", item.pop("volume"))
    numbered = re.fullmatch(r"e\d+|\d{6,}", item.get("page", ""))
    if item["type"] == "article-journal" and "number" not in item and numbered:
        # “e0209899” and “061102” are numbers of an article, not its pages.
        item["number"] = item.pop("page")


def _arxiv(item: Item) -> None:
    """A work whose “journal” is arXiv is a preprint there, with its number."""
    venue = item.get("container-title", "")
    if item["type"] not in _MAYBE_PREPRINTS or not _ARXIV.match(venue):
        return
    found = _ARXIV_ID.search(" ".join(item.get(name, "") for name in _HOLDING_AN_ID))
    item |= {"type": "article", "publisher": "arXiv"}
    if found:
        item.setdefault("number", f"arXiv:{found[0]}")
    for name in ("container-title", "volume", "page"):
        item.pop(name, None)


def _curled(title: str) -> str:
    """Straight quotation marks in pairs become typographic ones, so that they can be nested."""
    if title.count('"') % 2:
        return title
    return re.sub(r'"([^"]*)"', r"“\1”", title)
