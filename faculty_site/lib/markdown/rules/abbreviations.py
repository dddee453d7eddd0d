"""Abbreviations: ``*[HTML]: HyperText Markup Language`` explains the word wherever it stands."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEFINITION = re.compile(r"\*\[([^\[\]\n]{1,60})\]:[ \t]*(\S.*)?")
MOST = 200
"""More are not looked for: every word is compared with each of them."""
KNOWN = "abbreviations"
"""Key of the environment that has, by abbreviation, what it stands for."""


def abbreviations_plugin(md: MarkdownIt) -> None:
    """Add definitions, and the elements around the words that they explain."""
    md.block.ruler.before("reference", "abbreviation", _definition)
    md.core.ruler.after("text_join", "abbreviations", _explain)


def _definition(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    if state.is_code_block(line):
        return False
    begin = state.bMarks[line] + state.tShift[line]
    found = DEFINITION.fullmatch(state.src, begin, state.eMarks[line])
    if not found:
        return False
    if not silent:
        known = state.env.setdefault(KNOWN, {})
        if len(known) < MOST:
            known.setdefault(found[1].strip(), (found[2] or "").strip())
        token = state.push("definition", "", 0)
        token.map, token.hidden, token.block = [line, line + 1], True, True
        state.line = line + 1
    return True


def _explain(state: StateCore) -> None:
    known: dict[str, str] = {k: v for k, v in state.env.get(KNOWN, {}).items() if k}
    if not known:
        return
    longest_first = sorted(known, key=len, reverse=True)
    words = re.compile(
        # As kramdown has it, Latin letters alone make a word longer: 中HTML中 has the word.
        rf"(?<![A-Za-z0-9_])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z0-9_])"
    )
    for token in state.tokens:
        if token.children:
            token.children = [
                new for child in token.children for new in _explained(child, words, known)
            ]


def _explained(token: Token, words: re.Pattern[str], known: dict[str, str]) -> Iterator[Token]:
    if token.type != "text":
        yield token
        return
    position = 0
    for match in words.finditer(token.content):
        if match.start() > position:
            yield _text(token, token.content[position : match.start()])
        position = match.end()
        title = known[match.group()]
        opening = Token("abbr_open", "abbr", 1, level=token.level)
        opening.attrs = {"title": title} if title else {}
        yield opening
        yield _text(token, match.group())
        yield Token("abbr_close", "abbr", -1, level=token.level)
    if position < len(token.content):
        yield _text(token, token.content[position:])


def _text(like: Token, content: str) -> Token:
    return Token("text", "", 0, content=content, level=like.level)
