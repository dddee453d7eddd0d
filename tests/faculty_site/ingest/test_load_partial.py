"""Bundles that add to a person who is here: no row of theirs, and a word on each record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import checked_rows
from faculty_site.ingest.load import Change, Loaded, Placed, bring_in
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.report import Counts
from profiles.models import ImportRecord, Profile, Source
from publications.models import Authorship, Publication
from tests.faculty_site.ingest.builders import MARIE, bundle, load_rows, person, section, work

pytestmark = pytest.mark.django_db

POLONIUM = "Sur une substance nouvelle radio-active, contenue dans la pechblende"
RADIUM = "Recherches sur les substances radioactives"
BOTH = ["Pierre Curie", "Marie Curie"]


@pytest.fixture
def marie() -> Profile:
    return Profile.objects.create(slug=MARIE, name="Marie Curie", office="Rue Cuvier")


def entry(title: str, *, key: str = "", authors: list[str] = BOTH, **fields: Json) -> list[Row]:
    """A work as a bibliography tells it: its origin is the entry's key, it has no text."""
    origin = f"work:papers.bib#{key or title}"
    return [
        replace(
            row, text="", origin=row.origin.replace(row.part_of or row.origin, origin),
            part_of=row.part_of and origin,
        )
        for row in work(title, authors, **fields)
    ]  # fmt: skip


def add(*rows: list[Row], hide_missing: bool = False) -> Loaded:
    given = bundle(*rows, source="papers.bib", path=Path("papers.bib"), partial=True)
    return bring_in(given, Problems(), hide_missing=hide_missing)


def only(loaded: Loaded) -> Placed:
    (placed,) = loaded.placed
    return placed


def test_works_come_in_for_somebody_who_is_here(marie: Profile) -> None:
    loaded = add(entry(POLONIUM), entry(RADIUM, year=1903, order=1))
    assert [placed.fate for placed in loaded.placed] == ["created", "created"]
    assert loaded.counts == Counts(created=2)
    assert {placed.instance.title for placed in loaded.placed} == {POLONIUM, RADIUM}
    assert marie.authorships.count() == 2
    assert Source.objects.get().name == "papers.bib"
    marie.refresh_from_db()
    assert marie.office == "Rue Cuvier"


def test_a_second_time_changes_nothing(marie: Profile) -> None:
    add(entry(POLONIUM))
    before = list(ImportRecord.objects.values())
    assert only(add(entry(POLONIUM))).fate == "unchanged"
    assert list(ImportRecord.objects.values()) == before


def test_a_changed_entry_says_which_values(marie: Profile) -> None:
    add(entry(POLONIUM, venue="C. R."))
    placed = only(add(entry(POLONIUM, venue="Comptes rendus", authors=[*BOTH, "G. Bémont"])))
    assert (placed.fate, placed.attached) == ("updated", False)
    assert placed.changes == (
        Change("venue", "C. R.", "Comptes rendus", "take"),
        Change(
            "list of authors",
            "Pierre Curie, Marie Curie",
            "Pierre Curie, Marie Curie, G. Bémont",
            "take",
        ),
    )


def test_authors_printed_alike_are_told_with_their_parts(marie: Profile) -> None:
    load_rows(person(), entry(POLONIUM, authors=["Marie Curie"]))
    told = entry(POLONIUM, authors=["Marie Curie"])
    told[1] = replace(told[1], fields={**told[1].fields, "family": "Curie", "given": "Marie"})
    add(entry(POLONIUM, authors=["Marie Curie"]))
    (change,) = only(add(told)).changes
    assert (change.here, change.source) == ("Marie Curie", "Marie Curie (Curie, Marie)")


def test_a_further_source_says_which_works_are_selected(marie: Profile) -> None:
    load_rows(person(), work(POLONIUM, BOTH))
    chosen = entry(POLONIUM, own_fields={"selected": True, "citation_key": "polo"})
    assert [change.what for change in only(add(chosen)).changes] == ["citation key", "selected"]
    assert Authorship.objects.get(profile=marie).selected
    assert only(add(chosen)).fate == "unchanged"


def test_what_another_source_says_of_her_part_is_no_local_edit(marie: Profile) -> None:
    papers = section("papers", 0)
    hers = work(POLONIUM, BOTH, own_fields={"section": [MARIE, "papers"], "citation_key": "polo"})
    load_rows(person(), papers, hers)
    assert only(add(entry(POLONIUM))).fate == "unchanged"
    assert only(add(entry(POLONIUM))).fate == "unchanged"


