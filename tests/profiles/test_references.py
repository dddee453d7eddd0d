"""Where the addresses in a person's texts lead now."""

from __future__ import annotations

import pytest
from django.test import Client

from profiles.models import LegacyUrl, Page, Profile
from profiles.references import References
from tests.factories import make_news, make_page, make_profile, make_section, make_user

pytestmark = pytest.mark.django_db

OLD_SITE = "https://uni.example/~curie/"


@pytest.fixture
def curie() -> Profile:
    return make_profile(slug="curie", old_site=OLD_SITE)


def resolved(person: Profile, address: str) -> str | None:
    return References([person]).resolve(address, person.pk)


# Further pages


def test_a_page_is_named_by_its_key(curie: Profile) -> None:
    page = make_page(curie, key="rays")

    assert resolved(curie, "page:rays") == "/people/curie/rays/"
    assert resolved(curie, "PAGE:rays#units") == f"/people/curie/rays/#page-{page.pk}-units"


def test_a_page_of_somebody_else_or_a_hidden_one_leads_nowhere(curie: Profile) -> None:
    make_page(make_profile(), key="radium")
    make_page(curie, key="secret", visibility="hidden")

    for address in ("page:radium", "page:secret", "page:", "page:nothing"):
        assert resolved(curie, address) is None
    assert References([]).resolve("page:secret", None) is None


def test_links_between_the_pages_of_a_person(client: Client, curie: Profile) -> None:
    rays = make_page(curie, key="rays", body="## Units\n\n[back](page:radium) [no](page:secret)")
    make_page(curie, key="radium", body="[on units](page:rays#units)")
    make_page(curie, key="secret", visibility="hidden")
    make_section(curie, body="[rays](page:rays)")

    assert 'href="/people/curie/rays/"' in client.get("/people/curie/").text
    html = client.get("/people/curie/rays/").text
    assert '<a href="/people/curie/radium/">back</a>' in html
    assert "<a>no</a>" in html
    place = f"page-{rays.pk}-units"
    assert f'<h2 id="{place}">' in html
    assert f'href="/people/curie/rays/#{place}"' in client.get("/people/curie/radium/").text


# Old addresses


@pytest.mark.parametrize(
    ("stored", "written", "expected"),
    [
        ("/teaching/", "/teaching/", "/people/curie/teaching/"),
        ("/teaching/", "teaching.html", "/people/curie/teaching/"),
        ("/teaching/", "../teaching/index.html", "/people/curie/teaching/"),
        ("/teaching/", "teaching#1906", "/people/curie/teaching/#1906"),
        ("/teaching.html", "/teaching/", "/people/curie/teaching.html"),
        ("/teaching/", "/~curie/teaching/", "/people/curie/teaching/"),
        ("/teaching/", f"{OLD_SITE}teaching/", "/people/curie/teaching/"),
        ("/über öl/", "%C3%BCber%20%C3%B6l/", "/people/curie/%C3%BCber%20%C3%B6l/"),
        ("/%C3%BCber/", "über/", "/people/curie/%C3%BCber/"),
        ("/", "/", "/people/curie/"),
        ("/", "index.html", "/people/curie/"),
        ("/", OLD_SITE, OLD_SITE),
        ("/teaching/", "/teachings/", "https://uni.example/teachings/"),
        ("/teaching/", "https://uni.example/teaching/", "https://uni.example/teaching/"),
    ],
)
def test_a_link_to_an_old_address_stays_on_this_site(
    curie: Profile, stored: str, written: str, expected: str
) -> None:
    LegacyUrl.objects.create(profile=curie, path=stored)
    LegacyUrl.objects.create(profile=make_profile(), path="/teachings/")

    assert resolved(curie, written) == expected


def test_an_old_address_tells_nothing_of_what_it_leads_to(client: Client, curie: Profile) -> None:
    hidden = make_page(curie, key="zyzzyva", visibility="hidden")
    LegacyUrl.objects.create(profile=curie, path="/rays/", target=hidden.get_absolute_url())
    make_section(curie, body="[rays](/rays/)")

    html = client.get("/people/curie/").text
    assert 'href="/people/curie/rays/"' in html
    assert "zyzzyva" not in html
    assert client.get("/people/curie/rays/").status_code == 404


