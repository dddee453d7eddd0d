"""What is known while one page's Liquid is drawn: its page, its site, what was told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, cast

from liquid import BoundTemplate, RenderContext
from liquid.exceptions import (
    LiquidError,
    LocalNamespaceLimitError,
    LoopIterationLimitError,
)

from faculty_site.ingest.templating import liquid_marks
from faculty_site.ingest.templating.liquid_tokens import Placed
from faculty_site.ingest.templating.model import Context
from faculty_site.ingest.templating.tokens import Token

FAULTS: Final = (LiquidError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What evaluating an author's expression may raise."""

MAX_ROUNDS: Final = 50_000
"""Rounds of all loops of a page."""

MAX_ASSIGNED: Final = 20_000_000
"""Characters of all texts that a page assigns to variables."""


MAX_SHOWN: Final = 100
"""Characters of a template that a message repeats."""


@dataclass(slots=True)
class State:
    """One page's drawing. `included` are the files that are being drawn, outermost first.

    `at_line` is the body line of the outermost include while its file is drawn; every fault
    inside is told there. `beside_html` is true while a value behind a tag of HTML is drawn.
    """

    context: Context
    included: list[str] = field(default_factory=list)
    at_line: int | None = None
    is_hidden: bool = False
    beside_html: bool = False
    rounds: int = 0
    assigned: int = 0
    told: set[tuple[int, str]] = field(default_factory=set)

    def line(self, token: Token) -> int:
        """The body line (0-based) of a part of the template."""
        return token.line if self.at_line is None else self.at_line

    def file_line(self, token: Token) -> int:
        """The same as the 1-based line of the file."""
        return self.context.document.file_line(self.line(token))

    def tell(self, token: Placed | Token, message: str) -> None:
        """Warn of a part of the template, once per line; not of what HTML comments hide."""
        hidden = isinstance(token, Placed) and (token.is_hidden or token.in_code)
        if hidden or self.is_hidden:
            return
        line = self.file_line(token.written if isinstance(token, Placed) else token)
        if (line, message) not in self.told:
            self.told.add((line, message))
            self.context.warn(line, message)

    def mark_written(self, token: Token, line: int) -> str:
        """A mark before text as the author wrote it, from body line `line` on."""
        return liquid_marks.written(line) if self.at_line is None else self.mark_drawn(token)

    def mark_drawn(self, token: Token) -> str:
        """A mark before a value that this part of the template draws."""
        return liquid_marks.drawn(self.line(token))


def shown(token: Placed | Token) -> str:
    """A part of a template as a message names it: on one line, cut where it is long."""
    text = " ".join((token.written if isinstance(token, Placed) else token).text.split())
    return f"“{text}”" if len(text) <= MAX_SHOWN else f"“{text[:MAX_SHOWN]}…”"


def reason(error: BaseException) -> str:
    """Why an expression could not be worked out, without python-liquid's excerpt of the source."""
    said = str(error.args[0]) if error.args else type(error).__name__
    return said.partition("\n")[0][:MAX_SHOWN]


class Drawing(RenderContext):
    """python-liquid's context, which also knows our state, and counts over the whole page."""

    state: State

    def raise_for_loop_limit(self, length: int = 1) -> None:
        self.state.rounds += length
        if self.state.rounds > MAX_ROUNDS:
            raise LoopIterationLimitError(f"more than {MAX_ROUNDS:,} rounds of loops", token=None)

    def assign(self, key: str, val: Any) -> None:
        self.locals[key] = val
        self.state.assigned += len(val) if isinstance(val, (str, list)) else 1
        if self.state.assigned > MAX_ASSIGNED:
            raise LocalNamespaceLimitError("variables too large", token=None)


class Template(BoundTemplate):
    context_class = Drawing


def state_of(context: RenderContext) -> State:
    return cast("Drawing", context).state
