"""Old addresses in fixtures and the loader: each leads to the record that its page became."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from faculty_site.ingest.fixture import read_fixture, write_fixture
from faculty_site.ingest.load import load
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.report import Counts
from news.models import NewsItem
from profiles.models import LegacyUrl, Page, Profile
from profiles.models.pages import RESERVED_KEYS
from tests.faculty_site.ingest.builders import (
    MARIE,
    bundle,
    load_rows,
    news,
    old_address,
    page,
    person,
    section,
)

pytestmark = pytest.mark.django_db

RADIUM = news("Radium is found in pitchblende at last", date="1898-12")
LECTURES = page("lectures", 0)
TALKS = section("talks", 0)
ADDRESSES = [
    old_address("/radium/", news_item=list(RADIUM.key)),
    old_address("/lessons/", page=[MARIE, "lectures"]),
    old_address("/talks/", section=[MARIE, "talks"]),
    old_address("/"),
]


def place(path: str, slug: str = MARIE) -> str:
    """Where an old address leads a visitor; the status where it does not."""
    response = Client().get(f"/people/{slug}{path}")
    return response["Location"] if response.status_code == 301 else str(response.status_code)


def test_an_address_leads_to_a_record_whose_slug_was_taken() -> None:
    pierre = Profile.objects.create(slug="pierre-curie", name="Pierre Curie")
    NewsItem.objects.create(slug=RADIUM.key[0], profile=pierre, title="By hand")
    load_rows(person(), RADIUM, LECTURES, TALKS, *ADDRESSES)

    assert place("/radium/") == f"/news/{RADIUM.key[0]}-2/"


def test_an_address_leads_to_a_record_that_was_reworded() -> None:
    load_rows(person(), RADIUM, LECTURES, TALKS, *ADDRESSES)
    reworded = news("Radium is found in pitchblende at long last", date="1898-12")
    address = old_address("/radium/", news_item=list(reworded.key))
    counts, _ = load_rows(person(), reworded, LECTURES, TALKS, address, *ADDRESSES[1:])

    assert reworded.key != RADIUM.key
    assert counts == Counts(updated=1, unchanged=7)
    assert place("/radium/") == f"/news/{RADIUM.key[0]}/"


@pytest.mark.parametrize("name", sorted(RESERVED_KEYS - {"cv"}))
def test_a_page_with_a_name_of_ours_is_found_under_its_own(name: str) -> None:
    """Such as `/news/`: the page itself is at another key, as that one may become ours.

    Everybody has a curriculum vitae here, so that address never leads on.
    """
    address = old_address(f"/{name}/", page=[MARIE, f"{name}-page"])
    load_rows(person(), page(f"{name}-page", 0), address)

    for asked in (f"/{name}/", f"/{name}", f"/{name}.html"):
        assert place(asked) == f"/people/{MARIE}/{name}-page/"


def test_a_page_that_was_deleted_here_takes_its_address_along() -> None:
    rows = [person(), RADIUM, LECTURES, TALKS, *ADDRESSES]
    load_rows(*rows)
    Page.objects.all().delete()
    load_rows(*rows)

    assert place("/lessons/") == "404"
    assert not LegacyUrl.objects.filter(path="/lessons/").exists()


def test_a_target_of_somebody_here_is_kept() -> None:
    rows = [person(), RADIUM, LECTURES, TALKS, *ADDRESSES]
    load_rows(*rows)
    LegacyUrl.objects.filter(path="/radium/").update(target="#radium")
    counts, _ = load_rows(*rows)

    assert counts == Counts(kept=1, unchanged=7)
    assert place("/radium/") == f"/people/{MARIE}/#radium"


def test_a_fixture_brings_its_old_addresses_back(tmp_path: Path) -> None:
    path = write_fixture(bundle(person(), RADIUM, LECTURES, TALKS, *ADDRESSES), tmp_path)
    call_command("loaddata", str(path), verbosity=0)

    assert place("/lessons/") == f"/people/{MARIE}/lectures/"
    assert load(read_fixture(path, Problems()), Problems()) == Counts(unchanged=8)


def test_a_person_at_another_slug_takes_the_addresses_along() -> None:
    moved = bundle(person(), RADIUM, LECTURES, TALKS, *ADDRESSES).with_slug("marie-curie-2")
    load(moved, Problems())

    assert place("/lessons/", "marie-curie-2") == "/people/marie-curie-2/lectures/"


def test_an_older_fixture_with_addresses_in_words_is_understood() -> None:
    before = old_address("/lessons/", target=f"/people/{MARIE}/lectures/")
    load_rows(person(), LECTURES, before)
    assert place("/lessons/") == f"/people/{MARIE}/lectures/"

    load_rows(person(), LECTURES, ADDRESSES[1])
    row = LegacyUrl.objects.get(path="/lessons/")
    assert (row.target, row.page) == ("", Page.objects.get())
