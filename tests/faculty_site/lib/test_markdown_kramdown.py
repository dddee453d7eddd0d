"""What kramdown's samples do not show: slips that are not copied, and TeX as it was written."""

import pytest

from faculty_site.lib.markdown import block_tokens, plain_text, render_inline
from faculty_site.lib.markdown.formulas import to_mathml
from faculty_site.lib.markdown.rules.kramdown.written_tex import read_by_mathjax
from faculty_site.lib.markdown.tex import readable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("'19 and 'the '20s'", "’19 and ‘the ’20s’"),
        ("Göttingen '15, the students' hall", "Göttingen ’15, the students’ hall"),
        ("'35 women under 35'", "‘35 women under 35’"),
        ('说"你好"吧，"再见"', "说“你好”吧，“再见”"),
        ('中"', "中”"),
    ],
)
def test_years_and_chinese_get_the_right_quotes(text: str, printed: str) -> None:
    assert render_inline(text, "kramdown") == printed


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a</b> b", "a b"),
        ("<b>a</i></b> c", "<b>a</b> c"),
        ("[a <b> c](d.html)", '<a href="d.html">a <b> c</b></a>'),
        ("<code>*a* b", "<code><em>a</em> b</code>"),
        ("[*a](b.html) c*", '<a href="b.html">*a</a> c*'),
        ("x" + "*" * 20, "x" + "*" * 20),
    ],
)
def test_a_forgotten_mark_takes_nothing_with_it(text: str, drawn: str) -> None:
    assert render_inline(text, "kramdown") == drawn


def test_an_address_that_is_no_link_stays_text() -> None:
    assert render_inline("[a](javascript:b)", "kramdown") == "[a](javascript:b)"


def test_the_content_of_raw_elements_is_words() -> None:
    assert plain_text("<u>*a* &amp; <b>b</b></u> ![*c* \\*](d.png)", "kramdown") == "*a* & b *c* *"


def test_a_known_footnote_in_a_label_keeps_the_link_from_being_one() -> None:
    text = "[a[^1]](b.html)\n\n[^1]: c\n"
    inline = next(t for t in block_tokens(text, "kramdown") if t.type == "inline")
    kinds = [child.type for child in inline.children or ()]
    assert "footnote_ref" in kinds
    assert "link_open" not in kinds


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\\{x\\}", r"\{x\}"),
        (r"\\|x\\|", r"\|x\|"),
        (r"p(x \| y)", "p(x | y)"),
        (r"d\_v\*", "d_v*"),
        (r"\\alpha \{x\}\,", r"\alpha \{x\}\,"),
        (r"\begin{matrix}a\\b\\\\ c\end{matrix}", r"\begin{matrix}a\\b\\ c\end{matrix}"),
        ("x_1", "x_1"),
    ],
)
def test_tex_is_read_as_kramdown_leaves_it(written: str, read: str) -> None:
    assert read_by_mathjax(written) == read


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\label{a}x\nonumber", "x"),
        ("a \\\\\\\nb \\\\\nc", "a \\\\\\ b \\\\\nc"),
        (r"x\tag{1}", r"x\qquad\text{(1)}"),
        (r"\newcommand{\R}{x}\R", r"\def\R{x}\R"),
        (r"\operatorname{\mathbb{E}}", r"\mathop{\mathbb{E}}"),
        (r"\text{if $x$ is n_a}", r"\text{if }x\text{ is n\_a}"),
        (r"\text{$ alone}", r"\text{$ alone}"),
        (r"\begin{equation}x\end{equation}", r"\begin{equation*}x\end{equation*}"),
        (r"\begin{eqnarray*}a&=&b\end{eqnarray*}", r"\begin{array}{rcl}a&=&b\end{array}"),
        (r"\begin{alignat}{2}a&=b\end{alignat}", r"\begin{aligned}a&=b\end{aligned}"),
        (r"\displaylines{a \\ b}", r"\begin{gathered}a \\ b\end{gathered}"),
        (r"\frac{1}{2}", r"\frac{1}{2}"),
    ],
)
def test_tex_is_put_in_words_that_are_known(tex: str, words: str) -> None:
    assert readable(tex) == words


@pytest.mark.parametrize(
    "tex",
    [
        r"\mathbbm{1}", r"\LaTeX", r"\sum_{\substack{a \\ b}} x", r"\mbox{a b}", r"\pmb{x}",
        r"\begin{equation}\label{eq:a} a = b \end{equation}", r"\begin{split} a &= b \end{split}",
        r"\mathop{\rm argmax}\limits_x", r"\href{a}{x}", r"\nicefrac{1}{2}", r"\ref{eq:a}",
        r"\begin{smallmatrix} a & b \end{smallmatrix}", r"{\cal L} + {\rm d}x", r"\bm{x}",
    ],
)  # fmt: skip
def test_what_mathjax_knows_is_set_and_keeps_its_tex(tex: str) -> None:
    mathml = to_mathml(tex, display=True)
    assert mathml.startswith("<math")
    annotation = mathml.split('<annotation encoding="application/x-tex">')[1]
    assert annotation.split("</annotation>")[0] == tex.replace("&", "&amp;")


def test_an_environment_is_a_formula_without_dollars() -> None:
    html = render_inline(r"so \begin{equation}a_1 * b_1 * c\end{equation} holds", "site")
    assert html.startswith('so <math display="block">')
    assert "<em>" not in html
    assert render_inline(r"\begin{equation} never", "site") == r"\begin{equation} never"
