"""Whole Hugo sites: one small sample for each of the four versions of the themes."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import profiles.ingest
from faculty_site.ingest.extraction import Extracted, extract_all
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.themes.hugo_site.cv import rows_of
from faculty_site.ingest.themes.hugo_site.items import section_of
from faculty_site.ingest.themes.hugo_site.texts import says_title
from faculty_site.ingest.themes.hugo_site.visibility import is_hidden, period, printed_date
from faculty_site.ingest.themes.sites import is_site, read_site
from faculty_site.lib.fuzzy_dates import FuzzyDate
from tests.sites.reader import EXTRACTORS, page_of

SITES = Path(__file__).parents[3] / "sites" / "hugo"
TODAY = dt.date(1900, 1, 1)


def homes_of(folder: Path) -> tuple[list[Homepage], Problems]:
    problems = Problems()
    homes = read_site(folder, problems)
    assert homes is not None
    return homes, problems


def extracted(home: Homepage) -> Extracted:
    identity = profiles.ingest.identify(home.about, Problems())
    return extract_all(home, identity, home.root, "", EXTRACTORS, profiles.ingest.finish)


def rows(found: Extracted, model: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(r.fields[n] for n in names) for r in found.rows if r.model == model]


@pytest.fixture(scope="module")
def academic() -> tuple[Homepage, Extracted, Problems]:
    (home,), problems = homes_of(SITES / "academic-toml")
    return home, extracted(home), problems


@pytest.fixture(scope="module")
def wowchemy() -> tuple[Homepage, Extracted, Problems]:
    (home,), problems = homes_of(SITES / "wowchemy-two-languages")
    return home, extracted(home), problems


@pytest.fixture(scope="module")
def lab() -> list[Homepage]:
    return homes_of(SITES / "hugoblox-lab")[0]


@pytest.fixture(scope="module")
def newest() -> Extracted:
    (home,), _problems = homes_of(SITES / "hugoblox-2026")
    return extracted(home)


Read = tuple[Homepage, Extracted, Problems]


def test_a_folder_with_content_and_a_configuration_is_a_site(tmp_path: Path) -> None:
    assert is_site(SITES / "academic-toml")
    (tmp_path / "content").mkdir()
    assert not is_site(tmp_path)


def test_the_owner_in_toml(academic: Read) -> None:
    fields = rows(
        academic[1],
        "profiles.profile",
        "name",
        "position",
        "affiliation",
        "email",
        "phone",
        "postal_address",
        "facts",
    )
    assert fields == [
        (
            "Galileo Galilei",
            "Philosopher and mathematician",
            "Court of Tuscany",
            "galileo@lincei.example.net",
            "",
            "Via del Borgo 12\n35121 Padua\nItaly",
            [],
        )
    ]
    links = rows(academic[1], "profiles.link", "kind", "url")
    assert links == [("cv", "/files/cv.pdf"), ("other", "https://letters.example.net/galileo")]


def test_widgets_become_sections_in_the_order_of_their_weights(academic: Read) -> None:
    sections = rows(academic[1], "profiles.section", "kind", "heading", "visibility")
    assert sections == [
        ("text", "", "public"),
        ("text", "Instruments", "public"),
        ("publications", "Latest Publications", "public"),
    ]


def test_a_paper_joins_its_front_matter_and_its_bibtex(academic: Read) -> None:
    work = rows(
        academic[1], "publications.publication", "type", "venue", "date", "abstract", "links"
    )
    link = {"kind": "pdf", "url": "/publication/moons-1610/moons.pdf", "label": ""}
    assert work == [("book", "Baglioni", "1610-03", "Four bodies go round Jupiter.", [link])]
    authors = rows(academic[1], "publications.authorship", "name", "marks", "selected")
    assert authors == [("Galileo Galilei", "*", True), ("Cosimo de' Medici", "*", False)]
    kept = {document.name for document in academic[0].kept}
    assert "content/publication/moons-1610/cite.bib" in kept


def test_samples_are_skipped_and_counted(academic: Read) -> None:
    (problem,) = academic[2]
    assert problem.message.startswith("2 pages or lines are samples")
    titles = rows(academic[1], "profiles.entry", "title")
    assert ("CEO",) not in titles


def test_lines_of_a_cv(academic: Read) -> None:
    entries = rows(academic[1], "profiles.entry", "kind", "title", "start", "end", "visibility")
    assert entries == [
        ("talk", "On the new star", "1604-11-10", "1604-11-12", "public"),
        ("project", "The military compass", "1597-01-01", None, "public"),
        ("education", "Studies of medicine", "1585", None, "public"),
        ("position", "Professor of Mathematics", "1592-12", "1610-06", "public"),
        ("award", "Member of the Academy of the Lynx-Eyed", "1611-04-25", None, "hidden"),
    ]


def test_a_row_names_its_file_part_and_line(academic: Read) -> None:
    (row,) = [r for r in academic[1].rows if str(r.fields.get("title")).startswith("Professor")]
    assert row.origin == "file:content/home/experience.md#experience-1"
    assert row.line == 8


def test_a_draft_is_kept_and_hidden(academic: Read) -> None:
    assert rows(academic[1], "news.newsitem", "title", "visibility") == [
        ("A glass of twenty powers", "hidden")
    ]


def test_old_addresses(academic: Read) -> None:
    urls = {row[0] for row in rows(academic[1], "profiles.legacyurl", "path")}
    wanted = {"/", "/authors/admin/", "/publication/moons-1610/", "/talk/padua/"}
    assert wanted <= urls


def test_a_translation_is_no_second_paper(wowchemy: Read) -> None:
    works = rows(wowchemy[1], "publications.publication", "title", "language", "date")
    assert works == [
        ("On a new, strongly radioactive substance", "en", "1898-12-26"),
        ("Sur une substance nouvelle radio-active", "fr", "1898"),
    ]
    (translation,) = rows(
        wowchemy[1], "publications.publicationtranslation", "original", "language", "title"
    )
    assert translation == (
        ["on-a-new-strongly-radioactive-substance-1898"],
        "fr",
        "Sur une nouvelle substance fortement radio-active",
    )
    kept = {name for name, _content in wowchemy[0].originals}
    assert "content/fr/publication/radium/index.md" in kept


def test_what_a_person_says_in_another_language_goes_with_what_they_say(wowchemy: Read) -> None:
    facts = rows(
        wowchemy[1],
        "profiles.profiletranslation",
        "language",
        "position",
        "affiliation",
        "interests",
        "facts",
    )
    assert facts == [
        (
            "fr",
            "Professeure de physique",
            "Université de Paris",
            "Radioactivité",
            [["Bio", "J’étudie la radioactivité."]],
        )
    ]
    assert rows(wowchemy[1], "profiles.entrytranslation", "original", "title", "place") == [
        (
            ["marie-curie", "education-doctor-of-science"],
            "Doctorat ès sciences",
            "Université de Paris",
        )
    ]
    news = rows(wowchemy[1], "news.newsitemtranslation", "title", "body")
    link = "[Link](https://prize.example.net/1911)"
    assert news == [("Un second prix", f"La lettre est venue de Stockholm.\n\n{link}")]


def test_the_blocks_of_a_home_page_are_translated_one_by_one(wowchemy: Read) -> None:
    found = [r for r in wowchemy[1].rows if r.model == "profiles.sectiontranslation"]
    said = {r.key[1]: (r.fields.get("heading", ""), r.fields.get("body", "")) for r in found}
    laboratory = "La thermodynamique, le lundi; voir [le laboratoire](/laboratory/)."
    assert said == {
        "about": ("", "Née à Varsovie, je travaille à Paris."),
        "skills-skills": ("Compétences", "- **Séparation**: 90%"),
        "news-latest-news": ("Actualités", ""),
        "lectures": ("Cours", laboratory),
    }
    sections = rows(wowchemy[1], "profiles.section", "heading", "language")
    assert ("Société", "fr") in sections  # which French alone has


def test_old_addresses_of_translations_lead_to_the_page_in_their_language(wowchemy: Read) -> None:
    found = [row.fields for row in wowchemy[1].rows if row.model == "profiles.legacyurl"]
    work = ["on-a-new-strongly-radioactive-substance-1898"]
    works = {x["path"]: (x.get("publication"), x.get("language", "")) for x in found}
    assert works["/publication/radium/"] == (work, "")
    assert works["/fr/publication/radium/"] == (work, "fr")
    assert works["/fr/"] == (None, "fr")
    assert works["/fr/publication/polonium/"][1] == ""
    sections = {x["path"]: (x.get("section"), x.get("language", "")) for x in found}
    assert sections["/fr/cours/"] == (["marie-curie", "lectures"], "fr")


def test_degrees_and_sample_contacts_are_no_part_of_the_person(wowchemy: Read) -> None:
    fields = rows(
        wowchemy[1],
        "profiles.profile",
        "name",
        "orcid",
        "email",
        "phone",
        "postal_address",
        "office_hours",
    )
    assert fields == [
        (
            "Marie Curie",
            "0000-0002-1825-0097",
            "curie@paris.example.net",
            "",
            "",
            "Thursday 14:00 to 16:00",
        )
    ]


def test_features_are_a_list_under_their_heading(wowchemy: Read) -> None:
    sections = rows(wowchemy[1], "profiles.section", "kind", "heading", "body")
    assert ("text", "Skills", "- **Separation**: 90%") in sections
    assert ("news", "Latest news", "") in sections


def test_news_keep_the_address_that_they_led_to(wowchemy: Read) -> None:
    (body,) = rows(wowchemy[1], "news.newsitem", "body")
    assert body == ("The letter came from Stockholm.\n\n[Link](https://prize.example.net/1911)",)


def test_a_lab_has_its_members(lab: list[Homepage]) -> None:
    people = [(home.about.facts.name, home.group and home.group.role) for home in lab]
    assert people == [
        ("Ernest Rutherford", "Principal Investigators"),
        ("Hans Geiger", "Researchers"),
        ("Niels Bohr", "Alumni"),
    ]
    groups = {home.group and home.group.name for home in lab}
    assert groups == {"Manchester Radioactivity Group"}


def test_a_paper_of_a_member_is_theirs(lab: list[Homepage]) -> None:
    titles = [rows(extracted(home), "publications.publication", "title") for home in lab]
    assert titles == [
        [("The scattering of alpha particles by matter",)],
        [],
        [("On the constitution of atoms and molecules",)],
    ]


def test_a_selection_alone_gives_no_title_to_the_list_of_all(lab: list[Homepage]) -> None:
    sections = rows(extracted(lab[0]), "profiles.section", "kind", "heading")
    assert sections == [
        ("text", ""),
        ("text", "Inside the atom"),
        ("publications", "Publications"),
    ]


def test_an_author_of_2026(newest: Extracted) -> None:
    fields = rows(newest, "profiles.profile", "name", "phone", "office_hours", "facts")
    facts = [["Pronouns", "she/her"], ["Methods", "Bernoulli numbers"]]
    facts.append(["Languages", "French (Fluent)"])
    assert fields == [("Ada Lovelace", "+44 20 0000 0000", "Monday 14:00 to 15:00", facts)]
    assert rows(newest, "profiles.link", "url") == []


def test_an_event_of_2026_has_its_own_date(newest: Extracted) -> None:
    entries = rows(newest, "profiles.entry", "kind", "title", "start", "end")
    assert ("talk", "What engines can do", "1843-11-05", None) in entries
    assert ("position", "Translator", "1842-10", "..") in entries


def test_blocks_of_a_landing_page_are_sections(newest: Extracted) -> None:
    found = [
        (row.fields["heading"], row.line) for row in newest.rows if row.model == "profiles.section"
    ]
    assert found == [("", 11), ("My research", 13), ("Papers", 17)]


def test_usernames_become_names(newest: Extracted) -> None:
    names = rows(newest, "publications.authorship", "name")
    assert names == [("Ada Lovelace",), ("Charles Babbage",)]
    assert rows(newest, "publications.publication", "arxiv") == [("1843.00001",)]


def test_no_block_is_lost(academic: Read, wowchemy: Read, newest: Extracted) -> None:
    assert [e.blocks.unplaced for e in (academic[1], wowchemy[1], newest)] == [0, 0, 0]


def test_a_site_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.yaml").write_text("title: A blog\n", encoding="utf-8")
    (tmp_path / "content" / "_index.md").write_text("---\ntitle: Hello\n---\nHi.\n", "utf-8")
    with pytest.raises(SourceError, match="does not say whose it is"):
        read_site(tmp_path, Problems())


@pytest.mark.parametrize(
    ("data", "hidden"),
    [
        ({"draft": True}, True),
        ({"published": False}, True),
        ({"private": True}, False),
        ({"build": {"render": "never", "list": "never"}}, True),
        ({"_build": {"render": False, "list": False}}, True),
        ({"build": {"render": "never"}}, False),
        ({"publishdate": "1911-05-01"}, True),
        ({"unpublishDate": "1899-12-31"}, True),
        ({"headless": True}, True),
        ({"date": "1911-05-01"}, True),
        ({"date": "1911-05-01", "publishDate": "1899-05-01"}, False),
        ({"date": "1899-05-01", "publishDate": "1911-05-01"}, True),
        ({"expiryDate": "1899-12-31"}, True),
        ({"expiryDate": "1911-12-31"}, False),
        ({"date": "no date"}, False),
        ({}, False),
    ],
)
def test_what_the_old_site_hid(data: dict[str, Any], hidden: bool) -> None:
    assert is_hidden(data, TODAY) is hidden


def test_what_a_configuration_shows_all_the_same() -> None:
    shown = {"buildDrafts": True, "buildFuture": True, "buildexpired": True}
    for data in ({"draft": True}, {"date": "1911-05-01"}, {"expiryDate": "1899-12-31"}):
        assert is_hidden(data, TODAY)
        assert not is_hidden(data, TODAY, shown)
    assert is_hidden({"headless": True}, TODAY, shown)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1903-01-01T00:00:00Z", "1903"),
        ("1903-06-01T00:00:00Z", "1903-06"),
        ("1903-06-25T00:00:00Z", "1903-06-25"),
        ("1903-01-01T10:30:00Z", "1903-01-01"),
        ("1903-00-00", "1903"),
        (dt.date(1903, 1, 1), "1903"),
        (dt.datetime(1903, 6, 1, tzinfo=dt.UTC), "1903-06"),
        ("1900-01-01", "None"),
        ("0001-01-01T00:00:00Z", "None"),
    ],
)
def test_a_paper_has_the_date_that_was_known(written: object, date: str) -> None:
    document = page_of("", date=written).document
    assert str(printed_date(document, Problems())) == date


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1891-1903", None, (FuzzyDate(1891), FuzzyDate(1903))),
        ("1906-", None, (FuzzyDate(1906), FuzzyDate.OPEN)),
        ("1906 – present", None, (FuzzyDate(1906), FuzzyDate.OPEN)),
        (1903, None, (FuzzyDate(1903), None)),
        (None, "1903-06", (FuzzyDate(1903, 6), None)),
        ("soon", "later", (None, None)),
    ],
)
def test_periods(start: object, end: object, expected: tuple[object, object]) -> None:
    assert period(start, end) == expected


@pytest.mark.parametrize(
    ("name", "role", "kind"),
    [
        ("publication", "work", ""),
        ("publications", "work", ""),
        ("event", "entry", "talk"),
        ("talk", "entry", "talk"),
        ("courses", "entry", "teaching"),
        ("project", "entry", "project"),
        ("project-news", "news", ""),
        ("blog", "post", ""),
    ],
)
def test_what_a_section_holds(name: str, role: str, kind: str) -> None:
    section = section_of(name)
    assert section is not None
    assert (section.role, section.kind) == (role, kind)


def test_a_section_of_another_name_holds_pages() -> None:
    assert section_of("theory") is None


def test_the_title_of_a_widget_says_what_its_lines_are() -> None:
    data = {"item": [{"title": "Optics", "date_start": "1672-01-01"}, 3, {"url": "x"}]}
    document = page_of("").document
    (row,) = rows_of(document, data, "Teaching")
    assert (row.item.kind, row.item.title, str(row.item.date)) == ("teaching", "Optics", "1672-01")


def test_a_theme_without_author_pages() -> None:
    (home,), _problems = homes_of(SITES / "plain-theme")
    found = extracted(home)
    assert home.base_url == "https://downhouse.example.org/"
    assert rows(found, "profiles.profile", "name", "slug") == [("Charles Darwin", "charles-darwin")]
    assert rows(found, "profiles.section", "body") == [
        ("I live at Down House and keep pigeons.",),
        ("Barnacles take longer than expected.",),
    ]
    assert rows(found, "news.newsitem", "kind", "title", "date") == [
        ("post", "Worms and the chalk", "1871-05-03")
    ]
    assert found.blocks.unplaced == 0


def test_a_bibtex_file_about_another_paper_is_not_used(tmp_path: Path) -> None:
    shutil.copytree(SITES / "academic-toml", tmp_path / "site")
    beside = tmp_path / "site" / "content" / "publication" / "moons-1610" / "cite.bib"
    beside.write_text("@book{x, author={Galilei, Galileo}, title={The assayer}, year=1623}\n")
    (home,), problems = homes_of(tmp_path / "site")
    (work,) = rows(extracted(home), "publications.publication", "title", "date", "bibtex")
    assert work == ("Four moons of Jupiter", "1610-03", "")
    told = [problem.message for problem in problems if problem.path == beside]
    assert len(told) == 1
    assert told[0].startswith("This file is about another work")
    assert "cite.bib" in {document.path.name for document in home.kept}


@pytest.mark.parametrize(
    ("bibtex", "title", "says"),
    [
        (
            "title = {Sur l'\\'{E}lectricit{\\'e} atmosph{\\'e}rique}",
            "Sur l'Électricité atmosphérique",
            True,
        ),
        ("title = {The {Assayer}}", "The assayer", True),
        ("title = {The {Assayer}}", "Starry messenger", False),
        ("title = {X}", "On A B", True),
    ],
)
def test_whether_a_bibtex_file_is_about_a_title(bibtex: str, title: str, says: bool) -> None:
    assert says_title(bibtex, title) is says


@pytest.mark.parametrize("folder", ["../..", "content/..", "/etc", "nowhere", "x" * 300, "\0"])
def test_a_content_folder_outside_the_site_is_not_read(tmp_path: Path, folder: str) -> None:
    config = json.dumps({"title": "Ada Lovelace", "languages": {"en": {"contentDir": folder}}})
    (tmp_path / "hugo.json").write_text(config, encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "about.md").write_text("---\ntitle: About\n---\nHello.\n", "utf-8")
    (home,), _problems = homes_of(tmp_path)
    assert home.name == "content/about.md"


def test_front_matter_of_unexpected_shapes(tmp_path: Path) -> None:
    shutil.copytree(SITES / "hugoblox-2026", tmp_path / "site")
    content = tmp_path / "site" / "content"
    odd = "---\ntitle: [a]\nauthors: {x: 1}\nlinks: text\nhugoblox: 3\naddress: [1]\n"
    odd += (
        f"publication_types: 2\nauthor_notes: x\nurl_pdf: {'p' * 400}\nsections: [1, {{}}]\n---\n"
    )
    for section in ("publications", "events", "blog", "theory"):
        (content / section).mkdir(exist_ok=True)
        (content / section / "odd.md").write_text(odd, encoding="utf-8")
    (content / "contact.md").write_text(
        "---\ntype: landing\nsections:\n"
        "- block: contact\n  content: {address: 3, social: [x, {}]}\n"
        "- block: resume-experience\n  content: {experience: [1, {role: x, start: [2]}], items: 4}"
        "\n"
        "---\n",
        encoding="utf-8",
    )
    (home,), _problems = homes_of(tmp_path / "site")
    assert extracted(home).blocks.unplaced == 0


def test_the_configuration_stands_for_the_page_of_the_owner(tmp_path: Path) -> None:
    (tmp_path / "content" / "projects").mkdir(parents=True)
    (tmp_path / "content/projects/fall.md").write_text("---\ntitle: Fall\n---\nFalling.\n")
    (tmp_path / "config.toml").write_text('title = "Falling bodies"\nauthor = "Galileo Galilei"\n')
    ((home,), _) = homes_of(tmp_path)
    assert (home.about.facts.name, home.about.outline.lines) == ("Galileo Galilei", ("",))
    assert [page.document.name for page in home.pages] == ["content/projects/fall.md"]


def test_a_site_of_nobody_is_that_of_who_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "content" / "projects").mkdir(parents=True)
    (tmp_path / "content/projects/fall.md").write_text("---\ntitle: Fall\n---\nFalling.\n")
    (tmp_path / "hugo.toml").write_text('title = "Falling bodies"\n')
    with pytest.raises(SourceError, match="--profile SLUG"):
        read_site(tmp_path, Problems())
    homes = read_site(tmp_path, Problems(), "galileo-galilei")
    assert homes is not None
    (home,) = homes
    assert (home.about.facts.name, len(home.pages)) == ("", 1)


def test_things_come_by_their_weight_and_then_the_newest_first(tmp_path: Path) -> None:
    config = 'title = "Galileo Galilei"\nauthor = "Galileo Galilei"\n'
    (tmp_path / "config.toml").write_text(config, "utf-8")
    front_matter = {
        "anchor": "weight: 2",
        "compass": "date: 1606",
        "dialogue": "date: 1632-02",
        "fall": "x: y",
        "messenger": "date: 1610-03-13",
        "tides": "weight: 1",
    }
    for name, line in front_matter.items():
        path = tmp_path / "content" / "projects" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {name}\n{line}\n---\n", "utf-8")
    ((home,), _) = homes_of(tmp_path)
    titles = [page.item.title for page in home.pages if page.item]
    assert titles == ["tides", "anchor", "dialogue", "messenger", "compass", "fall"]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Quickly find what you want by [filtering](./publication/).", ""),
        ('Find it [here]({{< ref "/publication/_index.md" >}}).', ""),
        ("All of them are at the [library](https://library.example).", "> "),
    ],
)
def test_a_pointer_to_the_theme_s_own_list_says_nothing(
    tmp_path: Path, words: str, left: str
) -> None:
    home = tmp_path / "content" / "home"
    home.mkdir(parents=True)
    config = 'title = "Galileo Galilei"\nauthor = "Galileo Galilei"\n'
    (tmp_path / "config.toml").write_text(config, "utf-8")
    (home / "index.md").write_text("---\ntype: widget_page\n---\n", "utf-8")
    (home / "papers.md").write_text(
        "---\nwidget: pages\ntitle: Recent papers\ncontent:\n  page_type: publication\n---\n"
        f"{{{{% callout note %}}}}\n{words}\n{{{{% /callout %}}}}\n",
        "utf-8",
    )
    ((found,), _) = homes_of(tmp_path)
    (page,) = (page for page in found.pages if page.role == "list")
    assert page.document.body.strip()[:2] == left
    assert list(page.listings.values()) == ["publications"]
