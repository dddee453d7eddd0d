"""What each style calls a thesis, a preprint, a work in press: said in the item, before it is set.

A CSL file cannot turn one value into another. Each function here changes a cleaned item in place,
but not the names and dates in it, which other styles share.
"""

from __future__ import annotations

import re
from typing import Final

from django.conf.locale import LANG_INFO

from publications.citations.items import Item, is_chinese
from publications.citations.persons import Person

_DEGREES: Final = (
    ("doctoral", re.compile(r"ph\.?\s?d|doctor|dr\.|博士|dphil|th[eè]se", re.IGNORECASE)),
    ("master", re.compile(r"master|m\.?\s?(?:sc|s|a|phil)\b|硕士|mastersthesis", re.IGNORECASE)),
    ("bachelor", re.compile(r"bachelor|b\.?\s?(?:sc|s|a)\b|学士", re.IGNORECASE)),
)
_OF_THE_WORK: Final = ("container-title", "volume", "issue", "page", "number")


def apa(item: Item) -> None:
    _in_proceedings(item)
    _somewhere(item)
    _degree(item, "Doctoral dissertation", "Master’s thesis", "Bachelor’s thesis")
    if item.get("status") == "forthcoming":
        # The file shows a status only in place of a date.
        item.pop("issued", None)
        item["status"] = "in press"
    if state := _unpublished(item):
        item["genre"] = f"Manuscript {state}"
    if item["type"] == "article":
        item.pop("genre", None)
    if _own_publisher(item):
        # APA 7, 9.24: a publisher that is the author is left out.
        del item["publisher"]


def _own_publisher(item: Item) -> bool:
    publisher = item.get("publisher")
    return bool(publisher) and [x.get("literal") for x in item.get("author", ())] == [publisher]


def ieee(item: Item) -> None:
    _somewhere(item)
    _degree(item, "Ph.D. dissertation", "M.S. thesis", "B.S. thesis")
    _forthcoming(item, "to be published")
    state = item.get("status", "")
    if _unpublished(item):
        word = "submitted for publication" if state == "submitted" else "unpublished"
        item["issued"] = {"literal": word}
    if item["type"] == "report" and "genre" in item:
        item["genre"] = re.sub(
            r"^technical report$", "Tech. Rep.", item["genre"], flags=re.IGNORECASE
        )


def chicago(item: Item) -> None:
    _in_proceedings(item)
    _somewhere(item)
    _degree(item, "PhD diss.", "Master’s thesis", "Bachelor’s thesis")
    if item.get("status") == "forthcoming":
        item.pop("issued", None)
    if state := _unpublished(item):
        item["genre"] = f"Manuscript {state}"
    if item["type"] == "article":
        # CMOS 18, 14.75: “Preprint, arXiv”
        item["genre"] = ", ".join(filter(None, ("Preprint", item.pop("publisher", ""))))
        item.pop("number", None)


def mla(item: Item) -> None:
    _in_proceedings(item)
    _somewhere(item)
    _degree(item, "PhD dissertation", "master’s thesis", "bachelor’s thesis")
    _forthcoming(item, "forthcoming")
    if state := _unpublished(item):
        item["genre"] = f"Manuscript {state}"
    publisher = item.get("publisher", "")
    if _own_publisher(item):
        # MLA 9, 5.24: an organisation that is its own publisher stands as the publisher.
        del item["author"]
    if item["type"] == "article":
        # MLA Style Center: the archive is the container, “Preprint” stands at the end.
        item["medium"] = "Preprint"
        item.pop("genre", None)
        item.pop("number", None)
        if publisher:
            item["container-title"] = item.pop("publisher")
    if item["type"] == "article-journal" and "number" in item:
        item["genre"] = "article"
    elif "Press" in publisher or item["type"] == "thesis":
        # MLA 9, 5.60: academic presses and universities
        short = publisher.replace("University Press", "UP").replace("University", "U")
        item["publisher"] = re.sub(r"\bPress\b", "P", short) if short != publisher else publisher


def vancouver(item: Item) -> None:
    _somewhere(item)
    _degree(item, "dissertation", "master’s thesis", "bachelor’s thesis")
    _forthcoming(item, f"Forthcoming {_year(item)}".strip())
    if state := _unpublished(item):
        item["genre"] = f"unpublished manuscript, {state}"
    if item["type"] == "article":
        item["genre"] = "Preprint"
        item["number"] = re.sub(r"^arxiv:\s*", "", item.get("number", ""), flags=re.IGNORECASE)
    if item["type"] == "report" and "number" in item:
        item.pop("genre", None)
    if item["type"] == "dataset":
        item["genre"] = "dataset"
    if language := _language(item):
        item["references"] = language
    # Citing Medicine, chapter 2
    item.setdefault("issued", {"literal": "[date unknown]"})
    for role in ("author", "editor"):
        if role in item:
            item[role] = [_without_stop(person) for person in item[role]]


def _without_stop(person: Person) -> Person:
    """“Jr” and “3rd”, as NLM has them."""
    if "suffix" not in person:
        return person
    suffix = person["suffix"].rstrip(".")
    ordinals = {"II": "2nd", "III": "3rd", "IV": "4th"}
    return person | {"suffix": ordinals.get(suffix, suffix)}


def gbt7714(item: Item) -> None:
    _unpublished(item)
    item.pop("genre", None)
    if item["type"] == "document" and "container-title" in item:
        # Not “//”, which would say that it is a part.
        item.setdefault("publisher", item.pop("container-title"))
    if item["type"] == "article-journal" and "number" in item:
        item.setdefault("page", item["number"])
    if is_chinese(item) and item.get("edition", "").isdecimal():
        item["edition"] += "版"


def _in_proceedings(item: Item) -> None:
    """A paper in a volume is a part of a book; without editors the files take it for an article."""
    if item["type"] == "paper-conference" and "container-title" in item:
        item["type"] = "chapter"


def _degree(item: Item, doctoral: str, master: str, bachelor: str) -> None:
    """The kind of thesis in the style's words; one that is none of these stays as it is stored."""
    words = {"doctoral": doctoral, "master": master, "bachelor": bachelor}
    if item["type"] != "thesis":
        return
    item.setdefault("genre", "thesis")
    for degree, written in _DEGREES:
        if written.search(item.get("genre", "")):
            item["genre"] = words[degree]
            return


def _forthcoming(item: Item, word: str) -> None:
    """An accepted work has the word in place of its date."""
    if item.get("status") == "forthcoming":
        del item["status"]
        item["issued"] = {"literal": word}


def _unpublished(item: Item) -> str:
    """What an unaccepted work is called; it names no journal, for none has taken it."""
    state = item.get("status", "")
    if state not in {"submitted", "in preparation"}:
        return ""
    del item["status"]
    item["type"] = "manuscript"
    for name in _OF_THE_WORK:
        item.pop(name, None)
    return "submitted for publication" if state == "submitted" else "in preparation"


def _somewhere(item: Item) -> None:
    """A work of no known kind that appeared somewhere, without an “In” that may be wrong."""
    if item["type"] == "document" and "container-title" in item:
        item["type"] = "article-journal"


def _language(item: Item) -> str:
    """The English name of the work's language, "" for English and what has no name."""
    code = item.get("language", "").lower().split("-")[0]
    name: str = "Chinese" if code == "zh" else LANG_INFO.get(code, {}).get("name", "")
    return "" if name == "English" else name


def _year(item: Item) -> str:
    parts = item.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts else ""
