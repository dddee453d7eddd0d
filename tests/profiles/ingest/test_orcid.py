from __future__ import annotations

from faculty_site.ingest.documents import LinkFact
from profiles.ingest.orcid import read_orcid
from tests.sites.reader import extracted, fields_of, messages


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
