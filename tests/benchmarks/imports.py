"""How fast many sites are imported, and in how much memory, beside `jekyll build`.

    .venv/bin/python tests/benchmarks/imports.py [FOLDER] [--researchers N] [--jobs N]

The sites are those of FOLDER, or made: by ../shared/tools/gen_corpus.py where that is there, else
by a small maker of our own. They are imported as a person would, with a database and fixtures, in
a place of their own. Jekyll builds the same pages twice: all as one site, which starts it once and
does without layouts, and some of the sites each by itself, as their owners do.
"""
# ruff: noqa: E402 - the path must be right before the project can be imported

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    # In the place of this script's own folder, whose file names would hide packages.
    sys.path[0] = str(PROJECT)

from rich.console import Console
from rich.table import Table

from tests.benchmarks.making_sites import make_sites

MAKER = PROJECT.parent / "shared" / "tools" / "gen_corpus.py"
INSTALL = "On Debian or Ubuntu: apt install jekyll"
BY_ITSELF = 20
"""Sites that jekyll builds each by itself; it starts anew for every one."""

PAGES = (".md", ".markdown")
INCLUDE = re.compile(r"\{%-?\s*include(?:_cached)?\s+([\w./-]+)")
TAG = re.compile(r"\{%-?\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run did. `memory` is the most that its processes had together, in MB."""

    what: str
    pages: int
    seconds: float
    processor: float
    memory: float
    fault: str = ""

    @property
    def pages_per_second(self) -> float:
        return self.pages / max(self.seconds, 1e-9)


def measure(what: str, pages: int, commands: Iterable[Sequence[str]], **env: str) -> Measured:
    """Run the commands one after the other; of one that fails, its last words."""
    before, start, memory, fault = resource.getrusage(resource.RUSAGE_CHILDREN), time.time(), 0, ""
    for command in commands:
        process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=os.environ | env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        with _Watched(process.pid) as watched:
            told = process.communicate()[1]
        memory = max(memory, watched.most)
        if process.returncode not in (0, 1):
            fault = (told.strip().splitlines() or [f"exit code {process.returncode}"])[-1]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(what, pages, time.time() - start, processor, memory / 1e6, fault)


class _Watched:
    """Looks at the memory of a session's processes all the while, where Linux shows it."""

    def __init__(self, session: int) -> None:
        self.most = 0
        self._session = session
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> _Watched:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self.most = max(self.most, sum(_resident(self._session)))


def _resident(session: int) -> Iterator[int]:
    """Bytes of each process of a session."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == session:
            yield int(fields[21]) * resource.getpagesize()


def import_all(sites: Path, place: Path, jobs: int) -> Measured:
    """Import a folder of sites into a new database."""
    manage = [sys.executable, str(PROJECT / "manage.py")]
    env = {
        "DATABASE_URL": f"sqlite:///{place / 'db.sqlite3'}",
        "MEDIA_ROOT": str(place / "media"),
        "PYTHONPATH": str(PROJECT),
    }
    subprocess.run([*manage, "migrate", "-v0"], check=True, cwd=PROJECT, env=os.environ | env)
    command = [*manage, "import_pages", str(sites), "--fixtures", str(place / "fixtures"), "-v0"]
    number = len(list(pages_of(sites)))
    return measure(f"import_pages --jobs {jobs}", number, [[*command, "--jobs", str(jobs)]], **env)


def pages_of(folder: Path) -> Iterator[Path]:
    """The Markdown pages of a folder, with front matter, which is what makes jekyll draw them."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in PAGES and path.is_file() and path.read_bytes().startswith(b"---"):
            yield path


def build_as_one(sites: Path, place: Path) -> Measured:
    """All pages in one site, so that jekyll starts once; none has a layout or a neighbour."""
    source = place / "one"
    number = 0
    for number, page in enumerate(pages_of(sites), 1):
        folder = source / f"{number}"
        folder.mkdir(parents=True)
        shutil.copyfile(page, folder / page.name.lstrip("_"))
    (source / "_config.yml").write_text("future: true\n", encoding="utf-8")
    _stand_in(source)
    return measure("jekyll build, all pages as one site", number, [_build(source, place / "built")])


def build_each(sites: Path, place: Path) -> Measured:
    """Some of the sites by themselves, without plugins that may not be here."""
    commands, number = [], 0
    for site in _some([path for path in sorted(sites.iterdir()) if path.is_dir()]):
        source = place / "each" / site.name
        shutil.copytree(site, source)
        (source / "_without.yml").write_text("plugins: []\ntheme: null\n", encoding="utf-8")
        _stand_in(source)
        own = ["_config.yml"] if (source / "_config.yml").is_file() else []
        config = ",".join(str(source / name) for name in (*own, "_without.yml"))
        commands.append([*_build(source, place / "built" / site.name), "--config", config])
        number += len(list(pages_of(source)))
    return measure(f"jekyll build, {len(commands)} sites one by one", number, commands)


def _some(sites: list[Path]) -> list[Path]:
    """Some of them, from beginning to end."""
    return sites[:: max(1, len(sites) // BY_ITSELF)][:BY_ITSELF]


def _build(source: Path, to: Path) -> list[str]:
    return ["jekyll", "build", "--quiet", "--source", str(source), "--destination", str(to)]


def _stand_in(source: Path) -> None:
    """Includes and tags of themes that are not here, drawn as nothing."""
    texts = [page.read_text(encoding="utf-8", errors="replace") for page in pages_of(source)]
    for name in {name for text in texts for name in INCLUDE.findall(text)}:
        path = source / "_includes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text("", encoding="utf-8")
    names = {name for text in texts for name in TAG.findall(text)}
    ruby = "".join(
        f"Liquid::Template.register_tag('{name}', Class.new(Liquid::{kind})) "
        f"unless Liquid::Template.tags['{name}']\n"
        for name in sorted(names)
        if not name.startswith("end") and name not in ("else", "elsif", "when")
        for kind in ["Block" if f"end{name}" in names else "Tag"]
    )
    (source / "_plugins").mkdir(exist_ok=True)
    (source / "_plugins" / "stand_ins.rb").write_text(ruby, encoding="utf-8")


def show(console: Console, measured: Sequence[Measured]) -> None:
    """A line for each run, and how many times as fast the first one is as each other."""
    table = Table("run", "pages", "seconds", "processor s", "pages/s", "memory MB", "ratio")
    ours = measured[0]
    for one in measured:
        ratio = "" if one is ours else f"{ours.pages_per_second / one.pages_per_second:.2f}"
        figures = (one.seconds, one.processor, one.pages_per_second, one.memory)
        table.add_row(one.what, str(one.pages), *(f"{value:.1f}" for value in figures), ratio)
    console.print(table)
    for one in measured:
        if one.fault:
            console.print(f"{one.what}: did not end well: {one.fault}")
    console.print("ratio: our pages per second to those of that run")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where there is nothing to measure."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", nargs="?", type=Path, help="a folder with a site in each folder")
    options.add_argument("--researchers", type=int, default=100, metavar="N")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = options.parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sites = asked.folder or _made(place, asked.researchers, asked.seed)
        if not any(pages_of(sites)):
            console.print(f"There is no page with front matter below {sites}.")
            return 2
        measured = [import_all(sites, place, asked.jobs)]
        if shutil.which("jekyll"):
            measured += [build_as_one(sites, place), build_each(sites, place)]
        else:
            console.print(f"There is no jekyll to compare with. {INSTALL}")
        show(console, measured)
    return 0


def _made(place: Path, researchers: int, seed: int) -> Path:
    if not MAKER.is_file():
        return make_sites(place / "sites", researchers)
    command = [sys.executable, str(MAKER), str(place / "made"), "--researchers", str(researchers)]
    subprocess.run([*command, "--seed", str(seed)], check=True, stdout=subprocess.DEVNULL)
    return place / "made" / "sites"


if __name__ == "__main__":
    sys.exit(main())
