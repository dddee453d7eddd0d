import os
from pathlib import Path

import pytest

from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers import find_pages, page_root


def fill(folder: Path, *names: str, text: str = "---\ntitle: x\n---\n") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(source: Path, problems: Problems | None = None) -> list[str]:
    pages = find_pages(source, problems or Problems())
    return [page.relative_to(source).as_posix() for page in pages]


def test_the_pages_of_a_folder_come_by_name(tmp_path: Path) -> None:
    fill(tmp_path, "curie.md", "Bohr.markdown", "dirac.MKD", "abel.mdown", "notes.txt", "x.yml")

    assert found(tmp_path) == ["Bohr.markdown", "abel.mdown", "curie.md", "dirac.MKD"]


def test_folders_in_it_give_the_page_that_speaks_for_them(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "a/index.md",
        "a/about.md",
        "a/other.md",
        "b/_index.md",
        "c/about.md",
        "d/_pages/about.md",
        "d/_pages/cv.md",
        "e/README.md",
        "e/homepage.md",
        "f/content/en/authors/me/_index.md",
        "f/content/notes.txt",
        "g/one.md",
        "g/two.md",
        "_pages/about.md",
        "_news/index.md",
        ".git/index.md",
    )

    assert found(tmp_path) == [
        "_pages/about.md",
        "a/index.md",
        "b/_index.md",
        "c/about.md",
        "d/_pages/about.md",
        "e/homepage.md",
        "f/content/en/authors/me/_index.md",
    ]


def test_a_page_far_below_speaks_for_a_folder_only_alone_and_by_its_name(tmp_path: Path) -> None:
    fill(tmp_path, "a/x/todo.md", "b/x/index.md", "b/y/index.md", "curie.md")
    assert found(tmp_path) == ["curie.md"]


def test_a_folder_of_several_pages_and_no_speaker_is_told(tmp_path: Path) -> None:
    fill(tmp_path, "curie.md", "lab/irene.md", "lab/pierre.md", "lab/README.md", "lab/old/a.md")
    fill(tmp_path, "lab/more/b.md", "lab/more/c.md", "lab/more/d.md", "notes/x.txt")
    problems = Problems()
    assert found(tmp_path, problems) == ["curie.md"]
    told = [(p.path, p.level, p.message[:40]) for p in problems if p.level == "warning"]
    assert told == [
        (tmp_path / "lab", "warning", "This folder holds 2 pages and is passed "),
        (tmp_path / "lab" / "more", "warning", "This folder holds 3 pages and is passed "),
    ]


def test_the_root_of_a_page_is_its_site() -> None:
    assert page_root(Path("/s/curie.md")) == Path("/s")
    assert page_root(Path("/s/curie/index.md")) == Path("/s/curie")
    assert page_root(Path("/s/curie/_pages/about.md")) == Path("/s/curie")


def test_what_is_no_person_is_passed_over(tmp_path: Path) -> None:
    passed_over = (
        "README.md", "readme-zh.md", "Readme.de.md", "LICENSE.md", "LICENCE.md", "CHANGELOG.md",
        "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "404.md", "404.html", "INSTALL.md", "FAQ.md",
        "SECURITY.md", ".hidden.md", "_draft.md",
    )  # fmt: skip
    fill(tmp_path, *passed_over, "faqir-khan.md", "installe.md", "_index.md")
    problems = Problems()

    assert found(tmp_path, problems) == ["_index.md", "faqir-khan.md", "installe.md"]
    assert not list(problems)


def test_html_needs_front_matter(tmp_path: Path) -> None:
    fill(tmp_path, "a.html", "b.htm", text="\ufeff\r\n---\r\ntitle: x\r\n---\r\n")
    fill(tmp_path, "plain.html", text="<!doctype html>\n")
    os.mkfifo(tmp_path / "pipe.html")
    problems = Problems()

    assert found(tmp_path, problems) == ["a.html", "b.htm"]
    assert [(Path(p.path).name, p.level) for p in problems] == [
        ("pipe.html", "info"),
        ("plain.html", "info"),
    ]


def test_a_file_is_itself_whatever_it_is(tmp_path: Path) -> None:
    fill(tmp_path, "README.md")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "dangling.md").symlink_to("nowhere")

    for name in ("README.md", "pipe.md", "dangling.md"):
        assert find_pages(tmp_path / name, Problems()) == [tmp_path / name]


