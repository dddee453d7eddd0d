"""`manage.py import_publications`: what a person types, and what they read."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from faculty_site.management.commands import import_publications as import_publications_module
from profiles.models import Profile, Source
from publications.models import Publication
from tests import factories
from tests.publications.ingest.importing.samples import FOREIGN, MARIE, POLONIUM, RADIUM

pytestmark = pytest.mark.django_db


@pytest.fixture
def marie() -> Profile:
    return factories.make_profile(slug="marie-curie", name=MARIE)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.bib"
    path.write_text(f"{POLONIUM}\n{RADIUM}\n{FOREIGN}", encoding="utf-8")
    return path


def import_publications(*args: object, **options: Any) -> str:
    out = io.StringIO()
    call_command("import_publications", *map(str, args), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_works_go_in_and_the_table_says_so(marie: Profile, papers: Path) -> None:
    header, row, *problems = import_publications("marie-curie", papers).splitlines()
    assert header.split()[:6] == ["source", "profile", "created", "updated", "unchanged", "kept"]
    assert row.split()[:6] == ["papers.bib", "marie-curie", "2", "0", "0", "0"]
    (told,) = problems
    assert told.startswith(
        f"{papers}:15: warning: “Disintegration of Uranium by Neutrons” was left"
    )
    assert Publication.objects.count() == 2


def test_again_everything_is_unchanged(marie: Profile, papers: Path) -> None:
    import_publications("marie-curie", papers)
    _header, row, *_problems = import_publications("marie-curie", papers).splitlines()
    assert row.split()[2:6] == ["0", "0", "2", "0"]


def test_a_dry_run_tells_of_each_entry_and_writes_nothing(marie: Profile, papers: Path) -> None:
    import_publications("marie-curie", papers)
    papers.write_text(POLONIUM.replace("Comptes rendus", "C. R."), encoding="utf-8")
    printed = import_publications("marie-curie", papers, dry_run=True)
    assert printed.startswith("changed  papers.bib:1: Sur une substance nouvelle radio-active, ")
    assert "    venue: “Comptes rendus” -> “C. R.”\n" in printed
    assert "“Recherches sur les substances radioactives” is no longer in the file" in printed
    assert not Publication.objects.filter(venue="C. R.").exists()


def test_a_dry_run_of_two_files_sees_both(marie: Profile, papers: Path) -> None:
    again = papers.with_name("again.bib")
    again.write_text(POLONIUM, encoding="utf-8")
    printed = import_publications("marie-curie", papers, again, dry_run=True)
    assert "known    again.bib:1: Sur" in printed
    assert not Publication.objects.exists()


def test_works_gone_from_the_file_are_hidden_when_that_is_asked(
    marie: Profile, papers: Path
) -> None:
    import_publications("marie-curie", papers)
    papers.write_text(POLONIUM, encoding="utf-8")
    import_publications("marie-curie", papers)
    assert not Publication.objects.filter(visibility="hidden").exists()
    import_publications("marie-curie", papers, hide_missing=True)
    assert Publication.objects.get(visibility="hidden").year == 1903


def test_a_bad_file_gives_exit_code_1_and_the_others_are_in(marie: Profile, papers: Path) -> None:
    missing, prose = papers.with_name("no.bib"), papers.with_name("letter.txt")
    prose.write_text("Dear colleagues,", encoding="utf-8")
    report = papers.with_name("report.json")
    out = io.StringIO()
    with pytest.raises(CommandError) as raised:
        call_command(
            "import_publications",
            "marie-curie",
            str(missing),
            str(prose),
            str(papers),
            report=report,
            stdout=out,
        )
    assert raised.value.returncode == 1
    assert "2 of 3 files" in str(raised.value)
    assert f"{missing}: error: There is no such file." in out.getvalue()
    assert f"{prose}: error: No entry was found. Give BibTeX" in out.getvalue()
    assert Publication.objects.count() == 2
    told = json.loads(report.read_text(encoding="utf-8"))["sources"]
    assert [source["profile"] for source in told] == [None, None, "marie-curie"]
    assert told[2]["created"] == 2


@pytest.mark.parametrize(
    ("slug", "options", "words"),
    [
        ("pierre-curie", {}, "There is no person “pierre-curie”"),
        ("marie-curie", {"report": Path("/nowhere/report.json")}, "no folder to write the report"),
    ],
)
def test_wrong_usage(
    marie: Profile, papers: Path, slug: str, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(CommandError, match=words) as raised:
        import_publications(slug, papers, **options)
    assert raised.value.returncode == 2
    assert not Publication.objects.exists()


def test_standard_input_is_a_pasted_text(
    marie: Profile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.write_text(POLONIUM, encoding="utf-8")
    with given.open() as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        import_publications("marie-curie", "-")
    assert Source.objects.get().name == "pasted"
    with pytest.raises(CommandError, match="once only"):
        import_publications("marie-curie", "-", "-")


def test_ctrl_c_tells_what_to_do(
    marie: Profile, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_publications_module, "import_works", stop)
    with pytest.raises(CommandError, match="run the same command again") as raised:
        import_publications("marie-curie", papers)
    assert raised.value.returncode == 130


def test_verbosity_0_prints_problems_only(marie: Profile, papers: Path) -> None:
    papers.write_text(POLONIUM, encoding="utf-8")
    assert import_publications("marie-curie", papers, verbosity=0) == ""


def test_help_says_what_is_read() -> None:
    manage = Path(settings.BASE_DIR) / "manage.py"
    printed = subprocess.run(
        [sys.executable, str(manage), "import_publications", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "BibTeX, RIS, CSL-JSON" in printed
