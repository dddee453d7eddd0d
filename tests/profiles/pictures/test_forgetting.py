"""Logos leave the storage with the last department that has them."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from profiles.models import Department
from tests.factories import make_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    found = make_department(name="Physics")
    found.logo.save("old.png", ContentFile(b"old"))
    return found


def test_a_replaced_logo_is_deleted_once_the_change_is_sure(
    department: Department, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    old = str(department.logo)
    with django_capture_on_commit_callbacks() as waiting:
        department.logo.save("new.png", ContentFile(b"new"))

    assert default_storage.exists(old)
    for callback in waiting:
        callback()
    assert not default_storage.exists(old)
    assert default_storage.exists(str(department.logo))


def test_a_logo_that_stays_or_is_that_of_another_is_kept(
    department: Department, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    logo = str(department.logo)
    with django_capture_on_commit_callbacks(execute=True):
        department.save()
        other = make_department(name="Chemistry", logo=logo)
        other.delete()

    assert default_storage.exists(logo)


def test_the_logo_goes_with_the_department(
    department: Department, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    logo = str(department.logo)
    with django_capture_on_commit_callbacks(execute=True):
        department.delete()

    assert not default_storage.exists(logo)
