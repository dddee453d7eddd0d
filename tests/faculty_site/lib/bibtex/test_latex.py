"""TeX in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.bibtex import plain


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"Schr{\"o}dinger, M\"uller, {\v{S}}ebek", "Schrödinger, Müller, Šebek"),
        (r"{\O}rsted und {\AA}ngstr{\"o}m", "Ørsted und Ångström"),
        (r"na\"{\i}ve, \'{E}t\'e", "naïve, Été"),
        ("the {LHCb} Collaboration", "the LHCb Collaboration"),
        ("pages 175--178 --- and~more", "pages 175–178 — and more"),
        ("``quoted''", "“quoted”"),
        (r"100% of R&D \& more, \#1", "100% of R&D & more, #1"),
        (r"On $\ell_p$ and \(x^2\), \ensuremath{\beta}", r"On $\ell_p$ and $x^2$, $\beta$"),
        (r"\emph{E. coli} in \texttt{code}", "E. coli in code"),
        (r"H\textsubscript{2}O", "H2O"),
        (r"see \href{https://example.org}{here}", "see here"),
        (r"\unknown{word}", "word"),
        ("an open { brace", "an open brace"),
        ("<i>Drosophila</i>", "Drosophila"),
        ("a_b", "a_b"),
        ("{" * 200 + "deep" + "}" * 200, "deep"),
        (r"over \\ two \newline lines", "over two lines"),
    ],
)
def test_plain(tex: str, words: str) -> None:
    assert plain(tex) == words


@given(st.text(alphabet="\\{}[]$&%#_^~ abcdefghijklmnopqrstuvwxyz\"'`(-)"))
def test_never_raises(tex: str) -> None:
    assert plain(tex) == " ".join(plain(tex).split())
