"""Blocks as kramdown reads them: its own rules in place of CommonMark's."""

from faculty_site.lib.markdown.rules.kramdown_blocks.heading_ids import kramdown_heading_ids_plugin
from faculty_site.lib.markdown.rules.kramdown_blocks.parser import kramdown_blocks_plugin

__all__ = ["kramdown_blocks_plugin", "kramdown_heading_ids_plugin"]
