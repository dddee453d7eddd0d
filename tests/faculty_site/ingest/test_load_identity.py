"""Whose page it is: the same person again, under another name, or somebody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.documents import Row
from faculty_site.ingest.load import remembered, settle_slug
from faculty_site.ingest.load.identity import Settled
from faculty_site.ingest.report import Counts
from news.models import NewsItem
from profiles.models import ImportRecord, Profile, Section, Source
from tests.faculty_site.ingest.builders import bundle, load_rows, news, person, section

LECTURES = [news(f"Lecture on radium, part {number}", number) for number in range(4)]
MEDALS = [news(f"Medal number {number} of some society", number) for number in range(4)]


def settled(proposed: str, source: str, rows: list[Row], taken: tuple[str, ...] = ()) -> Settled:
    return settle_slug(proposed, source, rows, taken, database=True)


@pytest.mark.django_db
def test_a_new_person_gets_the_slug_of_their_name() -> None:
    assert settled("marie-curie", "marie.md", LECTURES) == Settled("marie-curie")


@pytest.mark.django_db
def test_the_same_source_is_the_same_person() -> None:
    load_rows(person(), LECTURES)
    assert settled("marie-curie", "marie-curie.md", LECTURES) == Settled("marie-curie")
    assert settled("marie-curie", "marie-curie.md", []) == Settled("marie-curie")


@pytest.mark.django_db
def test_another_source_for_the_name_gets_another_slug_and_a_warning() -> None:
    load_rows(person(), LECTURES)
    found = settled("marie-curie", "curie.md", MEDALS)
    assert found.slug == "marie-curie-2"
    assert found.namesake == "marie-curie"


@pytest.mark.django_db
def test_a_person_made_by_hand_is_not_taken_over() -> None:
    Profile.objects.create(slug="marie-curie", name="Marie Curie")
    assert settled("marie-curie", "marie-curie.md", LECTURES).slug == "marie-curie-2"


@pytest.mark.django_db
def test_the_second_of_a_name_is_found_again_without_a_warning() -> None:
    load_rows(person(), LECTURES)
    second = [news(row.fields["body"], row.order or 0, slug="marie-curie-2") for row in MEDALS]
    load_rows(person("marie-curie-2"), second, slug="marie-curie-2", source="curie.md")
    assert settled("marie-curie", "curie.md", MEDALS) == Settled("marie-curie-2")


@pytest.mark.django_db
def test_two_files_of_the_same_name_are_told_apart_by_what_they_say() -> None:
    load_rows(person(), LECTURES, source="index.md")
    second = [news(row.fields["body"], row.order or 0, slug="marie-curie-2") for row in MEDALS]
    assert settled("marie-curie", "index.md", MEDALS).slug == "marie-curie-2"
    load_rows(person("marie-curie-2"), second, slug="marie-curie-2", source="index.md")
    assert settled("marie-curie", "index.md", MEDALS) == Settled("marie-curie-2")
    assert settled("marie-curie", "index.md", LECTURES) == Settled("marie-curie")


@pytest.mark.django_db
def test_a_person_whose_name_changed_in_the_source_keeps_the_slug() -> None:
    maria = "maria-sklodowska"
    before = [news(row.fields["body"], row.order or 0, slug=maria) for row in LECTURES]
    load_rows(person(maria, "Maria Skłodowska"), before, slug=maria, source="index.md")
    assert settled("marie-curie", "index.md", LECTURES) == Settled(maria)
    assert settled("marie-curie", "index.md", [*LECTURES[:2], *MEDALS[:2]]) == Settled(maria)
    assert settled("marie-curie", "index.md", [*LECTURES[:1], *MEDALS[:2]]).slug == "marie-curie"
    assert settled("marie-curie", "other.md", LECTURES).slug == "marie-curie"


@pytest.mark.django_db
def test_what_everybody_has_makes_nobody_the_same_person() -> None:
    common = [section("news", 0), section("publications", 1)]
    load_rows(person(), common, source="index.md")
    assert settled("lise-meitner", "index.md", common).slug == "lise-meitner"


@pytest.mark.django_db
def test_slugs_of_this_run_are_taken() -> None:
    load_rows(person(), LECTURES, source="index.md")
    found = settled("marie-curie", "index.md", LECTURES, ("marie-curie",))
    assert found.slug == "marie-curie-2"


def test_without_a_database_only_this_run_counts() -> None:
    found = settle_slug("marie-curie", "a.md", LECTURES, ["marie-curie"], database=False)
    assert found.slug == "marie-curie-2"
    assert settle_slug("marie-curie", "a.md", LECTURES, [], database=False).namesake == ""


@pytest.mark.django_db
def test_a_slug_changed_here_is_followed() -> None:
    load_rows(person(), section("news", 0), LECTURES)
    Profile.objects.update(slug="marie-sklodowska-curie")
    new = "marie-sklodowska-curie"
    assert settled("marie-curie", "marie-curie.md", LECTURES) == Settled(new)
    moved = bundle(person(), section("news", 0), LECTURES).with_slug(new)
    counts, _ = load_rows(moved.rows, slug=new)
    assert counts == Counts(unchanged=6)
    assert Section.objects.count() == 1


@pytest.mark.django_db
def test_what_an_import_said_before_is_remembered() -> None:
    assert remembered("marie-curie", "marie-curie.md") == {}
    load_rows(person(state="draft", old_site="https://example.org/"))
    before = remembered("marie-curie", "marie-curie.md")
    assert (before["state"], before["old_site"]) == ("draft", "https://example.org/")


@pytest.mark.django_db
def test_a_second_source_fills_what_is_empty_and_overwrites_nothing() -> None:
    load_rows(person(office="Rue Cuvier"), LECTURES[:2])
    lab = person(office="Rue d'Ulm", phone="1909")
    counts, problems = load_rows(lab, LECTURES[1:], section("lab", 0), source="lab.md")
    stored = Profile.objects.get()
    assert (stored.office, stored.phone) == ("Rue Cuvier", "1909")
    # The one lecture that both sources have is one item.
    assert counts == Counts(created=3, updated=1, unchanged=1)
    assert NewsItem.objects.count() == 4
    assert problems == []
    for _ in range(2):
        assert load_rows(person(office="Rue Cuvier"), LECTURES[:2])[0] == Counts(unchanged=3)
        again, _ = load_rows(lab, LECTURES[1:], section("lab", 0), source="lab.md")
        assert again == Counts(unchanged=5)
    assert Source.objects.count() == 2


@pytest.mark.django_db
def test_vanished_is_judged_per_source() -> None:
    load_rows(person(), LECTURES[:2])
    load_rows(person(), LECTURES[1:], source="lab.md")
    load_rows(person(), LECTURES[:1])
    shared = NewsItem.objects.get(slug=LECTURES[1].key[0])
    assert shared.visibility == "public"
    load_rows(person(), LECTURES[2:], source="lab.md")
    shared.refresh_from_db()
    assert shared.visibility == "hidden"
    assert ImportRecord.objects.filter(vanished=True).count() == 2


@pytest.mark.django_db
def test_sections_of_a_second_source_do_not_mix_with_those_of_the_first() -> None:
    load_rows(person(), section("about", 0, body="From Warsaw"))
    load_rows(person(), section("about", 0, body="A laboratory"), source="lab.md")
    bodies = dict(Section.objects.values_list("key", "body"))
    assert bodies == {"about": "From Warsaw", "about-2": "A laboratory"}


@pytest.mark.django_db
def test_finding_the_person_takes_few_queries() -> None:
    for number in range(5):
        slug = f"person-{number}"
        items = [news(f"Item {number} {n}", n, slug=slug) for n in range(3)]
        load_rows(person(slug, "Somebody"), items, slug=slug, source="index.md")
    with CaptureQueriesContext(connection) as queries:
        assert settled("lise-meitner", "index.md", LECTURES).slug == "lise-meitner"
    assert len(queries) == 6  # two of them for slugs that people had before
