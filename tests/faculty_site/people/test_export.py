"""A person takes everything along that is theirs, and nothing of others."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client

from profiles.models import Profile
from tests import factories
from tests.faculty_site.people.leaver import SECRET
from tests.profiles.admin.browsing import browser

pytestmark = pytest.mark.django_db


def everything(client: Client, person: Profile) -> dict[str, bytes]:
    answer: Any = client.get(f"/admin/people/{person.pk}/everything.zip")
    assert answer.streaming
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    return {name: packed.read(name) for name in packed.namelist()}


def test_the_owner_takes_everything_along(person: Profile) -> None:
    owner = person.owner
    assert owner is not None
    files = everything(browser(owner), person)
    (row,) = json.loads(files["rows/profile.json"])
    assert row["fields"]["name"] == person.name
    assert len(json.loads(files["rows/newsitem.json"])) == 1
    assert len(json.loads(files["rows/importrecord.json"])) == 1
    assert json.loads(files["rows/account.json"])["username"] == SECRET
    texts = [files[name].decode() for name in files if name.startswith("texts/sections/")]
    assert any(SECRET in text for text in texts)
    assert b"Shared" in files["works/publications.bib"]
    assert len(json.loads(files["works/publications.csl.json"])) == 2
    assert b"photo" in files.values()
    (asset,) = (name for name in files if name.endswith(".pdf"))
    assert ".." not in asset
    assert SECRET.encode() in files.values()  # the source, byte for byte
    assert json.loads(files["history/page.json"])
    assert b"password" not in b"".join(files.values())


def test_it_holds_no_addresses_of_others_who_wanted_the_page_and_no_keys(person: Profile) -> None:
    owner = person.owner
    assert owner is not None
    factories.make_claim(person)
    factories.make_claim(person, user=owner)
    helped = factories.make_invitation(person, kind="delegate")
    files = everything(browser(owner), person)
    assert f"{SECRET}@example.net" not in str(files)  # once invited to own it
    (own,) = json.loads(files["rows/claim.json"])
    assert own["fields"]["user"] == owner.pk
    assert helped.email in str(files)
    assert helped.serial not in str(files)


def test_it_holds_nothing_of_others(person: Profile) -> None:
    other = factories.make_profile(name="Somebody Else")
    factories.make_section(other, body="unrelated words")
    owner = person.owner
    assert owner is not None
    assert b"unrelated words" not in b"".join(everything(browser(owner), person).values())
