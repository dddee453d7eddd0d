"""Elements of a style that decide what is shown."""

from __future__ import annotations

import re
from typing import Any, Final

from citeproc import model
from citeproc.source import LiteralDate, VariableError
from citeproc.string import String

from publications.citations.engine.references import Cite
from publications.citations.headlines import headline, may_be_english

_NUMERIC: Final = re.compile(r"[a-z]*\d+[a-z]*(?:\s*[,&–-]\s*[a-z]*\d+[a-z]*)*", re.IGNORECASE)
_PAGES: Final = re.compile(r"\w ?[–,&-] ?\w")
_NUMBERS: Final = re.compile(r"^\d+ ?[–,&-] ?\d+")
_INNER: Final = str.maketrans("“”", "‘’")


class Group(model.Group):
    """Left out if what stands in it asked for variables and got none.

    The library asks whether an element could call a variable, not whether it did: “[J]” of a
    choice between fixed letters is dropped, “(Publication)” without a number stays.
    """

    def process(self, item: Cite, context: Any = None, **kwargs: Any) -> Any:
        reference = item.reference
        outside = reference.asked, reference.found
        reference.asked = reference.found = False
        try:
            text = self._joined(item, context, **kwargs)
            if not text or (reference.asked and not reference.found):
                raise VariableError
        finally:
            reference.asked |= outside[0]
            reference.found |= outside[1]
        return text

    def _joined(self, item: Cite, context: Any, **kwargs: Any) -> Any:
        return self.render_children(item, self.get("delimiter", ""), context=context, **kwargs)

    def render_children(self, item: Cite, delimiter: str = "", **kwargs: Any) -> Any:
        parts = []
        for child in self.iterchildren():
            further = {"delimiter": delimiter} if isinstance(child, model.Choose) else {}
            try:
                text = child.render(item, **further, **kwargs)
            except VariableError:
                continue
            if text:
                parts.append(text)
        return model.join(parts, delimiter) if parts else None


class Substitute(model.Substitute):
    """What stands in for missing authors is not shown again.

    The library remembers only names that are the substitute itself, not a title in a macro.
    """

    def render(self, item: Cite, context: Any = None, **kwargs: Any) -> Any:
        before = len(item.reference.used)
        text = super().render(item, context=context, **kwargs)
        if text:
            item.reference.spent.update(item.reference.used[before:])
        return text


class Cased:
    """“title” case for labels and terms as well, and with each style's own small words."""

    def case(self: Any, text: Any, language: str | None = None) -> Any:
        if self.get("text-case") != "title":
            return super().case(text, language)  # type: ignore[misc]
        variable = self.get("variable") if isinstance(self, Text) else None
        if variable and language != "en":
            return text
        if variable not in (None, "title") and not may_be_english(str(text)):
            return text
        return String(headline(str(text), self.get_root().get("small-words", "")))


class Text(Cased, model.Text):
    """Text that says whether its variable was there; single quotation marks within double ones."""

    def _variable(self, item: Cite, context: Any) -> Any:
        variable = self.get("variable")
        if variable in self.generated_variables or not item.reference.ask(variable):
            return None
        # Pages are in the style's form already.
        return item.reference.page if variable == "page" else super()._variable(item, context)

    def quote(self, string: Any) -> Any:
        if self.get("quotes") != "true":
            return string
        inside = str(string).translate(_INNER)
        return String(f"“{inside}”")


class Label(Cased, model.Label):
    """A label in any case; none for a variable that is not there."""

    def process(self, item: Cite, variable: str | None = None, *args: Any, **kwargs: Any) -> Any:
        asked_for = (variable or self.get("variable")).replace("-", "_")
        if asked_for not in item.reference or asked_for in item.reference.spent:
            return None
        return super().process(item, variable, *args, **kwargs)

    def _is_plural(self, item: Cite) -> bool:
        """“pp. xii–xviii” is plural; “vol. s2-42” is not, nor is “version 2.0”."""
        variable = self.get("variable")
        several = _PAGES if variable == "page" else _NUMBERS
        return several.search(str(item.reference[variable.replace("-", "_")])) is not None


class _Numeric:
    """“s2-42” and “1 & 2” are numeric, as CSL has it."""

    def _is_numeric(self: Any, item: Cite) -> list[bool]:
        variables = self.get("is-numeric").replace("-", "_").split()
        values = [str(item.reference.get(variable, "")) for variable in variables]
        return [_NUMERIC.fullmatch(value) is not None for value in values]


class If(_Numeric, model.If):
    pass


class ElseIf(_Numeric, model.Else_If):
    pass


class Number(Cased, model.Number):
    """A number whose variable may have a hyphen in its name, and “s2-42”, which is no range."""

    def process(self, item: Cite, context: Any = None, **kwargs: Any) -> Any:
        variable = self.get("variable")
        if variable == "locator" or not item.reference.ask(variable):
            return None
        value = str(item.reference[variable.replace("-", "_")])
        if value.isdecimal():
            return self.format_number(value)
        return re.sub(r"^(\d+)-+(\d+)$", r"\1–\2", value)


class Date(model.Date):
    """A date that says whether it was there.

    The library writes what a style says of a part (its form, its prefix) into the shared locale,
    for all dates after it, and forgets the delimiter of a localised date.
    """

    def process(self, item: Cite, variable: str | None = None, **kwargs: Any) -> Any:
        variable = variable or self.get("variable")
        if not item.reference.ask(variable):
            return None
        date = item.reference[variable.replace("-", "_")]
        if isinstance(date, LiteralDate):
            return self.wrap(String(date.text))
        layout = self.get_date(self.get("form")) if self.get("form") else self
        wanted = (self.get("date-parts") or "year-month-day").split("-")
        parts = [part for part in layout.iterchildren() if part.get("name") in wanted]
        texts = [self._part(part, date) for part in parts]
        delimiter = self.get("delimiter") or layout.get("delimiter", "")
        shown = delimiter.join(text for text in texts if text)
        return self.wrap(String(shown)) if shown else None

    def _part(self, part: Any, date: Any) -> str:
        name = part.get("name")
        if name not in date:
            return ""
        own = self.find(f"cs:date-part[@name='{name}']", self.nsmap)
        said = {**part.attrib, **(own.attrib if own is not None else {})}
        text = self._number(name, date[name], said.get("form", ""))
        if said.get("strip-periods") == "true":
            text = text.replace(".", "")
        return f"{said.get('prefix', '')}{text}{said.get('suffix', '')}"

    def _number(self, name: str, number: int, form: str) -> str:
        if name == "month" and not form.startswith("numeric"):
            short = "short" if form == "short" else None
            return str(self.get_single_term(name=f"month-{number:02}", form=short))
        if form == "numeric-leading-zeros":
            return f"{number:02}"
        return f"{-number} BC" if number < 0 else str(number)
