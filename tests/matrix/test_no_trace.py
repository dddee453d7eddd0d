"""Pages are the same to the byte, and take the same queries, whatever is hidden elsewhere."""

from __future__ import annotations

import pytest
from django.test import Client

from publications.models import Publication, Relation
from tests.factories import (
    make_entry,
    make_link,
    make_news,
    make_page,
    make_publication,
    make_section,
    make_suggestion,
)
from tests.matrix import doors
from tests.matrix.asking import Answer, ask, differences
from tests.matrix.expectations import PAGES, PAGES_OF, anywhere
from tests.matrix.pages import address_of, url_of
from tests.matrix.samples import samples_of
from tests.matrix.walking import NO_KEYS
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")

OPENED = {"owner": "", "admin": "overview leavers completeness unlinked duplicates links changes"}
"""Who looks: the owner at every page, and the admin at those that an owner has not."""

NOT_LOOKED_AT = {"admin:logout", "admin:people_export"}
"""The one ends the walk; what the other packs carries the time."""


def test_what_is_hidden_elsewhere_leaves_no_trace(world: World) -> None:
    """In no list with its counts, no form, no look at what a deletion takes along."""
    clients = {role: signed_in(world, role) for role in OPENED}
    urls = {role: _addresses(world, role) for role in OPENED}
    _looked_at(clients["owner"], {"index": address_of("admin:index")})  # which fills caches
    before = {role: _looked_at(client, urls[role]) for role, client in clients.items()}
    _hide_more(world)
    faults = []
    for role, client in clients.items():
        after = _looked_at(client, urls[role])
        for name, answer in after.items():
            once = before[role][name]
            # The first filled caches. What a deletion takes along is read before it is sifted.
            if answer.queries < once.queries or name.endswith(" delete"):
                once.queries = answer.queries
            if told := differences(answer, once, *NO_KEYS):
                faults.append(f"{role} at {name}: {told}")
    assert not faults, "\n".join(["", *faults])


def _addresses(world: World, role: str) -> dict[str, str]:
    wanted = OPENED[role].split()
    pages = {name: address_of(name) for name in PAGES if name not in NOT_LOOKED_AT}
    if wanted:
        return {name: url for name, url in pages.items() if name.endswith(tuple(wanted))}
    found = dict(pages)
    for label in doors.registered():
        if not anywhere(role, label):
            continue
        obj = samples_of(world, label)["own"].obj
        found[f"{label} changelist"] = f"{address(type(obj), 'changelist')}?_facets=1"
        found[f"{label} add"] = address(type(obj), "add")
        for door in ("change", "delete", "history"):
            found[f"{label} {door}"] = address(type(obj), door, obj.pk)
    for name, page in PAGES_OF.items():
        if (
            name not in NOT_LOOKED_AT
            and page.get == "shown"
            and page.takes in anywhere(role, page.rule)
        ):
            samples = samples_of(world, page.rule)
            found[name] = url_of(name, samples["own"], samples["own"].obj.pk)
    return found


def _looked_at(client: Client, urls: dict[str, str]) -> dict[str, Answer]:
    return {name: ask(client, "get", url) for name, url in urls.items()}


def _hide_more(world: World) -> None:
    """Another of everything on the hidden page, and what ties it to the owner's own works."""
    hidden = world.pages["foreign_draft"]
    work = make_publication([hidden, "Charles Babbage"], title="Hidden work")
    mine = world.of("own", Publication, visibility="public")
    Relation.objects.create(
        first=min(mine, work, key=lambda each: each.pk),
        second=max(mine, work, key=lambda each: each.pk),
        kind=Relation.Kind.SAME, confidence=90, reason="title",
    )  # fmt: skip
    make_suggestion(mine, hidden, name="Charles Babbage")
    for make in (make_section, make_page, make_link, make_entry, make_news):
        make(hidden)
