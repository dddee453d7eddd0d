"""`manage.py import_pages` with whole sites, folders of them, and labs."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from news.models import NewsItem
from profiles.models import Department, Membership, Profile, Section

LAB = Path(settings.BASE_DIR) / "tests" / "sites" / "hugo" / "hugoblox-lab"
LAB_SLUG = "manchester-radioactivity-group"


def make_site(folder: Path, name: str, text: str) -> Path:
    for path, content in {
        "_config.yml": f"title: {name}\ncollections: {{news: {{}}}}\n",
        "index.md": f"---\ntitle: {name}\nname: {name}\nlayout: default\n---\n{text}\n",
        "_news/first.md": "---\ndate: 1903-12-10\n---\nA prize from Stockholm.\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


def import_pages(*sources: Path, **options: Any) -> tuple[str, list[dict[str, Any]]]:
    """What the command prints, with its last word, and the sources of its report."""
    out, folder = io.StringIO(), sources[0].parent
    report = folder / "report.json"
    options.setdefault("fixtures", folder.parent / "out")
    arguments = [*map(str, sources), "--report", str(report)]
    try:
        call_command("import_pages", *arguments, stdout=out, stderr=out, **options)
    except CommandError as error:
        out.write(f"exit code {error.returncode}: {error}")
    found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["sources"]
    return out.getvalue(), found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two sites, one of them further down, a site of nobody's, and a lone page."""
    folder = tmp_path / "in" / "folder"
    make_site(folder / "curie-site", "Marie Curie", "Physicist and chemist.")
    make_site(folder / "berlin" / "meitner-site", "Lise Meitner", "Physicist in Berlin.")
    (folder / "nobody").mkdir()
    (folder / "nobody" / "_config.yml").write_text("title: Untitled\n", encoding="utf-8")
    lone = "---\ntitle: Emmy Noether\n---\nMathematician.\n"
    (folder / "noether.md").write_text(lone, encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_a_folder_of_sites_and_pages_goes_in(folder: Path) -> None:
    printed, sources = import_pages(folder)
    assert [(Path(s["path"]).relative_to(folder).as_posix(), s["profile"]) for s in sources] == [
        ("berlin/meitner-site", "lise-meitner"),
        ("curie-site", "marie-curie"),
        ("nobody", None),
        ("noether.md", "emmy-noether"),
    ]
    assert printed.splitlines()[1].split()[:2] == ["berlin/meitner-site", "lise-meitner"]
    assert printed.endswith("exit code 1: 1 of 4 sources did not go in.")
    assert f"{folder / 'nobody'}: error: " in printed
    assert "Traceback" not in printed
    assert NewsItem.objects.filter(profile__slug="lise-meitner").count() == 1


@pytest.mark.django_db
def test_again_all_sites_are_unchanged(folder: Path) -> None:
    _printed, before = import_pages(folder)
    _printed, again = import_pages(folder)
    assert [s["unchanged"] for s in again] == [s["created"] for s in before]
    assert {(s["created"], s["updated"], s["kept"]) for s in again} == {(0, 0, 0)}


@pytest.mark.django_db
def test_a_dry_run_over_sites_writes_nothing(tmp_path: Path, folder: Path) -> None:
    shutil.copytree(LAB, folder / "lab")
    _printed, told = import_pages(folder, dry_run=True)
    assert not Profile.objects.exists()
    assert not Department.objects.exists()
    assert not (tmp_path / "out").exists()
    assert [(s["profile"], s["created"]) for s in import_pages(folder)[1]] == [
        (s["profile"], s["created"]) for s in told
    ]


@pytest.mark.django_db
def test_a_conflict_is_told_with_the_file_that_it_is_in(folder: Path) -> None:
    site = folder / "curie-site"
    import_pages(site)
    Section.objects.update(body="Chemist.")
    (site / "index.md").write_text(
        (site / "index.md").read_text(encoding="utf-8").replace("Physicist", "Physician"),
        encoding="utf-8",
    )
    _printed, (source,) = import_pages(site)
    (conflict,) = [p for p in source["problems"] if "changed both here" in p["message"]]
    assert (Path(conflict["path"]), source["path"]) == (site / "index.md", str(site))


@pytest.mark.django_db
def test_a_linked_folder_fails_alone(folder: Path) -> None:
    shutil.rmtree(folder / "nobody")
    outside = make_site(folder.parent / "outside", "Max Planck", "Physicist.")
    (folder / "a-link").symlink_to(outside)
    _printed, sources = import_pages(folder)
    failed = [Path(s["path"]).name for s in sources if s["profile"] is None]
    assert (failed, len(sources)) == (["a-link"], 4)


@pytest.mark.django_db
def test_a_page_alone_after_its_site_is_another_source_and_hides_nothing(folder: Path) -> None:
    site = folder / "curie-site"
    import_pages(site)
    item = NewsItem.objects.get()
    assert item.profile is not None
    printed, _sources = import_pages(site / "index.md")
    item.refresh_from_db()
    assert item.visibility == "public"
    assert f"say so (--profile {item.profile.slug}," in printed


@pytest.mark.django_db
def test_a_site_stays_the_same_source_when_another_page_is_about_the_person(folder: Path) -> None:
    site = folder / "curie-site"
    import_pages(site)
    (site / "index.md").rename(site / "about.md")
    import_pages(site)
    assert Profile.objects.count() == 1
    assert NewsItem.objects.get().visibility == "public"


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAB, tmp_path / "in" / "lab"))


