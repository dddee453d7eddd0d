"""Every type of page that the site has, in every state: for everybody, and fitting any screen.

The types are the names of the public addresses. A name that is new fails here until it has an
example, or is said to be no page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page, expect
from pytest_django import Settings

from profiles.models import Department, Profile
from publications.models import Publication
from tests.browser.audit import Faults, faults_of
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
    "profiles:list", "theme", "language",  # lead to a page
    "search:suggest", "search:description", "stylesheet", "media", "portrait", "file_picture",
    "share_card", "health", "health_live", "robots", "sitemap",
    "django.contrib.sitemaps.views.sitemap",
}  # fmt: skip
"""Public addresses whose answer is nothing to be read by itself."""

NO_PAGES_IN = {"admin", "api", "exports", "feeds"}
"""Namespaces of which the same holds, and the admin, which has tests of its own."""

OF_ACCOUNTS = ("account_", "claim", "invitation", "mfa_", "shared_draft", "usersessions_")
"""How the names of an account's pages begin, which have tests of their own like the admin's."""


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
            "form => { form.innerHTML = '<input name=a>'.repeat(20001); form.submit() }"
        )
    expect(page.locator(".error__code")).to_have_text("413")


def post_without_a_token(page: Page) -> None:
    page.goto(PERSON)
    with page.expect_navigation():
        page.locator("#write").evaluate(
            "form => { form.innerHTML = '<input name=a>'; form.submit() }"
        )
    expect(page.locator(".error__code")).to_have_text("403")


def send_what_is_not_understood(page: Page) -> None:
    page.goto("/odd/")
    expect(page.locator(".error__code")).to_have_text("400")


def post_from_elsewhere(page: Page) -> None:
    page.goto(PERSON)
    address = page.url
    page.goto("about:blank")
    page.set_content(f'<form method="post" action="{address}"><input name="write_to"></form>')
    with page.expect_navigation():
        page.locator("form").evaluate("form => form.submit()")
    expect(page.locator(".error__code")).to_have_text("403")


def meet_a_fault(page: Page) -> None:
    page.goto("/broken/")
    expect(page.locator(".error__code")).to_have_text("500")


def be_offered_people(page: Page) -> None:
    page.goto("/news/")
    page.get_by_label("Search this site").press_sequentially("noether")
    expect(page.get_by_role("option").first).to_be_visible()


def copy_a_citation(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/publications/with-doi/")
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator("#copied")).to_have_text("Copied.")


def ask_for_nothing(page: Page) -> None:
    page.goto("/nothing-here/")
    expect(page.locator(".error__code")).to_have_text("404")


ANSWERS: dict[str, Callable[[Page], None]] = {
    "email": write_to_somebody,
    "400": send_what_is_not_understood,
    "403, of a form": post_without_a_token,
    "413": post_too_much,
    "403": post_from_elsewhere,
    "404": ask_for_nothing,
    "500": meet_a_fault,
    "suggestions": be_offered_people,
    "copied": copy_a_citation,
}
"""Pages, and states of pages, that no address alone leads to."""

PLAIN = {"400", "403, of a form", "413", "500"}
"""Those that ask neither database nor session."""


def public_names(resolver: URLResolver, within: str = "") -> Iterator[str]:
    """Names of addresses as `reverse` takes them; those without a name lead to others."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            if each.name and not each.name.startswith(OF_ACCOUNTS):
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


PARTS = ("home", "news", "publications", "profiles", "others")
"""The types of pages are walked in parts, which workers share: by what their names begin with."""


def part_of(name: str) -> str:
    return next((part for part in PARTS if name.startswith(part)), PARTS[-1])


@pytest.fixture
def note() -> Iterator[Callable[[str, Faults], None]]:
    """Takes the faults of a page; prints them as a table and fails with them in the end."""
    faults: dict[str, Faults] = {}
    yield faults.__setitem__
    ways = list(next(iter(faults.values())))
    lines = [f"{'page':60}" + "".join(f"{way:>12}" for way in ways)]
    for what, found in faults.items():
        lines.append(f"{what:60}" + "".join(f"{len(found[way]):>12}" for way in ways))
    sys.stdout.write("\n".join(["", *lines, ""]))
    told = [
        f"{page} {way}: {fault}"
        for page, found in faults.items()
        for way in found
        for fault in found[way]
    ]
    assert told == [], "\n".join(told)


@pytest.mark.parametrize("part", PARTS)
def test_every_type_of_page_is_for_everybody(
    page: Page, whole_demo: None, note: Callable[[str, Faults], None], part: str
) -> None:
    for name in (name for name in PAGES if part_of(name) == part):
        for address in PAGES[name]:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, address
            note(f"{name} {address}", faults_of(page))


def test_every_state_is_for_everybody(
    page: Page, whole_demo: None, note: Callable[[str, Faults], None], settings: Settings
) -> None:
    settings.ROOT_URLCONF = "tests.browser.broken"
    for name, arrive in ANSWERS.items():
        arrive(page)
        note(name, faults_of(page, is_plain=name in PLAIN))
