"""The only door from text to HTML.

``render`` and ``render_inline`` draw Markdown as the author's old site did, sanitised;
``for_page`` fits the result into a page, ``with_anchors`` lets its headings link to themselves
and ``contents_of`` lists them; ``plain_text`` leaves the words alone;
``block_tokens`` gives the importer the same parser's blocks with their source lines.
"""

from faculty_site.lib.markdown.dialects import DIALECTS, Dialect, block_tokens, parser
from faculty_site.lib.markdown.headings import Heading, contents_of, with_anchors
from faculty_site.lib.markdown.page import for_page, id_prefix
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
    "Heading",
    "block_tokens",
    "contents_of",
    "for_page",
    "id_prefix",
    "parser",
    "plain_text",
    "render",
    "render_inline",
    "with_anchors",
]
