"""The text inside a block as kramdown reads it: its own rules in place of CommonMark's."""

from markdown_it import MarkdownIt

from faculty_site.lib.markdown.rules.kramdown.emphasis import emphasis_plugin
from faculty_site.lib.markdown.rules.kramdown.print import print_plugin
from faculty_site.lib.markdown.rules.kramdown.spans import spans_plugin
from faculty_site.lib.markdown.rules.kramdown.state import KramdownState

__all__ = ["KramdownState", "kramdown_spans_plugin"]


def kramdown_spans_plugin(md: MarkdownIt) -> None:
    """Replace the inline rules; the parser's state must be a ``KramdownState``."""
    spans_plugin(md)
    emphasis_plugin(md)
    print_plugin(md)
