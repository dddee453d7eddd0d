"""What must hold for every answer of a kind; each check gives its faults in words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml import etree

from tests.crawl.crawler import Answer

JAR = Path(__file__).parent.parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"

NO_FAULTS = (
    # It guesses from all words of the page, most of which are titles of works.
    "This document appears to be written in",
    # A global attribute since MathML Core, which the checker does not know yet.
    "Attribute “displaystyle” not allowed",
)


def html_faults(pages: list[Answer], folder: Path) -> list[str]:
    """What the W3C's HTML checker says of the pages; skips where it is not installed, but in CI."""
    if not JAR.is_file() or shutil.which("java") is None:
        missing = "The HTML checker: apt install default-jre-headless npm; npm ci in tests/tools"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    names = {}
    for number, page in enumerate(pages):
        path = folder / f"{number}.html"
        path.write_bytes(page.body)
        names[path.name] = page.address
    command = ["java", "-Xss4m", "-jar", str(JAR), "--exit-zero-always", "--format", "json"]
    run = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    return [
        f"{names[fault['url'].rpartition('/')[2]]}:{fault.get('lastLine')}: {fault['message']} – "
        f"{fault.get('extract', '')!r}"
        for fault in json.loads(run.stderr)["messages"]
        if fault["type"] == "error" or fault.get("subType") == "warning"
        if not any(known in fault["message"] for known in NO_FAULTS)
    ]


def json_ld_faults(page: Answer) -> Iterator[str]:
    """What of the page's linked data is no JSON, or no schema.org."""
    for text in lxml.html.fromstring(page.body).xpath("//script[@type='application/ld+json']"):
        try:
            things = json.loads(text.text or "")
        except ValueError as error:
            yield f"{page.address}: {error}"
            continue
        for thing in things if isinstance(things, list) else [things]:
            yield from (f"{page.address}: {fault}" for fault in _thing_faults(thing))


def _thing_faults(thing: dict[str, Any]) -> Iterator[str]:
    if thing.get("@context") != "https://schema.org":
        yield f"its @context is {thing.get('@context')!r}"
    if "@type" not in thing and "@graph" not in thing:
        yield "it has no @type"


def atom_faults(feed: Answer) -> Iterator[str]:
    """What RFC 4287 asks of a feed and its entries and this one lacks."""
    name = "{http://www.w3.org/2005/Atom}"
    document = etree.fromstring(feed.body)
    parts = [document, *document.iter(f"{name}entry")]
    for part in parts:
        for wanted in ("id", "title", "updated"):
            if len(part.findall(f"{name}{wanted}")) != 1:
                yield f"{feed.address}: <{etree.QName(part).localname}> has not one <{wanted}>"
        if part.find(f"{name}author") is None and document.find(f"{name}author") is None:
            yield f"{feed.address}: no author"
    ids = [part.findtext(f"{name}id") for part in parts]
    if len(ids) != len(set(ids)):
        yield f"{feed.address}: two entries have one id"
