"""`manage.py import_pages --manifest`: many people, each with what is said of them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from news.models import NewsItem
from profiles.models import Department, Membership, Profile, Source

CURIE = "---\ntitle: Marie Curie\n---\nPhysicist and chemist in Paris, from Warsaw.\n"
NOBEL = "---\ntitle: M. Curie\n---\nWinner of two Nobel Prizes, in physics and in chemistry.\n"
BOHR = "---\ntitle: Niels Bohr\n---\nPhysicist in Copenhagen, who drew the atom anew.\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    folder = tmp_path / "people"
    folder.mkdir()
    for name, text in (("curie", CURIE), ("nobel", NOBEL), ("bohr", BOHR)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def imported(people: Path, manifest: str, **options: Any) -> tuple[dict[str, Any], str]:
    """The report's sources by file name, and what was printed."""
    path = people.parent / "people.yml"
    path.write_text(manifest, encoding="utf-8")
    report, out = people.parent / "report.json", io.StringIO()
    options = {"manifest": path, "report": report, "fixtures": people.parent / "out"} | options
    try:
        call_command("import_pages", stdout=out, stderr=out, **options)
    except CommandError as error:
        out.write(str(error))
    sources = json.loads(report.read_text(encoding="utf-8"))["sources"]
    return {Path(source["path"]).name: source for source in sources}, out.getvalue()


def messages(source: dict[str, Any]) -> str:
    return "\n".join(problem["message"] for problem in source["problems"])


@pytest.mark.django_db
def test_each_source_comes_in_as_the_manifest_says(people: Path) -> None:
    for slug in ("chemistry", "physics"):
        Department.objects.create(name=slug.title(), slug=slug)
    account = User.objects.create_user("bohr", "niels@example.org")
    report, _printed = imported(
        people,
        "- source: people/curie.md\n  department: chemistry\n  state: in_memoriam\n"
        "- source: people/bohr.md\n  slug: bohr\n  department: physics\n"
        "  owner: niels@example.org\n  base_url: https://bohr.example/~niels/\n",
    )
    assert {name: source["profile"] for name, source in report.items()} == {
        "curie.md": "marie-curie",
        "bohr.md": "bohr",
    }
    bohr, curie = Profile.objects.order_by("slug")
    assert (bohr.owner, bohr.old_site) == (account, "https://bohr.example/~niels/")
    assert (curie.owner, curie.state) == (None, "in_memoriam")
    where = Membership.objects.values_list("profile__slug", "department__slug")
    assert set(where) == {("bohr", "physics"), ("marie-curie", "chemistry")}
    assert "“bohr” owns this page now" in messages(report["bohr.md"])


@pytest.mark.django_db
def test_two_sources_with_one_slug_are_one_person(people: Path) -> None:
    manifest = (
        "- {source: people/curie.md, slug: curie}\n- {source: people/nobel.md, slug: curie}\n"
    )
    for _time in range(2):
        report, printed = imported(people, manifest)
        assert [source["profile"] for source in report.values()] == ["curie", "curie"]
        assert "failed" not in printed
    assert Profile.objects.count() == 1
    assert set(Source.objects.values_list("name", flat=True)) == {"curie.md", "nobel.md"}
    assert report["curie.md"]["updated"] == report["nobel.md"]["updated"] == 0


@pytest.mark.django_db
def test_two_sources_of_one_person_may_have_the_same_name(people: Path) -> None:
    sites = {
        "old": ("Davy Medal", "Elliott Cresson Medal", "Nobel Prize in Physics"),
        "new": ("Willard Gibbs Award", "Nobel Prize in Chemistry", "Actonian Prize"),
    }
    for folder, awards in sites.items():
        (people / folder).mkdir()
        news = "\n".join(f"- 19{n + 10}-05-01: {award}" for n, award in enumerate(awards))
        text = f"---\ntitle: Marie Curie\n---\nOf the {folder} page.\n\n# News\n\n{news}\n"
        (people / folder / "index.md").write_text(text, encoding="utf-8")
    entries = [f"- {{source: people/{folder}, slug: curie}}\n" for folder in sites]
    for manifest in ("".join(entries), "".join(reversed(entries)), *entries):
        _report, printed = imported(people, manifest)
        assert "is hidden now" not in printed
    assert NewsItem.objects.filter(visibility="public").count() == 6
    assert set(Source.objects.values_list("name", flat=True)) == {"index.md", "index.md (2)"}
    written = [path.name for path in (people.parent / "out").iterdir()]
    assert sorted(written) == ["curie.2.json", "curie.json"]


