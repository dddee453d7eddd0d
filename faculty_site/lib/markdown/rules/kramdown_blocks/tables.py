"""Tables as kramdown reads them: the header is optional, ``|===|`` begins the footer."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

# Each looks ahead for its mark, so that a line that does not fit is not divided in all ways.
SEPARATOR = re.compile(r"(?=[+|: \t]*-)[+|: \t-]+")
FOOTER = re.compile(r"(?=[+|: \t]*=)[+|: \t=]+")
COLUMN = re.compile(r"(:?)-+(:?)")
STOP = re.compile(r"\\.|`+|<code\b|\|")
TICKS = re.compile(r"`+")
CODE_END = "</code>"
MOST_CELLS = 65_536  # as in markdown-it: short rows are filled up, which could swell the page
ALIGNMENTS = {(":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


@dataclass
class Row:
    """A line of cells."""

    line: int
    cells: list[str]


@dataclass
class Table:
    """The groups of rows in order, each under the name of its element."""

    groups: list[tuple[str, list[Row]]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    alignments: list[str] | None = None
    has_footer: bool = False

    def finish(self, name: str) -> None:
        """Put the rows read so far into a group, unless there are none."""
        if self.rows:
            self.groups.append((name, self.rows))
            self.rows = []

    def separate(self, text: str) -> None:
        """The first line of dashes below a row ends the header, each further one a body."""
        if not self.rows or self.has_footer:
            return
        if self.alignments is None:
            self.finish("thead")
            columns = COLUMN.findall(text)
            self.alignments = [ALIGNMENTS.get(column, "") for column in columns]
        else:
            self.finish("tbody")


def _ends_of_code(text: str) -> Callable[[str, int], int]:
    """Says where code that a mark opens ends, else where the mark does; all ends are found once."""
    runs: dict[str, list[int]] = {CODE_END: [m.end() for m in re.finditer(CODE_END, text)]}
    for run in TICKS.finditer(text):
        runs.setdefault(run.group(), []).append(run.end())

    def code_end(mark: str, position: int) -> int:
        ends = runs.get(CODE_END if mark == "<code" else mark, [])
        following = bisect_right(ends, position)
        return ends[following] if following < len(ends) else position

    return code_end


def split_cells(text: str, *, leading_pipe: bool = True) -> list[str]:
    r"""The cells of a row; pipes in code and ``\|`` separate nothing.

    ``leading_pipe``: the table's first row begins with a pipe, before which no cell stands.
    """
    cells: list[str] = []
    start = position = 0
    code_end = _ends_of_code(text)
    while stop := STOP.search(text, position):
        mark, position = stop.group(), stop.end()
        if mark == "|":
            cells.append(text[start : stop.start()])
            start = position
        else:
            position = code_end(mark, position)
    if text[start:].strip():
        cells.append(text[start:])
    if leading_pipe and cells and not cells[0].strip():
        cells.pop(0)
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _starts(state: BlockState, line: int, end_line: int) -> bool:
    text = state.text(line).strip()
    if state.indent(line) > 3 or "|" not in text or not state.is_after_boundary(line):
        return False
    if text.startswith("|"):
        return True
    # Without a leading pipe only a line of dashes makes it a table: prose has pipes too.
    below = state.text(line + 1).strip() if line + 1 < end_line else ""
    return "|" in below and SEPARATOR.fullmatch(below) is not None


def table(state: BlockState, start_line: int, end_line: int) -> bool:
    """A table; one without a body is text."""
    if not _starts(state, start_line, end_line):
        return False
    found = Table()
    leading_pipe = state.text(start_line).lstrip().startswith("|")
    line = start_line
    while line < end_line and "|" in (text := state.text(line).strip()):
        if SEPARATOR.fullmatch(text):
            found.separate(text)
        elif FOOTER.fullmatch(text):
            found.finish("tbody")
            found.has_footer = True
        else:
            found.rows.append(Row(line, split_cells(text, leading_pipe=leading_pipe)))
        line += 1
    found.finish("tfoot" if found.has_footer else "tbody")
    has_body = any(name == "tbody" for name, _rows in found.groups)
    if not has_body or not state.is_before_boundary(line):
        return False
    return _write(state, found, start_line, line)


def _write(state: BlockState, table: Table, start_line: int, end_line: int) -> bool:
    rows = [row for _name, group in table.groups for row in group]
    width = max(len(row.cells) for row in rows)
    if width * len(rows) > MOST_CELLS:
        return False
    alignments = (table.alignments or []) + [""] * width
    state.push("table_open", "table", 1).map = [start_line, end_line]
    for name, group in table.groups:
        state.push(f"{name}_open", name, 1).map = [group[0].line, group[-1].line + 1]
        for row in group:
            cells = row.cells + [""] * (width - len(row.cells))
            _write_row(state, "th" if name == "thead" else "td", row.line, cells, alignments)
        state.push(f"{name}_close", name, -1)
    state.push("table_close", "table", -1)
    state.line = end_line
    return True


def _write_row(
    state: BlockState, cell_tag: str, line: int, cells: list[str], alignments: list[str]
) -> None:
    state.push("tr_open", "tr", 1).map = [line, line + 1]
    for text, alignment in zip(cells, alignments, strict=False):
        opening = state.push(f"{cell_tag}_open", cell_tag, 1)
        if alignment:
            opening.attrs = {"class": f"align-{alignment}"}
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = text, [line, line + 1], []
        state.push(f"{cell_tag}_close", cell_tag, -1)
    state.push("tr_close", "tr", -1)
