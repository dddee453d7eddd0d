"""Answers to the question whether a work is somebody's."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from profiles.models import Profile
from publications.ingest.importing import import_works
from publications.linking import accept, disown, link_coauthors, link_name, reconsider, refuse
from publications.models import Authorship, Publication, Suggestion
from tests.factories import make_profile, make_publication, make_section, make_user
from tests.publications.ingest.importing.samples import MARIE, POLONIUM, RADIUM, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_user()


def link() -> int:
    return link_coauthors(list(Profile.objects.values_list("slug", flat=True)))


def history(obj: Any) -> list[str]:
    rows = LogEntry.objects.filter(
        object_id=obj.pk, content_type__model=obj._meta.model_name
    ).order_by("pk")
    return [row.change_message for row in rows]


def test_mine_links_the_author_who_was_meant(user: User) -> None:
    marie = make_profile(name="Marie Curie")
    work = make_publication(["M. Curie", "Marie Curie"])
    link()
    assert accept(user, Suggestion.objects.all()) == (1, [])
    assert list(work.authorships.order_by("position").values_list("profile", flat=True)) == [
        None,
        marie.pk,
    ]
    assert not Suggestion.objects.exists()
    assert history(work) == ["Linked an author to Marie Curie."]
    assert link() == 0


def test_another_of_the_name_is_asked_on_only_while_an_author_is_free(user: User) -> None:
    first, second = (make_profile(name="Jean Perrin", slug=slug) for slug in ("one", "two"))
    single = make_publication(["Jean Perrin"])
    double = make_publication(["Jean Perrin", "J. Perrin"])
    assert link() == 4
    accept(user, Suggestion.objects.filter(profile=first))
    assert list(single.suggestions.all()) == []
    assert [row.profile for row in double.suggestions.all()] == [second]
    assert accept(user, Suggestion.objects.filter(profile=second)) == (1, [])
    assert double.authorships.get(position=2).profile == second


def test_both_say_yes_to_one_author(user: User) -> None:
    """The first answer holds; the second question is handed back."""
    make_profile(name="Jean Perrin", slug="one")
    make_profile(name="Jean Perrin", slug="two")
    work = make_publication(["Jean Perrin"])
    link()
    linked, left = accept(user, Suggestion.objects.order_by("profile__slug"))
    assert (linked, [row.profile.slug for row in left]) == (1, ["two"])
    assert not Suggestion.objects.exists()
    assert work.authorships.get().profile == Profile.objects.get(slug="one")


def test_who_is_linked_meanwhile_needs_no_second_author(user: User) -> None:
    marie = make_profile(name="Marie Curie")
    work = make_publication(["Marie Curie", "M. Curie"])
    link()
    work.authorships.filter(position=2).update(profile=marie)
    accept(user, Suggestion.objects.all())
    assert work.authorships.get(position=1).profile is None
    assert not Suggestion.objects.exists()


def test_not_mine_and_back(user: User) -> None:
    marie = make_profile(name="Marie Curie")
    work = make_publication(["Marie Curie"], title="Radium")
    link()
    assert refuse(user, Suggestion.objects.all()) == 1
    assert refuse(user, Suggestion.objects.all()) == 0
    assert link() == 0
    assert not work.suggestions.get().profile.suggestions.open().exists()
    assert reconsider(user, Suggestion.objects.all()) == 1
    assert work.suggestions.open().exists()
    assert history(marie) == ["Not theirs: “Radium”.", "Perhaps theirs after all: “Radium”."]


def test_taking_a_linked_work_off_for_good(user: User) -> None:
    marie = make_profile(name="Marie Curie", orcid="0000-0002-1825-0097")
    mine = Authorship(
        name="Marie Curie", orcid=marie.orcid, profile=marie, selected=True, hidden=True, order=3,
        section=make_section(marie), citation_key="curie1898", marks="*",
    )  # fmt: skip
    work = make_publication([mine, "G. Bémont"])
    assert disown(user, Authorship.objects.filter(publication=work)) == 1
    row = Authorship.objects.get(pk=mine.pk)
    assert (row.profile, row.section, row.citation_key) == (None, None, "")
    assert (row.selected, row.hidden, row.order) == (False, False, 0)
    assert (row.name, row.marks, row.orcid) == ("Marie Curie", "*", marie.orcid)
    assert work.suggestions.get().refused
    assert link() == 0
    assert history(work) == ["Unlinked Marie Curie, whose work it is not."]
    assert disown(user, Authorship.objects.filter(publication=work)) == 0


@pytest.mark.parametrize("works", [3, 30])
def test_queries_do_not_grow(user: User, works: int, django_assert_num_queries: Any) -> None:
    marie = make_profile(name="Marie Curie")
    for _ in range(works):
        make_publication(["Marie Curie", "Pierre Curie"])
    link()
    ContentType.objects.get_for_models(Profile, Publication)  # read once in a process
    with django_assert_num_queries(5):
        assert refuse(user, Suggestion.objects.all()) == works
    reconsider(user, Suggestion.objects.all())
    with django_assert_num_queries(11):  # three of them for the history
        assert accept(user, Suggestion.objects.all()) == (works, [])
    with django_assert_num_queries(9):
        assert disown(user, Authorship.objects.filter(profile=marie)) == works


def test_a_name_linked_by_hand(user: User) -> None:
    marie = make_profile(name="Marie Curie", orcid="0000-0002-1825-0097")
    other = make_profile(name="Manya Curie")
    mine, asked, elsewhere, refused, own, other_id = (make_publication(["M. C."]) for _ in range(6))
    Suggestion.objects.create(publication=asked, profile=marie, name="M. C.")
    Suggestion.objects.create(publication=asked, profile=other, name="M. C.")
    Suggestion.objects.create(publication=refused, profile=marie, name="M. C.", refused=True)
    Authorship.objects.create(publication=own, position=2, name="Marie Curie", profile=marie)
    other_id.authorships.update(orcid="0000-0001-5109-3700")
    works = Publication.objects.exclude(pk__in=[elsewhere.pk, asked.pk])
    assert {work.pk for work in link_name(user, "M. C.", marie, works)} == {mine.pk, asked.pk}
    linked = Authorship.objects.filter(name="M. C.", profile=marie)
    assert {row.publication_id for row in linked} == {mine.pk, asked.pk}
    assert list(Suggestion.objects.values_list("publication", flat=True)) == [refused.pk]
    assert history(mine) == ["Linked an author to Marie Curie."]
    assert link_name(user, "M. C.", marie, works) == []


@pytest.mark.parametrize("name", ["papers.bib", "second.bib"])
def test_a_work_that_was_disowned_is_not_imported_back(user: User, name: str) -> None:
    """Neither with the file that it came from nor with another one of the person."""
    marie = make_profile(slug="marie-curie", name=MARIE)
    import_works(marie, text_of(POLONIUM))
    disown(user, marie.authorships.all())
    import_works(marie, text_of(POLONIUM, RADIUM, name=name))
    assert [row.publication.year for row in marie.authorships.all()] == [1903]
    assert Publication.objects.count() == 2
