"""Fixtures: complete, checked, sorted, the same bytes every time, and readable again."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.documents import AssetFile, Json, Row
from faculty_site.ingest.fixture import (
    MODELS,
    Bundle,
    checked_rows,
    dump,
    read_fixture,
    write_fixture,
)
from faculty_site.ingest.load import load
from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.report import Counts
from faculty_site.lib.markdown import LONGEST
from news.models import NewsItem
from profiles.models import Department, ImportRecord, Page, Profile, SourceFile
from publications.models import Authorship
from tests.faculty_site.ingest.builders import (
    MARIE,
    PAGE,
    bundle,
    link,
    load_rows,
    news,
    old_address,
    page,
    person,
    photo,
    section,
    work,
)

PICTURE = AssetFile("photos/0123abcd.jpg", b"not really a picture")


def whole() -> Bundle:
    """One of everything that a page can bring, but a department."""
    return bundle(
        person(photo=PICTURE.name, facts=[["Born", "1867"]], name_variants=["M. Curie"]),
        section("news", 0),
        section("papers", 1),
        page("lectures", 0, body="On radioactivity"),
        link("orcid", 0),
        photo(PICTURE.name),
        old_address("/about/"),
        news("Davy Medal", 0, "1903", section=[MARIE, "news"], end_date="1904"),
        news("Sur “les rayons” émis", 1, None),
        work("Rayons émis", ["Marie Curie"], own_fields={"section": [MARIE, "papers"]}),
        work("Sur le radium", ["Pierre Curie", "Marie Curie", "G. Bémont"], order=1),
        files=[PICTURE],
        original="# Marie Curie\n".encode("utf-16"),
    )


def problems_of(*rows: Row) -> list[Problem]:
    problems = Problems()
    checked_rows(rows, MARIE, PAGE, problems)
    return list(problems)


def test_one_bad_file_beside_the_persons_page_keeps_no_other_from_going_in() -> None:
    other = PAGE.with_name("bad.md")
    bad = [replace(row, path=other, line=1) for row in work("", ["Marie Curie"])]
    leads_there = old_address("/bad/", publication=list(bad[0].key))
    problems = Problems()
    rows = [person(), *work("Sur le radium", ["Marie Curie"]), *bad, leads_there]
    kept = checked_rows(rows, MARIE, PAGE, problems)
    assert [row.fields.get("title") for row in kept if row.model == bad[0].model] == [
        "Sur le radium"
    ]
    assert len(kept) == 3
    (problem,) = problems
    assert (problem.level, problem.path) == ("warning", other)
    assert problem.message.startswith("Left out: Publication, title: ")


def test_a_text_too_long_to_be_drawn_is_told_with_its_line() -> None:
    (problem,) = problems_of(person(), news("x" * (LONGEST + 1)))
    assert (problem.level, problem.line) == ("error", 10)
    assert "1,000,001 characters" in problem.message


def test_a_row_is_completed_with_the_model_s_defaults() -> None:
    (row,) = bundle(person()).rows
    assert row.fields["name_variants"] == []
    assert row.fields["position"] == ""
    assert row.fields["owner"] is None
    assert row.fields["photo"] == ""
    item = bundle(person(), news("Davy Medal")).rows[1].fields
    assert item["department"] is None
    assert item["pinned"] is False
    assert item["order"] == 0
    assert item["visibility"] == "public"
    assert "last_day" not in item
    assert "id" not in item


def test_values_are_written_as_the_database_gives_them_back() -> None:
    rows = bundle(person(facts=[("Born", "1867")]), section("news", 0, level="2")).rows
    assert rows[0].fields["facts"] == [["Born", "1867"]]
    assert rows[1].fields["level"] == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (person(email="no address"), ["Person, e-mail address", "no address", "valid email"]),
        (person(name=""), ["Person, name", "blank"]),
        (person(state="famous"), ["state", "famous", "not a valid choice"]),
        (person(orcid="1234"), ["ORCID iD", "groups of four digits"]),
        (person(phone="1" * 101), ["phone", "at most 100 characters"]),
        (person(office="A\0B"), ["office", "NUL"]),
        (person(facts=[["a", {"b": "\ud800"}]]), ["facts", "surrogate"]),
        (news("Prize", date="1903-02-30"), ["date", "February 1903 has 28 days"]),
        (news("Prize", date="1903", end_date="1902"), ["last day", "before the beginning"]),
        (news("Prize", date=None, end_date="1902"), ["date", "end date needs a date"]),
        (section("news", 0, level="high"), ["level", "must be an integer"]),
        (page("publications", 0), ["address", "is kept for a page", "publications-page"]),
    ],
)
def test_what_a_model_refuses_is_an_error_with_line_and_remedy(row: Row, words: list[str]) -> None:
    rows = [row] if row.model == MODELS[0] else [person(), row]
    (problem,) = problems_of(*rows)
    assert (problem.level, problem.line, problem.path) == ("error", row.line, PAGE)
    for word in [*words, "Correct it in the source"]:
        assert word in problem.message


def test_a_literal_escape_is_no_nul() -> None:
    assert problems_of(person(facts=[["a", "\\u0000"]])) == []


@pytest.mark.parametrize(
    "rows",
    [
        [person(), replace(person(), model="auth.user")],
        [person(), replace(person(), model="profiles.delegation")],
        [person(), person()],
        [person(), section("a", 0), replace(section("b", 1), origin="section:a")],
        [person(), news("Prize", colour="red")],
        [person(), news("Prize", section=[MARIE, "nowhere"])],
        [person(), news("Prize", profile=["irene"])],
        [person("irene")],
        [section("news", 0)],
    ],
)
def test_what_no_source_can_cause_is_refused(rows: list[Row]) -> None:
    with pytest.raises(ValueError, match=r"."):
        problems_of(*rows)


def test_a_file_that_did_not_come_along_is_a_warning() -> None:
    (problem,) = problems_of(person(photo="photos/gone.jpg"))
    assert problem.level == "warning"
    assert "photos/gone.jpg" in problem.message


def test_the_fixture_is_plain_and_sorted() -> None:
    content = dump(whole())
    text = content.decode()
    objects = json.loads(text)
    assert text.endswith("]\n")
    assert "émis" in text
    assert {frozenset(entry) for entry in objects} == {frozenset({"model", "fields"})}
    labels = [entry["model"] for entry in objects]
    assert labels[0] == "profiles.profile"
    assert labels == sorted(
        labels,
        key=[
            *MODELS,
            "profiles.source",
            "profiles.sourcefile",
            "profiles.importrecord",
        ].index,
    )
    for entry in objects:
        assert list(entry["fields"]) == sorted(entry["fields"])
    authors = [e["fields"] for e in objects if e["model"] == "publications.authorship"]
    assert [a["position"] for a in authors] == [1, 1, 2, 3]


def test_the_same_rows_in_any_order_give_the_same_bytes() -> None:
    whole_ = whole()
    assert dump(replace(whole_, rows=tuple(reversed(whole_.rows)))) == dump(whole_)
    elsewhere = replace(whole_, path=Path("/elsewhere/page.md"))
    assert dump(elsewhere) == dump(whole_)


def test_writing_twice_leaves_the_files_untouched(tmp_path: Path) -> None:
    path = write_fixture(whole(), tmp_path)
    files = [path, tmp_path / "marie-curie.files" / "0123abcd.jpg"]
    before = [file.stat().st_mtime_ns for file in files]
    write_fixture(whole(), tmp_path)
    assert [file.stat().st_mtime_ns for file in files] == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["marie-curie.files", "marie-curie.json"]


def test_files_that_left_the_source_leave_the_folder(tmp_path: Path) -> None:
    write_fixture(whole(), tmp_path)
    other = AssetFile("assets/4567.pdf", b"%PDF")
    write_fixture(replace(whole(), files=(other,)), tmp_path)
    assert [p.name for p in (tmp_path / "marie-curie.files").iterdir()] == ["4567.pdf"]
    write_fixture(replace(whole(), files=()), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["marie-curie.json"]


def test_reading_gives_back_what_was_written(tmp_path: Path) -> None:
    written = whole()
    path = write_fixture(written, tmp_path)
    problems = Problems()
    read = read_fixture(path, problems)
    assert list(problems) == []
    assert dump(read) == dump(written)
    assert read.files == written.files
    assert read.originals == written.originals
    assert {row.origin for row in read.rows} == {row.origin for row in written.rows}


def test_another_slug_changes_every_key_of_the_person() -> None:
    moved = whole().with_slug("marie-curie-2")
    assert checked_rows(moved.rows, "marie-curie-2", PAGE, Problems(), moved.files) == moved.rows
    text = dump(moved).decode()
    assert '"marie-curie-2"' in text
    assert '"marie-curie"' not in text


def _json(path: Path, content: Json) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ({"a": 1}, "list of objects"),
        ([1], "without “model”"),
        ([{"model": "profiles.profile", "pk": 1, "fields": {}}], "primary keys"),
        ([{"model": "auth.user", "fields": {}}], "auth.user"),
        ([], "do not fit together"),
        ([{"model": "profiles.profile", "fields": {"slug": "x"}}], "do not fit together"),
    ],
)
def test_a_fixture_of_another_make_is_refused(tmp_path: Path, content: Json, word: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_fixture(_json(tmp_path / "x.json", content), Problems())
    assert word in raised.value.message
    assert "loaddata" in raised.value.message


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="no JSON"):
        read_fixture(path, Problems())


def test_a_pipe_or_a_huge_file_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "x.json")
    with pytest.raises(SourceError, match="no regular file"):
        read_fixture(tmp_path / "x.json", Problems())
    path = write_fixture(whole(), tmp_path)
    monkeypatch.setattr("faculty_site.ingest.fixture.reading.MAX_FIXTURE_BYTES", 100)
    with pytest.raises(SourceError, match="more than"):
        read_fixture(path, Problems())


def test_a_fixture_that_was_cut_is_refused(tmp_path: Path) -> None:
    path = write_fixture(whole(), tmp_path)
    objects = json.loads(path.read_text(encoding="utf-8"))
    spare = ("profiles.sourcefile", "publications.authorship")
    for gone in objects:
        if gone["model"] not in spare:
            cut = _json(path, [entry for entry in objects if entry is not gone])
            with pytest.raises(SourceError, match=r"no fixture of import_pages"):
                read_fixture(cut, Problems())


@pytest.mark.django_db
def test_loaddata_then_loading_touches_no_row(tmp_path: Path) -> None:
    call_command("loaddata", str(write_fixture(whole(), tmp_path)), verbosity=0)
    assert NewsItem.objects.get(slug__contains="davy").last_day is not None
    with CaptureQueriesContext(
        connection,
    ) as queries:
        counts = load(whole(), Problems())
    assert counts == Counts(unchanged=11)
    written = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert written == []


@pytest.mark.django_db
def test_loading_gives_the_rows_that_loaddata_gives(tmp_path: Path) -> None:
    def rows() -> list[Json]:
        models = (Profile, Page, NewsItem, Authorship, ImportRecord, SourceFile)
        dropped = ("id", "pk", "profile_id", "section_id", "source_id", "publication_id")
        return [
            sorted(
                json.dumps(
                    {k: v for k, v in row.items() if k not in dropped}, sort_keys=True, default=str
                )
                for row in model._default_manager.values()
            )
            for model in models
        ]

    load(whole(), Problems())
    loaded = rows()
    Profile.objects.all().delete()
    call_command("loaddata", str(write_fixture(whole(), tmp_path)), verbosity=0)
    assert rows() == loaded


@pytest.mark.django_db
def test_a_department_that_is_not_here_is_an_error() -> None:
    fields = {"profile": [MARIE], "department": ["physics"]}
    row = Row("profiles.membership", (MARIE, "physics"), fields, "membership:physics")
    with pytest.raises(SourceError, match="no department “physics”"), transaction.atomic():
        load_rows(person(), row)
    Department.objects.create(name="Physics", slug="physics")
    assert load_rows(person(), row)[0] == Counts(created=2)
    assert load_rows(person(), row)[0] == Counts(unchanged=2)
