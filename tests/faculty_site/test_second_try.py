"""What is sent while somebody else deletes what it is about."""

from __future__ import annotations

from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory

from faculty_site.people import handover
from faculty_site.second_try import answered
from profiles.models import Profile
from publications.merging import merge as of_merging
from publications.merging import views
from publications.models import Publication
from tests import factories


class DeadlockError(Exception):
    sqlstate = "40P01"


def deadlock() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockError()
    return error


def request(method: str = "POST") -> HttpRequest:
    upload = SimpleUploadedFile("a.txt", b"text")
    return RequestFactory().generic("GET", "/") if method == "GET" else RequestFactory().post(
        "/", {"name": "sent", "file": upload}
    )  # fmt: skip


class View:
    """Reads what was sent, spoils it, and fails so often."""

    def __init__(self, asked: HttpRequest, *errors: Exception) -> None:
        self.asked, self.errors, self.read = asked, list(errors), []  # type: ignore[var-annotated]

    def __call__(self) -> str:
        self.read.append(
            (self.asked.POST.get("name"), cast("Any", self.asked.FILES["file"]).read())
        )
        self.asked.POST = {}  # type: ignore[assignment]
        if self.errors:
            raise self.errors.pop(0)
        return "done"


@pytest.mark.parametrize(
    "errors",
    [[IntegrityError("x")], [Profile.DoesNotExist("x")], [deadlock(), IntegrityError("x")]],
)
def test_the_next_time_it_is_read_as_it_was_sent(errors: list[Exception]) -> None:
    view = View(asked := request(), *errors)
    assert answered(asked, view) == "done"
    assert view.read == [("sent", b"text")] * (len(errors) + 1)


@pytest.mark.parametrize("errors", [[OperationalError("locked")], [Http404()], [ValueError()],
                                    [IntegrityError("x")] * 3])  # fmt: skip
def test_other_faults_are_faults(errors: list[Exception]) -> None:
    with pytest.raises(type(errors[-1])):
        answered(asked := request(), View(asked, *errors))


def test_what_is_only_read_is_read_once() -> None:
    def view() -> None:
        raise IntegrityError

    with pytest.raises(IntegrityError):
        answered(request("GET"), view)


@pytest.fixture
def client(db: None, client: Client) -> Client:
    client.force_login(factories.make_user("root", is_superuser=True))
    return client


def test_two_works_merged_twice(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, other = (factories.make_publication(["A. Lovelace"]) for _ in range(2))
    real = of_merging.merge

    def merge(*args: Any) -> Any:
        Publication.objects.filter(pk=other.pk).delete()
        return real(*args)

    monkeypatch.setattr(views, "merge", merge)
    place = f"/admin/publications/publication/{kept.pk}/merge/{other.pk}/"
    assert client.post(place).status_code == 404


def test_a_page_handed_over_while_it_is_erased(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, account = factories.make_profile(), factories.make_user("emmy")
    real = handover._hand_over

    def hand_over(*args: Any) -> Any:
        Profile.objects.filter(pk=person.pk).delete()
        return real(*args)

    monkeypatch.setattr(handover, "_hand_over", hand_over)
    place, sent = f"/admin/people/{person.pk}/handover/", {"account": "emmy", "confirmed": "1"}
    assert client.post(place, sent).status_code == 404
    assert account.is_active
