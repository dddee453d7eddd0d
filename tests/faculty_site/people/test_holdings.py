"""Everything that leads to a person has a line that says what erasing does with it."""

from __future__ import annotations

from django.apps import apps

from faculty_site.people.holdings import FATES, histories, kinds, leading_to
from profiles.models import Profile


def test_every_kind_of_row_that_leads_to_a_person_has_a_fate() -> None:
    """A new model without a line in `FATES` fails here: say there what erasing does with it."""
    found = {model._meta.label_lower for model in leading_to(Profile)} | {"profiles.profile"}
    assert found == FATES.keys()
    assert [model._meta.label_lower for model in kinds()] == list(FATES)


def test_every_history_of_what_leads_to_a_person_is_known_as_one() -> None:
    named = {model for model in apps.get_models() if model.__name__.startswith("Historical")}
    assert named == set(histories())
