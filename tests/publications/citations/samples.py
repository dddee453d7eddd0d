"""References with their right form in each style, written out by hand from the styles' manuals."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Sample(NamedTuple):
    """`expected` has italics between asterisks."""

    name: str
    style: str
    item: dict[str, Any]
    expected: str

    @property
    def html(self) -> str:
        parts = self.expected.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        pieces = parts.split("*")
        return "".join(f"<i>{x}</i>" if n % 2 else x for n, x in enumerate(pieces))

    @property
    def text(self) -> str:
        return self.expected.replace("*", "")


def read_samples() -> list[Sample]:
    return [
        Sample(f"{path.stem}/{name}", style, _item(entry), expected)
        for path in sorted((Path(__file__).parent / "samples").glob("*.yml"))
        for name, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for style, expected in entry["expected"].items()
    ]


def _item(entry: dict[str, Any]) -> dict[str, Any]:
    """The item, its authors filled up to as many as the sample says."""
    item: dict[str, Any] = dict(entry["item"])
    *first, last = item.get("author", [None])
    missing = entry.get("filled_to", 0) - len(first) - 1
    if missing > 0:
        more = [{"family": f"Physicist{number}", "given": "Q."} for number in range(missing)]
        item["author"] = [*first, *more, last]
    return item
