"""The parts of a person's page as the chapters of their curriculum vitae."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from profiles.cv.subjects import NEWS, ORDER, subject_of
from profiles.models import Entry, Section
from profiles.page import Part


@dataclass(frozen=True)
class Chapter:
    """A heading of level 2 or below, with a text, entries and works, none of them folded.

    `first` is the number of its first work: works are counted through all chapters. `anchor` is
    the part's.
    """

    heading: str
    level: int
    section: Section | None
    entries: Sequence[Entry]
    works: Sequence[Any]
    first: int
    anchor: str = ""

    @property
    def text_level(self) -> int:
        return min(self.level + 1, 6)


@dataclass
class _Group:
    """Parts that stay together: one of the page's, and those below it that are about the same."""

    subject: str
    parts: list[Part] = field(default_factory=list)


def chapters_of(parts: Iterable[Part]) -> list[Chapter]:
    """In the order in which a curriculum vitae has them, the person's own within each subject."""
    groups = [group for group in _grouped(parts) if group.subject != NEWS]
    groups.sort(key=lambda group: ORDER.index(group.subject))
    found: list[Chapter] = []
    counted = 0
    for group in groups:
        for level, part in _levelled(group.parts):
            works = _works(part)
            entries = [line.entry for line in part.entries]
            chapter = Chapter(
                part.heading, level, part.section, entries, works, counted + 1, part.anchor
            )
            found.append(chapter)
            counted += len(works)
    return found


def _grouped(parts: Iterable[Part]) -> list[_Group]:
    """A list below a heading that is about something else is a group of its own."""
    groups: list[_Group] = []
    above: list[tuple[int, _Group]] = []
    for part in parts:
        while above and above[-1][0] >= part.level:
            above.pop()
        subject = subject_of(part)
        parent = above[-1][1] if above else None
        if parent is None or (subject and subject != parent.subject):
            parent = _Group(subject)
            groups.append(parent)
        parent.parts.append(part)
        above.append((part.level, parent))
    return groups


def _levelled(parts: Sequence[Part]) -> list[tuple[int, Part]]:
    """The parts of a group that hold something, from level 2 on.

    A heading over nothing stays only where it joins several parts.
    """
    first, *rest = parts
    rest = [part for part in rest if not part.is_empty]
    if first.is_empty and len(rest) < 2:
        return [(2, part) for part in rest]
    found = [(2, first)]
    for part in rest:  # what stood between two levels may hold nothing, or be about something else
        level = max(3, part.level - first.level + 2)
        found.append((min(level, found[-1][0] + 1), part))
    return found


def _works(part: Part) -> list[Any]:
    """All works of the part in the person's own order, the selected ones among the others."""
    works = [*part.selected, *part.works]
    works.sort(key=lambda work: (work.order, work.pk))
    if part.is_by_year:
        works.sort(key=lambda work: -(work.publication.year or 10_000))
    return works
