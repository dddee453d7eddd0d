"""YAML front matter -> plain Python values with string keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import yaml

from faculty_site.ingest.front_matter import scalars, yaml_limits
from faculty_site.ingest.front_matter.block import Block, Parsed
from faculty_site.ingest.front_matter.yaml_errors import explain
from faculty_site.ingest.problems import Problem

_TAG: Final = "tag:yaml.org,2002:"
_MERGE: Final = f"{_TAG}merge"
_SCALARS: Final[dict[str, Callable[[yaml.ScalarNode], Any]]] = {
    f"{_TAG}int": lambda node: scalars.integer(node.value),
    f"{_TAG}float": lambda node: scalars.decimal(node.value),
    f"{_TAG}bool": lambda node: scalars.boolean(node.value),
    f"{_TAG}null": lambda node: scalars.null(node.value),
    f"{_TAG}timestamp": scalars.timestamp,
}


def read(block: Block, *, needs_mapping: bool = True) -> Parsed | None:
    """The data of a YAML block; comments alone are an empty mapping.

    Values are None, bool, int, float, str, date, datetime, lists and dicts with string keys;
    a key is the text that was written, so that `on:` is "on". Of a key given twice the last
    wins, with a warning. A block that is no mapping is None, or with `needs_mapping` a
    `SourceError`, as is anything unsafe or malformed.
    """
    root = _compose(block)
    if root is None or root.tag == f"{_TAG}null":
        return Parsed({}, {})
    if isinstance(root, yaml.MappingNode):
        builder = _Builder(block)
        data = builder.mapping(root)
        return Parsed(data, _key_lines(block, root, data), tuple(builder.warnings))
    if not needs_mapping:
        return None
    kind = "a list" if isinstance(root, yaml.SequenceNode) else "a piece of text"
    raise block.error(
        root.start_mark.index,
        f"The {block.what} is {kind}, but it must be keys with values, such as "
        "“title: About me”. Write one key per line.",
    )


def read_any(block: Block) -> Any:
    """The value of a YAML text, which may be a list or a scalar. Raises `SourceError` as `read`."""
    root = _compose(block)
    return None if root is None else _Builder(block).value(root)


@dataclass(frozen=True, slots=True)
class Listed:
    """A value of a list, the file's line that it begins on, and those of a mapping's own keys."""

    value: Any
    line: int
    key_lines: dict[str, int]


def read_list(block: Block) -> tuple[list[Listed], tuple[Problem, ...]]:
    """The values of a YAML list, and warnings; comments alone are an empty list.

    Raises `SourceError` as `read`, and for what is no list.
    """
    root = _compose(block)
    if root is None or root.tag == f"{_TAG}null":
        return [], ()
    if not isinstance(root, yaml.SequenceNode):
        raise block.error(
            root.start_mark.index,
            f"The {block.what} must be a list. Begin each of its entries with a dash and a blank.",
        )
    builder = _Builder(block)
    listed = [_listed(block, node, builder.value(node)) for node in root.value]
    return listed, tuple(builder.warnings)


def _listed(block: Block, node: yaml.Node, value: Any) -> Listed:
    lines = _key_lines(block, node, value) if isinstance(node, yaml.MappingNode) else {}
    return Listed(value, block.line(node.start_mark.index), lines)


def _compose(block: Block) -> yaml.Node | None:
    yaml_limits.check(block)
    try:
        root: yaml.Node | None = yaml.compose(block.text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise explain(block, error) from error
    return root


def _key_lines(block: Block, root: yaml.MappingNode, data: dict[str, Any]) -> dict[str, int]:
    """The line of each top-level key; of a merged one, where the front matter begins."""
    start = block.line(root.start_mark.index)
    lines = dict.fromkeys(data, start)
    for key, _ in root.value:
        if key.value in lines:
            lines[key.value] = block.line(key.start_mark.index)
    return lines


class _Builder:
    """Walks a tree that `yaml_limits` has let through: its depth and size are small."""

    def __init__(self, block: Block) -> None:
        self.block = block
        # A dict for its order: a mapping that aliases repeat is walked, and warns, repeatedly.
        self.warnings: dict[Problem, None] = {}

    def value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            read_scalar = _SCALARS.get(node.tag)
            return read_scalar(node) if read_scalar else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child) for child in node.value]
        return self.mapping(node)

    def mapping(self, node: yaml.Node) -> dict[str, Any]:
        written: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.tag == _MERGE:
                merged = self._merge(value_node) | merged
                continue
            key = self._key(key_node)
            if key in written:
                self._warn_of_second(key, key_node)
            written[key] = self.value(value_node)
        return merged | written

    def _merge(self, node: yaml.Node) -> dict[str, Any]:
        """What `<<: *name` or `<<: [*one, *two]` brings in; the first of a list wins."""
        if isinstance(node, yaml.SequenceNode):
            merged: dict[str, Any] = {}
            for child in node.value:
                merged = self._merge(child) | merged
            return merged
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        raise self.block.error(
            node.start_mark.index,
            "The key << brings in another mapping, so it needs an alias such as *name. "
            "Give it one, or remove the line.",
        )

    def _key(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        raise self.block.error(
            node.start_mark.index,
            "A list or mapping in brackets stands where a key was expected. If the braces belong "
            "to the text, as in {{ site.title }}, put the whole value in quotes.",
        )

    def _warn_of_second(self, key: str, node: yaml.Node) -> None:
        problem = Problem(
            self.block.path,
            self.block.line(node.start_mark.index),
            "warning",
            f"The key “{key}” is given twice; this last one is used. Remove one of them.",
        )
        self.warnings[problem] = None
