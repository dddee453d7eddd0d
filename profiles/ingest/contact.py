"""How to reach the person: tables, lists and lines of labelled facts in the body.

A value becomes a field as plain text; the links in it become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from faculty_site.ingest.documents import Extraction, LinkFact, Page, Placement, Span
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.inline import links_in
from faculty_site.ingest.outline import Block, Section
from faculty_site.ingest.themes.jekyll.samples import is_placeholder
from faculty_site.lib.markdown import Dialect, plain_text
from profiles.ingest.labels import Fact, facts_of
from profiles.ingest.links import CV_WORDS, link_kind
from profiles.models import Link

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
SPELT = re.compile(
    r"([\w.+-]{1,64})\s*(?:[\[({<“]\s*at\s*[\])}>”]|\s+at\s+)\s*"
    r"((?:[\w-]{1,63}\s*(?:[\[({<]\s*dot\s*[\])}>]|\s+dot\s+|\.)\s*){1,5}[A-Za-z]{2,24})\b",
    re.IGNORECASE,
)
DOT = re.compile(r"\s*(?:[\[({<]\s*dot\s*[\])}>]|\s+dot\s+|\.)\s*", re.IGNORECASE)
BRACKETED_AT = re.compile(r"[\[({<“]\s*at\s*[\])}>”]", re.IGNORECASE)
WHOLLY_SPELT = re.compile(
    r"([\w.+-]{1,64}?)\s*(?:[\[({<“]\s*at\s*[\])}>”]|\s+at\s+|[-_]+at[-_]+)\s*"
    r"((?:[\w-]{1,63}\s*(?:[\[({<]\s*dot\s*[\])}>]|\s+dot\s+|\.)\s*){1,5}[A-Za-z]{2,24})\.?",
    re.IGNORECASE,
)
ONLY_LINK = re.compile(r"<[^<>\s]+>|\[[^\[\]]*\]\([^()\s]*\)|https?://\S+")
EMPTY_ROW = re.compile(r"[\s|:-]*")
LINE_BREAK = re.compile(r"<br\s*/?>|\\\\|\n", re.IGNORECASE)
MORE_WORDS = re.compile(r"[^\W\d_]{4}")
"""Words beside an address (“write me about …”), which are kept as well."""

FIELDS = frozenset({"office", "phone", "office_hours", "postal_address"})
KINDS = {"homepage": str(Link.Kind.HOMEPAGE), "group": str(Link.Kind.GROUP)}
SHORT = 200
"""Characters of a room, hours or an address; more is prose that happens to begin with a label."""

EMAIL_LINE = re.compile(r"^(?:e-?mails?|电子邮件|メール)\s*[:：]", re.IGNORECASE)


@dataclass(slots=True)
class Contact:
    """Profile fields by name, links, facts that fit no field, and the lines they stood on."""

    fields: dict[str, str] = field(default_factory=dict)
    links: list[LinkFact] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)


def read_contact(page: Page, into: Extraction) -> Contact:
    """Read the labelled facts of the lead and of contact sections that nobody took yet."""
    contact = Contact()
    claimed = into.claimed()
    sections = [s for s in page.outline.sections if not s.level or _promises_contact(s, page)]
    for section in sections:
        for group in _groups(section):
            facts = [fact for block in group for fact in facts_of(block)]
            if facts and claimed.isdisjoint(_lines(group)) and _is_contact(facts, group, section):
                for fact in facts:
                    _add(fact, page.dialect, contact)
                    contact.placements.append(Placement(fact.span, "record"))
                empty = (b.span for b in group if EMPTY_ROW.fullmatch(b.text))
                contact.placements += [Placement(span, "record") for span in empty]
    if "email" not in contact.fields:
        _add_only_address(sections, page, contact)
    return contact


def _promises_contact(section: Section, page: Page) -> bool:
    return promise_of(section.heading, page.dialect) == "contact"


def _lines(group: list[Block]) -> set[int]:
    return {line for block in group for line in range(*block.span)}


def _groups(section: Section) -> Iterator[list[Block]]:
    """Lists and tables as a whole, paragraphs one by one."""
    groups: dict[Span, list[Block]] = {}
    for block in section.blocks:
        if block.kind in ("item", "row", "paragraph"):
            groups.setdefault(block.list_span or block.span, []).append(block)
    yield from groups.values()


def _is_contact(facts: list[Fact], group: list[Block], section: Section) -> bool:
    """Known labels on most of them, with values of their kind; one alone must be unmistakable."""
    known = [fact for fact in facts if fact.target]
    if any(not _fits(fact) for fact in known):
        return False
    if section.level and known:
        return True
    if len(group) == 1 and len(facts) == 1 and known:
        return known[0].target not in ("office", "group") or _is_only_link(known[0].value)
    return len(known) >= 2 and len(known) * 2 >= max(len(facts), len(group))


def _fits(fact: Fact) -> bool:
    """Whether the value is of the kind that its label promises; otherwise it is prose."""
    if fact.target == "email":
        return "@" in fact.value or SPELT.search(fact.value) is not None
    if fact.target == "phone":
        return sum(map(str.isdigit, fact.value)) >= 4 and len(fact.value) <= SHORT
    if fact.target in ("homepage", "group"):
        return True
    return len(re.sub(r"\([^()]*\)", "", fact.value)) <= SHORT


def _is_only_link(value: str) -> bool:
    return ONLY_LINK.fullmatch(value.strip()) is not None


def _add(fact: Fact, dialect: Dialect, contact: Contact) -> None:
    target, label, value = fact.target, fact.label, fact.value
    links = [x for x in links_in(value, dialect) if not x.is_image]
    urls = [x.url for x in links if not x.url.lower().startswith(("mailto:", "tel:"))]
    left = plain_text(value, dialect)
    if target in FIELDS and target not in contact.fields:
        contact.fields[target] = _lines_of(value, dialect) if "address" in target else left
        kind = "" if "@" in value else str(Link.Kind.MAP)
        contact.links += [LinkFact(kind, url, label) for url in urls]
        return
    for link in links:
        left = left.replace(link.label, "", 1)
    if target == "email" and (addresses := emails_in(value, dialect)):
        left = SPELT.sub("", EMAIL.sub("", left))
        _add_emails(addresses, contact)
    elif urls and (target in KINDS or _is_only_link(value)):
        contact.links += [LinkFact(KINDS.get(target, ""), url, label) for url in urls]
    else:
        left = value
    if MORE_WORDS.search(left):
        contact.facts.append((label, value))


def _lines_of(value: str, dialect: Dialect) -> str:
    parts = LINE_BREAK.split(value)
    return "\n".join(line for part in parts if (line := plain_text(part, dialect)))


def _add_emails(addresses: list[str], contact: Contact) -> None:
    if "email" not in contact.fields:
        contact.fields["email"] = addresses.pop(0)
    contact.links += [LinkFact(Link.Kind.EMAIL, f"mailto:{a}", a) for a in addresses]


def _add_only_address(sections: list[Section], page: Page, contact: Contact) -> None:
    """The one e-mail address in the prose of the lead and the contact sections; it stays there."""
    texts = [
        block.text
        for section in sections
        for block in section.blocks
        if block.kind in ("paragraph", "item", "row", "html", "quote")
    ]
    found = {a for text in texts for a in emails_in(text, page.dialect, spelt=False)}
    found = found or {a for text in texts for a in _surely_spelt(plain_text(text, page.dialect))}
    if len(found) == 1:
        contact.fields["email"] = found.pop()


def _surely_spelt(text: str) -> Iterator[str]:
    """The addresses whose “at” stands in brackets; a bare one is a word of the sentence."""
    for match in SPELT.finditer(text):
        address = f"{match[1]}@{DOT.sub('.', match[2])}"
        if BRACKETED_AT.search(match[0]) and is_email(address):
            yield address


def without_emails(address: str) -> tuple[str, str]:
    """(address without its lines such as “Email: …”, the first e-mail address in them)."""
    lines = address.split("\n")
    labelled = [line for line in lines if EMAIL_LINE.match(line) and EMAIL.search(line)]
    if not labelled:
        return address, ""
    found = EMAIL.findall("\n".join(labelled))
    return "\n".join(line for line in lines if line not in labelled), found[0]


def emails_in(value: str, dialect: Dialect, *, spelt: bool = True) -> list[str]:
    """Every e-mail address of a text in order, also those spelt with “at” and “dot”."""
    urls = [x.url for x in links_in(value, dialect)]
    text = plain_text(value, dialect)
    found: list[str] = EMAIL.findall(text)
    mailto = [u[7:].partition("?")[0] for u in urls if u.lower().startswith("mailto:")]
    found += [m for m in mailto if EMAIL.fullmatch(m)]
    if spelt:
        found += [f"{m[1]}@{DOT.sub('.', m[2])}" for m in SPELT.finditer(text)]
    return list(dict.fromkeys(filter(_is_own, (address.rstrip(".-_") for address in found))))


def stated_email(text: str) -> str:
    """The e-mail address that a text is, or has beside other words; "" where there is none.

    One spelt against robots (“ada at example dot org”, “ada-AT-example.org”) must be all of it.
    """
    if found := next(filter(_is_own, EMAIL.findall(text)), ""):
        return found
    match = WHOLLY_SPELT.fullmatch(text.strip()) if len(text) <= SHORT else None
    address = f"{match[1]}@{DOT.sub('.', match[2])}" if match else ""
    return address if address and _is_own(address) else ""


def is_only_email(text: str, email: str) -> bool:
    """Whether a text is that address and nothing else, spelt out or not."""
    spelt = WHOLLY_SPELT.fullmatch(text.strip()) if len(text) <= SHORT else None
    return stated_email(text) == email != "" and (spelt is not None or text.strip() == email)


def _is_own(address: str) -> bool:
    """Whether it is an address, and no placeholder or riddle."""
    return is_email(address) and not is_placeholder(address)


def is_email(text: str) -> bool:
    """Whether the profile's column can hold it."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def lone_link(block: Block, dialect: Dialect) -> LinkFact | None:
    """A paragraph that is nothing but a link to a CV."""
    if block.kind != "paragraph":
        return None
    links = links_in(block.text, dialect)
    words = plain_text(block.text, dialect)
    if len(links) != 1 or words != links[0].label or not CV_WORDS.search(words):
        return None
    kind = link_kind(links[0].url, words)
    return LinkFact(kind, links[0].url, words)
