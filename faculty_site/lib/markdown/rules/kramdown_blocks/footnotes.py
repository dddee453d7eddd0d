"""Footnotes as kramdown reads and draws them: ``[^name]``, ids ``fn:name`` and ``fnref:name``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from faculty_site.lib.markdown.rules.attributes import ATTRIBUTE_LISTS
from faculty_site.lib.markdown.rules.footnotes import IN_PLACE
from faculty_site.lib.markdown.rules.kramdown_blocks.lines import INDENT
from faculty_site.lib.markdown.rules.kramdown_blocks.lists import marked_list
from faculty_site.lib.markdown.rules.kramdown_blocks.paragraphs import code_end
from faculty_site.lib.markdown.rules.kramdown_blocks.state import BlockState

DEFINITION = re.compile(r"[ ]{0,3}\[\^(\w[\w-]{0,199})\]:(.*)\Z")
MARK = "data-footnotes"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
BACK = "\N{LEFTWARDS ARROW WITH HOOK}"


@dataclass(slots=True)
class Note:
    """A footnote that is referred to."""

    name: str
    number: int
    references: int = 0


def kramdown_footnotes_plugin(md: MarkdownIt) -> None:
    """Draw the notes as kramdown does; mdit-py-plugins reads the references to them."""
    md.core.ruler.before("block", "known_footnotes", _know_mark)
    md.core.ruler.at("footnote_tail", _move_to_end)
    md.add_render_rule("footnote_ref", _draw_reference)
    md.add_render_rule("footnote_block_open", _draw_beginning)
    md.add_render_rule("footnote_block_close", _draw_end)
    md.add_render_rule("footnote_open", _draw_note)
    md.add_render_rule("footnote_anchor", _draw_way_back)


def footnote(state: BlockState, line: int, end_line: int) -> bool:
    """A note: the rest of the line and the indented lines below."""
    found = DEFINITION.match(state.text(line))
    if not found or not state.may_nest():
        return False
    name, first = found.groups()
    state.env.setdefault("footnotes", {"refs": {}, "list": {}})["refs"][f":{name}"] = -1
    end = code_end(state, line + 1, end_line)
    rest = [INDENT.sub("", state.text(n), count=1) for n in range(line + 1, end)]
    opening = state.push_lines("footnote_reference_open", "", 1, line, end)
    opening.meta["label"] = name
    state.in_html += 1  # headings in a note get no GFM ids in kramdown
    state.read_inside([first, *rest], line)
    state.in_html -= 1
    state.push("footnote_reference_close", "", -1)
    state.line = end
    return True


def _know_mark(state: StateCore) -> None:
    # The name is read like a reference to an attribute list, so the list gets the mark.
    state.env.setdefault(ATTRIBUTE_LISTS, {})["footnotes"] = {MARK: ""}


def _move_to_end(state: StateCore) -> None:
    """Put the notes that are referred to behind the text, or where a list has ``{:footnotes}``.

    They are numbered as the reader meets them.
    """
    if state.env.get(IN_PLACE):
        return
    state.tokens, definitions = _parted(state.tokens)
    known: dict[str, Note] = {}
    waiting = _numbered(state.tokens, known)
    noted: list[tuple[Note, list[Token]]] = []
    for note in waiting:  # grows meanwhile: notes may refer to notes
        inside = definitions.get(note.name, [])
        waiting += _numbered(inside, known)
        noted.append((note, inside))
    begin, end = marked_list(state.tokens, MARK) or (len(state.tokens), len(state.tokens))
    state.tokens[begin : end + 1] = _block(noted)


def _block(noted: list[tuple[Note, list[Token]]]) -> list[Token]:
    if not noted:
        return []
    tokens = [Token("footnote_block_open", "", 1)]
    for note, inside in noted:
        tokens.append(Token("footnote_open", "", 1, meta={"note": note}))
        tokens += _with_ways_back(inside, note)
        tokens.append(Token("footnote_close", "", -1))
    return [*tokens, Token("footnote_block_close", "", -1)]


def _parted(tokens: list[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The text without its notes, and each note's blocks."""
    text: list[Token] = []
    definitions: dict[str, list[Token]] = {}
    around: list[list[Token]] = [text]
    for token in tokens:
        if token.type == "footnote_reference_open":
            definitions[token.meta["label"]] = []
            around.append(definitions[token.meta["label"]])
        elif token.type == "footnote_reference_close":
            around.pop()
        else:
            around[-1].append(token)
    return text, definitions


def _numbered(tokens: list[Token], known: dict[str, Note]) -> list[Note]:
    """The notes that are first referred to here; each reference gets its own number."""
    first: list[Note] = []
    for token in tokens:
        for child in token.children or ():
            if child.type != "footnote_ref":
                continue
            name = child.meta["label"]
            if name not in known:
                known[name] = Note(name, len(known) + 1)
                first.append(known[name])
            child.meta = {"note": known[name], "reference": known[name].references}
            known[name].references += 1
    return first


def _with_ways_back(inside: list[Token], note: Note) -> list[Token]:
    """A note that ends with a paragraph has them there, another one in a paragraph of their own."""
    if len(inside) > 2 and inside[-1].type == "paragraph_close" and not inside[-1].hidden:
        inline = inside[-2]
        inline.children = [*(inline.children or ()), *_ways_back(note, own=False)]
        return inside
    ways = Token("inline", "", 0, content="", children=[*_ways_back(note, own=True)])
    return [*inside, Token("paragraph_open", "p", 1), ways, Token("paragraph_close", "p", -1)]


def _ways_back(note: Note, *, own: bool) -> Iterator[Token]:
    for reference in range(note.references):
        meta = {"note": note, "reference": reference, "first": own and not reference}
        yield Token("footnote_anchor", "", 0, meta=meta)


def _draw_reference(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    note: Note = tokens[index].meta["note"]
    name, own = escape(note.name), _reference_id(tokens[index])
    link = f'<a href="#fn:{name}">{note.number}</a>'
    return f'<sup class="footnote-ref" id="{own}">{link}</sup>'


def _reference_id(token: Token) -> str:
    note, reference = token.meta["note"], token.meta["reference"]
    return f"fnref:{escape(note.name)}" + (f":{reference}" if reference else "")


def _draw_beginning(_self: Any, _tokens: Any, _index: int, _options: Any, _env: Any) -> str:
    return '<div class="footnotes">\n<ol class="footnotes-list">\n'


def _draw_end(_self: Any, _tokens: Any, _index: int, _options: Any, _env: Any) -> str:
    return "</ol>\n</div>\n"


def _draw_note(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    name = escape(tokens[index].meta["note"].name)
    return f'<li id="fn:{name}" class="footnote-item">\n'


def _draw_way_back(_self: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    number = token.meta["reference"]
    mark = BACK + (f"<sup>{number + 1}</sup>" if number else "")
    before = "" if token.meta["first"] else NO_BREAK_SPACE
    return f'{before}<a href="#{_reference_id(token)}" class="footnote-backref">{mark}</a>'
