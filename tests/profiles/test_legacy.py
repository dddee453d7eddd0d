"""Old addresses: where they lead, whose win, and what they never tell or lead to."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from profiles.legacy import check_target, spellings
from profiles.models import Asset, LegacyUrl, Profile
from tests.factories import make_news, make_profile, make_publication, make_suggestion, make_user

pytestmark = pytest.mark.django_db

SITE = "https://people.example.org"
OLD_HOST = "curie.example"


@pytest.fixture
def curie() -> Profile:
    person = make_profile(slug="curie", old_site=f"https://{OLD_HOST}/")
    make_news(person, slug="radium-1898")
    old(person, "/news/radium/", "/news/radium-1898/")
    old(person, "/publications/", "")
    return person


@pytest.fixture
def _two_hosts(settings: Settings) -> None:
    """A public site, to which other hosts point as well."""
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = [
        "people.example.org",
        OLD_HOST,
        f"www.{OLD_HOST}",
        "uni.example",
        "nobody.example",
    ]


two_hosts = pytest.mark.usefixtures("_two_hosts")


def old(person: Profile, path: str, target: str = "") -> LegacyUrl:
    return LegacyUrl.objects.create(profile=person, path=path, target=target)


def asset(person: Profile, old_path: str, **fields: str) -> str:
    """The address of a new file that had the path on the old site."""
    file = ContentFile(b"%PDF-1.4", name="cv.pdf")
    key = f"key{Asset.objects.count()}"
    made = Asset.objects.create(profile=person, key=key, old_path=old_path, file=file, **fields)
    return f"/media/{made.file.name}"


def leads(path: str, host: str = "testserver", **query: str) -> str:
    """Where a visitor is sent for good; the status as text where they are not."""
    response = Client().get(path, query, headers={"host": host})
    return response["Location"] if response.status_code == 301 else str(response.status_code)


# Below the person's address


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("/rays/", "/rays/"),
        ("/rays/", "/rays"),
        ("/rays/", "/rays.html"),
        ("/rays/", "/rays/index.html"),
        ("/rays", "/rays/"),
        ("/rays", "/rays"),
        ("/rays", "/rays.htm"),
        ("/rays.html", "/rays"),
        ("/rays.html", "/rays/"),
        ("/rays.html", "/rays.html"),
        ("/rays/index.html", "/rays/"),
        ("/rays/", "//rays//"),
        ("/papers/v1.2", "/papers/v1.2/"),
        ("/My-First_Post/", "/My-First_Post/"),
        ("/über öl/", "/über öl/"),
        ("/über öl/", "/%C3%BCber%20%C3%B6l"),
        ("/%C3%BCber%20%C3%B6l/", "/über öl"),
        ("/u\u0308ber/", "/über/"),
        ("/über/", "/u\u0308ber/"),
        ("/a&b=c/", "/a&b=c/"),
        ("/", "/index.html"),
        ("/rays/", "/Rays/"),
        ("/My-First_Post/", "/my-first_post"),
    ],
)
def test_an_old_address_answers_in_each_spelling(stored: str, asked: str) -> None:
    person = make_profile(slug="curie")
    old(person, stored, "#rays")

    assert leads(f"/people/curie{asked}") == "/people/curie/#rays"


@pytest.mark.parametrize(
    "asked", ["/ray/", "/rays/more/", "/rays.pdf", "/rays%00/", f"/{'x' * 600}/"]
)
def test_an_unknown_address_is_a_404(asked: str) -> None:
    old(make_profile(slug="curie"), "/rays/")

    assert leads(f"/people/curie{asked}") == "404"
    assert leads(f"/people/nobody{asked}") == "404"


def test_the_same_capitals_go_first() -> None:
    person = make_profile(slug="curie")
    old(person, "/Rays/", "#capital")
    old(person, "/rays", "#small")

    assert leads("/people/curie/Rays/") == "/people/curie/#capital"
    assert leads("/people/curie/rays/") == "/people/curie/#small"
    assert leads("/people/curie/RAYS/") == "/people/curie/#capital"


def test_the_spelling_that_was_asked_for_goes_first() -> None:
    person = make_profile(slug="curie")
    old(person, "/rays.html", "#file")
    old(person, "/rays/", "#folder")

    assert leads("/people/curie/rays.html") == "/people/curie/#file"
    assert leads("/people/curie/rays/") == "/people/curie/#folder"


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("", "/people/curie/"),
        ("#talks", "/people/curie/#talks"),
        ("/", "/"),
        ("/news/", "/news/"),
        ("/news/radium-1898/", "/news/radium-1898/"),
        ("/publications/rays/", "/publications/rays/"),
        ("/publications/?page=2#w", "/publications/?page=2#w"),
        ("/people/curie/", "/people/curie/"),
    ],
)
def test_targets_are_addresses_of_this_site(curie: Profile, target: str, place: str) -> None:
    make_publication([curie], slug="rays")
    old(curie, "/x/", target)

    assert leads("/people/curie/x/") == place


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("", "/people/curie/?page=2&q=a%20b"),
        ("#w", "/people/curie/?page=2&q=a%20b#w"),
        ("/publications/?page=1", "/publications/?page=1&page=2&q=a%20b"),
    ],
)
def test_the_query_is_kept(curie: Profile, target: str, place: str) -> None:
    old(curie, "/x/", target)
    response = Client().get("/people/curie/x/?page=2&q=a%20b")

    assert response["Location"] == place


def test_the_old_list_of_papers_keeps_the_anchor_of_each(curie: Profile) -> None:
    """A browser adds the anchor it came with, `#curie1898`, where the answer has none."""
    assert leads("/people/curie/publications/") == "/people/curie/"


def test_old_addresses_are_unique_per_person() -> None:
    for name in ("curie", "meitner"):
        person = make_profile(slug=name)
        old(person, "/about/")
        old(person, "/publications/")

    assert leads("/people/curie/about/") == "/people/curie/"
    assert leads("/people/meitner/about/") == "/people/meitner/"
    assert leads("/about/") == leads("/people/about/") == "404"


def test_only_readers_are_sent_on(curie: Profile) -> None:
    assert Client().head("/people/curie/news/radium/").status_code == 301
    assert Client().post("/people/curie/news/radium/").status_code == 404


def test_a_mended_target_is_seen_before_long(curie: Profile) -> None:
    response = Client().get("/people/curie/news/radium/")

    assert response["Cache-Control"] == "public, max-age=3600"


# Files


@pytest.mark.parametrize(
    ("old_path", "asked"),
    [
        ("assets/pdf/cv.pdf", "/assets/pdf/cv.pdf"),
        ("/assets/pdf/cv.pdf", "/assets/pdf/cv.pdf"),
        ("../files/cv.pdf", "/files/cv.pdf"),
        ("static/uploads/cv.pdf", "/uploads/cv.pdf"),
        ("files/lebenslauf%20ü.pdf", "/files/lebenslauf%20ü.pdf"),
        ("files/lebenslauf ü.pdf", "/files/lebenslauf%20%C3%BC.pdf"),
    ],
)
def test_an_old_file_leads_to_the_file_here(old_path: str, asked: str) -> None:
    if "%20ü" in old_path:
        old_path = old_path.replace("ü", "%C3%BC")
    place = asset(make_profile(slug="curie"), old_path)

    assert leads(f"/people/curie{asked}") == place
    assert Client().get(place).getvalue() == b"%PDF-1.4"


def test_a_hidden_file_has_no_old_address() -> None:
    person = make_profile(slug="curie")
    hidden = asset(person, "files/secret.pdf", visibility="hidden")
    old(person, "/x/", hidden)

    assert leads("/people/curie/files/secret.pdf") == leads("/people/curie/x/") == "404"


def test_a_target_may_be_a_public_file() -> None:
    person = make_profile(slug="curie")
    place = asset(person, "files/cv.pdf")
    old(person, "/vita/", place)

    assert leads("/people/curie/vita/") == place


# What nobody may see


def test_a_draft_answers_like_somebody_unknown(curie: Profile) -> None:
    owner = make_user()
    Profile.objects.update(state="draft", owner=owner)
    asset(curie, "files/cv.pdf")
    client = Client()
    client.force_login(owner)

    for path in ("/news/radium/", "/publications/", "/files/cv.pdf"):
        unknown = Client().get(f"/people/nobod{path}")
        draft = Client().get(f"/people/curie{path}")
        assert draft.status_code == unknown.status_code == 404
        assert draft.headers == unknown.headers
        assert draft.text == unknown.text.replace("nobod", "curie")
        assert client.get(f"/people/curie{path}").status_code == 404


@pytest.mark.parametrize("state", ["unlisted", "former", "in_memoriam"])
def test_whoever_is_public_has_old_addresses(curie: Profile, state: str) -> None:
    Profile.objects.update(state=state)

    assert leads("/people/curie/publications/") == "/people/curie/"


def test_what_is_hidden_has_no_old_address(curie: Profile) -> None:
    draft = make_profile(slug="draft", state="draft")
    make_news(curie, slug="hidden", visibility="hidden")
    make_news(draft, slug="of-a-draft")
    make_publication([curie], slug="hidden", visibility="hidden")
    make_suggestion(make_publication([curie.name], slug="suggested"), curie)
    targets = [
        "/news/hidden/",
        "/news/of-a-draft/",
        "/news/unknown/",
        "/publications/hidden/",
        "/publications/suggested/",
        "/people/draft/",
    ]
    for number, target in enumerate(targets):
        old(curie, f"/x{number}/", target)

    assert {leads(f"/people/curie/x{number}/") for number in range(len(targets))} == {"404"}


# Nothing leads out

HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/%5Cevil.example/",
    "/%2F/evil.example/",
    "/\tevil.example/",
    "\t//evil.example/",
    "/\n/evil.example/",
    "/news/\r\nX: y",
    "javascript:alert(1)",
    "evil.example",
    "#a\nb",
    "/news/\\evil",
    "/admin/",
    "/nowhere/",
    "/robots.txt",
    "/news/../../evil/",
]


@pytest.mark.parametrize("target", HOSTILE)
def test_no_target_leads_out_of_the_site(curie: Profile, target: str) -> None:
    old(curie, "/x/", target)

    assert leads("/people/curie/x/") == "404"


@pytest.mark.parametrize("target", ["https://a.b/", "//a.b/", "/\\a.b/", "a.b", "/a b", "/a\n"])
def test_the_admin_takes_no_target_elsewhere(target: str) -> None:
    with pytest.raises(ValidationError, match="no address of this site"):
        check_target(target)


@pytest.mark.parametrize("target", ["", "#talks", "/", "/news/radium/", "/a?b=c#d"])
def test_the_admin_takes_targets_here(target: str) -> None:
    check_target(target)


@two_hosts
@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example/", "//evil.example/%2e%2e/", "/%5C/evil.example"]
)
@pytest.mark.parametrize("host", [OLD_HOST, "people.example.org"])
def test_no_old_path_leads_out_of_the_site(curie: Profile, path: str, host: str) -> None:
    for stored in ("//evil.example/", "/\\evil.example/", "/evil.example/", "//evil.example/../"):
        old(curie, stored)
    for asked in (path, f"/people/curie{path}"):
        response = Client().get(asked, headers={"host": host}, secure=True)
        place = response.headers.get("Location", "")
        assert place in ("", "/people/curie/", f"{SITE}/people/curie/")


# On the host of the old site


@two_hosts
def test_on_the_old_host_the_old_addresses_win(curie: Profile) -> None:
    old(curie, "/news/", "#news")

    assert leads("/", OLD_HOST) == f"{SITE}/people/curie/"
    assert leads("/index.html", OLD_HOST) == f"{SITE}/people/curie/"
    assert leads("/news/", OLD_HOST) == f"{SITE}/people/curie/#news"
    assert leads("/publications/", OLD_HOST, q="a") == f"{SITE}/people/curie/?q=a"
    assert leads("/news/radium", OLD_HOST) == f"{SITE}/news/radium-1898/"
    assert leads("/nowhere/", OLD_HOST) == "404"
    assert leads("/people/curie/", OLD_HOST) == "200"
    assert leads("/", f"www.{OLD_HOST}") == f"{SITE}/people/curie/"
    assert leads("/", f"{OLD_HOST}:8000") == f"{SITE}/people/curie/"
    assert leads("/", OLD_HOST.upper()) == f"{SITE}/people/curie/"


@two_hosts
def test_on_our_own_host_our_addresses_win(curie: Profile) -> None:
    Profile.objects.update(old_site=f"{SITE}/")
    old(curie, "/news/", "#news")
    old(curie, "/lectures/", "#talks")
    old(curie, "/")

    assert leads("/", "people.example.org") == "200"
    assert leads("/news/", "people.example.org") == "200"
    assert leads("/news", "people.example.org") == "/news/"
    assert leads("/lectures/", "people.example.org") == "/people/curie/#talks"


def test_an_address_of_ours_wins_over_an_old_one_below_the_person(curie: Profile) -> None:
    old(curie, "/", "#old")
    old(curie, "/news/", "#news")

    assert leads("/people/curie/") == "200"
    assert leads("/people/curie/news/") == "200"
    assert leads("/news/") == leads("/publications/") == "200"
    curie.news.all().delete()
    assert leads("/people/curie/news/") == "/people/curie/#news"


@two_hosts
def test_files_are_found_on_the_old_host(curie: Profile) -> None:
    place = asset(curie, "assets/pdf/cv.pdf")

    assert leads("/assets/pdf/cv.pdf", OLD_HOST) == f"{SITE}{place}"


@two_hosts
def test_the_longest_path_on_a_shared_host_wins() -> None:
    for name, site in (
        ("dean", "https://uni.example"),
        ("curie", "https://uni.example/~curie/"),
        ("irene", "http://Uni.example/~curie/irene"),
        ("meitner", "https://uni.example/~meitner/"),
    ):
        old(make_profile(slug=name, old_site=site), "/cv/", "#cv")

    assert leads("/cv/", "uni.example") == f"{SITE}/people/dean/#cv"
    assert leads("/~curie/cv/", "uni.example") == f"{SITE}/people/curie/#cv"
    assert leads("/~curie/irene/cv.html", "uni.example") == f"{SITE}/people/irene/#cv"
    assert leads("/~meitner/cv", "uni.example") == f"{SITE}/people/meitner/#cv"
    assert leads("/~curie/", "uni.example") == f"{SITE}/people/curie/"
    assert leads("/~curie", "uni.example") == f"{SITE}/people/curie/"
    assert leads("/~curie/irene/", "uni.example") == f"{SITE}/people/irene/"
    assert leads("/~curiexyz/cv/", "uni.example") == "404"
    assert leads("/~meitner/none/", "uni.example") == "404"


@two_hosts
def test_addresses_may_be_stored_with_the_path_of_the_site() -> None:
    person = make_profile(slug="curie", old_site="https://uni.example/~curie/")
    old(person, "/~curie/cv/", "#cv")

    assert leads("/~curie/cv/", "uni.example") == f"{SITE}/people/curie/#cv"


@two_hosts
def test_nobody_can_say_whose_page_a_shared_address_is() -> None:
    for name in ("curie", "meitner"):
        person = make_profile(slug=name, old_site="https://uni.example/lab/")
        old(person, "/")
        old(person, f"/{name}/")

    assert leads("/lab/", "uni.example") == "404"
    assert leads("/lab/curie/", "uni.example") == f"{SITE}/people/curie/"
    assert leads("/lab/meitner/", "uni.example") == f"{SITE}/people/meitner/"


@two_hosts
def test_the_host_of_a_draft_leads_nowhere(curie: Profile) -> None:
    Profile.objects.update(state="draft")

    assert leads("/news/radium/", OLD_HOST) == leads("/news/radium/", "nobody.example") == "404"
    assert leads("/", OLD_HOST) == leads("/", "nobody.example") == "200"


@two_hosts
def test_a_host_that_is_not_allowed_is_refused(curie: Profile) -> None:
    Profile.objects.update(old_site="https://evil.example/")

    assert leads("/", "evil.example") == leads("/news/radium/", "evil.example") == "400"


def test_without_an_own_address_old_hosts_answer_what_would_be_missing(
    curie: Profile, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = [OLD_HOST]

    assert leads("/", OLD_HOST) == leads("/publications/", OLD_HOST) == "200"
    assert leads("/news/radium/", OLD_HOST) == "/news/radium-1898/"


# What it costs


@two_hosts
def test_pages_of_ours_pay_nothing(
    curie: Profile, django_assert_num_queries: DjangoAssertNumQueries, settings: Settings
) -> None:
    client = Client(headers={"host": "people.example.org"})
    with django_assert_num_queries(0):
        client.get("/health/live/")
    settings.SITE_URL = ""
    with django_assert_num_queries(0):
        client.get("/health/live/")


@pytest.mark.parametrize("rows", [3, 30])
@two_hosts
def test_an_old_address_costs_the_same_among_many(
    curie: Profile, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        person = make_profile(old_site=f"https://uni.example/~{number}/")
        old(person, "/cv/")
        old(curie, f"/{number}/")
        asset(curie, f"files/{number}.pdf")
    client = Client(headers={"host": "people.example.org"})
    # First the page for what is missing asks for the site's name.
    with django_assert_num_queries(3):  # the address, and whether its target is public
        client.get("/people/curie/news/radium/")
    with django_assert_num_queries(3):  # no address; then the file
        client.get("/people/curie/files/1.pdf")
    client = Client(headers={"host": "uni.example"})
    with django_assert_num_queries(2):  # whose site, and the address
        assert client.get("/~1/cv/").status_code == 301


@pytest.mark.parametrize(
    ("path", "first"), [("/a", "/a"), ("/a/", "/a/"), ("/", "/"), ("/a.html", "/a.html")]
)
def test_spellings_begin_with_the_one_that_was_asked_for(path: str, first: str) -> None:
    forms = spellings(path)

    assert forms[0] == first
    assert len(forms) == len(set(forms))
    assert all(form.startswith("/") for form in forms)
