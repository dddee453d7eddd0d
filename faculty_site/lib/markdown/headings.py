"""The headings of a text as it stands in a page: links to themselves, and a table of contents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from faculty_site.lib.markdown.allowed import MATH_TAGS
from faculty_site.lib.markdown.rules.contents import LIST_ID
from faculty_site.lib.markdown.tags import Tag, rewrite_tags

FEWEST = 3
"""From so many headings on a text has contents, if it is long."""

LONG = 2_500
"""Characters of words that fill more than a screen."""

_ATTRIBUTES = r'(?: [a-z][a-z0-9:-]*="[^"<>]*")*'
_heading = re.compile(
    rf'<h([1-6])(?={_ATTRIBUTES}>)(?=[^>]* id="([^"<>]*)")[^>]*>(.*?)</h\1>', re.DOTALL
)
_interactive = re.compile(r"<(?:a|audio|details|iframe|video)[ >]|tabindex=")
"""What cannot stand inside a link."""

_note = re.compile(r'<sup class="footnote-ref".*?</sup>', re.DOTALL)
_words = MATH_TAGS - {"annotation"} | {"b", "code", "em", "i", "strong", "sub", "sup"}
_formula_source = re.compile(r"<annotation.*?</annotation>", re.DOTALL)


@dataclass
class Heading:
    """A line of the contents: `html` are the heading's words, `below` the lower headings."""

    id: str
    html: SafeString
    below: list["Heading"] = field(default_factory=list)


def with_anchors(html: SafeString) -> SafeString:
    """``html`` (from ``for_page``) with each heading that has an id a link to itself.

    The words themselves are the link, so that nothing is read twice and the keyboard reaches it.
    A heading that holds a link of its own stays as it is.
    """
    return mark_safe(_heading.sub(_linked, html))  # noqa: S308 - tags around what was safe


def _linked(found: re.Match[str]) -> str:
    words = found[3]
    if not words.strip() or _interactive.search(words):
        return found[0]
    opening = found[0][: found.start(3) - found.start()]
    return f'{opening}<a class="here" href="#{found[2]}">{words}</a></h{found[1]}>'


def contents_of(html: SafeString) -> list[Heading]:
    """The headings of the two highest levels, for a long text (from ``for_page``).

    Nothing for a short one, one with few headings, or one whose author wrote its contents.
    """
    found = [(int(level), name, _plain(words)) for level, name, words in _heading.findall(html)]
    levels = sorted({level for level, _name, words in found if words})[:2]
    headings = [each for each in found if each[0] in levels and each[2]]
    is_long = len(headings) >= FEWEST and len(strip_tags(html)) >= LONG
    if not is_long or f'{LIST_ID}"' in html:
        return []
    return list(_nested(headings, levels[0]))


def _nested(headings: Sequence[tuple[int, str, SafeString]], highest: int) -> Iterator[Heading]:
    above: Heading | None = None
    for level, name, words in headings:
        heading = Heading(name, words)
        if level > highest and above:
            above.below.append(heading)
            continue
        if above:
            yield above
        above = heading
    if above:
        yield above


def _plain(words: str) -> SafeString:
    """The words with their emphasis and formulas, without links, pictures and ids."""
    kept = rewrite_tags(_formula_source.sub("", _note.sub("", words)), _bare)
    return mark_safe(kept.strip())  # noqa: S308 - tags taken from what was safe


def _bare(tag: Tag) -> str:
    return str(Tag(tag.name, tag.closing, {})) if tag.name in _words else ""
