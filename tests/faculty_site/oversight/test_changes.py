"""Who changed what lately."""

from __future__ import annotations

import csv
import datetime
import io
import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from faculty_site.lib.changes import change
from faculty_site.oversight import changes
from faculty_site.oversight.audit import entries
from faculty_site.oversight.changes import Place, Wanted, in_batches
from profiles.models import Profile, Section
from profiles.models.history import rows_of
from publications.models import Publication
from tests import factories
from tests.profiles.admin.browsing import errors, post, queries_of, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

URL = "/admin/overview/changes/"
ROLES = ("owner", "delegate", "editor", "admin", "foreign_admin", "foreign_owner")


def rename(world: World, page: str, heading: str, user: str = "owner") -> Section:
    section: Section = world.of(page, Section)
    with change("admin", user=world.account(user)):
        section.heading = heading
        section.save()
    return section


def told(client: Client, **query: Any) -> list[str]:
    page = client.get(URL, query)
    assert page.status_code == 200
    return [each.line.title for each in page.context["page"].changes]


@pytest.mark.parametrize("user", ROLES)
def test_nobody_reads_of_pages_that_they_may_not_inspect(world: World, user: str) -> None:
    for name in world.pages:
        rename(world, name, f"Rings of {name}")
    seen = {
        title.removeprefix("Rings of ")
        for title in told(signed_in(world, user), kind="profiles.section")
        if title.startswith("Rings of ")
    }
    pages = {"owner": {"own"}, "delegate": {"own"}, "foreign_owner": {"foreign"}}
    mathematics = {"own", "colleague", "colleague_draft", "shared"}
    pages |= {"admin": mathematics, "editor": mathematics}
    pages["foreign_admin"] = {"foreign", "foreign_draft", "shared"}
    assert seen == pages[user]


def test_titles_stand_in_the_marks_of_the_language(world: World) -> None:
    rename(world, "own", "Ideale")
    client = signed_in(world, "admin")
    client.cookies["language"] = "de"

    html = client.get(URL, {"kind": "profiles.section"}).content.decode()
    assert "Abschnitt „Ideale“</strong>" in html


def test_what_is_told_of_a_change(world: World) -> None:
    section = rename(world, "own", "Ideals")
    html = signed_in(world, "admin").get(URL, {"kind": "profiles.section"}).content.decode()
    assert "Section “Ideals”</strong>: Heading" in html
    assert "<ins>Ideals</ins>" in html
    assert "owner" in html
    row = section.history.first()
    assert f'href="/admin/history/profiles.section/{row.pk}/"' in html
    assert f'href="/admin/profiles/profile/{world.pages["own"].pk}/history/"' in html


def test_filters(world: World) -> None:
    client = signed_in(world, "admin")
    rename(world, "own", "Ideals")
    rename(world, "colleague", "Rings", user="editor")
    only = {"kind": "profiles.section", "door": "admin"}
    assert told(client, **only) == ["Rings", "Ideals"]
    assert told(client, **only, person="colleague") == ["Rings"]
    assert told(client, **only, person=str(world.pages["own"].pk)) == ["Ideals"]
    assert told(client, **only, person="foreign") == []
    assert told(client, **only, account="edit") == ["Rings"]
    assert told(client, kind="profiles.page", door="admin") == []
    assert told(client, kind="profiles.section", door="import") == []
    long_ago = timezone.now() - datetime.timedelta(days=60)
    Section.history.filter(heading="Ideals").update(history_date=long_ago)
    assert told(client, **only) == ["Rings"]
    assert told(client, **only, days="365") == ["Rings", "Ideals"]
    assert told(client, **only, days="all") == ["Rings", "Ideals"]


@pytest.mark.parametrize("query", [{"kind": "x"}, {"door": "x"}, {"days": "x"}])
def test_what_cannot_be_asked_is_told(world: World, query: dict[str, str]) -> None:
    answer = signed_in(world, "admin").get(URL, query)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()


@pytest.mark.parametrize("after", ["x", "2026-01-01,1,1", "2026-01-01T00:00:00+00:00,1,x"])
def test_a_place_that_is_none(world: World, after: str) -> None:
    assert signed_in(world, "admin").get(URL, {"after": after}).status_code == 404


def test_a_work_is_found_by_its_author(world: World) -> None:
    work = Publication.objects.get(slug="joint")
    work.title = "On moduli"
    work.save()
    found = told(signed_in(world, "owner"), kind="publications.publication", person="own")
    assert found[0] == "On moduli"


def test_what_was_deleted_stays_on_record(world: World) -> None:
    section = rename(world, "own", "Ideals")
    section.delete()
    html = signed_in(world, "admin").get(URL, {"kind": "profiles.section"}).content.decode()
    assert "Section “Ideals”</strong> deleted" in html
    assert "Bring it back" in html


