"""One page of a long list, by the `?page=` of the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

Row = TypeVar("Row")


def page_of(request: HttpRequest, rows: _SupportsPagination[Row], size: int) -> Page[Row]:
    """The page that the address asks for, the first by default; 404 where there is none such."""
    try:
        return Paginator(rows, size).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404(str(error)) from error
