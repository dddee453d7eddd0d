"""The counter itself, on sites written for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.counting.bibtex import entries_of
from tests.counting.compare import Comparison
from tests.counting.data import rows_of, words_of
from tests.counting.found import Found, Record, left_out
from tests.counting.held import Held
from tests.counting.hugo import HugoSite
from tests.counting.jekyll import JekyllSite
from tests.counting.pages import page_of
from tests.counting.words import fold, tokens

BIBLIOGRAPHY = r"""---
---
@string{AP = {Annalen der Physik}}
@comment{An @article{in-a-comment, title={No}} is none.}
@article{curie1898,
  title = {Sur une substance nouvelle {\'e}lectro-active},
}
@book(odd, title="Not counted: nobody writes round brackets")
@inproceedings{noether1918,
  title = "Invariante {V}ariationsprobleme",
@misc{hopper1952,
  title={The Education of a Computer}
}
"""


def put(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def counts(things: list[Held]) -> Counter[str]:
    return Counter(thing.kind for thing in things if not thing.why_not)


def test_entries_are_those_with_braces_that_are_no_comments() -> None:
    found = list(entries_of(BIBLIOGRAPHY))
    assert [entry.key for entry in found] == ["curie1898", "noether1918", "hopper1952"]
    assert fold(found[0].title) == "surunesubstancenouvelleelectroactive"
    assert fold(found[1].title) == "invariantevariationsprobleme"


def test_rows_stand_under_headings_and_years() -> None:
    data = [
        {"title": "Education", "type": "list", "contents": ["Licence", "Doctorat"]},
        {"year": 1903, "items": [{"title": "Thesis"}, {"title": "Prize"}]},
        {"title": "Director", "highlights": ["Radium", "Polonium"]},
    ]
    assert [words_of(row) for row in rows_of(data)] == [
        "Licence", "Doctorat", "Thesis", "Prize", "Director",
    ]  # fmt: skip


def test_front_matter_that_no_parser_takes_is_read_line_by_line(tmp_path: Path) -> None:
    path = (
        put(tmp_path, {"a.md": "---\ntitle: Radium: a study\nlayout: post\n---\nText\n"}) / "a.md"
    )
    page = page_of(path)
    assert (page.data["title"], page.body.strip(), page.fenced) == ("Radium: a study", "Text", True)


def test_a_text_is_folded_without_its_markup() -> None:
    assert fold("[Sur *le* radium](/a_(b).pdf) &amp; <b>Maß</b>") == "surleradiummaß".casefold()
    assert tokens("Łódź, 1898{: .x}") >= {"1898"}


def test_what_a_jekyll_site_holds(tmp_path: Path) -> None:
    page = "---\ntitle: A\n---\n"
    root = put(
        tmp_path,
        {
            "_config.yml": "collections: {news: {}, talks: {}}\nexclude: [old]\n",
            "_news/a.md": page,
            "_talks/b.md": page,
            "_lost/c.md": page,
            "_posts/1911-01-01-d.md": page,
            "_pages/e.md": page,
            "old/f.md": page,
            "README.md": "no page",
            "_bibliography/papers.bib": BIBLIOGRAPHY,
            "_bibliography/unused.bib": BIBLIOGRAPHY.replace("curie", "other"),
            "_data/awards.csv": "title,year\nPrize,1903\nPrize,1911\n",
            "_data/navigation.yml": "main: [{title: Home}]\n",
        },
    )
    held = list(JekyllSite(root).held())
    expected = {"news": 1, "talks": 1, "posts": 1, "pages": 1, "bibtex": 3, "data": 2}
    assert counts(held) == expected
    reasons = {thing.file: thing.why_not for thing in held if thing.why_not}
    assert set(reasons) == {"_lost/c.md", "old/f.md", "_bibliography/unused.bib"}


def test_what_a_hugo_site_of_two_languages_holds(tmp_path: Path) -> None:
    paper = "---\ntitle: Radium\n---\n"
    root = put(
        tmp_path,
        {
            "config/_default/languages.yaml": "fr: {contentDir: content/fr}\nen: {}\n",
            "content/fr/publication/radium/index.md": paper,
            "content/en/publication/radium/index.md": paper,
            "content/en/publication/polonium/index.md": paper,
            "content/fr/publication/radium/cite.bib": BIBLIOGRAPHY,
            "content/fr/authors/admin/_index.md": "---\neducation: [{course: Dr}]\n---\n",
            "content/fr/home/skills.md": "---\nactive: false\nfeature: [{name: Glass}]\n---\n",
        },
    )
    held = list(HugoSite(root).held())
    assert counts(held) == {"publications": 2, "bibtex": 3, "data": 1}
    hidden = [thing.why_not for thing in held if thing.why_not]
    assert sorted(hidden) == ["another language", "not active"]


def a_record(origin: str, title: str) -> Record:
    return Record("profiles.entry", origin, fold(title), fold(title), hidden=False)


def test_each_row_needs_a_record_of_its_own_or_a_text() -> None:
    rows = [Held("data", "_data/cv.yml", str(n), "Lecturer") for n in (1, 2)]
    found = Found(records=[a_record("file:_data/cv.yml#1", "Lecturer")], texts=" lecturer")
    fates = Comparison(Path(), found, rows).compare()
    assert [fate.outcome for fate in fates] == ["found", "lost"]


def test_a_row_with_a_common_name_is_in_a_text_only_beside_its_neighbours() -> None:
    rows = [Held("data", "a.md", f"skills-{n}", name) for n, name in enumerate(("Glass", "Metal"))]
    apart = Comparison(Path(), Found(sections=["aboutglass", "aboutmetal"]), rows).compare()
    beside = Comparison(Path(), Found(sections=["glassmetal"]), rows).compare()
    assert [fate.outcome for fate in apart] == ["lost", "lost"]
    assert [fate.outcome for fate in beside] == ["found", "found"]


def test_no_more_entries_may_be_missing_than_the_report_counts() -> None:
    message = "2 entries were left out, because none of its authors is surely Marie Curie."
    entries = [Held("bibtex", "a.bib", key, f"A work called {key}") for key in ("a", "b", "c")]
    problem = {"path": "/site/a.bib", "message": message}
    others = Comparison(Path("/site"), Found(problems=[problem]), entries[:2]).compare()
    found = Found(problems=[problem], families={"called"})
    told = Comparison(Path("/site"), found, [replace(e, said="Is Called") for e in entries[:2]])
    lost = Comparison(Path("/site"), Found(problems=[problem]), entries).compare()
    assert left_out([message]) == 2
    assert {fate.outcome for fate in others} == {"others"}
    assert {fate.outcome for fate in told.compare()} == {"told"}
    assert {fate.outcome for fate in lost} == {"lost"}


def test_a_sample_is_one_only_where_the_report_says_so() -> None:
    post = Held("posts", "_posts/2012-08-14-blog-post-1.md", "", "Blog Post number 1")
    said = {"path": "/site", "message": "One page is a sample that came with the theme."}
    silent = Comparison(Path("/site"), Found(), [post]).compare()
    told = Comparison(Path("/site"), Found(problems=[said]), [post]).compare()
    assert (silent[0].outcome, told[0].outcome) == ("lost", "sample")


def test_a_page_is_found_by_its_words() -> None:
    page = Held("pages", "a.md", "", "About", "She studied *radiation* with {{ x }} in **Paris**.")
    there = Comparison(Path(), Found(texts=" shestudiedradiationwithinparis"), [page]).compare()
    not_there = Comparison(Path(), Found(texts=" shestudiedmusic"), [page]).compare()
    assert (there[0].outcome, not_there[0].outcome) == ("found", "lost")


def test_a_version_in_another_language_is_found_by_its_title() -> None:
    post = Held("posts", "_posts/fr/radium.md", "", "Le radium")
    there = Comparison(Path(), Found(translated={"leradium"}), [post]).compare()
    assert (there[0].outcome, there[0].why) == ("found", "version in another language")
