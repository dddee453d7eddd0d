"""What a theme is, and what several themes write the same way."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.headings import is_page_title
from faculty_site.ingest.themes.leftovers import is_nobody
from faculty_site.lib.markdown import Dialect
from faculty_site.lib.names import looks_like_name, split_native

BLOCK_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6]|tr|td)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
PARAGRAPH = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)

ROLE_WORDS = re.compile(
    r"""\b(?: prof(?:essor(?:in)?|\.)? | lecturer | reader | instructor | teacher | tutor |
        researcher | research \s+ (?:scientist|fellow|associate|assistant|engineer) | scientist |
        post-?doc\w* | ph\.?\s?d\.? (?:\s+(?:student|candidate))? | doctoral | student | candidate |
        fellow | director | head | chair(?:man|woman|person)? | dean | president | engineer |
        leader | member | affiliated? | coordinator | founder | ceo |
        curator | assistant | associate | scholar | master(?:'s)? | dozent(?:in)? |
        mathematician | physicist | chemist | naturalist | astronomer | painter | philosopher |
        historian | statistician | economist | botanist | linguist | \w+ologist | \w+ographer |
        chercheu[rs]e? | profesora? | maître | ricercatore | docente )\b
        | 教授 | 讲师 | 講師 | 研究員 | 研究员 | 博士 | 助教 | 교수""",
    re.VERBOSE | re.IGNORECASE,
)
SENTENCE_WORDS = re.compile(
    r"\b(?:I(?!\.)|am|is|are|was|were|has|have|[Hh]e|[Ss]he|[Ww]e|[Mm]y|[Hh]is|[Hh]er|[Oo]ur)\b|[\[\]{}]"
)
"""Words of a sentence: “I am a professor at …” is prose, no position."""

CUT = re.compile(r",\s+|\s+(?:at|@|\|)\s+|，|\s+[–—-]\s+|\s*[·•]\s*")
SENTENCE = re.compile(
    r"(?<=[^\W\d_]{4})(?<!\b[Uu]niv)(?<!\b[Dd]ept)(?<!\b[Ii]nst)(?<!\b[Pp]rof)(?<!ssoc)\.\s+"
    r"(?=[A-Z0-9])"
)
MAX_LINE = 500
"""Characters of a line that names a position; a longer one is prose."""

ORGANISATION_WORDS = re.compile(
    r"""\b(?: univ\w* | institut\w* | college | school | department | dept | faculty |
        laborator\w+ | lab | cent(?:er|re) | academy | hochschule | école | politec\w+ |
        polytechnic | hospital | museum | observatory | society | inc\.? | gmbh | ltd | research )\b
        | 大学 | 学院 | 研究所 | 대학교""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """How one theme's pages are recognised and read.

    `matches` judges by content alone, never by a repository's or a file's name. `dialect` is
    the Markdown that the theme's site generator drew.
    """

    name: str
    dialect: Dialect
    matches: Callable[[Document], bool]
    facts: Callable[[Document], Facts]


def text_of(value: Any) -> str:
    """A front-matter value as plain text: HTML tags and entities gone, white space folded."""
    if value is None or isinstance(value, (Mapping, list, tuple, bool)):
        return ""
    return " ".join(html.unescape(TAG.sub("", BLOCK_TAG.sub(" ", str(value)))).split())


def lines_of(value: Any) -> str:
    """A value written in HTML paragraphs or with line breaks, one line each."""
    if not isinstance(value, str):
        return text_of(value)
    parts = PARAGRAPH.sub("\n", value).split("\n")
    return "\n".join(line for line in map(text_of, parts) if line)


def string_list(value: Any) -> list[str]:
    """A value that may be one string or a list of them."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [str(v) for v in value if isinstance(v, (str, int))] if isinstance(value, list) else []


def name_in(value: Any) -> tuple[str, str]:
    """(name, name in its own script) of a title; both "" where it is none, as “About me”."""
    title = text_of(value)
    if not looks_like_name(title) or is_page_title(title) or is_nobody(title):
        return "", ""
    return split_native(title)


def position_and_affiliation(text: str) -> tuple[str, str]:
    """A line such as “Assistant Professor, University of Georgia” in its two parts.

    Cut at the first comma (or at “at”) after words that name a position; where the words do
    not say which of the two the line is, or are a sentence, both parts are empty.
    """
    text = re.sub(r"\s*[.,;]?\Z", "", text[:MAX_LINE]).strip() if len(text) <= MAX_LINE else ""
    if SENTENCE_WORDS.search(text):
        return "", ""
    cut = CUT.search(text)
    first, rest = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    if ROLE_WORDS.search(first):
        return first.strip(), rest.strip()
    if ORGANISATION_WORDS.search(text) and not ROLE_WORDS.search(text):
        return "", text.strip()
    return "", ""


@dataclass(frozen=True, slots=True)
class Subtitle:
    """What the line below a person's name says of them; `unread` is what nobody could place."""

    position: str
    affiliation: str
    unread: tuple[tuple[str, str], ...]


def read_subtitle(value: Any) -> Subtitle:
    """Position and affiliation from a subtitle, whose lines `<br>` or full stops may part."""
    written = lines_of(value).split("\n")
    lines = [part for line in written for part in SENTENCE.split(line)]
    position, affiliation = position_and_affiliation(lines[0])
    more = [line for line in lines[1:] if position_and_affiliation(line)[1] == line]
    if not (position or affiliation):
        return Subtitle("", "", _about(written))
    left = [line for line in lines[1:] if line not in more]
    return Subtitle(position, join_lines([affiliation, *more]), _about(left))


def _about(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    words = " · ".join(filter(None, lines))
    return (("About", words),) if words else ()


def old_urls(document: Document) -> tuple[str, ...]:
    """The addresses that the page's own front matter names, each beginning with a slash."""
    data = document.front_matter
    named = [*string_list(data.get("permalink")), *string_list(data.get("url"))]
    named += string_list(data.get("redirect_from")) + string_list(data.get("aliases"))
    return tuple(dict.fromkeys(_path(url) for url in named if _path(url)))


def _path(url: str) -> str:
    url = url.strip().strip("\"'")
    if not url or re.match(r"[a-z][a-z0-9+.-]*:", url, re.IGNORECASE) or url.startswith("//"):
        return ""
    return url if url.startswith("/") else f"/{url}"


def join_lines(parts: Iterable[str]) -> str:
    """Non-empty parts, a line each, none twice."""
    return "\n".join(dict.fromkeys(part for part in parts if part))