def test_a_local_edit_is_kept_and_told(marie: Profile) -> None:
    add(entry(POLONIUM, venue="C. R."))
    Publication.objects.update(venue="Comptes rendus")
    placed = only(add(entry(POLONIUM, venue="C. R.")))
    assert placed.fate == "kept"
    assert placed.changes == (Change("venue", "Comptes rendus", "C. R.", "keep"),)
    placed = only(add(entry(POLONIUM, venue="Comptes rendus 127")))
    assert placed.changes == (Change("venue", "Comptes rendus", "Comptes rendus 127", "conflict"),)
    assert Publication.objects.get().venue == "Comptes rendus"


def test_a_work_that_is_here_already_gets_what_it_lacks(marie: Profile) -> None:
    load_rows(person(), work(POLONIUM, BOTH, venue="Comptes rendus"))
    placed = only(add(entry(POLONIUM, venue="C. R.", doi="10.1234/polonium")))
    assert (placed.fate, placed.attached) == ("updated", True)
    assert placed.changes == (Change("DOI", "", "10.1234/polonium", "take"),)
    assert Publication.objects.count() == 1


def test_a_work_of_somebody_else_becomes_hers_too(marie: Profile) -> None:
    load_rows(
        person("pierre-curie", "Pierre Curie"),
        work(POLONIUM, BOTH, own="Pierre Curie", slug="pierre-curie"),
        slug="pierre-curie",
    )
    placed = only(add(entry(POLONIUM)))
    assert (placed.fate, placed.attached) == ("updated", True)
    assert placed.changes == (Change("person", "", "Marie Curie", "take"),)
    assert Publication.objects.count() == 1
    assert Authorship.objects.filter(profile__isnull=False).count() == 2


def test_what_was_deleted_here_stays_deleted(marie: Profile) -> None:
    add(entry(POLONIUM))
    Publication.objects.all().delete()
    placed = only(add(entry(POLONIUM)))
    assert (placed.fate, placed.instance) == ("kept", None)


def test_what_the_file_has_no_more_stays_and_is_told(marie: Profile) -> None:
    add(entry(POLONIUM), entry(RADIUM, year=1903))
    for _ in range(2):
        loaded = add(entry(POLONIUM))
        assert [work.title for work in loaded.gone] == [RADIUM]
        assert loaded.counts == Counts(unchanged=1)
    assert set(Publication.objects.values_list("visibility", flat=True)) == {"public"}


def test_it_is_hidden_when_that_is_asked_for(marie: Profile) -> None:
    add(entry(POLONIUM), entry(RADIUM, year=1903))
    add(entry(POLONIUM))
    loaded = add(entry(POLONIUM), hide_missing=True)
    assert (loaded.gone, loaded.counts) == ((), Counts(unchanged=1, updated=1))
    assert Publication.objects.get(title=RADIUM).visibility == "hidden"
    assert add(entry(POLONIUM)).gone == ()
    add(entry(POLONIUM), entry(RADIUM, year=1903))
    assert Publication.objects.get(title=RADIUM).visibility == "public"


def test_another_entry_of_the_same_title_is_no_renamed_one(marie: Profile) -> None:
    add(entry(POLONIUM, key="curie1898", venue="C. R."))
    loaded = add(entry(POLONIUM, key="draft", venue="arXiv", status="preprint"))
    assert (only(loaded).fate, len(loaded.gone)) == ("created", 1)
    assert Publication.objects.count() == 2


def test_on_a_whole_page_a_key_that_was_renamed_is_the_same_work() -> None:
    load_rows(person(), entry(POLONIUM, key="curie1898", venue="C. R."))
    counts, _ = load_rows(person(), entry(POLONIUM, key="polonium", venue="Comptes rendus"))
    assert counts == Counts(updated=1, unchanged=1)
    assert Publication.objects.get().venue == "Comptes rendus"


def test_without_the_person_nothing_goes_in() -> None:
    with pytest.raises(SourceError, match="no person “marie-curie”"):
        add(entry(POLONIUM))


def test_a_row_that_its_model_refuses_is_left_out_alone(marie: Profile) -> None:
    problems = Problems()
    rows = [*entry(POLONIUM, doi="no DOI"), *entry(RADIUM, year=1903)]
    path = Path("papers.bib")
    checked = checked_rows(rows, MARIE, path, problems, partial=True)
    assert {row.origin.partition("/")[0] for row in checked} == {f"work:papers.bib#{RADIUM}"}
    (problem,) = problems
    assert (problem.level, problem.line, problem.path) == ("warning", 40, path)
    assert problem.message.startswith("Left out: Publication, DOI: A DOI begins with 10.")


def test_a_partial_bundle_has_no_row_of_the_person_nor_of_others() -> None:
    with pytest.raises(ValueError, match="not those of marie-curie alone"):
        bundle(person(), entry(POLONIUM), partial=True)
    with pytest.raises(ValueError, match="pierre-curie"):
        bundle(entry(POLONIUM, slug="pierre-curie"), partial=True)
