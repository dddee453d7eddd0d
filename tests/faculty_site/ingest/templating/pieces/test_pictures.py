"""Pictures, as a reader gets them in either dialect."""

import pytest

from faculty_site.ingest.templating.pieces.pictures import (
    Picture,
    alignment,
    figure,
    gallery,
    size,
)
from faculty_site.lib.markdown import Dialect, render
from tests.faculty_site.ingest.templating.pages import DIALECTS, elements, reads

PLAIN = '<img alt="A glass" decoding="async" loading="lazy" src="/glass.png">'
HOSTILE = '"><script>alert(1)</script><img src=x onerror=y> {{ z }}'


def drawn(picture: Picture) -> str:
    markdown = figure(picture, "kramdown")
    assert markdown is not None
    assert "\n" not in markdown
    return reads(markdown)


def test_a_picture_alone() -> None:
    assert drawn(Picture("/glass.png", alt="A glass")) == PLAIN


def test_a_caption_may_hold_markdown_or_html() -> None:
    picture = Picture("/glass.png", alt="A glass", caption="*Radium* <b>glows</b>")
    assert drawn(picture) == (
        f"<figure>{PLAIN}<figcaption><em>Radium</em> <b>glows</b></figcaption></figure>"
    )


@pytest.mark.parametrize(
    ("picture", "alt"),
    [
        (Picture("/a.png", alt="Alt", title="Title", caption="Caption"), "Alt"),
        (Picture("/a.png", title="Title", caption="Caption"), "Title"),
        (Picture("/a.png", caption="*Caption*"), "Caption"),
        (Picture("/a.png"), ""),
    ],
)
def test_the_alternative_text_is_the_first_that_there_is(picture: Picture, alt: str) -> None:
    assert f'alt="{alt}"' in drawn(picture)


def test_a_title_that_says_the_same_is_not_repeated() -> None:
    assert "title=" not in drawn(Picture("/a.png", title="A glass"))
    assert 'title="Radium"' in drawn(Picture("/a.png", alt="A glass", title="Radium"))


def test_a_bar_makes_no_table() -> None:
    html = drawn(Picture("/a.png", alt="Radium | Polonium"))
    assert elements(html)[0][1]["alt"] == "Radium | Polonium"
    assert "<table" not in html


def test_size_side_and_link_are_kept() -> None:
    html = drawn(
        Picture("/a.png", alt="A", width="300", height="200", align="right", link="/big.png")
    )
    assert 'href="/big.png"' in html
    assert 'class="float-right"' in html
    assert 'height="200"' in html
    assert 'width="300"' in html


def test_a_hostile_picture_stays_a_picture() -> None:
    html = drawn(Picture("/a.png", HOSTILE, HOSTILE + "!", HOSTILE, "300", "", "", HOSTILE))
    names = [name for name, _ in elements(html)]
    assert names == ["figure", "a", "img", "figcaption", "img"]
    assert all("onerror" not in attributes for _, attributes in elements(html))


@pytest.mark.parametrize("source", ["", "javascript:alert(1)", "data:image/png;base64,AA"])
def test_no_picture_without_a_safe_address(source: str) -> None:
    assert figure(Picture(source, caption="Radium"), "kramdown") is None


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_picture_stands_in_html_and_in_a_list(dialect: Dialect) -> None:
    markdown = figure(Picture("/glass.png", "A glass", caption="*Radium*"), "kramdown")
    in_html = render(f"<div>\n  <div>{markdown}</div>\n</div>", dialect)
    in_list = render(f"- One\n\n  {markdown}\n- Two", dialect)
    for html in (in_html, in_list):
        assert f"{PLAIN}<figcaption><em>Radium</em></figcaption>" in html
    assert in_list.count("<li>") == 2


def test_a_gallery_has_its_pictures_and_its_caption() -> None:
    pictures = (Picture("/a.png", "A"), Picture("javascript:b"), Picture("/c.png", caption="C"))
    html = reads(gallery(pictures, "*All*", "kramdown") or "")
    assert html.count("<img") == 2
    assert html.endswith("<figcaption><em>All</em></figcaption>\n</figure>")
    assert gallery([Picture("")], "All", "kramdown") is None


@pytest.mark.parametrize(
    ("values", "side"),
    [
        (("right",), "right"),
        (("img-fluid mx-auto d-block",), "center"),
        (("", "align-left"), "left"),
        (("", "width: 3em; float: right;"), "right"),
        (("upright",), ""),
    ],
)
def test_a_side_is_read_from_parameters_classes_and_styles(
    values: tuple[str, ...], side: str
) -> None:
    assert alignment(*values) == side


@pytest.mark.parametrize(
    ("values", "width"),
    [
        (("300",), "300"),
        (("300px",), "300"),
        (("50%",), "50%"),
        (("", "max-width: 50%; border: 0"), "50%"),
        (("auto", "50vw", '300" onload="x'), ""),
    ],
)
def test_a_size_is_one_that_html_can_say(values: tuple[str, ...], width: str) -> None:
    assert size(*values) == width
