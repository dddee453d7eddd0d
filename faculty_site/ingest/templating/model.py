"""The shapes that a template's call goes through, whichever generator's it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from faculty_site.ingest.documents import Document, ListKind
from faculty_site.ingest.problems import Problems

Generator = Literal["jekyll", "hugo"]
"""The program that drew the old site."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site's own files say beside its pages.

    `root` is the folder that its absolute addresses (`/assets/cv.pdf`) begin at. `config` is its
    configuration as written; empty for a lone page. `data` holds its data files by name, folders
    as mappings.
    """

    root: Path
    config: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A Liquid include or tag, or a Hugo shortcode, as the author wrote it.

    `name` is without folder and suffix (`figure` for `{% include media/figure.liquid %}`).
    `inner` is what stands between its opening and its closing part. `line` is 1-based in the file.
    """

    name: str
    line: int
    positional: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    inner: str = ""

    def get(self, *names: str) -> str:
        """The first of these parameters that says something, without blanks around it; or ""."""
        return next((v for n in names if (v := str(self.named.get(n) or "").strip())), "")


@dataclass(frozen=True, slots=True)
class Context:
    """Where a call stands: its site, its file, and where to report what could not be done."""

    document: Document
    site: Site
    problems: Problems

    def warn(self, line: int, message: str) -> None:
        """Report something of the page that was lost or changed; `line` is 1-based in the file."""
        self.problems.warning(self.document.path, line, message)


Piece = Callable[[Call, Context], str | None]
"""Draws a call as Markdown (or HTML that our sanitiser keeps); None where it does not say enough.

The text of a piece that stands alone begins and ends without blank lines.
"""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A body without templates.

    `lines` has, for each line of `text`, the body line (0-based) that it came from. `listings`
    has, by line of `text` (0-based), the list that a loop over records stood for there; that line
    is blank.
    """

    text: str
    lines: tuple[int, ...]
    listings: Mapping[int, ListKind] = field(default_factory=dict)
