"""Ask now and then whether what the pages link to is still there."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from faculty_site.link_check.alone import UnderWayError, alone
from faculty_site.link_check.asking import NAME, PAUSE, Guest
from faculty_site.link_check.collecting import collect, remember
from faculty_site.link_check.connecting import PORTS, TIMEOUT, Client
from faculty_site.link_check.models import Address
from faculty_site.link_check.running import Run, would_ask
from faculty_site.management.endings import STOPPED, require_database, until_nobody_reads
from faculty_site.management.progress import counting
from faculty_site.management.report_table import printable

LIMIT: Final = 500
UNDER_WAY: Final = "Another check of the links is still at work, so this one asked nobody."


class Command(BaseCommand):
    """`manage.py check_links`.

    Exit code 0: done; 1: another run is at work; 2: wrong usage; 130: stopped by Ctrl-C, with what
    was learnt kept.
    """

    help = (
        "Ask whether what pages link to is still there, politely: one request at a time to a "
        "host, with pauses, and nothing that its robots.txt keeps to itself. Each run goes on "
        "where the last one stopped. What fails on two days counts as broken, and is shown in the "
        "admin."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--limit", type=_number, default=LIMIT, metavar="N",
            help=f"addresses that are asked for in this run (default: {LIMIT})",
        )  # fmt: skip
        parser.add_argument(
            "--pause", type=_seconds, default=PAUSE, metavar="SECONDS",
            help=f"between two requests to a host (default: {PAUSE:g})",
        )  # fmt: skip
        parser.add_argument(
            "--timeout", type=_seconds, default=TIMEOUT, metavar="SECONDS",
            help=f"until a server has to answer (default: {TIMEOUT:g})",
        )  # fmt: skip
        parser.add_argument(
            "--port", type=_number, action="append", default=[], metavar="PORT",
            help="one more that may be asked besides 80 and 443; can be given again",
        )  # fmt: skip
        parser.add_argument(
            "--dry-run", action="store_true", help="ask nobody, say what would be asked for"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        found = collect()
        if options["dry_run"]:
            with until_nobody_reads():
                for url in would_ask(found, options["limit"]):
                    self.stdout.write(printable(url))
            return
        run = Run(self._guest(options))
        try:
            with alone():
                remember(found)
                stopped = _is_stopped(run, options["limit"])
        except UnderWayError as error:
            raise CommandError(UNDER_WAY) from error
        if options["verbosity"] > 0:
            with until_nobody_reads():
                self.stdout.write(_told(run.states))
        if stopped:
            raise CommandError(
                "Stopped. What was learnt is kept; the next run goes on from here.",
                returncode=STOPPED,
            )

    def _guest(self, options: dict[str, Any]) -> Guest:
        where = f" (+{settings.SITE_URL})" if settings.SITE_URL else ""
        client = Client(
            agent=f"{NAME}{where}",
            ports=(*PORTS, *options["port"]),
            timeout=options["timeout"],
        )
        return Guest(client, pause=options["pause"])


def _is_stopped(run: Run, limit: int) -> bool:
    """Works; whether Ctrl-C ended it."""
    try:
        with counting("Asking") as watch:
            run.work(limit, watch)
    except KeyboardInterrupt:
        return True
    return False


def _told(states: Counter[str]) -> str:
    said = ", ".join(f"{states[state]} {state}" for state in Address.State.values if states[state])
    known = Address.objects.count()
    return f"Asked for {states.total()} of {known} addresses: {said or 'none was due'}."


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to 65535")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0.1 <= seconds <= 120:
        raise argparse.ArgumentTypeError(f"“{text}” is no time from 0.1 to 120 seconds")
    return seconds
