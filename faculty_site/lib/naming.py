"""What models and fields are called in the reader's language.

Django names what nobody named by its name in Python, in English. Names that differ from those
stand here as translatable words and not at each field: a name at a field is part of the
migrations, and a better word for a reader is no change of the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise


def name_for_readers(
    app: AppConfig, models: Mapping[str, tuple[Promise, Promise]], fields: Mapping[str, Promise]
) -> None:
    """Give an app's models and fields their names; call it when the apps are ready.

    `models` has one and several of each model by its class. `fields` has names by Django's own,
    such as “in navigation”, or for one model as “Membership.primary”. A field that was given a
    translatable name keeps it.
    """
    for model in app.get_models():
        options: Any = model._meta
        own = model.__name__
        if own in models:
            options.verbose_name, options.verbose_name_plural = models[own]
        for field in options.get_fields():
            made = getattr(field, "verbose_name", None)
            if isinstance(made, str):  # and not a promise of one
                usual = fields.get(made, made)
                named = fields.get(f"{own}.{field.name}", usual)
                field.verbose_name = named


def in_english(words: object) -> str:
    """Words of the interface as reports of imports have them, whatever the reader's language."""
    with translation.override("en"):
        return str(words)


def in_sites_language(sentence: str | Promise, **names: object) -> str:
    """A sentence that is kept for everybody, such as a line of a history, with names in it."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(sentence) % names
