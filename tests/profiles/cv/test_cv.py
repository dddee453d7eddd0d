"""The curriculum vitae: its order, all of its works, and who sees what of it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import Profile, Section
from profiles.models.base import Audience, Visibility
from publications.models import Authorship
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_profile,
    make_publication,
    make_section,
    make_translation,
    make_user,
)

pytestmark = pytest.mark.django_db

ENTRIES = Section.Kind.ENTRIES
WORKS = Section.Kind.PUBLICATIONS


def cv(client: Client, profile: Profile, query: str = "") -> str:
    response = client.get(f"{profile.get_absolute_url()}cv/{query}")
    assert response.status_code == 200
    return response.text


def headings(html: str) -> list[tuple[str, str]]:
    """Level and words of the headings, but for that of the contact."""
    return re.findall(r"<h([2-6])[^>]*>([^<]+)</h", html)


def numbers(html: str) -> list[tuple[str, str]]:
    """The number of the first work of each list, and the titles, in their order."""
    return re.findall(r'<ol class="cv__works" start="(\d+)"|class="cv__title"[^>]*>([^<]+)<', html)


# Its order


def test_lists_stand_in_the_order_of_a_curriculum_vitae(client: Client) -> None:
    person = make_profile()
    for kind in ("service", "teaching", "other", "talk", "award", "grant", "education", "position"):
        section = make_section(person, heading=kind.capitalize(), kind=ENTRIES)
        make_entry(person, section=section, kind=kind, title=f"A {kind}")
    make_section(person, heading="PhD students", body="- Max Deuring")
    make_section(person, heading="Skills", body="Hyperbolic geometry")
    make_section(person, heading="Papers", kind=WORKS)
    make_publication([person])

    assert [words for _, words in headings(cv(client, person))] == [
        "Education",
        "Position",
        "Award",
        "Grant",
        "Papers",
        "Talk",
        "Teaching",
        "Service",
        "PhD students",
        "Other",
        "Skills",
    ]


def test_lists_below_a_heading_for_many_things_stand_by_themselves(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="Miscellaneous", kind="text")
    for kind in ("service", "award"):
        section = make_section(person, heading=kind.capitalize(), kind=ENTRIES, level=2)
        make_entry(person, section=section, kind=kind)

    assert headings(cv(client, person)) == [("2", "Award"), ("2", "Service")]


def test_parts_of_one_subject_stay_together_and_count_on(client: Client) -> None:
    person = make_profile(works_order=Profile.WorksOrder.BY_HAND)
    make_section(person, heading="Publications", kind="text")
    for heading in ("Books", "Papers"):
        section = make_section(person, heading=heading, kind=WORKS, level=2)
        for number in range(2):
            work = Authorship(name=person.name, profile=person, section=section, order=number)
            make_publication([work], title=f"{heading} {number}")

    html = cv(client, person)

    assert headings(html) == [("2", "Publications"), ("3", "Books"), ("3", "Papers")]
    assert [number or title for number, title in numbers(html)] == [
        "1",
        "Books 0",
        "Books 1",
        "3",
        "Papers 0",
        "Papers 1",
    ]


def test_headings_skip_no_level_where_one_between_them_is_left_out(client: Client) -> None:
    person = make_profile()
    for level, heading, text in (
        (1, "Service", "Some."),
        (2, "Panels", ""),
        (3, "Academy", "One."),
    ):
        make_section(person, heading=heading, kind="text", level=level, body=text)
    make_section(person, heading="Talks", kind=Section.Kind.NEWS, level=2)
    make_section(person, heading="Society", kind="text", level=3, body="Two.")

    levels = [int(level) for level, _heading in headings(cv(client, person))]

    assert levels[:1] == [2]
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


def test_news_and_what_hangs_on_them_are_left_out(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="What’s new", kind=Section.Kind.NEWS)
    make_news(person, body="A prize was given.")
    make_section(person, heading="Archive", body="Older things", level=2)
    make_section(person, heading="", body="Born in Erlangen.")

    html = cv(client, person)

    assert "Born in Erlangen." in html
    assert "A prize was given." not in html
    assert "Older things" not in html


# All of it


def test_all_works_and_authors_are_there_unfolded(client: Client) -> None:
    person = make_profile(works_order=Profile.WorksOrder.BY_YEAR)
    others = [f"Author {number}" for number in range(40)]
    for number in range(50):
        selected = Authorship(name=person.name, profile=person, selected=number == 7)
        make_publication([selected, *others], title=f"Work {number}", year=1900 + number)

    html = cv(client, person)

    titles = [title for _, title in numbers(html) if title]
    assert titles == [f"Work {number}" for number in reversed(range(50))]
    assert html.count(f'<b class="authors__own">{person.name}</b>') == 50
    assert html.count("Author 39") == 50
    assert "<details" not in html


def test_a_long_entry_is_there_in_full(client: Client) -> None:
    person = make_profile()
    make_entry(person, title="Lectures", body="**Lectures**\n\n" + "On ideals. " * 300 + "The end.")

    html = cv(client, person)

    assert "The end." in html
    assert "<details" not in html


def test_status_and_identifiers_are_shown(client: Client) -> None:
    person = make_profile()
    make_publication([person], title="Why?", status="accepted", doi="10.1007/BF01464225")
    make_publication([person], status="preprint", arxiv="1706.03762")

    html = cv(client, person)

    assert "Why?</a>\n" in html
    assert ">Accepted</span>" in html
    assert 'href="https://doi.org/10.1007/BF01464225">doi:10.1007/BF01464225</a>' in html
    assert ">arXiv:1706.03762</a>" in html


def test_the_head_says_who_and_where(client: Client) -> None:
    department = make_department(name="Mathematics")
    person = make_profile(
        department=department,
        name="Hideki Yukawa",
        native_name="湯川秀樹",
        position="Professor",
        affiliation="Kyoto University",
        phone="+81 75",
        interests="Mesons",
    )
    make_link(person, label="Papers at home")

    html = cv(client, person)

    for words in ("Hideki Yukawa", "湯川秀樹", "Professor", "Kyoto University", "Mathematics"):
        assert words in html
    for words in ("+81 75", "Papers at home", "Mesons"):
        assert words in html


# Who sees what


def test_without_a_page_there_is_no_curriculum_vitae(client: Client) -> None:
    owner = make_user("emmy")
    draft = make_profile(state=Profile.State.DRAFT, owner=owner)

    assert client.get(f"{draft.get_absolute_url()}cv/").status_code == 404
    assert client.get("/people/nobody/cv/").status_code == 404
    assert client.post(f"{make_profile().get_absolute_url()}cv/").status_code == 405

    client.force_login(owner)
    assert "belongs to a draft" in cv(client, draft)


@pytest.mark.parametrize("state", ["listed", "unlisted", "former"])
def test_engines_keep_only_those_who_are_listed(client: Client, state: str) -> None:
    assert ("noindex" in cv(client, make_profile(state=state))) == (state != "listed")


def test_what_is_hidden_stays_out(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="Secret", body="Hush", visibility=Visibility.HIDDEN)
    make_entry(person, title="Quiet award", visibility=Visibility.HIDDEN)
    make_publication([Authorship(name="E", profile=person, hidden=True)], title="Not mine")
    make_publication([person], title="Withdrawn", visibility=Visibility.HIDDEN)

    html = cv(client, person)

    for words in ("Secret", "Hush", "Quiet award", "Not mine", "Withdrawn"):
        assert words not in html


def test_unfinished_works_are_for_those_who_may_see_them(client: Client) -> None:
    owner = make_user("emmy")
    person = make_profile(owner=owner, unfinished_works=Audience.EDITORS)
    make_publication([person], title="Under way", status="in_preparation")

    assert "Under way" not in cv(client, person)
    client.force_login(owner)
    assert "Under way" in cv(client, person)


def test_it_is_read_in_the_language_that_is_asked_for(client: Client) -> None:
    person = make_profile(language="en")
    section = make_section(person, heading="Research", body="Ideals")
    make_translation(section, language="de", heading="Forschung", body="Ideale")

    html = cv(client, person, "?lang=de")

    assert "Forschung" in html
    assert "Ideale" in html
    assert "Ideals" not in html


@pytest.mark.parametrize("count", [3, 30])
def test_it_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_profile(department=make_department())
    for number in range(count):
        make_section(person, body="See [the notes](notes.pdf).")
        make_entry(person, body="See [the notes](notes.pdf).", kind="talk")
        make_publication([person, make_profile(), "Luigi Menabrea"])
        make_link(person, url=f"notes-{number}.pdf")

    # The person, the languages that there are, memberships with departments, sections, entries,
    # news, authorships, their works, those works' authors, the authors' people, links, files,
    # old addresses, the site's name, whether engines may show it.
    with django_assert_num_queries(16):
        cv(client, person)
