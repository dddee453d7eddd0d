"""What a site's own files say, and how much of them is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating import site as reading
from faculty_site.ingest.templating.model import Site
from faculty_site.ingest.templating.site import find_site, read_site


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(page: Path) -> tuple[Site, list[str]]:
    problems = Problems()
    site = read_site(page, problems)
    _ = {key: site.data[key] for key in site.data}
    return site, [problem.message for problem in problems]


def test_a_lone_page_is_a_site_of_its_own(tmp_path: Path) -> None:
    page = write(tmp_path / "people" / "marie.md")
    assert find_site(page) is None
    assert read_site(page, Problems()) == Site(page.parent)


def test_the_nearest_folder_with_a_configuration_is_the_root(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "title: Radium\nauthor: {name: Marie Curie}\n")
    page = write(tmp_path / "_pages" / "fr" / "about.md")
    site, problems = read(page)
    assert site.root == tmp_path
    assert site.config == {"title": "Radium", "author": {"name": "Marie Curie"}}
    assert problems == []


def test_data_stands_by_name_and_folder(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml")
    write(tmp_path / "_data" / "prizes.yml", "- Nobel 1903\n- Nobel 1911\n")
    write(tmp_path / "_data" / "fr" / "strings.json", '{"home": "Accueil"}')
    write(tmp_path / "_data" / "notes.txt", "not data")
    site, _ = read(write(tmp_path / "about.md"))
    assert set(site.data) == {"prizes", "fr"}
    assert site.data["prizes"] == ["Nobel 1903", "Nobel 1911"]
    assert site.data["fr"]["strings"] == {"home": "Accueil"}
    assert "notes" not in site.data


def test_a_malformed_file_is_told_of_and_counts_as_empty(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "title: [Radium\n")
    write(tmp_path / "_data" / "prizes.json", "{")
    site, problems = read(write(tmp_path / "about.md"))
    assert site.config == {}
    assert site.data["prizes"] is None
    assert len(problems) == 2
    assert all("passed over" in message for message in problems)


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.yml", "password: radium\n")
    root = tmp_path / "site"
    write(root / "_config.yml")
    (root / "_data").mkdir()
    (root / "_data" / "secret.yml").symlink_to(secret)
    site, _ = read(write(root / "about.md"))
    assert dict(site.data) == {}


def test_a_configuration_that_is_a_link_out_is_not_read(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.yml", "password: radium\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "_config.yml").symlink_to(secret)
    site, problems = read(write(tmp_path / "site" / "about.md"))
    assert site.config == {}
    assert len(problems) == 1


def test_large_files_and_too_many_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_FILES", 3)
    write(tmp_path / "_config.yml")
    for name in "abc":
        write(tmp_path / "_data" / f"{name}.yml", f"- {name}\n")
    write(tmp_path / "_data" / "a.yml", "x" * (reading.MAX_FILE_BYTES + 1))
    site, problems = read(write(tmp_path / "about.md"))
    assert [site.data[key] for key in "abc"] == [None, ["b"], None]
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo.yaml", "title: Radium\n"),
        ("config.toml", 'title = "Radium"\n'),
        ("hugo.json", '{"title": "Radium"}'),
        ("config/_default/hugo.yaml", "title: Radium\n"),
    ],
)
def test_hugo_has_several_configurations(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path / name, text)
    write(tmp_path / "config" / "_default" / "params.toml", 'theme = "ocean"\n')
    page = write(tmp_path / "content" / "authors" / "admin" / "_index.md")
    found = find_site(page)
    assert found is not None
    assert found.generator == "hugo"
    site, _ = read(page)
    assert site.config == {"title": "Radium", "params": {"theme": "ocean"}}


def test_a_page_outside_of_content_is_no_page_of_hugo(tmp_path: Path) -> None:
    write(tmp_path / "config.toml", 'title = "An editor\'s settings"\n')
    assert find_site(write(tmp_path / "notes" / "about.md")) is None
