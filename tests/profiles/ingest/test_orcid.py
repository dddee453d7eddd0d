from __future__ import annotations

import pytest

from faculty_site.ingest.documents import LinkFact
from profiles.ingest.orcid import orcid_in, read_orcid
from tests.sites.reader import extracted, fields_of, messages


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", ""),
        ("0000-0002-1825", ""),
        ("https://orcid.org/", ""),
        ("", ""),
    ],
)
def test_the_form_and_the_check_digit(text: str, orcid: str) -> None:
    assert orcid_in(text) == orcid


def test_the_first_that_is_one_counts() -> None:
    written = ("0000-0002-1825-0098", "0000-0002-1694-233X")
    links = [LinkFact("", f"https://orcid.org/{orcid}") for orcid in written]
    assert read_orcid("", links) == ("0000-0002-1694-233X", ["0000-0002-1825-0098"])


def test_one_that_is_none_is_kept_as_text_and_told() -> None:
    into = extracted(
        "Physicist.\n", author={"name": "Lise Meitner", "orcid": "0000-0002-1825-0098"}
    )
    assert fields_of(into, "profiles.profile", "orcid", "facts") == [
        ("", [["ORCID", "0000-0002-1825-0098"]])
    ]
    assert fields_of(into, "profiles.link", "url") == []
    assert any("is no ORCID iD" in message for message in messages(into, "warning"))
