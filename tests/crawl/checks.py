"""What must hold for every answer of a kind; each check gives its faults in words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.crawl.crawler import Answer
from tests.schema_org import faults_of

JAR = Path(__file__).parent.parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"

NO_FAULTS = (
    # It guesses from all words of the page, most of which are titles of works.
    "This document appears to be written in",
    # Global attributes since MathML Core, which the checker does not know yet.
    "Attribute “displaystyle” not allowed",
    "Attribute “scriptlevel” not allowed",
    # An accent over a letter is an <mo> of its own in MathML.
    "Text run starts with a composing character",
    # Cells that an author left out are not made up, and a fact of theirs may be called “E-mail”.
    "A table row was",
    "Duplicate “dt” name",
    # True of a page of our own; those in frames are of hosts that we name, and never ours.
    "Setting both “allow-scripts” and “allow-same-origin”",
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
    for block in lxml.html.fromstring(page.body).xpath("//script[@type='application/ld+json']"):
        try:
            things = json.loads(block.text or "")
        except ValueError as error:
            yield f"{page.address}: {error}"
            continue
        for thing in things if isinstance(things, list) else [things]:
            yield from (f"{page.address}: {fault}" for fault in faults_of(thing))


def sitemap_faults(place: str, page: Answer | None) -> Iterator[str]:
    """What keeps an address of the sitemap from being the one of a page that engines may show."""
    if page is None or page.status != 200:
        yield f"{place}: is not there"
        return
    document = lxml.html.fromstring(page.body)
    (canonical,) = document.xpath("//link[@rel='canonical']/@href") or [""]
    if not canonical.endswith(place):
        yield f"{place}: calls itself {canonical!r}"
    if any("noindex" in content for content in document.xpath("//meta[@name='robots']/@content")):
        yield f"{place}: engines may not show it"