@pytest.mark.django_db
def test_a_namesake_is_told_with_both_sources_and_the_remedy(people: Path) -> None:
    (people / "curie-at-home.md").write_text(CURIE.replace("chemist", "doctor"), encoding="utf-8")
    _report, printed = imported(people, "- source: people\n")
    assert f"is that of the page from {people / 'curie-at-home.md'}" in printed
    assert "--profile marie-curie, or this slug in a manifest" in printed
    (people / "third.md").write_text(CURIE.replace("chemist", "winner"), encoding="utf-8")
    _report, printed = imported(people, "- source: people/third.md\n")
    assert "the page imported before from curie-at-home.md" in printed
    Profile.objects.create(slug="hedy-lamarr", name="Hedy Lamarr")
    (people / "lamarr.md").write_text(CURIE.replace("Marie Curie", "Hedy Lamarr"), encoding="utf-8")
    _report, printed = imported(people, "- source: people/lamarr.md\n")
    assert "that of a page made in the admin" in printed


@pytest.mark.django_db
def test_a_page_is_taken_from_no_other_owner(people: Path) -> None:
    owner, other = User.objects.create_user("marie"), User.objects.create_user("niels")
    Profile.objects.create(slug="curie", name="Marie Curie", owner=owner)
    report, _printed = imported(people, "- {source: people/curie.md, slug: curie, owner: niels}\n")
    assert Profile.objects.get(slug="curie").owner == owner
    assert "“marie” owns this page" in messages(report["curie.md"])
    report, _printed = imported(people, "- {source: people/bohr.md, slug: bohr, owner: marie}\n")
    assert Profile.objects.get(slug="bohr").owner is None
    assert "owns the page “curie”" in messages(report["bohr.md"])
    report, _printed = imported(people, "- {source: people/bohr.md, slug: bohr, owner: niels}\n")
    assert Profile.objects.get(slug="bohr").owner == other
    report, _printed = imported(people, "- {source: people/bohr.md, slug: bohr, owner: niels}\n")
    assert "owns" not in messages(report["bohr.md"])


@pytest.mark.django_db
def test_a_wrong_entry_is_a_failed_source_with_its_line(people: Path) -> None:
    report, printed = imported(
        people,
        "- source: people/gone.md\n- source: people\n  slug: curie\n- source: people/bohr.md\n",
    )
    assert [source["profile"] for source in report.values()] == [None, "niels-bohr"]
    assert "people.yml:1: error: " in printed
    assert "people.yml:2: error: A slug is for one person, but there are 3 pages" in printed
    assert "2 of 3 sources did not go in" in printed


@pytest.mark.django_db
def test_a_folder_of_a_manifest_is_a_folder_of_people(people: Path) -> None:
    Department.objects.create(name="Physics", slug="physics")
    Department.objects.create(name="Chemistry", slug="chemistry")
    report, _printed = imported(people, "- {source: people, department: physics}\n")
    assert sorted(report) == ["bohr.md", "curie.md", "nobel.md"]
    assert Membership.objects.filter(department__slug="physics").count() == 3


@pytest.mark.django_db
def test_what_the_manifest_says_of_a_page_counts_before_its_folder(people: Path) -> None:
    path = people.parent / "people.yml"
    path.write_text("- {source: people/curie.md, slug: curie}\n", encoding="utf-8")
    out = io.StringIO()
    call_command("import_pages", people, manifest=path, fixtures=people.parent / "out", stdout=out)
    assert set(Profile.objects.values_list("slug", flat=True)) == {"curie", "m-curie", "niels-bohr"}


def test_without_loading_no_account_is_looked_up(people: Path) -> None:
    report, _printed = imported(
        people, "- {source: people/bohr.md, department: physics, owner: niels}\n", no_load=True
    )
    assert report["bohr.md"]["profile"] == "niels-bohr"


@pytest.mark.django_db
def test_a_dry_run_makes_nobody_an_owner(people: Path) -> None:
    User.objects.create_user("niels")
    report, _printed = imported(people, "- {source: people/bohr.md, owner: niels}\n", dry_run=True)
    assert "owns this page now" in messages(report["bohr.md"])
    assert not Profile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("source: a.md\n", {}, "people.yml:1: error: The manifest must be a list"),
        ("- source: a.md\n", {"profile": "curie"}, "--profile does not go"),
        ("- source: a.md\n", {"manifest": Path("none.yml")}, "no such file"),
    ],
)
def test_what_is_no_manifest_is_wrong_usage(
    tmp_path: Path, text: str, options: dict[str, Any], words: str
) -> None:
    path = tmp_path / "people.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as raised:
        call_command("import_pages", **({"manifest": path} | options))
    assert raised.value.returncode == 2
    assert words in str(raised.value)
