"""What Word, Google Docs, LibreOffice, Excel and browsers put on the clipboard becomes Markdown.

The samples in `pasted/` have the peculiarities of each, with the Markdown they become beside them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from profiles.models import Section
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.signing_in import sign_in
from tests.factories import make_profile, make_section
from tests.profiles.admin.browsing import address

SAMPLES = sorted((Path(__file__).parent / "pasted").glob("*.html"))
DRAWN = {
    "word": [("h4", "Teaching"), ("li li", "Ideals in rings"), ("ol[start='3']", "5 * 3"),
             ("td", "A|B"), ("sup", "2"), (".footnotes", "Of Hilbert’s proof."), ("a", "the list")],
    "google_docs": [("h3", "Radioactivity"), ("strong", "polonium"), ("code", "UO_2"),
                    ("del", "1899")],
    "libreoffice": [("ol ol li", "schleifen"), ("pre", "focal_length = 2 * radius")],
    "web_page": [("strong", "Note:"), ("math", "x"), ("blockquote", "slowly."), ("td", "1740"),
                 ("p", "See [1], <b> and AT&amp;T"), ("p", "# no heading"), ("p", "1. no list"),
                 ("a[href='https://example.org/x_y']", "https://example.org/x_y")],
    "word_online": [("h3", "Comets"), ("li li", "Every clear night"), ("strong", "Eight")],
    "excel": [("th", "Star"), ("td", "5.37")],
}  # fmt: skip
"""What stands in the preview, by the name of the sample."""


@pytest.fixture
def editor(page: Page, live_server: object) -> Locator:
    """The editor of a text, signed in as its owner."""
    person = make_profile(owner=User.objects.create_user("emmy"))
    sign_in(page, "emmy", address(Section, "change", make_section(person, body="Words.").pk))
    return page.locator("textarea[name=body]")


def paste(editor: Locator, html: str, text: str = "plain") -> bool:
    """Whether the page took what an application wrote on the clipboard into its own hands.

    Browsers let no page write the HTML of an application there.
    """
    taken: bool = editor.evaluate(
        """(editor, [html, text]) => {
            const carried = new DataTransfer();
            carried.setData("text/html", html);
            carried.setData("text/plain", text);
            editor.focus();
            return !editor.dispatchEvent(new ClipboardEvent(
                "paste", {clipboardData: carried, bubbles: true, cancelable: true}));
        }""",
        [html, text],
    )
    return taken


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_becomes_markdown_that_is_drawn_as_it_looked(editor: Locator, sample: Path) -> None:
    preview = editor.page.get_by_role("group", name="Preview")
    editor.fill("")

    assert paste(editor, sample.read_text(encoding="utf-8"))

    assert editor.input_value() + "\n" == sample.with_suffix(".md").read_text(encoding="utf-8")
    for selector, words in DRAWN[sample.stem]:
        expect(preview.locator(selector, has_text=words).first).to_be_visible()


def test_one_key_takes_it_back_and_another_pastes_plain_text(editor: Locator) -> None:
    page = editor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob(["<p>Of <b>rings</b>.</p>"], {type: "text/html"}),
            "text/plain": new Blob(["Of rings."], {type: "text/plain"})})])"""
    )
    told = page.get_by_role("status").filter(has_text="Pasted as Markdown. Undo with Ctrl+Z.")

    editor.press("Control+End")
    editor.press("Control+v")
    expect(editor).to_have_value("Words.Of **rings**.")
    expect(told).to_be_visible()
    assert_no_axe_violations(page)
    editor.press("Control+z")
    expect(editor).to_have_value("Words.")
    expect(told).to_have_count(0)
    editor.press("Control+Shift+v")
    expect(editor).to_have_value("Words.Of rings.")


def test_stands_by_itself_where_it_is_more_than_words(editor: Locator) -> None:
    editor.fill("Before.\n\nAfter[^1].\n\n[^1]: A note.")
    editor.evaluate("editor => editor.setSelectionRange(7, 7)")

    paste(
        editor,
        '<p><img src="data:,">A<a id="r" href="#n">1</a></p><ul><li>b</li></ul>'
        '<div id="n">C <a href="#r">back</a></div>',
    )

    expect(editor).to_have_value(
        "Before.\n\nA[^2]\n\n- b\n\n[^2]: C\n\nAfter[^1].\n\n[^1]: A note."
    )
    told = editor.page.get_by_role("status").filter(has_text="without the pictures")
    expect(told).to_be_visible()


@pytest.mark.parametrize(
    ("html", "text_before"),
    [
        ('<meta charset="utf-8"><span style="color: red">plain</span>', ""),
        ('<div style="font-family: Consolas; white-space: pre;"><b># A heading</b></div>', ""),
        ("<pre><span>f(x)</span></pre>", ""),
        ("<p>One <b>bold</b> word</p>", "```\n"),
    ],
    ids=["only colours", "source in an editor", "source on a page", "into code"],
)
def test_leaves_to_the_browser_what_plain_text_says_as_well(
    editor: Locator, html: str, text_before: str
) -> None:
    editor.fill(text_before)
    assert not paste(editor, html)
    expect(editor).to_have_value(text_before)


def test_runs_nothing_and_keeps_no_address_that_would(editor: Locator) -> None:
    editor.fill("")
    paste(
        editor,
        "<p onclick='alert(1)'><b>a</b><script>window.hit = 1</script>"
        "<img src=x onerror='window.hit = 1'> <a href=' javascript:window.hit=1'>b</a> "
        "<a href='data:text/html,x'>c</a> &lt;script&gt;window.hit = 1&lt;/script&gt;</p>",
    )
    expect(editor).to_have_value("**a** b c \\<script>window.hit = 1\\</script>")
    assert editor.page.evaluate("window.hit") is None


def test_a_long_text_is_there_at_once_and_taken_back_by_the_same_key(editor: Locator) -> None:
    editor.press("Control+End")
    paste(editor, "<ul>" + "<li>A <b>ring</b></li>" * 1000 + "</ul>")
    assert editor.input_value().startswith("Words.\n\n- A **ring**\n- A")
    assert editor.input_value().count("\n") == 1001
    editor.press("!")
    editor.press("Control+z")
    editor.press("Control+z")
    expect(editor).to_have_value("Words.")
