"""The pass that fits cached HTML into one page: addresses, sizes, heading levels, unique ids."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, Self
from urllib.parse import unquote

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from faculty_site.lib.markdown.tags import Tag, rewrite_tags

CODE, FORMULA, TABLE = gettext_lazy("Code"), gettext_lazy("Formula"), gettext_lazy("Table")
"""What scrolls on a narrow screen, as a screen reader calls it.

They are named groups and no regions: a page's landmarks should be few, and differ in name. A table
scrolls in a frame of its own, so that it stays a table to everybody.
"""

OWN_NAMES: Mapping[str, Promise] = {
    "Back to the text": gettext_lazy("Back to the text"),
    "Task": gettext_lazy("Task"),
    "Video on YouTube": gettext_lazy("Video on YouTube"),
    "Video on Vimeo": gettext_lazy("Video on Vimeo"),
    "Video on Bilibili": gettext_lazy("Video on Bilibili"),
    "Video on Youku": gettext_lazy("Video on Youku"),
    "Map": gettext_lazy("Map"),
    "File on Google Drive": gettext_lazy("File on Google Drive"),
    "Document on Google Docs": gettext_lazy("Document on Google Docs"),
    "Calendar": gettext_lazy("Calendar"),
}
"""What `render` called things that their author gave no name. It knows no reader, and what it drew
is kept, so that it speaks English; the page says it in the reader's language."""

NAMES_IN = {"a": "aria-label", "iframe": "title", "input": "aria-label"}

WIDE = 20
"""Letters and signs from which on a formula within a line may be wider than a phone."""

_WITHIN_LINE = re.compile(r"<math>.*?</math>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")

COLUMN = 640
"""Pixels that a column of text is wide at most, as the style sheet has it."""

ADDRESSES = ("href", "poster", "src")
DEFAULT_PREFIX = "user-content-"

Resolve = Callable[[str], str | None]
"""An address as written -> where it leads now, None when nowhere.

It is asked for ``page:KEY``, ``asset:KEY`` and every other address but those of the text's own ids.
"""


class PictureAddress(str):
    """The address of a file of ours that knows, when it is a picture, how large.

    ``measure`` gives width and height in pixels, None for what is no picture, and ``srcset`` the
    widths that it can be had in, "" for none; they are called for pictures only, so that links to
    files cost nothing.
    """

    measure: Callable[[], tuple[int, int] | None]
    srcset: Callable[[], str]

    def __new__(
        cls,
        address: str,
        measure: Callable[[], tuple[int, int] | None],
        srcset: Callable[[], str] = str,
    ) -> Self:
        made = super().__new__(cls, address)
        made.measure = measure
        made.srcset = srcset
        return made


class Stored(Protocol):
    """A record with a text."""

    pk: Any


def id_prefix(record: Stored) -> str:
    """What stands before the ids in a record's text, as a page may show several texts."""
    return f"{type(record).__name__.lower()}-{record.pk}-"


def for_page(html: str, *, heading_shift: int, id_prefix: str, resolve: Resolve) -> SafeString:
    """``html`` (from ``render``) as it stands in one section of one page.

    ``heading_shift`` is added to the level of the highest headings (h6 is the lowest); those below
    follow one by one, though their author may have skipped levels. ``id_prefix`` goes
    before every id, so that no text can take an id of the page's own or of another section; links
    to ids of this text follow. An address that ``resolve`` does not know takes the link away and
    leaves its text; a picture leaves its alternative text. Pictures whose size is known say it, so
    that nothing moves when they arrive, and the widths they can be had in; what scrolls is reached
    with the keyboard and has a name.
    """
    fitting = _Fitting(id_prefix or DEFAULT_PREFIX, resolve)
    with_levels = _with_levels(html, heading_shift)
    with_ids = _WITHIN_LINE.sub(_framed, rewrite_tags(with_levels, fitting.first))
    # Links may stand before what they lead to, so they wait for all ids to be known.
    return mark_safe(rewrite_tags(with_ids, fitting.second))  # noqa: S308 - render's own output


def _with_levels(html: str, shift: int) -> str:
    """Each heading one level below that which it stands under, the highest by ``shift`` lower."""
    highest = min((int(level) for _end, level in _HEADING.findall(html)), default=1)
    above: list[tuple[int, int]] = []  # as written, and as shown

    def levelled(match: re.Match[str]) -> str:
        written = int(match[2])
        if not match[1]:
            while above and above[-1][0] >= written:
                above.pop()
            shown = above[-1][1] + 1 if above else highest + shift
            above.append((written, min(6, max(1, shown))))
        return f"<{match[1]}h{above[-1][1] if above else min(6, max(1, written + shift))}"

    return _HEADING.sub(levelled, html)


