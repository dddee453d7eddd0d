"""Refuse YAML that would hurt, before any of it is built.

Building a tree is recursive (libyaml's composer crashes the process on very deep brackets), and
a few aliases of aliases can stand for billions of values. libyaml's event stream is neither: it
is flat and lazy and knows every quote and comment. So the events are counted first, and the
count stops at the first one too many.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from faculty_site.ingest.front_matter.block import MAX_DEPTH, Block
from faculty_site.ingest.front_matter.yaml_errors import explain

_STANDARD: Final = "tag:yaml.org,2002:"
_TAGS: Final = frozenset(
    f"{_STANDARD}{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge")
)

# What YAML cannot hold (its own set, and the byte order mark in the midst of a text).
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def check(block: Block) -> None:
    """Raise `SourceError` when the block is no YAML, or YAML beyond the limits.

    The limits: `MAX_DEPTH`, `block.max_nodes`, no alias inside the value it names, no tags but the
    plain ones.
    """
    if unprintable := _UNPRINTABLE.search(block.text):
        raise block.error(
            unprintable.start(),
            f"The {block.what} holds an invisible character (U+{ord(unprintable[0]):04X}). "
            "Delete it: retype the line in a plain text editor.",
        )
    tally = _Tally(block)
    try:
        for event in yaml.parse(block.text, Loader=yaml.CSafeLoader):
            tally.take(event)
    except yaml.YAMLError as error:
        raise explain(block, error) from error


def _offset(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


class _Open:
    """A list or mapping whose end has not come: its anchor and the values in it so far."""

    __slots__ = ("anchor", "size")

    def __init__(self, anchor: str | None) -> None:
        self.anchor = anchor
        self.size = 1


class _Tally:
    """Adds up an event stream, aliases included."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.open: list[_Open] = []
        self.sizes: dict[str, int] = {}  # of each anchored value that is complete

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            offset = _offset(event)
            if isinstance(event, yaml.AliasEvent):
                self._add(self._alias(event.anchor or "", offset), offset)
                return
            self._check_tag(event, offset)
            # A name given a second time stands for the new value from here on.
            self.sizes.pop(event.anchor or "", None)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(self.open) == MAX_DEPTH:
                    raise self.block.too_deep(offset)
                self.open.append(_Open(event.anchor))
            else:
                self._close(_Open(event.anchor), offset)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self.open.pop(), _offset(event))

    def _close(self, value: _Open, offset: int) -> None:
        if value.anchor:
            self.sizes[value.anchor] = value.size
        self._add(value.size, offset)

    def _add(self, size: int, offset: int) -> None:
        if self.open:
            self.open[-1].size += size
            size = self.open[-1].size
        if size > self.block.max_nodes:
            raise self.block.error(
                offset,
                f"The {self.block.what} stands for more than {self.block.max_nodes:,} values, "
                "counting those that aliases (*name) repeat. Remove the aliases, or move the data "
                f"out of the {self.block.what}.",
            )

    def _alias(self, name: str, offset: int) -> int:
        if name in self.sizes:
            return self.sizes[name]
        if any(value.anchor == name for value in self.open):
            raise self.block.error(
                offset,
                f"The alias *{name} stands inside the very value it names, which would never "
                "end. Remove the alias.",
            )
        raise self.block.error(
            offset,
            f"The value *{name} begins with an asterisk, which YAML takes for an alias of "
            f"something named {name}; there is none. Put the whole value in quotes.",
        )

    def _check_tag(self, event: yaml.NodeEvent, offset: int) -> None:
        tag = getattr(event, "tag", None)
        if tag is None or tag == "!" or tag in _TAGS:
            return
        shown = f"!!{tag.removeprefix(_STANDARD)}" if tag.startswith(_STANDARD) else tag
        raise self.block.error(
            offset,
            f"The YAML tag {shown} is not allowed in the {self.block.what}. Remove it; if it "
            "belongs to the text, put the whole value in quotes.",
        )
