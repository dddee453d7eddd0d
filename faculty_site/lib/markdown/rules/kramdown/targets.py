"""What stands behind the label of a link: ``(address "title")``, ``[name]``, or nothing."""

import html
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

LONGEST = 4000  # characters of an address or a title
LONGEST_NAME = 999  # characters of a reference's name
ANGLED = re.compile(r"\(<([^\n>]{0,4000})>")
TITLE = re.compile(r"""\s{0,100}?(["'])(.{1,4000}?)\1\s{0,100}?\)""", re.DOTALL)
BEFORE_TITLE = re.compile(r"""\s(?=["'])""")
NAME = re.compile(r"\s{0,100}?\[([^\]]{1,999})?\]")
PARENTHESES = re.compile(r"[()]")
ENTITY = re.compile(r"&(?:\w{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
ESCAPED = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=~-])""")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, its title, and where it ends in the source."""

    href: str
    title: str
    end: int = 0


def with_entities_read(text: str) -> str:
    """``text`` with its entities as characters, which is all that means anything in it."""
    return ENTITY.sub(lambda entity: html.unescape(entity.group()), text)


def without_escapes(text: str) -> str:
    """``text`` without the backslashes that keep punctuation from being markup."""
    return ESCAPED.sub(r"\1", text)


class TargetReader:
    """Reads the targets of one source; ``reference`` gives the target of a name, if it has one."""

    def __init__(self, source: str, reference: Callable[[str], Target | None]) -> None:
        self.source = source
        self.reference = reference

    def read(self, label_start: int, label_end: int) -> Target | None:
        """The target behind the label between these offsets."""
        position = label_end + 1
        named = NAME.match(self.source, position)
        if named or not self.source.startswith("(", position):
            if not (named and named[1]) and label_end - label_start > LONGEST_NAME:
                return None
            label = without_escapes(self.source[label_start:label_end])
            known = self.reference(named[1] if named and named[1] else label)
            return known and replace(known, end=named.end() if named else position)
        if angled := ANGLED.match(self.source, position):
            if self.source.startswith(")", angled.end()):
                return Target(with_entities_read(angled[1]), "", angled.end() + 1)
            return self._titled(angled[1], angled.end())
        return self._plain(position)

    def _plain(self, position: int) -> Target | None:
        """An address with blanks and paired parentheses; it ends where a title begins."""
        closing = self._partners.get(position, len(self.source))
        following = bisect_left(self._gaps, position)
        gap = self._gaps[following] if following < len(self._gaps) else len(self.source)
        end = min(closing, gap)
        if end - position > LONGEST or end == len(self.source):
            return None
        # Browsers leave out a break of the line inside an address.
        address = self.source[position + 1 : end].strip().replace("\n", "")
        if end == closing:
            return Target(with_entities_read(address), "", closing + 1)
        return self._titled(address, end + 1)

    def _titled(self, address: str, position: int) -> Target | None:
        title = TITLE.match(self.source, position)
        if not title:
            return None
        return Target(with_entities_read(address), with_entities_read(title[2]), title.end())

    @cached_property
    def _partners(self) -> dict[int, int]:
        """The closing parenthesis of each opening one."""
        partners: dict[int, int] = {}
        waiting: list[int] = []
        for mark in PARENTHESES.finditer(self.source):
            if mark.group() == "(":
                waiting.append(mark.start())
            elif waiting:
                partners[waiting.pop()] = mark.start()
        return partners

    @cached_property
    def _gaps(self) -> list[int]:
        """Where a blank is followed by a quote."""
        return [gap.start() for gap in BEFORE_TITLE.finditer(self.source)]
