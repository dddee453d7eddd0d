"""Publishing at a time."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone

from faculty_site.drafts import planning
from faculty_site.drafts.applying import Outcome, published
from faculty_site.drafts.models import Draft
from faculty_site.ingest.database import UsageError
from faculty_site.lib.changes import change
from faculty_site.management import endings
from profiles.models import Delegation, Profile, Section
from tests import factories
from tests.profiles.admin.browsing import address, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world: World, section: Section) -> Draft:
    """Planned by the owner, and due since a minute."""
    draft = factories.make_draft(section, by=world.account("owner"), body="New words.")
    draft.publish_at = timezone.now() - datetime.timedelta(minutes=1)
    draft.planned_by = world.account("owner")
    draft.save()
    return draft


def run() -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("publish_drafts", stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_what_is_due_is_published_once(draft: Draft, section: Section, world: World) -> None:
    assert run() == ("Published: Research\n", "")
    section.refresh_from_db()
    assert section.body == "New words."
    row = section.history.latest()
    assert (row.history_user, row.history_change_reason) == (
        world.account("owner"),
        "from a draft by owner",
    )
    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert run() == ("", "")
    assert section.history.count() == 2


def test_a_title_moves_no_cursor(draft: Draft) -> None:
    """Nor does it write a line of its own into the log of cron."""
    Draft.objects.filter(pk=draft.pk).update(title="Research\x1b[2J\nPublished: all")
    assert run() == ("Published: Research\ufffd[2J Published: all\n", "")


def test_what_is_not_due_waits(draft: Draft, section: Section) -> None:
    Draft.objects.filter(pk=draft.pk).update(
        publish_at=timezone.now() + datetime.timedelta(hours=1)
    )
    assert run() == ("", "")
    section.refresh_from_db()
    assert section.body == "Old words."


def test_a_right_that_was_lost(
    draft: Draft, section: Section, world: World, mailoutbox: list[EmailMessage]
) -> None:
    Profile.objects.filter(pk=world.pages["own"].pk).update(owner=None)
    out, err = run()
    assert out == ""
    assert "Not published: Research: Whoever planned this may not change it any more." in err
    assert "1 of 1 drafts could not be published" in err
    section.refresh_from_db()
    assert section.body == "Old words."
    draft.refresh_from_db()
    assert draft.problem
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["owner@example.org"], "Not published: Research")
    assert run() == ("", "")  # it is not tried again until somebody plans it anew
    assert len(mailoutbox) == 1


def test_a_delegation_that_ended(draft: Draft, section: Section, world: World) -> None:
    Draft.objects.filter(pk=draft.pk).update(planned_by=world.account("delegate"))
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Delegation.objects.filter(user=world.account("delegate")).update(until=yesterday)
    assert "may not change it" in run()[1]
    section.refresh_from_db()
    assert section.body == "Old words."


def test_a_clash_is_left_to_people(draft: Draft, section: Section, world: World) -> None:
    with change("import", "old-site"):
        section.body = "Words of the import."
        section.save()
    assert "This was changed on the site meanwhile: Text" in run()[1]
    section.refresh_from_db()
    assert section.body == "Words of the import."
    draft.refresh_from_db()
    page = signed_in(world, "owner").get(address(Draft, "change", draft.pk)).content.decode()
    assert "It could not be published at its time:" in page


def test_what_is_not_right_any_more(draft: Draft, section: Section) -> None:
    draft.contents["data"]["body"] = ["x" * 2_000_000]
    draft.contents["fields"].append("kind")
    draft.contents["data"]["kind"] = ["nothing"]
    draft.save()
    assert "Select a valid choice" in run()[1]
    section.refresh_from_db()
    assert section.body == "Old words."


def test_one_that_fails_does_not_keep_the_others(
    draft: Draft, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = factories.make_section(world.pages["own"], heading="Teaching")
    second = factories.make_draft(other, by=world.account("owner"), heading="Lectures")
    Draft.objects.filter(pk=second.pk).update(
        publish_at=timezone.now(), planned_by=world.account("owner")
    )

    def broken(each: Draft, user: User) -> Outcome:
        if each.pk == draft.pk:
            raise RuntimeError
        return published(each, user)

    monkeypatch.setattr(planning, "published", broken)
    out, err = run()
    assert out == "Published: Lectures\n" or out == "Published: Teaching\n"
    assert "Something went wrong on the site" in err


def test_planning(world: World, section: Section) -> None:
    draft = factories.make_draft(section, body="New words.")
    client = signed_in(world, "owner")
    at = timezone.localtime() + datetime.timedelta(days=2)
    client.post(address(Draft, "plan", draft.pk), {"at": f"{at:%Y-%m-%dT%H:%M}"})
    draft.refresh_from_db()
    assert draft.publish_at == at.replace(second=0, microsecond=0)
    assert draft.planned_by == world.account("owner")
    assert "to be published" in draft.state
    client.post(address(Draft, "unplan", draft.pk))
    draft.refresh_from_db()
    assert draft.state == "waits"
    assert not Draft.objects.exclude(publish_at=None, planned_by=None).exists()


@pytest.mark.parametrize("at", ["", "soon", "2026-02-31T10:00", "1999-01-01T00:00", "9" * 400])
def test_times_that_are_none(world: World, section: Section, at: str) -> None:
    draft = factories.make_draft(section, body="New words.")
    answer = signed_in(world, "owner").post(
        address(Draft, "plan", draft.pk), {"at": at}, follow=True
    )
    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()
    draft.refresh_from_db()
    assert draft.publish_at is None


def test_somebody_elses_words_end_a_plan(draft: Draft, world: World) -> None:
    later = timezone.now() + datetime.timedelta(days=1)
    Draft.objects.filter(pk=draft.pk).update(publish_at=later)
    for name, planned in (("owner", True), ("editor", False)):
        draft.refresh_from_db()
        post(
            signed_in(world, name), draft.get_form_url(),
            body=f"Words of the {name}.", _draft=draft.mark, _savedraft="1",
        )  # fmt: skip
        draft.refresh_from_db()
        assert draft.contents["data"]["body"] == [f"Words of the {name}."]
        assert (draft.publish_at is not None) == planned


def test_what_failed_and_was_mended_waits_for_a_new_plan(
    draft: Draft, section: Section, world: World
) -> None:
    with change("import", "old-site"):
        section.body = "Words of the import."
        section.save()
    run()
    draft.refresh_from_db()
    client = signed_in(world, "owner")
    carried = {"_draft": draft.mark, "_opened": draft.opened, "_savedraft": "1"}
    asked = post(client, draft.get_form_url(), body="Mended.", **carried)
    chosen = dict(asked.context["kept"]) | {
        "_asked": "body", "_theirs-body": "Words of the import.", "_choose-body": "mine",
        "_opened": asked.context["opened"], "_seen": asked.context["seen"],
    }  # fmt: skip
    assert client.post(draft.form_address, chosen).status_code == 302
    draft.refresh_from_db()
    assert (draft.problem, draft.state) == ("", "waits")
    assert draft.contents["data"]["body"] == ["Mended."]
    assert run() == ("", "")


def test_a_database_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def behind() -> None:
        raise UsageError("The database is not up to date.")

    monkeypatch.setattr(endings, "check_database", behind)
    with pytest.raises(CommandError, match="not up to date") as told:
        call_command("publish_drafts")
    assert told.value.returncode == endings.WRONG_USAGE
