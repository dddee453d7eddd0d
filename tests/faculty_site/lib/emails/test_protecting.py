"""Pages without addresses that a harvester reads."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.emails import has_address, protected, without_addresses
from faculty_site.lib.emails.protecting import target_of
from tests.harvester import harvested

ADDRESS = "ada.lovelace@cs.example.org"


def page(html: str) -> str:
    return protected(html, lambda target: f"token{len(target)}")[0]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Write to {ADDRESS}, please.</p>",
        f"<p>{ADDRESS}</p><p>{ADDRESS}</p>",
        f'<p><a href="mailto:{ADDRESS}">{ADDRESS}</a></p>',
        '<p><a class="x" href="mailto:ada@example.org?subject=a&amp;cc=b@example.org">me</a></p>',
        '<p><a href="mailto:ada@example.org"><img src="a.png" alt="ada@example.org"></a></p>',
        '<p><a href="MAILTO:ada@example.org" title="ada@example.org">ada@<wbr>example.org</a></p>',
        '<p><a href="https://example.org/?to=ada@example.org">Ask</a></p>',
        "<title>ada@example.org</title><p>a@b.org</p>",
        '<script type="application/ld+json">{"@context": "x", "d": "ada@example.org"}</script>',
        "<pre><code>author = {ada@example.org}</code></pre>",
    ],
)
def test_a_harvester_finds_nothing(html: str) -> None:
    assert harvested(html)
    assert harvested(page(html)) == set()


def test_people_read_the_whole_address() -> None:
    shown = page("<p>ada@example.org</p>")

    assert shown == "<p>ada<span hidden> (leave this out) </span>@example.org</p>"


def test_a_link_becomes_a_button_that_says_what_the_link_said() -> None:
    html, has_button = protected('<p><a href="mailto:a@b.org">Ask <b>me</b></a></p>', lambda _: "s")

    assert has_button
    assert html == (
        '<p><button class="email__link" type="submit" form="write" name="write_to" value="s">'
        "Ask <b>me</b></button></p>"
    )


def test_only_the_page_knows_what_a_token_stands_for() -> None:
    html = '<p><a href="mailto:a@b.org?subject=a&amp;bc">me</a> <a href="mailto:?body=c">c</a></p>'

    assert target_of(html, "20", lambda target: str(len(target))) == "a@b.org?subject=a&bc"
    assert target_of(html, "7", lambda target: str(len(target))) is None


def test_an_address_that_is_a_link_stays_text_with_a_button_behind_it() -> None:
    html = page('<a href="mailto:a@b.org">a@<wbr>b.org</a>')

    assert html.startswith(
        '<span class="email"><span>a<span hidden> (leave this out) </span>@<wbr>b.org</span> '
    )
    assert html.count("<button") == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:?subject=Look">Share</a>',
        '<a href="https://www.example.org/maps/@48.1,11.5,7z">Map</a>',
        '<a href="https://social.example.org/@ada.b">Ada</a>',
        '<input name="q" value="ada@example.org">',
        "<textarea>ada@example.org</textarea>",
        "<p>x @ y.org, a@b and @ada</p>",
    ],
)
def test_what_is_no_address_of_ours_stays(html: str) -> None:
    assert protected(html, lambda _: "s") == (html, False)


def test_addresses_of_links_lead_where_they_led() -> None:
    html = page('<a href="https://example.org/?to=ada@example.org&amp;x=1">Ask</a>')

    assert html == '<a href="https://example.org/?to=ada%40example.org&amp;x=1">Ask</a>'


def test_lines_without_markup_say_that_there_was_an_address() -> None:
    assert without_addresses("By 1 May to ada@example.org.") == "By 1 May to (e-mail address)."


@given(st.text(alphabet="ab@. <>\"'=/-p&;", max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert not has_address(without_addresses(text))
    protected(text, lambda _: "s")


@pytest.mark.parametrize("piece", ["a", "@", "a@", "a.", "a@b.", "<a ", '<a href="mailto:', "<"])
def test_long_texts_take_no_longer_than_they_are_long(piece: str) -> None:
    began = time.process_time()
    page(piece * 20_000)
    assert time.process_time() - began < 5


def test_blocks_in_a_link_are_none_in_the_button() -> None:
    html = page('<a href="mailto:a@b.org"><div class="x"><p>Write</p></div> <b>now</b></a>')

    inside = html.partition(">")[2].removesuffix("</button>")
    assert inside == '<span class="x"><span>Write</span></span> <b>now</b>'
