from __future__ import annotations

import pytest

from faculty_site.ingest.documents import LinkFact
from faculty_site.ingest.themes.jekyll_author import author_links
from faculty_site.ingest.themes.networks import network_links, network_of, whole_address


@pytest.mark.parametrize(
    ("key", "value", "url"),
    [
        ("scholar_userid", "abc", "https://scholar.google.com/citations?user=abc"),
        ("google-scholar", "citations?user=abc&hl=en", "https://scholar.google.com/citations?user=abc&hl=en"),
        ("google_scholar", "abc", "https://scholar.google.com/citations?user=abc"),
        ("googlescholar", "https://scholar.google.com/citations?user=SCHOLAR_ID&user=abc", "https://scholar.google.com/citations?user=abc"),
        ("ORCID", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("orcid_id", "orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("research_gate_profile", "Lise-Meitner", "https://www.researchgate.net/profile/Lise-Meitner"),
        ("researchgate", "https://www.researchgate.net/profile/Lise# URL", "https://www.researchgate.net/profile/Lise#"),
        ("twitter_username", "@lise", "https://twitter.com/lise"),
        ("linkedin", "www.linkedin.com/in/lise", "https://www.linkedin.com/in/lise"),
        ("linkedin", "in/lise/", "https://www.linkedin.com/in/lise"),
        ("mastodon_username", "mathstodon.xyz/@lise", "https://mathstodon.xyz/@lise"),
        ("mastodon", "@lise@mathstodon.xyz", "https://mathstodon.xyz/@lise"),
        ("work_url", "https://radium.example/", "https://radium.example/"),
        ("github", "yamamoto", "https://github.com/yamamoto"),
        ("github", "young-lee", "https://github.com/young-lee"),
        ("blogger_url", "https://blog.example", "https://blog.example"),
    ],
)  # fmt: skip
def test_ids_handles_and_addresses(key: str, value: str, url: str) -> None:
    assert [link.url for link in network_links({key: value})] == [url]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("github", "your-handle"),
        ("twitter", "yourname"),
        ("github", "username"),
        ("googlescholar", "https://scholar.google.com/citations?user=YOURID"),
        ("orcid", "http://orcid.org/yourorcidurl"),
        ("orcid_id", "0000-0000-0000-0000"),
        ("twitter", "https://twitter.com/"),
        ("linkedin", "Lise Meitner of Vienna"),
        ("pubmed", "12345"),
        ("scholar", {"last_name": ["Meitner"]}),
        ("github", None),
        ("hobby", "physics"),
    ],
)
def test_what_leads_nowhere_is_no_link(key: str, value: object) -> None:
    assert list(network_links({key: value})) == []


def test_keys_of_all_themes_and_generations() -> None:
    keys = (
        "github_username",
        "GitHub",
        "inspire-hep",
        "semanticscholar_id",
        "x_username",
        "cv_pdf",
    )
    found = [network_of(key) for key in keys]
    assert found == ["github", "github", "inspirehep", "semanticscholar", "x", ""]


def test_addresses_under_keys_of_the_owners_own() -> None:
    author = {
        "name": "Lise Meitner",
        "avatar": "https://radium.example/lise.png",
        "lab_notes": "https://radium.example/notes",
        "links": [{"label": "CV", "url": "/cv.pdf"}, {"label": "Web", "url": "www.radium.example"}],
    }
    assert author_links(author) == [
        LinkFact("", "https://radium.example/notes", "Lab notes"),
        LinkFact("", "/cv.pdf", "CV"),
        LinkFact("", "https://www.radium.example", "Web"),
    ]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("lise@radium.example", "mailto:lise@radium.example"),
        ("//radium.example/x", "https://radium.example/x"),
        ("radium.example/x", "https://radium.example/x"),
        ("https://mathstodon.xyz@lise", "https://mathstodon.xyz/@lise"),
        ("https://lise@radium.example/x", "https://lise@radium.example/x"),
        ("mailto:lise@radium.example", "mailto:lise@radium.example"),
        ("/files/cv.pdf", "/files/cv.pdf"),
        ("#about", "#about"),
        ("", ""),
    ],
)
def test_whole_addresses(written: str, whole: str) -> None:
    assert whole_address(written) == whole
