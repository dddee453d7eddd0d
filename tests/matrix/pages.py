"""One role's way past the pages of the admin that are not those of every model."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from publications.author_lists import write_names
from publications.models import Publication
from tests.matrix.asking import METHODS, Method, ask, differences, seen_in, undrawn
from tests.matrix.expectations import AT_LOGIN, NO_PAGE, PAGES, PAGES_OF, Seen, letters
from tests.matrix.samples import Sample
from tests.matrix.table import Table
from tests.matrix.walking import NOTHING
from tests.profiles.world import World


def address_of(name: str) -> str:
    return reverse(name) if name != NO_PAGE else "/admin/there-is-no-such-page/"


def outside(name: str, role: str, method: Method) -> Seen:
    """What those meet whom the admin does not let in."""
    if name == "admin:login":
        return AT_LOGIN[role]
    return PAGES[name].outside[method == "post"]


def url_of(name: str, sample: Sample | None, partner: Any = NOTHING) -> str:
    """The address of the page about the sample, or about nothing that there is."""
    key: Any = sample.obj.pk if sample else NOTHING
    if PAGES_OF[name].pair:
        return reverse(name, args=[key, partner])
    if name in ("admin:restore", "admin:visibility"):
        return reverse(name, args=["profiles.section", key])
    if name == "admin:restore_change":
        return reverse(name, args=[sample.obj.history_mark if sample else "0" * 16])
    if name == "admin:people_become":
        return f"{reverse(name)}?person={key}"
    return reverse(name, args=[key])


class PageWalk:
    """Of one role to one page about each of the samples."""

    def __init__(self, table: Table, client: Client, role: str, name: str, world: World) -> None:
        self.table, self.client, self.role, self.name = table, client, role, name
        self.about = PAGES_OF[name]
        work: Publication = world.of("own", Publication, visibility="hidden")
        self.partner = work.pk

    def page(self, place: str, sample: Sample) -> None:
        held = letters(self.role, sample.rule, sample.stands_on, shared=sample.shared)
        nowhere = url_of(self.name, None, self.partner)
        if self.about.pair and self.about.takes in held:
            held = letters(self.role, "publications.Publication", ("own",))
            nowhere = url_of(self.name, sample)
        for method, then in zip(METHODS, (self.about.get, self.about.post), strict=True):
            if place == "dark" and then != "no method":
                then = self.about.in_the_dark or then
            expected = then if self.about.takes in held else "absent"
            self._try(place, sample, method, expected, nowhere)

    def _try(
        self, place: str, sample: Sample, method: Method, expected: Seen, nowhere: str
    ) -> None:
        url, key = url_of(self.name, sample, self.partner), sample.obj.pk
        data = self._body(sample, key) if method == "post" else None
        if expected != "absent":
            with undrawn():
                answer = ask(self.client, method, url, data)
            seen, told = seen_in(answer), f"[{answer.status} {answer.messages}]"
        else:
            other = self._body(sample, NOTHING) if method == "post" else None
            keys = str(key), str(NOTHING)
            for _ in range(2):  # the first may fill a cache
                answer = ask(self.client, method, url, data)
                missing = ask(self.client, method, nowhere, other)
                if (seen := seen_in(answer, missing, *keys)) == expected:
                    break
            told = differences(answer, missing, *keys)
        self.table.note(self.role, method, place, expected, seen, told)

    def _body(self, sample: Sample, key: Any) -> dict[str, str]:
        opposite = "public" if getattr(sample.obj, "visibility", "") == "hidden" else "hidden"
        words = {"slug": getattr(sample.obj, "slug", ""), "key": key, "opposite": opposite}
        if isinstance(sample.obj, Publication):
            words["authors"] = write_names(sample.obj.authorships.all()) + "\nEmmy Noether"
        return {name: value.format(**words) for name, value in self.about.body.items()}
