"""One page of a list, with the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from ninja import Field, Schema

from faculty_site.context_processors import site_url

MOST = 100


class PageQuery(Schema):
    """Which page of a list."""

    page: int = Field(1, ge=1, description="From 1.")
    page_size: int = Field(25, ge=1, le=MOST, description="Results on a page.")


def page_of(
    request: HttpRequest,
    rows: QuerySet[Any],
    wanted: PageQuery,
    shown: Callable[[list[Any]], Iterable[Any]],
) -> dict[str, Any]:
    """`count`, `next`, `previous` and `results`; `shown` turns the page's rows into them.

    Raises Http404 for a page that there is not.
    """
    try:
        page = Paginator(rows, wanted.page_size).page(wanted.page)
    except InvalidPage as error:
        raise Http404(f"There is no page {wanted.page} of this list.") from error
    following = page.next_page_number() if page.has_next() else None
    before = page.previous_page_number() if page.has_previous() else None
    return {
        "count": page.paginator.count,
        "next": _address(request, following),
        "previous": _address(request, before),
        "results": list(shown(list(page.object_list))),
    }


def _address(request: HttpRequest, page: int | None) -> str | None:
    if page is None:
        return None
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{site_url(request)}{request.path}?{query.urlencode()}"


def found_or_404(rows: QuerySet[Any], slug: str) -> Model:
    """The row of that slug; Http404 where there is none that everybody may see."""
    row = rows.filter(slug=slug).first()
    if row is None:
        raise Http404(f"There is nothing here called “{slug}”.")
    found: Model = row
    return found
