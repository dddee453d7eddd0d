"""What must hold for a file that programs read; each check gives its faults in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import feedparser
import jsonschema
import rispy
from icalendar import Calendar, Component
from lxml import etree

from faculty_site.lib.bibtex import read_bibliography
from tests.crawl.crawler import Answer
from tests.publications.csl.schema import SCHEMA

ATOM: Final = etree.RelaxNG(
    etree.parse(Path(__file__).parent.parent / "faculty_site/subscriptions/atom.rng")
)
LONGEST_LINE: Final = 75  # bytes, of RFC 5545 and RFC 6350


def file_faults(answer: Answer) -> list[str]:
    """What is wrong with an answer of one of the kinds in `CHECKS`; nothing with any other."""
    check = CHECKS.get(answer.type)
    try:
        found = list(check(answer.body)) if check else []
    except Exception as error:  # noqa: BLE001 – whatever a reader of the format throws
        found = [f"cannot be read: {error!r}"]
    return [f"{answer.address}: {fault}" for fault in found]


def _atom(body: bytes) -> Iterator[str]:
    document = etree.fromstring(body)
    if not ATOM.validate(document):
        yield str(ATOM.error_log.last_error)
    found: Any = feedparser.parse(body)
    if found.bozo:
        yield repr(found.bozo_exception)
    ids = [found.feed.id, *(entry.id for entry in found.entries)]
    if len(ids) != len(set(ids)):
        yield "two entries have one id"


def _calendar(body: bytes) -> Iterator[str]:
    yield from _long_lines(body)
    calendar: Any = Calendar.from_ical(body)
    events = calendar.walk("VEVENT")
    for event in events:
        yield from (f"an event has no {name}" for name in _EVENT if name not in event)
        yield from (str(error) for error in event.errors)
    if len({str(event["uid"]) for event in events}) != len(events):
        yield "two events have one uid"


_EVENT: Final = ("uid", "dtstamp", "dtstart", "summary", "url")


def _card(body: bytes) -> Iterator[str]:
    yield from _long_lines(body)
    if not body.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n"):
        yield "it does not begin as a vCard 4.0"
    card: Any = Component.from_ical(body.decode())
    yield from (str(error) for error in card.errors)
    if not str(card.get("fn", "")):
        yield "it names nobody"


def _long_lines(body: bytes) -> Iterator[str]:
    for line in body.split(b"\r\n"):
        if len(line) > LONGEST_LINE:
            yield f"a line has {len(line)} bytes: {line!r}"


def _bibtex(body: bytes) -> Iterator[str]:
    text = body.decode()
    found = read_bibliography(text)
    written = len(re.findall(r"^@(?!string|comment|preamble)", text, re.MULTILINE | re.IGNORECASE))
    if len(found.entries) != written:
        yield f"{len(found.entries)} of {written} entries can be read"


def _ris(body: bytes) -> Iterator[str]:
    text = body.decode()
    written = len(re.findall(r"^TY  - ", text, re.MULTILINE))
    if len(rispy.loads(text)) != written:
        yield f"not all of {written} records can be read"


def _csl(body: bytes) -> Iterator[str]:
    for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(json.loads(body)):
        yield error.message


def _json(body: bytes) -> Iterator[str]:
    json.loads(body)
    yield from ()


CHECKS: Final[dict[str, Callable[[bytes], Iterator[str]]]] = {
    "application/atom+xml": _atom,
    "text/calendar": _calendar,
    "text/vcard": _card,
    "application/x-bibtex": _bibtex,
    "application/x-research-info-systems": _ris,
    "application/vnd.citationstyles.csl+json": _csl,
    "application/json": _json,
}
"""By type of content."""
