"""Reading one item as a work."""

from __future__ import annotations

import re
import unicodedata

import pytest

from faculty_site.lib.markdown import plain_text
from publications.ingest.bylines import Owner
from publications.ingest.works import Context, Work, read_work
from tests.publications.ingest.samples import SAMPLES, Sample

FUNCTION_WORDS = set(re.findall(r"\S+", "a al and at by et for in of on the to with doi org http"))
FUNCTION_WORDS |= {"https", "arxiv", "27", "j"}  # a number by hand, and the mark [J]
STATUS_WORDS = set(re.findall(r"\S+", "accepted preprint published review submitting under 已接收"))
STATUS_WORDS |= {"in", "press"}


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def read(sample: Sample) -> Work:
    work = read_work(sample.markdown, "kramdown", Owner(sample.owner), Context())
    assert isinstance(work, Work), work
    return work


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_title_authors_and_fields(sample: Sample) -> None:
    work = read(sample)
    assert work.title == sample.title
    assert tuple(author.name for author in work.authors) == sample.authors
    assert work.own == sample.own
    found: dict[str, object] = {
        "venue": work.venue,
        "year": work.year,
        "date": work.date,
        "status": work.status,
        "type": work.kind,
        "doi": work.doi,
        "arxiv": work.arxiv,
        "note": work.note,
        **work.details.columns(),
        "links": [link.json() for link in work.links],
    }
    assert {key: found[key] for key in sample.fields} == sample.fields


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_no_word_is_lost(sample: Sample) -> None:
    work = read(sample)
    said = words_of(plain_text(sample.markdown, "kramdown"))
    names = " ".join(f"{author.name} {author.marks}" for author in work.authors)
    links = " ".join(f"{link.kind} {link.url} {link.label}" for link in work.links)
    columns = [f"{name} {value}" for name, value in work.details.columns().items() if value]
    kept = words_of(
        f"{work.title} {names} {work.venue} {work.year} {work.date} {work.doi} {work.arxiv} "
        f"{work.note} {' '.join(columns)} {links} {'May' if work.date else ''}"
    )
    assert said - kept - FUNCTION_WORDS - STATUS_WORDS <= {"28"} & words_of(str(work.date))


def test_marks_stand_beside_the_names() -> None:
    work = read(SAMPLES[2])
    assert [author.marks for author in work.authors] == ["*", "*", "†"]


def test_headings_say_what_the_item_does_not() -> None:
    context = Context(1843, "in_preparation", "article-journal")
    work = read_work(
        "**A sketch of notes**. Ada Lovelace.", "kramdown", Owner("Ada Lovelace"), context
    )
    assert isinstance(work, Work)
    assert (work.year, work.status, work.kind) == (1843, "in_preparation", "article-journal")


@pytest.mark.parametrize(
    "markdown",
    [
        "[Google Scholar](https://scholar.google.com/x)",
        "For a full list please see [DBLP](https://dblp.org/x).",
        "Note: (*) marks equal contributions.",
        "*Ada Lovelace*",
        "2019",
        "",
        "```\n@article{x, title={A title of a work}, author={Ada Lovelace}}\n```",
        "[The notes of the translator](https://example.org/a)",
    ],
)
def test_what_is_no_work_stays_text(markdown: str) -> None:
    assert isinstance(read_work(markdown, "kramdown", Owner("Ada Lovelace"), Context()), str)


def test_a_work_of_others_says_so() -> None:
    why = read_work(
        "Marie Curie, Pierre Curie. “On polonium”, Comptes rendus, 1898.",
        "kramdown",
        Owner("Ada Lovelace"),
        Context(),
    )
    assert why == "none of its authors is surely Ada Lovelace"


def test_a_part_of_a_long_name_needs_the_bold() -> None:
    owner = Owner("Gabrielle-Émilie Le Tonnelier de Breteuil du Châtelet")
    item = "Foundations of Physics <br>\nÉmilie du Châtelet; Samuel König <br>\nPrault 1740"
    assert isinstance(read_work(item, "kramdown", owner, Context()), str)
    others = item.replace("Samuel König", "**Pierre du Châtelet**")
    assert isinstance(read_work(others, "kramdown", owner, Context()), str)


def test_a_proceedings_of_a_meeting_is_no_journal() -> None:
    item = (
        "**Ada Lovelace**. “On notes”. Proceedings of the Royal Society Workshop on Engines, 1843."
    )
    work = read_work(item, "kramdown", Owner("Ada Lovelace"), Context())
    assert isinstance(work, Work)
    assert work.kind == "paper-conference"


def test_two_of_the_same_initials_are_not_decided_without_bold() -> None:
    item = "Curie, M., Curie, M., Debierne, A. (1901). On actinium. *Radium*."
    assert isinstance(read_work(item, "kramdown", Owner("Marie Curie"), Context()), str)
    bold = item.replace("Curie, M., Debierne", "**Curie, M.**, Debierne")
    work = read_work(bold, "kramdown", Owner("Marie Curie"), Context())
    assert isinstance(work, Work)
    assert work.own == 1


@pytest.mark.parametrize(
    ("markdown", "title", "year"),
    [
        ("**[Notes on the Engine](https://x.org) [Oral]**<br>\n{}<br>\n*Memoirs*, 1843", "", 1843),
        ("**Notes on the Engine (Best paper award)**. {}. *Memoirs*, 1843", "", 1843),
        ("**Notes on the Engine (in parts)**. {}. *Memoirs*, 1843", " (in parts)", 1843),
        ("<b>Memoirs 1843</b>\nNotes on the Engine,\n{}.\n[[Code](https://x.org)]", "", 1843),
        ("<b>PhD thesis</b>\n[Notes on the Engine](https://x.org),\n{}", "", None),
        ("[Notes on the Engine](https://x.org), Memoirs 1843 (32 of 1698 submissions)\n\n- {}",
         "", 1843),
        ("[Notes on the Engine](https://x.org), Memoirs 1843 (one of 1698 papers), {}", "", 1843),
    ],
)  # fmt: skip
def test_a_tag_is_no_part_of_a_title(markdown: str, title: str, year: int | None) -> None:
    work = read_work(
        markdown.format("**Ada Lovelace**, Luigi Menabrea"),
        "kramdown",
        Owner("Ada Lovelace"),
        Context(),
    )
    assert isinstance(work, Work)
    assert (work.title, work.year) == (f"Notes on the Engine{title}", year)


@pytest.mark.parametrize(
    "names",
    [
        "luigi Menabrea, Ada Lovelace",
        "Charles Babbage, LUIGI MENABREA, Ada Lovelace",
        "Charles Babbage, Mary somerville, Ada Lovelace",
    ],
)
def test_a_name_with_wrong_capitals_stands_among_names(names: str) -> None:
    work = read_work(
        f"**On engines and notes**, {names}", "kramdown", Owner("Ada Lovelace"), Context()
    )
    assert isinstance(work, Work)
    assert [author.name for author in work.authors] == names.split(", ")


def test_initials_may_stand_together_before_the_family_name() -> None:
    item = "C Babbage, AK Lovelace (1843) [On engines and notes](https://x.org), Memoirs, 3."
    work = read_work(item, "kramdown", Owner("Ada Lovelace"), Context())
    assert isinstance(work, Work)
    assert (work.own, work.venue, work.year) == (1, "Memoirs", 1843)
