"""Two works become one, and two again."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from faculty_site.ingest.report import Counts
from profiles.models import LegacyUrl, Profile
from publications.merging.merge import merge, plan_merge
from publications.merging.undo import UndoError, undo
from publications.models import (
    Authorship,
    FormerSlug,
    Merge,
    Publication,
    PublicationTranslation,
    Relation,
    Suggestion,
)
from tests import factories
from tests.publications.merging.works import (
    PIERRE,
    load_hers,
    load_his,
    own,
    state,
    two_records,
    user,
)

pytestmark = pytest.mark.django_db


def test_the_kept_work_stays_and_gets_what_it_lacks() -> None:
    _, _, kept, other = two_records()
    Authorship.objects.filter(publication=other, profile__slug=PIERRE).update(
        selected=True, citation_key="curie1898"
    )
    merge(kept, other, user())
    stored = Publication.objects.get()
    assert (stored.pk, stored.title, stored.venue) == (kept.pk, kept.title, "Comptes rendus")
    assert (stored.doi, stored.abstract, stored.volume) == (
        "10.1234/polonium",
        "We found it.",
        "127",
    )
    assert [link["kind"] for link in stored.links] == ["pdf", "code"]
    assert [a.profile and a.profile.slug for a in stored.authorships.all()] == [
        PIERRE,
        "marie-curie",
    ]
    assert (own(stored, PIERRE).selected, own(stored, PIERRE).citation_key) == (True, "curie1898")
    assert FormerSlug.objects.get(publication=kept).slug == other.slug
    assert not LegacyUrl.objects.exclude(publication=kept).exists()


@pytest.mark.parametrize("turned", [False, True])
def test_importing_again_changes_nothing(turned: bool) -> None:
    mine, yours, *works = two_records()
    kept, other = reversed(works) if turned else works
    merge(kept, other, user())
    before = state(kept, other)
    for _ in range(2):
        mine_again, yours_again = load_hers(mine), load_his(yours)
        assert mine_again.created == yours_again.created == 0
        assert mine_again.updated == yours_again.updated == 0
    assert state(kept, other) == before
    assert Publication.objects.get() == kept


def test_undoing_brings_both_back() -> None:
    mine, yours, kept, other = two_records()
    factories.make_translation(kept, language="fr")
    factories.make_translation(other, language="fr")
    factories.make_translation(other, language="pl")
    third = factories.make_publication(title="Rayons émis par les composés")
    for first, second in ((kept, third), (other, third)):
        Relation.objects.create(first=first, second=second, kind="versions")
    Relation.objects.create(first=kept, second=other, kind="same", confidence=70)
    asked = factories.make_profile(name="Gustave Bémont")
    factories.make_suggestion(other, asked)
    before = state(kept, other)
    made = merge(kept, other, user())
    assert state(kept, other) != before
    assert Relation.objects.count() == 1
    assert Suggestion.objects.get().publication == kept
    assert PublicationTranslation.objects.filter(original=kept).count() == 2
    undone = undo(made, User.objects.get())
    assert undone.told == []
    assert [work.slug for work in undone.works] == [kept.slug, other.slug]
    assert state(kept, other) == before
    assert load_hers(mine) == Counts(unchanged=3)
    assert load_his(yours) == Counts(unchanged=3)
    with pytest.raises(UndoError):
        undo(made, User.objects.get())


def test_what_was_edited_since_stays_and_is_told() -> None:
    _, _, kept, other = two_records()
    made = merge(kept, other, user())
    Publication.objects.filter(pk=kept.pk).update(volume="128", title="A new title")
    undone = undo(made, User.objects.get())
    stored = Publication.objects.get(pk=kept.pk)
    assert (stored.volume, stored.title, stored.doi) == ("128", "A new title", "")
    assert len(undone.told) == 1
    assert "volume" in undone.told[0]
    assert Publication.objects.get(pk=other.pk).volume == "127"


def test_what_points_nowhere_now_is_left_out() -> None:
    _, _, kept, other = two_records()
    asked = factories.make_profile(name="Gustave Bémont")
    factories.make_suggestion(kept, asked, refused=True)
    factories.make_suggestion(other, asked)
    made = merge(kept, other, user())
    Profile.objects.filter(slug__in=(asked.slug, PIERRE)).delete()
    undone = undo(made, User.objects.get())
    assert len(undone.told) >= 2
    assert Publication.objects.count() == 2
    assert not Suggestion.objects.exists()


def test_merges_in_a_row_are_undone_in_either_order() -> None:
    _, _, first, second = two_records()
    third = factories.make_publication(["Marie Curie"], title="Polonium")
    fourth = factories.make_publication(["Marie Curie"], title="Po")
    by = user()
    before = state(first, second, third, fourth)
    one, two, last = merge(first, second, by), merge(third, first, by), merge(third, fourth, by)
    assert {made.publication_id for made in Merge.objects.all()} == {third.pk}
    assert FormerSlug.objects.filter(publication=third).count() == 3
    one.refresh_from_db()
    with pytest.raises(UndoError, match="later"):
        undo(one, by)
    for made in (two, last, one):
        undo(made, by)
    assert state(first, second, third, fourth) == before


def test_an_address_that_is_taken_is_not_given_twice() -> None:
    _, _, kept, other = two_records()
    made = merge(kept, other, user())
    factories.make_publication(slug=other.slug)
    with pytest.raises(UndoError, match="address"):
        undo(made, User.objects.get())
    assert FormerSlug.objects.exists()


def test_a_person_who_is_not_found_among_the_authors_comes_last() -> None:
    ours = factories.make_profile(name="Irène Joliot-Curie")
    kept = factories.make_publication(["Frédéric Joliot"], title="Artificial radioactivity")
    other = factories.make_publication([ours, "F. Joliot"], title="Artificial radio-activity")
    plan = plan_merge(kept, other)
    assert [(p.is_added, p.kept and p.kept.name) for p in plan.authors] == [
        (True, None),
        (False, "Frédéric Joliot"),
    ]
    merge(kept, other, user())
    names = kept.authorships.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Frédéric Joliot", "Irène Joliot-Curie"]


def test_two_people_behind_one_name_do_not_make_two_authors() -> None:
    one, two = (factories.make_profile(name="John Smith") for _ in range(2))
    kept, other = factories.make_publication([one]), factories.make_publication([two])
    before = state(kept, other)
    by = user()
    assert [plan.gives_way for plan in plan_merge(kept, other).authors] == [True]
    made = merge(kept, other, by)
    assert list(kept.authorships.values_list("profile", flat=True)) == [one.pk]
    assert LogEntry.objects.filter(object_id=str(two.pk)).exists()
    undo(made, by)
    assert state(kept, other) == before


def test_a_refusal_of_either_work_stays() -> None:
    person = factories.make_profile(name="Pierre Curie")
    kept, other = (factories.make_publication(["Pierre Curie"]) for _ in range(2))
    factories.make_suggestion(kept, person)
    factories.make_suggestion(other, person, refused=True)
    merge(kept, other, user())
    assert Suggestion.objects.get().refused


def test_what_somebody_decided_goes_before_what_is_supposed() -> None:
    kept, other, third = (factories.make_publication([]) for _ in range(3))
    Relation.objects.create(first=kept, second=third, kind="same")
    Relation.objects.create(first=other, second=third, kind="different", decided=True)
    merge(kept, other, user())
    assert (Relation.objects.get().kind, Relation.objects.get().decided) == ("different", True)


def test_everybody_concerned_reads_of_it_in_the_history() -> None:
    _, _, kept, other = two_records()
    by = user()
    undo(merge(kept, other, by), by)
    lines = LogEntry.objects.filter(user=by)
    told = {(line.content_type.model, line.object_id) for line in lines if line.content_type}
    people = Profile.objects.values_list("pk", flat=True)
    assert told >= {("profile", str(pk)) for pk in people}
    assert told >= {("publication", str(kept.pk)), ("publication", str(other.pk))}
    assert "Merged" in lines.order_by("pk")[0].get_change_message()


texts = st.sampled_from(("", "127", "A note", "2"))
names = st.lists(
    st.sampled_from(("Marie Curie", "M. Curie", "P. Curie", "G. Bémont", "ours", "theirs")),
    max_size=4,
)


class RoundTrip(TestCase):
    """Merging and undoing leaves every row around two works as it was."""

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(st.tuples(names, names), st.tuples(texts, texts, texts, texts), st.booleans())
    def test_merge_then_undo(
        self, listed: tuple[list[str], list[str]], texts_: tuple[str, ...], hidden: bool
    ) -> None:
        people = {name: factories.make_profile(name="Marie Curie") for name in ("ours", "theirs")}
        works = []
        for number, authors in enumerate(listed):
            free = dict(people)
            found = [free.pop(name, name) for name in authors]
            said = {"volume": texts_[number], "note": texts_[number + 2]}
            works.append(factories.make_publication(found, year=1898, **said))
        Authorship.objects.filter(publication=works[1]).update(hidden=hidden, order=3)
        for work in works:
            factories.make_suggestion(work, factories.make_profile(), refused=hidden)
            factories.make_translation(work, language="fr")
        by = factories.make_user()
        before = state(*works)
        made = merge(works[0], works[1], by)
        assert state(*works) != before
        assert undo(made, by).told == []
        assert state(*works) == before