def test_bad_files_are_found_for_the_reader_to_refuse(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "dangling.md").symlink_to("nowhere")
    fill(tmp_path, "empty.md", text="")

    assert found(tmp_path) == ["dangling.md", "empty.md", "pipe.md"]


def test_a_folder_that_is_a_link_out_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, "outside/index.md", "source/real/index.md", "source/curie.md")
    (tmp_path / "source" / "inner").symlink_to("real")
    (tmp_path / "source" / "outer").symlink_to("../outside")
    problems = Problems()

    assert found(tmp_path / "source", problems) == ["curie.md", "inner/index.md", "real/index.md"]
    (problem,) = problems
    assert (problem.path, problem.level) == (tmp_path / "source" / "outer", "error")
    assert "leads out of its folder" in problem.message
    assert "Put a copy of the folder in its place" in problem.message


def has_configuration(folder: Path) -> bool:
    return (folder / "_config.yml").is_file()


def test_a_folder_in_it_that_is_a_site_comes_as_one(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "abel.md",
        "bohr/index.md",
        "bohr/_config.yml",
        "bohr/_pages/about.md",
        "curie/index.md",
        "years/1911/planck/_config.yml",
        "years/1911/_config/_config.yml",
        "years/1911/a/b/c/_config.yml",
    )
    problems = Problems()

    pages = find_pages(tmp_path, problems, has_configuration)
    assert [page.relative_to(tmp_path).as_posix() for page in pages] == [
        "abel.md",
        "bohr",
        "curie/index.md",
        "years/1911/planck",
    ]
    assert not list(problems)
    assert find_pages(tmp_path / "bohr", problems, has_configuration) == [tmp_path / "bohr"]


def test_pages_further_down_are_told_and_left(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "a.md",
        "notes/x/index.md",
        "notes/y/about.md",
        "notes/z1.md",
        "notes/z2.md",
        "notes/e/f.md",
    )
    (tmp_path / "notes" / "loop").symlink_to("..")
    problems = Problems()

    assert find_pages(tmp_path, problems, has_configuration) == [tmp_path / "a.md"]
    pages, problem = problems
    assert pages.message.startswith("This folder holds 2 pages")
    assert (problem.path, problem.level) == (tmp_path / "notes", "info")
    assert problem.message.startswith("Of the folders in here, 3 hold a page and are no site")


def test_a_site_that_is_a_link_out_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, "outside/_config.yml", "source/curie.md")
    (tmp_path / "source" / "outer").symlink_to("../outside")
    problems = Problems()

    pages = find_pages(tmp_path / "source", problems, has_configuration)
    assert pages == [tmp_path / "source" / "curie.md"]
    assert [problem.level for problem in problems] == ["error"]


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "curie.md")
    monkeypatch.chdir(tmp_path)

    assert find_pages(Path(), Problems()) == [tmp_path / "curie.md"]
    assert find_pages(Path("curie.md"), Problems()) == [tmp_path / "curie.md"]


def test_nothing_to_read(tmp_path: Path) -> None:
    fill(tmp_path, "README.md", "photo.png")

    with pytest.raises(SourceError, match=r"holds no page\. Give a Markdown file"):
        find_pages(tmp_path, Problems())
    with pytest.raises(SourceError, match=r"no such file or folder\. Check the spelling"):
        find_pages(tmp_path / "none", Problems())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)

    with pytest.raises(SourceError, match="Check its permissions"):
        find_pages(folder, Problems())


def is_site(folder: Path) -> bool:
    return (folder / "_config.yml").is_file()


def test_a_repository_may_keep_its_site_in_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "docs/_config.yml", "notes.md", ".gitignore", "src/index.md")
    assert find_pages(tmp_path, Problems(), is_site) == [tmp_path / "docs"]


def test_repositories_in_a_folder_too(tmp_path: Path) -> None:
    fill(tmp_path, "noether/website/_config.yml", "noether/notes.md", "docs/_config.yml", "a.md")
    fill(tmp_path, "more/by/weyl/docs/_config.yml")
    assert find_pages(tmp_path, Problems(), is_site) == [
        tmp_path / "a.md",
        tmp_path / "docs",
        tmp_path / "more/by/weyl/docs",
        tmp_path / "noether/website",
    ]
