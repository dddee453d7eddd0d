"""The page of a work: what people read there, and what programs do."""

from __future__ import annotations

import html as html_library
import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from profiles.models.base import Visibility
from publications.models import Authorship, Publication, Relation
from tests.factories import make_profile, make_publication, make_translation, make_user

pytestmark = pytest.mark.django_db


def meta(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<meta name="citation_(\w+)" content="([^"]*)">', html)
    return [(name, html_library.unescape(content)) for name, content in found]


def linked_data(html: str) -> dict[str, Any]:
    """Of the work; the page also says the way to it."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    (work,) = (data for block in blocks if (data := json.loads(block))["@type"] != "BreadcrumbList")
    assert isinstance(work, dict)
    return work


def make_versions(first: Publication, second: Publication, **fields: Any) -> Relation:
    pair = sorted((first, second), key=lambda work: work.pk)
    kind = fields.pop("kind", Relation.Kind.VERSIONS)
    return Relation.objects.create(first=pair[0], second=pair[1], kind=kind, **fields)


def test_highwire_tags(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://people.example.org"
    person = make_profile(name="Lise Meitner", old_site="https://example.org/~lise/")
    work = make_publication(
        [
            Authorship(name="Lise Meitner", profile=person, orcid="0000-0002-1825-0097"),
            "Otto Robert Frisch",
        ],
        slug="fission",
        title='A "new" type of <nuclear> reaction',
        venue="Nature",
        date="1939-02-11",
        year=1939,
        volume="143",
        issue="3615",
        pages="239–240",
        doi="10.1038/143239a0",
        issn="0028-0836",
        arxiv="physics/0503066",
        language="en",
        keywords="fission; uranium",
        links=[{"kind": "code", "url": "c"}, {"kind": "pdf", "url": "papers/fission.pdf"}],
    )

    assert meta(client.get(work.get_absolute_url()).text) == [
        ("title", 'A "new" type of <nuclear> reaction'),
        ("author", "Meitner, Lise"),
        ("author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("author", "Frisch, Otto Robert"),
        ("publication_date", "1939/02/11"),
        ("journal_title", "Nature"),
        ("volume", "143"),
        ("issue", "3615"),
        ("firstpage", "239"),
        ("lastpage", "240"),
        ("doi", "10.1038/143239a0"),
        ("arxiv_id", "physics/0503066"),
        ("issn", "0028-0836"),
        ("language", "en"),
        ("keywords", "fission; uranium"),
        ("pdf_url", "https://example.org/~lise/papers/fission.pdf"),
        ("abstract_html_url", "https://people.example.org/publications/fission/"),
    ]


def test_linked_data(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://people.example.org"
    person = make_profile(slug="lise", name="Lise Meitner")
    work = make_publication(
        [
            Authorship(name="Lise Meitner", profile=person, orcid="0000-0002-1825-0097"),
            Authorship(name="Royal Society", is_organization=True),
        ],
        slug="fission",
        title="Disintegration of Uranium",
        venue="Nature",
        year=1939,
        volume="143",
        issue="3615",
        pages="239–240",
        doi="10.1038/143239a0",
        award="Prize",
        keywords="fission; uranium",
        links=[{"kind": "pdf", "url": "https://example.org/fission.pdf"}],
    )

    data = linked_data(client.get(work.get_absolute_url()).text)

    assert data == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": "https://people.example.org/publications/fission/",
        "url": "https://people.example.org/publications/fission/",
        "mainEntityOfPage": "https://people.example.org/publications/fission/",
        "sameAs": ["https://doi.org/10.1038/143239a0"],
        "headline": "Disintegration of Uranium",
        "name": "Disintegration of Uranium",
        "author": [
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0002-1825-0097",
                "name": "Lise Meitner",
                "familyName": "Meitner",
                "givenName": "Lise",
                "url": "https://people.example.org/people/lise/",
            },
            {"@type": "Organization", "name": "Royal Society"},
        ],
        "datePublished": "1939",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "3615",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "143",
                "isPartOf": {"@type": "Periodical", "name": "Nature"},
            },
        },
        "pageStart": "239",
        "pageEnd": "240",
        "pagination": "239-240",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1038/143239a0"}
        ],
        "keywords": ["fission", "uranium"],
        "award": "Prize",
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": "https://example.org/fission.pdf",
        },
    }


def test_no_text_ends_the_block_of_linked_data(client: Client) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028"
    work = make_publication(title=title, abstract=title, venue=title)

    html = client.get(work.get_absolute_url()).text

    assert "<script>alert" not in html
    assert linked_data(html)["headline"] == title


def test_programs_are_led_to_nobody_to_whom_people_are_not(client: Client) -> None:
    owner = make_user()
    orcid = "0000-0002-1825-0097"
    draft = make_profile(slug="a-draft", state="draft", owner=owner, orcid=orcid)
    work = make_publication([draft, make_profile(orcid="0000-0001-5109-3700")])
    client.force_login(owner)

    html = client.get(work.get_absolute_url()).text

    first, second = linked_data(html)["author"]
    assert "url" not in first
    assert "url" in second
    assert second["@id"] == "https://orcid.org/0000-0001-5109-3700"
    assert orcid not in html


def test_the_work_is_cited_in_its_own_language(client: Client) -> None:
    work = make_publication(title="Radium", language="en")
    make_translation(work, title="Le radium", language="fr")

    html = client.get(f"{work.get_absolute_url()}?lang=fr").text

    assert "<h1>Le radium</h1>" in html
    assert ("title", "Radium") in meta(html)
    assert linked_data(html)["headline"] == "Radium"
    assert "title = {Radium}" in html
    (citation, *_others) = re.findall(r'<dd id="cite-\d" lang="en" dir="ltr">(.*?)</dd>', html)
    assert "Radium" in citation


def test_it_is_cited_in_six_styles(client: Client) -> None:
    work = make_publication(
        [make_profile(name="Lise Meitner"), "Otto Robert Frisch"],
        title="Disintegration of <b>uranium</b>",
        venue="Nature",
        year=1939,
    )

    html = client.get(work.get_absolute_url()).text

    styles = re.findall(r"<dt>([^<]+)</dt>", html)
    assert [style.split()[0] for style in styles] == [
        "APA",
        "IEEE",
        "Chicago",
        "MLA",
        "Vancouver",
        "GB/T",
    ]
    citations = re.findall(r'<dd id="cite-\d">(.*?)</dd>', html)
    assert len(citations) == 6
    assert citations[0] == (
        "Meitner, L., &amp; Frisch, O. R. (1939). Disintegration of &lt;b&gt;uranium&lt;/b&gt;. "
        "<i>Nature</i>."
    )


def test_downloads_are_linked_for_people_and_programs(client: Client) -> None:
    make_publication(slug="note-g")

    html = client.get("/publications/note-g/").text

    for ending, kind in (
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ):
        address = f"/publications/note-g.{ending}"
        assert f'<link rel="alternate" type="{kind}" href="{address}"' in html
        assert f'<a href="{address}" download>' in html
        assert client.get(address).status_code == 200


def test_everything_that_is_known_of_where_it_came_out(client: Client) -> None:
    work = make_publication(
        venue="Handbook of Analysis",
        volume="2",
        issue="3",
        pages="12–15",
        edition="4",
        series="Analysis Today",
        editors=["George Peacock", 1],
        publisher="Cambridge University Press",
        place="Cambridge",
        award="Best chapter",
        marks_note="* equal contribution",
        note="Reprinted",
    )

    html = client.get(work.get_absolute_url()).text

    assert (
        "<cite>Handbook of Analysis</cite>, 2(3), pages 12–15, edition 4, Analysis Today, "
        "edited by George Peacock, Cambridge University Press, Cambridge</p>"
    ) in html
    assert '<span class="badge badge--award">Best chapter</span> Reprinted</p>' in html
    assert "* equal contribution</p>" in html


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"volume": "143"}, "<cite>Nature</cite>, volume 143</p>"),
        ({"issue": "3"}, "<cite>Nature</cite>, issue 3</p>"),
        ({"pages": "e177"}, "<cite>Nature</cite>, e177</p>"),
        ({"pages": "7"}, "<cite>Nature</cite>, page 7</p>"),
        ({"publisher": "Nature"}, "<cite>Nature</cite></p>"),
        ({"genre": "Report", "number": "W-670"}, "<cite>Nature</cite>, Report W-670</p>"),
        ({"edition": "2nd edition"}, "<cite>Nature</cite>, 2nd edition</p>"),
        ({"venue": "", "volume": "2"}, '<p class="item__line">volume 2</p>'),
    ],
)
def test_the_line_of_the_venue(client: Client, fields: dict[str, Any], line: str) -> None:
    work = make_publication(**{"venue": "Nature"} | fields)

    assert line in client.get(work.get_absolute_url()).text


def test_keywords_lead_to_the_list_of_their_works(client: Client) -> None:
    work = make_publication(keywords="C++ & co; 解析機関; C++ & co")

    html = client.get(work.get_absolute_url()).text

    links = re.findall(r'<a href="(/publications/\?keyword=[^"]+)">([^<]+)</a>', html)
    assert [text for _address, text in links] == ["C++ &amp; co", "解析機関"]
    for address, _text in links:
        assert work.title in client.get(address).text


def test_other_versions_that_the_reader_may_see(client: Client) -> None:
    person = make_profile()
    work = make_publication([person], title="Published")
    preprint = make_publication([person], title="Earlier", type="article", venue="arXiv", year=1842)
    hidden = make_publication([person], title="Hidden", visibility=Visibility.HIDDEN)
    make_versions(work, preprint)
    make_versions(work, hidden)
    make_versions(work, make_publication(["Nobody here"], title="Of nobody"))
    make_versions(work, make_publication([person], title="Another"), kind=Relation.Kind.SAME)

    html = client.get(work.get_absolute_url()).text

    (versions,) = re.findall(r'<ul class="versions.*?</ul>', html, re.DOTALL)
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', versions) == [
        (preprint.get_absolute_url(), "Earlier")
    ]
    assert "Preprint, arXiv, 1842" in versions
    assert work.get_absolute_url() in client.get(preprint.get_absolute_url()).text


def test_a_bare_work_has_no_empty_parts(client: Client) -> None:
    work = make_publication(venue="", year=None, type=Publication.Type.DOCUMENT)

    html = client.get(work.get_absolute_url()).text

    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert headings == ["Cite this work"]
    assert 'class="item__line"></p>' not in html


@pytest.mark.parametrize("count", [3, 30])
def test_it_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [make_profile() for _ in range(count)]
    work = make_publication(
        people, links=[{"kind": "pdf", "url": "notes.pdf"}], keywords="a; b", bibtex=""
    )
    for _ in range(count):
        make_versions(work, make_publication(people))

    # The work, its authors with the people, whether it is public, the files and the old addresses
    # that links name, its languages, its versions, the site's name, whether
    # engines may show it.
    with django_assert_num_queries(10):
        client.get(work.get_absolute_url())
