"""What of a page will be drawn otherwise than its source says, told once for each kind."""

from __future__ import annotations

from faculty_site.ingest.documents import Page
from faculty_site.ingest.problems import Level, Problem, Problems
from faculty_site.lib.markdown.losses import Loss, LossKind, losses

Told = tuple[Level, str, str, str]
"""Level, what it says of one loss, of several (with their number), and the remedy."""

TOLD: dict[LossKind, Told] = {
    "formula": (
        "warning",
        "A formula stays TeX",
        "{count} formulas stay TeX, the first of them here",
        "({detail}). Write it with commands that are known here.",
    ),
    "colour": (
        "info",
        "A colour is left out",
        "{count} colours are left out, the first of them here",
        ": pages have the site's own, for day and night. Say in words what a colour means.",
    ),
    "element": (
        "warning",
        "<{detail}> is left out with what it holds",
        "{count} times <{detail}> is left out with what it holds, the first time here",
        ": pages run, load and send nothing. Write what readers should see as text, or link to it.",
    ),
    "address": (
        "warning",
        "An address is left out ({detail})",
        "{count} addresses are left out, the first of them here ({detail})",
        ": only web, mail and telephone addresses lead somewhere. Link to a page or a file.",
    ),
    "frame": (
        "info",
        "A frame becomes a link ({detail})",
        "{count} frames become links, the first of them here ({detail})",
        ": pages show frames of few hosts only.",
    ),
}
EACH_BY_ITSELF = frozenset({"formula", "element"})
"""Kinds of which each detail is told by itself; of the others the first one speaks for all."""


def tell_of_losses(page: Page, problems: Problems) -> None:
    """Report what of a page's body is lost when it is drawn, at the line where each first is."""
    groups: dict[tuple[str, str], list[Loss]] = {}
    for loss in losses(page.document.body, page.dialect):
        detail = loss.detail if loss.kind in EACH_BY_ITSELF else ""
        groups.setdefault((loss.kind, detail), []).append(loss)
    for found in groups.values():
        problems.add(_problem(page, found))


def _problem(page: Page, found: list[Loss]) -> Problem:
    first = found[0]
    level, one, several, remedy = TOLD[first.kind]
    words = one if len(found) == 1 else several
    message = f"{words}{'' if remedy.startswith(':') else ' '}{remedy}"
    return Problem(
        page.document.path,
        page.document.file_line(first.line),
        level,
        message.format(count=len(found), detail=first.detail),
    )
