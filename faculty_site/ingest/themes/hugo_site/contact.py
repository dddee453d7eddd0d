"""How to reach the person, by the contact widget, a contact block or the site's parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Facts, LinkFact
from faculty_site.ingest.themes.base import join_lines, lines_of, string_list, text_of
from faculty_site.ingest.themes.hugo import SAMPLES, links_of

SAMPLE_VALUES = re.compile(
    r"888 888 88 88|450 serra mall|stanford|ca|94305|united states|usa?"
    r"|enter building 1 and take the stairs to office 200 on floor 2"
    r"|monday 10:00 to 13:00|wednesday 0?9:00 to 10:00|monday 9:00 to 11:00",
    re.IGNORECASE,
)
"""What the themes bring along; a word of it that is somebody's own stands with others that are."""

AMERICA = re.compile(r"USA?\b|U\.S\.|United States|Canada", re.IGNORECASE)
"""Where the postcode stands behind the town."""


def with_contact(facts: Facts, contents: Iterable[Mapping[str, Any]]) -> Facts:
    """The facts, filled up with what the first of these mappings to say anything tells."""
    for content in contents:
        said = _said(content)
        empty: dict[str, Any] = {k: v for k, v in said.items() if not getattr(facts, k)}
        links = (*facts.links, *_links(content, facts))
        directions = text_of(content.get("directions"))
        extra = facts.extra
        if directions and not SAMPLE_VALUES.fullmatch(directions):
            extra = (*extra, ("Directions", directions))
        if said or len(links) > len(facts.links):
            return replace(facts, **empty, links=links, extra=extra)
    return facts


def _said(content: Mapping[str, Any]) -> dict[str, str]:
    hours = [lines_of(hour) for hour in string_list(content.get("office_hours"))]
    found = {
        "email": text_of(content.get("email")),
        "phone": text_of(content.get("phone")),
        "postal_address": _address(content.get("address")),
        "office_hours": join_lines(h for h in hours if not SAMPLE_VALUES.fullmatch(h)),
    }
    return {
        name: value
        for name, value in found.items()
        if value and not SAMPLES.fullmatch(value) and not SAMPLE_VALUES.fullmatch(value)
    }


def _address(value: Any) -> str:
    if not isinstance(value, Mapping):
        return lines_of(value)
    if lines := string_list(value.get("lines")):
        return join_lines(map(text_of, lines))
    said = {key: text_of(value.get(key)) for key in ("street", "city", "region", "country")}
    if all(SAMPLE_VALUES.fullmatch(words) for words in said.values() if words):
        return ""
    postcode = text_of(value.get("postcode"))
    if AMERICA.match(said["country"]) or text_of(value.get("country_code")) in ("US", "CA"):
        parts = (said["city"], " ".join(filter(None, (said["region"], postcode))))
    else:
        parts = (" ".join(filter(None, (postcode, said["city"]))), said["region"])
    return join_lines([said["street"], ", ".join(filter(None, parts)), said["country"]])


def _links(content: Mapping[str, Any], facts: Facts) -> list[LinkFact]:
    known = {link.url for link in facts.links}
    found = [*links_of(content.get("contact_links")), *links_of(content.get("social"))]
    appointment = text_of(content.get("appointment_url"))
    if appointment.startswith("http") and not SAMPLES.fullmatch(appointment):
        found.append(LinkFact("", appointment, "Book an appointment"))
    return [link for link in found if link.url not in known]
