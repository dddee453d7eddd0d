"""Names of people: the library's rules for them are the furthest from CSL's."""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.source import VariableError

from publications.citations.engine.initials import initials
from publications.citations.engine.references import Cite
from publications.citations.persons import stands_for_others


class Names(model.Names):
    """Names that say whether they were there, with their label behind or before them."""

    def process(
        self, item: Cite, names_context: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        source = self._source() if names_context is None else names_context
        shown = [
            self._role(item, role, source, context)
            for role in self.get("variable").split()
            if item.reference.ask(role)
        ]
        if shown:
            return self.join(shown, self.get_parent_delimiter(context))
        substitute = self.substitute()
        if substitute is None:
            raise VariableError
        return substitute.render(item, context=context, **kwargs)

    def _source(self) -> Any:
        """Where the form of the names stands: for a bare substitute, at what it stands in for."""
        substituted = self.xpath_search("./ancestor::cs:substitute[1]/parent::cs:names")
        return substituted[0] if len(self) == 0 and substituted else self

    def _role(self, item: Cite, role: str, source: Any, context: Any) -> Any:
        people = item.reference[role.replace("-", "_")]
        name = source.find("cs:name", self.nsmap)
        if name is None:
            name = model.etree.SubElement(source, source.tag.replace("names", "name"))
            source.insert(0, name)
        text = name.render(item, role.replace("-", "_"), context=context)
        label = source.find("cs:label", self.nsmap)
        word = None if label is None else label.render(item, role, len(people) > 1)
        if not word:
            return text
        return word + text if label.getnext() is name else text + word


class Name(model.Name):
    """Some people in one role, as a style joins and shortens them.

    The library makes initials of names in any script and of full names that a style keeps
    (`initialize="false"`), sets a space into “al-Khwārizmī”, writes institutions in capitals and
    knows no comma after an inverted name. “and others” at the end of a list are “et al.”.
    """

    def process(self, item: Cite, variable: str, context: Any = None, **kwargs: Any) -> Any:
        people = item.reference[variable]
        named = people[:-1] if len(people) > 1 and stands_for_others(people[-1]) else people
        shown, last = self._shown(named, context)
        texts = [self._person(person, number, context) for number, person in enumerate(shown)]
        delimiter = self.get_option("delimiter", context)
        if last is not None and named is people:
            final = self._person(last, len(people) - 1, context)
            return f"{delimiter.join(texts)}{delimiter}… {final}"
        if len(shown) < len(people):
            return self._and_others(texts, delimiter, context)
        return self._all(texts, delimiter, context)

    def _shown(self, people: list[Any], context: Any) -> tuple[list[Any], Any]:
        """Those that are named, and the last one where the style names it behind an ellipsis."""
        least = self.get_option("et-al-min", context)
        if not least or len(people) < max(least, 2):
            return people, None
        shown = people[: self.get_option("et-al-use-first", context)]
        with_last = self.get_option("et-al-use-last", context) and len(people) > len(shown) + 1
        return shown, people[-1] if with_last else None

    def _and_others(self, texts: list[str], delimiter: str, context: Any) -> Any:
        others = self.et_al()
        rule = self.get_option("delimiter-precedes-et-al", context)
        apart = self._apart(rule, len(texts) > 1, context)
        return delimiter.join(texts) + (delimiter if apart else " ") + others

    def _all(self, texts: list[str], delimiter: str, context: Any) -> str:
        conjunction = self.get_option("and", context)
        if not conjunction or len(texts) < 2:
            return delimiter.join(texts)
        word = "&" if conjunction == "symbol" else self.get_single_term(name="and")
        rule = self.get_option("delimiter-precedes-last", context)
        apart = self._apart(rule, len(texts) > 2, context)
        first = delimiter.join(texts[:-1])
        return f"{first}{delimiter if apart else ' '}{word} {texts[-1]}"

    def _apart(self, rule: str, several: bool, context: Any) -> bool:
        """Whether a delimiter stands before “and” or “et al.”."""
        if rule == "after-inverted-name":
            return self.get_option("name-as-sort-order", context) is not None
        return rule == "always" or (rule == "contextual" and several)

    def _person(self, person: Any, number: int, context: Any) -> str:
        if "literal" in person:
            return str(person["literal"])
        given = self._given(person.get("given", ""), context)
        family, suffix = person["family"], person.get("suffix")
        before, particle = person.get("dropping-particle"), person.get("non-dropping-particle")
        order = self.get_option("name-as-sort-order", context)
        inverted = order == "all" or (order == "first" and number == 0)
        demoted = self.get_option("demote-non-dropping-particle", context) == "display-and-sort"
        if not inverted:
            surname = self._family(_glued(before, _glued(particle, family)))
            return " ".join(part for part in (given, surname, suffix) if part)
        behind = (given, before, particle) if demoted else (given, before)
        surname = self._family(family if demoted else _glued(particle, family))
        separator = self.get_option("sort-separator", context)
        text = separator.join(filter(None, (surname, " ".join(filter(None, behind)))))
        before_suffix = self.get_root().get("suffix-separator", separator)
        return f"{text}{before_suffix}{suffix}" if suffix else text

    def _given(self, given: str, context: Any) -> str:
        mark = self.get_option("initialize-with", context)
        if mark is None or self.get("initialize") == "false":
            return given
        return initials(given, mark, self.get_option("initialize-with-hyphen", context))

    def _family(self, family: str) -> str:
        parts = self.findall("cs:name-part[@name='family']", self.nsmap)
        upper = any(part.get("text-case") == "uppercase" for part in parts)
        return family.upper() if upper else family


def _glued(particle: str | None, family: str) -> str:
    """No space behind “al-” and “d’”."""
    if not particle:
        return family
    return f"{particle}{family}" if particle[-1] in "-‐’'" else f"{particle} {family}"
