"""What frames every page of the admin."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from tests import factories

pytestmark = pytest.mark.django_db


def test_it_bears_the_name_of_the_site(settings: Settings) -> None:
    client = Client()
    client.force_login(factories.make_user(is_superuser=True))
    factories.make_department(name="Academy of Sciences")
    for name in ("Academy of Sciences", "People of the Academy"):
        html = client.get("/admin/profiles/profile/").content.decode()
        assert f"| {name}</title>" in html
        assert f'<a href="/admin/">{name}</a>' in html
        settings.SITE_NAME = "People of the Academy"
