"""Works and their authors: one record for all who wrote it, one author list as one value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.report import Counts
from news.models import NewsItem
from profiles.models import ImportRecord, Profile, Section
from publications.models import Authorship, Publication, Suggestion
from tests.faculty_site.ingest.builders import load_rows, person, section, work

pytestmark = pytest.mark.django_db

POLONIUM = "Sur une substance nouvelle radio-active, contenue dans la pechblende"
BOTH = ["Pierre Curie", "Marie Curie"]


def authors(title: str = POLONIUM) -> list[tuple[int, str, bool]]:
    found = Authorship.objects.filter(publication__title=title).order_by("position")
    return [(a.position, a.name, a.profile_id is not None) for a in found]


def hers(names: list[str] = BOTH, **options: Json) -> list[Row]:
    return work(POLONIUM, names, text="polonium", **options)


def his(names: list[str] = BOTH, **options: Json) -> list[Row]:
    return work(
        POLONIUM, names, own="Pierre Curie", slug="pierre-curie", text="polonium", **options
    )


def load_his(*rows: Row | list[Row]) -> Counts:
    pierre = person("pierre-curie", "Pierre Curie")
    return load_rows(pierre, *rows, slug="pierre-curie", source="pierre-curie.md")[0]


def test_a_work_with_its_authors_is_one_record() -> None:
    counts, _ = load_rows(person(), hers())
    assert counts == Counts(created=2)
    assert authors() == [(1, "Pierre Curie", False), (2, "Marie Curie", True)]
    assert load_rows(person(), hers())[0] == Counts(unchanged=2)


@pytest.mark.parametrize(
    "names",
    [
        ["Pierre Curie", "Marie Curie", "Gustave Bémont"],
        ["Gustave Bémont", "Pierre Curie", "Marie Curie"],
        ["Marie Curie", "Pierre Curie"],
        ["Marie Curie"],
        ["P. Curie", "Marie Curie"],
    ],
)
def test_authors_changed_in_the_source_alone_are_rewritten(names: list[str]) -> None:
    load_rows(person(), hers())
    counts, problems = load_rows(person(), hers(names))
    assert counts == Counts(updated=1, unchanged=1)
    assert problems == []
    assert authors() == [(n, name, name == "Marie Curie") for n, name in enumerate(names, 1)]
    assert load_rows(person(), hers(names))[0] == Counts(unchanged=2)


def test_people_move_along_with_their_names() -> None:
    load_rows(person(), hers())
    pierre = Profile.objects.create(slug="pierre-curie", name="Pierre Curie")
    Authorship.objects.filter(position=1).update(profile=pierre, selected=True)
    Authorship.objects.filter(position=2).update(hidden=True, order=7)
    load_rows(person(), hers(["Marie Curie", "P. Langevin", "Pierre Curie"]))
    first, second, third = Authorship.objects.order_by("position")
    assert (first.profile and first.profile.slug, first.hidden) == ("marie-curie", True)
    assert (second.profile, second.selected) == (None, False)
    assert (third.profile, third.selected) == (pierre, True)


@pytest.mark.parametrize("source", ["marie-curie.md", "second.md"])
@pytest.mark.parametrize("names", [BOTH, [*BOTH, "Gustave Bémont"]], ids=["as it was", "longer"])
def test_a_work_that_is_not_theirs_never_comes_back(source: str, names: list[str]) -> None:
    load_rows(person(), hers())
    marie = Profile.objects.get(slug="marie-curie")
    found = Publication.objects.get()
    Suggestion.objects.create(publication=found, profile=marie, name="Marie Curie", refused=True)
    Authorship.objects.filter(profile=marie).update(profile=None)
    load_rows(person(), hers(names), source=source)
    assert not marie.authorships.exists()
    assert Publication.objects.get() == found


def test_authors_changed_here_stay() -> None:
    load_rows(person(), hers())
    Authorship.objects.filter(position=1).update(name="P. Curie")
    counts, problems = load_rows(person(), hers())
    assert counts == Counts(kept=1, unchanged=1)
    assert problems == []


def test_authors_changed_on_both_sides_stay_and_are_reported() -> None:
    load_rows(person(), hers())
    Authorship.objects.filter(position=1).update(name="P. Curie")
    counts, (problem,) = load_rows(person(), hers([*BOTH, "Gustave Bémont"]))
    assert counts == Counts(kept=1, unchanged=1)
    assert [name for _, name, _ in authors()] == ["P. Curie", "Marie Curie"]
    assert "list of authors" in problem.message
    assert "Bémont" in problem.message
    assert problem.line == 40


def test_a_coauthor_linked_here_is_no_edit() -> None:
    load_rows(person(), hers())
    pierre = Profile.objects.create(slug="pierre-curie", name="Pierre Curie")
    Authorship.objects.filter(position=1).update(profile=pierre)
    assert load_rows(person(), hers())[0] == Counts(unchanged=2)


def test_what_a_person_chose_for_their_own_page_survives() -> None:
    sections = [section("papers", 0), section("early", 1)]
    in_papers = {"section": ["marie-curie", "papers"]}
    load_rows(person(), sections, hers(own_fields=in_papers))
    Authorship.objects.filter(position=2).update(selected=True, hidden=True, order=5)
    counts, problems = load_rows(
        person(), sections, hers(own_fields={"section": ["marie-curie", "early"]})
    )
    own = Authorship.objects.get(position=2)
    assert own.section == Section.objects.get(key="early")
    assert (own.selected, own.hidden, own.order) == (True, True, 5)
    assert counts == Counts(updated=1, unchanged=3)
    assert problems == []


def test_fields_of_a_work_are_merged_one_by_one() -> None:
    load_rows(person(), hers(status="under_review"))
    Publication.objects.update(venue="Comptes rendus")
    load_rows(person(), hers(status="published"))
    stored = Publication.objects.get()
    assert (stored.status, stored.venue) == ("published", "Comptes rendus")


def test_two_people_share_one_work() -> None:
    load_rows(person(), hers(venue="Comptes rendus"))
    counts = load_his(his(doi="10.1234/polonium", venue="C. R."))
    assert counts == Counts(created=1, updated=1)
    work_ = Publication.objects.get()
    assert (work_.venue, work_.doi) == ("Comptes rendus", "10.1234/polonium")
    assert [own for *_, own in authors()] == [True, True]


@pytest.mark.parametrize("names", [BOTH, ["P. Curie", "M. Curie"]])
def test_a_shared_work_is_stable_from_both_sides(names: list[str]) -> None:
    load_rows(person(), hers(venue="Comptes rendus"))
    rows = work(POLONIUM, names, own=names[0], slug="pierre-curie", text="polonium", venue="C. R.")
    load_his(rows)
    for _ in range(2):
        assert load_rows(person(), hers(venue="Comptes rendus"))[0] == Counts(unchanged=2)
        assert load_his(rows) == Counts(unchanged=2)
    assert [name for _, name, _ in authors()] == BOTH


def test_a_shared_work_that_one_source_drops_leaves_that_page_only() -> None:
    load_rows(person(), hers())
    load_his(his())
    counts, (problem,) = load_rows(person())
    assert counts == Counts(updated=1, unchanged=1)
    assert Publication.objects.get().visibility == "public"
    assert list(Authorship.objects.order_by("position").values_list("hidden", flat=True)) == [
        False,
        True,
    ]
    assert "this person's page" in problem.message
    assert load_his(his()) == Counts(unchanged=2)
    assert load_rows(person())[1] == []
    load_rows(person(), hers())
    assert not Authorship.objects.filter(hidden=True).exists()
    load_rows(person())
    load_his()
    assert Publication.objects.get().visibility == "hidden"


def test_an_unshared_work_that_vanishes_is_hidden() -> None:
    load_rows(person(), hers())
    assert load_rows(person())[0] == Counts(updated=1, unchanged=1)
    assert Publication.objects.get().visibility == "hidden"


@pytest.mark.parametrize(
    ("title", "year", "same"),
    [
        (POLONIUM.upper(), 1898, True),
        (f"{POLONIUM}.", None, True),
        (POLONIUM, 1899, False),
        ("Something else", 1898, False),
    ],
)
def test_a_work_made_by_hand_is_the_same_by_title_and_year(
    title: str, year: int | None, same: bool
) -> None:
    slug = str(hers()[0].key[0])
    by_hand = Publication.objects.create(slug=slug, title=title, year=year)
    Authorship.objects.create(publication=by_hand, position=1, name="P. Curie")
    Authorship.objects.create(publication=by_hand, position=2, name="M. Curie")
    load_rows(person(), hers())
    assert Publication.objects.count() == (1 if same else 2)
    assert by_hand.authorships.filter(profile__slug="marie-curie").exists() is same
    by_hand.refresh_from_db()
    assert by_hand.title == title
    if not same:
        assert Publication.objects.exclude(pk=by_hand.pk).get().slug == f"{slug}-2"


def test_a_work_of_the_same_title_by_others_is_another_work() -> None:
    by_hand = Publication.objects.create(slug=str(hers()[0].key[0]), title=POLONIUM, year=1898)
    Authorship.objects.create(publication=by_hand, position=1, name="Lise Meitner")
    load_rows(person(), hers())
    assert Publication.objects.count() == 2


def test_a_preprint_that_is_accepted_stays_the_same_work() -> None:
    before = work(POLONIUM, BOTH, year=None, text="curie, curie. sur une substance nouvelle. draft")
    between = [
        work(title, BOTH, order=order, text=title.casefold())
        for order, title in ((0, "Rayons émis"), (2, "Recherches"))
    ]
    load_rows(person(), between[0], [*_at(before, 1)], between[1])
    after = work(
        POLONIUM, BOTH, year=1898, text="curie, curie. sur une substance nouvelle. comptes rendus"
    )
    slug = Publication.objects.get(title=POLONIUM).slug
    counts, problems = load_rows(person(), between[0], [*_at(after, 1)], between[1])
    stored = Publication.objects.get(title=POLONIUM)
    assert (stored.slug, stored.year) == (slug, 1898)
    assert counts == Counts(updated=1, unchanged=3)
    assert problems == []


def _at(rows: list[Row], order: int) -> list[Row]:
    """A work's rows at another place in its list."""
    return [row if row.order is None else replace(row, order=order) for row in rows]


