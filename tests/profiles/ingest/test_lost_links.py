"""Links that lead to nothing are told once for each page and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.documents import Extraction, LostLink, Reason, Row
from faculty_site.ingest.problems import Problems
from profiles.ingest.lost_links import report_lost_links

PAGE = Path("/old/about.md")


def lost(url: str, line: int = 1, reason: Reason = "missing", address: str = "") -> LostLink:
    return LostLink(PAGE, line, url, address or f"/{url.lstrip('/')}", reason)


def told(*links: LostLink, base_url: str = "", moved: tuple[str, ...] = ()) -> list[str]:
    into = Extraction("max-born", "Max Born", Path("/old"), Problems(), base_url=base_url)
    into.lost += links
    if moved:
        into.moved.append((None, moved))
    for path in ("/me/", *moved):
        into.rows.append(Row("profiles.legacyurl", ("max-born", path), {"path": path}, path))
    report_lost_links(into)
    return [f"{p.line} {p.level}: {p.message}" for p in into.problems]


def test_one_remark_counts_the_files_of_a_page() -> None:
    (message,) = told(lost("b.pdf", 9), lost("a.pdf", 4), lost("/img/c.png", 12))
    assert message.startswith(
        "4 warning: 3 links lead to no file beside the page, the first on this line (“a.pdf”). Say"
    )


def test_a_single_one_is_named() -> None:
    (message,) = told(lost("a.pdf", 4))
    assert message.startswith("4 warning: The link to “a.pdf” leads to no file beside the page.")


def test_links_of_many_pages_are_told_together_at_the_first_of_them() -> None:
    links = [LostLink(Path(f"/old/{n}.md"), n, "a.pdf", "/a.pdf", "missing") for n in range(1, 10)]
    messages = told(*links)
    assert [message[:2] for message in messages] == ["1 ", "2 ", "3 ", "4 ", "5 ", "6 "]
    assert "The link to “a.pdf” leads" in messages[4]
    assert "4 links on 4 further pages lead to no file" in messages[5]
    assert len(told(*links[:6])) == 6


def test_pages_files_and_what_stays_behind_are_told_apart() -> None:
    found = told(
        lost("a.pdf", 1),
        lost("/lectures/", 2),
        lost("big.mp4", 3, "large"),
        lost("run.js", 4, "kind"),
        lost("walk.js", 5, "kind"),
    )
    assert [message.split(":")[0] for message in found] == [
        "1 warning",
        "2 warning",
        "3 warning",
        "4 info",
    ]
    assert "leads to no page that is imported" in found[1]
    assert "more than 25 MB" in found[2]
    assert "2 links lead to what is neither" in found[3]


@pytest.mark.parametrize("url", ["/lectures/", "/lectures", "lectures.html", "../lectures/", "/me"])
def test_pages_of_the_same_site_are_not_lost(url: str) -> None:
    assert told(lost(url, address=f"/{url.lstrip('./')}"), moved=("/lectures/",)) == []


def test_a_relative_link_counts_from_its_page_and_from_the_root() -> None:
    assert told(lost("1926/", address="/lectures/1926/"), moved=("/lectures/1926/",)) == []
    assert told(lost("1926/", address="/notes/1926/"), moved=("/1926/",)) == []


@pytest.mark.parametrize(
    "url", ["/blog/", "/tags/", "/blog/tag/physics/", "/blog/page2/", "/categories/", "/blog/1926/",
            "/feed.xml", "/publications/", "/en/publication/", "/year-archive/", "/"],
)  # fmt: skip
def test_lists_that_a_site_makes_of_its_pages_are_not_lost(url: str) -> None:
    assert told(lost(url), moved=("/lectures/",)) == []
    assert len(told(lost(url.replace("/", "/x", 1)), moved=("/lectures/",))) == 1


def test_a_lone_page_has_no_such_lists() -> None:
    assert len(told(lost("/blog/"))) == 1


def test_with_the_old_address_links_lead_there() -> None:
    found = told(lost("a.pdf"), lost("run.js", 2, "kind"), base_url="https://example.org")
    assert [message.split(":")[0] for message in found] == ["2 info"]
