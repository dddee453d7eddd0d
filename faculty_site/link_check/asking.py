"""Asking for an address as a guest does: one thing at a time, with pauses, where it is welcome."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.utils import timezone

from faculty_site.link_check.connecting import Answer, Client, UnreachableError
from faculty_site.link_check.models import Address

State, Reason = Address.State, Address.Reason

NAME: Final = "FacultySite-LinkCheck"
"""By which a robots.txt can speak to it."""

PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
"""Seconds between two requests to a host; it may ask for more, within reason."""

REDIRECTS: Final = 5
BODY: Final = 16 * 1024
ROBOTS: Final = 256 * 1024
"""Bytes that are read of an answer, and of a robots.txt."""

_senseless = re.compile(
    r"\s*(?:crawl-delay|request-rate)\s*:(?!\s*\d{1,6}(?:/\d{1,6})?\s*(?:#|$))",
    re.ASCII | re.IGNORECASE,
)
"""Lines of a robots.txt with numbers at which its reader fails."""

LATER: Final = datetime.timedelta(days=1)
LATEST: Final = datetime.timedelta(days=30)
"""How long a host is left alone that does not say how long, and the longest it may ask for."""


class Verdict(NamedTuple):
    state: str
    reason: str = ""
    status: int | None = None
    not_before: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Guest:
    """Asks for addresses; remembers of each host when it was asked, and what it does not want."""

    client: Client
    pause: float = PAUSE
    clock: Clock = field(default_factory=Clock)
    _free: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)
    _dead: dict[str, str] = field(default_factory=dict)
    _busy: dict[str, datetime.datetime] = field(default_factory=dict)

    def free_at(self, url: str) -> float:
        """When the host of an address may be asked again."""
        return self._free.get(_host(url), 0.0)

    def ask(self, url: str) -> Verdict:
        """Where an address leads in the end."""
        try:
            for _step in range(REDIRECTS + 1):
                if refused := self._refused(url):
                    return refused
                answer = self._answer(url)
                if answer.status in (301, 302, 303, 307, 308) and answer.location:
                    url = urldefrag(urljoin(url, answer.location)).url
                    continue
                return self._judged(url, answer)
        except UnreachableError as error:
            unclear = error.reason == Reason.PRIVATE
            return Verdict(State.UNCLEAR if unclear else State.FAILED, error.reason)
        except ValueError:  # an address that only looked like one
            return Verdict(State.FAILED, Reason.MALFORMED)
        return Verdict(State.FAILED, Reason.CIRCLE)

    def _answer(self, url: str) -> Answer:
        """By HEAD; where that is refused or finds nothing, by GET, as some servers know only it."""
        answer = self._request("HEAD", url)
        if answer.status >= 400 and answer.status not in (429, 503):
            return self._request("GET", url, BODY)
        return answer

    def _request(self, method: str, url: str, most: int = 0) -> Answer:
        host = _host(url)
        wait = self._free.get(host, 0.0) - self.clock.now()
        if wait > 0:
            self.clock.sleep(wait)
        try:
            return self.client.ask(method, url, most)
        finally:
            self._free[host] = self.clock.now() + self._pause_of(url)

    def _pause_of(self, url: str) -> float:
        rules = self._rules.get(_origin(url))
        wanted = rules.crawl_delay(NAME) if rules is not None else None
        return max(self.pause, min(float(wanted or 0), LONGEST_PAUSE))

    def _judged(self, url: str, answer: Answer) -> Verdict:
        status = answer.status
        if status in (429, 503):
            until = self._busy[_host(url)] = _until(answer.retry_after)
            return Verdict(State.UNCLEAR, Reason.BUSY, status, until)
        if status < 400:
            return Verdict(State.FINE, "", status)
        if status in (404, 410):
            return Verdict(State.FAILED, Reason.GONE, status)
        if 500 <= status < 600:
            return Verdict(State.FAILED, Reason.SERVER, status)
        return Verdict(State.UNCLEAR, Reason.REFUSED, status)

    def _refused(self, url: str) -> Verdict | None:
        """Where the host is busy, or does not want programs there."""
        if until := self._busy.get(_host(url)):
            return Verdict(State.UNCLEAR, Reason.BUSY, None, until)
        origin = _origin(url)
        if origin in self._dead:
            raise UnreachableError(self._dead[origin])
        if origin not in self._rules:
            try:
                self._rules[origin] = self._robots(f"{origin}/robots.txt")
            except UnreachableError as error:
                self._dead[origin] = error.reason
                raise
        allowed = self._rules[origin].can_fetch(NAME, url)
        return None if allowed else Verdict(State.UNCLEAR, Reason.ROBOTS)

    def _robots(self, url: str) -> RobotFileParser:
        """What a host says to programs. Raises UnreachableError where it does not answer at all."""
        rules = RobotFileParser(url)
        for _step in range(REDIRECTS + 1):
            answer = self._request("GET", url, ROBOTS)
            if answer.status in (301, 302, 303, 307, 308) and answer.location:
                url = urljoin(url, answer.location)
                continue
            if answer.status < 300:
                lines = answer.body.decode("utf-8", "replace").splitlines()
                rules.parse([line for line in lines if not _senseless.match(line)])
                return rules
            if answer.status in (401, 403) or answer.status >= 500:
                rules.parse(["User-agent: *", "Disallow: /"])
                return rules
            break
        rules.parse([])
        return rules


def _until(said: str) -> datetime.datetime:
    """When to come again, by what `Retry-After` says: seconds, a date, or something else."""
    now = timezone.now()
    if said.strip().isdecimal() and len(said.strip()) < 9:
        return now + min(datetime.timedelta(seconds=int(said)), LATEST)
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return now + LATER
    aware = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
    return min(max(aware, now), now + LATEST)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
