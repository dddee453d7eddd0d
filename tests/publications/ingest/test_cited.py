"""Citations of works whose title is known."""

from __future__ import annotations

import pytest

from publications.ingest.bylines import Owner
from publications.ingest.cited import read_cited
from publications.ingest.works import Context, Work

TITLE = "Radium & its Rays: “Light” of a Kind (Part 2)"
OWNER = Owner("Irène Joliot-Curie")


def cited(citation: str, owner: Owner = OWNER) -> Work | None:
    return read_cited(citation, TITLE, owner, Context())


@pytest.mark.parametrize(
    "citation",
    [
        "Joliot-Curie, I., O'Brien, J. f. 1934. &quot;{}.&quot; <i>Nature</i> 3(1) doi 10.5555/n.1",
        "Joliot-Curie, I., & O'Brien, J. f. ({}). 1934. *Nature*, 3(1), doi:10.5555/n.1",
        "I. Joliot-Curie, J. f. O'Brien. “{}”, Nature 3(1), 1934. https://doi.org/10.5555/n.1",
        "{}. I. Joliot-Curie and J. f. O'Brien. *Nature*, 3(1), 1934. doi 10.5555/n.1",
        "**I. Joliot-Curie**, J. f. O'Brien. *Nature*, 3(1), 1934. doi 10.5555/n.1",
    ],
)
def test_authors_stand_before_the_title_or_behind_it(citation: str) -> None:
    work = cited(citation.format(TITLE))
    assert work is not None
    families = [author.name.replace(",", " ").replace(".", " ") for author in work.authors]
    assert ["Joliot-Curie" in families[0], "O'Brien" in families[1]] == [True, True]
    assert (len(work.authors), work.own, work.title) == (2, 0, TITLE)
    assert (work.year, work.doi, work.venue) == (1934, "10.5555/n.1", "Nature")


def test_the_one_author_set_apart_may_go_by_a_short_name() -> None:
    bold = "Frédéric Joliot, <b>Irka Joliot-Curie</b>. <i>Nature</i>, 1934."
    assert (work := cited(bold)) is not None
    assert work.own == 1
    assert cited(bold.replace("b>", "span>")) is None


@pytest.mark.parametrize("citation", ["", "In Nature, 1934.", "Lise Meitner (1934). “{}.” Nature."])
def test_a_citation_without_the_owner_tells_nothing(citation: str) -> None:
    assert cited(citation.format(TITLE)) is None
