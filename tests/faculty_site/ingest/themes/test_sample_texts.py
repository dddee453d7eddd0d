"""Paragraphs of a theme's own, taken out of what an owner wrote."""

from __future__ import annotations

import pytest

from faculty_site.ingest.themes.known_samples import TEXTS, WORKS
from faculty_site.ingest.themes.leftovers import (
    is_nobody,
    is_sample_work,
    without_samples,
)

OWN = "I measured the sky above Danzig with my own instruments."
FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. Sed neque elit."


@pytest.mark.parametrize("text", TEXTS)
def test_each_known_text_goes_and_own_words_stay(text: str) -> None:
    assert without_samples(f"{OWN}\n\n{text}\n\n{OWN}") == f"{OWN}\n\n\n\n{OWN}"


def test_items_of_a_list_go_one_by_one_with_what_is_below_them() -> None:
    body = f"- *1652.05*: Saw a comet\n- *2022.02*: &nbsp;🎉 {FILLER}\n  - {OWN}\n- *1661*: Another"
    assert without_samples(body) == "- *1652.05*: Saw a comet\n\n\n- *1661*: Another"


def test_a_heading_goes_with_all_that_stood_under_it() -> None:
    body = f"# News\n- {FILLER}\n\n## Older\n\n{FILLER}\n\n# Papers\n\n{OWN}"
    assert without_samples(body) == f"\n\n\n\n\n\n\n# Papers\n\n{OWN}"


def test_a_heading_stays_with_own_words_and_so_does_an_empty_one() -> None:
    body = f"Talks\n=====\n\n{FILLER}\n\n- {OWN}\n\nAwards\n======\n"
    assert without_samples(body) == f"Talks\n=====\n\n\n\n- {OWN}\n\nAwards\n======\n"


def test_the_box_of_the_sample_paper_goes_and_that_of_an_own_one_stays() -> None:
    def box(words: str) -> str:
        return (
            "<div class='paper-box'><div class='paper-box-image'><img src='a.png'></div>\n"
            f"<div class='paper-box-text' markdown=\"1\">\n\n{words}\n\n- more\n</div>\n</div>"
        )

    sample = box(f"[Project](https://example.net/?user=DhtAFkwAAAAJ) {FILLER}")
    assert not without_samples(sample).strip()
    assert without_samples(box(OWN)) == box(OWN)


def test_a_row_of_the_themes_pictures_goes_and_one_of_own_ones_stays() -> None:
    def row(*names: str) -> str:
        pictures = (f'<img src="assets/img/{name}" title="example image">' for name in names)
        return "\n".join(['<div class="row">', *pictures, "</div>"])

    assert not without_samples(row("1.jpg", "12.jpg")).strip()
    assert without_samples(row("1.jpg", "moon.jpg")) == row("1.jpg", "moon.jpg")


@pytest.mark.parametrize(
    "body",
    [
        "Printers write “lorem ipsum dolor sit amet” for any text.",
        f"{OWN} {OWN} A filler is {FILLER}",
        f"<!-- {TEXTS[0]}\n\n{TEXTS[1]} -->\n\n{OWN}",
        "# Skills\n\n* Skill 1: grinding lenses",
    ],
)
def test_what_is_not_surely_the_themes_stays(body: str) -> None:
    assert without_samples(body) == body


def test_open_boxes_take_no_time() -> None:
    body = "<div class='paper-box'>\n\n" * 20_000
    assert without_samples(body) == body


@pytest.mark.parametrize("name", ["You R. Name", "Your Name", "First Lastname", "some  person"])
def test_names_of_nobody(name: str) -> None:
    assert is_nobody(name)
    assert not is_nobody("Johannes Hevelius")


@pytest.mark.parametrize(("key", "title"), WORKS.items())
def test_works_of_a_sample_bibliography(key: str, title: str) -> None:
    assert is_sample_work(key, f"{title.title()} and more")
    assert not is_sample_work(key, "Selenographia")


def test_accents_of_a_work_are_no_difference() -> None:
    title = "Über die von der molekularkinetischen Theorie der Wärme geforderte Bewegung"
    assert is_sample_work("einstein1905molekularkinetischen", title)
