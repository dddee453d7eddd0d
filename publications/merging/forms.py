"""Asking before a work is saved that is likely here already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.work_identity import Description, Judgement
from profiles.admin_base.forms import GuardedForm
from profiles.permissions import visible
from publications.merging.relating import likely_duplicates
from publications.models import Publication, Relation

AUTHOR = re.compile(r"authorships-\d+-name")
TELLING = frozenset({"title", "year", "doi", "arxiv"})
LONGEST_SLUG = 100
MOST = 5
"""Works that are shown at a time."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A work that may be the one in hand, and where the reader finds it."""

    work: Publication
    judgement: Judgement
    address: str

    @property
    def verdict(self) -> str:
        if self.judgement.verdict == "versions":
            return gettext("perhaps a version of it")
        return gettext("perhaps the same")


class Tick(forms.BooleanField):
    """A tick that is no change of what the form is about."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class AskingForm(GuardedForm):
    """A form of a work that shows works like it, and saves then only with a tick."""

    save_anyway = Tick(required=False, label=_("Save anyway: this is another work"))
    likely: tuple[Likely, ...] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        new = self.instance.pk is None or TELLING.intersection(self.changed_data)
        if new and not self.errors and not data.get("save_anyway"):
            self.likely = tuple(self._look_for(data))
        if self.likely:
            self.add_error(
                None, _("This work may be here already: look at what is shown above the form.")
            )
        return data

    def _look_for(self, data: dict[str, Any]) -> list[Likely]:
        names = [str(self.data[name]) for name in sorted(self.data) if AUTHOR.fullmatch(name)]
        names += [named.name for named in data.get("author_list") or ()]
        said = (name for name in Description.__slots__ if name != "authors")
        values = {name: data.get(name, getattr(self.instance, name)) for name in said}
        told = Description(**values, authors=tuple(filter(None, names)))
        found = likely_duplicates(told, self._known())
        shown = Publication.objects.filter(pk__in=found)
        here = {work.pk: work for work in shown.with_authors()}
        mine, public = (
            set(rows.filter(pk__in=found).values_list("pk", flat=True))
            for rows in (visible(self.user, "inspect", Publication), Publication.objects.public())
        )
        likely = [
            Likely(here[pk], judgement, _address(here[pk], inspected=pk in mine))
            for pk, judgement in found.items()
            if pk in mine | public
        ]
        return likely[:MOST]

    def _known(self) -> set[int]:
        """The work itself, and those of which something is known or asked already."""
        if self.instance.pk is None:
            return set()
        known = Relation.objects.filter(Q(first=self.instance) | Q(second=self.instance))
        pairs = known.values_list("first", "second")
        return {self.instance.pk, *(pk for pair in pairs for pk in pair)}


def _address(work: Publication, *, inspected: bool) -> str:
    if inspected:
        return reverse("admin:publications_publication_change", args=[work.pk])
    return work.get_absolute_url()
