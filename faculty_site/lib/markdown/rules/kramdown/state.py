"""The inline parser's state for kramdown."""

import re
from functools import cached_property
from typing import ClassVar

from markdown_it.common.utils import normalizeReference

from faculty_site.lib.markdown.rules.inline_state import InlineState
from faculty_site.lib.markdown.rules.kramdown.scanner import KramdownScanner, KramdownSpans
from faculty_site.lib.markdown.rules.kramdown.targets import Target
from faculty_site.lib.markdown.rules.spans import Delimiters

STRUCK_END = re.compile(r"(?<=[^\s~])~~")


class KramdownState(InlineState):
    """Knows the spans of its source, and up to where quotes and dashes were set in print."""

    delimiters_of_math: ClassVar[Delimiters] = (("\\\\(", "\\\\)", False), ("\\\\[", "\\\\]", True))
    printed_to: int = 0
    in_double_quotes: bool = False

    @cached_property
    def spans(self) -> KramdownSpans:
        """Code, links, HTML tags and formulas of this source."""
        notes = self.env.get("footnotes", {}).get("refs", {})
        scanner = KramdownScanner(self.src, self.delimiters_of_math, self._reference, notes)
        return scanner.scan()

    @cached_property
    def struck_ends(self) -> list[int]:
        """Where two tildes may end struck text."""
        return [end.start() for end in STRUCK_END.finditer(self.src)]

    def _reference(self, name: str) -> Target | None:
        known = self.env.get("references", {}).get(normalizeReference(name))
        return Target(known["href"], known["title"]) if known else None
