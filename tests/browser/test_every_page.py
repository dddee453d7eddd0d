"""Every type of page that the site has, on every screen: for everybody, and fitting.

The types are the names of the public addresses. A name that is new fails here until it has an
example, or is said to be no page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page, expect

from profiles.models import Department, Profile
from publications.models import Publication
from tests.browser.accessibility import violations_by_day_and_night
from tests.browser.screens import DESKTOP, PHONE, Screen
from tests.factories import make_department, make_entry, make_news, make_page, make_profile

PERSON = "/people/emmy-noether/"
DEPARTMENT = "/departments/mathematics/"

PAGES: dict[str, tuple[str, ...]] = {
    "home": ("/", "/?q=nobody"),
    "department": (DEPARTMENT,),
    "former": ("/former-members/",),
    "department_former": (f"{DEPARTMENT}former-members/",),
    "imprint": ("/imprint/",),
    "department_imprint": (f"{DEPARTMENT}imprint/",),
    "profiles:detail": (
        PERSON,
        "/people/leonhard-euler/",  # a very long list
        "/people/mary-anning/",  # nearly empty
        "/people/hideki-yukawa/",  # in another script
    ),
    "profiles:news": (f"{PERSON}news/",),
    "profiles:talks": (f"{PERSON}talks/",),
    "profiles:teaching": (f"{PERSON}teaching/",),
    "profiles:projects": (f"{PERSON}projects/",),
    "profiles:cv": (f"{PERSON}cv/",),
    "profiles:page": ("/people/lise-meitner/lectures/",),
    "news:list": ("/news/", "/news/?page=2", "/news/?q=xyzzy"),
    "department_news": (f"{DEPARTMENT}news/",),
    "news:detail": ("/news/item/", "/news/post/"),
    "publications:list": ("/publications/", "/publications/?q=theor", "/publications/?q=xyzzy"),
    "publications:person": (f"{PERSON}publications/",),
    "publications:department": (f"{DEPARTMENT}publications/",),
    "publications:detail": ("/publications/with-doi/", "/publications/unpublished/"),
    "talks": ("/talks/",),
    "teaching": ("/teaching/",),
    "projects": ("/projects/",),
    "department_talks": (f"{DEPARTMENT}talks/",),
    "department_teaching": (f"{DEPARTMENT}teaching/",),
    "department_projects": (f"{DEPARTMENT}projects/",),
    "search:search": ("/search/", "/search/?q=noether", "/search/?q=xyzzy"),
    "api": ("/api/",),
}

NO_PAGES = {
    "profiles:list", "theme",  # lead to a page
    "search:suggest", "search:description", "stylesheet", "media", "portrait", "share_card",
    "health", "health_live", "robots", "sitemap", "django.contrib.sitemaps.views.sitemap",
}  # fmt: skip
"""Public addresses whose answer is nothing to be read by itself."""

NO_PAGES_IN = {"admin", "api", "exports", "feeds"}
"""Namespaces of which the same holds, and the admin, which has tests of its own."""


def write_to_somebody(page: Page) -> None:
    """As without scripts: the button of an address sends a form."""
    page.goto(PERSON)
    with page.expect_navigation():
        page.locator("button[form=write]").first.evaluate("each => each.form.requestSubmit(each)")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write an e-mail")


def post_too_much(page: Page) -> None:
    page.goto(PERSON)
    with page.expect_navigation():
        page.locator("#write").evaluate(
            "form => { form.innerHTML = '<input name=a>'.repeat(5001); form.submit() }"
        )
    expect(page.locator(".error__code")).to_have_text("400")


def post_from_elsewhere(page: Page) -> None:
    page.goto(PERSON)
    address = page.url
    page.goto("about:blank")
    page.set_content(f'<form method="post" action="{address}"><input name="write_to"></form>')
    with page.expect_navigation():
        page.locator("form").evaluate("form => form.submit()")
    expect(page.locator(".error__code")).to_have_text("403")


def ask_for_nothing(page: Page) -> None:
    page.goto("/nothing-here/")
    expect(page.locator(".error__code")).to_have_text("404")


ANSWERS: dict[str, Callable[[Page], None]] = {
    "email": write_to_somebody,
    "400": post_too_much,
    "403": post_from_elsewhere,
    "404": ask_for_nothing,
}
"""Pages that no address alone leads to."""


def public_names(resolver: URLResolver, within: str = "") -> Iterator[str]:
    """Names of addresses as `reverse` takes them; those without a name lead to others."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            if each.name:
                yield f"{within}{each.name}"
        elif each.namespace not in NO_PAGES_IN:
            yield from public_names(each, f"{each.namespace}:" if each.namespace else within)


