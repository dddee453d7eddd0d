"""The help beside the admin's Markdown editors."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from faculty_site.lib.markdown import DIALECTS, Dialect
from faculty_site.markdown_help import EXAMPLES, OTHERWISE, examples
from tests.profiles.world import World, make_world

HELP = "/admin/markdown/help/"
SHOWS = {
    "paragraphs": ("<em>", "<strong>", "<del>", "<code>", "<br>"),
    "headings": ("<h3", "<h4"),
    "links": ('href="https://example.org"', 'href="mailto:mail@example.org"'),
    "lists": ("<ul>", "<ol>"),
    "tasks": ('type="checkbox"',),
    "pictures": ("<img", 'alt="A flask that glows in the dark"', ">My CV</a>"),
    "tables": ("<table", "align-right"),
    "formulas": ("<math>", '<math display="block">'),
    "footnotes": ("footnote-ref", "footnote-backref"),
    "quotations": ("<blockquote>",),
    "code": ("language-python",),
    "definitions": ("<dt>Half-life</dt>",),
    "html": ("<details>", "<summary>More</summary>", "<p>Hidden at first.</p>"),
}
LOOKS: dict[Dialect, tuple[str, ...]] = {
    "site": ('<p class="note">', 'target="_blank"'),
    "goldmark": ('class="lead"', "-ores"),
    "kramdown": ('<p class="note">', 'target="_blank"'),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_example_shows_what_it_is_about(dialect: Dialect) -> None:
    drawn = {item["example"].key: item["drawn"] for item in examples(dialect)}
    wanted = {**SHOWS, "attributes": LOOKS[dialect]}
    assert drawn.keys() == wanted.keys()
    missing = [(k, part) for k, parts in wanted.items() for part in parts if part not in drawn[k]]
    assert not missing
    assert not any("math-error" in html or "missing-asset" in html for html in drawn.values())


def test_what_dialects_write_differently_belongs_to_an_example() -> None:
    keys = {example.key for example in EXAMPLES}
    assert all(changed.keys() <= keys for changed in OTHERWISE.values())


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def world(self) -> World:
        return make_world()

    @pytest.fixture
    def owner(self, world: World) -> Client:
        client = Client()
        client.force_login(world.account("owner"))
        return client

    @pytest.mark.parametrize(
        "query", ["", "?dialect=kramdown", "?dialect=goldmark", "?dialect=%00"]
    )
    def test_ids_are_unique_and_the_contents_lead_to_them(self, owner: Client, query: str) -> None:
        html = owner.get(HELP + query).content.decode()
        ids = re.findall(r' id="([^"]*)"', html)
        assert len(ids) == len(set(ids))
        contents = html.partition('aria-label="Contents"')[2].partition("</nav>")[0]
        assert re.findall(r'href="#([^"]*)"', contents) == [example.key for example in EXAMPLES]
        assert {example.key for example in EXAMPLES} <= set(ids)

    def test_the_dialect_of_an_imported_text_is_named(self, owner: Client) -> None:
        assert "Jekyll" in owner.get(f"{HELP}?dialect=kramdown").content.decode()
        assert "Jekyll" not in owner.get(HELP).content.decode()

    def test_every_editor_leads_to_it(self, world: World, owner: Client) -> None:
        page = owner.get("/admin/news/newsitem/add/").content.decode()
        assert f'href="{HELP}?dialect=site"' in page

    @pytest.mark.parametrize("name", ["", "nobody", "expired"])
    def test_closed_to_who_has_no_role(self, world: World, name: str) -> None:
        client = Client()
        if name:
            client.force_login(world.account(name))
        response = client.get(HELP)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")
