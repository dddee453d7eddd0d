"""What every page of the public site says about the site itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, override

from profiles.models import Department


def site(request: HttpRequest) -> dict[str, object]:
    """`site_name`, `site_url` (its root, without a closing slash), `canonical_url` of this page.

    All are worked out only where they are shown: the name may cost a query, and the pages for
    errors must not depend on the request, whose host may be what is wrong with it.
    """
    return {
        "site_name": SimpleLazyObject(site_name),
        "site_url": SimpleLazyObject(lambda: site_url(request)),
        "canonical_url": SimpleLazyObject(lambda: canonical_url(request)),
    }


def site_name() -> str:
    """The setting; without one the name of the department that the site is about."""
    if settings.SITE_NAME:
        return settings.SITE_NAME
    department = main_department()
    return department.name if department else name_of_the_unnamed()


def name_of_the_unnamed() -> str:
    """What a site of several departments is called that nobody gave a name.

    In its own language and not in the reader's: pictures, feeds and bookmarks bear it too.
    """
    with override(settings.LANGUAGE_CODE):
        return gettext("Faculty")


def main_department() -> Department | None:
    """The only department, or the one that all others belong to; None where there are several."""
    roots = Department.objects.filter(parent=None)[:2]
    return roots[0] if len(roots) == 1 else None


def site_url(request: HttpRequest) -> str:
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def canonical_url(request: HttpRequest) -> str:
    """Of the query string only the page number belongs to the address."""
    page = request.GET.get("page", "")
    query = f"?page={page}" if page.isdecimal() and page != "1" else ""
    return f"{site_url(request)}{request.path}{query}"
