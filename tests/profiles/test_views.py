"""A person's page: who sees it, what stands on it and in which order."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.files.base import ContentFile
from django.db.models import JSONField, Value
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from faculty_site.lib.markdown import LONGEST
from profiles.models import Asset, Membership, Profile, Section
from profiles.models.base import Visibility
from publications.models import Authorship
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_profile,
    make_publication,
    make_section,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db


def page(client: Client, profile: Profile) -> str:
    response = client.get(profile.get_absolute_url())
    assert response.status_code == 200
    return response.text


def headings(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<(h[2-6])(?: id="[^"]*")?>(?:<a [^>]*>)?([^<]+)<', html)
    return [(level, text) for level, text in found if level != "h1"]


def make_asset(profile: Profile, old_path: str, **fields: object) -> Asset:
    file = ContentFile(b"%PDF-1.4", name=old_path.rpartition("/")[2])
    return Asset.objects.create(
        **{"profile": profile, "key": f"key{Asset.objects.count()}", "old_path": old_path}
        | {"file": file}
        | fields
    )


# Who sees it


@pytest.mark.parametrize("state", ["listed", "unlisted", "former", "in_memoriam"])
def test_everybody_sees_a_page_that_is_no_draft(client: Client, state: str) -> None:
    html = page(client, make_profile(state=state))

    assert ("noindex" in html) == (state != "listed")
    assert ("Formerly a member" in html) == (state == "former")
    assert ("In memoriam" in html) == (state == "in_memoriam")
    assert "This page is a draft." not in html
    assert "Edit this page" not in html


def test_a_draft_is_a_404_but_for_those_who_may_edit_it(client: Client) -> None:
    owner = make_user(is_staff=True)
    draft = make_profile(state=Profile.State.DRAFT, owner=owner)
    make_section(draft, body="Not yet for everybody.")
    make_news(draft, body="Not yet news.")

    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(make_user())
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(owner)
    html = page(client, draft)
    assert "This page is a draft." in html
    assert "Not yet for everybody." in html
    assert "Not yet news." in html
    assert f"/admin/profiles/profile/{draft.pk}/change/" in html


# What stands there


def test_contact_shows_everything_that_is_known(client: Client) -> None:
    department = make_department(name="Mathematics")
    person = make_profile(
        name="Hideki Yukawa",
        native_name="湯川秀樹",
        position="Professor of Physics",
        affiliation="Kyoto University\nColumbia University",
        email="yukawa@example.org",
        phone="+81 (0) 75 753",
        office="Room 7",
        office_hours="Mondays",
        postal_address="Kitashirakawa\nKyoto",
        orcid="0000-0002-1825-0097",
        interests="Mesons",
        facts=[["Students", "*Shoichi* and others"]],
    )
    Membership.objects.create(profile=person, department=department, role="Director")
    make_link(person, kind="email", url="mailto:hideki@example.com", label="")
    make_link(person, kind="wikipedia", url="https://en.wikipedia.org/wiki/Hideki_Yukawa", label="")
    make_link(person, url="javascript:alert(1)", label="Bad")

    html = page(client, person)

    for shown in (
        "湯川秀樹",
        "Kyoto University<br>Columbia University",
        "yukawa<span hidden> (leave this out) </span>@<wbr>example.org",
        "hideki<span hidden> (leave this out) </span>@<wbr>example.com",
        'href="tel:+8175753"',
        "Room 7",
        "Mondays",
        "Kitashirakawa\nKyoto",
        'href="https://orcid.org/0000-0002-1825-0097"',
        ">Wikipedia</a>",
        "Mesons",
        "<em>Shoichi</em> and others",
        "Director, <a",
    ):
        assert shown in html
    assert "javascript:" not in html
    assert "Bad" not in html


def test_a_line_of_the_affiliation_leads_to_the_department_of_that_name(client: Client) -> None:
    mathematics, physics = make_department(name="Mathematics"), make_department(name="Physics")
    person = make_profile(affiliation="mathematics\nUniversity of Göttingen", department=physics)
    Membership.objects.create(profile=person, department=mathematics, primary=False)

    html = page(client, person)

    linked = (
        f'<a href="{mathematics.get_absolute_url()}">mathematics</a><br>University of Göttingen'
    )
    assert linked in html
    assert html.count(mathematics.get_absolute_url()) == 1
    assert f'<a href="{physics.get_absolute_url()}">Physics</a>' in html


@pytest.mark.parametrize(
    "facts", [None, 1, "Students", {"Students": "x"}, [["one"], "two", None, [1, "x"], ["a", []]]]
)
def test_facts_that_are_no_pairs_are_passed_over(client: Client, facts: object) -> None:
    well_formed = [["Students", "*Max Deuring*"], ["Born", 1882]]
    broken = [*facts, *well_formed] if isinstance(facts, list) else facts
    person = make_profile()
    Profile.objects.filter(pk=person.pk).update(facts=Value(broken, JSONField()))

    html = page(client, person)

    assert ("<em>Max Deuring</em>" in html) == isinstance(facts, list)
    assert html.count("<dt") == (2 if isinstance(facts, list) else 0)


def test_a_map_that_is_no_address_is_not_linked(client: Client) -> None:
    person = make_profile(office="Room 7")
    make_link(person, kind="map", url="javascript:alert(1)")

    html = page(client, person)

    assert "<dd>Room 7</dd>" in html
    assert "javascript:" not in html


def test_an_address_that_is_given_twice_stands_there_once(client: Client) -> None:
    person = make_profile(email="ada@example.org", orcid="0000-0002-1825-0097")
    make_link(person, kind="email", url="mailto:ada@example.org")
    make_link(person, kind="orcid", url="http://www.orcid.org/0000-0002-1825-0097")

    html = page(client, person)

    assert html.count(">@<wbr>example.org") == 1
    assert html.count('href="https://orcid.org/0000-0002-1825-0097"') == 1


def test_a_page_without_anything_says_so(client: Client) -> None:
    assert "There is nothing more here yet." in page(client, make_profile())
    assert "There is nothing more on this page." in page(client, make_profile(state="in_memoriam"))


def test_without_a_photo_a_portrait_is_drawn(client: Client) -> None:
    html = page(client, make_profile(name="Ada Lovelace"))

    assert re.search(r'<svg class="portrait portrait--[1-6]"', html)
    assert ">AL</text>" in html


def test_a_photo_comes_in_renditions_with_its_description(client: Client) -> None:
    person = make_profile(photo_alt="Ada at her desk")
    person.photo.save("ada.jpg", ContentFile(b"jpeg"))

    html = page(client, person)

    assert f'src="/pictures/people/{person.slug}/' in html
    assert 'alt="Ada at her desk"' in html


def test_sections_stand_in_their_order_with_headings_that_skip_no_level(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="Second", body="## Inside\n\ntext", order=2)
    make_section(person, heading="", body="Who I am.", order=0)
    make_section(person, heading="First", level=2, body="text", order=1)
    make_section(person, heading="A part", level=2, body="text", order=3)
    make_section(person, heading="Gone", body="text", visibility=Visibility.HIDDEN, order=4)
    make_section(person, heading="Empty", order=5)

    html = page(client, person)

    assert headings(html) == [
        ("h2", "First"),
        ("h2", "Second"),
        ("h3", "Inside"),
        ("h3", "A part"),
    ]
    assert html.index("Who I am.") < html.index("First")


def test_a_text_too_long_to_be_drawn_is_shown_as_it_stands(client: Client) -> None:
    profile = make_profile()
    make_section(profile=profile, body="*x*" + "<i>" * (LONGEST // 3))
    html = page(client, profile)

    assert '<pre class="too-long" tabindex="0" role="group" aria-label="Code">*x*&lt;i&gt;' in html


def test_an_empty_heading_stays_where_parts_follow_it(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="Teaching", order=0)
    make_section(person, heading="Courses", level=2, body="Algebra", order=1)

    assert headings(page(client, person)) == [("h2", "Teaching"), ("h3", "Courses")]


def test_a_part_whose_text_draws_nothing_is_left_out(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="Projects", body='<div class="projects">\n<!-- all -->\n</div>')
    make_section(person, heading="Pictures", body="![A loom](https://example.org/loom.png)")

    make_section(person, heading="", body="---")
    make_section(person, heading="Plans", body="---")

    assert headings(page(client, person)) == [("h2", "Pictures"), ("h2", "Plans")]
    assert page(client, person).count("<hr") == 1


def test_of_parts_with_the_same_name_one_is_a_landmark(client: Client) -> None:
    person = make_profile()
    for heading in ("Papers", "papers", ""):
        make_section(person, heading=heading, body="On looms.")

    html = page(client, person)

    assert 'aria-labelledby="papers"' in html
    assert 'aria-labelledby="papers-2"' not in html
    assert 'aria-labelledby="section"' not in html


def test_a_long_entry_is_folded_behind_its_title(client: Client) -> None:
    person = make_profile()
    make_entry(person, title="Optics", body=f"**Optics**\n\n{'Light and shade. ' * 120}")
    make_entry(person, title="Looms", body="**Looms**\n\nCards.")

    html = page(client, person)

    assert html.count("<details") == 1
    assert html.count("<strong>Optics</strong>") == 1
    assert html.index("<strong>Optics</strong>") < html.index("Light and") < html.index("<details")
    assert "<p>Looms</p>" not in html


def test_a_long_entry_without_its_title_in_its_text_has_it_above(client: Client) -> None:
    person = make_profile()
    make_entry(person, title="Optics", body=f"{'Light and shade. ' * 120}\n\nThe end.")

    html = page(client, person)

    assert html.index("<p>Optics</p>") < html.index("<details") < html.index("The end.")
    assert html.count("Light and shade. " * 100) == 1


def test_records_stand_where_they_belong(client: Client) -> None:
    person = make_profile()
    first = make_section(person, heading="News", kind=Section.Kind.NEWS, order=0)
    other = make_section(person, heading="Archive", kind=Section.Kind.NEWS, order=1)
    make_section(person, heading="Papers", kind=Section.Kind.PUBLICATIONS, order=2, body="All.")
    make_section(person, heading="Honours", kind=Section.Kind.ENTRIES, order=3)
    make_news(person, body="in the archive", section=other)
    make_news(person, body="names no section")
    make_news(person, body="names the first", section=first)
    make_news(person, body="is hidden", visibility=Visibility.HIDDEN)
    make_entry(person, title="Royal Medal", start="1840", place="London")
    make_publication([person], title="The paper")

    html = page(client, person).partition('class="person__body"')[2]

    order = ("names no section", "Archive", "in the archive", "Papers", "All.", "The paper")
    places = [html.index(text) for text in (*order, "Honours", "Royal Medal", "London")]
    assert places == sorted(places)
    assert html.index("names the first") < html.index("Archive")
    assert "is hidden" not in html


def test_records_without_a_section_of_their_kind_get_one(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="About", body="text")
    make_news(person)
    make_publication([person])
    make_entry(person, kind="award", title="Royal Medal")
    make_entry(person, kind="education", title="Doctorate")

    found = [text for level, text in headings(page(client, person)) if level == "h2"]

    assert found == ["About", "News", "Publications", "Education", "Awards"]


def test_records_without_a_section_join_the_text_that_is_called_like_their_list(
    client: Client,
) -> None:
    person = make_profile()
    make_section(person, heading="Publications", body="See my shelf.", order=0)
    make_section(person, heading="Awards", body="Some.", order=1)
    make_publication([person], title="The paper")
    make_entry(person, kind="award", title="Royal Medal")

    html = page(client, person)

    assert [text for level, text in headings(html) if level == "h2"] == ["Publications", "Awards"]
    places = [html.index(t) for t in ("See my shelf.", "The paper", "Some.", "Royal Medal")]
    assert places == sorted(places)


def test_of_lists_with_one_heading_that_with_a_text_has_the_records(client: Client) -> None:
    person = make_profile()
    for order, body in enumerate(("", "Sorted by year.", "")):
        kind = Section.Kind.PUBLICATIONS
        make_section(person, heading="Papers", kind=kind, body=body, order=order)
    make_publication([person], title="The paper")

    html = page(client, person)

    assert headings(html)[0] == ("h2", "Papers")
    assert html.count(">Papers</a></h2>") == 1
    assert html.index("Sorted by year.") < html.index("The paper")


def test_hiding_the_only_list_of_a_kind_hides_the_list(client: Client) -> None:
    person = make_profile()
    make_section(person, heading="News", kind=Section.Kind.NEWS, visibility=Visibility.HIDDEN)
    make_news(person, body="nobody is told")

    assert "nobody is told" not in page(client, person)


def test_pinned_news_come_first_and_many_are_folded(client: Client) -> None:
    person = make_profile()
    for year in range(1800, 1830):
        make_news(person, date=str(year), body=f"in {year}", pinned=year == 1810)

    html = page(client, person)

    folds = re.findall(r'<summary>(\d+ [a-z ]+) <span class="more__years">([^<]*)', html)
    assert folds == [("10 earlier news items", "1811–1820"), ("10 earlier news items", "1800–1809")]
    assert html.index("in 1810") < html.index("in 1829") < html.index("<details")
    assert html.index("<details") < html.index("in 1800")


def test_news_that_are_still_to_come_are_marked_and_stand_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(1843, 9, 15))
    person = make_profile()
    for when in ("1843-10-01", "1843-09-15", "1843-09", "1843-09-14", "1844"):
        make_news(person, date=when, body=f"on {when}.")

    html = page(client, person)

    assert re.findall(r'badge--upcoming">Upcoming</span>|on ([\d-]+)\.', html) == [
        *("", "1843-09-15", "", "1843-10-01", "", "1844"),
        *("1843-09", "1843-09-14"),
    ]


def test_short_posts_stand_there_whole_and_long_ones_with_their_first_words(
    client: Client,
) -> None:
    person = make_profile()
    make_news(person, kind="post", title="Short", body="Radium *glows*.")
    make_news(person, kind="post", title="Long", body="Polonium *decays*. " * 60)

    html = page(client, person)

    assert "Radium <em>glows</em>." in html
    assert "Polonium decays." in html
    assert html.count("Read on") == 1


def test_publications_stand_in_the_persons_order_with_their_name_in_bold(client: Client) -> None:
    person, other = make_profile(name="Ada Lovelace"), make_profile(name="Charles Babbage")
    make_publication(
        [other, Authorship(name="A. Lovelace", profile=person, order=2)], title="Second", year=1850
    )
    make_publication([Authorship(name="Ada Lovelace", profile=person, order=1)], title="First")
    make_publication(
        [Authorship(name="Ada", profile=person, order=0, hidden=True), other], title="Hidden"
    )
    make_suggestion(make_publication(["Ada"], title="Suggested"), person)

    html = page(client, person)

    assert re.findall(r'work__title"><a href="[^"]*">([^<]+)', html) == ["First", "Second"]
    assert '<b class="authors__own">A. Lovelace</b>' in html
    assert f'<a href="{other.get_absolute_url()}">Charles Babbage</a>' in html


def test_selected_works_come_before_the_others(client: Client) -> None:
    person = make_profile()
    make_publication([Authorship(name="Ada", profile=person, order=1)], title="Plain")
    make_publication(
        [Authorship(name="Ada", profile=person, order=2, selected=True)], title="Chosen"
    )

    html = page(client, person)

    places = [html.index(text) for text in ("Selected works", "Chosen", "Further works", "Plain")]
    assert places == sorted(places)


def test_a_long_list_of_authors_names_the_owner_before_the_fold(client: Client) -> None:
    person = make_profile(name="Ada Lovelace")
    make_publication([*(f"Author {number}" for number in range(20)), person])

    html = page(client, person)

    assert re.search(r"<summary>… <b [^>]*>Ada Lovelace</b> … \(13 more\)</summary>", html)


# Where links lead


def test_relative_links_lead_to_files_here_then_to_the_old_site(client: Client) -> None:
    person = make_profile(old_site="https://example.org/~ada/")
    asset = make_asset(person, "files/cv.pdf")
    hidden = make_asset(person, "files/secret.pdf", visibility=Visibility.HIDDEN)
    make_asset(make_profile(), "files/other.pdf")
    make_link(person, url="/files/cv.pdf", label="CV")
    make_section(
        person,
        body="[a](./files/cv.pdf) [b](asset:key0) [c](files/other.pdf) [d](/notes/) "
        "[e](https://example.org/~ada/files/cv.pdf#page=2) [f](files/secret.pdf)",
    )

    html = page(client, person)

    for name in ("CV", "a", "b", "e"):
        assert re.search(rf'<a [^>]*href="/media/{asset.file.name}"[^>]*>{name}</a>', html), name
    assert 'href="https://example.org/~ada/files/other.pdf"' in html
    assert 'href="https://example.org/notes/"' in html
    assert str(hidden.file.name) not in html


def test_relative_links_without_an_old_site_stay_text(client: Client) -> None:
    person = make_profile()
    make_section(person, body="See [the notes](notes.pdf).")

    html = page(client, person)

    assert "notes.pdf" not in html
    assert "the notes" in html


# Finding one's way


def test_a_long_page_has_its_own_navigation(client: Client) -> None:
    person = make_profile()
    for heading in ("Content", "News", "News"):
        make_section(person, heading=heading, body="text")

    html = page(client, person)

    anchors = re.findall(r'<li><a href="#([^"]+)"', html)
    assert anchors == ["content-2", "news", "news-2"]
    for anchor in anchors:
        assert html.count(f'id="{anchor}"') == 1


def test_a_short_page_has_none(client: Client) -> None:
    person = make_profile()
    make_section(person, body="text")

    assert "On this page" not in page(client, person)


# Queries


def fill(person: Profile, count: int) -> None:
    departments = [make_department() for _ in range(count)]
    for department in departments:
        Membership.objects.create(profile=person, department=department)
    for number in range(count):
        section = make_section(person, body="See [the notes](notes.pdf).")
        make_link(person, url=f"files/{number}.pdf")
        make_asset(person, f"files/{number}.pdf")
        make_entry(person, section=section, body="See [the notes](notes.pdf).")
        make_news(person, body="See [the notes](notes.pdf).")
        make_publication(
            [person, make_profile(), "Luigi Menabrea"],
            links=[{"kind": "pdf", "url": "notes.pdf"}],
        )


@pytest.mark.parametrize("count", [3, 30])
def test_page_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_profile()
    fill(person, count)

    # The person, links, sections, entries, news, authorships, their works, those works'
    # authors, the authors' people, memberships with their departments, the navigation's lists
    # and pages, files, old addresses, the languages that there are, the site's name,
    # whether engines may show it.
    with django_assert_num_queries(18):
        client.get(person.get_absolute_url())


def test_the_description_is_one_line_of_160_characters_at_most(client: Client) -> None:
    html = page(client, make_profile(interests="Algebra, number theory, " * 20))

    found = re.search(r'<meta name="description" content="([^"]*)">', html)
    assert found is not None
    assert "\n" not in found[1]
    assert len(found[1]) <= 160
