"""Where a shortcode stands, and how what it draws is set there: in a line, or as a block.

A tag or a quotation takes in the lines below it up to a blank one. A block of several lines takes
the indentation of the list item, or the marks of the quotation, that it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from faculty_site.ingest.templating import liquid_marks

_MARGIN: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_TEXT_FOLLOWS: Final = re.compile(r"[ \t]*\n[ \t>]*[^\s>]")
_NEXT_FOLLOWS: Final = re.compile(r"[ \t]*\n[ \t]*")
_LINE: Final = re.compile(r"[^\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a shortcode on its line, and the text that follows up to the next one.

    `is_last` is true where nothing comes after that text.
    """

    before: str
    after: str
    is_last: bool

    @property
    def margin(self) -> str | None:
        """What every line of a block begins with here; None in the middle of a line."""
        if not _MARGIN.fullmatch(self.before):
            return None
        return re.sub(r"[^\s>]", " ", self.before)

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands after it on its line."""
        line = _LINE.match(self.after)
        rest = line[0] if line else ""
        return not rest.strip() and (len(rest) < len(self.after) or self.is_last)

    @property
    def wants_blank_line(self) -> bool:
        """Whether the next line has text, which a block of HTML would take in."""
        if _TEXT_FOLLOWS.match(self.after):
            return True
        return not self.is_last and bool(_NEXT_FOLLOWS.fullmatch(self.after))

    def inner(self, text: str) -> str:
        """The enclosed text (with marks of its lines) without the margin of the place."""
        margin = self.margin
        if not margin:
            return text
        first, *rest = text.split("\n")
        return "\n".join([first, *(_without_margin(line, margin) for line in rest)])

    def set(self, drawn: str, inner: str) -> str:
        """What was drawn, fit for the place, with the marks of the lines of `inner`."""
        if "\n" not in drawn:
            ends = drawn.startswith(("<", ">")) and self.margin is not None and self.is_alone
            is_item = self.before.strip(" \t>") != ""
            return drawn + "\n" * (ends and not is_item and self.wants_blank_line)
        drawn = liquid_marks.aligned(drawn, inner)
        margin = self.margin
        if margin is None:
            return f"\n\n{drawn}" + "\n\n" * (not self.is_alone or self.wants_blank_line)
        first, *rest = drawn.split("\n")
        lines = [first, *((margin + line) if _bare(line) else margin.rstrip() for line in rest)]
        if not self.is_alone:
            lines += [margin.rstrip(), margin]
        elif self.wants_blank_line:
            lines.append(margin.rstrip())
        return "\n".join(lines)


def code_span(text: str) -> str:
    """Text as code inside a line."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    marks = "`" * (longest + 1)
    return f"{marks} {text} {marks}" if longest else f"{marks}{text}{marks}"


def _bare(line: str) -> str:
    return liquid_marks.without_marks(line).strip()


def _without_margin(line: str, margin: str) -> str:
    if line.startswith(margin):
        return line[len(margin) :]
    blanks = len(line) - len(line.lstrip(" \t"))
    return line[min(blanks, len(margin)) :]
