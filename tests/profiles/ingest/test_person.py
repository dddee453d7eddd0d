from __future__ import annotations

import pytest

from faculty_site.ingest.documents import Extraction
from tests.sites.reader import extracted, fields_of, messages


def field(name: str, into: Extraction) -> object:
    ((value,),) = fields_of(into, "profiles.profile", name)
    return value


def test_affiliations_from_the_lines_that_open_the_page() -> None:
    body = (
        "[Professor of Physics](p.html), [Faculty of Sciences](f.html)   \n"
        "Director, [Radium Institute](r.html)   \nUniversity of Paris\n\nI study rays.\n"
    )
    into = extracted(body)
    assert field("position", into) == "Professor of Physics"
    assert field("affiliation", into) == "Faculty of Sciences\nUniversity of Paris"
    assert fields_of(into, "profiles.section", "key") == [("about",)]


@pytest.mark.parametrize(
    "body",
    [
        "I am a professor at the Sorbonne.\n",
        "Professor of nothing in particular\n",
        "She is a professor, Sorbonne  \nParis\n",
        "x " * 200 + "\n\nProfessor, Sorbonne\n",
        "[Research](r.html) | [Teaching](t.html)  \n[CV](c.html)\n",
    ],
)
def test_prose_gives_no_position(body: str) -> None:
    assert field("position", extracted(body)) == ""


@pytest.mark.parametrize(
    ("body", "interests"),
    [
        ("**Research Interests**: rays and radium", "rays and radium"),
        (
            "My research interests include rays, radium and polonium. And more.",
            "rays, radium and polonium",
        ),
        ("My research interests are motivated by the shed behind the school.", ""),
        ("## Research Interests\n\n- Rays;\n- Radium.\n", "Rays, Radium"),
        (
            "## Interests\n\n[All my papers](p.html)\n\nRays interest me.\n",
            "Rays interest me.",
        ),
        ("## 研究方向\n\n镭和钋\n", "镭和钋"),
        ("Nothing said.", ""),
    ],
)
def test_interests(body: str, interests: str) -> None:
    assert field("interests", extracted(body)) == interests


def test_long_interests_end_with_a_sentence() -> None:
    body = "## Research interests\n\n" + "I study the rays of radium salts. " * 20
    found = str(field("interests", extracted(body)))
    assert len(found) <= 300
    assert found.endswith("salts.")


def test_a_page_that_was_not_published_stays_a_draft() -> None:
    into = extracted("Rays.", published=False)
    assert field("state", into) == "draft"
    assert [m for m in messages(into, "info") if "draft" in m]
    (row,) = extracted("Rays.", published=True).rows_of("profiles.profile")
    assert "state" not in row.fields


def test_an_email_spelt_against_robots_is_kept_as_a_fact() -> None:
    author = {"name": "Marie Curie", "email": "marie at radium"}
    assert field("facts", extracted("", author=author)) == [["E-mail", "marie at radium"]]
    author = {"name": "Marie Curie", "email": "“marie@radium.example”"}
    assert field("email", extracted("", author=author)) == "marie@radium.example"


def test_an_orcid_from_a_link() -> None:
    links = [{"label": "ORCID", "url": "https://orcid.org/0000-0002-1825-0097"}]
    into = extracted("", author={"name": "Marie Curie", "links": links})
    assert field("orcid", into) == "0000-0002-1825-0097"
    assert fields_of(into, "profiles.link", "kind", "label") == [("orcid", "ORCID")]


def test_old_addresses_lead_to_the_page() -> None:
    into = extracted("", permalink="/", redirect_from=["/about/", "/about.html"])
    paths = fields_of(into, "profiles.legacyurl", "path")
    assert paths == [("/",), ("/about/",), ("/about.html",)]


def test_an_old_address_that_is_too_long_is_told_and_not_cut() -> None:
    into = extracted("", permalink="/", redirect_from=["/about/", f"/{'x' * 600}/"])
    paths = fields_of(into, "profiles.legacyurl", "path")
    assert paths == [("/",), ("/about/",)]
    (problem,) = into.problems
    assert problem.message.startswith("One old address is longer than 500 characters")
