"""How fast the pages of a person are made: somebody with much beside somebody with little.

    .venv/bin/python tests/benchmarks/persons.py [--few N] [--many N] [--rounds N]

A database of its own gets two people, one with a few works and news items (100 of each), one with
many (1,000), and each of their pages is asked for through the whole site. The best of some rounds
counts. Ends with 1 where a page needs more queries for many records than for few.
"""
# ruff: noqa: E402 - the path must be right before the project can be imported

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    # In the place of this script's own folder, whose file names would hide packages.
    sys.path[0] = str(PROJECT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faculty_site.settings")
    import django

    django.setup()

from django.db import connection
from rich.console import Console

from tests.benchmarks.publications import measure_one, own_database, show
from tests.profiles.page.prolific import make_prolific_person

PAGES = {"about the person": "", "news": "news/", "publications": "publications/"}
"""Addresses below the person's own."""


def run(few: int, many: int, rounds: int) -> int:
    """Make both people, measure and print; 1 where many records cost more queries than few."""
    console = Console(highlight=False, width=100)
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    measured = []
    for slug, count in (("few", few), ("many", many)):
        person = make_prolific_person(count, count, slug).get_absolute_url()
        measured.append(
            {name: measure_one(f"{person}{path}", rounds, clock) for name, path in PAGES.items()}
        )
    console.print(f"{few} and {many} records, {connection.vendor}, best of {rounds} rounds")
    show(console, *measured)
    more = [name for name in PAGES if measured[1][name].queries > measured[0][name].queries]
    for name in more:
        console.print(f"{name}: more queries for many records")
    return 1 if more else 0


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--few", type=int, default=100, metavar="N")
    options.add_argument("--many", type=int, default=1_000, metavar="N")
    options.add_argument("--rounds", type=int, default=5, metavar="N")
    asked = options.parse_args(arguments)
    with own_database():
        return run(asked.few, asked.many, asked.rounds)


if __name__ == "__main__":
    sys.exit(main())
