"""The pass that fits cached HTML into one page: addresses, heading levels, unique ids."""

from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from faculty_site.lib.markdown.tags import Tag, rewrite_tags

INTERNAL = ("page:", "asset:")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEFAULT_PREFIX = "user-content-"

Resolve = Callable[[str], str | None]
"""``page:KEY`` or ``asset:KEY`` -> its address here, None when there is none to show."""


def for_page(html: str, *, heading_shift: int, id_prefix: str, resolve: Resolve) -> SafeString:
    """``html`` (from ``render``) as it stands in one section of one page.

    ``heading_shift`` is added to every heading's level (h6 is the lowest). ``id_prefix`` goes
    before every id, so that no text can take an id of the page's own or of another section; links
    to ids of this text follow. An address that ``resolve`` does not know takes the link away and
    leaves its text; a picture leaves its alternative text.
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

    def first(self, tag: Tag) -> str:
        if tag.name in HEADINGS:
            tag.name = f"h{min(6, max(1, int(tag.name[1]) + self.heading_shift))}"
        if "id" in tag.attributes:
            tag.attributes["id"] = self._unique(tag.attributes["id"])
        for name in ("href", "src"):
            if tag.attributes.get(name, "").startswith(INTERNAL):
                address = self.resolve(tag.attributes.pop(name))
                if address is not None:
                    tag.attributes[name] = address
                elif tag.name == "img":
                    return _missing(tag)
        return str(tag)

    def second(self, tag: Tag) -> str:
        href = tag.attributes.get("href", "")
        if href.startswith("#") and href[1:] in self.new_ids:
            tag.attributes["href"] = f"#{self.new_ids[href[1:]]}"
        return str(tag)

    def _unique(self, written: str) -> str:
        base = candidate = f"{self.id_prefix}{written}"
        number = 0
        while candidate in self.taken:
            number += 1
            candidate = f"{base}-{number}"
        self.taken.add(candidate)
        self.new_ids.setdefault(written, candidate)
        return candidate


def _missing(tag: Tag) -> str:
    return f'<span class="missing-asset">{escape(tag.attributes.get("alt", ""))}</span>'
