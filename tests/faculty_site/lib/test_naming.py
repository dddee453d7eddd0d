"""What models and fields are called."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.utils.translation import gettext_lazy
from pytest_django import Settings

from faculty_site.lib.naming import in_english, in_sites_language
from news.models import NewsItem
from profiles.models import Page, Profile
from publications.models import Authorship, Publication
from tests.faculty_site.strange import LANGUAGE, strange_words

APPS = ("profiles", "news", "publications")
OF_MACHINES = {"ID", "before", "ORCID iD", "DOI", "ISBN", "ISSN", "BibTeX", "RIS", "CSL-JSON"}
"""Names that are the same in every language, or that nobody reads."""


@pytest.mark.parametrize("label", APPS)
def test_every_model_and_field_has_a_name_that_can_be_translated(label: str) -> None:
    for model in apps.get_app_config(label).get_models():
        if hasattr(model, "instance_type"):
            continue  # a history is shown in the words of its model
        options = model._meta
        named = {"one": options.verbose_name, "several": options.verbose_name_plural}
        named |= {
            f.name: f.verbose_name for f in options.get_fields() if hasattr(f, "verbose_name")
        }
        plain = {key: name for key, name in named.items() if isinstance(name, str)}
        assert not set(plain.values()) - OF_MACHINES, model


def test_a_name_is_that_of_the_reader() -> None:
    assert str(Profile._meta.verbose_name_plural) == "people"
    with strange_words():
        assert str(Profile._meta.verbose_name_plural) == "⟨people⟩"


def test_what_a_model_says_itself_stays_and_one_model_may_differ() -> None:
    assert str(Page._meta.get_field("key").verbose_name) == "address"
    assert str(Profile._meta.get_field("position").verbose_name) == "position"
    assert str(Authorship._meta.get_field("position").verbose_name) == "place in the list"
    assert str(NewsItem._meta.get_field("end_date").verbose_name) == "last day"


def test_reports_are_in_english() -> None:
    with strange_words():
        assert in_english(Publication._meta.verbose_name) == "publication"


def test_what_is_kept_for_everybody_is_in_the_language_of_the_site(settings: Settings) -> None:
    line = gettext_lazy("Linked an author to %(person)s.")
    with strange_words():
        assert in_sites_language(line, person="Ada") == "Linked an author to Ada."
        settings.LANGUAGE_CODE = LANGUAGE
        assert in_sites_language(line, person="Ada") == "⟨Linked an author to Ada.⟩"
