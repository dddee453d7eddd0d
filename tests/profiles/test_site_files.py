"""Files of a whole old site: taken along by an import, shown, and found at their old addresses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from PIL import Image
from pytest_django import Settings

from profiles.models import Asset, Page, Profile

FILES = {
    "_config.yml": "title: Emmy Noether\nurl: https://noether.example.org\n",
    "index.md": "---\nlayout: page\ntitle: Emmy Noether\npermalink: /\n---\n"
    "I work on rings; see [my papers](https://noether.example.org/files/papers.pdf) "
    "and ![rings](/images/same.png).\n",
    "circle/index.md": "---\nlayout: page\ntitle: Circle\n---\nWe met on Tuesdays in Göttingen.\n\n"
    "[Notes](notes.pdf) and ![ideals](same.png)\n",
}


@pytest.fixture
def noether(db: None, tmp_path: Path) -> Profile:
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for name, side in (("images/same.png", 3), ("circle/same.png", 5)):
        picture = io.BytesIO()
        Image.new("RGB", (side, side)).save(picture, "PNG")
        path = tmp_path / "site" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture.getvalue())
    (tmp_path / "site/circle/notes.pdf").write_bytes(b"%PDF-1.4 notes")
    (tmp_path / "site/files").mkdir()
    (tmp_path / "site/files/papers.pdf").write_bytes(b"%PDF-1.4 papers")
    call_command(
        "import_pages", str(tmp_path / "site"), fixtures=str(tmp_path / "fixtures"), verbosity=0
    )
    return Profile.objects.get()


def media(profile: Profile, old_path: str) -> str:
    return f"/media/{Asset.objects.get(profile=profile, old_path=old_path).file.name}"


def test_texts_show_the_files_of_their_own_page(noether: Profile, client: Client) -> None:
    home = client.get(noether.get_absolute_url()).content.decode()
    assert media(noether, "/files/papers.pdf") in home
    assert media(noether, "/images/same.png") in home
    page = client.get(Page.objects.get(profile=noether).get_absolute_url()).content.decode()
    assert media(noether, "/circle/notes.pdf") in page
    assert media(noether, "/circle/same.png") in page
    assert media(noether, "/images/same.png") not in page


@pytest.mark.parametrize("path", ["/files/papers.pdf", "/circle/notes.pdf", "/images/same.png"])
def test_old_addresses_of_files_lead_to_them(
    noether: Profile, client: Client, settings: Settings, path: str
) -> None:
    settings.ALLOWED_HOSTS = ["noether.example.org", "testserver"]
    for host, place in (("noether.example.org", path), ("", f"/people/{noether.slug}{path}")):
        answer = client.get(place, headers={"host": host} if host else {})
        assert answer.status_code == 301
        assert answer["Location"].endswith(media(noether, path))
