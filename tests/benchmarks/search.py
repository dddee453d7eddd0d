"""How fast the search answers: many works beside a few, in one run.

    .venv/bin/python tests/benchmarks/search.py [--few N] [--many N] [--rounds N]

A database of its own is filled as for the benchmark of lists, and is searched through the whole
site. The best of some rounds counts: processor time with SQLite, whose work is done in this
process, else time on the clock. Ends with 1 where a search needs more queries for many works than
for few.
"""
# ruff: noqa: E402 - the path must be right before the project can be imported

from __future__ import annotations

import argparse
import os
import sys
import tempfile
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

from django.conf import settings
from django.db import connection
from rich.console import Console

from faculty_site.search.upkeep import refresh
from tests.benchmarks.publications import Measured, fill, measure_one, show

SEARCHES = {
    "a word in most works": "/search/?kind=publications&q=theory",
    "a word in a name": "/search/?kind=publications&q=zeta",
    "two words": "/search/?kind=publications&q=zeta+curves",
    "the beginning of a word": "/search/?kind=publications&q=inv",
    "one letter": "/search/?kind=publications&q=a",
    "a phrase": "/search/?kind=publications&q=%22zeta+curves%22",
    "a slip": "/search/?kind=publications&q=theoyr",
    "words of which one is nowhere": "/search/?kind=publications&q=zeta+xyzzy",
    "a word that nothing has": "/search/?kind=publications&q=xyzzy",
    "ten words": "/search/?kind=publications&q=a+new+proof+of+the+theory+of+zeta+functions+on",
    "ten thousand characters": f"/search/?kind=publications&q={'zeta+curve+' * 910}",
    "page 2": "/search/?kind=publications&q=theory&page=2",
    "while one types": "/search/suggest/?q=the",
}
"""Addresses by what they ask for."""


def measure(rounds: int) -> dict[str, Measured]:
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    return {name: measure_one(address, rounds, clock) for name, address in SEARCHES.items()}


def run(few: int, many: int, rounds: int) -> int:
    """Fill, measure and print; 1 where many works cost more queries than few."""
    console = Console(highlight=False, width=100)
    measured = []
    for number in (few, many):
        fill(number)
        start = time.perf_counter()
        refresh()
        console.print(f"{number} works brought in within {time.perf_counter() - start:.1f} s")
        measured.append(measure(rounds))
    console.print(f"{few} and {many} works, {connection.vendor}, best of {rounds} rounds")
    show(console, *measured)
    more = [name for name in SEARCHES if measured[1][name].queries > measured[0][name].queries]
    for name in more:
        console.print(f"{name}: more queries for many works")
    return 1 if more else 0


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--few", type=int, default=300, metavar="N")
    options.add_argument("--many", type=int, default=10_000, metavar="N")
    options.add_argument("--rounds", type=int, default=5, metavar="N")
    asked = options.parse_args(arguments)
    settings.DEBUG = False  # which keeps every query in memory
    with tempfile.TemporaryDirectory() as place:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = f"{place}/db.sqlite3"
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            return run(asked.few, asked.many, asked.rounds)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
