"""Which addresses pages link to."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from faculty_site.link_check.collecting import collect, remember, wanted
from faculty_site.link_check.models import Address, Mention
from profiles.models import Department
from tests import factories

pytestmark = pytest.mark.django_db


def test_what_texts_links_and_works_lead_to() -> None:
    ada = factories.make_profile(department=(house := factories.make_department()))
    text = factories.make_section(ada, body="[a](https://a.example.org/x#y) ![p](https://p.org/i)")
    factories.make_entry(ada, body='<a href="https://b.example.org/?q=1&amp;r=2">b</a>')
    factories.make_news(ada, body="https://c.example.org/ and [mail](mailto:a@b.cd)")
    link = factories.make_link(ada, url="https://d.example.org/")
    work = factories.make_publication(
        [ada], links=[{"kind": "pdf", "url": "https://e.example.org"}]
    )
    Department.objects.update(footer="[f](https://f.example.org/)")
    found = collect()
    assert set(found) == {
        "https://a.example.org/x", "https://b.example.org/?q=1&r=2", "https://c.example.org/",
        "https://d.example.org/", "https://e.example.org", "https://f.example.org/",
    }  # fmt: skip
    places = {url: {place[:4] for place in each} for url, each in found.items()}
    assert places["https://a.example.org/x"] == {(ada.pk, None, "profiles.section", text.pk)}
    assert places["https://d.example.org/"] == {(ada.pk, None, "profiles.link", link.pk)}
    expected = {(ada.pk, None, "publications.publication", work.pk)}
    assert places["https://e.example.org"] == expected
    assert places["https://f.example.org/"] == {(None, house.pk, "profiles.department", house.pk)}


def test_facts_and_texts_in_other_languages() -> None:
    ada = factories.make_profile(facts=[["Library", "[l](https://l.example.org/)"]])
    text = factories.make_section(ada, body="Nothing.")
    factories.make_translation(text, body="[t](https://t.example.org/)")
    factories.make_translation(
        text, language="pl", body="[h](https://h.example.org/)", visibility="hidden"
    )
    found = {url: next(iter(each))[2:] for url, each in collect().items()}
    assert found == {
        "https://l.example.org/": ("profiles.profile", ada.pk, "facts"),
        "https://t.example.org/": ("profiles.section", text.pk, "body"),
    }


def test_what_is_hidden_is_nobody_s_business() -> None:
    ada = factories.make_profile()
    factories.make_section(ada, body="[a](https://a.example.org/)", visibility="hidden")
    factories.make_link(ada, url="https://b.example.org/", visibility="hidden")
    assert collect() == {}


def test_what_cannot_be_asked_for(settings: Settings) -> None:
    settings.SITE_URL = "https://people.example.org"
    for url in (
        "mailto:a@b.cd",
        "tel:1",
        "#x",
        "",
        None,
        "https://" + "a" * 2000,
        "/a\x00b",
        "/é" * 700,
        "http://[\x00",
    ):
        assert wanted(url) == ""
    assert wanted("https://people.example.org/people/ada/#x") == "/people/ada/"
    assert wanted("https://people.example.org") == "/"
    assert wanted("http://[") == "http://["  # and will be told to be none


def test_what_was_learnt_is_kept_and_what_is_gone_is_forgotten() -> None:
    ada = factories.make_profile()
    kept = factories.make_link(ada, url="https://a.example.org/")
    gone = factories.make_link(ada, url="https://b.example.org/")
    remember(collect())
    Address.objects.update(state="fine")
    gone.delete()
    factories.make_link(ada, url="https://a.example.org/")
    factories.make_link(ada, url="https://c.example.org/")
    remember(collect())
    states = dict(Address.objects.values_list("url", "state"))
    assert states == {"https://a.example.org/": "fine", "https://c.example.org/": "unasked"}
    assert Mention.objects.count() == 3
    before = set(Mention.objects.values_list("pk"))
    remember(collect())
    assert set(Mention.objects.values_list("pk")) == before
    assert Mention.objects.filter(key=kept.pk, address__state="fine").exists()