class _Fitting:
    def __init__(self, id_prefix: str, resolve: Resolve) -> None:
        self.id_prefix = id_prefix
        self.resolve = resolve
        self.new_ids: dict[str, str] = {}
        self.taken: set[str] = set()
        # Where the search for a free number goes on: one id written often must not cost squares.
        self.numbers: dict[str, int] = {}

    def first(self, tag: Tag) -> str:
        if "id" in tag.attributes:
            tag.attributes["id"] = self._unique(tag.attributes["id"])
        _say_own_name(tag)
        if tag.closing:
            return f"{tag}</div>" if tag.name == "table" else str(tag)
        if tag.name == "table":
            return f"{_scrolling(Tag('div', False, {'class': 'scrolls'}), TABLE)}{tag}"
        if tag.name == "pre":
            return _scrolling(tag, CODE)
        if "math-display" in tag.attributes.get("class", ""):
            return _scrolling(tag, FORMULA)
        return str(tag) if self._resolved(tag) else _missing(tag)

    def _resolved(self, tag: Tag) -> bool:
        """Whether the tag still shows something, with its addresses filled in."""
        for name in ADDRESSES:
            written = tag.attributes.get(name, "#")
            if written.startswith("#"):
                continue
            address = self.resolve(written) if tag.name != "iframe" else written
            if address is not None:
                tag.attributes[name] = address
                if tag.name == "img" and isinstance(address, PictureAddress):
                    _say_size(tag, address.measure())
                    _offer_widths(tag, address.srcset())
            elif tag.name == "img":
                return False
            else:
                tag.drop_address(name)
        return True

    def second(self, tag: Tag) -> str:
        mark, place = tag.attributes.get("href", "")[:1], tag.attributes.get("href", "")[1:]
        if mark != "#" or place.lower() in ("", "top"):
            return str(tag)
        name = next((each for each in (place, unquote(place)) if each in self.new_ids), None)
        address = f"#{self.new_ids[name]}" if name is not None else self.resolve(f"#{place}")
        if address is None:
            tag.drop_address()
        else:
            tag.attributes["href"] = address
        return str(tag)

    def _unique(self, written: str) -> str:
        base = candidate = f"{self.id_prefix}{written}"
        number = self.numbers.get(base, 0)
        while candidate in self.taken:
            number += 1
            candidate = f"{base}-{number}"
        self.numbers[base] = number
        self.taken.add(candidate)
        self.new_ids.setdefault(written, candidate)
        return candidate


def _framed(formula: re.Match[str]) -> str:
    """A formula within a line; where it is wide, in a frame that scrolls."""
    drawn = formula.group()
    if len(_TAG.sub("", drawn.partition("<annotation")[0])) < WIDE:
        return drawn
    return f"{_scrolling(Tag('span', False, {'class': 'math-wide'}), FORMULA)}{drawn}</span>"


def _scrolling(tag: Tag, name: Promise) -> str:
    """The tag, reached with the keyboard; what its author called it stays."""
    tag.attributes["tabindex"] = "0"
    tag.attributes.setdefault("role", "group")
    tag.attributes.setdefault("aria-label", str(name))
    return str(tag)


def _say_own_name(tag: Tag) -> None:
    attribute = NAMES_IN.get(tag.name, "")
    if name := OWN_NAMES.get(tag.attributes.get(attribute, "")):
        tag.attributes[attribute] = str(name)


def _say_size(tag: Tag, size: tuple[int, int] | None) -> None:
    """Width and height of a picture; what the author gave counts, the other side follows."""
    if size is None or ("width" in tag.attributes and "height" in tag.attributes):
        return
    width, height = size
    if written := tag.attributes.get("width", ""):
        width, height = int(written), round(int(written) * height / width)
    elif written := tag.attributes.get("height", ""):
        width, height = round(int(written) * width / height), int(written)
    tag.attributes |= {"width": str(max(1, width)), "height": str(max(1, height))}


def _offer_widths(tag: Tag, srcset: str) -> None:
    """The widths of a picture that says its size, and how wide it stands in a text."""
    shown = int(tag.attributes.get("width", "0"))
    if srcset and shown:
        narrow = f"(max-width: {shown}px) 100vw, {shown}px"
        sizes = narrow if shown < COLUMN else f"(max-width: {COLUMN}px) 100vw, {COLUMN}px"
        tag.attributes |= {"srcset": srcset, "sizes": sizes}


def _missing(tag: Tag) -> str:
    words = tag.attributes.get("alt", "")
    return f'<span class="missing-asset">{escape(words)}</span>' if words else ""
