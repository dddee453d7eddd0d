"""What an import did, per source, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from faculty_site.ingest.assets import write_file
from faculty_site.ingest.documents import Json
from faculty_site.ingest.placement import Blocks
from faculty_site.ingest.problems import Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """Records by what happened to them; a work with its authors is one record."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0


@dataclass(slots=True)
class SourceReport:
    """One researcher tried. `profile` is the slug, None when the source did not go in."""

    path: Path
    theme: str | None = None
    profile: str | None = None
    counts: Counts = field(default_factory=Counts)
    blocks: Blocks = field(default_factory=Blocks)
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether the exit code has to say so."""
        return any(problem.level == "error" for problem in self.problems)

    def as_json(self) -> Json:
        return {
            "path": str(self.path),
            "theme": self.theme,
            "profile": self.profile,
            **asdict(self.counts),
            "blocks": asdict(self.blocks),
            "problems": [
                {"path": str(p.path), "line": p.line, "level": p.level, "message": p.message}
                for p in self.problems
            ],
        }


@dataclass(slots=True)
class Report:
    """All sources of one run, in the order they were tried."""

    sources: list[SourceReport] = field(default_factory=list)

    @property
    def failed(self) -> list[SourceReport]:
        return [source for source in self.sources if source.failed]

    def as_json(self) -> Json:
        """`{"sources": [...]}`, as README describes it."""
        return {"sources": [source.as_json() for source in self.sources]}

    def write(self, path: Path) -> None:
        """Write the JSON to a file, all at once. Raises OSError."""
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=2) + "\n"
        # A path that is no UTF-8 has lone surrogates, which JSON can only write as escapes.
        write_file(path, text.encode("utf-8", "backslashreplace"))
