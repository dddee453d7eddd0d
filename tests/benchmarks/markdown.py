"""How fast Markdown is drawn, beside kramdown, which Jekyll draws with.

    .venv/bin/python tests/benchmarks/markdown.py [FOLDER] [--dialect DIALECT]

Every text is drawn by the whole renderer (formulas, coloured code, sanitiser) without its cache.
Both sides are measured in processor time of one process, so that other work on the machine matters
little. Without FOLDER the texts are the project's own samples, several times over.
"""
# ruff: noqa: E402 - the path must be right before the project can be imported

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

PROJECT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    # In the place of this script's own folder, whose file names would hide packages.
    sys.path[0] = str(PROJECT)

from markdown_it.token import Token
from rich.console import Console
from rich.table import Column, Table

from faculty_site.ingest.front_matter import split
from faculty_site.ingest.problems import SourceError
from faculty_site.lib.markdown import DIALECTS, Dialect, parser
from faculty_site.lib.markdown.formulas import to_mathml
from faculty_site.lib.markdown.highlighting import highlighted
from faculty_site.lib.markdown.rendering import block_html
from faculty_site.lib.markdown.sanitise import sanitise

SAMPLES = ("fixtures/demo", "tests/sites", "tests/faculty_site/lib/markdown_samples")
REPEATED = 5
SLOWEST = 10
KRAMDOWN = Path(__file__).with_name("kramdown.rb")
INSTALL = "On Debian or Ubuntu: apt install ruby ruby-kramdown-parser-gfm ruby-rouge"
WARM_UP = "# Warm *up*\n\n|a|b|\n|-|-|\n|c|d|\n\n```python\nx = 1\n```\n\n$$x$$\n"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to draw and the file it came from."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Who drew the texts, and the seconds for each in turn; None where it gave up."""

    renderer: str
    seconds: Sequence[float | None]

    @property
    def drawn(self) -> list[float]:
        """The seconds of those that were drawn."""
        return [value for value in self.seconds if value is not None]

    @property
    def pages_per_second(self) -> float:
        """How many it draws in a second, over all of them."""
        return len(self.drawn) / max(sum(self.drawn), 1e-9)


def read_samples(base: Path, folders: Iterable[str] = ("",)) -> list[Sample]:
    """The bodies of all Markdown files below these folders of ``base``, front matter taken off."""
    paths = (path for folder in folders for path in sorted((base / folder).rglob("*")))
    return [
        Sample(str(path.relative_to(base)), _body(path))
        for path in paths
        if path.suffix in (".md", ".markdown") and path.is_file()
    ]


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        return split(text).body
    except SourceError:
        return text


def measure_ours(samples: Sequence[Sample], dialect: Dialect) -> Measured:
    """Draw every text once, after what is made once in a process."""
    block_html(WARM_UP, dialect)
    seconds = []
    for sample in samples:
        start = process_time()
        block_html(sample.text, dialect)
        seconds.append(process_time() - start)
    return Measured(f"Faculty Site ({dialect})", seconds)


def measure_kramdown(samples: Sequence[Sample]) -> Measured:
    """The same by kramdown. Raises RuntimeError, which says what to install, where there is none"""
    ruby = shutil.which("ruby")
    if ruby is None:
        raise RuntimeError(f"There is no ruby, so no kramdown to compare with. {INSTALL}")
    ended = subprocess.run(
        [ruby, str(KRAMDOWN)],
        input=json.dumps([WARM_UP, *(sample.text for sample in samples)]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"kramdown does not run: {ended.stderr.strip()}. {INSTALL}")
    answer = json.loads(ended.stdout)
    return Measured(f"kramdown {answer['version']} (rouge)", answer["seconds"][1:])


def stages(samples: Sequence[Sample], dialect: Dialect) -> dict[str, float]:
    """Seconds for each stage over all texts; code and formulas are parts of writing HTML."""
    spent = dict.fromkeys(("parse", "write HTML", "- code", "- formulas", "sanitise"), 0.0)
    md = parser(dialect)
    for sample in samples:
        env: dict[str, object] = {}
        with _timed(spent, "parse"):
            tokens = md.parse(sample.text, env)
        parts = [part for token in tokens for part in (token, *(token.children or ()))]
        with _timed(spent, "- code"):
            _draw_code(parts)
        with _timed(spent, "- formulas"):
            _draw_formulas(parts)
        with _timed(spent, "write HTML"):
            html = md.renderer.render(tokens, md.options, env)
        with _timed(spent, "sanitise"):
            sanitise(html)
    return spent


@contextmanager
def _timed(spent: dict[str, float], stage: str) -> Iterator[None]:
    start = process_time()
    yield
    spent[stage] += process_time() - start


def _draw_code(tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.type == "fence":
            highlighted(token.content, token.info.partition(" ")[0])


def _draw_formulas(tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.type in ("math_block", "math_inline"):
            to_mathml(token.content, display=token.type == "math_block")


def show_speeds(console: Console, measured: Sequence[Measured]) -> None:
    """A line for each renderer, the ratio of the first to the second below."""
    table = Table("renderer", "pages", "pages/s", "median ms", "mean ms", "longest ms")
    for one in measured:
        drawn = [value * 1000 for value in one.drawn]
        figures = (median(drawn), sum(drawn) / len(drawn), max(drawn))
        row = (str(len(drawn)), f"{one.pages_per_second:.0f}", *(f"{ms:.2f}" for ms in figures))
        table.add_row(one.renderer, *row)
    console.print(table)
    if len(measured) > 1:
        ours, theirs = (one.pages_per_second for one in measured)
        console.print(f"{ours / theirs:.2f} times as many pages per second")


def show_slowest(console: Console, samples: Sequence[Sample], measured: Sequence[Measured]) -> None:
    """The texts that took us longest, with the other renderer's time beside."""
    table = Table(
        Column("slowest pages", overflow="fold"),
        "characters",
        *(one.renderer + ", ms" for one in measured),
    )
    seen: set[str] = set()
    order = sorted(range(len(samples)), key=lambda at: -(measured[0].seconds[at] or 0))
    for at in order:
        if samples[at].name in seen or len(seen) == SLOWEST:
            continue
        seen.add(samples[at].name)
        times = (one.seconds[at] for one in measured)
        shown = ("-" if value is None else f"{value * 1000:.1f}" for value in times)
        table.add_row(samples[at].name, str(len(samples[at].text)), *shown)
    console.print(table)


def show_stages(console: Console, spent: dict[str, float]) -> None:
    """Where our time goes."""
    whole = sum(seconds for stage, seconds in spent.items() if not stage.startswith("-"))
    table = Table("stage", "seconds", "share")
    for stage, seconds in spent.items():
        table.add_row(stage, f"{seconds:.2f}", f"{seconds / max(whole, 1e-9):.0%}")
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where there is nothing to measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", nargs="?", type=Path, help="Markdown files, at any depth")
    options.add_argument("--dialect", choices=DIALECTS, default="kramdown")
    asked = options.parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    if asked.folder is None:
        samples = read_samples(PROJECT, SAMPLES) * REPEATED
    else:
        samples = read_samples(asked.folder)
    if not samples:
        console.print(f"There is no Markdown file (.md, .markdown) below {asked.folder}.")
        return 2
    measured = [measure_ours(samples, asked.dialect)]
    try:
        measured.append(measure_kramdown(samples))
    except RuntimeError as error:
        console.print(str(error))
    show_speeds(console, measured)
    show_slowest(console, samples, measured)
    show_stages(console, stages(samples, asked.dialect))
    return 0


if __name__ == "__main__":
    sys.exit(main())
