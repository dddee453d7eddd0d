"""Where the pages of the admin are that a model has."""

from __future__ import annotations

from faculty_site.lib.admin_addresses import admin_address
from profiles.models import Section


def test_of_a_model_and_of_one_of_its_objects() -> None:
    assert admin_address(Section, "changelist") == "/admin/profiles/section/"
    assert admin_address(Section(), "change", 7) == "/admin/profiles/section/7/change/"
