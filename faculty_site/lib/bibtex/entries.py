"""What a BibTeX file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faculty_site.lib.faults import Fault


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `type` and the names of fields are in lower case.

    The values of `fields` are TeX as written, without the outer delimiters, with `@string` names
    and `#` put together and what `crossref` and `xdata` bring. `raw` is the entry as it stands in
    the file, closed if it was left open; `standalone` has before it the `@string` definitions that
    it uses, and behind it the entries from which it takes fields. `line` (1-based) is where it
    begins.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    raw: str
    line: int
    standalone: str = ""


@dataclass(slots=True)
class Bibliography:
    """The entries of a file in its order, and what could not be read.

    `repeated` counts those that stood there once more in the same words.
    """

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    repeated: int = 0

    def fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(line, message))
