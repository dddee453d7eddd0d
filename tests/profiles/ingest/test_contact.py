from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.ingest.contact import emails_in, is_email, stated_email, without_emails
from tests.sites.reader import extracted, fields_of

FIELDS = ("email", "phone", "office", "office_hours", "postal_address")


def contact(body: str) -> tuple[object, ...]:
    (found,) = fields_of(extracted(body), "profiles.profile", *FIELDS)
    return found


def links(body: str) -> list[tuple[object, ...]]:
    return fields_of(extracted(body), "profiles.link", "kind", "label", "url")


def texts(body: str) -> list[object]:
    return [row[0] for row in fields_of(extracted(body), "profiles.section", "body")]


@pytest.mark.parametrize(
    "body",
    [
        "|--|--|\n| Office | Pavillon 2 |\n| Email | marie@radium.example |\n",
        "| | |\n|--|--|\n| **Office:** | Pavillon 2 |\n| **Email:** | <marie@radium.example> |\n",
        "- **Office**: Pavillon 2\n- **Email**: marie@radium.example\n",
        "* Office: Pavillon 2\n* E-mail: [write](mailto:marie@radium.example)\n",
        "**Office:** Pavillon 2  \n**Email:** marie [at] radium [dot] example\n",
        "Office: Pavillon 2<br>\nMail: marie (at) radium.example\n",
        "🏢 Pavillon 2  \n✉️ marie@radium.example\n",
        "Office: Pavillon 2\n<i class='fas fa-envelope'></i> marie@radium.example\n",
        '<i class="bi-building"></i> Pavillon 2\n<b>Email</b>: marie@radium.example\n',
    ],
)
@pytest.mark.parametrize("heading", ["", "# Contact\n\n", "Get in touch\n---\n\n"])
def test_labelled_facts_of_the_lead_and_of_contact_sections(heading: str, body: str) -> None:
    assert contact(heading + body) == ("marie@radium.example", "", "Pavillon 2", "", "")
    assert texts(heading + body) == []


def test_a_contact_list() -> None:
    body = (
        "### Contact\n"
        "- **Email**: marie@radium.example \\\\ \\\\  m.curie@paris.example\n"
        "- **Office**: [Pavillon 2](https://www.openstreetmap.org/way/1)\n"
        "- **Phone**: 01-43-29\n"
        "- **Webpage**: <http://curie.example>\n"
        "- **Office Hour**: Thur 4--6pm (Spring 1925)\n"
        "- **LinkedIn**: [marie](https://www.linkedin.com/in/marie)\n"
        "- **Telegraph**: RADIUM PARIS\n"
    )
    email, phone, office, hours, _address = contact(body)
    assert (email, phone, office) == ("marie@radium.example", "01-43-29", "Pavillon 2")
    assert hours == "Thur 4–6pm (Spring 1925)"
    assert links(body) == [
        ("email", "m.curie@paris.example", "mailto:m.curie@paris.example"),
        ("map", "Office", "https://www.openstreetmap.org/way/1"),
        ("homepage", "Webpage", "http://curie.example"),
        ("linkedin", "LinkedIn", "https://www.linkedin.com/in/marie"),
    ]
    ((facts,),) = fields_of(extracted(body), "profiles.profile", "facts")
    assert facts == [["Telegraph", "RADIUM PARIS"]]
    assert texts(body) == []


def test_an_address_of_several_lines() -> None:
    body = "# Contact\n\n**Address**: Institut du Radium  \n11 rue Pierre et Marie Curie  \nParis\n"
    address = "Institut du Radium\n11 rue Pierre et Marie Curie\nParis"
    assert contact(body) == ("", "", "", "", address)


def test_words_beside_an_address_are_kept() -> None:
    body = "# Contact\n\n- Email: marie@radium.example (please write *radium* in the subject)\n"
    ((facts,),) = fields_of(extracted(body), "profiles.profile", "facts")
    assert facts == [["Email", "marie@radium.example (please write *radium* in the subject)"]]


