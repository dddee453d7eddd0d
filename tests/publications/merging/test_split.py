"""A work that two people's sources were joined onto becomes two, and one again."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from faculty_site.ingest.report import Counts
from profiles.models import ImportRecord, LegacyUrl, Profile
from publications.merging.merge import merge
from publications.merging.split import split
from publications.merging.undo import UndoError, undo
from publications.models import Authorship, FormerSlug, Publication, Relation
from tests import factories
from tests.faculty_site.ingest.builders import old_address
from tests.publications.merging.works import (
    PIERRE,
    hers,
    his,
    load_hers,
    load_his,
    own,
    state,
    user,
)

pytestmark = pytest.mark.django_db

MINE = hers(venue="Comptes rendus")
YOURS = [
    *his(doi="10.1234/polonium", volume="127", venue="C. R.", names=["Pierre Curie", "M. Curie"]),
]
YOURS.append(old_address("/substance/", slug=PIERRE, publication=list(YOURS[0].key)))


def joined() -> Publication:
    load_hers(MINE)
    load_his(YOURS)
    return Publication.objects.get()


def pierre() -> Profile:
    return Profile.objects.get(slug=PIERRE)


def test_the_new_work_says_what_its_source_says() -> None:
    work = joined()
    Authorship.objects.filter(profile=pierre()).update(selected=True, order=4)
    made = split(work, [pierre()], user())
    copy = Publication.objects.get(slug=made.other_slug)
    work.refresh_from_db()
    assert (work.doi, work.volume, work.venue) == ("", "", "Comptes rendus")
    assert (copy.doi, copy.volume, copy.venue) == ("10.1234/polonium", "127", "C. R.")
    names = copy.authorships.order_by("position").values_list("name", "profile__slug")
    assert list(names) == [("Pierre Curie", PIERRE), ("M. Curie", None)]
    assert (own(copy, PIERRE).selected, own(copy, PIERRE).order) == (True, 4)
    assert [a.profile and a.profile.slug for a in work.authorships.order_by("position")] == [
        None,
        "marie-curie",
    ]
    assert LegacyUrl.objects.get().publication == copy
    relation = Relation.objects.get()
    assert (relation.kind, relation.decided) == ("different", True)


def test_importing_again_changes_nothing_and_never_joins() -> None:
    work = joined()
    made = split(work, [pierre()], user())
    copy = Publication.objects.get(slug=made.other_slug)
    before = state(work, copy)
    for _ in range(2):
        assert load_hers(MINE) == Counts(unchanged=2)
        assert load_his(YOURS) == Counts(unchanged=3)
    assert state(work, copy) == before
    load_his(his(year=None, doi="10.1234/polonium", names=["Pierre Curie", "M. Curie"]))
    assert not work.authorships.filter(profile__slug=PIERRE).exists()


def test_the_old_work_keeps_its_address_and_its_sources() -> None:
    """The new one is no other name of it: what leads to the old one leads there still."""
    work = joined()
    made = split(work, [pierre()], user())
    assert not FormerSlug.objects.exists()
    keys = dict(
        ImportRecord.objects.filter(model="publications.publication").values_list(
            "source__profile__slug", "key"
        )
    )
    assert keys == {"marie-curie": [work.slug], PIERRE: [made.other_slug]}
    third = factories.make_publication(["Marie Curie"])
    merge(third, work, user_again())
    assert FormerSlug.objects.get().publication == third


def test_undoing_makes_one_again() -> None:
    work = joined()
    factories.make_translation(work, language="fr")
    before = state(work)
    made = split(work, [pierre()], user())
    assert Publication.objects.count() == 2
    assert undo(made, user_again()).told == []
    assert state(work) == before
    assert Publication.objects.count() == 1
    assert load_his(YOURS) == Counts(unchanged=3)


def user_again() -> User:
    return User.objects.get()


def test_an_edited_copy_is_not_lost() -> None:
    work = joined()
    made = split(work, [pierre()], user())
    Publication.objects.filter(slug=made.other_slug).update(note="By hand")
    with pytest.raises(UndoError, match="edited since"):
        undo(made, user_again())
    assert Publication.objects.count() == 2


def test_a_work_made_by_hand_is_copied() -> None:
    one, two = factories.make_profile(name="One Body"), factories.make_profile(name="Two Body")
    work = factories.make_publication([one, two, "Three Body"], doi="10.1234/a", note="By hand")
    made = split(work, [two], user())
    copy = Publication.objects.get(slug=made.other_slug)
    assert (copy.doi, copy.note, copy.title) == (work.doi, work.note, work.title)
    assert [(a.name, a.profile) for a in copy.authorships.order_by("position")] == [
        ("One Body", None),
        ("Two Body", two),
        ("Three Body", None),
    ]
