"""The record of changes, written by a command."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from profiles.models import Section
from tests import factories

pytestmark = pytest.mark.django_db


def told(*options: str) -> str:
    out = io.StringIO()
    call_command("export_audit", *options, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def sections() -> list[Section]:
    """One that was changed today, and one ten days ago."""
    person = factories.make_profile()
    rows = [factories.make_section(person, heading=name) for name in ("Rings", "Ideals")]
    for row in rows:
        row.heading += " again"
        row.save()
    ago = timezone.now() - datetime.timedelta(days=10)
    rows[1].history.update(history_date=ago)
    return rows


def titles(*options: str) -> set[str]:
    entries = [json.loads(line) for line in told(*options).splitlines()]
    return {entry["title"] for entry in entries if entry["what"] == "changed"}


def day(ago: int) -> str:
    return (timezone.localdate() - datetime.timedelta(days=ago)).isoformat()


def test_a_span() -> None:
    assert titles() == {"Rings again", "Ideals again"}
    assert titles("--from", day(1)) == {"Rings again"}
    assert titles("--to", day(9)) == {"Ideals again"}
    assert titles("--from", day(10), "--to", day(10)) == {"Ideals again"}
    assert titles("--from", day(9), "--to", day(1)) == set()


def test_a_table() -> None:
    lines = told("--format", "csv").splitlines()
    assert lines[0].removeprefix("\ufeff").startswith("when,account,through")
    assert any(line.endswith("heading,Rings,Rings again") for line in lines)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--from", "yesterday"], "is no day such as"),
        (["--from", "2026-02-02", "--to", "2026-01-01"], "--to is before --from"),
        (["--format", "xml"], "invalid choice"),
    ],
)
def test_what_cannot_be_asked(options: list[str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        told(*options)
