"""The values in the address of a list of works: read, put in order, and told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext

from faculty_site.lib.listing import Parameter, Value, any_year, named, words
from faculty_site.lib.listing import values_of as listed_values_of
from publications.models import Publication, Status

WITHOUT_YEAR = "none"
"""The year of works that are under way or undated."""


def _year(name: str, raw: str, messages: list[str]) -> Value:
    if raw == WITHOUT_YEAR:
        return Value(name, raw, gettext("no year"))
    return any_year(name, raw, messages)


def _bound(name: str, raw: str, messages: list[str]) -> Value:
    """One end of a range of years, “from 1900” or “to 1910”."""
    value = any_year(name, raw, messages)
    said = gettext("from %(year)s") if name == "from" else gettext("to %(year)s")
    return value if value.fault else replace(value, label=said % {"year": value.raw})


def _of_choices(choices: type[TextChoices], fault: str) -> Parameter:
    labels = {value: str(label) for value, label in choices.choices}
    name = "status" if choices is Status else "type"
    return Parameter(name, named(labels, fault))


def _parameters() -> tuple[Parameter, ...]:
    """In the order of a canonical address."""
    kind = gettext("“%(text)s” is no kind of work that this site knows.")
    status = gettext("“%(text)s” is no status of a work that this site knows.")
    return (
        Parameter("q", words, is_single=True),
        Parameter("person"),
        Parameter("department"),
        Parameter("year", _year),
        Parameter("from", _bound, is_single=True),
        Parameter("to", _bound, is_single=True),
        _of_choices(Publication.Type, kind),
        Parameter("venue"),
        _of_choices(Status, status),
        Parameter("keyword"),
    )


NAMES = (
    "q", "person", "department", "year", "from", "to", "type", "venue", "status", "keyword",
)  # fmt: skip
"""The parameters, in the order of a canonical address."""


def values_of(query: QueryDict) -> tuple[list[Value], list[str]]:
    """The values of all parameters, each once, in canonical order; and what was cut short."""
    values, messages = listed_values_of(query, _parameters())
    return _in_order(values), messages


def with_name(value: Value, names: Mapping[str, str]) -> Value:
    """With the name of the person or the department, if there is one."""
    if value.raw in names:
        return replace(value, label=names[value.raw])
    if value.name == "person":
        fault = gettext("No listed person here has the address “%(text)s”.")
    else:
        fault = gettext("No department here has the address “%(text)s”.")
    return replace(value, fault=fault % {"text": value.raw})


def _in_order(values: list[Value]) -> list[Value]:
    """A range that begins with its later year is turned round."""
    first, last = (next(_sound(values, name), None) for name in ("from", "to"))
    if first is None or last is None or int(first.raw) <= int(last.raw):
        return values
    turned = {first: _bound("from", last.raw, []), last: _bound("to", first.raw, [])}
    return [turned.get(value, value) for value in values]


def _sound(values: list[Value], name: str) -> Iterator[Value]:
    return (value for value in values if value.name == name and not value.fault)
