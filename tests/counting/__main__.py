"""`python -m tests.counting ../shared/corpus`: the table of every site as Markdown.

`--work FOLDER` keeps the fixtures and the report, or reads them again where they are already;
`--missing` lists what was not found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.counting.run import Counted, count_all, import_all
from tests.counting.table import line_of, table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.counting")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        if not (work / "report.json").is_file():
            import_all(options.corpus.absolute(), work)
        sites = count_all(work)
    lines = [table(sites)]
    if options.missing:
        lines += [line for site in sites for line in missing(site)]
    sys.stdout.write("\n".join([*lines, ""]))


def missing(site: Counted) -> list[str]:
    """A line for each thing that was shown and not found."""
    fates = (fate for fate in site.fates if fate.outcome not in ("found", "not shown"))
    return [f"- {line_of(site, fate)}" for fate in fates]


if __name__ == "__main__":
    main()
