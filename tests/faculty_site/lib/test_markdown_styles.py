"""What styles and themes' class names become."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from faculty_site.lib.markdown.sanitise import sanitise
from faculty_site.lib.markdown.styles import OURS, STEPS, THEMES, classes_of, look_of


@pytest.mark.parametrize(
    ("tag", "style", "classes"),
    [
        ("p", "TEXT-ALIGN: Center !important", "align-center"),
        ("span", "float:right; color: red", "float-right"),
        ("div", "width: 22%", "width-20"),
        ("div", "margin: 0 auto; max-width: 800px", "block-center"),
        ("img", "display:block; margin-left:auto; margin-right:auto", "block-center"),
        ("img", "border-radius: 50%", "circle"),
        ("img", "border-radius: 6px", "rounded"),
        ("p", "padding-left: 2em; text-indent: -2em", "hanging"),
        ("p", "margin-left: 40px", "indent"),
        ("p", "margin-left: 3px", ""),
        ("span", "font-size: 80%; font-weight: 700; font-style: italic", "bold italic small"),
        ("span", "font-variant: small-caps; white-space: nowrap", "nowrap small-caps"),
        ("div", "display: flex; align-items: center", "align-middle columns"),
        ("ul", "list-style-type: none", "list-plain"),
        ("td", "vertical-align: middle; border: none", "align-middle borderless"),
        ("div", "position: fixed; top: 0; background: url(x); font-family: x", ""),
        ("p", "width", ""),
    ],
)
def test_styles(tag: str, style: str, classes: str) -> None:
    assert " ".join(sorted(look_of(style, tag).classes)) == classes


def test_pixels_stay_on_pictures_only() -> None:
    assert 'width="250"' in sanitise("<img src=a style='width: 250px; height: auto'>")
    assert sanitise("<p style='width: 250px'>x</p>") == "<p>x</p>"


@pytest.mark.parametrize(
    ("tag", "written", "classes"),
    [
        ("div", "row justify-content-center no-gutters", "columns align-center"),
        ("div", "col-12 col-sm-6 col-lg-4 mt-3", "column column-4"),
        ("div", "col-sm mt-3 mt-md-0", "column"),
        ("div", "col two left", "column column-8"),
        ("img", "img-fluid rounded z-depth-1", "rounded"),
        ("img", "align-right", "float-right"),
        ("td", "align-right", "align-right"),
        ("p", "notice--warning", "warning"),
        ("blockquote", "block-tip", "note"),
        ("p", "navbar site-nav language-c", "language-c"),
    ],
)
def test_class_names(tag: str, written: str, classes: str) -> None:
    assert " ".join(classes_of(written, tag)) == classes


def test_no_more_classes_come_of_themes_than_ours() -> None:
    assert {name for names in THEMES.values() for name in names.split()} <= OURS


def test_the_style_sheets_know_every_step() -> None:
    sheet = Path(settings.BASE_DIR, "faculty_site/static/faculty_site/css/authors.css").read_text()
    drawn = set(re.findall(r"\.((?:width|column)-\d+) {", sheet))
    assert drawn == {f"width-{n}" for n in STEPS} | {f"column-{n}" for n in range(1, 13)}
