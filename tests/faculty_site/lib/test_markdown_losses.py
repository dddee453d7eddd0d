"""What a text loses when it is drawn, and where."""

from __future__ import annotations

import pytest

from faculty_site.lib.markdown import DIALECTS, LONGEST, Dialect
from faculty_site.lib.markdown.losses import Loss, losses

TEXT = """# Radium

It glows <span style="color: green">green</span>
and weighs $\\radium$.

<div style="background: black">
<font color="white">By night.</font>
</div>

- Notes
- <a href="javascript:alert(1)">of the laboratory</a>

$$
\\radium = 226
$$

<!-- <script>kept out of sight anyway</script> -->

<script>
send();
</script>

| Element | <b style="color:red">Radium</b> |
|---------|--------|
| Mass    | 226    |
"""


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_with_its_line(dialect: Dialect) -> None:
    assert losses(TEXT, dialect) == (
        Loss(2, "colour", "green"),
        Loss(3, "formula", 'Unknown command "\\radium"'),
        Loss(5, "colour", "black"),
        Loss(6, "colour", "white"),
        Loss(10, "address", "javascript:alert(1)"),
        Loss(12, "formula", 'Unknown command "\\radium"'),
        Loss(18, "element", "script"),
        Loss(22, "colour", "red"),
    )


def test_attribute_lists_bring_colours_too() -> None:
    assert losses('Radium\n{: style="color: green"}\n', "kramdown") == (Loss(0, "colour", "green"),)


def test_a_frame_becomes_a_link() -> None:
    text = 'A talk:\n\n<iframe src="https://talks.example.org/1"></iframe>\n'
    assert losses(text, "site") == (Loss(2, "frame", "https://talks.example.org/1"),)


@pytest.mark.parametrize(
    "text", ["", "*Radium* $x^2$", "`<script>` and `$\\radium$`", "    <form>"]
)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_is_lost_of_what_is_drawn(text: str, dialect: Dialect) -> None:
    assert losses(text, dialect) == ()


def test_a_formula_that_nests_too_deep() -> None:
    (loss,) = losses("$" + "{" * 300 + "x" + "}" * 300 + "$", "site")
    assert loss.kind == "formula"
    assert "deeper" in loss.detail


def test_a_text_that_is_not_drawn_loses_nothing() -> None:
    assert losses("<script>" + "x" * LONGEST, "site") == ()
