"""The re-import rule, case by case: who changed what since the last import."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from faculty_site.ingest.documents import Json
from faculty_site.ingest.report import Counts
from news.models import NewsItem
from profiles.models import ImportRecord, LegacyUrl, Link, Profile, Section
from tests.faculty_site.ingest.builders import (
    link,
    load_rows,
    news,
    old_address,
    person,
    section,
)

pytestmark = pytest.mark.django_db

PRIZE = news("Nobel Prize in Physics, with Pierre Curie and Henri Becquerel", 0)
CHAIR = news("First woman professor at the University of Paris", 1, "1906-05")


def stored(instance: Model) -> dict[str, Json]:
    """A record's columns as they stand in the database."""
    return type(instance)._default_manager.filter(pk=instance.pk).values().get()


def test_a_first_import_creates_everything() -> None:
    counts, problems = load_rows(person(), section("news", 0), PRIZE, CHAIR)
    assert counts == Counts(created=4)
    assert problems == []
    assert NewsItem.objects.get(slug=PRIZE.key[0]).date is not None
    assert ImportRecord.objects.count() == 4


def test_a_second_import_changes_nothing() -> None:
    load_rows(person(), section("news", 0), PRIZE, CHAIR)
    counts, problems = load_rows(person(), section("news", 0), PRIZE, CHAIR)
    assert counts == Counts(unchanged=4)
    assert problems == []


def test_what_only_the_source_changed_is_taken() -> None:
    load_rows(person(office="Rue Cuvier"), PRIZE)
    counts, problems = load_rows(person(office="Rue d'Ulm"), PRIZE)
    assert counts == Counts(updated=1, unchanged=1)
    assert Profile.objects.get().office == "Rue d'Ulm"
    assert problems == []


def test_what_only_was_changed_here_stays() -> None:
    load_rows(person(office="Rue Cuvier"), PRIZE)
    Profile.objects.update(office="Rue Lhomond")
    for _ in range(2):
        counts, problems = load_rows(person(office="Rue Cuvier"), PRIZE)
        assert counts == Counts(kept=1, unchanged=1)
        assert Profile.objects.get().office == "Rue Lhomond"
        assert problems == []


def test_what_both_changed_stays_and_is_reported_once() -> None:
    load_rows(person(office="Rue Cuvier"))
    Profile.objects.update(office="Rue Lhomond")
    counts, (problem,) = load_rows(person(office="Rue d'Ulm"))
    assert counts == Counts(kept=1)
    assert Profile.objects.get().office == "Rue Lhomond"
    assert problem.level == "warning"
    assert problem.line == 1
    for part in ("Marie Curie", "office", "Rue Lhomond", "Rue d'Ulm"):
        assert part in problem.message
    counts, problems = load_rows(person(office="Rue d'Ulm"))
    assert counts == Counts(kept=1)
    assert problems == []


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    load_rows(person(office="Rue Cuvier"))
    Profile.objects.update(office="Rue d'Ulm")
    counts, problems = load_rows(person(office="Rue d'Ulm"))
    assert counts == Counts(unchanged=1)
    assert problems == []


def test_each_field_is_judged_by_itself() -> None:
    load_rows(person(office="Rue Cuvier", phone="1", email="m@example.org"))
    Profile.objects.update(phone="2")
    counts, _ = load_rows(person(office="Rue d'Ulm", phone="1", email="m@example.org"))
    profile = Profile.objects.get()
    assert (profile.office, profile.phone) == ("Rue d'Ulm", "2")
    assert counts == Counts(updated=1)


@pytest.mark.parametrize(
    ("field", "first", "here", "second"),
    [
        ("name_variants", ["M. Curie"], ["Maria Curie"], ["M. Curie", "Mme Curie"]),
        ("facts", [["Born", "1867"]], [["Born", "Warsaw"]], [["Born", "1867"], ["Died", "1934"]]),
        ("photo_alt", "A", "B", "C"),
        ("state", "listed", "former", "unlisted"),
    ],
)
def test_lists_and_choices_are_one_value_each(
    field: str, first: Json, here: Json, second: Json
) -> None:
    load_rows(person(**{field: first}))
    load_rows(person(**{field: second}))
    assert getattr(Profile.objects.get(), field) == second
    Profile.objects.update(**{field: here})
    counts, problems = load_rows(person(**{field: first}))
    assert getattr(Profile.objects.get(), field) == here
    assert counts == Counts(kept=1)
    assert len(problems) == 1


def test_foreign_keys_and_dates_are_merged_too() -> None:
    lists = [section("news", 0), section("honours", 1)]
    item = news("Davy Medal", 0, "1903", section=["marie-curie", "news"])
    load_rows(person(), lists, item)
    moved = news("Davy Medal", 0, "1903", section=["marie-curie", "honours"], end_date="1904")
    counts, _ = load_rows(person(), lists, moved)
    stored = NewsItem.objects.get()
    assert counts == Counts(updated=1, unchanged=3)
    assert stored.section == Section.objects.get(key="honours")
    assert str(stored.end_date) == "1904"
    assert str(stored.last_day) == "1904-12-31"
    assert NewsItem.objects.filter(last_day="1904-12-31").exists()


def test_an_owner_given_here_is_no_edit() -> None:
    load_rows(person())
    owner = apps.get_model("auth.user").objects.create(username="marie")
    Profile.objects.update(owner=owner)
    counts, _ = load_rows(person())
    assert counts == Counts(unchanged=1)
    assert Profile.objects.get().owner == owner


