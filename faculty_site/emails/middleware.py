"""Keeps the e-mail addresses of all public pages from harvesters, whatever template made them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from faculty_site.emails.tokens import token
from faculty_site.emails.views import write
from faculty_site.lib.emails import has_address, protected
from faculty_site.lib.emails.protecting import FIELD, FORM

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


def addresses_on_request(answer: Answer) -> Answer:
    """Answers who pressed a button of a public page, which sends its form to the page itself.

    The last of all, so that the page is read as its reader sees it: signed in, in their language.
    """

    def with_address(request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or _is_admin(request) or FIELD not in request.POST:
            return answer(request)
        return write(request, partial(_read, answer, request))

    return with_address


def _read(answer: Answer, request: HttpRequest) -> HttpResponse:
    """The page itself; nothing is changed by it, so that it asks for no token against forgery."""
    request.method = "GET"
    try:
        return answer(request)
    finally:
        request.method = "POST"


def _is_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def _protect(response: HttpResponse) -> None:
    html = response.content.decode(response.charset)
    if not has_address(html) and "mailto:" not in html:
        return
    html, has_button = protected(html, token)
    if has_button:
        body, end, rest = html.rpartition(_END)
        html = f"{body}{_form()}{end}{rest}"
    response.content = html.encode(response.charset)
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))


def _form() -> str:
    return format_html(
        '<form id="{}" method="post"></form><script src="{}" defer></script>',
        FORM,
        static("faculty_site/js/email.js"),
    )
