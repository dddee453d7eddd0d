"""kramdown's block parser: what stands inside an item or a quotation is a text of its own.

kramdown takes the lines of a list item, a quotation or a note, moves them to the left and reads
them anew. markdown-it reads the lines in place, with other rules for what goes on after a blank
line, so lists and quotations that differ only in indentation come out otherwise. Here each of
kramdown's rules sees lines that begin at the margin; the tokens keep the lines of the whole text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from faculty_site.lib.markdown.rules.footnotes import IN_PLACE
from faculty_site.lib.markdown.rules.kramdown_blocks.elements import Elements, elements_of
from faculty_site.lib.markdown.rules.kramdown_blocks.fences import Fences
from faculty_site.lib.markdown.rules.kramdown_blocks.lines import BOUNDARY, EXTENSION_END

DEEPEST = 30
"""Blocks inside blocks; the marks of deeper ones stay text."""


class BlockState(StateBlock):
    """The lines of the text, or of one item or quotation in it."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.count = self.lineMax
        """How many lines there are, also while only some of them are read."""
        self.depth = 0
        self.first = 0
        """The line that the blocks being read begin at."""
        self.in_html = 0
        """How many elements, read as Markdown, are around."""
        self.definitions: Token | None = None
        """The last list of definitions, which another may go on with."""

    @cached_property
    def elements(self) -> Elements:
        """The HTML elements of this source."""
        return elements_of(self.src)

    @cached_property
    def fences(self) -> Fences:
        """The lines of this source that may end a fence of code."""
        return Fences([self.text(line) for line in range(self.count)])

    @cached_property
    def _extension_ends(self) -> dict[str, list[int]]:
        ends: dict[str, list[int]] = {}
        for line in range(self.count):
            if found := EXTENSION_END.match(self.text(line)):
                ends.setdefault(found[1], []).append(line)
        return ends

    def extension_end(self, name: str, line: int) -> int | None:
        """The first line below ``line`` with the end mark of the extension ``name``."""
        following: list[int] = []
        for named in ("", name):
            lines = self._extension_ends.get(named, [])
            index = bisect_right(lines, line)
            following += lines[index : index + 1]
        return min(following, default=None)

    def text(self, line: int) -> str:
        """A line as written, without its end."""
        return self.src[self.bMarks[line] : self.eMarks[line]]

    def is_blank(self, line: int) -> bool:
        """Whether nothing is written on the line."""
        return self.bMarks[line] + self.tShift[line] >= self.eMarks[line]

    def begin(self, line: int) -> int:
        """Where the line's first character that is not white space stands."""
        return self.bMarks[line] + self.tShift[line]

    def indent(self, line: int) -> int:
        """Columns of white space that the line begins with."""
        return self.sCount[line]

    def line_of(self, offset: int) -> int:
        """The line that ``offset`` stands on."""
        return bisect_left(self.eMarks, offset, 0, self.count)

    def push_lines(self, kind: str, tag: str, nesting: int, line: int, end: int) -> Token:
        """A new token for the lines from ``line`` to before ``end``."""
        token = self.push(kind, tag, nesting)  # type: ignore[arg-type]
        token.map = [line, end]
        return token

    def push_inline(self, text: str, line: int, end: int) -> Token:
        """A token whose text the inline parser is to read."""
        token = self.push_lines("inline", "", 0, line, end)
        token.content, token.children = text, []
        return token

    def read_inside(self, lines: Sequence[str], first_line: int) -> list[Token]:
        """Read ``lines`` as a text of its own; its first one is line ``first_line`` here."""
        tokens: list[Token] = []
        inside = BlockState("\n".join(lines) + "\n", self.md, self.env, tokens)
        inside.depth, inside.in_html = self.depth + 1, self.in_html
        self.md.block.tokenize(inside, 0, inside.lineMax)
        for token in tokens:
            token.level += self.level
            if token.map:
                token.map = [token.map[0] + first_line, token.map[1] + first_line]
        self.tokens.extend(tokens)
        return tokens

    def read_lines(self, line: int, end: int) -> None:
        """Read lines of this text as the blocks of an element around them."""
        before = self.first, self.lineMax
        self.first, self.lineMax = line, end
        self.md.block.tokenize(self, line, end)
        self.first, self.lineMax = before

    @property
    def for_importer(self) -> bool:
        """Whether a heading, or a list of another kind, ends the list or quotation above it.

        In kramdown they belong to its last item where no blank line is between. The importer wants
        the sections and items that the author meant.
        """
        return self.depth == 0 and bool(self.env.get(IN_PLACE))

    def may_nest(self) -> bool:
        """Whether another block may be opened inside this text."""
        return self.depth < DEEPEST

    def is_after_boundary(self, line: int) -> bool:
        """Whether ``line`` begins a block that may not continue a paragraph."""
        if line <= self.first or self.is_blank(line - 1):
            return True
        last = self.tokens[-1] if self.tokens else None
        return last is not None and last.type == "attributes" and bool(last.meta.get("boundary"))

    def is_before_boundary(self, line: int) -> bool:
        """Whether ``line`` is blank, an attribute list, or behind the last one."""
        return line >= self.count or BOUNDARY.match(self.text(line)) is not None
