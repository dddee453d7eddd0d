"""Emphasis as kramdown finds it: each mark tries whether it opens, and looks for its end.

Between the marks lie the tokens of everything that binds tighter. Marks inside a link or an HTML
element pair up among themselves, knowing what is already emphasised around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

LONGEST_RUN = 8  # more marks in a row emphasise nothing
RUN = "emphasis"
"""Key of a token's meta that has the run of marks it stands for."""


@dataclass(frozen=True, slots=True)
class Run:
    """Equal marks in a row, and the characters beside them (empty at the text's ends)."""

    marker: str
    length: int
    before: str
    after: str
    in_word: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a run: the run's token, and how many marks are left, this one included."""

    token: int
    run: Run
    left: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks (by their place in the group) that enclose an element; 1 or 2 long."""

    start: int
    end: int
    size: int


@dataclass(slots=True)
class Group:
    """The marks that may pair up, and the groups inside, by the token they begin at."""

    marks: list[Mark] = field(default_factory=list)
    inner: list[tuple[int, "Group"]] = field(default_factory=list)

    def token(self, mark: int) -> int:
        return self.marks[mark].token


def emphasis_plugin(md: MarkdownIt) -> None:
    """Put kramdown's emphasis in the place of CommonMark's."""
    md.inline.ruler.at("emphasis", _run)
    md.inline.ruler2.at("emphasis", _resolve)


def _run(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    marker = source[start]
    if marker not in "*_":
        return False
    end = start
    while end < state.posMax and source[end] == marker:
        end += 1
    before, after = source[max(0, start - 1) : start], source[end : end + 1]
    token = state.push("text", "", 0)
    token.content = source[start:end]
    if end - start <= LONGEST_RUN:
        in_word = marker == "_" and _ends_in_word(source, start)
        token.meta = {RUN: Run(marker, end - start, before, after, in_word)}
    state.pos = end
    return True


def _ends_in_word(source: str, position: int) -> bool:
    """Whether a letter stands before, or a letter and a hyphen."""
    before = source[max(0, position - 2) : position]
    return before[-1:].isalpha() or (before[-1:] == "-" and before[:-1].isalpha())


def _resolve(state: StateInline) -> None:
    if not any(RUN in token.meta for token in state.tokens):
        return
    changed: dict[int, list[Token]] = {}
    waiting: list[tuple[Group, frozenset[int]]] = [(_grouped(state.tokens), frozenset())]
    while waiting:
        group, around = waiting.pop()
        pairs = Pairing(group.marks, around).run()
        changed.update(_rewritten(state.tokens, group.marks, pairs))
        for inner, holding in _inside_pairs(group, pairs):
            waiting.append((inner, around | holding))
    state.tokens[:] = [
        new for index, token in enumerate(state.tokens) for new in changed.get(index, [token])
    ]


def _inside_pairs(group: Group, pairs: list[Pair]) -> Iterator[tuple[Group, set[int]]]:
    """The inner groups, each with the sizes of the pairs that it lies between."""
    following = sorted(pairs, key=lambda pair: -pair.start)
    holding: list[Pair] = []
    for position, inner in group.inner:
        while following and group.token(following[-1].start) < position:
            pair = following.pop()
            while holding and holding[-1].end < pair.start:
                holding.pop()
            holding.append(pair)
        while holding and group.token(holding[-1].end) < position:
            holding.pop()
        yield inner, {pair.size for pair in holding}


def _grouped(tokens: list[Token]) -> Group:
    top = Group()
    open_groups = [top]
    for index, token in enumerate(tokens):
        nesting = token.nesting or token.meta.get("nesting", 0)
        if nesting > 0:
            inner = Group()
            open_groups[-1].inner.append((index, inner))
            open_groups.append(inner)
        elif nesting < 0 and len(open_groups) > 1:
            open_groups.pop()
        elif run := token.meta.get(RUN):
            marks = (Mark(index, run, left) for left in range(run.length, 0, -1))
            open_groups[-1].marks.extend(marks)
    return top


class Pairing:
    """Finds the pairs of one group, in a bounded number of steps per mark."""

    def __init__(self, marks: list[Mark], around: frozenset[int]) -> None:
        self.marks = marks
        self.around = around
        self.pairs: list[Pair] = []
        self.steps = 1000 + 20 * len(marks)
        self.last_end: dict[str, int] = {}
        for index in range(len(marks)):
            for size in (1, 2):
                if self._closes(index, marks[index].run.marker * size):
                    self.last_end[marks[index].run.marker * size] = index

    def run(self) -> list[Pair]:
        """The pairs, a pair inside another before it."""
        position = 0
        while position < len(self.marks):
            position = self._read(position, ())
        return self.pairs

    def _read(self, position: int, open_sizes: tuple[int, ...]) -> int:
        """Take what begins at a mark: an element, or the mark as text. Returns what is next."""
        mark = self.marks[position]
        size = min(2, mark.left)
        after = mark.run.after if mark.left == size else mark.run.marker
        in_word = mark.run.in_word and mark.left == mark.run.length
        if in_word or after.isspace() or size in open_sizes or size in self.around:
            return position + size
        end = self._try(position, size, open_sizes)
        if end is None and size == 2 and open_sizes[-1:] != (1,):
            size, end = 1, self._try(position, 1, open_sizes)
        return position + min(2, mark.left) if end is None else end + size

    def _try(self, position: int, size: int, open_sizes: tuple[int, ...]) -> int | None:
        """The mark that closes what opens here, with the pairs in between; else None."""
        kept = len(self.pairs)
        delimiter = self.marks[position].run.marker * size
        at = position + size
        is_empty = at < len(self.marks) and self.marks[at].token == self.marks[position].token
        while at <= self.last_end.get(delimiter, -1) and self.steps > 0:
            self.steps -= 1
            if not is_empty and self._closes(at, delimiter):
                self.pairs.append(Pair(position, at, size))
                return at
            is_empty = False
            at = self._read(at, (*open_sizes, size))
        del self.pairs[kept:]
        return None

    def _closes(self, position: int, delimiter: str) -> bool:
        mark, size = self.marks[position], len(delimiter)
        if mark.run.marker != delimiter[0] or mark.left < size or (size == 1 and mark.left == 2):
            return False
        if mark.left == mark.run.length and mark.run.before.isspace():
            return False
        return delimiter[0] == "*" or mark.left > size or not mark.run.after.isalnum()


def _rewritten(
    tokens: list[Token], marks: list[Mark], pairs: list[Pair]
) -> Iterator[tuple[int, list[Token]]]:
    """For each token of marks what stands in its place: tags, and the marks left over."""
    opened = {pair.start: pair for pair in pairs}
    closed = {pair.end: pair for pair in pairs}
    out: dict[int, list[Token]] = {}
    position = 0
    while position < len(marks):
        mark = marks[position]
        parts = out.setdefault(mark.token, [])
        level = tokens[mark.token].level
        pair = opened.get(position) or closed.get(position)
        if pair is None:
            parts.append(Token("text", "", 0, content=mark.run.marker, level=level))
            position += 1
        else:
            parts.append(_tag(mark.run.marker, pair.size, position == pair.start, level))
            position += pair.size
    yield from out.items()


def _tag(marker: str, size: int, opens: bool, level: int) -> Token:
    name = "strong" if size == 2 else "em"
    kind = f"{name}_open" if opens else f"{name}_close"
    return Token(kind, name, 1 if opens else -1, markup=marker * size, level=level)