@pytest.mark.parametrize(
    "body",
    [
        "Office: I spend my days in the shed, and whoever wants to see radium may come.\n",
        "Group: we are seven people who study radioactivity.\n",
        "Note: nothing here.\n",
        "Phone: ask my sister.\n",
        "Email: write to the institute.\n",
        "*Students*: if you want to work with me, write.\n",
        "Email: marie@radium.example\nI was born in Warsaw and studied in Paris.\n",
        "- radium\n- polonium: a metal\n- Office: 3\n- x\n- y\n",
    ],
)
def test_prose_that_begins_like_a_fact_stays_text(body: str) -> None:
    assert texts(body) == [body.strip()]
    assert contact(body)[1:] == ("", "", "", "")


def test_the_only_address_of_the_prose_is_taken_and_stays() -> None:
    body = "You can reach me at [this address](mailto:marie@radium.example).\n"
    assert contact(body)[0] == "marie@radium.example"
    assert texts(body) == [body.strip()]
    two = body + "\nOr write to irene@radium.example.\n"
    assert contact(two)[0] == ""
    elsewhere = "Words.\n\n# Students\n\nWrite to irene@radium.example.\n"
    assert contact(elsewhere)[0] == ""


def test_an_address_spelt_in_prose_needs_its_brackets() -> None:
    assert contact("Write to marie [at] radium.example.\n")[0] == "marie@radium.example"
    assert contact('Write to marie "at" radium.example.\n')[0] == "marie@radium.example"
    assert contact("Look at radium.example or stay at paris.example.\n")[0] == ""


def test_a_link_to_the_cv_alone_is_a_link() -> None:
    body = "[Curriculum Vitae](cv.pdf)\n\nMy [CV](cv.pdf) is long.\n\n[Radium](ra.pdf)\n"
    assert links(body) == [("cv", "Curriculum Vitae", "cv.pdf")]
    assert texts(body) == ["My [CV](cv.pdf) is long.\n\n[Radium](ra.pdf)"]


def test_email_lines_of_an_address() -> None:
    assert without_emails("Paris\nEmail: m@c.example\nFrance") == ("Paris\nFrance", "m@c.example")
    assert without_emails("Paris\nEmail me") == ("Paris\nEmail me", "")


def test_addresses_of_a_text() -> None:
    text = "a@b.example, <c@d.example> or [me](mailto:e@f.example?subject=x) or g at h dot example"
    assert emails_in(text, "kramdown") == [
        "a@b.example",
        "c@d.example",
        "e@f.example",
        "g@h.example",
    ]
    assert emails_in("g at h dot example", "kramdown", spelt=False) == []
    assert emails_in("a..b@c.example", "kramdown") == []


@given(st.text())
def test_any_address_that_is_found_fits_its_column(text: str) -> None:
    assert all(map(is_email, emails_in(text, "kramdown")))


@pytest.mark.parametrize(
    ("stated", "email"),
    [
        ("marie@radium.example", "marie@radium.example"),
        ("marie at radium dot example", "marie@radium.example"),
        ("marie [at] radium [dot] example", "marie@radium.example"),
        ("marie-AT-radium.example", "marie@radium.example"),
        ("Write to marie at radium.example, please", ""),
        ("firstname.lastname@radium.example", ""),
        ("you@radium.example", ""),
        ("marie", ""),
    ],
)
def test_an_address_stated_in_front_matter(stated: str, email: str) -> None:
    assert stated_email(stated) == email


def test_a_riddle_in_the_text_is_no_address() -> None:
    into = extracted("Write to me at <code>firstname.lastname@radium.example</code>.\n")
    assert fields_of(into, "profiles.profile", "email") == [("",)]


def test_the_address_of_a_link_where_nothing_else_says_one() -> None:
    links = [{"label": "Work", "url": "mailto:marie@radium.example"}]
    into = extracted("Physicist.\n", author={"name": "Marie Curie", "links": links})
    assert fields_of(into, "profiles.profile", "email") == [("marie@radium.example",)]
