"""What a paper, a talk, a project or a post of a Hugo site says of itself.

The keys are those of all four versions of the themes; a site may hold several at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from faculty_site.ingest.documents import Document, LinkFact, Role
from faculty_site.ingest.items import Item
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.assets import resolve_inside
from faculty_site.ingest.themes.base import string_list, text_of
from faculty_site.ingest.themes.hugo import SAMPLES
from faculty_site.ingest.themes.hugo_site.people import Names
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.hugo_site.texts import markdown
from faculty_site.ingest.themes.hugo_site.visibility import date_of, printed_date
from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.markdown import plain_text

SECTIONS: tuple[tuple[str, Role, str], ...] = (
    (r"news|announcements?|updates?|media|press", "news", ""),
    (r"posts?|blog|tutorials?|notes", "post", ""),
    (r"publications?|papers?|preprints?", "work", ""),
    (r"talks?|events?|presentations?", "entry", "talk"),
    (r"teaching|courses?|lectures?", "entry", "teaching"),
    (r"projects?|software", "entry", "project"),
)
"""What a section's name, or a word of it, says of its pages: their role and, of a CV's line, its
kind. `project-news` are news that somebody drew as projects."""

LINK_KEYS: tuple[tuple[str, str, str], ...] = (
    ("url_pdf", "pdf", ""),
    ("url_preprint", "preprint", ""),
    ("url_code", "code", ""),
    ("url_dataset", "data", ""),
    ("url_project", "project", ""),
    ("url_slides", "slides", ""),
    ("url_video", "video", ""),
    ("url_poster", "poster", ""),
    ("url_source", "url", "Source"),
    ("url_demo", "demo", ""),
    ("url_PapersWithCode", "url", "Papers with Code"),
    ("external_link", "", ""),
    ("event_url", "", "Event"),
)
"""Front-matter keys that hold an address, the kind of link that each is, and its label."""

LINK_TYPES = {"dataset": "data", "code": "code", "pdf": "pdf", "preprint": "preprint",
              "slides": "slides", "video": "video", "poster": "poster", "project": "project",
              "site": "project", "demo": "demo", "model": "demo", "doi": "doi",
              "bibtex": "bibtex", "source": "url"}  # fmt: skip
"""The `type` of a link since 2026 in our kinds."""

IDS = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "acl_id": "https://aclanthology.org/{}",
    "hal": "https://hal.science/{}",
    "zenodo": "https://zenodo.org/records/{}",
}

TYPES = {
    **dict(zip("12345678", ("paper-conference", "article-journal", "article", "report", "book",
                            "chapter", "thesis", "patent"), strict=True)),
    "manuscript": "article",
    "article-newspaper": "article-journal",
    "article-magazine": "article-journal",
    **{kind: kind for kind in ("paper-conference", "article-journal", "article", "report", "book",
                               "chapter", "thesis", "patent", "dataset", "software")},
}  # fmt: skip
"""Digits up to 2022, CSL's names since."""

NOTE_MARKS = "*†‡§¶#"
"""One for each note on authors, as papers print them."""

