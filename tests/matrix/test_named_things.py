"""What is hidden, named in the forms and queries of pages that somebody may open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction

from tests.matrix.asking import ask, undrawn
from tests.matrix.comparing import Question, seen_of_hidden
from tests.matrix.conftest import Write
from tests.matrix.expectations import ADDED, NO_PAGE, PAGES, PAGES_OF
from tests.matrix.naming import BY_EXACT_NAME, NOTHING_ELSE, OF_FORMS, OF_PAGES, Named
from tests.matrix.pages import address_of, url_of
from tests.matrix.samples import samples_of
from tests.matrix.table import Table
from tests.matrix.test_asked_lists import unknown_word
from tests.matrix.walking import NOTHING, changed
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")


def test_what_every_page_lets_be_named_is_expected() -> None:
    pages = {*PAGES, *PAGES_OF}
    said = {*OF_PAGES, *NOTHING_ELSE, *BY_EXACT_NAME, NO_PAGE}
    new = [
        f"{name} is new: write into OF_PAGES of tests/matrix/naming.py what else its form and its "
        "query let be named, or into NOTHING_ELSE"
        for name in sorted(pages - said)
    ]
    assert not new, "\n".join(new)
    assert not said - pages, f"no pages any more: {said - pages}"


def test_hidden_things_named_to_pages(world: World, write: Write) -> None:
    table = Table("Hidden things named to pages", ["hidden"])
    for name, each in _all_of(OF_PAGES):
        with transaction.atomic():
            _name(table, world, name, _page_url(world, name), each)
            transaction.set_rollback(True)
    write(table)


def test_hidden_things_named_to_forms(world: World, write: Write) -> None:
    table = Table("Hidden things named to forms", ["hidden"])
    for name, each in _all_of(OF_FORMS):
        label, _space, door = name.partition(" ")
        own = samples_of(world, label)["own"].obj
        url = address(type(own), door, *([] if door == "add" else [own.pk]))
        with transaction.atomic():
            _name(table, world, name, url, each, ADDED.get(label, {}) if door == "add" else {})
            transaction.set_rollback(True)
    write(table)


def _all_of(pages: Mapping[str, tuple[Named, ...]]) -> Iterator[tuple[str, Named]]:
    return ((name, each) for name in pages for each in pages[name])


def _page_url(world: World, name: str) -> str:
    if name in PAGES:
        return address_of(name)
    samples = samples_of(world, PAGES_OF[name].rule)
    return url_of(name, samples["own"], samples["own"].obj.pk)


def _name(
    table: Table,
    world: World,
    name: str,
    url: str,
    named: Named,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Asks with the hidden thing, and with one that there is not."""
    client, hidden = signed_in(world, named.by), named.find(world)
    key = str(getattr(hidden, named.written))
    keys = key, str(NOTHING) if key.isdecimal() else unknown_word(key)
    form: dict[str, Any] = {}
    if more is not None and named.method == "post":
        with undrawn():
            form = changed(ask(client, "get", url).response.context_data) | {**more}
    own = str(world.pages["own"].pk)
    both = (
        Question(
            named.method,
            url + named.query.format(key=quote(each)),
            form | _filled(named.sent, key=each, own=own),
        )
        for each in keys
    )
    asked = [(named.query[1:] or "{key}").replace("{key}", each) for each in keys]
    seen, told = seen_of_hidden(client, both, asked, saves=named.saves)
    said = f"{named.query or ', '.join(named.sent)} ({named.written})"
    table.note(f"{name} {said}", named.method, "hidden", "absent", seen, told)


def _filled(sent: Mapping[str, Any], key: str, own: str) -> dict[str, Any]:
    def put(text: str) -> str:
        return text.replace("{key}", key).replace("{own}", own)

    return {
        name: [*map(put, value)] if isinstance(value, list) else put(value)
        for name, value in sent.items()
    }
