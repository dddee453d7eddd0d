"""The form of a work, and the authors that are stored."""

from __future__ import annotations

from django.urls import reverse

from publications.models import Publication


def change(work: Publication) -> str:
    return reverse("admin:publications_publication_change", args=[work.pk])


def names(work: Publication) -> list[tuple[int, str]]:
    return list(work.authorships.order_by("position").values_list("position", "name"))
