"""Many sources at once: the same bytes from one process or several, and a clean end."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

import profiles.ingest
from faculty_site.ingest.fixture import Bundle
from faculty_site.ingest.options import Options
from faculty_site.ingest.pipeline import Pipeline
from faculty_site.ingest.report import SourceReport
from faculty_site.management.endings import STOPPED
from profiles.models import Profile
from tests.benchmarks.making_sites import make_sites

CURIE = "---\ntitle: Marie Curie\n---\nPhysicist in Paris.\n\n# News\n\n- [12/1903] Nobel Prize\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of one name, one whose address an earlier import was told, a site, a bad page."""
    people = tmp_path / "people"
    people.mkdir()
    pages = {
        "a.md": CURIE,
        "b.md": CURIE.replace("Nobel Prize", "Davy Medal"),
        "c.md": CURIE.replace("Marie Curie", "Lise Meitner"),
        "d.md": "",
        "site/_config.yml": "title: Niels Bohr\nurl: https://bohr.example\n",
        "site/index.md": "---\ntitle: About\n---\nI am Niels Bohr, a physicist in Copenhagen.\n",
        "site/_posts/1922-12-10-prize.md": "---\ntitle: The prize\n---\nIn Stockholm.\n",
    }
    for name, text in pages.items():
        path = people / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return people


def imported(folder: Path, jobs: int, **options: Any) -> tuple[bytes, str, dict[str, bytes]]:
    """The report, what was printed, and the fixtures by name."""
    report, out = folder.parent / "report.json", io.StringIO()
    fixtures = folder.parent / f"out-{jobs}"
    with pytest.raises(CommandError, match="1 of 5 sources"):
        call_command(
            "import_pages",
            folder,
            jobs=jobs,
            report=report,
            fixtures=fixtures,
            stdout=out,
            **options,
        )
    written = {path.name: path.read_bytes() for path in fixtures.glob("*.json")}
    return report.read_bytes(), out.getvalue(), written


def test_several_processes_write_the_same_bytes(folder: Path) -> None:
    one, two = (imported(folder, jobs, no_load=True) for jobs in (1, 2))
    assert one == two
    slugs = [source["profile"] for source in json.loads(one[0])["sources"]]
    assert slugs == ["marie-curie", "marie-curie-2", "lise-meitner", None, "niels-bohr"]


@pytest.mark.django_db
def test_several_processes_load_the_same_and_touch_no_database(folder: Path) -> None:
    call_command(
        "import_pages",
        folder / "c.md",
        base_url="https://meitner.example/",
        state="former",
        stdout=io.StringIO(),
        fixtures=folder.parent / "first",
    )
    dry = imported(folder, 2, dry_run=True)[0]
    assert Profile.objects.count() == 1
    assert imported(folder, 2)[0] == dry
    again = [imported(folder, jobs) for jobs in (1, 2)]
    assert again[0] == again[1]
    lise = Profile.objects.get(slug="lise-meitner")
    assert (lise.state, lise.old_site) == ("former", "https://meitner.example/")


@pytest.mark.django_db
def test_ctrl_c_keeps_what_is_in_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in = Pipeline._bring_in

    def interrupted(self: Pipeline, draft: Any, bundle: Any, outcome: Any) -> None:
        bring_in(self, draft, bundle, outcome)
        if bundle.slug == "marie-curie-2":
            raise KeyboardInterrupt

    monkeypatch.setattr(Pipeline, "_bring_in", interrupted)
    out, report = io.StringIO(), folder.parent / "report.json"
    with pytest.raises(CommandError, match="Stopped after 1 sources") as raised:
        call_command(
            "import_pages", folder, jobs=2, report=report, fixtures=folder.parent / "x", stdout=out
        )
    assert raised.value.returncode == STOPPED
    (source,) = json.loads(report.read_text(encoding="utf-8"))["sources"]
    assert source["profile"] == "marie-curie"
    assert Profile.objects.filter(slug="marie-curie").exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000"])
def test_the_number_of_processes_is_a_small_number(folder: Path, jobs: str) -> None:
    with pytest.raises(CommandError, match="no number from 1 to"):
        call_command("import_pages", str(folder), "--jobs", jobs)


@pytest.mark.parametrize("number", [3, 12])
def test_no_more_is_kept_of_many_sources_than_of_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Only the report grows: rows and files of the sources that are done are let go."""
    make_sites(tmp_path / "sites", number)
    alive: list[int] = []

    def look(self: Pipeline, *arguments: Any) -> SourceReport:
        gc.collect()
        alive.append(sum(isinstance(thing, Bundle) for thing in gc.get_objects()))
        return bring_in(self, *arguments)

    bring_in = Pipeline._import
    monkeypatch.setattr(Pipeline, "_import", look)
    call_command(
        "import_pages",
        tmp_path / "sites",
        jobs=1,
        no_load=True,
        fixtures=tmp_path / "out",
        stdout=io.StringIO(),
    )
    assert len(alive) == number
    assert max(alive) <= 2  # that at hand, and perhaps the one before


def test_whoever_watches_is_told_what_is_at_hand_and_how_much_is_left(folder: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    pipeline = Pipeline(
        profiles.ingest.identify, (), lambda slugs: 0, Options(load=False, dry_run=True)
    )
    pipeline.run([folder], watch=lambda done, total, path: seen.append((done, total, path.name)))
    names = ["a.md", "b.md", "c.md", "d.md", "site"]
    assert seen == [(done, 5, name) for done, name in enumerate(names)]
