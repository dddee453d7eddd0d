"""Where a parameter leads: from the root of the site."""

from pathlib import Path

import pytest

from faculty_site.ingest.templating.pieces.addresses import site_address
from tests.faculty_site.ingest.templating.pages import context


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("img/here.png", "/img/here.png"),
        ("./img/here.png?v=1", "/img/here.png?v=1"),
        ("img/with%20blank.png", "/img/with%20blank.png"),
        ("img/with blank.png", "/img/with%20blank.png"),
        ("beside.png", "/_posts/beside.png"),
        ("../img/here.png", "/img/here.png"),
        ("nowhere.png", "/nowhere.png"),
        ("../../outside.png", "/outside.png"),
        ("/old/img/here.png", "/img/here.png"),
        ("old/img/here.png", "/img/here.png"),
        ("/older.png", "/older.png"),
        ("#top", "#top"),
        ("https://example.org/a.png", "https://example.org/a.png"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_an_address_leads_from_the_root_of_the_site(
    tmp_path: Path, written: str, leads: str
) -> None:
    for name in ("img/here.png", "img/with blank.png", "_posts/beside.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    page = context(tmp_path, page="_posts/1903-radium.md", config={"baseurl": "/old"})
    assert site_address(written, page) == leads


def test_a_page_outside_of_its_site_has_only_the_root(tmp_path: Path) -> None:
    page = context(tmp_path / "site", page="../page.md")
    assert site_address("a.png", page) == "/a.png"
