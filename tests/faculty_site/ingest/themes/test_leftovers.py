"""A theme's own samples, told from what owners wrote."""

from __future__ import annotations

import pytest

from faculty_site.ingest.themes.leftovers import is_leftover
from tests.sites.reader import page_of

OWN = "I measured the sky above Danzig with my own instruments. " * 20


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Portfolio item number 1", "Nothing yet."),
        ("project 3", "Every project has a beautiful feature showcase page."),
        ("Sample talk (replace me)", "A talk that came with the template."),
        ("a post with math", "This theme supports rendering beautiful math in inline mode."),
        ("The Godfather", "Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 20),
        ("Teaching", "For now, this page is assumed to be a static description of your courses."),
    ],
)
def test_samples(title: str, body: str) -> None:
    assert is_leftover(page_of(body, title=title).document)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Slides", OWN),
        ("Slides", "Those of my lectures."),
        ("Introduction to Machine Learning", "Autumn 2021, for beginners."),
        ("Project 1", OWN),
        ("a post with a comet", OWN),
        ("On placeholders", f"{OWN} Printers write “lorem ipsum dolor sit amet” for any text."),
        ("", OWN),
        ("My instruments", "Every project has a beautiful feature showcase page."),
        ("The sky above Danzig", "This is a description of your talk, which is a markdown file."),
    ],
)
def test_own_pages(title: str, body: str) -> None:
    assert not is_leftover(page_of(body, title=title).document)