IN = re.compile(r"(?:In|En|Dans)\s*:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """What the pages of one section are."""

    role: Role
    kind: str = ""


def section_of(name: str) -> Section | None:
    """By the name of the section's folder; None for one whose pages stand by themselves."""
    words = re.split(r"[-_ ]+", name.lower())
    for form, role, kind in SECTIONS:
        if any(re.fullmatch(form, word) for word in words):
            return Section(role, kind)
    return None


def work_item(source: Source, names: Names, bibtex: str, problems: Problems) -> Item:
    """A paper; `bibtex` is the text of the file beside it. Its own text follows the abstract."""
    document, data = source.document, source.data
    types = string_list(data.get("publication_types"))
    ids = _ids(data)
    text = markdown(data.get("abstract")) or markdown(data.get("summary"))
    body = document.body.strip()
    return Item(
        title=text_of(data.get("title")),
        kind=TYPES.get(types[0].strip().lower(), "") if types else "",
        date=printed_date(document, problems),
        venue=_venue(data),
        summary="\n\n".join(filter(None, (text, body))),
        authors=_marked(names.of(data.get("authors")), data.get("author_notes")),
        links=tuple(_links(data, source)),
        doi=text_of(data.get("doi")) or ids.get("doi", ""),
        arxiv=ids.get("arxiv", ""),
        key=source.own_name,
        bibtex=bibtex,
        image=_image(data),
        featured=data.get("featured") is True,
        order=_weight(data),
    )


def entry_item(source: Source, kind: str, problems: Problems) -> Item:
    """A talk, a project or a course."""
    data = source.document.front_matter
    start, end = _span(source.document, kind, problems)
    return Item(
        title=text_of(data.get("title")) or text_of(data.get("event_name") or data.get("event")),
        kind=kind,
        date=start,
        end=end,
        venue=text_of(data.get("event_name") or data.get("event")),
        place=_place(data),
        summary=markdown(data.get("abstract")) or markdown(data.get("summary")),
        categories=tuple(string_list(data.get("tags"))),
        links=tuple(_links(data, source)),
        key=source.own_name,
        image=_image(data),
        featured=data.get("featured") is True,
        order=_weight(data),
    )


def post_item(source: Source, problems: Problems) -> Item:
    """A post or a piece of news."""
    data = source.document.front_matter
    return Item(
        title=text_of(data.get("title")),
        date=date_of(source.document, problems, "date", "publishDate"),
        place=_place(data),
        summary=markdown(data.get("summary")) or markdown(data.get("subtitle")),
        categories=tuple(string_list(data.get("categories")) or string_list(data.get("tags"))),
        links=tuple(_links(data, source)),
        key=source.own_name,
        image=_image(data),
    )


def _span(
    document: Document, kind: str, problems: Problems
) -> tuple[FuzzyDate | None, FuzzyDate | None]:
    """Since 2026 a talk's `date` is that of its page, and `event_start` its own."""
    start = date_of(document, problems, "event_start", "date", "publishDate")
    end = date_of(document, problems, "event_end", "date_end")
    if kind == "project" and not document.front_matter.get("date_end"):
        return start, None
    return start, end if end and start and end > start else None


def _venue(data: Mapping[str, Any]) -> str:
    written = data.get("publication") or data.get("publication_short")
    words = plain_text(str(written), "goldmark") if isinstance(written, str) else ""
    return IN.sub("", " ".join(words.split()), count=1).strip(" .,;") if words else ""


def _place(data: Mapping[str, Any]) -> str:
    address = data.get("address")
    if isinstance(address, Mapping):
        parts = [text_of(address.get(key)) for key in ("city", "region", "country")]
    else:
        parts = [text_of(address)]
    said = text_of(data.get("location"))
    more = [part for part in parts if part and part.lower() not in said.lower()]
    return ", ".join(filter(None, (said, *more)))


def _marked(names: list[str], notes: Any) -> tuple[str, ...]:
    """The names with a mark behind each that has a note; equal notes have the same mark."""
    written = [text_of(note) for note in notes] if isinstance(notes, list) else []
    marks = dict(zip(dict.fromkeys(filter(None, written)), NOTE_MARKS, strict=False))
    padded = [*written, *[""] * len(names)]
    return tuple(
        name + (marks.get(note, "") if name[-1] not in NOTE_MARKS else "")
        for name, note in zip(names, padded, strict=False)
    )


def _ids(data: Mapping[str, Any]) -> dict[str, str]:
    stated = data.get("hugoblox")
    ids = stated.get("ids") if isinstance(stated, Mapping) else None
    listed = ids.items() if isinstance(ids, Mapping) else ()
    return {str(key): text_of(value) for key, value in listed if text_of(value)}


def _links(data: Mapping[str, Any], source: Source) -> Iterator[LinkFact]:
    found: dict[str, LinkFact] = {}
    for key, kind, label in LINK_KEYS:
        _add(found, data.get(key), kind, label, source)
    for key, value in _ids(data).items():
        if key in IDS and key not in ("doi", "arxiv"):
            _add(found, IDS[key].format(value), "", "", source)
    listed = data.get("links")
    for link in listed if isinstance(listed, list) else []:
        if isinstance(link, Mapping):
            kind = LINK_TYPES.get(text_of(link.get("type")).lower(), "")
            label = text_of(link.get("name") or link.get("label"))
            stated = link.get("url") or _identified(link) or link.get("link")
            _add(found, stated, kind, label, source)
    slides = data.get("slides")
    if isinstance(slides, str) and slides not in ("", "example", "example-slides"):
        _add(found, f"/slides/{slides}/", "slides", "", source)
    yield from found.values()


def _identified(link: Mapping[str, Any]) -> str:
    form, value = IDS.get(text_of(link.get("provider") or link.get("type")), ""), link.get("id")
    return form.format(value) if form and value else ""


def _add(found: dict[str, LinkFact], stated: Any, kind: str, label: str, source: Source) -> None:
    """An address as the old site had it: a file's name counts from the page's own folder."""
    url = stated.strip() if isinstance(stated, str) else ""
    if not url or url.startswith("#") or SAMPLES.fullmatch(url) or re.search(r"\s", url):
        return
    if not re.match(r"[a-z][a-z0-9+.-]*:|/", url, re.IGNORECASE):
        beside = resolve_inside(source.document.path.parent, url) is not None
        folder = "/".join(source.folders) if beside else ""
        url = "/" + str(PurePosixPath(folder) / url.removeprefix("./"))
    elif not re.match(r"https?:|mailto:|/", url, re.IGNORECASE):
        return
    found.setdefault(url, LinkFact(kind, url, label))


def _image(data: Mapping[str, Any]) -> str:
    image = data.get("image")
    return text_of(image.get("filename") if isinstance(image, Mapping) else image)


def _weight(data: Mapping[str, Any]) -> int | None:
    weight = data.get("weight")
    return weight if isinstance(weight, int) and not isinstance(weight, bool) else None
