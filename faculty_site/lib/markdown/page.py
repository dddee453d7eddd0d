"""The pass that fits cached HTML into one page: addresses, sizes, heading levels, unique ids."""

from collections.abc import Callable
from typing import Self

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from faculty_site.lib.markdown.tags import Tag, rewrite_tags

SCROLLING = frozenset({"pre", "table"})
"""What scrolls by itself on a narrow screen, and so must be reached with the keyboard."""

ADDRESSES = ("href", "poster", "src")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEFAULT_PREFIX = "user-content-"

Resolve = Callable[[str], str | None]
"""An address as written -> where it leads now, None when nowhere.

It is asked for ``page:KEY``, ``asset:KEY`` and every other address but those of ids (``#...``).
"""


class PictureAddress(str):
    """The address of a file of ours that knows, when it is a picture, how large.

    ``measure`` gives width and height in pixels, None for what is no picture; it is called for
    pictures only, so that links to files cost nothing.
    """

    measure: Callable[[], tuple[int, int] | None]

    def __new__(cls, address: str, measure: Callable[[], tuple[int, int] | None]) -> Self:
        made = super().__new__(cls, address)
        made.measure = measure
        return made


def for_page(html: str, *, heading_shift: int, id_prefix: str, resolve: Resolve) -> SafeString:
    """``html`` (from ``render``) as it stands in one section of one page.

    ``heading_shift`` is added to every heading's level (h6 is the lowest). ``id_prefix`` goes
    before every id, so that no text can take an id of the page's own or of another section; links
    to ids of this text follow. An address that ``resolve`` does not know takes the link away and
    leaves its text; a picture leaves its alternative text. Pictures whose size is known say it, so
    that nothing moves when they arrive; what scrolls gets a ``tabindex``.
    """
    fitting = _Fitting(heading_shift, id_prefix or DEFAULT_PREFIX, resolve)
    with_ids = rewrite_tags(html, fitting.first)
    # Links may stand before what they lead to, so they wait for all ids to be known.
    return mark_safe(rewrite_tags(with_ids, fitting.second))  # noqa: S308 - render's own output


class _Fitting:
    def __init__(self, heading_shift: int, id_prefix: str, resolve: Resolve) -> None:
        self.heading_shift = heading_shift
        self.id_prefix = id_prefix
        self.resolve = resolve
        self.new_ids: dict[str, str] = {}
        self.taken: set[str] = set()
        # Where the search for a free number goes on: one id written often must not cost squares.
        self.numbers: dict[str, int] = {}

    def first(self, tag: Tag) -> str:
        if tag.name in HEADINGS:
            tag.name = f"h{min(6, max(1, int(tag.name[1]) + self.heading_shift))}"
        if "id" in tag.attributes:
            tag.attributes["id"] = self._unique(tag.attributes["id"])
        if tag.closing:
            return str(tag)
        if tag.name in SCROLLING or "math-display" in tag.attributes.get("class", ""):
            tag.attributes["tabindex"] = "0"
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
            elif tag.name == "img":
                return False
            else:
                del tag.attributes[name]
        return True

    def second(self, tag: Tag) -> str:
        href = tag.attributes.get("href", "")
        if href.startswith("#") and href[1:] in self.new_ids:
            tag.attributes["href"] = f"#{self.new_ids[href[1:]]}"
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


def _missing(tag: Tag) -> str:
    words = tag.attributes.get("alt", "")
    return f'<span class="missing-asset">{escape(words)}</span>' if words else ""
