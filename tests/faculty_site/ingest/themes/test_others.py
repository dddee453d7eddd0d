"""Posts, pages and CVs that are somebody else's, in a site that was copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.others import is_somebody_else, names_in
from faculty_site.ingest.themes.sites import read_site
from profiles.ingest import identify
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, page_named, site
from tests.sites.reader import page_of

CONFIG = {
    "_config.yml": "title: Pages\nauthor: {name: Sophus Lie}\n",
    "index.md": page("Home", "I study transformations."),
}


@pytest.mark.parametrize(
    ("name", "owner", "other"),
    [
        ("Felix Klein", ("Sophus Lie", ""), True),
        ("Sophus Lie", ("Sophus Lie", ""), False),
        ("S. Lie", ("Sophus Lie", ""), False),
        ("Marius Sophus Lie", ("Sophus Lie", ""), False),
        ("Ingeborg Lie", ("Sophus Lie", ""), False),
        ("Felix", ("Sophus Lie", ""), False),
        ("admin", ("Sophus Lie", ""), False),
        ("Group Theory Lab", ("Sophus Lie", ""), False),
        ("湯川秀樹", ("Hideki Yukawa", ""), False),
        ("湯川秀樹", ("Hideki Yukawa", "湯川秀樹"), False),
        ("Felix Klein", ("", ""), False),
    ],
)
def test_who_is_surely_somebody_else(name: str, owner: tuple[str, str], other: bool) -> None:
    assert is_somebody_else(name, owner) is other


def test_names_of_a_signature() -> None:
    three = ["Sophus Lie", "Felix Klein", "Emmy Noether"]
    assert names_in("Sophus Lie, Felix Klein and Emmy Noether") == three
    assert names_in([{"name": "Sophus Lie"}, "Felix Klein", 3]) == ["Sophus Lie", "Felix Klein"]
    assert names_in(None) == []


def test_posts_of_another_are_hidden_and_told_once(tmp_path: Path) -> None:
    home, problems = site(
        tmp_path,
        {
            **CONFIG,
            "_posts/1872-10-01-programme.md": page("Programme", author="Felix Klein"),
            "_posts/1873-10-01-reply.md": page("Reply", author="Felix Klein"),
            "_posts/1874-10-01-both.md": page("Both", author="Felix Klein and Sophus Lie"),
            "_posts/1875-10-01-own.md": page("Own", author="{name: S. Lie}"),
            "erlangen.md": page("Erlangen", author="Felix Klein"),
        },
    )
    hidden = {p.document.name for p in home.pages if p.hidden}
    assert hidden == {
        "_posts/1872-10-01-programme.md",
        "_posts/1873-10-01-reply.md",
        "erlangen.md",
    }
    (told,) = [p.message for p in problems if "signed by" in p.message]
    assert told.startswith("These 3 pages are signed by Felix Klein, not by Sophus Lie")


def test_an_author_behind_a_key(tmp_path: Path) -> None:
    files = {
        **CONFIG,
        "_data/authors.yml": "klein: {name: Felix Klein}\nlie: {name: Sophus Lie}\n",
        "_posts/1872-10-01-a.md": page("A", author="klein"),
        "_posts/1872-10-02-b.md": page("B", author="lie"),
    }
    home, _ = site(tmp_path, files)
    assert page_named(home, "_posts/1872-10-01-a.md").hidden
    assert not page_named(home, "_posts/1872-10-02-b.md").hidden


def test_a_curriculum_vitae_of_another(tmp_path: Path) -> None:
    cv = "cv: {name: %s, sections: {Education: [{institution: Kristiania, area: Mathematics}]}}\n"
    home, problems = site(tmp_path, {**CONFIG, "_data/cv.yml": cv % "Felix Klein"})
    assert home.pages == ()
    assert any("Felix Klein's, not Sophus Lie's" in p.message for p in problems)
    home, problems = site(tmp_path, {**CONFIG, "_data/cv.yml": cv % "Marius Sophus Lie"})
    assert [p.role for p in home.pages] == ["entry"]


def test_posts_of_another_on_a_hugo_site(tmp_path: Path) -> None:
    files = {
        "hugo.yaml": "title: Sophus Lie\n",
        "content/authors/admin/_index.md": "---\ntitle: Sophus Lie\nsuperuser: true\n---\n",
        "content/post/a/index.md": "---\ntitle: A\nauthors: [Felix Klein]\n---\nWords of his.\n",
        "content/post/b/index.md": "---\ntitle: B\nauthors: [admin]\n---\nWords of mine.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (home,) = read_site(tmp_path, Problems()) or []
    assert [p.document.name for p in home.pages if p.hidden] == ["content/post/a/index.md"]


def test_a_text_in_which_another_speaks() -> None:
    problems = Problems()
    identify(
        page_of("Hello.\n\nI am Felix Klein, a mathematician.\n", title="Sophus Lie"), problems
    )
    (told,) = problems
    assert (told.line, told.level) == (3, "warning")
    assert "Felix Klein speaks" in told.message
    problems = Problems()
    identify(
        page_of("My name is Marius Sophus Lie, a mathematician.\n", title="Sophus Lie"), problems
    )
    assert list(problems) == []


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (["Felix Klein*, Emmy Noether", *["Felix Klein"] * 4], True),
        (["Felix Klein", "Klein, F. and Lie, S."] * 5, True),
        (["Felix Klein"] * 4, False),
        (["Sophus Lie, Felix Klein"] * 8, False),
        (["Emmy Noether", "Felix Klein", "Niels Abel"] * 3, False),
    ],
)
def test_works_of_whoever_the_site_was_copied_from_are_told_once(
    tmp_path: Path, left: list[str], told: bool
) -> None:
    config = CONFIG["_config.yml"] + "collections: {publications: {output: true}}\n"
    works = {
        f"_publications/{number}.md": page(f"On groups {number}", authors=f'"{authors}"')
        for number, authors in enumerate(left)
    }

    _, problems = site(tmp_path, {**CONFIG, "_config.yml": config, **works})

    messages = [p.message for p in problems if "copied from" in p.message]
    start = "5 works of this site name Felix Klein, and none of them Sophus Lie. "
    assert [message.startswith(start) for message in messages] == [True] * told
