"""Which files of a Jekyll site are versions of one page, and in which languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faculty_site.ingest.documents import Document
from faculty_site.ingest.themes.jekyll.languages import read_languages

JAPANESE = "素粒子の理論を研究しています。中間子について。"


def document(name: str, body: str = "Words.", **data: Any) -> Document:
    return Document(Path("/site") / name, name, b"", "", data, body, 1, "utf-8", {})


def versions(config: dict[str, Any], *documents: Document) -> dict[str, list[str]]:
    """By the original, the languages of the versions and their files."""
    languages = read_languages(config, documents)
    return {
        original.name: [
            f"{version.front_matter['lang']} {version.name}"
            for version in languages.versions_of(original)
        ]
        for original in languages.originals(documents)
    }


ENGLISH = {"lang": "en"}
BOTH = {"languages": ["en-us", "pt-BR"], "default_lang": "en-us"}


@pytest.mark.parametrize(
    ("config", "documents", "expected"),
    [
        (
            ENGLISH,
            [document("about.md"), document("zh/about.md"), document("zh/only.md")],
            {"about.md": ["zh zh/about.md"], "zh/only.md": []},
        ),
        (
            ENGLISH,
            [document("_pages/about.md"), document("_pages/about_zh.md")],
            {"_pages/about.md": ["zh _pages/about_zh.md"]},
        ),
        (
            BOTH,
            [document("_pages/pt-BR/a.md"), document("_pages/en-us/a.md")],
            {"_pages/en-us/a.md": ["pt-BR _pages/pt-BR/a.md"]},
        ),
        (
            BOTH,
            [
                document("_pages/sobre.md", lang="pt-BR", permalink="/a/"),
                document("_pages/about.md", lang="en-us", permalink="/a/"),
            ],
            {"_pages/about.md": ["pt-BR _pages/sobre.md"]},
        ),
        (
            {},
            [document("one.md", lang="de", ref="x"), document("eins.md", lang="fr", ref="x")],
            {"eins.md": ["de one.md"]},
        ),
        (
            ENGLISH,
            [document("a.md", lang="ru"), document("a_en.md", language="en")],
            {"a_en.md": ["ru a.md"]},
        ),
        (
            {"locale": "en-US"},
            [document("about.md", JAPANESE, permalink="/"), document("about_en.md")],
            {"about.md": ["en about_en.md"]},
        ),
    ],
)
def test_versions_are_found(
    config: dict[str, Any], documents: list[Document], expected: dict[str, list[str]]
) -> None:
    assert versions(config, *documents) == expected


@pytest.mark.parametrize(
    "documents",
    [
        [document("what.md"), document("what-it-was.md")],
        [document("notes.md"), document("notes-cv.md")],
        [document("about.md"), document("about_en.md")],  # both in the site's English
        [document("a.md", lang="en", ref="x"), document("b.md", lang="en-GB", ref="x")],
        [document("a.md", ref="x"), document("b.md", ref="x")],
        [document("is/a.md"), document("b.md")],
    ],
)
def test_pages_that_are_no_versions_stay_by_themselves(documents: list[Document]) -> None:
    assert versions(ENGLISH, *documents) == {d.name: [] for d in documents}


def test_a_lone_page_in_a_folder_of_a_declared_language_is_in_it() -> None:
    languages = read_languages(BOTH, [])
    (page,) = languages.originals([document("_pages/pt-BR/walks.md")])
    assert page.front_matter["lang"] == "pt-BR"


def test_a_folder_that_only_looks_like_a_language_says_nothing() -> None:
    languages = read_languages(ENGLISH, [])
    (page,) = languages.originals([document("it/servers.md")])
    assert "lang" not in page.front_matter


def test_a_list_in_japanese_with_few_kana_is_not_chinese() -> None:
    kept = document("cv.md", "職歴 学歴 信州大学 研究員 の", permalink="/cv/")
    documents = [document("about.md", JAPANESE, permalink="/"), kept, document("cv_en.md")]
    languages = read_languages({}, documents)
    originals = {d.name: d for d in languages.originals(documents)}
    assert originals["cv.md"].front_matter["lang"] == "ja"
    assert [d.name for d in languages.versions_of(originals["cv.md"])] == ["cv_en.md"]
