"""What each shortcode stands for, by its name; and what is left of one that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from faculty_site.ingest.templating.model import Call, Context, Piece
from faculty_site.ingest.templating.pieces.markup import as_markdown
from faculty_site.ingest.templating.shortcode_media import MEDIA, PICTURES, SOURCES, figure
from faculty_site.ingest.templating.shortcode_pages import PAGES
from faculty_site.ingest.templating.shortcode_texts import TEXTS

SHORTCODES: Final[Mapping[str, Piece]] = {
    name: piece
    for table in (MEDIA, PAGES, TEXTS)
    for piece, names in table.items()
    for name in names
}
READABLE: Final = ("caption", "title", "text", "label", "content", "description", "name", "alt")
WORDS: Final = re.compile(r"\w.*\s.*\w", re.DOTALL)


def drawn(call: Call, context: Context) -> str:
    """The Markdown that a shortcode stands for; of one that is unknown, the words that it has."""
    piece = SHORTCODES.get(call.name)
    text = piece(call, context) if piece else _picture(call, context)
    if text is not None:
        return text.strip("\n")
    left = call.inner.strip() or as_markdown(call.get(*READABLE) or _sentence(call))
    why = "says too little to be drawn" if piece else "is not known here"
    kept = "its words stay" if left else "nothing of it can be shown"
    context.warn(
        call.line,
        f"The shortcode “{call.name}” {why}: {kept}. Write in Markdown what it showed.",
    )
    return left


def _picture(call: Call, context: Context) -> str | None:
    """A site's own shortcode that names a picture draws one."""
    source = call.get(*SOURCES).lower()
    return figure(call, context) if source.endswith(PICTURES) and not call.inner.strip() else None


def _sentence(call: Call) -> str:
    """A parameter without a name that is more than a single word."""
    return next((value for value in call.positional if WORDS.search(value)), "")
