"""Text to safe HTML, and text to plain words; cached by content."""

import hashlib
import logging
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.core.cache import cache
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from faculty_site.lib.markdown.dialects import Dialect, parser
from faculty_site.lib.markdown.plain import plain_blocks
from faculty_site.lib.markdown.sanitise import plain_block, sanitise

logger = logging.getLogger(__name__)

RENDERER_VERSION = "4"
"""Goes into the cache's key: raise it with every change of what a text looks like."""

LONGEST = 1_000_000  # characters; a longer text is shown as it stands
CACHED_FOR = 30 * 24 * 3600  # seconds
SHORT = 2_000  # characters; the words of such a text are remembered for a while


def render(text: str, dialect: Dialect = "site") -> SafeString:
    """``text`` as safe block HTML. Never raises: what cannot be drawn is shown as it stands.

    ``page:KEY`` and ``asset:KEY`` addresses and plain ids stay, for ``for_page`` to adapt.
    """
    return _cached("block", text, dialect, block_html, plain_block)


def render_inline(text: str, dialect: Dialect = "site") -> SafeString:
    """``text`` as safe HTML without blocks, for titles and one-liners. Never raises."""
    return _cached("inline", text, dialect, inline_html, escape)


def plain_text(text: str, dialect: Dialect = "site") -> str:
    """The words of ``text``, a line for each block: formulas as TeX, images as their alt text."""
    if len(text) > LONGEST:
        return text
    return (_plain_again if len(text) < SHORT else _plain)(text, dialect)


def _plain(text: str, dialect: Dialect) -> str:
    return "\n".join(plain_blocks(parser(dialect).parse(text)))


# An import asks for the words of one title or item again and again.
_plain_again = lru_cache(maxsize=4096)(_plain)


def block_html(text: str, dialect: Dialect) -> str:
    """``render`` without its cache and its net."""
    return sanitise(parser(dialect).render(text))


def inline_html(text: str, dialect: Dialect) -> str:
    """``render_inline`` without its cache and its net."""
    return sanitise(parser(dialect).renderInline(text), inline=True)


def _cached(
    kind: str,
    text: str,
    dialect: Dialect,
    draw: Callable[[str, Dialect], str],
    as_it_stands: Callable[[str], str],
) -> SafeString:
    if len(text) > LONGEST:
        return mark_safe(as_it_stands(text))  # noqa: S308 - escaped
    if not settings.configured:
        return _drawn(text, dialect, draw, as_it_stands)
    content = "\0".join((RENDERER_VERSION, kind, dialect, text))
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    key = f"markdown:{digest}"
    found = cache.get(key)
    if isinstance(found, str):
        return mark_safe(found)  # noqa: S308 - written below
    html = _drawn(text, dialect, draw, as_it_stands)
    cache.set(key, str(html), CACHED_FOR)
    return html


def _drawn(
    text: str,
    dialect: Dialect,
    draw: Callable[[str, Dialect], str],
    as_it_stands: Callable[[str], str],
) -> SafeString:
    # One text must not take its page down; the log has the cause.
    try:
        html = draw(text, dialect)
    except Exception:
        logger.exception("a text of %d characters (%s) could not be drawn", len(text), dialect)
        html = as_it_stands(text)
    return mark_safe(html)  # noqa: S308 - sanitised
