"""The table of a run, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.counting.compare import Fate
from tests.counting.held import KINDS, Kind
from tests.counting.run import Counted

LEGEND = (
    "Each cell is found/held. Held is what the site's files hold and it showed: not the theme's "
    "samples, parts of other pages or versions in another language. Others: works whose authors, "
    "and pages whose people, are somebody else; the report says so. Told: not found, and the "
    "report says why."
)


def table(sites: Sequence[Counted]) -> str:
    """A row for each site and one for all; those that are files in fixtures count as found."""
    head = ["site", "theme", *KINDS, "samples", "others", "told", "lost", "problems"]
    rows = [[site.root.name, site.theme, *_cells(site.fates), _problems(site)] for site in sites]
    every = [fate for site in sites for fate in site.fates]
    rows.append(["all", "", *_cells(every), str(sum(int(row[-1]) for row in rows))])
    marks = ["---", "---", *["--:"] * (len(head) - 2)]
    lines = [f"| {' | '.join(row)} |" for row in (head, marks, *rows)]
    return "\n".join([*lines, "", LEGEND])


def _problems(site: Counted) -> str:
    return str(len(site.found.problems))


def _cells(fates: Sequence[Fate]) -> Iterator[str]:
    for kind in KINDS:
        found, held = found_of(fates, kind)
        yield f"{found}/{held}" if held else ""
    for outcome in ("sample", "others", "told", "lost"):
        count = sum(fate.outcome == outcome for fate in fates)
        yield str(count or "")


def found_of(fates: Iterable[Fate], kind: Kind) -> tuple[int, int]:
    """Of one kind: how many were found, of how many that are to be found."""
    own = [fate for fate in fates if fate.held.kind == kind]
    found = sum(fate.outcome == "found" for fate in own)
    lost = sum(fate.outcome in ("lost", "told") for fate in own)
    return found, found + lost


def line_of(site: Counted, fate: Fate) -> str:
    """What became of one thing, in a line."""
    held = fate.held
    line = (
        f"{site.root.name}: {fate.outcome}: {held.kind} {held.name}: {held.words[:60]!r} {fate.why}"
    )
    return line.rstrip()
