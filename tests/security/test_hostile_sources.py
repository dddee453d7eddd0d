"""Pages and fixtures from strangers: what they name stays theirs, and nothing of it is obeyed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from profiles.models import Asset, Department, Profile
from tests import factories
from tests.security.hostile import shape, what_runs

pytestmark = pytest.mark.django_db

PAGE = """\
---
title: Marie Curie
---
Physicist and chemist in Paris, where she [lectures](files/notes.pdf).

## News

- [12/1903] Nobel Prize in Physics
"""

HOSTILE_PAGE = """\
---
title: "Marie\\x1b[2J\\x1b]0;owned\\x07 [bold red]Curie[/] <script>alert(1)</script>"
subtitle: "\\"><img src=x onerror=alert(1)>"
email: "x\\" onmouseover=\\"alert(1)@example.org"
slug: "../../escape"
permalink: "//evil.example/\\r\\nSet-Cookie: a=b"
redirect_from: ["javascript:alert(1)", "/../../etc/passwd"]
image: "../../../../etc/passwd"
avatar: "file:///etc/passwd"
owner: admin
state: listed
is_superuser: true
github: "javascript:alert(1)"
author:
  name: "[link=javascript:alert(1)]x[/link]\\x1b[31m"
  links:
    - {label: "<b onclick=alert(1)>", url: "java\\nscript:alert(1)"}
    - {label: "map", url: "\\x01javascript:alert(1)"}
---
Office | [Map](javascript:alert(1))

## News

- [12/1903] **<svg onload=alert(1)>** [x](java&#10;script:alert(1)) ![y](../../../../etc/passwd)
- [13/1903] [bold]markup[/bold] \x1b[2J {{ site.secret }} {% include ../../settings.py %}

## Publications

- M. Curie, "</script><script>alert(1)</script>", Nature, 1903. [pdf](javascript:alert(1))
"""


def import_pages(*sources: Path, fixtures: Path, **options: Any) -> str:
    """What the command prints, whether it likes the sources or not."""
    out = io.StringIO()
    try:
        call_command(
            "import_pages", *map(str, sources), fixtures=fixtures, stdout=out, stderr=out, **options
        )
    except CommandError as error:
        out.write(f"{error}\n")
    return out.getvalue()


@pytest.fixture
def fixture(tmp_path: Path) -> Path:
    """A fixture that the program wrote itself, with a file beside it; the database is empty."""
    page = tmp_path / "page" / "marie-curie.md"
    (page.parent / "files").mkdir(parents=True)
    (page.parent / "files" / "notes.pdf").write_bytes(b"%PDF-1.4 notes")
    page.write_text(PAGE, encoding="utf-8")
    written = import_pages(page, fixtures=tmp_path / "made", no_load=True)
    assert "error" not in written
    return tmp_path / "made" / "marie-curie.json"


def changed(fixture: Path, model: str, **fields: Any) -> None:
    """Writes other values into the fixture's objects of a model."""
    objects = json.loads(fixture.read_text())
    for entry in objects:
        if entry["model"] == model:
            entry["fields"] |= fields
    fixture.write_text(json.dumps(objects))


def test_the_fixture_itself_goes_in(fixture: Path, tmp_path: Path) -> None:
    assert "error" not in import_pages(fixture, fixtures=tmp_path / "out")
    with Asset.objects.get().file.open() as file:
        assert file.read() == b"%PDF-1.4 notes"


@pytest.mark.parametrize(
    "model",
    [
        "auth.user", "AUTH.User", "profiles.departmentrole", "profiles.delegation",
        "profiles.department", "sessions.session", "admin.logentry", "x",
    ],
)  # fmt: skip
def test_a_fixture_brings_no_model_that_no_page_has(
    fixture: Path, tmp_path: Path, model: str
) -> None:
    objects = json.loads(fixture.read_text())
    objects.append({"model": model, "fields": {"username": "evil", "is_superuser": True}})
    fixture.write_text(json.dumps(objects))
    assert "no fixture of import_pages" in import_pages(fixture, fixtures=tmp_path / "out")
    assert not Profile.objects.exists()
    assert not User.objects.exists()


def test_a_fixture_makes_nobody_the_owner_of_a_page(fixture: Path, tmp_path: Path) -> None:
    factories.make_user("mallory")
    changed(fixture, "profiles.profile", owner=["mallory"])
    printed = import_pages(fixture, fixtures=tmp_path / "out")
    assert "points at auth.user, which no page does" in printed
    assert not Profile.objects.exists()


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        ("news.newsitem", {"profile": ["lise-meitner"]}),
        ("profiles.section", {"profile": ["lise-meitner"]}),
        ("profiles.asset", {"profile": ["lise-meitner"]}),
        ("news.newsitem", {"section": ["lise-meitner", "news"]}),
        ("profiles.profile", {"slug": "../../lise-meitner"}),
    ],
)
def test_a_fixture_says_nothing_of_other_people(
    fixture: Path, tmp_path: Path, model: str, fields: dict[str, Any]
) -> None:
    other = factories.make_profile(slug="lise-meitner")
    changed(fixture, model, **fields)
    assert "error" in import_pages(fixture, fixtures=tmp_path / "out")
    assert list(Profile.objects.all()) == [other]
    for content in (other.news, other.sections, other.assets):
        assert not content.exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../db.sqlite3", "/etc/passwd", "assets/../../x.pdf", "assets/x\ny.pdf", "a.txt",
        "assets/.pdf", "other/a.pdf", "assets\\a.pdf", ["a"], 1,
    ],
)  # fmt: skip
def test_a_fixture_names_files_as_imports_do(fixture: Path, tmp_path: Path, name: Any) -> None:
    changed(fixture, "profiles.asset", file=name)
    assert "error" in import_pages(fixture, fixtures=tmp_path / "out")
    assert not Asset.objects.exists()


