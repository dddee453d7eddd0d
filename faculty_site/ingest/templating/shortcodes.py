"""Hugo's shortcodes, resolved to the Markdown that they stood for.

A shortcode in a code block or between backticks is code. An escaped one (`{{</* x */>}}`) is shown
as code, without its escape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.templating import liquid_marks
from faculty_site.ingest.templating.liquid_tokens import Source
from faculty_site.ingest.templating.model import Context, Resolved, Site
from faculty_site.ingest.templating.shortcode_calls import MAX_DEPTH, call_of, pairs, short_name
from faculty_site.ingest.templating.shortcode_pieces import drawn
from faculty_site.ingest.templating.shortcode_places import Place, code_span
from faculty_site.ingest.templating.tokens import Token, tokenise

LOOKED_AT: Final = 500
"""Characters beside a shortcode on its line that are looked at."""

_LEFT_OPEN: Final = re.compile(r"\{{2,}[<%][ \t]?")


def resolve_shortcodes(document: Document, site: Site, problems: Problems) -> Resolved:
    """The body of a Hugo page without shortcodes; never raises.

    What is unknown, or says too little to be drawn, is reported and leaves its words.
    """
    resolver = _Resolver(document.body, Context(document, site, problems))
    found = liquid_marks.finish(resolver.resolve())
    return found if found.lines else Resolved("", (0,))


@dataclass(slots=True)
class _Frame:
    """A shortcode whose end has not come, and what was drawn inside; the page is the first one."""

    opening: Token | None = None
    end: int = -1
    parts: list[str] = field(default_factory=list)


class _Resolver:
    def __init__(self, body: str, context: Context) -> None:
        self.context = context
        self.source = Source(body)
        self.tokens = list(tokenise(body, "hugo"))
        self.is_code = [t.kind != "text" and self._is_in_code(t) for t in self.tokens]
        placed = list(zip(self.tokens, self.is_code, strict=True))
        self.called = [token.kind == "shortcode" and not is_code for token, is_code in placed]
        calls = zip(self.tokens, self.called, strict=True)
        self.ends = pairs([token if is_called else None for token, is_called in calls])
        self.frames = [_Frame()]
        self.strips = False  # the blanks behind something that drew nothing

    def _is_in_code(self, token: Token) -> bool:
        if token.line in self.source.fenced:
            return True
        text = self.source.text
        before = text[max(token.start - LOOKED_AT, 0) : token.start].rpartition("\n")[2]
        after = text[token.end : token.end + LOOKED_AT].partition("\n")[0]
        return before.count("`") % 2 == 1 and "`" in after

    def resolve(self) -> str:
        """The body with marks that tell its lines."""
        closing = set(self.ends.values())
        for index, token in enumerate(self.tokens):
            if not self.called[index]:
                self._write(index)
            elif index in closing:
                self._close(index)
            elif token.closes:
                self._leave_out(index)
            elif index in self.ends and len(self.frames) <= MAX_DEPTH:
                self.frames.append(_Frame(token, self.ends[index]))
            else:
                self._draw(token, index, "")
        return "".join(self.frames[0].parts)

    def _write(self, index: int) -> None:
        token = self.tokens[index]
        if token.kind == "text":
            text = self._without_open_marks(token)
        elif token.kind == "escaped":
            text = token.content if self.is_code[index] else code_span(token.content)
        else:
            text = token.text
        if self.strips:
            text = text.lstrip(" \t")
        self.strips = False
        self.frames[-1].parts.append(liquid_marks.written(token.line) + text)

    def _without_open_marks(self, token: Token) -> str:
        """A text in which a shortcode may begin that never ends."""
        if not _LEFT_OPEN.search(token.text):
            return token.text
        lines = token.text.split("\n")
        for number, line in enumerate(lines):
            at = token.line + number
            if at in self.source.fenced or not (mark := _LEFT_OPEN.search(line)):
                continue
            if line.count("`", 0, mark.start()) % 2 and "`" in line[mark.end() :]:
                continue
            lines[number] = _LEFT_OPEN.sub("", line)
            self.context.warn(
                self.context.document.file_line(at),
                "A shortcode begins here and never ends; its text stays. "
                "Take out what nobody should read.",
            )
        return "\n".join(lines)

    def _close(self, index: int) -> None:
        frame = self.frames[-1]
        if frame.opening is None or frame.end != index:
            return  # it began too deep
        self.frames.pop()
        self._draw(frame.opening, index, "".join(frame.parts))

    def _draw(self, token: Token, last: int, inner: str) -> None:
        """Put what a shortcode stands for in its place; `last` is where it ends."""
        place = self._place(last)
        inner = place.inner(inner)
        call = call_of(token, self._file_line(token), liquid_marks.without_marks(inner))
        context = self.context
        if self.source.is_hidden(token):
            context = Context(context.document, context.site, Problems())
        self._put(place.set(drawn(call, context), inner), place, token)

    def _leave_out(self, index: int) -> None:
        token = self.tokens[index]
        if not self.source.is_hidden(token):
            line = self._file_line(token)
            self.context.warn(line, f"“{short_name(token)}” ends here, but it never began.")
        self._put("", self._place(index), token)

    def _put(self, text: str, place: Place, token: Token) -> None:
        if place.before.endswith("{{") and text[:1] in ("", "<", "%"):
            text = f" {text}"  # or it would look like a mark again
        self.strips = not text and (not place.before.strip() or place.before[-1:] in " \t>")
        mark = "" if text else liquid_marks.TAG
        self.frames[-1].parts.append(liquid_marks.drawn(token.line) + text + mark)

    def _place(self, last: int) -> Place:
        parts = self.frames[-1].parts
        before = ""
        for part in reversed(parts):
            before = part + before
            if "\n" in part or len(before) > LOOKED_AT:
                break
        before = liquid_marks.without_marks(before).rpartition("\n")[2]
        following = self.tokens[last + 1 : last + 3]
        has_text = bool(following) and not self.called[last + 1]
        after = following[0].text if has_text else ""
        return Place(before, after, is_last=not following[has_text:])

    def _file_line(self, token: Token) -> int:
        return self.context.document.file_line(token.line)
