"""The only door from text to HTML.

``render`` and ``render_inline`` draw Markdown as the author's old site did, sanitised;
``for_page`` fits the result into a page; ``plain_text`` leaves the words alone;
``block_tokens`` gives the importer the same parser's blocks with their source lines.
"""

from faculty_site.lib.markdown.dialects import DIALECTS, Dialect, block_tokens, parser
from faculty_site.lib.markdown.page import for_page
from faculty_site.lib.markdown.rendering import (
    LONGEST,
    RENDERER_VERSION,
    plain_text,
    render,
    render_inline,
)

__all__ = [
    "DIALECTS",
    "LONGEST",
    "RENDERER_VERSION",
    "Dialect",
    "block_tokens",
    "for_page",
    "parser",
    "plain_text",
    "render",
    "render_inline",
]
