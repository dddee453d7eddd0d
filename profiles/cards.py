"""vCard 4.0 (RFC 6350) of a person."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from icalendar import Component, vN, vOrg, vText, vUri

from faculty_site.context_processors import site_url
from faculty_site.lib.emails import without_addresses
from faculty_site.lib.printable import printable
from profiles.contact import Contact, Named
from profiles.feeds import file_answer, in_words_of
from profiles.models import Profile
from profiles.permissions import visible
from profiles.references import References, media_url
from profiles.same_site import is_from_here


class _Card(Component):
    """Content lines, folding and escaping are the same as iCalendar's (RFC 6350, 3.2)."""

    name = "VCARD"
    canonical_order = ("VERSION", "KIND", "FN", "N")  # type: ignore[assignment]  # None in the base


@csrf_exempt  # Nothing is changed, and a token would set a cookie on every page.
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The card of a person, for whom their page is open to.

    With e-mail addresses for who pressed the button on their page; what is read by its address
    alone, as harvesters do, has none.
    """
    person = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    if person.is_remembered:
        raise Http404("Nobody is reached by a card of somebody who died.")
    links = list(person.links.public())
    contact = Contact(person, links, References([person]))
    asked = request.method == "POST" and is_from_here(request)
    with in_words_of(person.language):
        content = written(person, contact, site_url(request), with_email=asked)
    response = file_answer(request, content, "text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.vcf"'
    if asked:
        response["Cache-Control"] = "private, no-store"
    return response


def written(person: Profile, contact: Contact, root: str, *, with_email: bool) -> bytes:
    """The card; `root` is the site's address without a closing slash."""
    page = f"{root}{person.get_absolute_url()}"
    made = _Card()
    made.add("version", vText("4.0"))
    made.add("kind", vText("individual"))
    _add(made, "fn", person.name)
    if names := _parted(person):
        made.add("n", vN((*map(_words, names), "", "", "")))
    for name in (person.native_name, *_texts(person.name_variants)):
        _add(made, "nickname", name)
    _add(made, "title", person.position)
    for line in person.affiliation.splitlines():
        if words := _words(line):
            made.add("org", vOrg((words,)))
    if person.phone:
        _add(made, "tel", person.phone, {"type": "work"})
    if address := "\n".join(filter(None, (person.office, person.postal_address))):
        # Nobody has parted it into street and town, so it stands there as it is written.
        label = _words(address.replace("\r", "")).replace("\n", ", ")
        made.add("adr", _Unparted.labelled(label))
    if with_email:
        for email in contact.emails:
            _add(made, "email", email.href.removeprefix("mailto:"))
    made.add("url", vUri(page))
    for address in _addresses(contact.elsewhere):
        made.add("url", vUri(address))
    if person.photo:
        made.add("photo", vUri(f"{root}{media_url(str(person.photo))}"))
    if person.language:
        _add(made, "lang", person.language)
    made.add("source", vUri(page.rstrip("/") + ".vcf"))
    return bytes(made.to_ical())


class _Unparted(vText):
    """An address of which only the label is known: its seven parts are empty."""

    @classmethod
    def labelled(cls, label: str) -> _Unparted:
        found = cls("")
        found.params["LABEL"] = label
        return found

    def to_ical(self) -> bytes:
        return b";;;;;;"


def _parted(person: Profile) -> tuple[str, str] | None:
    """Family and given names, where the name for the directory is the name with a comma in it."""
    family, comma, given = (part.strip() for part in person.sort_name.partition(","))
    words = sorted(f"{family} {given}".split())
    is_sure = bool(comma and family and given) and words == sorted(person.name.split())
    return (family, given) if is_sure else None


def _addresses(links: Sequence[Named]) -> list[str]:
    return [link.href for link in links if link.href.startswith(("https://", "http://"))]


def _texts(variants: object) -> list[str]:
    """What stands in JSON edited by hand and is a text."""
    return (
        [each for each in variants if isinstance(each, str)] if isinstance(variants, list) else []
    )


def _add(made: _Card, name: str, text: str, parameters: dict[str, str] | None = None) -> None:
    words = printable(text).strip() if name == "email" else _words(text)
    if words:
        made.add(name, vText(words), parameters=parameters or {})


def _words(text: str) -> str:
    return printable(without_addresses(text)).strip()
