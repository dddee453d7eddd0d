"""The inline parser's state, with the spans of its source and each dialect's own emphasis."""

import re
import unicodedata
from functools import cached_property
from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, normalizeReference
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from faculty_site.lib.markdown.rules.spans import Delimiters, Spans, SpanScanner

LONGEST_LABEL = 999  # CommonMark's limit for the label of a reference
MOST_NESTED_IMAGES = 3  # images inside the text of images; deeper ones stay as written
REFERENCE = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
BLANKS = re.compile(r"[ \t\n]*")


class InlineState(StateInline):
    """Common to all dialects: formulas and brackets are found in one pass, on first use."""

    delimiters_of_math: ClassVar[Delimiters] = ()

    @cached_property
    def spans(self) -> Spans:
        """Formulas and link labels of this source."""
        return SpanScanner(self.src, self.delimiters_of_math, self._link_tail).scan()

    def _link_tail(self, start: int, end: int) -> int | None:
        if self.src.startswith("(", end + 1):
            closed = self._destination_end(end + 2)
            if closed is not None:
                return closed
        return self._reference_end(start, end)

    def _destination_end(self, position: int) -> int | None:
        helpers, source, limit = self.md.helpers, self.src, len(self.src)
        position = _after_blanks(source, position)
        destination = helpers.parseLinkDestination(source, position, limit)
        if destination.ok:
            position = destination.pos
            title_start = _after_blanks(source, position)
            title = helpers.parseLinkTitle(source, title_start, limit, None)
            has_title = title.ok and title_start > position
            position = _after_blanks(source, title.pos if has_title else title_start)
        return position + 1 if source.startswith(")", position) else None

    def _reference_end(self, start: int, end: int) -> int | None:
        known = self.env.get("references")
        if not known:
            return None
        follows = REFERENCE.match(self.src, end + 1)
        if follows and follows.group(1) and not follows.group(1).startswith("^"):
            return follows.end() if normalizeReference(follows.group(1)) in known else None
        if end - start > LONGEST_LABEL or normalizeReference(self.src[start:end]) not in known:
            return None
        return follows.end() if follows and not follows.group(1) else end + 1


def _after_blanks(source: str, position: int) -> int:
    found = BLANKS.match(source, position)
    return found.end() if found else position


class GoldmarkState(InlineState):
    """CommonMark's emphasis, which here also works between punctuation and CJK letters.

    Chinese and Japanese have no spaces beside punctuation, so the plain rule would leave the
    asterisks of ``**注意：**后面`` on the page.
    """

    delimiters_of_math: ClassVar[Delimiters] = (("\\\\(", "\\\\)", False), ("\\\\[", "\\\\]", True))

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Whether the run of marks at ``start`` may open or close emphasis, and its length."""
        scanned = super().scanDelims(start, canSplitWord)
        before, after, length = _neighbours(self, start)
        if not canSplitWord:
            return scanned
        can_open = scanned.can_open or (_is_punctuation(after) and is_cjk(before))
        can_close = scanned.can_close or (_is_punctuation(before) and is_cjk(after))
        return Scanned(can_open, can_close, length)


class SiteState(GoldmarkState):
    r"""As goldmark, and formulas may also stand between ``\(`` and ``\)``, ``\[`` and ``\]``."""

    delimiters_of_math: ClassVar[Delimiters] = (
        *GoldmarkState.delimiters_of_math,
        ("\\(", "\\)", False),
        ("\\[", "\\]", True),
    )


def _neighbours(state: StateInline, start: int) -> tuple[str, str, int]:
    end, marker = start, state.src[start]
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    return before, after, end - start


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def is_cjk(character: str) -> bool:
    """Whether this is a Chinese, Japanese or Korean letter (which stand without spaces)."""
    name = unicodedata.name(character, "")
    return name.startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA", "HANGUL"))


class InlineParser(ParserInline):
    """markdown-it's inline parser, working on one of the states above."""

    def __init__(self, state_class: type[InlineState]) -> None:
        super().__init__()
        self.state_class = state_class

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse one paragraph, or the text of an image inside one (as deep as the limit)."""
        depth = env.get("inline_depth", 0)
        if depth > MOST_NESTED_IMAGES:
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        env["inline_depth"] = depth + 1
        state = self.state_class(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        env["inline_depth"] = depth
        return state.tokens


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """Where the label that opens at ``start`` ends, -1 if it is none; for markdown-it's rules.

    Replaces markdown-it's ``parseLinkLabel``. A link inside a link was ruled out by the scan.
    """
    assert isinstance(state, InlineState)  # noqa: S101 - InlineParser makes no other
    return state.spans.labels.get(start, -1)
