"""Quotes, dashes and ellipses, in one linear pass.

A quote is opened or closed by the characters beside it alone, as kramdown and goldmark decide;
markdown-it pairs them up, which takes quadratic time on a hostile text.
"""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.inline_state import is_cjk

MARKS = re.compile(r"---|--|\.\.\.|>>|[\"']")
DASHES = {"---": "—", "--": "–", "...": "…", ">>": "»"}
YEAR = re.compile(r"\d\d(?!\d)")
OPENS_AFTER = "([{<-–—“‘«¡¿="
BREAKS = frozenset({"softbreak", "hardbreak"})
TRANSPARENT = frozenset({"html_inline", "span_attributes"})


def typography_plugin(md: MarkdownIt) -> None:
    """Turn typewriter punctuation into print; code, formulas, links' addresses stay as they are."""
    md.inline.ruler.before("autolink", "guillemet", _guillemet)
    md.core.ruler.before("text_join", "typography", _typography)


def _guillemet(state: StateInline, silent: bool) -> bool:
    """``<<`` must be read before the second ``<`` could begin an HTML tag."""
    if not state.src.startswith("<<", state.pos) or state.pos + 2 > state.posMax:
        return False
    if not silent:
        state.append_pending("«")
    state.pos += 2
    return True


@dataclass(slots=True)
class Reader:
    """What was read so far in this paragraph."""

    before: str = " "
    in_double: bool = False

    def quote(self, mark: str, after: str) -> str:
        """The printed form of one quote, given the text that follows it (a few characters)."""
        double = mark == '"'
        if self._opens(mark, after):
            self.in_double = self.in_double or double
            return "“" if double else "‘"
        self.in_double = self.in_double and not double
        return "”" if double else "’"

    def _opens(self, mark: str, after: str) -> bool:
        # '23 and the '80s begin with an apostrophe, whatever stands before.
        if mark == "'" and YEAR.match(after):
            return False
        if not after or after[0].isspace():
            return False
        if mark == '"' and is_cjk(self.before):
            return not self.in_double
        return self.before.isspace() or self.before in OPENS_AFTER


def _typography(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            set_in_print(token.children)


def set_in_print(children: list[Token]) -> None:
    """Change the texts of one paragraph's tokens."""
    following = _following(children)
    reader = Reader()
    verbatim = 0
    for token, after in zip(children, following, strict=True):
        if token.type == "link_open" and token.info == "auto":
            verbatim += 1
        elif token.type == "link_close" and token.info == "auto":
            verbatim -= 1
        if token.type == "text":
            if not verbatim:
                token.content = _printed(token.content, after, reader)
            reader.before = token.content[-1:] or reader.before
        elif seen := _seen_as(token):
            reader.before = seen


def _printed(text: str, after: str, reader: Reader) -> str:
    out: list[str] = []
    position = 0
    for match in MARKS.finditer(text):
        mark, start = match.group(), match.start()
        if start > position:
            out.append(text[position:start])
            reader.before = text[start - 1]
        position = match.end()
        printed = DASHES.get(mark)
        if printed is None:
            printed = reader.quote(mark, text[position : position + 3] or after)
        out.append(printed)
        reader.before = printed
    out.append(text[position:])
    return "".join(out)


def _seen_as(token: Token) -> str:
    """The character that a token shows to the quotes beside it; empty if it shows none."""
    if token.type in BREAKS or (token.type == "html_inline" and token.content[:3] == "<br"):
        return " "
    if token.nesting or token.type in TRANSPARENT:
        return ""
    return token.content[:1] if token.type == "text_special" else "x"


def _following(children: list[Token]) -> list[str]:
    """For each token the text that comes after it, as far as quotes look."""
    following = [""] * len(children)
    after = ""
    for index in range(len(children) - 1, -1, -1):
        following[index] = after
        token = children[index]
        if token.type == "text":
            after = token.content[:3] or after
        else:
            after = _seen_as(token) or after
    return following
