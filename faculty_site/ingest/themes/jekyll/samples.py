"""What the Jekyll themes bring along in the place of a person's own facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.known_samples import ADDRESSES
from faculty_site.ingest.themes.leftovers import is_nobody, without_samples

EMAIL = re.compile(
    r".*@(?:example\.(?:com|org|net|edu)|domain\.com)|you@\S*|none@\S*"
    r"|your[-_.]?\w*\s*(?:@|\(at\))\s*\S*",
    re.IGNORECASE,
)
RIDDLE = re.compile(
    r"(?:(?:first|given|last|sur|family|nach|vor|user)[-_.]?name|first[-_.]last|initials?)\b.*@\S+",
    re.IGNORECASE,
)
"""An address whose parts the reader has to fill in."""

TEXTS = re.compile(
    r".*(?:Affiliations\. Address\. Contacts\. (?:Moto|Motto)\. Etc|your office number"
    r"|123 your address street|Your City, State|Short biography for the left-hand sidebar"
    r"|You can even add a little note about which of these|Red Brick University"
    r"|My awesome biography constrained to a sentence"
    r"|Write an awesome description for your new site"
    r"|Why you'd want to go on a date with me).*"
    r"|Earth|Somewhere, USA|personal description|Your affiliation|University Name",
    re.IGNORECASE | re.DOTALL,
)


def is_placeholder(email: str) -> bool:
    """Whether an e-mail address is a theme's, or one that the reader has to put together."""
    return EMAIL.fullmatch(email) is not None or RIDDLE.fullmatch(email) is not None


@dataclass(slots=True)
class Samples:
    """Counts what of a site is its theme's: whole pages, and paragraphs in the owner's files."""

    count: int = 0
    files: dict[str, None] = field(default_factory=dict)

    def taken_out(self, document: Document) -> Document:
        """The document without paragraphs of the theme's own."""
        body = without_samples(document.body)
        if body != document.body:
            self.files[document.name] = None
        return replace(document, body=body)

    def tell(self, root: Path, problems: Problems) -> None:
        if self.count == 1:
            skipped = "One page is a sample that came with the theme; it was skipped."
            problems.info(root, None, skipped)
        elif self.count:
            skipped = f"{self.count} pages are samples that came with the theme; they were skipped."
            problems.info(root, None, skipped)
        if self.files:
            problems.info(
                root,
                None,
                "These files still hold text that came with the theme; it was left out: "
                f"{', '.join(self.files)}.",
            )


def placeholder_in(config: Mapping[str, Any]) -> str:
    """The theme's name for nobody where a configuration says whose site it is; "" for none."""
    author = config.get("author")
    parts = (text_of(config.get(f"{part}_name")) for part in ("first", "middle", "last"))
    stated = [
        text_of(author.get("name") if isinstance(author, Mapping) else author),
        " ".join(filter(None, parts)),
        text_of(config.get("name")),
        text_of(config.get("title")),
    ]
    return next(filter(is_nobody, stated), "")


def own_facts(facts: Facts) -> Facts:
    """The facts without the theme's own placeholders; an e-mail to be guessed is a text."""
    extra = [(label, text) for label, text in facts.extra if _own(text)]
    if RIDDLE.fullmatch(facts.email):
        extra.append(("E-mail", facts.email))
    email = "" if is_placeholder(facts.email) else facts.email
    return replace(
        facts,
        name="" if is_nobody(facts.name) else facts.name,
        orcid="" if ADDRESSES.fullmatch(f"orcid.org/{facts.orcid}") else facts.orcid,
        links=tuple(link for link in facts.links if not ADDRESSES.fullmatch(link.url)),
        position=_own(facts.position),
        affiliation=_own(facts.affiliation),
        postal_address=_own(facts.postal_address),
        email=email,
        extra=tuple(extra),
    )


def _own(text: str) -> str:
    return "" if TEXTS.fullmatch(text) or EMAIL.fullmatch(text) else text
