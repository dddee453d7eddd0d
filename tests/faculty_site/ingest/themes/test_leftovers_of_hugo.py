from __future__ import annotations

import pytest

from faculty_site.ingest.themes.leftovers import is_leftover, without_remarks
from tests.sites.reader import page_of

REMARK = "Click the *Cite* button above to demo the feature to enable visitors to import metadata."


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("An example conference paper", "Supplementary notes can be added here, including math."),
        ("Welcome to Wowchemy, the website builder for Hugo", "Words. " * 200),
        ("Display Jupyter Notebooks with Academic", "Words. " * 200),
        ("Example Talk", f"{{{{% alert note %}}}}\n{REMARK}\n{{{{% /alert %}}}}"),
    ],
)
def test_samples_of_the_themes(title: str, body: str) -> None:
    assert is_leftover(page_of(body, title=title).document)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("On the origin of species", REMARK),
        ("Statistics", "My course on statistics. " * 30),
        ("A cabinet of beetles", ""),
    ],
)
def test_pages_of_somebody(title: str, body: str) -> None:
    assert not is_leftover(page_of(body, title=title).document)


def test_a_sample_is_known_by_its_abstract_too() -> None:
    abstract = "Join us to explore HugoBlox's revolutionary Markdown-based slide system."
    assert is_leftover(page_of("", title="A talk", abstract=abstract).document)


def test_remarks_leave_blank_lines() -> None:
    body = f"Own words.\n\n{{{{% callout note %}}}}\n{REMARK}\n{{{{% /callout %}}}}\n\nMore."
    assert without_remarks(body) == "Own words.\n\n\n\n\n\nMore."
