"""What a style reads from: one item's values in the library's own types."""

from __future__ import annotations

from typing import Any

from citeproc.source import Date, LiteralDate, VariableError
from citeproc.string import NoCase, String

Item = dict[str, Any]


class Reference(dict[str, Any]):
    """An item's variables, by their names with underscores.

    It also remembers what the element now at work asked for: CSL leaves a group out if it asked
    for variables and got none, which the library judges before it renders anything.
    """

    def __init__(self, item: Item, language: str) -> None:
        super().__init__()
        self.key = "item"
        self.type = item["type"]
        self.asked = False
        self.found = False
        self.used: list[str] = []
        self.spent: set[str] = set()
        for name, value in item.items():
            if name not in {"id", "type", "language"}:
                self[name.replace("-", "_")] = _typed(value)
        self["language"] = language

    def __getitem__(self, name: str) -> Any:
        if name not in self:
            raise VariableError
        return super().__getitem__(name)

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def ask(self, variable: str) -> bool:
        """Whether the variable is there to be shown: not what already stands for the authors."""
        name = variable.replace("-", "_")
        self.asked = True
        if name not in self or name in self.spent:
            return False
        self.found = True
        self.used.append(name)
        return True


class Cite(dict[str, Any]):
    """The one entry of a bibliography, as the library's elements expect it."""

    has_locator = False
    number = 1

    def __init__(self, reference: Reference) -> None:
        super().__init__()
        self.reference = reference


def _typed(value: Any) -> Any:
    """Text, names or a date; words such as arXiv and iOS keep their small first letter.

    Names stay dicts: thousands of the library's own would cost more than the rest.
    """
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return _date(value)
    first = value.split(" ")[0]
    return NoCase(value) if first != first.lower() else String(value)


def _date(value: dict[str, Any]) -> Date | LiteralDate:
    if "literal" in value:
        return LiteralDate(value["literal"])
    return Date(**dict(zip(("year", "month", "day"), value["date-parts"][0], strict=False)))
