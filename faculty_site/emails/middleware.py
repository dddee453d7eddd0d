"""Keeps the e-mail addresses of all public pages from harvesters, whatever template made them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from faculty_site.emails.sealing import seal
from faculty_site.lib.emails import has_address, protected
from faculty_site.lib.emails.protecting import FORM

Answer = Callable[[HttpRequest], HttpResponse]

_END = "</body>"


def protected_addresses(answer: Answer) -> Answer:
    """What is read is protected; who sends a form asked for an address and gets it.

    The admin is for people who edit pages, and shows what is stored.
    """

    def with_protection(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        is_read = request.method in ("GET", "HEAD")
        if is_page and is_read and not response.streaming and not _is_admin(request):
            _protect(response)
        return response

    return with_protection


def _is_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def _protect(response: HttpResponse) -> None:
    html = response.content.decode(response.charset)
    if not has_address(html) and "mailto:" not in html:
        return
    html, has_button = protected(html, seal)
    if has_button:
        body, end, rest = html.rpartition(_END)
        html = f"{body}{_form()}{end}{rest}"
    response.content = html.encode(response.charset)
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))


def _form() -> str:
    return format_html(
        '<form id="{}" method="post" action="{}"></form><script src="{}" defer></script>',
        FORM,
        reverse("email"),
        static("faculty_site/js/email.js"),
    )
