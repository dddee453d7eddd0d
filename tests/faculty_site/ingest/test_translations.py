"""How the rows of a version are laid beside those of the page that it translates."""

from __future__ import annotations

from pathlib import Path

from faculty_site.ingest.documents import Document, Facts, Json, Page, Row
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.translations import Translated, translate


def page(language: str) -> Page:
    name = f"{language}.md"
    document = Document(Path(name), name, b"", "", {}, "", 1, "utf-8", {})
    outline = read_outline("", "kramdown")
    return Page(document, "plain", "about", "kramdown", language, Facts(), outline)


def section(heading: str, body: str = "", kind: str = "text", level: int = 1) -> Row:
    key = heading.lower() or "lead"
    fields: dict[str, Json] = {
        "key": key, "heading": heading, "body": body, "kind": kind, "level": level,
        "dialect": "kramdown", "visibility": "public",
    }  # fmt: skip
    return Row("profiles.section", ("wu", key), fields, f"section:{key}")


def news(slug: str, body: str, date: str | None, home: str = "news") -> Row:
    fields = {"body": body, "date": date, "section": ["wu", home], "dialect": "kramdown"}
    return Row("news.newsitem", (slug,), fields, f"item:{slug}", text=body)


def work(slug: str, title: str) -> Row:
    return Row("publications.publication", (slug,), {"title": title, "year": 1957}, f"work:{slug}")


def translated(originals: list[Row], versions: list[Row]) -> Translated:
    return translate(page("en"), originals, page("de"), versions)


def said(found: Translated) -> dict[str, str]:
    """By the last part of the original's key, the heading and the body of its translation."""
    return {
        str(row.key[-2]): f"{row.fields.get('heading', '')}: {row.fields.get('body', '')}"
        for row in found.rows
        if row.model.endswith("translation")
    }


def test_sections_of_one_shape_go_in_order() -> None:
    found = translated(
        [section("", "I am."), section("Research", "Beta decay."), section("Teaching", "Physics.")],
        [
            section("", "Ich bin."),
            section("Forschung", "Betazerfall."),
            section("Lehre", "Physik."),
        ],
    )
    assert said(found) == {
        "lead": ": Ich bin.",
        "research": "Forschung: Betazerfall.",
        "teaching": "Lehre: Physik.",
    }


def test_what_the_version_has_besides_is_a_section_of_its_own() -> None:
    found = translated(
        [section("", "I am."), section("News", kind="news")],
        [section("", "Ich bin."), section("Neues", kind="news"), section("Heimat", "Liuhe.")],
    )
    assert said(found) == {"lead": ": Ich bin.", "news": "Neues: "}
    (own,) = [row for row in found.rows if row.model == "profiles.section"]
    assert (own.key, own.origin, own.fields["language"]) == (
        ("wu", "heimat-de"),
        "section:heimat-de",
        "de",
    )


def test_a_section_in_between_follows_the_one_before_it() -> None:
    found = translated(
        [section("", "I am."), section("News", kind="news"), section("Links", "Here.")],
        [
            section("", "Ich bin."),
            section("Heimat", "Liuhe."),
            section("Neues", kind="news"),
            section("Verweise", "Hier."),
        ],
    )
    assert said(found) == {
        "lead": ": Ich bin.\n\n## Heimat\n\nLiuhe.",
        "news": "Neues: ",
        "links": "Verweise: Hier.",
    }


def test_lists_that_agree_in_dates_go_together_and_others_are_counted() -> None:
    originals = [
        section("News", kind="news"),
        section("Old", kind="news"),
        news("a", "Parity.", "1957-01-15"),
        news("b", "Cobalt.", "1956-12-27"),
        news("c", "Arrival.", "1936", "old"),
    ]
    versions = [
        section("Neues", kind="news"),
        section("Altes", kind="news"),
        news("x", "Parität.", "1957-01-15", "neues"),
        news("y", "Kobalt.", "1956-12-27", "neues"),
        news("z", "Ankunft.", "1937", "altes"),
    ]
    found = translated(originals, versions)
    assert said(found) == {
        "news": "Neues: ",
        "old": "Altes: ",
        "a": ": Parität.",
        "b": ": Kobalt.",
    }
    assert found.unmatched == 1


def test_a_list_that_became_records_is_not_said_again_as_a_text() -> None:
    awards = [section("", "I am."), section("Awards", kind="entries")]
    found = translated(awards, [section("", "Ich bin."), section("Orden", "- 1978: Wolf-Preis")])
    assert said(found) == {"lead": ": Ich bin.", "awards": "Orden: "}
    assert found.unmatched == 1


def test_titles_of_several_works_are_never_mixed_up() -> None:
    originals = [work("a", "Parity"), work("b", "Cobalt")]
    assert translated(originals, [work("x", "Kobalt"), work("y", "Parität")]).rows == ()
    (row,) = translated([work("a", "Parity")], [work("x", "Parität")]).rows
    assert (row.model, row.key, row.fields["title"]) == (
        "publications.publicationtranslation",
        ("a", "de"),
        "Parität",
    )


def test_a_version_that_says_the_same_adds_nothing() -> None:
    found = translated([section("Research", "Beta decay.")], [section("Research", "Beta decay.")])
    assert found.rows == ()
