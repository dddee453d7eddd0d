"""Lists and forms as somebody meets them who opens the admin twice a year."""

from __future__ import annotations

import pytest
from django.urls import reverse

from news.models import NewsItem
from profiles.models import Entry, Link, Profile, Section
from publications.models import Authorship
from tests import factories
from tests.profiles.admin.browsing import add_row, address, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


def test_a_form_is_headed_by_what_it_is_about_and_once(world: World) -> None:
    section = world.of("own", Section)
    html = signed_in(world, "owner").get(address(Section, "change", section.pk)).content.decode()
    assert f"<h1>{section}</h1>" in html
    assert "Change section" not in html


def test_a_section_without_a_heading_is_called_as_its_text_begins(world: World) -> None:
    section = factories.make_section(world.pages["own"], heading="", body="I *like* to ask.")
    assert str(section) == "I like to ask."
    assert str(Section(kind="news")) == "News"
    assert str(Section.objects.defer("body").get(pk=section.pk)) == "(no heading)"


def test_whose_it_is_goes_without_saying_on_one_page(world: World) -> None:
    for name, is_named in (("owner", False), ("editor", True)):
        for model, column in ((Section, "profile"), (NewsItem, "whose")):
            list_ = signed_in(world, name).get(address(model, "changelist")).context["cl"]
            assert (column in list_.list_display) == is_named


def test_saving_the_only_page_leads_back_to_the_first_screen(world: World) -> None:
    own = address(Profile, "change", world.pages["own"].pk)
    assert post(signed_in(world, "owner"), own).url == reverse("admin:index")
    assert post(signed_in(world, "superuser"), own).url == address(Profile, "changelist")


def test_an_empty_list_says_so_and_leads_on(world: World) -> None:
    Entry.objects.all().delete()
    client, url = signed_in(world, "owner"), address(Entry, "changelist")
    html = client.get(url).content.decode()
    assert "There is nothing here yet." in html
    assert address(Entry, "add") in html
    assert "changelist-filter" not in html
    assert "Nothing fits." in client.get(f"{url}?q=zzz").content.decode()


def test_a_list_tells_how_many_were_found_once_something_was_asked(world: World) -> None:
    client, url = signed_in(world, "owner"), address(Section, "changelist")
    assert "Show all" not in client.get(url).content.decode()
    assert "Show all" in client.get(f"{url}?q=e").content.decode()


def test_the_order_of_papers_is_called_what_it_is(world: World) -> None:
    html = signed_in(world, "owner").get(address(Authorship, "changelist")).content.decode()
    assert "<h1>Place of publications</h1>" in html
    assert "Authors of publications" not in html


def test_what_is_deleted_and_what_goes_with_it(world: World) -> None:
    section, client = world.of("own", Section), signed_in(world, "owner")
    html = client.get(address(Section, "delete", section.pk)).content.decode()
    assert f"“{section}” is deleted" in html
    assert "Objects" not in html
    assert address(Profile, "history", section.profile_id) in html


@pytest.mark.parametrize("by_address", [True, False])
def test_what_is_new_comes_last(world: World, by_address: bool) -> None:
    own = world.pages["own"]
    own.sections.update(order=7)
    query = f"?profile={own.pk}" if by_address else ""
    url = address(Section, "add") + query
    sent = post(signed_in(world, "superuser"), url, heading="New", profile=own.pk)
    assert sent.status_code == 302
    assert own.sections.get(heading="New").order == 8


def test_a_place_that_was_chosen_is_kept(world: World) -> None:
    own = world.pages["own"]
    own.links.update(order=7)
    values = {"label": "Lab", "url": "https://lab.example/", "order": 3}
    assert post(signed_in(world, "owner"), address(Link, "add"), **values).status_code == 302
    assert own.links.get(label="Lab").order == 3


def test_errors_are_told_above_the_form_with_ways_to_the_fields(world: World) -> None:
    own = world.pages["own"]
    client, url = signed_in(world, "owner"), address(Profile, "change", own.pk)
    html = post(client, url, email="nowhere").content.decode()
    assert '<a href="#id_email">E-mail address</a>: Enter a valid email address.' in html
    sent = add_row(client, url, "delegations", user="unheard of", until="")
    row = int(sent.context["inline_admin_formsets"][-1].formset.total_form_count()) - 1
    told = f'<a href="#id_delegations-{row}-user">Person who may edit this page · Account</a>: '
    assert told in sent.content.decode()


def test_the_parts_of_a_long_form_are_listed(world: World) -> None:
    own = world.pages["own"]
    html = signed_in(world, "owner").get(address(Profile, "change", own.pk)).content.decode()
    number = own.sections.count()
    assert f'<a href="#sections-group">Sections</a> <span class="form-parts__number">{number}' in (
        " ".join(html.split())
    )


def test_a_photo_is_taken_away_without_its_file_name(world: World) -> None:
    own = world.pages["own"]
    Profile.objects.filter(pk=own.pk).update(photo="photos/0123.jpg")
    html = signed_in(world, "owner").get(address(Profile, "change", own.pk)).content.decode()
    assert "Take the picture away" in html
    assert "Currently" not in html