@pytest.mark.parametrize("odd", ["//[", "/a?b#c", "/\\x", "/%00", "/[x"])
def test_odd_addresses_break_no_page(client: Client, curie: Profile, odd: str) -> None:
    LegacyUrl.objects.create(profile=curie, path=odd)
    owner = make_user()
    Profile.objects.update(owner=owner)
    make_section(curie, body=f"[a](<{odd}>) [b](<{OLD_SITE}{odd}>) [c](<page:{odd}>)")

    assert client.get("/people/curie/").status_code == 200


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/Teaching/", "/people/curie/teaching/"),
        ("/tags/radium/", "/people/curie/tags/radium/"),
        ("blog/#x", "/people/curie/blog/#x"),
        ("/fr/teaching/page/2/", "/people/curie/teaching/"),
        ("/blog/rays/", "https://uni.example/blog/rays/"),
    ],
)
def test_a_link_to_an_old_list_stays_on_this_site(
    curie: Profile, written: str, expected: str
) -> None:
    assert not str(resolved(curie, "/tags/")).startswith("/people/")
    LegacyUrl.objects.create(profile=curie, path="/teaching/")

    assert resolved(curie, written) == expected


def test_the_old_list_of_papers_is_ours_now_but_for_a_page_and_for_one_paper(
    curie: Profile,
) -> None:
    LegacyUrl.objects.create(profile=curie, path="/publications/")

    address = curie.get_absolute_url()
    assert resolved(curie, "/publications/") == f"{address}publications/"
    assert resolved(curie, "/publications.html#curie1898") == f"{address}#curie1898"

    page = make_page(curie, key="publications-page")
    LegacyUrl.objects.update(page=page)
    assert resolved(curie, "publications") == page.get_absolute_url()
    assert resolved(curie, "publications#x") == f"{page.get_absolute_url()}#page-{page.pk}-x"
    Page.objects.update(visibility="hidden")
    assert resolved(curie, "publications") == f"{address}publications/"


@pytest.mark.parametrize("key", ["news", "projects", "publications", "talks", "teaching"])
def test_a_text_that_names_an_old_list_means_the_page_that_it_was(curie: Profile, key: str) -> None:
    page = make_page(curie, key=f"{key}-page")
    LegacyUrl.objects.create(profile=curie, path=f"/{key}/", page=page)

    assert resolved(curie, f"/{key}.html") == page.get_absolute_url()


# Places on a page


def test_a_text_names_a_place_of_another_text_of_its_page(client: Client, curie: Profile) -> None:
    rays = make_section(curie, heading="", body="[r](#radium) [h](#papers) [n](#none)\n\n### Rays")
    below = make_section(curie, heading="Papers", body='<p id="radium">Ra</p>\n\n[back](#rays)')

    html = client.get("/people/curie/").text

    assert f'<a href="#section-{below.pk}-radium">r</a>' in html
    assert '<a href="#papers">h</a>' in html
    assert "<a>n</a>" in html
    assert f'<a href="#section-{rays.pk}-rays">back</a>' in html


def test_a_curriculum_vitae_leads_to_the_page_for_what_it_leaves_out(
    client: Client, curie: Profile
) -> None:
    make_section(curie, heading="Papers", body="[news](#news) [papers](#papers)")
    make_section(curie, heading="News", kind="news")
    make_news(curie)

    html = client.get("/people/curie/cv/").text

    assert '<a href="/people/curie/#news">news</a>' in html
    assert '<a href="#papers">papers</a>' in html
    assert ' id="papers"' in html


def test_a_place_on_an_old_page_is_named_as_it_is_now(curie: Profile) -> None:
    page, item = make_page(curie, key="rays"), make_news(curie)
    LegacyUrl.objects.create(profile=curie, path="/rays/", page=page)
    LegacyUrl.objects.create(profile=curie, path="/1898/radium/", news_item=item)

    assert resolved(curie, "rays.html#units") == f"/people/curie/rays/#page-{page.pk}-units"
    at = f"/people/curie/1898/radium/#newsitem-{item.pk}-units"
    assert resolved(curie, f"{OLD_SITE}1898/radium/#units") == at


def test_an_address_has_no_sign_that_none_may_have(curie: Profile) -> None:
    written = "https://example.org/a b|c{d}?e=f%20g&h=[i]"

    assert resolved(curie, written) == "https://example.org/a%20b%7Cc%7Bd%7D?e=f%20g&h=[i]"
