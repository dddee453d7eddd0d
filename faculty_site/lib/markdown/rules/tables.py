"""Tables as kramdown reads them: the header is optional, ``|===|`` begins the footer."""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*")
FOOTER = re.compile(r"[+|: \t=]*=[+|: \t=]*")
COLUMN = re.compile(r"(:?)-+(:?)")
PIPE = re.compile(r"\\.|(?P<ticks>`+).+?(?P=ticks)(?!`)|\|")
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

    def finish(self, name: str) -> None:
        """Put the rows read so far into a group, unless there are none."""
        if self.rows:
            self.groups.append((name, self.rows))
            self.rows = []

    def separate(self, text: str) -> None:
        """The first line of dashes below a row ends the header, each further one a body."""
        if not self.rows:
            return
        if self.alignments is None:
            self.finish("thead")
            columns = COLUMN.findall(text)
            self.alignments = [ALIGNMENTS.get(column, "") for column in columns]
        else:
            self.finish("tbody")


def kramdown_table_plugin(md: MarkdownIt) -> None:
    """Put kramdown's tables in the place of GFM's."""
    md.block.ruler.at("table", _table, {"alt": []})


def split_cells(text: str) -> list[str]:
    r"""The cells of a row; pipes in code spans and ``\|`` separate nothing."""
    cells: list[str] = []
    start = 0
    for mark in PIPE.finditer(text):
        if mark.group() == "|":
            cells.append(text[start : mark.start()])
            start = mark.end()
    if text[start:].strip():
        cells.append(text[start:])
    if cells and not cells[0].strip() and text.lstrip().startswith("|"):
        cells.pop(0)
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _starts(state: StateBlock, line: int, end_line: int) -> bool:
    text = _text(state, line)
    if state.is_code_block(line) or "|" not in text:
        return False
    if text.startswith("|"):
        return True
    # Without a leading pipe only a line of dashes makes it a table: prose has pipes too.
    return (
        line + 1 < end_line
        and state.sCount[line + 1] >= state.blkIndent
        and "|" in (below := _text(state, line + 1))
        and SEPARATOR.fullmatch(below) is not None
    )


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or not _starts(state, start_line, end_line):
        return False
    table = Table()
    footer = False
    line = start_line
    while line < end_line and state.sCount[line] >= state.blkIndent:
        text = _text(state, line)
        if "|" not in text and not (table.groups and SEPARATOR.fullmatch(text)):
            break
        if SEPARATOR.fullmatch(text):
            table.separate(text)
        elif FOOTER.fullmatch(text):
            table.finish("tbody")
            footer = True
        else:
            table.rows.append(Row(line, split_cells(text)))
        line += 1
    table.finish("tfoot" if footer else "tbody")
    if not table.groups or not _ends(state, line, end_line):
        return False
    return _write(state, table, start_line, line)


def _ends(state: StateBlock, line: int, end_line: int) -> bool:
    """What follows a table in kramdown is a blank line, an attribute list, or nothing."""
    if line >= end_line or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return True
    return _text(state, line).startswith("{:")


def _write(state: StateBlock, table: Table, start_line: int, end_line: int) -> bool:
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
    state: StateBlock, cell_tag: str, line: int, cells: list[str], alignments: list[str]
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