def test_a_vanished_item_is_hidden_once_and_told() -> None:
    load_rows(person(), PRIZE, CHAIR)
    counts, (problem,) = load_rows(person(), CHAIR)
    assert counts == Counts(updated=1, unchanged=2)
    assert NewsItem.objects.get(slug=PRIZE.key[0]).visibility == "hidden"
    assert problem.level == "info"
    assert "Nobel" in problem.message or str(PRIZE.key[0])[:40] in problem.message
    counts, problems = load_rows(person(), CHAIR)
    assert counts == Counts(unchanged=3)
    assert problems == []


def test_what_comes_back_is_shown_again() -> None:
    load_rows(person(), PRIZE, CHAIR)
    load_rows(person(), CHAIR)
    counts, _ = load_rows(person(), PRIZE, CHAIR)
    assert counts == Counts(updated=1, unchanged=2)
    assert NewsItem.objects.get(slug=PRIZE.key[0]).visibility == "public"
    assert NewsItem.objects.count() == 2


def test_what_a_person_hid_stays_hidden_when_it_comes_back() -> None:
    load_rows(person(), PRIZE, CHAIR)
    NewsItem.objects.update(visibility="hidden")
    load_rows(person(), CHAIR)
    counts, _ = load_rows(person(), PRIZE, CHAIR)
    assert set(NewsItem.objects.values_list("visibility", flat=True)) == {"hidden"}
    assert counts == Counts(kept=2, unchanged=1)


def test_what_a_person_showed_again_after_it_vanished_stays_shown() -> None:
    load_rows(person(), PRIZE, CHAIR)
    load_rows(person(), CHAIR)
    NewsItem.objects.update(visibility="public")
    load_rows(person(), CHAIR)
    assert set(NewsItem.objects.values_list("visibility", flat=True)) == {"public"}


def test_local_edits_of_a_vanished_item_are_kept() -> None:
    load_rows(person(), PRIZE)
    NewsItem.objects.update(place="Stockholm")
    load_rows(person())
    load_rows(person(), PRIZE)
    assert NewsItem.objects.get().place == "Stockholm"


def test_what_has_no_visibility_is_left_alone_when_it_vanishes() -> None:
    load_rows(person(), old_address("/about/"))
    counts, (problem,) = load_rows(person())
    assert counts == Counts(unchanged=2)
    assert LegacyUrl.objects.count() == 1
    assert problem.level == "info"
    assert load_rows(person())[1] == []


def test_what_was_deleted_here_stays_deleted() -> None:
    load_rows(person(), PRIZE, CHAIR)
    NewsItem.objects.get(slug=PRIZE.key[0]).delete()
    for row in (PRIZE, PRIZE, news(PRIZE.fields["body"], 0, place="Stockholm")):
        counts, problems = load_rows(person(), row, CHAIR)
        assert counts == Counts(unchanged=2, kept=1)
        assert NewsItem.objects.count() == 1
        assert problems == []


def test_items_in_a_section_deleted_here_stay() -> None:
    rows = [section("news", 0), news("Davy Medal", section=["marie-curie", "news"])]
    load_rows(person(), rows)
    Section.objects.all().delete()
    fresh = news("Matteucci Medal", 1, "1904", section=["marie-curie", "news"])
    counts, _ = load_rows(person(), rows, fresh)
    assert counts == Counts(created=1, unchanged=1, kept=2)
    assert NewsItem.objects.filter(section=None).count() == 2


def test_records_made_by_hand_are_never_touched() -> None:
    load_rows(person(), section("news", 0), PRIZE)
    profile = Profile.objects.get()
    by_hand = [
        Section.objects.create(profile=profile, key="teaching", heading="Teaching", order=0),
        NewsItem.objects.create(profile=profile, slug="by-hand", body="A lecture", order=0),
        Link.objects.create(profile=profile, key="orcid", url="https://orcid.org/0", order=0),
        LegacyUrl.objects.create(profile=profile, path="/~marie/", target="by hand"),
    ]
    before = [stored(made) for made in by_hand]
    load_rows(
        person(),
        section("news", 1),
        section("teaching", 0, body="From the source"),
        link("orcid", 0),
        CHAIR,
        old_address("/~marie/"),
    )
    assert [
        type(made)._default_manager.filter(pk=made.pk).values().get() for made in by_hand
    ] == before
    assert Section.objects.get(key="teaching-2").body == "From the source"
    assert Link.objects.filter(key="orcid-2").exists()
    counts, problems = load_rows(
        person(),
        section("news", 1),
        section("teaching", 0, body="From the source"),
        link("orcid", 0),
        CHAIR,
        old_address("/~marie/"),
    )
    assert counts == Counts(unchanged=6, kept=1)
    assert problems == []


def test_records_name_a_section_that_had_to_take_another_key() -> None:
    profile = Profile.objects.create(slug="marie-curie", name="Marie Curie")
    Section.objects.create(profile=profile, key="news", heading="By hand")
    rows = [person(), section("news", 0), news("Davy Medal", section=["marie-curie", "news"])]
    load_rows(*rows)
    assert NewsItem.objects.get().section == Section.objects.get(key="news-2")
    counts, _ = load_rows(*rows)
    assert counts == Counts(unchanged=2, kept=1)  # the profile by hand had no state of its own


def test_news_of_somebody_else_at_the_same_slug_stay_theirs() -> None:
    other = Profile.objects.create(slug="irene", name="Irène Joliot-Curie")
    NewsItem.objects.create(profile=other, slug=PRIZE.key[0], body="Hers")
    counts, _ = load_rows(person(), PRIZE)
    assert counts == Counts(created=2)
    assert NewsItem.objects.get(slug=PRIZE.key[0]).body == "Hers"
    assert (
        NewsItem.objects.get(slug=f"{PRIZE.key[0]}-2").profile_id
        == Profile.objects.get(slug="marie-curie").pk
    )
    assert load_rows(person(), PRIZE)[0] == Counts(unchanged=2)
