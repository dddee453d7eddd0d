"""Where a person is reached and where they belong, as the head of their page says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from profiles.models import Link, Membership, Profile
from profiles.references import References


@dataclass(frozen=True)
class Named:
    """Words, and the address behind them; "" where they are only words."""

    label: str
    href: str = ""


class Contact:
    """A person's addresses and facts; `links` and `memberships` are fetched by the caller.

    What leads nowhere is left out: a word among links that is none tells a visitor nothing.
    """

    def __init__(self, profile: Profile, links: Sequence[Link], references: References) -> None:
        self._profile = profile
        self._links = links
        self._resolve = references.resolver(profile.pk)

    @cached_property
    def emails(self) -> list[Named]:
        """The page's own address first, each address once; none of somebody who died."""
        if self._profile.is_remembered:
            return []
        found = {self._profile.email: self._profile.email} if self._profile.email else {}
        for link in self._links:
            if link.kind == Link.Kind.EMAIL:
                email = email_address(link.url)
                found.setdefault(email, link.label or email)
        return [Named(label, f"mailto:{quote(email, safe='@+')}") for email, label in found.items()]

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to say."""
        person = self._profile
        ways = (person.phone, person.office, person.office_hours, person.postal_address)
        reached = bool(self.emails) or (any(ways) and not person.is_remembered)
        return reached or bool(self.elsewhere or self.facts)

    @cached_property
    def map(self) -> str:
        """Where the office is on a map; "" where nobody says."""
        return self._resolve(self._map.url) or "" if self._map else ""

    @cached_property
    def elsewhere(self) -> list[Named]:
        """The ORCID iD and the other links that lead somewhere, each address once."""
        orcid = self._profile.orcid
        found = {f"https://orcid.org/{orcid}": "ORCID"} if orcid else {}
        for link in self._links:
            is_orcid = bool(orcid) and link.kind == Link.Kind.ORCID and orcid in link.url
            if link.kind == Link.Kind.EMAIL or link is self._map or is_orcid:
                continue
            if href := self._resolve(link.url):
                found.setdefault(href, _name_of(link))
        return [Named(label, href) for href, label in found.items()]

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        return well_formed(self._profile.facts)

    @cached_property
    def _map(self) -> Link | None:
        """The link that stands behind the office; without an office a map is a link like others."""
        maps = (link for link in self._links if link.kind == Link.Kind.MAP)
        return next(maps, None) if self._profile.office else None


def _name_of(link: Link) -> str:
    """Its label, else what kind it is; “example.org” says more than “Other”."""
    host = (urlsplit(link.url).hostname or "").removeprefix("www.")
    return host if link.kind == Link.Kind.OTHER and host and not link.label else str(link)


def email_address(url: str) -> str:
    """The address itself, of `mailto:ada@example.org?subject=...` too."""
    return unquote(url.removeprefix("mailto:").partition("?")[0]).strip()


def well_formed(facts: Any) -> list[tuple[str, str]]:
    """Pairs of a label and a value; whatever else stands in JSON edited by hand is passed over."""
    if not isinstance(facts, list):
        return []
    pairs = [fact for fact in facts if isinstance(fact, list) and len(fact) == 2]
    return [
        (label, str(value))
        for label, value in pairs
        if isinstance(label, str) and isinstance(value, str | int | float)
    ]


def affiliations(
    profile: Profile, memberships: Sequence[Membership]
) -> tuple[list[Named], list[Membership]]:
    """The lines of the affiliation, and the memberships that these do not already say.

    A line that is the name of one of the person's departments leads to it.
    """
    unsaid = {_folded(member.department.name): member for member in memberships}
    lines = []
    for line in profile.affiliation.splitlines():
        member = unsaid.get(_folded(line))
        if member and not member.role:
            del unsaid[_folded(line)]
            lines.append(Named(line, member.department.get_absolute_url()))
        elif line.strip():
            lines.append(Named(line))
    return lines, list(unsaid.values())


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
