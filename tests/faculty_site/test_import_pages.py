"""`manage.py import_pages`: what a person types, and what they read."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from news.models import NewsItem
from profiles.models import Department, Membership, Profile
from publications.models import Publication

MARIE = """\
---
title: Marie Curie
layout: default
---
Physicist and chemist in Paris.

## News

- [12/1903] Nobel Prize in Physics
- [05/1906] First woman professor at the University of Paris
"""
MANAGE = Path(settings.BASE_DIR) / "manage.py"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "marie-curie.md"
    path.write_text(MARIE, encoding="utf-8")
    return path


def import_pages(*args: object, **options: Any) -> str:
    """What the command prints; fixtures go beside the first source."""
    out = io.StringIO()
    options.setdefault("fixtures", Path(str(args[0])).parent / "out")
    call_command("import_pages", *map(str, args), stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_a_page_goes_in_and_the_table_says_so(page: Path) -> None:
    printed = import_pages(page)
    assert Profile.objects.get().name == "Marie Curie"
    assert NewsItem.objects.count() == 2
    assert (page.parent / "out" / "marie-curie.json").is_file()
    header, row, *problems = printed.splitlines()
    assert header.split()[:6] == ["source", "profile", "created", "updated", "unchanged", "kept"]
    assert row.split()[:2] == ["marie-curie.md", "marie-curie"]
    assert int(row.split()[2]) >= 4
    assert all(line.startswith(f"{page}: ") or f"{page}:" in line for line in problems)


@pytest.mark.django_db
def test_again_everything_is_unchanged(page: Path) -> None:
    import_pages(page)
    report = page.parent / "report.json"
    import_pages(page, report=str(report))
    (source,) = json.loads(report.read_text(encoding="utf-8"))["sources"]
    assert source["path"] == str(page)
    assert source["profile"] == "marie-curie"
    assert (source["created"], source["updated"], source["kept"]) == (0, 0, 0)
    assert source["unchanged"] >= 4
    assert source["blocks"]["unplaced"] == 0
    assert source["blocks"]["records"] >= 2


@pytest.mark.django_db
def test_a_bad_page_gives_exit_code_1_and_the_others_are_in(page: Path) -> None:
    bad = page.with_name("bad.md")
    bad.write_text("---\nname: [\n---\n", encoding="utf-8")
    report = page.parent / "report.json"
    out = io.StringIO()
    with pytest.raises(CommandError) as raised:
        call_command(
            "import_pages",
            str(page.parent),
            stdout=out,
            report=str(report),
            fixtures=str(page.parent / "out"),
        )
    assert raised.value.returncode == 1
    assert "1 of 2 sources" in str(raised.value)
    assert f"{bad}:" in out.getvalue()
    assert "failed" in out.getvalue()
    assert "Traceback" not in out.getvalue()
    assert Profile.objects.filter(slug="marie-curie").exists()
    failed = json.loads(report.read_text(encoding="utf-8"))["sources"][0]
    assert (failed["profile"], failed["problems"][0]["level"]) == (None, "error")


@pytest.mark.django_db
def test_verbosity_0_prints_problems_only(page: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    assert import_pages(page, verbosity=0) == ""


@pytest.mark.django_db
def test_the_only_department_is_the_default(page: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    import_pages(page)
    assert Membership.objects.get().department.slug == "physics"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("departments", "asked", "words"),
    [
        ([], "physics", "There is none"),
        (["physics"], "chemistry", "no department “chemistry”. There are: physics."),
        (["physics", "chemistry"], "", "--department. There are: chemistry, physics."),
    ],
)
def test_a_department_that_is_not_clear_is_wrong_usage(
    page: Path, departments: list[str], asked: str, words: str
) -> None:
    for slug in departments:
        Department.objects.create(name=slug.title(), slug=slug)
    with pytest.raises(CommandError) as raised:
        import_pages(page, department=asked)
    assert words in str(raised.value)
    assert raised.value.returncode == 2
    assert not Profile.objects.exists()


@pytest.mark.django_db
def test_a_profile_for_two_pages_is_wrong_usage(page: Path) -> None:
    page.with_name("more.md").write_text(MARIE, encoding="utf-8")
    with pytest.raises(CommandError) as raised:
        import_pages(page.parent, profile="marie-curie")
    assert raised.value.returncode == 2
    assert not Profile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["report", "fixtures"])
def test_where_nothing_can_be_written_is_wrong_usage(page: Path, name: str) -> None:
    nowhere = {"report": page / "report.json", "fixtures": page}[name]
    with pytest.raises(CommandError) as raised:
        import_pages(page, **{name: str(nowhere)})
    assert raised.value.returncode == 2
    assert not Profile.objects.exists()


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(page: Path) -> None:
    printed = import_pages(page, dry_run=True)
    assert "marie-curie" in printed
    assert not Profile.objects.exists()
    assert not (page.parent / "out").exists()


@pytest.mark.django_db
def test_state_and_old_address(page: Path) -> None:
    import_pages(page, state="draft", base_url="https://example.org/~curie/")
    profile = Profile.objects.get()
    assert (profile.state, profile.old_site) == ("draft", "https://example.org/~curie/")


@pytest.mark.django_db
def test_what_a_source_says_cannot_move_the_cursor(page: Path) -> None:
    bad = page.with_name("b\x1b[2Jad.md")
    bad.write_text("", encoding="utf-8")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_pages", str(bad), stdout=out, fixtures=str(page.parent / "out"))
    assert "\x1b" not in out.getvalue()
    assert "ad.md" in out.getvalue()


def manage(*args: str, database: Path) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it: a process of its own, output in a pipe."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, str(MANAGE), "import_pages", *args],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "SOURCE"),
        (["x.md", "--state", "famous"], "famous"),
        (["x.md", "--base-url", "ftp://example.org/"], "no address"),
        (["x.md", "--profile", "no slug"], "no slug"),
        (["x.md", "--colour", "red"], "colour"),
        (["x.md"], "migrate"),
    ],
)
def test_wrong_usage_is_exit_code_2(tmp_path: Path, args: list[str], words: str) -> None:
    done = manage(*args, database=tmp_path / "empty.sqlite3")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_without_loading_no_database_is_needed(page: Path) -> None:
    out = page.parent / "out"
    done = manage(
        str(page), "--no-load", "--fixtures", str(out), database=page.parent / "no" / "folder" / "x"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "marie-curie.json").is_file()
    assert "marie-curie.md" in done.stdout


@pytest.mark.django_db
def test_a_page_that_was_not_published_stays_a_draft_unless_told(page: Path) -> None:
    page.write_text(MARIE.replace("layout:", "published: false\nlayout:"), encoding="utf-8")
    import_pages(page)
    assert Profile.objects.get().state == "draft"
    import_pages(page, state="unlisted")
    assert Profile.objects.get().state == "unlisted"


@pytest.mark.django_db
def test_the_same_words_may_stand_among_the_news_and_the_papers(page: Path) -> None:
    item = "- Radioactive Substances <br>\n**Marie Curie** <br>\nChemical News 1903 (Dec 1903)\n"
    page.write_text(f"{MARIE}{item}\n## Publications\n\n{item}", encoding="utf-8")
    import_pages(page)
    assert NewsItem.objects.count() == 3
    assert Publication.objects.get().title == "Radioactive Substances"
    import_pages(page)
    assert NewsItem.objects.count() == 3


@pytest.mark.django_db
def test_a_person_is_known_by_a_former_address(page: Path) -> None:
    import_pages(page)
    person = Profile.objects.get()
    person.slug = "marie-sklodowska-curie"
    person.save()
    import_pages(page, profile="marie-curie")
    assert Profile.objects.get().slug == "marie-sklodowska-curie"
