"""An import changes what is live, never a draft, and tells where both changed the same."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from faculty_site.drafts.models import Draft
from profiles.models import Section
from publications.models import Publication
from tests import factories

pytestmark = pytest.mark.django_db

MARIE = """\
---
title: Marie Curie
---
Physicist and chemist in Paris.

## Teaching

Lectures on radioactivity.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "marie-curie.md"
    path.write_text(MARIE, encoding="utf-8")
    import_pages(path)
    return path


def import_pages(page: Path) -> str:
    out = io.StringIO()
    call_command("import_pages", page, stdout=out, stderr=out, fixtures=page.parent / "out")
    return out.getvalue()


def rewrite(page: Path, old: str, new: str) -> None:
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_field_that_both_changed(page: Path) -> None:
    section = Section.objects.get(heading="Teaching")
    draft = factories.make_draft(section, body="Lectures on polonium.")
    before = Draft.objects.values().get()
    rewrite(page, "on radioactivity", "on radium")
    printed = import_pages(page)
    section.refresh_from_db()
    assert section.body.strip() == "Lectures on radium."
    assert Draft.objects.values().get() == before
    (line,) = [line for line in printed.splitlines() if "Draft of" in line]
    assert "warning: Draft of section “Teaching” (marie-curie): the import changed its text" in line
    asked = _publish(draft)
    (clash,) = asked.context["clashes"]
    assert (clash.label, clash.theirs.strip()) == ("Text", "Lectures on radium.")


def test_another_field_is_no_conflict(page: Path) -> None:
    section = Section.objects.get(heading="Teaching")
    draft = factories.make_draft(section, heading="Lectures")
    rewrite(page, "on radioactivity", "on radium")
    assert "Draft of" not in import_pages(page)
    assert _publish(draft).status_code == 302
    section.refresh_from_db()
    assert (section.heading, section.body.strip()) == ("Lectures", "Lectures on radium.")


def test_once_told_it_is_not_told_again(page: Path) -> None:
    factories.make_draft(Section.objects.get(heading="Teaching"), body="Lectures on polonium.")
    rewrite(page, "on radioactivity", "on radium")
    import_pages(page)
    assert "Draft of" not in import_pages(page)


def test_rows_of_a_persons_draft_count(page: Path) -> None:
    section = Section.objects.get(heading="Teaching")
    draft = factories.make_draft(section.profile, office="1.01")
    draft.contents["touched"][f"profiles.section:{section.pk}"] = ["body"]
    draft.save()
    rewrite(page, "on radioactivity", "on radium")
    assert "Draft of section “Teaching”" in import_pages(page)


def test_works_brought_in_alone(tmp_path: Path) -> None:
    person = factories.make_profile(slug="marie-curie", name="Marie Curie")
    path = tmp_path / "works.bib"
    text = "@article{a, title={On {rays}}, author={Curie, Marie}, year=1898, journal={Old}}"
    for number, written in enumerate((text, text.replace("Old", "New"))):
        path.write_text(written, encoding="utf-8")
        out = io.StringIO()
        call_command("import_publications", person.slug, path, stdout=out, stderr=out)
        if number == 0:
            work = Publication.objects.get()
            factories.make_draft(work, venue="Comptes rendus")
            assert "Draft of" not in out.getvalue()
    assert "Draft of publication “On rays" in out.getvalue()
    work.refresh_from_db()
    assert work.venue == "New"


def _publish(draft: Draft) -> Any:
    client = Client()
    client.force_login(factories.make_user(is_superuser=True))
    return client.post(draft.form_address, {"_publishdraft": draft.mark})
