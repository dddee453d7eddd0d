"""Makes sites with the tools beside the project, imports them and scores what was found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.generated.found import found_in

PROJECT = Path(__file__).parent.parent.parent
TOOLS = PROJECT.parent / "shared" / "tools"


def scores(work: Path, *, researchers: int, seed: int, show: int = 0) -> dict[str, Any]:
    """The scores of one seed; `work` is an empty folder. Raises CalledProcessError.

    Of the misses the first `show` of each kind are printed.
    """
    corpus = (work / "corpus").resolve()
    made = ["--researchers", str(researchers), "--seed", str(seed)]
    _run(TOOLS / "gen_corpus.py", corpus, *made)
    report, fixtures = work / "report.json", work / "fixtures"
    written: list[str | Path] = ["--fixtures", fixtures, "--report", report, "--verbosity", "0"]
    _run("manage.py", "import_pages", corpus / "sites", "--no-load", *written, fails=True)
    found, scored = work / "found.json", work / "scores.json"
    text = json.dumps(found_in(report, fixtures, corpus), ensure_ascii=False)
    found.write_text(text, encoding="utf-8")
    truth = corpus / "ground_truth.json"
    told = _run(TOOLS / "score_import.py", truth, found, "--json", scored, "--show", show)
    if show:
        sys.stdout.write(told)
    loaded: dict[str, Any] = json.loads(scored.read_text(encoding="utf-8"))
    return loaded


def _run(*command: str | int | Path, fails: bool = False) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=PROJECT,
        check=not fails,
        capture_output=True,
        text=True,
    )
    return done.stdout
