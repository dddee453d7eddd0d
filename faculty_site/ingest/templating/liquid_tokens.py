"""From our tokens to those that python-liquid parses; what it could not parse is set right before.

Its parser drops a whole block whose tag is malformed or never closed, and the page's words with
it. So such tags are told of and left out here, and what they enclose stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from liquid import Environment
from liquid import Token as LiquidToken
from liquid.exceptions import LiquidError
from liquid.stream import TokenStream
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG

from faculty_site.ingest.templating.tags import TAGS
from faculty_site.ingest.templating.tokens import Token, tokenise

FLOW: Final = frozenset(
    {"if", "elsif", "unless", "case", "when", "for", "break", "continue", "tablerow", "capture"}
    | {"cycle", "assign", "increment", "decrement", "ifchanged", "#"}
)
"""The tags of Liquid itself; the others are Jekyll's, a plugin's, or nobody's."""

SINGLE: Final = "a tag that stands alone"
"""The name under which python-liquid sees a tag that may also open a block, and does not."""

MAX_DEPTH: Final = 25
"""Blocks inside each other; what is deeper is left out."""

MAX_EXPRESSION: Final = 3_000
"""Characters of an expression; python-liquid takes squares of some."""

BRANCHES: Final = {
    "elsif": ("if", "unless"),
    "else": ("if", "unless", "case", "for"),
    "when": ("case",),
}
"""Tags that part a block, and the blocks they stand in."""

_HIDDEN: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TEX_GROUP: Final = re.compile(r"\{\{[^\s{}.|\"'][^{}.|\"']*\}\}")
_TEX_BEFORE: Final = tuple("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ}^_{\\")
_TEX_AFTER: Final = "}{^_"
_BRACKETED: Final = re.compile(r"\(([^()|]*+\|[^()]*)\)")
_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")

Tell = Callable[[Token, str], None]


class Placed(LiquidToken):
    """One of python-liquid's tokens that knows ours.

    `is_hidden` is true inside an HTML comment, `in_code` in a fence, between backticks, or where
    the braces are TeX's.
    """

    written: Token
    is_hidden: bool
    in_code: bool

    @classmethod
    def of(cls, kind: str, value: str, written: Token, source: Source) -> Placed:
        token = cls(kind, value, written.start, source.text)
        token.written = written
        token.is_hidden = source.is_hidden(written)
        token.in_code = source.in_code(written)
        return token


@dataclass(slots=True)
class Source:
    """A template's text, with the places where a fault need not be told."""

    text: str
    hidden: list[tuple[int, int]] = field(init=False)
    fenced: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.hidden = [found.span() for found in _HIDDEN.finditer(self.text)]
        self.fenced = _fenced(self.text)

    def is_hidden(self, token: Token) -> bool:
        index = bisect_right(self.hidden, (token.start, len(self.text))) - 1
        return index >= 0 and token.start < self.hidden[index][1]

    def in_code(self, token: Token) -> bool:
        if token.line in self.fenced or self._is_formula(token):
            return True
        before = self.text[max(token.start - 200, 0) : token.start].rpartition("\n")[2]
        after = self.text[token.end : token.end + 200].partition("\n")[0]
        return before.count("`") % 2 == 1 and "`" in after

    def _is_formula(self, token: Token) -> bool:
        """Whether the braces group signs of TeX, as in `\\frac{{a}}{{b}}`."""
        before = self.text[token.start - 1 : token.start] if token.start else ""
        after = self.text[token.end : token.end + 1]
        beside = before in _TEX_BEFORE or (after != "" and after in _TEX_AFTER)
        return beside and _TEX_GROUP.fullmatch(token.text) is not None


def _fenced(text: str) -> set[int]:
    """The lines inside fences; a fence that nothing closes is none."""
    found: set[int] = set()
    opening, first = "", 0
    for number, line in enumerate(text.split("\n")):
        fence = _FENCE.match(line)
        if fence is None:
            continue
        if not opening:
            opening, first = fence[1], number
        elif fence[1].startswith(opening) and not line[fence.end() :].strip():
            found.update(range(first + 1, number))
            opening = ""
    return found


def liquid_tokens(text: str, env: Environment, tell: Tell) -> list[Placed]:
    """The tokens of a template, all of which parse; `tell` hears of those that were left out."""
    source = Source(text)
    tokens = list(tokenise(text, "jekyll"))
    balance = _Balance(env, tell)
    checked = balance.check(tokens)
    return list(_placed(tokens, checked, balance.closed, source))


def _placed(
    tokens: list[Token], checked: list[bool], closed: set[int], source: Source
) -> Iterator[Placed]:
    strip = False
    for index, token in enumerate(tokens):
        if token.kind == "text":
            value = token.text.lstrip() if strip else token.text
            strip = False
            if index + 1 < len(tokens) and tokens[index + 1].strip_before:
                value = value.rstrip()
            yield Placed.of(TOKEN_CONTENT, value, token, source)
            continue
        strip = token.strip_after
        if token.kind in ("raw", "comment"):
            yield Placed.of(TOKEN_CONTENT, token.content, token, source)
        elif checked[index]:
            yield from _with_expression(token, source, is_closed=token.start in closed)
        elif source.in_code(token):
            yield Placed.of(TOKEN_CONTENT, token.text, token, source)
        else:
            yield Placed.of(TOKEN_CONTENT, "", token, source)


