"""What an import found, in the form that the scoring tool reads."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

Fields = Mapping[str, Any]

LINK = re.compile(
    r"!?\[((?:[^][]|\[[^]]*\])*)\]\([^()\s]*(?:\([^()]*\)[^()]*)*(?:\s+\"[^\"]*\")?\)(?:\{[^}]*\})?"
)
PRECISION = {4: "year", 7: "month", 10: "day"}
"""By the length of a date as it is stored."""


def found_in(report: Path, fixtures: Path, corpus: Path) -> dict[str, Any]:
    """Every person that came in, with their news and works."""
    sources = json.loads(report.read_text(encoding="utf-8"))["sources"]
    return {"people": [_person(s, fixtures, corpus) for s in sources if s["profile"]]}


def _person(source: Fields, fixtures: Path, corpus: Path) -> dict[str, Any]:
    path = Path(source["path"]).relative_to(corpus)
    rows = json.loads((fixtures / f"{source['profile']}.json").read_text(encoding="utf-8"))
    by_model: defaultdict[str, list[Fields]] = defaultdict(list)
    for row in rows:
        by_model[row["model"]].append(row["fields"])
    (profile,) = by_model["profiles.profile"]
    return {
        "id": path.parts[1],
        "path": path.as_posix(),
        "name": profile["name"],
        "email": profile["email"],
        "news": list(_news(by_model["news.newsitem"])),
        "publications": list(_works(by_model)),
    }


def _news(items: Iterable[Fields]) -> Iterator[dict[str, Any]]:
    for item in items:
        if item["visibility"] == "public" and item["kind"] != "post":
            start, _slash, end = (item["date"] or "").partition("/")
            yield {
                "text": _text(item),
                "date": start or None,
                "precision": PRECISION.get(len(start)),
                "date_end": item["end_date"] or end or None,
            }


def _text(item: Fields) -> str:
    """An item as a line: the first paragraph, for a title stands apart from it."""
    return LINK.sub(r"\1", item["body"].split("\n\n")[0] or item["title"])


def _works(rows: Mapping[str, list[Fields]]) -> Iterator[dict[str, Any]]:
    authors: defaultdict[str, list[Fields]] = defaultdict(list)
    for authorship in rows["publications.authorship"]:
        authors[authorship["publication"][0]].append(authorship)
    for work in rows["publications.publication"]:
        listed = sorted(authors[work["slug"]], key=lambda a: int(a["position"]))
        yield {
            "title": work["title"],
            "year": work["year"] or (work["date"] or "")[:4] or None,
            "authors": [author["name"] for author in listed],
            "doi": work["doi"],
        }
