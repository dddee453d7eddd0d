"""One pass over the source of a paragraph, in kramdown's order of what binds tighter.

Code spans, autolinks, HTML elements, formulas and links are found here; the rules of the parser
look up what begins where they stand. So no rule searches ahead, and time stays linear.
"""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace

from faculty_site.lib.markdown.rules.kramdown.html_tags import TAG, HtmlTag, as_tag, raw_end
from faculty_site.lib.markdown.rules.kramdown.targets import Target, TargetReader
from faculty_site.lib.markdown.rules.kramdown.written_tex import read_by_mathjax
from faculty_site.lib.markdown.rules.spans import Bracket, Delimiters, Spans, SpanScanner

AUTOLINK = re.compile(r"<(?:((?:mailto|https?|ftps?):[^\n>]+)|([\w.-]+@[\w.-]+))>")
FOOTNOTE = re.compile(r"\[\^([^\s\]]{1,200})\]")


@dataclass(frozen=True, slots=True)
class Code:
    """A code span: where it ends, and what stands between the backticks."""

    end: int
    content: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: its label's offsets in the source, where it ends, where it leads."""

    label_start: int
    label_end: int
    end: int
    href: str
    title: str
    image: bool


@dataclass(frozen=True, slots=True)
class Autolink:
    """An address between angle brackets."""

    end: int
    href: str
    text: str


@dataclass(slots=True)
class KramdownSpans(Spans):
    """What was found, each by the offset where it begins."""

    codes: dict[int, Code] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    autolinks: dict[int, Autolink] = field(default_factory=dict)
    tags: dict[int, HtmlTag] = field(default_factory=dict)


class KramdownScanner(SpanScanner):
    """Reads ``source`` once; ``scan()`` gives a ``KramdownSpans``."""

    def __init__(
        self,
        source: str,
        delimiters: Delimiters,
        reference: Callable[[str], Target | None],
        footnotes: Container[str],
    ) -> None:
        super().__init__(source, delimiters, lambda _start, _end: None)
        self.found = KramdownSpans()
        self.spans = self.found
        self.targets = TargetReader(source, reference)
        self.footnotes = footnotes
        self.open_tags: list[tuple[str, int]] = []
        self.candidates: dict[int, Link] = {}

    def scan(self) -> KramdownSpans:
        """Pair everything up; a link inside a link is text."""
        super().scan()
        inside_until = -1
        for start in sorted(self.candidates):
            link = self.candidates[start]
            if not link.image and link.end <= inside_until:
                continue
            self.found.links[start] = link
            if not link.image:
                inside_until = link.end
        return self.found

    def _backslash(self, start: int) -> int:
        end = super()._backslash(start)
        self._read_escapes(start)
        return end

    def _dollars(self, start: int, length: int) -> int:
        end = super()._dollars(start, length)
        if length == 1:
            self._read_escapes(start)
        return end

    def _read_escapes(self, start: int) -> None:
        if formula := self.found.formulas.get(start):
            self.found.formulas[start] = replace(formula, tex=read_by_mathjax(formula.tex))

    def _code(self, start: int, length: int) -> int:
        after = start + length
        ticks = self.source[start:after]
        if length == 1 and self._is_apart(start):
            return after
        if not self._occurs_after(ticks, after):
            return after
        end = self.source.find(ticks, after)
        content = self.source[after:end]
        if length > 1:
            content = content.removeprefix(" ").removesuffix(" ")
        self.found.codes[start] = Code(end + length, content)
        return end + length

    def _is_apart(self, tick: int) -> bool:
        """Whether a single backtick stands between blanks, where it is a mere backtick."""
        before, after = self.source[max(0, tick - 1) : tick], self.source[tick + 1 : tick + 2]
        return (not before or before.isspace()) and after.isspace()

    def _angle(self, start: int) -> int:
        source = self.source
        if source.startswith("<<", start):
            return start + 2
        if not self._occurs_after(">", start):
            return start + 1
        if address := AUTOLINK.match(source, start):
            href = address[1] or f"mailto:{address[2]}"
            text = (address[1] or address[2]).removeprefix("mailto:")
            self.found.autolinks[start] = Autolink(address.end(), href, text)
            return address.end()
        if source.startswith("<!--", start):
            return self._comment(start)
        matched = TAG.match(source, start)
        return self._tag(as_tag(matched)) if matched else start + 1

    def _comment(self, start: int) -> int:
        if not self._occurs_after("-->", start + 4):
            return start + 1
        end = self.source.find("-->", start + 4) + 3
        self.found.tags[start] = HtmlTag(start, end, "", 0)
        return end

    def _tag(self, tag: HtmlTag) -> int:
        if tag.nesting < 0:
            return self._closing_tag(tag)
        # A forgotten closing tag must not take the rest of the paragraph, as it does in kramdown.
        if tag.nesting > 0 and not self._closes_after(tag):
            tag = tag.unclosed()
        if tag.nesting > 0:
            self.open_tags.append((tag.name, len(self.stack)))
            if tag.raw:
                tag = tag.with_raw_end(raw_end(self.source, tag))
        self.found.tags[tag.start] = tag
        return tag.raw_end or tag.end

    def _closes_after(self, tag: HtmlTag) -> bool:
        written = self.source[tag.start + 1 : tag.start + 1 + len(tag.name)]
        return self._occurs_after(f"</{written}", tag.end)

    def _closing_tag(self, tag: HtmlTag) -> int:
        if self.open_tags and self.open_tags[-1][0] == tag.name:
            # What opened inside the element cannot close outside it.
            del self.stack[self.open_tags.pop()[1] :]
        else:
            tag = tag.alone()
        self.found.tags[tag.start] = tag
        return tag.end

    def _open(self, mark: re.Match[str]) -> int:
        bracket = mark.end() - 1
        footnote = FOOTNOTE.match(self.source, bracket)
        if footnote and f":{footnote[1]}" in self.footnotes:
            # kramdown counts the bracket that opens here and not the one that closes.
            self.stack.append(Bracket(-1, image=False))
            return footnote.end()
        if self.source.startswith("^", mark.end()):
            bracket = -1
        self.stack.append(Bracket(bracket, image=mark.group()[0] == "!"))
        return mark.end()

    def _close(self, end: int) -> int:
        base = self.open_tags[-1][1] if self.open_tags else 0
        if len(self.stack) <= base:
            return end + 1
        bracket = self.stack.pop()
        target = None
        if bracket.start >= 0:
            target = self.targets.read(bracket.start + 1, end)
        if target is None:
            return end + 1
        start = bracket.start - bracket.image
        self.candidates[start] = Link(
            bracket.start + 1, end, target.end, target.href, target.title, bracket.image
        )
        return target.end
