"""The words of the interface: in the reader's language, and out of what is no interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from faculty_site.lib.frames import HOSTS
from faculty_site.lib.markdown import for_page, render
from faculty_site.lib.markdown.page import OWN_NAMES
from news.models import NewsItem
from profiles.contact import Contact
from profiles.cv.subjects import OTHER, subject_of
from profiles.languages import reading_in_own_language
from profiles.models import Department, Entry, Link, Profile
from profiles.models.base import Audience
from profiles.page import parts_of
from profiles.references import References
from publications.models import Publication, Status
from publications.templatetags.work_page import imprint
from publications.templatetags.works import venue_line, work_links
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_profile,
    make_publication,
)
from tests.faculty_site.strange import LANGUAGE, strange_words

pytestmark = pytest.mark.django_db

KINDS = (
    Publication.Type, Status, Entry.Kind, NewsItem.Kind, Department.Kind, Profile.State, Audience,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _words_are_marked() -> Iterator[None]:
    with strange_words():
        yield


@pytest.fixture
def ada() -> Profile:
    department = make_department(name="Physics", slug="physics")
    return make_profile(department=department, name="Ada Lovelace", slug="ada")


@pytest.fixture
def works(ada: Profile) -> list[Publication]:
    journal = {"volume": "3", "issue": "2", "pages": "666–731"}
    article = make_publication([ada], slug="article", year=1843, **journal)
    book = make_publication(
        [ada, "C. Babbage"], slug="book", type="book", year=None, status=Status.IN_PRESS, venue="",
        editors=["Richard Taylor"], edition="2", publisher="Taylor",
    )  # fmt: skip
    return [article, book]


class TestWhatReadersSee:
    @pytest.mark.parametrize("kind", KINDS)
    def test_what_records_can_be(self, kind: type[Status]) -> None:
        for each in kind:
            with translation.override("en"):
                plain = str(each.label)
            assert str(each.label) == f"⟨{plain}⟩"

    def test_filters_of_a_list_of_works(self, client: Client, works: list[Publication]) -> None:
        page = client.get("/publications/")

        facets = {facet.name: facet for facet in page.context["form"].facets}
        assert {name: facet.label for name, facet in facets.items()} == {
            "type": "⟨Kind⟩", "year": "⟨Year⟩", "status": "⟨Status⟩",
        }  # fmt: skip
        labels = {option.value: option.label for option in facets["type"].options}
        assert labels == {"article-journal": "⟨Journal article⟩", "book": "⟨Book⟩"}
        years = {option.label for option in facets["year"].options}
        assert years == {"1843", "⟨Under way or undated⟩"}

    def test_the_headings_of_a_list_of_works(
        self, client: Client, works: list[Publication]
    ) -> None:
        works[0].authorships.update(selected=True)

        groups = client.get("/people/ada/publications/").context["list"].groups

        assert [group.heading for group in groups] == ["⟨Selected works⟩", "⟨Under way or undated⟩"]
        assert [group.anchor for group in groups] == ["selected", "year-none"]

    def test_a_long_list_of_works_by_its_decades(self, client: Client, ada: Profile) -> None:
        for year in range(1840, 1895):
            make_publication([ada], year=year)

        entries = client.get("/publications/").context["list"].entries

        assert [entry.label for entry in entries][:2] == ["⟨1890s⟩", "⟨1880s⟩"]

    def test_what_stands_behind_a_title(self, works: list[Publication]) -> None:
        article, book = works
        article.volume = ""
        assert "⟨no. 2⟩, 666–731" in venue_line(article).details
        assert imprint(article) == "⟨issue 2⟩, ⟨pages 666–731⟩"
        assert imprint(book) == "⟨edition 2⟩, ⟨edited by Richard Taylor⟩, Taylor"

    def test_links_of_a_work_that_have_no_words(self, works: list[Publication]) -> None:
        kinds = ["url", "html", "slides", "pdf", "spreadsheet"]
        works[0].links = [{"kind": k, "url": f"https://example.org/{k}"} for k in kinds]

        links = work_links(works[0], References([]))

        expected = ["⟨Link⟩", "⟨Web page⟩", "⟨Slides⟩", "PDF", "Spreadsheet"]
        assert [link.label for link in links] == expected

    def test_links_of_a_person_that_have_no_words(self, ada: Profile) -> None:
        homepage = make_link(ada, label="", kind=Link.Kind.HOMEPAGE)
        github = make_link(ada, label="", kind=Link.Kind.GITHUB)

        found = Contact(ada, [homepage, github], References([ada])).elsewhere

        assert [each.label for each in found] == ["⟨Homepage⟩", "GitHub"]

    def test_headings_of_lists_that_a_page_has_by_itself(self, ada: Profile) -> None:
        make_entry(ada, kind=Entry.Kind.AWARD)
        make_entry(ada, kind=Entry.Kind.OTHER)
        make_news(ada)

        parts = parts_of(ada, reading_in_own_language(ada))

        assert [part.heading for part in parts] == ["⟨News⟩", "⟨Awards⟩", "⟨Further⟩"]
        assert [part.anchor for part in parts] == ["news", "awards", "further"]
        assert subject_of(parts[-1]) == OTHER

    def test_the_tabs_of_a_search(self, client: Client, ada: Profile) -> None:
        tabs = client.get("/search/?q=ada").context["tabs"]

        assert [tab["label"] for tab in tabs if tab["kind"] == "people"] == ["⟨People⟩"]

    def test_what_a_text_calls_its_parts(self) -> None:
        text = "- [x] Weigh\n\nNew.[^1]\n\n[^1]: In July.\n\nhttps://youtu.be/abcdefghijk"
        frame = '<iframe src="https://www.openstreetmap.org/export/embed.html"></iframe>'
        html = f"{render(text)}{render(frame)}"

        drawn = for_page(html, heading_shift=0, id_prefix="a-", resolve=str)

        named = re.findall(r'(?:aria-label|title)="([^"]*)"', drawn)
        assert set(named) == {"⟨Task⟩", "⟨Back to the text⟩", "⟨Map⟩"}
        assert "⟨" not in html, "what is kept for all readers is in nobody's language"

    def test_every_frame_has_a_name_that_can_be_translated(self) -> None:
        assert {host.title for host in HOSTS} <= OWN_NAMES.keys()


def test_a_site_without_a_name_has_one_in_its_own_language(
    client: Client, settings: Settings
) -> None:
    make_department()
    make_department()
    of_readers = client.get("/").context["site_name"]

    settings.LANGUAGE_CODE = LANGUAGE
    with translation.override("en"):
        of_site = client.get("/").context["site_name"]

    assert (of_readers, of_site) == ("Faculty", "⟨Faculty⟩")


class TestWhatProgramsRead:
    """The same bytes whatever language the reader has."""

    @pytest.mark.parametrize(
        "address",
        [
            "/publications.bib",
            "/publications.ris",
            "/publications.csl.json",
            "/people/ada.vcf",
            "/news.atom",
            "/people/ada.atom",
            "/publications.atom",
            "/departments/physics/publications.atom",
            "/calendar.ics",
            "/departments/physics.ics",
            "/people/ada.ics",
            "/opensearch.xml",
            "/sitemap.xml",
            "/robots.txt",
            "/api/v1/people",
            "/api/v1/people/ada",
            "/api/v1/publications",
            "/api/v1/news",
            "/api/v1/openapi.json",
            "/api/v1/people/nobody",
        ],
    )
    def test_files_and_answers(
        self, client: Client, ada: Profile, works: list[Publication], address: str
    ) -> None:
        works[0].links = [{"kind": "url", "url": "https://example.org/1"}]
        works[0].save()
        make_link(ada, label="", kind=Link.Kind.HOMEPAGE)
        make_news(ada, body="- [x] Weigh\n\nSee <ada@example.org>.")
        make_news(ada, title="", body="", date="2999-01-02", end_date="2999-01-05")
        ada.position = "Countess, ada@example.org"
        ada.save()

        strange = _content(client, address)
        with translation.override("en"):
            plain = _content(client, address)

        assert strange == plain

    def test_categories_of_feeds(self, client: Client, ada: Profile) -> None:
        make_publication([ada])
        make_news(ada)

        for address in ("/publications.atom", "/news.atom"):
            found = re.findall(r'<category term="([^"]*)"', _content(client, address))
            assert found in (["Journal article"], ["News"])

    def test_citations(self, client: Client, works: list[Publication]) -> None:
        page = client.get("/publications/book/")

        with translation.override("en"):
            plain = client.get("/publications/book/")
        assert page.context["citations"] == plain.context["citations"]
        assert page.context["linked_data"] == plain.context["linked_data"]
        assert page.context["highwire"] == plain.context["highwire"]

    def test_what_an_import_writes(self, tmp_path: Path) -> None:
        page = tmp_path / "curie.md"
        page.write_text(CURIE, encoding="utf-8")

        written = {}
        for language in (LANGUAGE, "en"):
            folder = tmp_path / language
            with translation.override(language):
                call_command(
                    "import_pages", str(page), no_load=True, fixtures=str(folder), verbosity=0
                )
            written[language] = (folder / "marie-curie.json").read_text(encoding="utf-8")

        assert written[LANGUAGE] == written["en"]


CURIE = """---
name: Marie Curie
github: curie
---

# Marie Curie

## News

- 2 May 1911: A paper with a [page](https://example.org/) is out.

## Publications

- M. Curie. "Rays emitted by compounds." Comptes rendus 126, 1898. [PDF](rays.pdf)

## Education

- 1903: Doctorate, Paris

## Teaching

- Physics, Sèvres, 1900–1906
"""


def _content(client: Client, address: str) -> str:
    response = client.get(address)
    streamed = getattr(response, "streaming_content", None)
    content: bytes = b"".join(streamed) if streamed else response.content
    return content.decode()