def test_a_link_beside_a_fixture_is_not_followed(fixture: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"the operator's own")
    (file,) = (fixture.parent / "marie-curie.files").iterdir()
    file.unlink()
    file.symlink_to(secret)
    printed = import_pages(fixture, fixtures=tmp_path / "out")
    assert "is not among the source's files" in printed
    assert not list((tmp_path / "media").rglob("*.pdf"))
    assert not list((tmp_path / "out").rglob("*.pdf"))


@pytest.mark.parametrize("value", ["9" * 6000, "1e999", "[" * 900 + "]" * 900, "NaN", "-1"])
def test_absurd_values_are_one_plain_error(fixture: Path, tmp_path: Path, value: str) -> None:
    changed(fixture, "news.newsitem", date="VALUE", order="VALUE")
    fixture.write_text(fixture.read_text().replace('"VALUE"', value))
    printed = import_pages(fixture, fixtures=tmp_path / "out")
    assert "error" in printed
    assert "Unexpected" not in printed
    assert "Traceback" not in printed


def test_a_hostile_page_changes_nothing_but_its_own_text(tmp_path: Path) -> None:
    factories.make_user("admin", is_superuser=True)
    department = Department.objects.create(name="Physics", slug="physics")
    page = tmp_path / "in" / "marie-curie.md"
    page.parent.mkdir()
    page.write_text(HOSTILE_PAGE, encoding="utf-8")
    printed = import_pages(page, fixtures=tmp_path / "out", department="physics", state="listed")
    profile = Profile.objects.get()
    assert "/" not in profile.slug
    assert profile.owner is None
    assert not profile.photo
    assert not Asset.objects.exists()
    assert {path.parent for path in (tmp_path / "out").rglob("*")} == {tmp_path / "out"}
    addresses = [
        "/", "/news/", "/publications/", profile.get_absolute_url(), department.get_absolute_url(),
        *(item.get_absolute_url() for item in profile.news.all()),
    ]  # fmt: skip
    for address in addresses:
        response = Client().get(address)
        assert response.status_code == 200
        html = response.content.decode()
        assert what_runs(html) == [], address
        assert "script" not in shape(html), address
        assert "root:" not in html
    assert_harmless_on_a_terminal(printed)


def assert_harmless_on_a_terminal(printed: str) -> None:
    assert {c for c in printed if not c.isprintable()} <= {"\n"}


@pytest.mark.parametrize(
    "name",
    ["a\x1b[2Jb.md", "a\nerror: all is lost.md", "[bold]a[red].md", "\u202egnp.md", "a\x07.md"],
)
@pytest.mark.parametrize("text", ["---\n\x1b[2J: [\n---\n", "---\nfoo: bar\n---\nText\n", "\0"])
def test_names_and_errors_move_no_cursor(tmp_path: Path, name: str, text: str) -> None:
    page = tmp_path / "in" / name
    page.parent.mkdir()
    page.write_text(text, encoding="utf-8")
    printed = import_pages(page.parent, fixtures=tmp_path / "out")
    assert_harmless_on_a_terminal(printed)
    table = printed.splitlines()
    assert sum("error: all is lost" in line for line in table) == sum(
        "all is lost.md" in line for line in table
    )
    if name.startswith("["):
        assert "[bold]a[red].md" in printed
