"""From files to fixtures and database, with extractors that know very little."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.database import UsageError
from faculty_site.ingest.documents import AssetFile, Extraction, Identity, Page, Placement, Row
from faculty_site.ingest.options import Options
from faculty_site.ingest.pipeline import Pipeline
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.report import Counts, Report
from faculty_site.lib.slugs import slug_for_name, slug_for_text
from news.models import NewsItem
from profiles.models import Department, ImportRecord, Membership, Profile, Section, SourceFile

MARIE = "---\ntitle: Marie Curie\n---\nPhysicist and chemist.\n\n- Davy Medal\n- Matteucci Medal\n"
LISE = "---\ntitle: Lise Meitner\n---\nPhysicist.\n\n- Enrico Fermi Award\n"


def identify(page: Page, problems: Problems, slug: str = "") -> Identity:
    name = str(page.document.front_matter.get("title", ""))
    if not name and not slug:
        raise SourceError(page.document.path, 1, "Nobody's page. Say --profile SLUG.")
    return Identity(name or slug, "", slug or slug_for_name(name))


def extract(page: Page, into: Extraction) -> None:
    """Items become news, the rest one text section."""
    slug = into.slug
    into.rows.append(Row("profiles.profile", (slug,), {"slug": slug, "name": into.name}, "profile"))
    left = []
    for order, block in enumerate(page.outline.blocks()):
        if block.kind != "item":
            left.append(block)
            continue
        folded = block.text.casefold()
        key = slug_for_text(f"{slug} {block.text}", 90)
        fields = {"slug": key, "profile": [slug], "body": block.text}
        origin = f"item:{sha256(folded.encode()).hexdigest()[:16]}:0"
        line = page.document.file_line(block.span[0])
        placed = (Placement(block.span, "record"),)
        into.rows.append(
            Row("news.newsitem", (key,), fields, origin, "", order, folded, line, placed)
        )
    fields = {"profile": [slug], "key": "about", "body": "\n\n".join(b.text for b in left)}
    placements = tuple(Placement(block.span, "text") for block in left)
    into.rows.append(
        Row("profiles.section", (slug, "about"), fields, "section:about", "", 0, "", 1, placements)
    )


def no_link(slugs: Sequence[str]) -> int:
    return 0


def run(
    *sources: Path,
    extractors: Sequence[Callable[[Page, Extraction], None]] = (extract,),
    link: Callable[[Sequence[str]], int] = no_link,
    **options: Any,
) -> Report:
    """The report of an import, without the remark that there is no department."""
    report = Pipeline(identify, extractors, link, Options(**options)).run(sources)
    for source in report.sources:
        source.problems = [p for p in source.problems if "no department" not in p.message]
    return report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "curie.md").write_text(MARIE, encoding="utf-8")
    (pages / "meitner.md").write_text(LISE, encoding="utf-8")
    return pages


def writes(queries: CaptureQueriesContext) -> list[str]:
    verbs = ("INSERT", "UPDATE", "DELETE")
    return [query["sql"] for query in queries if query["sql"].split()[0] in verbs]


@pytest.mark.django_db
def test_a_folder_of_pages_goes_in(folder: Path, tmp_path: Path) -> None:
    report = run(folder, fixtures=tmp_path / "out")
    assert report.as_json() == {
        "sources": [
            {
                "path": str(folder / "curie.md"),
                "theme": "plain",
                "profile": "marie-curie",
                "created": 4,
                "updated": 0,
                "unchanged": 0,
                "kept": 0,
                "blocks": {"records": 2, "text": 1, "hidden": 0, "unplaced": 0},
                "problems": [],
            },
            {
                "path": str(folder / "meitner.md"),
                "theme": "plain",
                "profile": "lise-meitner",
                "created": 3,
                "updated": 0,
                "unchanged": 0,
                "kept": 0,
                "blocks": {"records": 1, "text": 1, "hidden": 0, "unplaced": 0},
                "problems": [],
            },
        ]
    }
    assert not report.failed
    assert Profile.objects.get(slug="marie-curie").state == "listed"
    assert bytes(SourceFile.objects.get(path="curie.md").content) == MARIE.encode()
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["lise-meitner.json", "marie-curie.json"]


@pytest.mark.django_db
def test_again_from_another_folder_with_the_files_touched(folder: Path, tmp_path: Path) -> None:
    run(folder, fixtures=tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    moved = folder.rename(tmp_path / "moved")
    for path in moved.iterdir():
        os.utime(path, (0, 0))
    with CaptureQueriesContext(connection) as queries:
        report = run(moved / "meitner.md", moved / "curie.md", fixtures=tmp_path / "again")
    assert writes(queries) == []
    assert [source.counts for source in report.sources] == [
        Counts(unchanged=3),
        Counts(unchanged=4),
    ]
    assert {p.name: p.read_bytes() for p in (tmp_path / "again").iterdir()} == before


@pytest.mark.django_db
def test_after_loaddata_into_an_empty_database_nothing_changes(
    folder: Path, tmp_path: Path
) -> None:
    run(folder, fixtures=tmp_path / "out", load=False)
    assert not Profile.objects.exists()
    for path in (tmp_path / "out").glob("*.json"):
        call_command("loaddata", str(path), verbosity=0)
    with CaptureQueriesContext(connection) as queries:
        report = run(folder, fixtures=tmp_path / "again")
    assert writes(queries) == []
    assert {source.counts.unchanged for source in report.sources} == {3, 4}


@pytest.mark.django_db
def test_a_fixture_is_a_source_by_the_same_rule(folder: Path, tmp_path: Path) -> None:
    run(folder / "curie.md", fixtures=tmp_path / "out", load=False)
    fixture = tmp_path / "out" / "marie-curie.json"
    before = fixture.stat().st_mtime_ns
    (source,) = run(fixture, fixtures=tmp_path / "out").sources
    assert (source.theme, source.profile, source.counts) == (
        "plain",
        "marie-curie",
        Counts(created=4),
    )
    assert fixture.stat().st_mtime_ns == before
    NewsItem.objects.filter(body="Davy Medal").update(place="London")
    fixture.write_text(
        fixture.read_text(encoding="utf-8").replace("Physicist and chemist", "Chemist"),
        encoding="utf-8",
    )
    (source,) = run(fixture).sources
    assert source.counts == Counts(updated=1, unchanged=2, kept=1)
    assert Section.objects.get().body == "Chemist."


@pytest.mark.django_db
def test_a_fixture_of_a_name_that_is_taken_gets_another_slug(folder: Path, tmp_path: Path) -> None:
    run(folder / "curie.md", fixtures=tmp_path / "out", load=False)
    Profile.objects.create(slug="marie-curie", name="Somebody else")
    (source,) = run(tmp_path / "out" / "marie-curie.json").sources
    assert source.profile == "marie-curie-2"
    assert NewsItem.objects.filter(profile__slug="marie-curie-2").count() == 2
    (source,) = run(tmp_path / "out" / "marie-curie.json").sources
    assert (source.profile, source.counts) == ("marie-curie-2", Counts(unchanged=4))


@pytest.mark.django_db
def test_a_bad_page_stops_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (folder / "nobody.md").write_text("Nobody's words.\n", encoding="utf-8")
    report = run(folder, tmp_path / "missing.md", fixtures=tmp_path / "out")
    by_name = {source.path.name: source for source in report.sources}
    assert {name for name, source in by_name.items() if source.failed} == {
        "broken.md",
        "nobody.md",
        "missing.md",
    }
    for name in ("broken.md", "nobody.md", "missing.md"):
        assert by_name[name].profile is None
        assert by_name[name].counts == Counts()
    assert by_name["curie.md"].counts == Counts(created=4)
    assert by_name["nobody.md"].problems[0].line == 1
    assert by_name["missing.md"].path.is_absolute()


@pytest.mark.django_db
def test_a_row_that_a_model_refuses_fails_the_source_whole(folder: Path, tmp_path: Path) -> None:
    def bad(page: Page, into: Extraction) -> None:
        extract(page, into)
        if into.slug == "marie-curie":
            fields = {"profile": [into.slug], "key": "x", "url": ""}
            into.rows.append(Row("profiles.link", (into.slug, "x"), fields, "link:x", line=7))

    report = run(folder, extractors=[bad], fixtures=tmp_path / "out")
    (failed,) = report.failed
    assert failed.profile is None
    assert failed.theme == "plain"
    assert [(p.line, p.level) for p in failed.problems] == [(7, "error")]
    assert not Profile.objects.filter(slug="marie-curie").exists()
    assert not (tmp_path / "out" / "marie-curie.json").exists()
    assert Profile.objects.filter(slug="lise-meitner").exists()


def test_a_row_of_a_site_that_is_refused_is_told_with_its_own_file(tmp_path: Path) -> None:
    def bad(page: Page, into: Extraction) -> None:
        if page.role == "about":
            extract(page, into)
        else:
            fields = {"profile": [into.slug], "key": "x", "url": ""}
            into.rows.append(Row("profiles.link", (into.slug, "x"), fields, "link:x", line=4))

    site = tmp_path / "site"
    (site / "_news").mkdir(parents=True)
    (site / "_config.yml").write_text("collections: {news: {}}\n", encoding="utf-8")
    (site / "index.md").write_text(MARIE, encoding="utf-8")
    (site / "_news" / "prize.md").write_text("---\ndate: 1903-12-10\n---\nA prize.\n", "utf-8")
    (source,) = run(site, extractors=[bad], load=False).sources
    left_out = [(p.path, p.line) for p in source.problems if "Left out" in p.message]
    assert left_out == [(site / "_news" / "prize.md", 4)]
    assert (source.path, source.failed) == (site, False)


def test_a_folder_that_cannot_be_taken_fails_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "index.md").write_text(MARIE, encoding="utf-8")
    (folder / "a-link").symlink_to(tmp_path / "outside")
    report = run(folder, load=False)
    assert [(s.path.name, s.profile) for s in report.sources] == [
        ("a-link", None),
        ("curie.md", "marie-curie"),
        ("meitner.md", "lise-meitner"),
    ]


@pytest.mark.django_db
def test_a_fault_of_the_program_is_one_source_s_error(folder: Path) -> None:
    def faulty(page: Page, into: Extraction) -> None:
        extract(page, into)
        if into.slug == "marie-curie":
            raise KeyError("radium")

    report = run(folder, extractors=[faulty])
    (failed,) = report.failed
    (problem,) = failed.problems
    assert "KeyError" in problem.message
    assert "report it" in problem.message
    assert Profile.objects.filter(slug="lise-meitner").exists()


@pytest.mark.django_db
def test_a_fixture_that_cannot_be_written_leaves_the_database_alone(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file, no folder", encoding="utf-8")
    report = run(folder, fixtures=tmp_path / "out")
    assert len(report.failed) == 2
    assert "cannot be read or written" in report.failed[0].problems[0].message
    assert not Profile.objects.exists()


@pytest.mark.django_db
def test_blocks_that_nobody_took_are_counted_and_told(folder: Path) -> None:
    def forgetful(page: Page, into: Extraction) -> None:
        extract(page, into)
        into.rows.pop()

    (source,) = run(folder / "curie.md", extractors=[forgetful]).sources
    assert source.blocks.unplaced == 1
    assert [(p.level, p.line) for p in source.problems] == [("warning", 4)]


@pytest.mark.django_db
def test_a_dry_run_leaves_no_trace_and_tells_the_same(folder: Path, tmp_path: Path) -> None:
    told = run(folder, fixtures=tmp_path / "out", dry_run=True).as_json()
    assert not Profile.objects.exists()
    assert not (tmp_path / "out").exists()
    assert run(folder, fixtures=tmp_path / "out").as_json() == told


@pytest.mark.django_db
def test_two_pages_of_one_name_in_one_run(folder: Path) -> None:
    (folder / "curie-2.md").write_text(MARIE.replace("Medal", "Prize"), encoding="utf-8")
    for expected in (Counts(created=4), Counts(unchanged=4)):
        report = run(folder)
        slugs = {source.path.name: source.profile for source in report.sources}
        assert slugs["curie-2.md"] == "marie-curie"
        assert slugs["curie.md"] == "marie-curie-2"
        assert report.sources[0].counts == expected
        assert report.sources[1].counts == expected
    assert NewsItem.objects.filter(slug__startswith="marie-curie-2-").count() == 2


def test_without_loading_no_database_is_asked(folder: Path, tmp_path: Path) -> None:
    (folder / "more.md").write_text(MARIE, encoding="utf-8")
    report = run(folder, fixtures=tmp_path / "out", load=False, department="physics")
    assert [s.profile for s in report.sources] == ["marie-curie", "lise-meitner", "marie-curie-2"]
    assert "--profile marie-curie" in report.sources[2].problems[0].message
    content = json.loads((tmp_path / "out" / "marie-curie-2.json").read_text(encoding="utf-8"))
    (membership,) = [e["fields"] for e in content if e["model"] == "profiles.membership"]
    assert membership["department"] == ["physics"]


@pytest.mark.django_db
def test_a_profile_asked_for_is_attached_or_made(folder: Path) -> None:
    Profile.objects.create(slug="madame-curie", name="Marie Skłodowska-Curie", state="draft")
    (source,) = run(folder / "curie.md", profile="madame-curie").sources
    assert source.profile == "madame-curie"
    assert source.counts == Counts(created=3, kept=1)
    profile = Profile.objects.get()
    assert (profile.name, profile.state) == ("Marie Skłodowska-Curie", "draft")
    (folder / "nobody.md").write_text("- A lecture\n", encoding="utf-8")
    (source,) = run(folder / "nobody.md", profile="ada-lovelace").sources
    assert (source.profile, source.failed) == ("ada-lovelace", False)


def test_a_profile_is_for_one_source_only(folder: Path) -> None:
    with pytest.raises(UsageError, match="one source only"):
        run(folder, profile="marie-curie", load=False)
    with pytest.raises(UsageError, match="one source only"):
        run(folder / "curie.md", folder / "gone.md", profile="marie-curie", load=False)


@pytest.mark.django_db
def test_what_the_options_said_is_kept_until_they_say_otherwise(folder: Path) -> None:
    page = folder / "curie.md"
    run(page, state="draft", base_url="https://example.org/~curie/")
    (source,) = run(page).sources
    assert source.counts == Counts(unchanged=4)
    profile = Profile.objects.get()
    assert (profile.state, profile.old_site) == ("draft", "https://example.org/~curie/")
    (source,) = run(page, state="former").sources
    assert source.counts == Counts(updated=1, unchanged=3)
    assert Profile.objects.get().state == "former"


@pytest.mark.django_db
def test_extractors_know_where_the_page_used_to_be(folder: Path) -> None:
    seen: list[str] = []

    def watching(page: Page, into: Extraction) -> None:
        seen.append(into.base_url)
        extract(page, into)

    run(folder / "curie.md", extractors=[watching], base_url="https://example.org/")
    run(folder / "curie.md", extractors=[watching])
    assert seen[0] == seen[-1] == "https://example.org/"


@pytest.mark.django_db
def test_membership_in_a_department(folder: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    (source,) = Pipeline(identify, [extract], no_link).run([folder / "curie.md"]).sources
    assert [(p.level, "belong to none" in p.message) for p in source.problems] == [("info", True)]
    (source,) = run(folder / "curie.md", department="physics").sources
    assert source.counts == Counts(created=1, unchanged=4)
    membership = Membership.objects.get()
    assert (membership.profile.slug, membership.department.slug) == ("marie-curie", "physics")
    (source,) = run(folder / "curie.md", department="physics").sources
    assert source.counts == Counts(unchanged=5)


@pytest.mark.django_db
def test_files_go_to_the_fixture_and_the_media_storage(folder: Path, tmp_path: Path) -> None:
    file = AssetFile("assets/0123.pdf", b"%PDF")

    def with_file(page: Page, into: Extraction) -> None:
        extract(page, into)
        fields = {"profile": [into.slug], "key": "0123", "file": file.name}
        into.rows.append(Row("profiles.asset", (into.slug, "0123"), fields, "asset:0123"))
        into.files.append(file)

    run(folder / "curie.md", extractors=[with_file], fixtures=tmp_path / "out")
    assert (tmp_path / "out" / "marie-curie.files" / "0123.pdf").read_bytes() == b"%PDF"
    with default_storage.open(file.name) as stored:
        assert stored.read() == b"%PDF"
    default_storage.delete(file.name)
    (source,) = run(tmp_path / "out" / "marie-curie.json").sources
    assert source.counts == Counts(unchanged=5)
    assert default_storage.exists(file.name)
    assert default_storage.listdir("assets")[1] == ["0123.pdf"]


@pytest.mark.django_db
def test_coauthors_are_linked_once_all_are_in(folder: Path) -> None:
    called: list[tuple[list[str], int]] = []

    def link(slugs: Sequence[str]) -> int:
        called.append((list(slugs), Profile.objects.count()))
        return 0

    run(folder, link=link)
    assert called == [(["marie-curie", "lise-meitner"], 2)]
    run(folder, link=link, load=False)
    assert len(called) == 1


@pytest.mark.django_db
def test_a_fault_in_linking_is_told_and_the_pages_stay(folder: Path) -> None:
    def link(slugs: Sequence[str]) -> int:
        raise RuntimeError("no link")

    report = run(folder, link=link)
    assert [s.profile for s in report.sources] == ["marie-curie", "lise-meitner"]
    assert len(report.failed) == 1
    assert ImportRecord.objects.count() == 7


@pytest.mark.django_db
def test_the_same_page_named_twice_is_read_once(folder: Path) -> None:
    assert len(run(folder / "curie.md", folder, folder).sources) == 2


def test_the_report_is_written_whole(folder: Path, tmp_path: Path) -> None:
    report = run(folder, load=False)
    report.write(tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == report.as_json()
