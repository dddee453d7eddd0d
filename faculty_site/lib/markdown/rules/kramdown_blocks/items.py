"""The lines of kramdown's list items and definitions."""

import re
from dataclasses import dataclass, field

from faculty_site.lib.markdown.rules.kramdown_blocks.fences import FENCE
from faculty_site.lib.markdown.rules.kramdown_blocks.lines import (
    END_OF_BLOCK,
    HEADING,
    ITEM,
    NOT_LAZY_ITEM,
    RULE,
)
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

ATTRIBUTES = re.compile(r"\s*\{:(?!(?:\w[\w-]*)?:|/)((?:\\\}|[^}]){1,400})\}\s*")
INDENT = re.compile(r"\t|[ ]{4}")
OTHER_MARKER = {"ul": re.compile(r"\d{1,9}\.[ \t]"), "ol": re.compile(r"[+*-][ \t]")}
MARKERS = {"ul": r"[+*-]", "ol": r"\d{1,9}\.", "dl": ":"}


@dataclass(slots=True)
class Item:
    """One item: its lines, moved to the left, and the attributes written before its text.

    A list begins a new part, so that it is none that goes on with the one before.
    """

    line: int
    parts: list[list[str]] = field(default_factory=lambda: [[]])
    attributes: str = ""
    starts_below: bool = False
    """Whether the text begins on the line after the marker."""
    after_blank: bool = False

    @property
    def first_line(self) -> int:
        """The line of the source that the first of its lines is."""
        return self.line + self.starts_below

    @property
    def lines(self) -> list[str]:
        """All its lines."""
        return [line for part in self.parts for line in part]

    def read(self, state: BlockState) -> None:
        """Push the tokens of its blocks."""
        first_line = self.first_line
        for part in self.parts:
            state.read_inside(part, first_line)
            first_line += len(part)


@dataclass(slots=True)
class Items:
    """The items of one list, with the line after it."""

    items: list[Item]
    end: int
    ended_by_mark: bool

    def trimmed_end(self, state: BlockState) -> int:
        """The line after the last that is not blank."""
        end = self.end
        while end > 0 and state.is_blank(end - 1):
            end -= 1
        return end


def marker(kind: str, indentation: int) -> re.Pattern[str]:
    """What begins an item beside one whose text is indented so far."""
    return re.compile(rf"([ ]{{0,{min(indentation - 1, 3)}}}{MARKERS[kind]})([ \t].*)")


class ItemReader:
    """Takes the lines that belong to a list, by kramdown's rules."""

    def __init__(self, state: BlockState, kind: str, end_line: int) -> None:
        self.state, self.kind, self.end_line = state, kind, end_line
        self.items: list[Item] = []
        self.marker = marker(kind, 4)
        self.indentation = 0
        self.nested = False
        self.fence = ""

    def read(self, line: int) -> Items:
        """The items from ``line`` on, where the first one's marker stands."""
        after_blank, ended_by_mark = False, False
        while line < self.end_line:
            text = self.state.text(line)
            if END_OF_BLOCK.match(text):
                ended_by_mark = True
                break
            if self._ends_before(text, after_blank):
                break
            if self.state.is_blank(line):
                after_blank = self.nested = True
                self.items[-1].parts[-1].append("")
            elif found := self.marker.match(text):
                self._begin_item(line, found[1], found[2], after_blank)
                after_blank = False
            elif self._goes_on(text, after_blank):
                self._add(text)
                after_blank = False
            else:
                break
            line += 1
        return Items(self.items, line, ended_by_mark)

    def _ends_before(self, text: str, after_blank: bool) -> bool:
        if self.kind != "dl" and after_blank and RULE.match(text):
            return True
        if not self.state.for_importer:
            return False
        other = OTHER_MARKER.get(self.kind)
        return bool(HEADING.match(text) or (other and other.match(text)))

    def _begin_item(self, line: int, mark: str, text: str, after_blank: bool) -> None:
        item = Item(line, after_blank=after_blank)
        own = ATTRIBUTES.match(text)
        if not text.strip() or (own and own.end() == len(text)):
            self.indentation = 4
        else:
            text = _with_spaces(text, len(mark))
            self.indentation = len(mark) + len(text) - len(text.lstrip(" "))
        text = text.lstrip()
        if own := ATTRIBUTES.match(text):
            item.attributes, text = own[1], text[own.end() :]
        item.starts_below = not text
        item.parts = [[text] if text else []]
        self.items.append(item)
        self.fence = ""
        self._note_fence(text)
        self.marker = marker(self.kind, self.indentation)
        self.nested = ITEM.match(text) is not None

    def _goes_on(self, text: str, after_blank: bool) -> bool:
        return self._is_indented(text) or (not after_blank and not NOT_LAZY_ITEM.match(text))

    def _is_indented(self, text: str) -> bool:
        position = 0
        for _ in range(self.indentation // 4):
            found = INDENT.match(text, position)
            if not found:
                return False
            position = found.end()
        return text.startswith((" " * (self.indentation % 4), "\t", "    "), position)

    def _add(self, text: str) -> None:
        tabs = len(text) - len(text.lstrip("\t"))
        text = "    " * tabs + text[tabs:]
        indented = text.startswith(" " * self.indentation)
        text = text[self.indentation :] if indented else text
        self._note_fence(text)
        if self.kind != "dl" and not self.fence and ITEM.match(text):
            if indented and not self.nested:
                self.items[-1].parts.append([])
                self.nested = True
            elif self.nested and not indented:
                text = " " * (self.indentation + 4) + text
        self.items[-1].parts[-1].append(text)

    def _note_fence(self, text: str) -> None:
        """kramdown takes list marks inside code between fences for lists; that is not copied."""
        found = FENCE.match(text)
        if not found:
            return
        if not self.fence:
            self.fence = found["fence"]
        elif found["fence"].startswith(self.fence) and not found["info"].strip():
            self.fence = ""


def _with_spaces(text: str, column: int) -> str:
    """``text``, which begins at ``column``, with spaces for the tabs it begins with."""
    rest = text.lstrip(" \t")
    end = column
    for blank in text[: len(text) - len(rest)]:
        end += 4 - end % 4 if blank == "\t" else 1
    return " " * (end - column) + rest
