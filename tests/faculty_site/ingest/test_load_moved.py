"""A source whose person was given another address here is that person's still."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from profiles.models import Profile
from tests import factories

pytestmark = pytest.mark.django_db


def test_it_is_imported_into_the_same_person(tmp_path: Path) -> None:
    factories.make_department()
    (tmp_path / "page.md").write_text("---\ntitle: Ada Lovelace\n---\nMathematician.\n")

    def bring_in() -> list[str]:
        fixtures = str(tmp_path / "fixtures")
        call_command("import_pages", str(tmp_path / "page.md"), fixtures=fixtures, verbosity=0)
        return list(Profile.objects.values_list("slug", flat=True))

    assert bring_in() == ["ada-lovelace"]
    person = Profile.objects.get()
    person.slug = "countess-of-lovelace"
    person.save()
    assert bring_in() == ["countess-of-lovelace"]