def test_roles_delegations_and_memberships_are_on_record(world: World) -> None:
    found = signed_in(world, "admin").get(URL).context["form"].fields["kind"].choices
    labels = {label for label, _name in found}
    roles = {"profiles.departmentrole", "profiles.delegation", "profiles.membership"}
    assert roles < labels


def test_pages_hold_each_change_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "ON_A_PAGE", 7)
    client = signed_in(world, "superuser")
    query: dict[str, str] = {"days": "all"}
    seen = []
    while True:
        page = client.get(URL, query).context["page"]
        seen += [(type(each.line.row), each.line.row.pk) for each in page.changes]
        if page.next is None:
            break
        assert len(page.changes) == 7
        query["after"] = page.next.written
    places = [place for batch in in_batches(None, Wanted(), 1000) for place in batch]
    assert len(seen) == len(set(seen)) == len(places) > 50


def test_rows_of_one_moment_keep_an_order(world: World) -> None:
    moment = timezone.now()
    for model in (Section, Profile):
        rows_of(model)._default_manager.update(history_date=moment)
    wanted = Wanted(since=moment)
    whole = [place for batch in in_batches(None, wanted, 1000) for place in batch]
    assert [place for batch in in_batches(None, wanted, 3) for place in batch] == whole
    assert len(whole) > 10


def test_a_place_is_read_as_it_was_written() -> None:
    place = Place(timezone.now(), 3, 14)
    assert Place.read(place.written) == place


class TestFiles:
    def read(self, client: Client, ending: str, **query: str) -> str:
        answer = client.get(f"/admin/overview/changes.{ending}", query)
        assert answer.status_code == 200
        assert f'.{ending}"' in answer["Content-Disposition"]
        return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]

    def test_json_lines(self, world: World) -> None:
        section = rename(world, "own", "Ideals")
        rename(world, "foreign", "Nothing of ours", user="foreign_owner")
        lines = self.read(signed_in(world, "admin"), "jsonl", kind="profiles.section")
        first = json.loads(lines.splitlines()[0])
        assert first.pop("when").startswith(timezone.now().date().isoformat())
        assert first == {
            "account": "owner", "through": "admin", "reason": "", "what": "changed",
            "kind": "profiles.section", "key": section.pk, "title": "Ideals", "person": "own",
            "fields": {"heading": {"before": "public of own", "after": "Ideals"}},
        }  # fmt: skip
        assert "Nothing of ours" not in lines

    def test_csv(self, world: World) -> None:
        rename(world, "own", "=Ideals")
        text = self.read(signed_in(world, "owner"), "csv", kind="profiles.section")
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert rows[1][-3:] == ["heading", "public of own", "'=Ideals"]

    def test_all_of_it_in_batches(self, world: World, django_assert_max_num_queries: Any) -> None:
        own = world.pages["own"]
        for _ in range(230):
            factories.make_link(own)
        with django_assert_max_num_queries(80):
            found = list(entries(None, Wanted(model="profiles.link")))
        assert len(found) >= 230


def test_many_changes_take_as_many_queries_as_few(world: World) -> None:
    client = signed_in(world, "admin")
    for number in range(changes.ON_A_PAGE):
        rename(world, "own", f"Rings {number}")
    before = queries_of(client, URL)
    for name in ("own", "colleague", "shared"):
        for number in range(20):
            rename(world, name, f"Ideals {number}")
    assert queries_of(client, URL) == before


class TestWhatKeepsNoHistory:
    @pytest.fixture
    def raised(self, world: World) -> World:
        """Somebody was made a superuser."""
        account = world.account("editor")
        url = f"/admin/auth/user/{account.pk}/change/"
        answer = post(signed_in(world, "superuser"), url, is_superuser="on", password=None)
        assert answer.status_code == 302, errors(answer)
        User.objects.filter(pk=account.pk).update(is_superuser=False)
        return world

    def test_superusers_read_of_accounts(self, raised: World) -> None:
        client = signed_in(raised, "superuser")
        html = client.get(URL, {"kind": "log"}).content.decode()
        assert "User “editor”</strong>: Changed" in html
        assert "superuser status" in html.lower()
        assert told(client, kind="log", account="superuser") == ["editor"]
        assert told(client, kind="log", account="nobody") == []
        assert told(client, kind="log", door="import") == []
        assert told(client)[0] == "editor"

    def test_nobody_else_does(self, raised: World) -> None:
        client = signed_in(raised, "admin")
        assert "errorlist" in client.get(URL, {"kind": "log"}).content.decode()
        assert "editor" not in told(client)
        text = b"".join(client.get("/admin/overview/changes.jsonl").streaming_content)  # type: ignore[attr-defined]
        assert b"auth.user" not in text

    def test_it_is_kept_with_the_rest(self, raised: World) -> None:
        found = [entry for entry in entries(None, Wanted()) if entry["kind"] == "auth.user"]
        assert [(entry["title"], entry["account"]) for entry in found] == [("editor", "superuser")]
        assert found[0]["what"] == "changed"
        assert found[0]["reason"].startswith("Changed")
