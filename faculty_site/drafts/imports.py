"""What an import says of drafts: it leaves them alone, and tells where both changed the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Q

from faculty_site.drafts.models import Draft
from faculty_site.ingest.fixture import Bundle
from faculty_site.ingest.load import Loaded
from faculty_site.ingest.problems import Problems
from faculty_site.lib.naming import in_english

Taken = Mapping[str, tuple[Any, set[str]]]
"""The objects that an import changed, by `label:key`, with the fields as forms call them."""

AUTHORS = "list of authors"


def tell_of_drafts(bundle: Bundle, loaded: Loaded, problems: Problems, **_signal: Any) -> None:
    """A warning for each field that this import and a draft change; two queries at most."""
    taken = _taken(loaded)
    if not taken:
        return
    works = [obj.pk for obj, _fields in taken.values() if _label(obj) == "publications.publication"]
    wanted = Q(profile__slug=bundle.slug) | Q(model="publications.publication", key__in=works)
    for draft in Draft.objects.filter(wanted).order_by("pk"):
        for obj, field in _both(draft, taken):
            problems.warning(
                bundle.path,
                None,
                f"Draft of {in_english(obj._meta.verbose_name)} “{obj}” ({bundle.slug}): the "
                f"import changed its {field}, and the draft does too. The draft is as it was; "
                "whoever publishes it is asked which of the two is to stand.",
            )


def _taken(loaded: Loaded) -> Taken:
    found: dict[str, tuple[Any, set[str]]] = {}
    for placed in loaded.placed:
        fields = {change.what for change in placed.changes if change.how == "take"}
        if fields and placed.instance is not None:
            found[f"{_label(placed.instance)}:{placed.instance.pk}"] = (placed.instance, fields)
    return found


def _both(draft: Draft, taken: Taken) -> Iterator[tuple[Any, str]]:
    for name, fields in draft.contents["touched"].items():
        label = name.partition(":")[0]
        if name in taken:
            obj, changed = taken[name]
            columns = {f.name: f for f in apps.get_model(label)._meta.concrete_fields}
            names = {in_english(columns[f].verbose_name) for f in fields if f in columns}
            yield from ((obj, each) for each in sorted(names & changed))
    work = taken.get(f"{draft.model}:{draft.key}")
    authors = (name.startswith("publications.authorship:") for name in draft.contents["touched"])
    if work is not None and AUTHORS in work[1] and any(authors):
        yield work[0], AUTHORS


def _label(obj: Any) -> str:
    label: str = obj._meta.label_lower
    return label