def memberships() -> list[tuple[str, str, str, bool, str]]:
    return sorted(
        (m.profile.slug, m.department.slug, m.role, m.primary, m.profile.state)
        for m in Membership.objects.select_related("profile", "department")
    )


@pytest.mark.django_db
def test_a_lab_is_made_with_its_people(lab: Path) -> None:
    printed, sources = import_pages(lab)
    made = Department.objects.get()
    assert (made.slug, made.kind, made.parent) == (LAB_SLUG, "lab", None)
    assert made.name == "Manchester Radioactivity Group"
    assert memberships() == [
        ("ernest-rutherford", LAB_SLUG, "Principal Investigators", True, "listed"),
        ("hans-geiger", LAB_SLUG, "Researchers", True, "listed"),
        ("niels-bohr", LAB_SLUG, "Alumni", True, "former"),
    ]
    assert {s["path"] for s in sources} == {str(lab)}
    assert printed.count("This is the site of a lab") == 1
    assert "There is no department" not in printed


@pytest.mark.django_db
def test_a_lab_stands_below_its_department(lab: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    import_pages(lab)
    made = Department.objects.get(kind="lab")
    assert made.parent is not None
    assert made.parent.slug == "physics"
    assert {
        (role, primary) for _p, slug, role, primary, _s in memberships() if slug == "physics"
    } == {("", True)}
    assert {primary for _p, slug, _r, primary, _s in memberships() if slug == LAB_SLUG} == {False}
    before = memberships()
    _printed, again = import_pages(lab)
    assert {(s["created"], s["updated"], s["kept"]) for s in again} == {(0, 0, 0)}
    assert memberships() == before


@pytest.mark.django_db
def test_a_lab_that_is_here_is_taken_as_it_is(lab: Path) -> None:
    Department.objects.create(name="Radioactivity", slug=LAB_SLUG, kind="group")
    printed, _sources = import_pages(lab, department=LAB_SLUG)
    assert Department.objects.get().name == "Radioactivity"
    assert "This is the site of a lab" not in printed
    assert [role for _p, _d, role, _q, _s in memberships()] == [
        "Principal Investigators",
        "Researchers",
        "Alumni",
    ]


@pytest.mark.django_db
def test_others_do_not_fall_into_a_lab_that_an_import_made(lab: Path, folder: Path) -> None:
    import_pages(lab)
    import_pages(folder / "noether.md")
    assert not Membership.objects.filter(profile__slug="emmy-noether").exists()


@pytest.mark.django_db
def test_a_draft_is_not_published_because_somebody_left(lab: Path) -> None:
    import_pages(lab, state="draft")
    import_pages(lab)
    assert set(Profile.objects.values_list("state", flat=True)) == {"draft"}


@pytest.mark.django_db
def test_the_profile_asked_for_is_the_owner_of_the_lab(lab: Path) -> None:
    _printed, sources = import_pages(lab, profile="lord-rutherford")
    assert [s["profile"] for s in sources] == ["lord-rutherford", "hans-geiger", "niels-bohr"]


@pytest.mark.django_db
def test_a_fixture_names_the_lab_and_needs_it(tmp_path: Path, lab: Path) -> None:
    out = tmp_path / "in" / "out"
    import_pages(lab, no_load=True, fixtures=out)
    assert not Department.objects.exists()
    fixture = out / "hans-geiger.json"
    (failed,) = import_pages(fixture)[1]
    assert failed["profile"] is None
    assert LAB_SLUG in failed["problems"][0]["message"]
    Department.objects.create(name="Radioactivity", slug=LAB_SLUG, kind="lab")
    call_command("loaddata", str(fixture), verbosity=0)
    assert memberships() == [("hans-geiger", LAB_SLUG, "Researchers", True, "listed")]