def test_every_type_of_page_has_an_example() -> None:
    assert set(public_names(get_resolver())) == {*PAGES, *NO_PAGES}


@pytest.fixture
def whole_demo(demo: None) -> None:
    """The sample department, and what it has none of."""
    faculty = make_department(name="Faculty", slug="faculty", imprint="The *dean*.")
    Department.objects.exclude(pk=faculty.pk).update(parent=faculty)
    person = Profile.objects.get(slug="emmy-noether")
    for kind in ("talk", "teaching", "project"):
        make_entry(person, kind=kind, title="On ideals", start="1930", body="Of *rings*.")
    mathematics = Department.objects.get(slug="mathematics")
    make_profile(name="Ada Lovelace", state="former", department=mathematics)
    make_news(person, slug="item", title="", body="A lecture on **rings**.", date="1932-09-07")
    make_news(person, slug="post", kind="post", title="On rings", body="## Ideals\n\nWords.")
    make_page(person, key="further", title="Further")
    works = Publication.objects.order_by("pk")
    for slug, found in (
        ("with-doi", works.exclude(doi="").first()),
        ("unpublished", works.exclude(status="published").first() or works.last()),
    ):
        assert found is not None
        Publication.objects.filter(pk=found.pk).update(slug=slug)


OUTLINE = """() => {
    const seen = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter(each => each.checkVisibility());
    const count = selector => document.querySelectorAll(selector).length;
    return {
        levels: seen.map(each => Number(each.tagName[1])),
        wide: document.documentElement.scrollWidth - innerWidth,
        places: [count('main'), count('body > header'), count('body > footer'), count('nav')],
    };
}"""


def faults_of_structure(page: Page, *, is_plain: bool) -> list[str]:
    """What is wrong with headings, landmarks and width; a plain page has no navigation."""
    found = page.evaluate(OUTLINE)
    levels, (mains, headers, footers, navigations) = found["levels"], found["places"]
    checks = {
        "its title is empty": page.title() != "",
        f"{levels.count(1)} first headings": levels.count(1) == 1,
        f"a level of headings is left out: {levels}": all(b <= a + 1 for a, b in pairwise(levels)),
        f"{mains} times main, {headers} headers": mains == headers == 1,
        f"{footers} footers": is_plain or footers == 1,
        "no navigation": is_plain or navigations > 0,
        f"{found['wide']} pixels too wide": found["wide"] <= 0,
    }
    return [fault for fault, is_right in checks.items() if not is_right]


def faults_of(page: Page, *, is_plain: bool = False) -> dict[str, list[str]]:
    """What is wrong with an open page, by day and at night."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = violations_by_day_and_night(page)
    return found | {"light": [*found["light"], *faults_of_structure(page, is_plain=is_plain)]}


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_every_type_of_page_is_for_everybody(
    page: Page, whole_demo: None, request: pytest.FixtureRequest
) -> None:
    screen: Screen = request.node.callspec.params["page"]
    table = [f"{'page':60} {screen.width} light  {screen.width} dark"]
    faults: list[str] = []

    def note(what: str, found: dict[str, list[str]]) -> None:
        table.append(f"{what:60} {len(found['light']):>{len(str(screen.width)) + 6}}"
                     f"  {len(found['dark']):>{len(str(screen.width)) + 5}}")  # fmt: skip
        faults.extend(f"{what} {scheme}: {each}" for scheme in found for each in found[scheme])

    for name, addresses in PAGES.items():
        for address in addresses:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, address
            note(f"{name} {address}", faults_of(page))
    for name, arrive in ANSWERS.items():
        arrive(page)
        note(name, faults_of(page, is_plain=name == "400"))
    sys.stdout.write("\n".join(["", *table, ""]))
    assert faults == [], "\n".join(faults)
