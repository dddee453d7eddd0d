"""Files that a person's pages lead to go along, wherever the old site kept them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from faculty_site.ingest.documents import Extraction, LinkFact, Page, Role, Row
from faculty_site.ingest.items import Item
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers import read_document
from faculty_site.ingest.themes import read_page
from profiles.ingest.asset_files import photo_of
from profiles.ingest.assets import extract_assets


def picture(side: int = 2, kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (side, side), "navy").save(made, kind)
    return made.getvalue()


class Site:
    """A small old site in a folder, whose pages are read one after the other."""

    def __init__(self, root: Path, base_url: str = "") -> None:
        self.root = root
        self.into = Extraction("lise-meitner", "Lise Meitner", root, Problems(), base_url=base_url)

    def put(self, name: str, content: bytes = b"%PDF-1.4") -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def page(
        self,
        name: str,
        body: str,
        *rows: Row,
        address: str = "/",
        role: Role = "page",
        item: Item | None = None,
        hidden: bool = False,
    ) -> Page:
        """Read a page and take its files; the rows stand for those made of it before."""
        self.put(name, (body or "Words.\n").encode())
        document = read_document(self.root / name, root=self.root, problems=self.into.problems)
        page = replace(
            read_page(document), old_urls=(address,), role=role, item=item, hidden=hidden
        )
        self.into.rows += rows
        extract_assets(page, self.into)
        self.into.turn_page()
        return page

    @property
    def paths(self) -> list[str]:
        return [row.fields["old_path"] for row in self.into.rows_of("profiles.asset")]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def text(body: str, **fields: object) -> Row:
    return Row("news.newsitem", (body,), {"body": body, **fields}, body)


@pytest.mark.parametrize(
    ("stored", "named"),
    [
        ("files/cv.pdf", "/files/cv.pdf"),
        ("files/cv.pdf", "files/cv.pdf"),
        ("static/files/cv.pdf", "/files/cv.pdf"),
        ("content/files/cv.pdf", "/files/cv.pdf"),
        ("assets/media/cv.pdf", "/cv.pdf"),
    ],
)
def test_a_file_is_found_by_the_address_that_texts_name(
    site: Site, stored: str, named: str
) -> None:
    site.put(stored)
    site.page("about.md", f"[CV]({named}#page=2)\n", role="about")
    assert site.paths == [named]
    (row,) = site.into.rows_of("profiles.asset")
    (file,) = site.into.files
    assert (row.fields["file"], row.fields["visibility"]) == (file.name, "public")
    assert row.line == 1


def test_steps_up_from_a_page_lead_to_the_root(site: Site) -> None:
    site.put("files/notes.pdf")
    site.page("_pages/teaching.md", "[Notes](../files/notes.pdf)\n", address="/teaching/")
    assert site.paths == ["/files/notes.pdf"]


def test_files_of_the_same_name_beside_two_pages_are_kept_apart(site: Site) -> None:
    for number, year in enumerate(("1938", "1939"), 2):
        site.put(f"content/post/{year}/featured.png", picture(number))
        body = "![Apparatus](featured.png) and `featured.png`"
        site.page(f"content/post/{year}/index.md", body, text(body), address=f"/blog/{year}/")
    assert site.paths == ["/blog/1938/featured.png", "/blog/1939/featured.png"]
    assert len(site.into.files) == 2
    assert [row.fields["body"] for row in site.into.rows_of("news.newsitem")] == [
        "![Apparatus](/blog/1938/featured.png) and `featured.png`",
        "![Apparatus](/blog/1939/featured.png) and `featured.png`",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](two%20words.pdf)", "[a](/post/x/two%20words.pdf)"),
        ("[a](<two words.pdf>)", "[a](</post/x/two%20words.pdf>)"),
        ('<a href="two%20words.pdf#p">a</a>', '<a href="/post/x/two%20words.pdf#p">a</a>'),
        ('[a][1]\n\n[1]: two%20words.pdf "Two"', '[a][1]\n\n[1]: /post/x/two%20words.pdf "Two"'),
    ],
)
def test_addresses_are_changed_wherever_a_text_has_them(
    site: Site, before: str, after: str
) -> None:
    site.put("content/post/x/two words.pdf")
    site.page("content/post/x/index.md", before, text(before), address="/post/x/")
    (row,) = site.into.rows_of("news.newsitem")
    assert row.fields["body"] == after
    assert site.paths == ["/post/x/two%20words.pdf"]


def test_records_lead_to_files_too(site: Site) -> None:
    for name in ("paper.pdf", "static/slides.pdf", "static/cv.pdf", "static/list.bib"):
        site.put(name if "/" in name else f"content/publication/fission/{name}")
    work = Row(
        "publications.publication",
        ("fission",),
        {
            "links": [
                {"kind": "pdf", "url": "paper.pdf#page=2", "label": ""},
                {"kind": "slides", "url": "/slides.pdf", "label": ""},
                {"kind": "url", "url": "https://example.org/a.pdf", "label": ""},
            ]
        },
        "work",
    )
    link = Row("profiles.link", ("cv",), {"url": "/cv.pdf"}, "link")
    fact = Row("profiles.profile", ("me",), {"facts": [["Works", "[all](/list.bib)"]]}, "profile")
    site.page("content/publication/fission/index.md", "", work, link, fact, address="/p/fission/")
    assert site.paths == ["/p/fission/paper.pdf", "/slides.pdf", "/cv.pdf", "/list.bib"]
    (changed,) = site.into.rows_of("publications.publication")
    assert [each["url"] for each in changed.fields["links"]] == [
        "/p/fission/paper.pdf#page=2",
        "/slides.pdf",
        "https://example.org/a.pdf",
    ]


def test_a_link_that_an_earlier_row_took_over_brings_its_file(site: Site) -> None:
    site.put("files/poster.pdf")
    item = Item(links=(LinkFact("poster", "/files/poster.pdf"),))
    site.page("_publications/fission.md", "", role="work", item=item)
    assert site.paths == ["/files/poster.pdf"]


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("https://www.example.org/~meitner/files/cv.pdf", "/files/cv.pdf"),
        ("http://example.org/~meitner/files/cv.pdf", "/files/cv.pdf"),
        ("/~meitner/files/cv.pdf", "/~meitner/files/cv.pdf"),
    ],
)
def test_addresses_of_the_old_site_itself(tmp_path: Path, named: str, path: str) -> None:
    site = Site(tmp_path, "https://example.org/~meitner")
    site.put("files/cv.pdf")
    site.page("about.md", f"[CV]({named})\n", role="about")
    assert site.paths == [path]


def test_other_sites_on_the_same_host_are_others(tmp_path: Path) -> None:
    site = Site(tmp_path, "https://example.org/~meitner")
    site.put("files/cv.pdf")
    site.page("about.md", "[CV](https://example.org/~hahn/files/cv.pdf)\n", role="about")
    assert site.paths == []
    assert site.into.lost == []


def test_a_file_goes_along_once_for_each_of_its_addresses(site: Site) -> None:
    site.put("files/cv.pdf")
    site.put("files/vita.pdf")
    for name in ("a.md", "b.md"):
        site.page(name, "[CV](/files/cv.pdf), [again](files/cv.pdf), [vita](files/vita.pdf)\n")
    first, second = site.into.rows_of("profiles.asset")
    assert first.fields["file"] == second.fields["file"]
    assert first.key != second.key
    assert len(site.into.files) == 1


def test_files_of_hidden_pages_are_hidden_until_a_public_page_names_them(site: Site) -> None:
    site.put("draft.pdf")
    site.put("both.pdf", b"%PDF-1.5")
    site.page("hidden.md", "[a](/draft.pdf), [b](/both.pdf)\n", hidden=True)
    site.page("shown.md", "[b](/both.pdf)\n")
    found = {r.fields["old_path"]: r.fields["visibility"] for r in site.into.earlier}
    assert found == {"/draft.pdf": "hidden", "/both.pdf": "public"}


@pytest.mark.parametrize("suffix", [".gif", ".svg", ".mp4", ".webm", ".mp3"])
def test_what_is_not_written_anew_keeps_its_bytes(site: Site, suffix: str) -> None:
    site.put(f"files/a{suffix}", b"any bytes")
    site.page("a.md", f"[a](/files/a{suffix})\n")
    (file,) = site.into.files
    assert (Path(file.name).suffix, file.content) == (suffix, b"any bytes")


def test_what_stays_behind_is_noted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("profiles.ingest.assets.MAX_ASSET_BYTES", 10)
    site.put("demo.js", b"alert(1)")
    site.put("large.mp4", b"x" * 11)
    site.put("other.md", b"# Another page")
    site.page(
        "_pages/a.md", "[a](/demo.js) [b](/large.mp4) [c](/other.md) [d](e.pdf)", address="/a/"
    )
    assert site.into.files == []
    assert [(lost.url, lost.address, lost.reason) for lost in site.into.lost] == [
        ("/demo.js", "/demo.js", "kind"),
        ("/large.mp4", "/large.mp4", "large"),
        ("/other.md", "/other.md", "page"),
        ("e.pdf", "/a/e.pdf", "missing"),
    ]


def test_no_way_leads_out_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    site = Site(tmp_path / "site")
    body = (
        "[a](../secret.txt) [b](/../secret.txt) [c](..%2Fsecret.txt) [d](/static/../../secret.txt)"
    )
    site.page("a.md", body)
    assert site.into.files == []


@pytest.mark.parametrize(
    ("stored", "named"),
    [
        ("assets/img/me.png", "me.png"),
        ("images/me.png", "/images/me.png"),
        ("content/authors/me/avatar.png", "content/authors/me/avatar.png"),
        ("content/authors/me/avatar.png", "avatar.png"),
        ("assets/media/me.png", "me.png"),
        ("static/img/me.png", "/img/me.png"),
    ],
)
def test_the_photo_is_found(site: Site, stored: str, named: str) -> None:
    site.put(stored, picture())
    page = site.page("content/authors/me/_index.md", "", role="about")
    page = replace(page, facts=replace(page.facts, photo=named))
    assert photo_of(page, site.into).startswith("photos/")


def test_a_photo_that_is_no_picture_is_left_out(site: Site) -> None:
    site.put("me.svg", b"<svg onload='alert(1)'/>")
    page = site.page("about.md", "", role="about")
    page = replace(page, facts=replace(page.facts, photo="me.svg"))
    assert photo_of(page, site.into) == ""
    assert site.into.files == []
    assert [problem.message[:6] for problem in site.into.problems] == ["me.svg"]


def test_the_photo_has_its_old_address_and_is_kept_once(site: Site) -> None:
    site.put("assets/img/me.png", picture())
    page = site.page("about.md", "Words.\n")
    page = replace(page, facts=replace(page.facts, photo="me.png"), role="about")
    person = Row("profiles.profile", ("lise-meitner",), {"photo": photo_of(page, site.into)}, "p")
    site.into.rows.append(person)
    extract_assets(page, site.into)
    site.into.turn_page()
    site.page("a.md", "![Me](/assets/img/me.png)", address="/a/")

    (row,) = site.into.rows_of("profiles.asset")
    assert row.fields["old_path"] == "/assets/img/me.png"
    assert row.fields["file"] == person.fields["photo"]
    assert len(site.into.files) == 1
