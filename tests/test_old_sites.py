"""What a real Jekyll answered on whole sites is answered here, below the person and at their host.

The sites are real ones that lie beside the project, and samples of ours. Jekyll itself says which
address each file had; its layouts and plugins stay out, as they change none. Whatever came in and
is public must be found at its old address, and so must the lists of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import Settings

from profiles.models import ImportRecord, Profile
from tests.faculty_site.test_import_sites import import_pages

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "shared" / "corpus"
THEMES = ("al-folio", "academicpages", "minimal-mistakes", "beautiful-jekyll", "jekyll-plain")
SITES_EACH = 1
"""So many real sites of each theme; more of them take a second or two each."""

SITES = [
    *sorted((HERE / "sites").glob("*/whole-site*/site")),
    *(
        path.parent
        for theme in THEMES
        for path in sorted((CORPUS / theme).glob("*/_config.yml"))[:SITES_EACH]
    ),
]

OWN, OLD = "https://people.example.org", "old.example.org"

BUILT_OF_TEMPLATES = ("Gemfile", "Gemfile.lock", "_layouts", "_includes", "_plugins", "_sass")

NO_DRAWING = "plugins: []\ngems: []\ntheme: null\nremote_theme: null\nsafe: false\n"

TELL_ADDRESSES = """
class Jekyll::Renderer
  def run; document.content.to_s; end
end
class Jekyll::Excerpt
  def output; ""; end
end
Jekyll::Hooks.register :site, :post_write do |site|
  found = site.pages.map { |page| [page.path, page.url, page.data["redirect_from"]] }
  site.collections.each_value do |collection|
    collection.docs.each do |doc|
      found << [doc.relative_path, doc.url, doc.data["redirect_from"]] if doc.write?
    end
  end
  File.write(File.join(site.source, "_addresses.json"), JSON.generate(found))
end
"""

PLACES = {
    "profiles.page": "/people/{0}/{1}/",
    "news.newsitem": "/news/{0}/",
    "publications.publication": "/publications/{0}/",
}
"""Where a record has a page of its own; everything else stands on the person's."""

pytestmark = pytest.mark.skipif(shutil.which("jekyll") is None, reason="no jekyll here")


@dataclass(frozen=True)
class Answer:
    """Where an address leads for good, and the status at the end."""

    place: str
    status: int


def built(site: Path, folder: Path) -> list[tuple[str, str]]:
    """The files of a site and the addresses that Jekyll gave them; `redirect_from` as well."""
    copy = folder / "built"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns(*BUILT_OF_TEMPLATES))
    config = (copy / "_config.yml").read_text(encoding="utf-8", errors="replace")
    lines = [line for line in config.splitlines() if not line.startswith(("theme:", "remote_t"))]
    (copy / "_config.yml").write_text("\n".join(lines), encoding="utf-8")
    (copy / "_without.yml").write_text(NO_DRAWING, encoding="utf-8")
    (copy / "_plugins").mkdir()
    (copy / "_plugins" / "tell.rb").write_text(TELL_ADDRESSES, encoding="utf-8")
    arguments = ["--config", "_config.yml,_without.yml", "--disable-disk-cache"]
    subprocess.run(
        ["jekyll", "build", "-q", *arguments],
        cwd=copy,
        capture_output=True,
        timeout=100,
        check=False,
    )
    told = copy / "_addresses.json"
    if not told.exists():
        pytest.skip("jekyll does not build this site")
    found = []
    for path, address, redirects in json.loads(told.read_text(encoding="utf-8")):
        more = [redirects] if isinstance(redirects, str) else redirects or []
        found += [(path, each) for each in (address, *more) if isinstance(each, str)]
    return found


def answer(address: str, host: str) -> Answer:
    """Follow an address as a browser does, once."""
    client = Client(headers={"host": host})
    response = client.get(quote(address), secure=True)
    place = response.headers.get("Location", "") if response.status_code == 301 else ""
    end = Client(headers={"host": "people.example.org"})
    place = place.removeprefix(OWN)
    return Answer(place, end.get(place, secure=True).status_code if place else response.status_code)


def expected(slug: str, built_site: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The addresses of all that came in and is public, and the page where each should end."""
    records = ImportRecord.objects.filter(source__profile__slug=slug, origin__startswith="file:")
    last = {address: path for path, address in built_site}  # of two, the later one was written
    for record in records:
        path, _mark, part = record.origin.removeprefix("file:").partition("#")
        if part or record.values.get("visibility") == "hidden":
            continue
        place = PLACES.get(record.model, f"/people/{slug}/").format(*record.key)
        yield from ((address, place) for address in last if last[address] == path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "site", SITES, ids=lambda path: path.relative_to(path.parents[2]).as_posix()
)
def test_what_came_in_is_found_at_its_old_address(
    site: Path, tmp_path: Path, settings: Settings
) -> None:
    if not (site / "_config.yml").exists():
        pytest.skip("no site of Jekyll")
    settings.SITE_URL, settings.ALLOWED_HOSTS = OWN, ["people.example.org", OLD]
    found = built(site, tmp_path)
    copy = tmp_path / "in" / "site"
    shutil.copytree(site, copy)
    _out, reports = import_pages(copy)
    slug = next(report["profile"] for report in reports if report["profile"])
    Profile.objects.filter(slug=slug).update(old_site=f"https://{OLD}/")

    wanted = dict(expected(slug, found))
    if not wanted:
        pytest.skip("nothing but the page about the person came in")
    wrong = []
    for address, place in wanted.items():
        for here, host in ((f"/people/{slug}{address}", "people.example.org"), (address, OLD)):
            led = answer(here, host)
            bare = led.place.partition("#")[0]
            if led.status != 200 or bare not in (place, "" if here == place else place):
                wrong.append((here, led, place))
    assert wrong == []
    lists = ("/", "/tags/", "/feed.xml", "/blog/2023/")
    assert {answer(f"/people/{slug}{path}", "people.example.org").status for path in lists} <= {200}