def test_the_same_title_and_year_is_the_same_work_however_it_is_listed() -> None:
    load_rows(person(), work(POLONIUM, BOTH, text="curie and curie, submitted"))
    again = work(POLONIUM, BOTH, text="p. curie, m. curie: comptes rendus 127, 175", venue="C. R.")
    assert load_rows(person(), again)[0] == Counts(updated=1, unchanged=1)
    assert Publication.objects.get().venue == "C. R."


def test_works_are_ordered_on_the_person_own_authorship() -> None:
    first, second = work("One", BOTH, order=0), work("Two", BOTH, order=1)
    load_rows(person(), first, second)
    counts, _ = load_rows(person(), _at(first, 1), _at(second, 0))
    assert counts == Counts(unchanged=3)
    mine = Authorship.objects.filter(profile__slug="marie-curie").order_by("order")
    assert [a.publication.title for a in mine] == ["Two", "One"]


def test_a_deleted_work_and_its_ledger_stay_quiet() -> None:
    load_rows(person(), hers())
    Publication.objects.all().delete()
    assert load_rows(person(), hers([*BOTH, "Gustave Bémont"]))[0] == Counts(unchanged=1, kept=1)
    assert not Publication.objects.exists()
    assert not NewsItem.objects.exists()
    assert ImportRecord.objects.count() == 2
