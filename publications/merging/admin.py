"""What the admin of works has for pairs of them: doors, notices, and asking before saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from profiles.admin_base.models import ContentAdmin
from publications.merging import views
from publications.merging.deciding import open_questions
from publications.merging.relating import relate
from publications.models import Merge, Publication, Relation

if TYPE_CHECKING:
    _Admin = ContentAdmin
else:
    _Admin = object


class DuplicatesAdmin(_Admin):
    """The part of the works' admin by which one work is one record."""

    def get_urls(self) -> list[URLPattern]:
        doors: list[tuple[str, str, Callable[..., HttpResponse]]] = [
            ("duplicates/", "duplicates", views.duplicates),
            ("<int:one>/compare/<int:other>/", "compare", views.compare),
            ("<int:kept>/merge/<int:other>/", "merge_works", views.merge_works),
            ("<int:pk>/split/", "split_work", views.split_work),
            ("merges/<int:pk>/undo/", "undo_merge", views.undo_merge),
        ]
        site, place = self.admin_site, "publications_publication_"
        own = [
            path(form, site.admin_view(partial(view, site=site)), name=f"{place}{name}")
            for form, name, view in doors
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        context = {**self._pairs_of(request, object_id), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {"open_questions": open_questions(request.user).count(), **(extra_context or {})}
        answer: HttpResponse = super().changelist_view(request, context)
        return answer

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        relate({obj.pk})  # its authors are here by now, wherever they were written
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        relate({obj.pk})
        return super().response_change(request, obj)

    def _pairs_of(self, request: HttpRequest, object_id: str) -> dict[str, Any]:
        """What the form shows of a work; nothing for an address that names none."""
        if not object_id.isdecimal():
            return {}
        work = int(object_id)
        asked = open_questions(request.user).filter(Q(first=work) | Q(second=work))
        questions = [(each, _other(each, work)) for each in asked.select_related("first", "second")]
        people = Publication.objects.filter(pk=work, authorships__profile__isnull=False)
        made = Merge.objects.filter(publication=work, undone=None)
        return {
            "questions": questions,
            "can_be_split": people.values("authorships__profile").count() > 1,
            "merges": made if self.has_change_permission(request) else [],
        }


def _other(relation: Relation, work: int) -> Publication:
    return relation.second if relation.first_id == work else relation.first
