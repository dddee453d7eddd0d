"""What people fill in, and what is stored of it."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from faculty_site.lib.markdown import LONGEST
from profiles.models import (
    Asset,
    Entry,
    Link,
    Profile,
    Section,
)
from tests.profiles.admin.browsing import add_row, address, errors, post, sent_back, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


def test_lines_for_lists(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    own.facts = [["Prize", "Prix Bordin\n\n*1888*"]]
    own.name_variants = ["S. Kowalevski"]
    own.save()
    url = address(Profile, "change", own.pk)
    assert post(client, url).status_code == 302
    own.refresh_from_db()
    assert (own.facts, own.name_variants) == (
        [["Prize", "Prix Bordin\n\n*1888*"]],
        ["S. Kowalevski"],
    )
    facts = "Prize: Prix Bordin\nDoctorate: Göttingen, 1874"
    assert post(client, url, facts=facts, name_variants="A\n\nB").status_code == 302
    own.refresh_from_db()
    assert own.facts == [["Prize", "Prix Bordin"], ["Doctorate", "Göttingen, 1874"]]
    assert own.name_variants == ["A", "B"]
    assert "is no fact" in errors(post(client, url, facts="nothing but words"))


def test_what_lines_cannot_hold_is_left_alone(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    own.facts = [["Prize: which", "  Prix Bordin"]]
    own.save()
    assert post(client, address(Profile, "change", own.pk), facts="A: b").status_code == 302
    own.refresh_from_db()
    assert own.facts == [["Prize: which", "  Prix Bordin"]]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JavaScript:x", "x"])
def test_links_lead_somewhere(world: World, url: str) -> None:
    client = signed_in(world, "owner")
    own = world.pages["own"].pk
    response = post(client, address(Link, "add"), profile=own, kind="other", url=url)
    assert "is no address" in errors(response)


def test_an_imported_link_does_not_keep_a_page_from_saving(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    link = Link.objects.create(profile=own, kind="cv", label="CV", url="cv.pdf")
    url = address(Profile, "change", own.pk)
    assert errors(post(client, url, position="Privatdozent")) == ""
    own.refresh_from_db()
    link.refresh_from_db()
    assert (own.position, link.url) == ("Privatdozent", "cv.pdf")


def test_saving_as_a_browser_sends_it_changes_nothing(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    own.affiliation = "University of Stockholm\nSweden"
    own.save()
    body = "On rotation\nabout a fixed point,  \nand more. "
    section = Section.objects.create(profile=own, heading="Work", body=body, key="work")
    url = address(Profile, "change", own.pk)
    sent = sent_back(client.get(url))
    with_crlf = {name: str(value).replace("\n", "\r\n") for name, value in sent.items()}
    assert client.post(url, with_crlf).status_code == 302
    own.refresh_from_db()
    section.refresh_from_db()
    assert (own.affiliation, section.body) == ("University of Stockholm\nSweden", body)


def test_a_text_too_long_to_be_drawn_is_refused(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    section = Section.objects.create(profile=own, key="work", body="On rotation")
    url = address(Section, "change", section.pk)
    said = errors(post(client, url, body="x" * (LONGEST + 1)))
    assert "1,000,001 characters" in said
    assert "Divide it" in said
    assert errors(post(client, url, body="x" * LONGEST)) == ""


def test_a_stored_text_that_is_too_long_keeps_nothing_from_saving(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    Section.objects.create(profile=own, key="long", body="x" * (LONGEST + 1))
    url = address(Profile, "change", own.pk)
    assert errors(post(client, url, position="Privatdozent")) == ""
    own.refresh_from_db()
    assert own.position == "Privatdozent"


def test_a_photo_is_written_anew(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    url = address(Profile, "change", own.pk)
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sofya"
    out = io.BytesIO()
    Image.new("RGB", (3000, 100), "red").save(out, "JPEG", exif=exif)
    sent = SimpleUploadedFile("../Photo of me.html", out.getvalue(), "text/html")
    assert post(client, url, photo=sent).status_code == 302
    own.refresh_from_db()
    assert re.fullmatch(r"photos/[0-9a-f]{32}\.jpg", str(own.photo))
    with own.photo.open() as file:
        stored = file.read()
    assert b"Camera" not in stored
    assert Image.open(io.BytesIO(stored)).width == 2000
    bad = SimpleUploadedFile("photo.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    assert "Send a JPEG, PNG or WebP file" in errors(post(client, url, photo=bad))


def test_files_are_pictures_or_pdfs(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    url = address(Asset, "add")
    bad = SimpleUploadedFile("a.html", b"<script>alert(1)</script>")
    assert "Send a JPEG" in errors(post(client, url, profile=own.pk, file=bad))
    pdf = SimpleUploadedFile("../cv.exe", b"%PDF-1.4 ...")
    assert post(client, url, profile=own.pk, file=pdf, title="CV").status_code == 302
    asset = Asset.objects.get(title="CV")
    assert asset.file.name == f"assets/{asset.key}.pdf"
    pdf.seek(0)
    assert "is here already" in errors(post(client, url, profile=own.pk, file=pdf))


def test_dates_as_people_write_them(world: World) -> None:
    client, entry = signed_in(world, "owner"), world.of("own", Entry)
    url = address(Entry, "change", entry.pk)
    assert post(client, url, start="May 1888", end="3 June 1889").status_code == 302
    entry.refresh_from_db()
    assert (str(entry.start), str(entry.end)) == ("1888-05", "1889-06-03")
    assert "Enter a date" in errors(post(client, url, start="soon"))


def test_a_new_row_comes_last(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    url = address(Profile, "change", own.pk)
    values = {"heading": "Last", "kind": "text", "level": 1, "visibility": "public", "order": 0}
    assert add_row(client, url, "sections", **values).status_code == 302
    last = own.sections.last()
    assert last is not None
    assert last.heading == "Last"


def test_a_section_is_one_of_the_same_person(world: World) -> None:
    """What moves to another person leaves the section that it stood in."""
    admin_client = signed_in(world, "admin")
    entry = world.of("own", Entry)
    entry.section = world.of("own", Section)
    entry.save()
    url = address(Entry, "change", entry.pk)
    assert "Select a valid choice" in errors(
        post(admin_client, url, section=world.of("colleague", Section).pk)
    )
    assert post(admin_client, url, profile=world.pages["colleague"].pk).status_code == 302
    entry.refresh_from_db()
    assert (entry.profile, entry.section) == (world.pages["colleague"], None)


def test_the_first_screen_leads_to_ones_own_page(world: World) -> None:
    html = signed_in(world, "owner").get("/admin/").content.decode()
    assert "Your page" in html
    assert address(Profile, "change", world.pages["own"].pk) in html
    html = signed_in(world, "delegate").get("/admin/").content.decode()
    assert "The page of Person own" in html
    assert "own-page" not in signed_in(world, "admin").get("/admin/").content.decode()