def _with_expression(token: Token, source: Source, *, is_closed: bool) -> Iterator[Placed]:
    if token.kind == "output":
        yield Placed.of(TOKEN_OUTPUT, token.text, token, source)
    else:
        name = token.name if is_closed or token.name not in TAGS else SINGLE
        yield Placed.of(TOKEN_TAG, name, token, source)
    if token.content or token.kind == "output":
        yield Placed.of(TOKEN_EXPRESSION, _expression(token), token, source)


def _expression(token: Token) -> str:
    """What Liquid reads of it: no filters of a loop's collection, no brackets round filters."""
    if token.name == "for":
        return token.content.partition("|")[0]
    return _BRACKETED.sub(r"\1", token.content) if token.name == "assign" else token.content


class _Balance:
    """Decides which tags stay: those that parse, and blocks that are closed where they may be."""

    def __init__(self, env: Environment, tell: Tell) -> None:
        self.env = env
        self.tell = tell
        self.open: list[tuple[str, int]] = []
        self.counts: Counter[str] = Counter()
        self.closed: set[int] = set()  # where the blocks begin that are closed

    def check(self, tokens: list[Token]) -> list[bool]:
        self.tokens = tokens
        self.stays = [True] * len(tokens)
        for index, token in enumerate(tokens):
            if token.kind == "output" and not self._parses(token):
                self._drop(index, "this is no expression that Liquid knows")
            elif token.kind == "tag":
                self._take(index, token)
        while self.open:
            self._leave_open(*self.open.pop())
        self._drop_orphans()
        return self.stays

    def _take(self, index: int, token: Token) -> None:
        name = token.name
        if name in BRANCHES:
            if name != "else" and not self._parses(token):
                self._drop(index, "this is no condition that Liquid knows")
        elif name.startswith("end"):
            self._close(index, name.removeprefix("end"))
        elif not self._parses(token):
            self._drop(index, "this is nothing that Liquid knows")
        elif self._is_block(name):
            if len(self.open) >= MAX_DEPTH:
                self._drop(index, f"more than {MAX_DEPTH} blocks stand inside each other")
            else:
                self.open.append((name, index))
                self.counts[name] += 1

    def _close(self, index: int, name: str) -> None:
        if not self.counts[name]:
            if self._is_block(name):
                self._drop(index, "nothing opens it")
            self.stays[index] = False
            return
        while self.open:
            opened, at = self.open.pop()
            self.counts[opened] -= 1
            if opened == name:
                self.closed.add(self.tokens[at].start)
                return
            self._leave_open(opened, at)

    def _leave_open(self, name: str, index: int) -> None:
        if name not in TAGS:  # else it stands for itself
            self._drop(index, "nothing closes it")

    def _drop_orphans(self) -> None:
        """Branches whose block was left out."""
        blocks: list[str] = []
        for index, token in enumerate(self.tokens):
            if token.kind != "tag" or not self.stays[index]:
                continue
            if token.name in BRANCHES:
                if not blocks or blocks[-1] not in BRANCHES[token.name]:
                    self.stays[index] = False
            elif token.name.startswith("end"):
                blocks.pop()
            elif token.start in self.closed:
                blocks.append(token.name)

    def _is_block(self, name: str) -> bool:
        tag = self.env.tags.get(name)
        return tag is not None and tag.block

    def _drop(self, index: int, why: str) -> None:
        self.stays[index] = False
        self.tell(self.tokens[index], why)

    def _parses(self, token: Token) -> bool:
        """Whether python-liquid parses it, tried by itself."""
        if len(token.content) > MAX_EXPRESSION and (token.kind == "output" or token.name in FLOW):
            return False
        if token.kind == "output":
            parts = [(TOKEN_OUTPUT, ""), (TOKEN_EXPRESSION, token.content)]
            name = TOKEN_OUTPUT
        else:
            name = {"elsif": "if", "when": "case"}.get(token.name, token.name)
            if name not in self.env.tags:
                return True
            parts = [(TOKEN_TAG, name)]
            if token.name == "when":
                parts += [(TOKEN_EXPRESSION, "x"), (TOKEN_TAG, "when")]
            parts += [(TOKEN_EXPRESSION, _expression(token))] if token.content else []
            parts += [(TOKEN_TAG, f"end{name}")]
        stream = [LiquidToken(kind, value, 0, token.text) for kind, value in parts]
        try:
            self.env.tags[name].parse(TokenStream(iter(stream)))
        except (LiquidError, RecursionError, ValueError):
            return False
        return True
