"""What an import wrote about one site: its fixtures, and what its report told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.counting.words import fold

THINGS = {"news.newsitem", "profiles.entry", "publications.publication"}
LEFT_OUT = re.compile(r"(?:(\d+) entries were|(One) entry was) left out")
SAMPLES = re.compile(
    r"(?:(\d+) (?:pages(?: or lines)?|entries) are|(One) (?:page|entry) is a) sample"
)


@dataclass
class Record:
    """A news item, a work or an entry. `words` are all its texts, folded."""

    model: str
    origin: str
    title: str
    words: str
    hidden: bool
    taken: bool = False


@dataclass
class Found:
    """The records of a site's people, and everything else that they have as one folded text."""

    records: list[Record] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    texts: str = ""
    sections: list[str] = field(default_factory=list)
    problems: list[Mapping[str, Any]] = field(default_factory=list)
    translated: set[str] = field(default_factory=set)
    """The folded titles of what is kept as a version in another language."""

    families: set[str] = field(default_factory=set)
    """The family names of the people, folded, in each of their scripts."""

    def of_file(self, name: str) -> list[Record]:
        """The records that say they came from a file."""
        return [
            r for r in self.records
            if r.origin.startswith((f"file:{name}#", f"work:{name}#")) or r.origin == f"file:{name}"
        ]  # fmt: skip

    def titled(self, words: str) -> bool:
        """Whether a work is called so, or begins so where both titles are long."""
        folded = fold(words)
        works = [r.title for r in self.records if r.model == "publications.publication"]
        return bool(folded) and any(
            title == folded or (len(folded) > 24 and title[:25] == folded[:25]) for title in works
        )

    def told_of(self, root: Path, name: str) -> list[str]:
        """What the report says of a file."""
        path = (root / name).resolve()
        return [p["message"] for p in self.problems if Path(p["path"]).resolve() == path]

    def samples(self) -> int:
        """How many samples the report says were skipped."""
        return _sum(SAMPLES, (p["message"] for p in self.problems))


def left_out(messages: Iterable[str]) -> int:
    """How many entries of a BibTeX file the report says were left out."""
    return _sum(LEFT_OUT, messages)


def _sum(form: re.Pattern[str], messages: Iterable[str]) -> int:
    found = (match for message in messages for match in form.finditer(message))
    return sum(int(match[1]) if match[1] else 1 for match in found)


def read_found(sources: Iterable[Mapping[str, Any]], fixtures: Path) -> Found:
    """Read the fixtures of one site's people; `sources` are their parts of the report."""
    found = Found()
    for source in sources:
        found.problems += source["problems"]
        if source["profile"]:
            rows = json.loads((fixtures / f"{source['profile']}.json").read_text(encoding="utf-8"))
            _add(found, rows)
    return found


def _add(found: Found, rows: list[Mapping[str, Any]]) -> None:
    origins: dict[tuple[str, str], str] = {}
    for row in rows:
        if row["model"] == "profiles.importrecord":
            fields = row["fields"]
            origins[fields["model"], _key(fields["key"])] = fields["origin"]
            found.origins.add(fields["origin"])
    for row in rows:
        model, fields = row["model"], row["fields"]
        if model in ("profiles.importrecord", "profiles.sourcefile"):
            continue
        if model == "publications.authorship":
            found.keys.add(fields["citation_key"])
        words = " ".join(fold(text) for text in _texts(fields))
        found.texts += f" {words}"
        if model.endswith("translation"):
            found.translated.add(fold(fields.get("title") or ""))
        if model == "profiles.profile":
            names = (fields["name"], fields["native_name"])
            found.families |= {fold(name.split()[-1]) for name in names if name}
        if model in ("profiles.section", "profiles.page"):
            found.sections += words.split(" ")
        if model in THINGS:
            key = _key(_natural(model, fields))
            hidden = fields.get("visibility") == "hidden"
            title = fold(fields["title"])
            origin = origins.get((model, key), "")
            found.records.append(Record(model, origin, title, words, hidden))


def _natural(model: str, fields: Mapping[str, Any]) -> list[str]:
    return [*fields["profile"], fields["key"]] if model == "profiles.entry" else [fields["slug"]]


def _key(natural: Iterable[Any]) -> str:
    return json.dumps(list(natural))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
