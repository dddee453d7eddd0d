"""What a manifest may say, and what is told of one that says it badly."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.manifest import Entry, read_manifest
from faculty_site.ingest.problems import Problems, SourceError
from profiles.models import Department


def read(tmp_path: Path, text: str, *, database: bool = False) -> tuple[list[Entry], list[str]]:
    """The entries, and the problems as `line: level: message`."""
    path = tmp_path / "people.yml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    entries = read_manifest(path, problems, database=database)
    return entries, [str(p).removeprefix(f"{path}:") for p in problems]


def test_an_entry_says_whose_a_source_is(tmp_path: Path) -> None:
    text = (
        "# The physicists\n"
        "- source: curie/site\n"
        "  slug: marie-curie\n"
        "  department: physics\n"
        "  owner: marie@example.org\n"
        "  base_url: https://curie.example/\n"
        "  state: in_memoriam\n"
        "- source: ../meitner.md\n"
        "  slug:\n"
    )
    entries, told = read(tmp_path, text)
    assert told == []
    assert entries == [
        Entry(
            tmp_path / "people.yml",
            2,
            tmp_path / "curie/site",
            "marie-curie",
            "physics",
            "marie@example.org",
            "https://curie.example/",
            "in_memoriam",
        ),
        Entry(tmp_path / "people.yml", 8, tmp_path.parent / "meitner.md"),
    ]


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ("- source: a.md\n  sluq: ada", 2, "“sluq” is no key"),
        ("- slug: ada", 1, "no source"),
        ("- source:", 1, "no source"),
        ("- a.md", 1, "- source:"),
        ("- source: [a.md]", 1, "no text"),
        ("- source: a.md\n  owner: 1906", 2, "in quotes"),
        ("- source: a.md\n  slug: Ada Lovelace", 2, "no slug"),
        ("- source: a.md\n  base_url: ftp://ada.example/", 2, "no address"),
        ("- source: a.md\n  state: famous", 2, "There are: draft, listed"),
        ("- source: good.md", 1, "stands in line"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line_and_the_others_stand(
    tmp_path: Path, entry: str, line: int, words: str
) -> None:
    entries, (told,) = read(tmp_path, f"- source: good.md\n{entry}\n- source: last.md\n")
    assert [e.source.name for e in entries] == ["good.md", "last.md"]
    assert told.startswith(f"{line + 1}: error: ")
    assert words in told


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("slug: ada, owner: ada", "slug: ada, owner: byron", "has the owner ada by line 1"),
        ("slug: ada, state: draft", "slug: ada, state: listed", "has the state draft by line 1"),
        ("slug: ada, owner: ada", "slug: byron, owner: ada", "owns “ada” by line 1"),
    ],
)
def test_two_entries_that_contradict_each_other(
    tmp_path: Path, first: str, second: str, words: str
) -> None:
    text = f"- {{source: a.md, {first}}}\n- {{source: b.md, {second}}}\n"
    (entry,), (told,) = read(tmp_path, text)
    assert entry.source.name == "a.md"
    assert told.startswith("2: error: ")
    assert words in told


def test_two_sources_of_one_person_need_not_say_all_twice(tmp_path: Path) -> None:
    text = "- {source: a.md, slug: ada, owner: ada}\n- {source: b.md, slug: ada}\n"
    entries, told = read(tmp_path, text)
    assert ([entry.slug for entry in entries], told) == (["ada", "ada"], [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source: a.md\n", ":1: error: The manifest must be a list"),
        ("- source: 'a.md\n", ":1: error: "),
        ("- &a [*a]\n", "alias"),
        ("- !!python/object:os.system x\n", "not allowed in the manifest"),
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, text)
    assert words in str(raised.value)


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yml", tmp_path):
        with pytest.raises(SourceError, match="no such file"):
            read_manifest(path, Problems(), database=False)


def test_thousands_of_people_are_no_attack(tmp_path: Path) -> None:
    text = "".join(f"- source: {n}.md\n  slug: person-{n}\n" for n in range(3000))
    entries, told = read(tmp_path, text)
    assert (len(entries), told) == (3000, [])


@pytest.mark.django_db
def test_accounts_and_departments_are_looked_up_here(tmp_path: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    User.objects.create_user("marie", "marie@example.org")
    User.objects.create_user("irene", "curies@example.org")
    User.objects.create_user("eve", "Curies@example.org")
    text = (
        "- {source: a.md, owner: marie}\n"
        "- {source: b.md, owner: MARIE@example.org}\n"
        "- {source: c.md, owner: pierre}\n"
        "- {source: d.md, owner: curies@example.org}\n"
        "- {source: e.md, department: chemistry}\n"
        "- {source: f.md, department: physics}\n"
    )
    entries, told = read(tmp_path, text, database=True)
    found = {entry.source.name: (entry.owner, entry.department) for entry in entries}
    assert found == {
        "a.md": ("marie", "physics"),
        "b.md": ("marie", "physics"),
        "f.md": ("", "physics"),
    }
    assert [line.split(":")[0] for line in told] == ["3", "4", "5"]
    assert "no account “pierre”" in told[0]
    assert "eve, irene" in told[1]
    assert "There are: physics" in told[2]


@pytest.mark.django_db
def test_where_there_are_several_departments_each_entry_says_which(tmp_path: Path) -> None:
    for slug in ("chemistry", "physics"):
        Department.objects.create(name=slug.title(), slug=slug)
    text = "- source: a.md\n- {source: b.md, department: physics}\n"
    (entry,), (told,) = read(tmp_path, text, database=True)
    assert entry.source.name == "b.md"
    assert told.startswith("1: error: Say which department")


@pytest.mark.django_db
def test_the_queries_do_not_grow_with_the_entries(tmp_path: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    counts = []
    for number in (3, 30):
        for n in range(number):
            User.objects.get_or_create(username=f"user{n}")
        text = "".join(f"- {{source: {n}.md, owner: user{n}}}\n" for n in range(number))
        with CaptureQueriesContext(connection) as queries:
            entries, _told = read(tmp_path, text, database=True)
        assert len(entries) == number
        counts.append(len(queries))
    assert counts[0] == counts[1]
