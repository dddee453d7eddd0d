"""One pass over the source of a paragraph: where formulas stand, and which brackets are links.

markdown-it asks at each ``[`` whether a link begins there and scans ahead for the answer, so that
a long run of brackets costs quadratic time. Here all brackets are paired once, skipping what binds
tighter (escapes, code spans, HTML tags, formulas), and the answers are looked up afterwards.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.common.html_re import HTML_TAG_RE

Delimiters = tuple[tuple[str, str, bool], ...]
"""Opening mark, closing mark, whether the formula is displayed on a line of its own."""

LinkTail = Callable[[int, int], int | None]
"""``(label start, label end) -> end of the whole link``, None when these brackets are no link."""

STOPS = re.compile(r"\\|`+|<|\$+|!?\[|\]")
BACKTICKS = re.compile(r"`+")
AUTOLINK = re.compile(
    r"<[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*>|<[^<>\s@]{1,64}@[^<>\s]{1,255}>"
)
ENVIRONMENT = re.compile(
    r"\\begin\{((?:align|alignat|displaymath|eqnarray|equation|flalign|gather|math|multline)\*?)\}"
)
DOLLAR_BODY = re.compile(r"(?:[^$\\`]|\\.)+", re.DOTALL)
PRICE = re.compile(
    r"[\d.,]+(?:[kKMB]\b|\s*$)|[\d.,]+\S*\s(?:.*?[^\\A-Za-z])??[A-Za-z]{2,}", re.DOTALL
)
BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a line: where it ends, its TeX, and whether it is set on its own line."""

    end: int
    tex: str
    display: bool


@dataclass(slots=True)
class Bracket:
    """An opening bracket that waits for its partner."""

    start: int
    image: bool
    holds_link: bool = False


@dataclass(slots=True)
class Spans:
    """What was found: formulas by their start, link labels by their opening bracket."""

    formulas: dict[int, Formula] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)


def is_price(body: str) -> bool:
    """Whether the text between two dollar signs is an amount of money and what follows it."""
    return bool(PRICE.match(body))


class SpanScanner:
    """Reads ``source`` once, left to right; ``spans`` has the result after ``scan()``."""

    def __init__(self, source: str, delimiters: Delimiters, link_tail: LinkTail) -> None:
        self.source = source
        self.delimiters = delimiters
        self.link_tail = link_tail
        self.spans = Spans()
        self.stack: list[Bracket] = []
        self.ticks: dict[int, list[int]] | None = None
        self.last_seen: dict[str, int] = {}
        self.next_seen: dict[str, int] = {}
        self.link_before = -1, -1

    def scan(self) -> Spans:
        """Pair everything up; each character is read a bounded number of times."""
        position = 0
        while stop := STOPS.search(self.source, position):
            mark, start = stop.group(), stop.start()
            if mark == "\\":
                position = self._backslash(start)
            elif mark[0] == "`":
                position = self._code(start, len(mark))
            elif mark == "<":
                position = self._angle(start)
            elif mark[0] == "$":
                position = self._dollars(start, len(mark))
            elif mark == "]":
                position = self._close(start)
            else:
                position = self._open(stop)
        return self.spans

    def _open(self, mark: re.Match[str]) -> int:
        self.stack.append(Bracket(mark.end() - 1, image=mark.group()[0] == "!"))
        return mark.end()

    def _occurs_after(self, mark: str, position: int) -> bool:
        last = self.last_seen.get(mark)
        if last is None:
            last = self.last_seen[mark] = self.source.rfind(mark)
        return last >= position

    def _next(self, mark: str, position: int) -> int:
        """Where ``mark`` stands next; many openings before one end search for it once."""
        found = self.next_seen.get(mark, -1)
        if found < position:
            found = self.next_seen[mark] = self.source.find(mark, position)
        return found

    def _last_link(self, start: int, end: int) -> int:
        """Where the last link between the two has its middle, which the first who asks finds."""
        if self.link_before[0] != end:
            self.link_before = end, self.source.rfind("](", start, end)
        return self.link_before[1]

    def _backslash(self, start: int) -> int:
        if environment := ENVIRONMENT.match(self.source, start):
            closing = rf"\end{{{environment[1]}}}"
            if self._occurs_after(closing, environment.end()):
                end = self.source.find(closing, environment.end()) + len(closing)
                tex = self.source[start:end]
                self.spans.formulas[start] = Formula(end, tex, display=True)
                return end
        for opening, closing, display in self.delimiters:
            if self.source.startswith(opening, start):
                body_start = start + len(opening)
                if self._occurs_after(closing, body_start):
                    end = self._next(closing, body_start)
                    if self._formula(start, body_start, end, len(closing), display):
                        return end + len(closing)
        return start + 2

    def _formula(self, start: int, body_start: int, end: int, close: int, display: bool) -> bool:
        # "\[[Slides](x)\]" is a link between escaped brackets, in every theme.
        if self._last_link(body_start, end) >= body_start:
            return False
        tex = self.source[body_start:end]
        if not tex.strip():
            return False
        self.spans.formulas[start] = Formula(end + close, tex.strip(), display)
        return True

    def _code(self, start: int, length: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for run in BACKTICKS.finditer(self.source):
                self.ticks.setdefault(len(run.group()), []).append(run.start())
        runs = self.ticks.get(length, [])
        following = bisect_left(runs, start + length)
        return (runs[following] if following < len(runs) else start) + length

    def _angle(self, start: int) -> int:
        comment = self.source.startswith("<!--", start)
        if not self._occurs_after("-->" if comment else ">", start):
            return start + 1
        found = AUTOLINK.match(self.source, start) or HTML_TAG_RE.match(self.source, start)
        return found.end() if found else start + 1

    def _dollars(self, start: int, length: int) -> int:
        after = start + length
        if length == 2 and self._occurs_after("$$", after):
            end = self.source.find("$$", after)
            if self._formula(start, after, end, 2, display=True):
                return end + 2
        if length == 1:
            body = DOLLAR_BODY.match(self.source, after)
            if body and self._is_inline(start, body):
                self.spans.formulas[start] = Formula(body.end() + 1, body.group(), display=False)
                return body.end() + 1
        return after

    def _is_inline(self, start: int, body: re.Match[str]) -> bool:
        """MathJax's single dollars, held back as pandoc does: money has the same sign."""
        text, end, source = body.group(), body.end(), self.source
        if not source.startswith("$", end) or source.startswith("$$", end):
            return False
        if text[0].isspace() or text[-1].isspace() or source[end + 1 : end + 2].isdigit():
            return False
        if text[0].isdigit() and (source[start - 1 : start].isalpha() or is_price(text)):
            return False
        return not BLANK_LINE.search(text)

    def _close(self, end: int) -> int:
        if not self.stack:
            return end + 1
        bracket = self.stack.pop()
        tail = None
        if bracket.image or not bracket.holds_link:
            tail = self.link_tail(bracket.start + 1, end)
        if tail is not None:
            self.spans.labels[bracket.start] = end
            if self.source.startswith("[", end + 1) and tail > end + 2:
                self.spans.labels[end + 1] = tail - 1
        if self.stack and (bracket.holds_link or (tail is not None and not bracket.image)):
            self.stack[-1].holds_link = True
        return tail if tail is not None else end + 1
