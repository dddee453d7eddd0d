"""The door to citations: styles, cache, what is escaped, and what stands in where a style fails."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.template import Context, Template

from publications.citations import STYLES, cite, cite_all, setting
from publications.citations.engine.sheet import Sheet

NOTE_G: dict[str, Any] = {
    "type": "article-journal",
    "title": "Sketch of the Analytical Engine",
    "author": [{"family": "Lovelace", "given": "Ada"}],
    "container-title": "Scientific Memoirs",
    "volume": "3",
    "page": "666-731",
    "issued": {"date-parts": [[1843]]},
}


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


def test_every_style_has_a_name_that_tells_its_edition() -> None:
    assert {key: style.label for key, style in STYLES.items()} == {
        "apa": "APA (7th edition)",
        "ieee": "IEEE",
        "chicago": "Chicago author-date (18th edition)",
        "mla": "MLA (9th edition)",
        "vancouver": "Vancouver (NLM)",
        "gbt7714": "GB/T 7714-2015",
    }


def test_all_styles_come_in_their_order() -> None:
    citations = cite_all(NOTE_G)

    assert [citation.style.key for citation in citations] == list(STYLES)
    assert all("Lovelace" in citation.text for citation in citations[:-1])


def test_template_shows_the_style_s_name_and_italics() -> None:
    template = Template("{{ citation.style }}: {{ citation.html }}")

    shown = template.render(Context({"citation": cite(NOTE_G, "mla")}))

    assert shown == (
        "MLA (9th edition): Lovelace, Ada. “Sketch of the Analytical Engine.” "
        "<i>Scientific Memoirs</i>, vol. 3, 1843, pp. 666–731."
    )


def test_unknown_style_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        cite(NOTE_G, "harvard")


def test_citation_is_made_once_for_the_same_content(monkeypatch: pytest.MonkeyPatch) -> None:
    first = cite(NOTE_G, "apa")
    monkeypatch.delattr(Sheet, "entry")

    assert cite(dict(reversed(NOTE_G.items())), "apa") == first


def test_changed_item_is_cited_anew() -> None:
    cite(NOTE_G, "apa")

    assert "(1844)" in cite(NOTE_G | {"issued": {"date-parts": [[1844]]}}, "apa").text


def test_item_is_left_as_it_was() -> None:
    item = NOTE_G | {"status": "under review"}
    before = repr(item)

    cite_all(item)

    assert repr(item) == before


@pytest.mark.parametrize("style", STYLES)
def test_markup_in_an_item_is_shown_as_text(style: str) -> None:
    title = "On <b>bold</b> <script>alert(1)</script> & \ue000marks\ue001"

    citation = cite(NOTE_G | {"title": title, "container-title": "<i>Memoirs</i>"}, style)

    assert "<script" not in citation.html.lower()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in citation.html.lower()
    assert "&lt;i&gt;memoirs&lt;/i&gt;" in citation.html.lower()
    assert "\ue000" not in citation.text


@pytest.mark.parametrize("style", STYLES)
def test_failing_style_gives_way_to_a_plain_form(
    style: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(Sheet, "entry", fail)

    with caplog.at_level(logging.WARNING):
        citation = cite(NOTE_G, style)

    assert (
        citation.text == "Ada Lovelace. 1843. Sketch of the Analytical Engine. Scientific Memoirs."
    )
    assert f"No {style} citation" in caplog.text


def test_nothing_at_all_is_still_a_citation() -> None:
    assert all(citation.text for citation in cite_all({}))


def test_twenty_authors_are_all_named_in_apa() -> None:
    authors = [{"family": f"Author{letter}", "given": "A."} for letter in "ABCDEFGHIJKLMNOPQRST"]

    text = cite(NOTE_G | {"author": authors}, "apa").text

    assert "AuthorS, A., & AuthorT, A. (1843)" in text
    assert "…" not in text


@pytest.mark.parametrize(
    ("style", "all_named", "named_of_more"),
    [("ieee", 6, 1), ("chicago", 6, 3), ("mla", 2, 1), ("vancouver", 6, 6), ("gbt7714", 3, 3)],
)
def test_so_many_authors_are_named(style: str, all_named: int, named_of_more: int) -> None:
    """IEEE Reference Guide; CMOS 18, 13.107; MLA 9, 5.9; ICMJE; GB/T 7714-2015, 8.1.3."""
    authors = [{"family": f"Author{letter}", "given": "A."} for letter in "ABCDEFG"]

    for count in range(1, len(authors) + 1):
        text = cite(NOTE_G | {"author": authors[:count]}, style).text

        assert ("et al" in text) is (count > all_named)
        assert text.lower().count("author") == (count if count <= all_named else named_of_more)


def test_terms_of_chinese_works_are_chinese_in_the_chinese_style_alone() -> None:
    item = NOTE_G | {
        "language": "zh",
        "author": [{"literal": name} for name in ("甲", "乙", "丙", "丁")],
    }

    assert cite(item, "gbt7714").text.startswith("甲, 乙, 丙, 等. ")
    assert cite(item, "mla").text.startswith("甲, et al. ")


def test_styles_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = setting._sheet("ieee", "en-US")

    cite(NOTE_G, "ieee")

    assert setting._sheet("ieee", "en-US") is sheet
