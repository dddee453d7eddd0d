"""Every site of a folder: what it holds, and what an import made of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.counting.compare import Comparison, Fate
from tests.counting.found import Found, read_found
from tests.counting.held import Held
from tests.counting.hugo import HugoSite
from tests.counting.jekyll import JekyllSite

PROJECT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Counted:
    """One site with the fate of everything that it holds."""

    root: Path
    theme: str
    found: Found
    fates: list[Fate]


def import_all(corpus: Path, work: Path) -> None:
    """Import every site of a folder into fixtures, with the project's own command."""
    command = [
        sys.executable, "manage.py", "import_pages", str(corpus), "--no-load", "--verbosity", "0",
        "--fixtures", str(work / "fixtures"), "--report", str(work / "report.json"),
    ]  # fmt: skip
    subprocess.run(command, cwd=PROJECT, check=False, capture_output=True)


def held_by(root: Path) -> Iterator[Held]:
    """What the files of a site hold; a lone page holds no structured things."""
    if (root / "_config.yml").is_file():
        yield from JekyllSite(root).held()
    elif (root / "config").is_dir() or any(root.glob("config.*")) or any(root.glob("hugo.*")):
        yield from HugoSite(root).held()


def count_all(work: Path) -> list[Counted]:
    """Compare each site that the report in `work` tells of."""
    report = json.loads((work / "report.json").read_text(encoding="utf-8"))
    sources: defaultdict[Path, list[Mapping[str, Any]]] = defaultdict(list)
    for source in report["sources"]:
        sources[Path(source["path"])].append(source)
    return [_counted(root, parts, work / "fixtures") for root, parts in sources.items()]


def _counted(root: Path, parts: list[Mapping[str, Any]], fixtures: Path) -> Counted:
    found = read_found(parts, fixtures)
    fates = Comparison(root, found, list(held_by(root))).compare()
    return Counted(root, str(parts[0]["theme"] or "none"), found, fates)
