"""Whose page is it? The front matter says, or a heading, or the papers, or the file's name."""

from __future__ import annotations

import re
from collections import Counter

from faculty_site.ingest.documents import Identity, Page
from faculty_site.ingest.headings import is_page_title, promise_of
from faculty_site.ingest.inline import as_written, bold_in
from faculty_site.ingest.outline import Section
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.themes.base import ROLE_WORDS, text_of
from faculty_site.ingest.themes.others import is_somebody_else
from faculty_site.lib.markdown import Dialect, plain_text
from faculty_site.lib.names import (
    from_file_name,
    is_native,
    looks_like_name,
    same_person,
    split_native,
)
from faculty_site.lib.slugs import slug_for_name

NEARLY_ALL = 0.6
"""The share of a paper list's items that must have the owner's name in bold."""

NAME = r"((?:[^\W\d_][\w.'’-]{0,40}\s+){1,3}[^\W\d_a-z][\w'’-]{1,40})"
NATIVE = r"(\s*[(（][^()（）\s]{2,12}(?:\s[^()（）\s]{1,12})?[)）])?"
BRACKETS = r"\s*[(（]([^()（）\d.,;]{2,20})[)）]"
TITLES = r"(?:(?:Dr|Prof|Professor)\.?\s+)*"
FIRST_PERSON = re.compile(
    rf"\b(?:[Mm]y\s+name\s+is|I\s+am|I['’]m)\s+{TITLES}{NAME}{NATIVE}"
    r"(?=\s*[,.;!(–—]|\s+-|\s+(?:and|a|an|the|from)\b)"
)
THIRD_PERSON = re.compile(
    rf"^{TITLES}{NAME}{NATIVE},?\s+(?:is|was)\s+(?:currently\s+|now\s+)?(?:an?|the)\s+(.{{3,120}})"
)
WELCOME = re.compile(rf"[Ww]elcome\s+to\s+{TITLES}{NAME}(?<=['’]s)\s")
HTML_TITLE = re.compile(r"<h1\b[^<>]*>([^<>]{3,100})</h1\s*>", re.IGNORECASE)


def identify(page: Page, problems: Problems, slug: str = "") -> Identity:
    """The owner's name and the slug it makes; a given `slug` is kept.

    Raises SourceError where nothing on the page says whose it is and no slug was given.
    """
    name, native = _name(page, problems, slug)
    if not name:
        raise SourceError(
            page.document.path,
            1,
            "Nothing on this page says whose it is: the front matter has no name, no author of "
            "the papers is set in bold, and the file's name is no person's. Say whose page "
            "it is (--profile SLUG, for example --profile ada-lovelace).",
        )
    return Identity(name, native, slug or slug_for_name(name))


def _name(page: Page, problems: Problems, slug: str) -> tuple[str, str]:
    document = page.document
    if page.facts.name:
        _tell_of_another(page, problems)
        return page.facts.name, page.facts.native_name or _native_beside(page)
    by_file = from_file_name(document.name)
    if name := (
        _first_heading(page) or _sentence(page.outline.sections[0], page.dialect) or _welcome(page)
    ):
        return split_native(name)
    if name := bold_author(page):
        _confirm(name, by_file, page, problems)
        return split_native(name)
    if slug:
        return " ".join(part.capitalize() for part in slug.split("-")), ""
    if by_file:
        problems.warning(
            document.path,
            1,
            f"The page does not say whose it is; “{by_file}” is taken from the file's name. "
            "Write the name as the title, or correct it in the admin.",
        )
    return by_file or "", ""


def _tell_of_another(page: Page, problems: Problems) -> None:
    """A text in which somebody else says “I am …”: it may be left of a site that was copied."""
    for block in page.outline.sections[0].blocks:
        words = plain_text(block.text, page.dialect) if block.kind == "paragraph" else ""
        said = FIRST_PERSON.search(words)
        if said and is_somebody_else(said[1], [page.facts.name, page.facts.native_name]):
            problems.warning(
                page.document.path,
                page.document.file_line(block.span[0]),
                f"In this text {said[1]} speaks, but the site names {page.facts.name} as its "
                "owner. Whichever is wrong, correct it at the source, or in the admin.",
            )


def _native_beside(page: Page) -> str:
    """The name in its own script, where the lead has it in brackets behind the Latin one."""
    lead = page.outline.sections[0].blocks
    words = " ".join(plain_text(b.text, page.dialect) for b in lead if b.kind == "paragraph")
    match = re.search(rf"{re.escape(page.facts.name)}{BRACKETS}", words)
    return match[1].strip() if match and all(is_native(c) for c in match[1] if c.isalpha()) else ""


def _first_heading(page: Page) -> str:
    """A heading of the first level that opens the page and is a name."""
    first = next((s for s in page.outline.sections if s.heading_span or s.blocks), None)
    if first is None:
        return ""
    words = plain_text(first.heading, page.dialect) if first.level == 1 else ""
    words = as_written(words, first.heading)
    if not first.level and first.blocks[0].kind == "html":
        match = HTML_TITLE.search(first.blocks[0].text)
        words = plain_text(match[1], page.dialect) if match else ""
    return words if looks_like_name(words) and not is_page_title(words) else ""


def _sentence(lead: Section, dialect: Dialect) -> str:
    """“My name is …” or “… is a professor of …” in what stands before the first heading."""
    for block in lead.blocks:
        if block.kind != "paragraph":
            continue
        words = plain_text(block.text, dialect)
        match = FIRST_PERSON.search(words) or THIRD_PERSON.match(words)
        if match is None or (match.re is THIRD_PERSON and not ROLE_WORDS.search(match[3])):
            continue
        if looks_like_name(match[1]):
            native = match[2] if any(map(is_native, match[2] or "")) else ""
            return as_written(f"{match[1]}{native}".strip(), block.text)
    return ""


def _welcome(page: Page) -> str:
    """“Welcome to Ada Lovelace's page”, as the title or as what the page begins with."""
    lead = page.outline.sections[0].blocks[:1]
    first = page.outline.sections[1:2] if not lead else ()
    texts = [text_of(page.document.front_matter.get("title"))]
    texts += [block.text for block in lead] + [section.heading for section in first]
    for text in texts:
        match = WELCOME.match(plain_text(text, page.dialect))
        if match and looks_like_name(name := re.sub(r"['’]s\Z", "", match[1])):
            return name
    return ""


def bold_author(page: Page) -> str:
    """The name set in bold in nearly all items of the lists of papers; "" where there is none."""
    counts: Counter[str] = Counter()
    items = 0
    for section in page.outline.sections:
        headings = [page.outline.section(key).heading for key in section.parents]
        promises = {promise_of(heading, page.dialect) for heading in [*headings, section.heading]}
        if "publications" not in promises:
            continue
        for block in section.blocks:
            if block.kind in ("item", "paragraph"):
                items += 1
                counts.update({b for b in bold_in(block.text, page.dialect) if looks_like_name(b)})
    name, count = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    return name if count >= max(2, NEARLY_ALL * items) else ""


def _confirm(name: str, by_file: str | None, page: Page, problems: Problems) -> None:
    if by_file and same_person(name, by_file) == "no":
        problems.warning(
            page.document.path,
            1,
            f"The papers have “{name}” in bold, but the file is named after “{by_file}”. "
            f"The page is taken for {name}'s; if it is not, say whose page it is (--profile SLUG).",
        )
