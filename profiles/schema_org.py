"""People, departments and the way to a page as schema.org has them, for the JSON-LD of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils import timezone

from faculty_site.lib.emails import without_addresses
from faculty_site.lib.markdown import plain_text
from profiles.contact import Contact, Named
from profiles.models import Department, Entry, Membership, Profile
from profiles.references import media_url

Thing = dict[str, Any]

CONTEXT = "https://schema.org"

_SCHOOL: Final = re.compile(
    r"universi|colleg|coll[eè]ge|institut|polit[eé]cn|polytechn|[eé]cole|lyc[eé]e|school|schule"
    r"|academ|akadem|academia|университет|大学|大學|学院|學院|대학",
    re.IGNORECASE,
)
"""What the name of a place says where one can have studied; a town alone is no school."""

_LANGUAGES: Final = frozenset({"languages", "language", "sprachen", "idiomas", "langues", "语言"})
"""Labels of facts that list what somebody speaks."""


def person_page(
    profile: Profile,
    contact: Contact,
    memberships: Sequence[Membership],
    entries: Iterable[Entry],
    page: str,
    root: str,
) -> Thing:
    """The page about a person; `page` is its address and `root` that of the site, no slash at the
    end; the `memberships` are those that the affiliation does not say, and the `entries` those of
    the page. No e-mail address: this is what programs read."""
    person = {
        "@type": "Person",
        "@id": f"{page}#person",
        "name": _words(profile.name),
        "alternateName": [_words(name) for name in _names(profile)],
        "jobTitle": _words(profile.position),
        **_organizations(profile, memberships, entries, root),
        "identifier": _orcid(profile),
        "sameAs": _same_as(contact.elsewhere),
        "image": f"{root}{media_url(str(profile.photo))}" if profile.photo else "",
        "url": page,
        "knowsAbout": _interests(profile.interests),
        "knowsLanguage": list(_languages(contact.facts)),
    }
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "@id": page,
        "url": page,
        "mainEntity": without_empty(person),
    }


def _organizations(
    profile: Profile, memberships: Sequence[Membership], entries: Iterable[Entry], root: str
) -> Thing:
    """Where the person is, works, and has been."""
    is_gone = profile.state in (Profile.State.FORMER, Profile.State.IN_MEMORIAM)
    left = [each for each in memberships if is_gone or each.has_ended]
    current = [each for each in memberships if each not in left]
    employers = [each for each in current if each.primary and profile.position]
    stated = [line for line in profile.affiliation.splitlines() if line.strip()]
    named = [{"@type": "Organization", "name": _words(line)} for line in stated]
    return {
        "affiliation": [*named, *(organization(each.department, root) for each in current)],
        "worksFor": [organization(each.department, root) for each in employers],
        "alumniOf": [
            *_schools(entries),
            *(organization(each.department, root) for each in left),
        ],
    }


def organization(department: Department, root: str) -> Thing:
    kind = "ResearchOrganization" if department.kind != "department" else "Organization"
    url = f"{root}{department.get_absolute_url()}"
    return {"@type": kind, "@id": url, "name": _words(department.name), "url": url}


def breadcrumbs(steps: Iterable[Named], root: str) -> Thing:
    """The way from the start page to a page, whose own step has no address."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            without_empty({
                "@type": "ListItem",
                "position": position,
                "name": _words(step.label),
                "item": f"{root}{step.href}" if step.href else "",
            })
            for position, step in enumerate(steps, 1)
        ],
    }  # fmt: skip


def without_empty(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}


def _names(profile: Profile) -> list[str]:
    variants = profile.name_variants if isinstance(profile.name_variants, list) else []
    found = [profile.native_name, *(each for each in variants if isinstance(each, str))]
    return [name for name in dict.fromkeys(found) if name and name != profile.name]


def _schools(entries: Iterable[Entry]) -> list[Thing]:
    """Where somebody finished to study, as far as their page says when and where."""
    today = timezone.localdate()
    names = [
        _words(entry.place)
        for entry in entries
        if entry.kind == Entry.Kind.EDUCATION
        and entry.last_day is not None
        and entry.last_day < today
        and _SCHOOL.search(entry.place)
    ]
    return [{"@type": "EducationalOrganization", "name": name} for name in dict.fromkeys(names)]


def _languages(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Of “English (native), Latin”, where a fact says that these are languages."""
    for label, value in facts:
        if label.strip(" :").casefold() in _LANGUAGES:
            spoken = re.sub(r"\([^()]*\)", "", plain_text(value))
            yield from (_words(part) for part in re.split(r"[,;、，]", spoken) if part.strip())


def _orcid(profile: Profile) -> Thing:
    if not profile.orcid:
        return {}
    address = f"https://orcid.org/{profile.orcid}"
    return {"@type": "PropertyValue", "propertyID": "ORCID", "value": address}


def _same_as(links: Iterable[Named]) -> list[str]:
    """Addresses of other sites that tell of the same person."""
    return [link.href for link in links if urlsplit(link.href).scheme in ("http", "https")]


def _interests(text: str) -> list[str]:
    """The list that somebody wrote with commas; a sentence names no subjects."""
    parts = [part.strip() for part in text.rstrip(" .…").split(",")]
    return (
        [_words(part) for part in parts if part] if len(parts) > 1 and "." not in text[:-1] else []
    )


def _words(text: str) -> str:
    return without_addresses(" ".join(text.split()))
