"""HTML made well-formed and shallow before it is sanitised.

nh3 builds a tree as a browser does. On hostile input that is dear: unclosed elements make it deep
(time is then quadratic), unclosed ``<b>`` and ``<i>`` are opened again in every block that follows
(memory is then a product). Here each tag gets its partner, tags nested too deep are left out,
comments go, and a ``<`` that begins no whole tag becomes text, so that nothing is read differently
later. One pass; safety is not its business but the sanitiser's.
"""

import re

# Possessive throughout: what does not match fails at once, without trying other divisions.
TOKEN = re.compile(
    r"""<!--(?:-?>|.*?--!?>|.*\Z)          # a comment, also one that never ends
    |<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)
      (?P<rest>(?:[\s/]*+[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>`]++))?+)*+[\s/]*+)>
    |<""",
    re.VERBOSE | re.DOTALL,
)

DEEPEST = 256
DEEPEST_FORMATTING = 12

# fmt: off
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})
FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})
PHRASING = FORMATTING | {
    "abbr", "bdi", "bdo", "cite", "del", "dfn", "ins", "kbd", "mark", "q", "samp", "span", "sub",
    "sup", "time", "var",
}
ENDS_PARAGRAPH = frozenset({
    "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
})
# fmt: on
ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})
CELL_ENDS = ROW_GROUPS | {"td", "th", "tr"}
ENDED_BY: dict[str, frozenset[str]] = {
    "p": ENDS_PARAGRAPH | CELL_ENDS | {"li", "dt", "dd"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": CELL_ENDS,
    "th": CELL_ENDS,
    "tr": ROW_GROUPS | {"tr"},
    "tbody": ROW_GROUPS,
    "thead": ROW_GROUPS,
    "tfoot": ROW_GROUPS,
}
SCOPES = frozenset({"td", "th", "caption", "table"})
"""A closing tag inside one of these closes nothing outside it."""


def balanced(html: str) -> str:
    """``html`` with every element closed, in order, and none nested too deep."""
    return _Balancer().run(html)


class _Balancer:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []
        self.written: list[tuple[str, int]] = []
        """Of each open element the name that it is written by, and which piece its tag is."""
        self.formatting = 0
        self.left_out: dict[str, int] = {}

    def run(self, html: str) -> str:
        position = 0
        for token in TOKEN.finditer(html):
            self.out.append(html[position : token.start()])
            position = token.end()
            name = (token["name"] or "").lower()
            if not name:
                self.out.append("" if token.group().startswith("<!--") else "&lt;")
            elif token["close"]:
                self._end(name)
            else:
                self._start(name, token.group())
        self.out.append(html[position:])
        self._close_down_to(0)
        return "".join(self.out)

    def _start(self, name: str, tag: str) -> None:
        while self.open and name in ENDED_BY.get(self.open[-1], ()):
            self._close_down_to(len(self.open) - 1)
        if name == "a" and "a" in self.open:
            self._end("a")
        if name in ENDS_PARAGRAPH:
            self._make_room()
        if name in VOID:
            self.out.append(tag)
        elif self._must_leave_out(name):
            self.left_out[name] = self.left_out.get(name, 0) + 1
        else:
            is_caption = name == "figcaption" and "figure" not in self.open
            self.open.append(name)
            self.written.append(("div" if is_caption else name, len(self.out)))
            self.formatting += name in FORMATTING
            self.out.append('<div class="caption">' if is_caption else tag)

    def _make_room(self) -> None:
        """Let a block stand where only words may: a span around it is a block then."""
        for at in range(len(self.open) - 1, -1, -1):
            name, piece = self.written[at]
            if name != "span":
                return
            self.written[at] = ("div", piece)
            self.out[piece] = f"<div{self.out[piece][len('<span') :]}"

    def _must_leave_out(self, name: str) -> bool:
        if name in ENDS_PARAGRAPH and name != "pre" and "pre" in self.open:
            return True
        if name in FORMATTING and self.formatting >= DEEPEST_FORMATTING:
            return True
        return len(self.open) >= DEEPEST or (name == "a" and "a" in self.open)

    def _end(self, name: str) -> None:
        if self.left_out.get(name):
            self.left_out[name] -= 1
            return
        for depth in range(len(self.open) - 1, -1, -1):
            element = self.open[depth]
            if element == name:
                self._close_down_to(depth)
                return
            # </b> may end a paragraph that began inside <b>, but not a list or a table.
            inside_block = element not in PHRASING and element != "p"
            if (name in PHRASING and inside_block) or (name != "table" and element in SCOPES):
                return

    def _close_down_to(self, depth: int) -> None:
        while len(self.open) > depth:
            self.formatting -= self.open.pop() in FORMATTING
            self.out.append(f"</{self.written.pop()[0]}>")
