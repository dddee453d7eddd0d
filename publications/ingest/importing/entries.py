"""What becomes of each entry of a text, as its reader is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from faculty_site.ingest.load import Change, Placed
from publications.ingest.formats import ReadEntry
from publications.ingest.importing.differences import printable, told_changes
from publications.ingest.importing.drafts import Draft
from publications.ingest.importing.related import Related
from publications.ingest.works import NOT_OWN

State = Literal[
    "new", "changed", "asked", "known", "kept", "deleted", "twice", "left", "refused"
]  # fmt: skip
"""New here; brought up to date; a work of others, about which the person is asked; nothing to do;
edited here, which stays; deleted here, which stays so; the same work as an entry before; not
chosen; not read."""

CHOSEN: tuple[State, ...] = ("new", "changed")
"""The states of entries that change something here."""

OFFERED: tuple[State, ...] = (*CHOSEN, "asked")
"""Those of which somebody says whether they come in."""


UNNAMED = (
    "If the work is theirs, add the name as it is printed to the name variants on the person’s "
    "page, and import again."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with what becomes of it, in words for a page or a terminal.

    `number` counts from 0; `line` is None where the format has none. `work` is the publication
    that it stands for, of a preview one that may not be stored. One that was `attached` was here
    before this source told of it.
    """

    number: int
    key: str
    line: int | None
    title: str
    authors: tuple[str, ...]
    venue: str
    year: int | None
    state: State
    reason: str = ""
    changes: tuple[Change, ...] = ()
    attached: bool = False
    work: Any = None
    related: tuple[Related, ...] = ()

    @property
    def remedy(self) -> str:
        """What to do about a refused one, where it is not said in the reason."""
        unnamed = self.reason.startswith(NOT_OWN.partition("{")[0])
        return UNNAMED if unnamed else ""

    @property
    def taken(self) -> list[Change]:
        """The values that the source gives the work."""
        return [change for change in self.changes if change.how == "take"]

    @property
    def kept(self) -> list[Change]:
        """The values of the source that local ones stand against."""
        return [change for change in self.changes if change.how != "take"]


def entries_of(
    draft: Draft,
    placed: Iterable[Placed],
    related: Mapping[int, tuple[Related, ...]],
    asked: Collection[int],
) -> Iterator[Entry]:
    """The entries of a text in its order, with what the loader did with those it was given.

    `asked` are the keys of works about which the person was asked before.
    """
    by_origin = {each.origin: each for each in placed}
    seen: dict[str, ReadEntry] = {}
    for number, read in enumerate(draft.reading.entries):
        origin = draft.origins[number]
        if not origin or origin in draft.wrong:
            yield _entry(number, read, "refused", reason=_reason(read, draft.wrong, origin))
        elif origin in seen:
            first = seen[origin]
            place = f"on line {first.line}" if first.line else f"“{printable(first.key)}” before"
            yield _entry(number, read, "twice", reason=f"the entry {place} tells of the same work")
        elif origin not in by_origin:
            yield _entry(number, read, "left")
        else:
            yield _placed(number, read, by_origin[origin], related, asked)
        seen.setdefault(origin, read)


def _placed(
    number: int,
    read: ReadEntry,
    placed: Placed,
    related: Mapping[int, tuple[Related, ...]],
    asked: Collection[int],
) -> Entry:
    state: State = "deleted" if placed.instance is None else STATES[placed.fate]
    if placed.left and placed.instance.pk not in asked:
        state = "asked"
    return _entry(
        number,
        read,
        state,
        changes=told_changes(placed.changes),
        attached=placed.attached,
        work=placed.instance,
        related=related.get(placed.instance.pk, ()) if placed.instance else (),
    )


STATES: dict[str, State] = {
    "created": "new",
    "updated": "changed",
    "unchanged": "known",
    "kept": "kept",
}


def _entry(number: int, read: ReadEntry, state: State, **said: Any) -> Entry:
    work = read.record.work if read.record else None
    return Entry(
        number=number,
        key=printable(read.key),
        line=read.line,
        title=printable(work.title if work else read.title),
        authors=tuple(printable(author.name) for author in work.authors) if work else (),
        venue=printable(work.venue) if work else "",
        year=work.year if work else None,
        state=state,
        **said,
    )


def _reason(read: ReadEntry, wrong: Mapping[str, str], origin: str) -> str:
    """Why an entry gave no work, without the full stop behind it."""
    return (read.refused or wrong[origin]).rstrip(".")
