"""Somebody who wrote and did much: a hundred works and a hundred news items, as real ones are."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from faculty_site.lib.fuzzy_dates import FuzzyDate
from news.models import NewsItem
from profiles.models import Profile
from publications.models import Authorship, Publication
from tests.factories import make_department, make_profile, make_section

DEMO = Path(__file__).parents[3] / "fixtures" / "demo"


@cache
def vocabulary() -> list[str]:
    """The words of the sample pages, each once: drawn at random they are as hard to compress as
    somebody's own sentences."""
    texts = (path.read_text() for path in sorted(DEMO.glob("*/*.md")))
    return sorted({word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)})


class Writer:
    """Words without sense, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - sample texts

    def words(self, count: int) -> str:
        return " ".join(self._random.choices(vocabulary(), k=count)).capitalize()

    def characters(self, length: int) -> str:
        return f"{self.words(length // 4)[: length - 1]}."

    def number(self, digits: int) -> int:
        return self._random.randrange(10 ** (digits - 1), 10**digits)

    def name(self) -> str:
        return " ".join(word.capitalize() for word in self._random.choices(vocabulary(), k=2))


def make_prolific_person(
    works: int = 100, news: int = 100, slug: str = "leonhard-euler"
) -> Profile:
    """Works of six authors with an abstract of 1,200 characters and their BibTeX; news of 40
    words; a text of some length about the person."""
    writer = Writer(1)
    person = make_profile(
        slug=slug,
        name="Leonhard Euler",
        email="euler@example.org",
        phone="+7 812 000",
        interests=writer.words(12),
        postal_address="University\nSt Petersburg",
        department=make_department(name="Mathematics"),
    )
    for heading in ("About", "Research", "Students"):
        make_section(person, heading=heading, body=f"{writer.words(90)}\n\n{writer.words(60)}")
    _make_works(person, works, writer)
    NewsItem.objects.bulk_create(
        NewsItem(
            profile=person,
            slug=f"{person.slug}-n-{number}",
            title=writer.words(6),
            body=f"{writer.words(36)} [{writer.words(4)}](https://example.org/{writer.number(5)}).",
            category=("Talk", "Paper", "Award")[number % 3],
            date=FuzzyDate(1783 - number // 8, number % 12 + 1, number % 28 + 1),
            order=number,
        )
        for number in range(news)
    )
    return person


def _make_works(person: Profile, count: int, writer: Writer) -> None:
    made = Publication.objects.bulk_create(
        _work(number, count, person.slug, writer) for number in range(count)
    )
    Authorship.objects.bulk_create(
        Authorship(
            publication=work,
            position=position,
            name=person.name if position == 2 else writer.name(),
            profile=person if position == 2 else None,
            citation_key=f"euler{number}" if position == 2 else "",
            order=number,
        )
        for number, work in enumerate(made)
        for position in range(1, 7)
    )


def _work(number: int, count: int, slug: str, writer: Writer) -> Publication:
    title, venue, year = writer.words(11), writer.words(4), 1783 - number * 50 // count
    pages = f"{number}–{number + 20}"
    doi = f"10.{writer.number(4)}/{writer.number(8)}"
    return Publication(
        slug=f"{slug}-w-{number}",
        title=title,
        venue=venue,
        year=year,
        volume=str(writer.number(2)),
        pages=pages,
        type=Publication.Type.ARTICLE,
        doi=doi,
        abstract=writer.characters(1200),
        links=[
            {"kind": kind, "url": f"https://example.org/{doi}/{kind}"} for kind in ("pdf", "code")
        ],
        bibtex=f"@article{{euler{number},\n  title = {{{title}}},\n  author = {{"
        + " and ".join(writer.name() for _ in range(6))
        + f"}},\n  journal = {{{venue}}},\n  year = {{{year}}},\n  pages = {{{pages}}},\n"
        f"  doi = {{{doi}}},\n}}",
    )
