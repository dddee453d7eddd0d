"""Numbers and dates as a source writes them: read as such only when nothing gets lost.

`phone: +15551234567`, `room: 007`, `number: 2020.10` and `time: 12:30` are numbers to YAML 1.1,
and would come out as other text than was written. They stay text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import yaml
from yaml.constructor import SafeConstructor

_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
_BOOLEANS: Final = {
    "yes": True,
    "true": True,
    "on": True,
    "no": False,
    "false": False,
    "off": False,
}
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_YAML: Final = SafeConstructor()


def integer(text: str) -> int | str:
    """An int of at most 18 digits that prints as it was written, else the text."""
    return int(text) if _INTEGER.fullmatch(text) else text


def decimal(text: str) -> float | str:
    """A finite float that prints as it was written, else the text."""
    try:
        number = float(text)
    except ValueError:
        return text
    return number if repr(number) == text and text not in {"inf", "-inf", "nan"} else text


def boolean(text: str) -> bool | str:
    """YAML 1.1's booleans, `on` and `yes` included, as Jekyll reads them; else the text."""
    return _BOOLEANS.get(text.lower(), text)


def null(text: str) -> str | None:
    """None for YAML's ways to say nothing, else the text."""
    return None if text in _NULLS else text


def timestamp(node: yaml.ScalarNode) -> date | str:
    """A `date` or `datetime`; an impossible one, such as 2024-02-30, stays text."""
    text: str = node.value
    if not _YAML.timestamp_regexp.match(text):
        return text
    try:
        moment: date = _YAML.construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        return text
    return moment
