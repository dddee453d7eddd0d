"""The row of the person, of their links and of their page's old addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote

from faculty_site.ingest.documents import Extraction, LinkFact, Page, Placement, Row
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.inline import links_in, without_last_breaks
from faculty_site.ingest.keys import Keys
from faculty_site.ingest.outline import Block
from faculty_site.ingest.themes.base import (
    ORGANISATION_WORDS,
    ROLE_WORDS,
    join_lines,
    position_and_affiliation,
)
from faculty_site.ingest.themes.hugo import SAMPLE_TEXTS
from faculty_site.lib.markdown import Dialect, plain_text
from faculty_site.lib.names import sort_name
from faculty_site.lib.orcid import orcid_in
from faculty_site.lib.slugs import slug_for_text
from profiles.ingest.asset_files import photo_of
from profiles.ingest.contact import Contact, is_only_email, lone_link, stated_email, without_emails
from profiles.ingest.links import link_kind
from profiles.ingest.old_urls import append_home_urls
from profiles.ingest.orcid import is_orcid_address, read_orcid
from profiles.models import Profile

HARD_BREAK = re.compile(r"(?: {2}|\\|<br\s*/?>)\s*\Z", re.IGNORECASE)
INTERESTS = re.compile(
    r"research interests?\s+(?:include|are|lie|span|cover|focus)\s+(?:in\s+|on\s+)?"
    r"(?!motivated|driven|inspired|broad|at\b|closely|mainly|primarily)([^.]{10,300})\.",
    re.IGNORECASE,
)
LABELLED_INTERESTS = re.compile(
    r"^\W*(?:research\s+)?interests?\W*[:：]\W*(.+)", re.IGNORECASE | re.DOTALL
)
LONGEST_LINE = 200
"""Characters of a line that names a position."""

CARD_LENGTH = 300
"""Characters of interests that a directory card can use."""


def extract_person(page: Page, contact: Contact, into: Extraction) -> None:
    """Append the profile, its links and old addresses; place what the contact facts took."""
    links = [*page.facts.links, *contact.links]
    placements = list(contact.placements)
    claimed = into.claimed()
    for block in page.outline.sections[0].blocks:
        if claimed.isdisjoint(range(*block.span)) and (link := lone_link(block, page.dialect)):
            links.append(link)
            placements.append(Placement(block.span, "record"))
    stated, wrong = read_orcid(page.facts.orcid, links)
    links = [link for link in links if not is_orcid_address(link.url) or orcid_in(link.url)]
    fields = _profile_fields(page, contact, into) | {"orcid": stated}
    fields["email"] = fields["email"] or _mailed(links)
    fields["facts"] = _facts(page, contact, str(fields["email"])) + [
        ["ORCID", text] for text in wrong
    ]
    _tell_of_orcid(wrong, page, into)
    into.rows.append(
        Row("profiles.profile", (into.slug,), fields, "profile", placements=tuple(placements))
    )
    _append_links(links, into)
    append_home_urls(page, into)


def _profile_fields(page: Page, contact: Contact, into: Extraction) -> dict[str, object]:
    photo = photo_of(page, into)
    fields: dict[str, object] = {
        "slug": into.slug,
        "name": into.name,
        "native_name": into.native_name,
        "sort_name": sort_name(into.name),
        "name_variants": [name for name in into.printed_names if name != into.name],
        **{name: _cut(name, value) for name, value in _text_fields(page, contact).items()},
        "photo": photo,
        "photo_alt": f"Portrait of {into.name}" if photo else "",
        "language": page.language,
    }
    data = page.document.front_matter
    key = "published" if data.get("published") is False else "draft"
    if key == "published" or (page.theme == "hugo" and data.get("draft") is True):
        fields["state"] = str(Profile.State.DRAFT)
        into.problems.info(
            page.document.path,
            page.document.key_lines.get(key),
            "This page was not published on the old site, so the profile stays a draft that only "
            "those who may edit it can see. Change its state in the admin to show it.",
        )
    return fields


def _text_fields(page: Page, contact: Contact) -> dict[str, str]:
    facts, found = page.facts, contact.fields
    position, affiliation = facts.position, facts.affiliation
    if not position and not affiliation:
        position, affiliation = _from_lead(page)
    address, email = without_emails(facts.postal_address or found.get("postal_address", ""))
    notes = [text for label, text in facts.extra if label == "Contact"]
    stated = next(filter(None, map(stated_email, (facts.email, *notes))), "")
    return {
        "position": position,
        "affiliation": affiliation,
        "email": stated or found.get("email", "") or email,
        "phone": facts.phone or found.get("phone", ""),
        "office": facts.office or found.get("office", ""),
        "office_hours": facts.office_hours or found.get("office_hours", ""),
        "postal_address": address,
        "interests": facts.interests or _interests(page),
    }


def _facts(page: Page, contact: Contact, email: str) -> list[list[str]]:
    """What fits no field, among it an e-mail address that nobody can read; none says it again."""
    spelt = [("E-mail", page.facts.email)] if page.facts.email else []
    unread = [fact for fact in spelt if not stated_email(fact[1])]
    more = [fact for fact in page.facts.extra if not is_only_email(fact[1], email)]
    return [list(fact) for fact in (*unread, *more, *contact.facts)]


def _mailed(links: list[LinkFact]) -> str:
    """The address of the first link that writes to one."""
    written = (unquote(x.url[7:].partition("?")[0]) for x in links if x.url.startswith("mailto:"))
    return next((stated for address in written if (stated := stated_email(address))), "")


def _tell_of_orcid(wrong: list[str], page: Page, into: Extraction) -> None:
    for text in wrong:
        into.problems.warning(
            page.document.path,
            None,
            f"“{text}” is no ORCID iD: it needs sixteen digits, and the last one must agree with "
            "the others. It is kept as text; correct it at the source, or in the admin.",
        )


def _cut(name: str, value: str) -> str:
    """No longer than the column; the block that it came from keeps the whole."""
    limit = getattr(Profile._meta.get_field(name), "max_length", None)
    return value[:limit].strip() if limit else value.strip()


def _from_lead(page: Page) -> tuple[str, str]:
    """Position and affiliations from the lines that open the page, one affiliation each.

    Such lines end in hard line breaks; the paragraph stays where it stood.
    """
    for block in page.outline.sections[0].blocks:
        lines = block.text.split("\n")
        if block.kind != "paragraph" or not all(HARD_BREAK.search(x[-20:]) for x in lines[:-1]):
            continue
        words = [plain_text(without_last_breaks(line), page.dialect) for line in lines]
        position, first = position_and_affiliation(words[0])
        if position and (len(words) > 1 or first) and len(words[0]) < LONGEST_LINE:
            return position, join_lines([first, *filter(_is_affiliation, words[1:])])
        if len(" ".join(words)) > CARD_LENGTH:
            return "", ""  # prose has begun
    return "", ""


def _is_affiliation(line: str) -> bool:
    return bool(ORGANISATION_WORDS.search(line)) and not ROLE_WORDS.search(line)


def _interests(page: Page) -> str:
    """What the directory says of a person's research; the text itself stays in its section."""
    for block in page.outline.sections[0].blocks:
        words = plain_text(block.text, page.dialect)
        if block.kind == "paragraph" and (
            match := LABELLED_INTERESTS.match(words) or INTERESTS.search(words)
        ):
            said = _sentences(match[1])
            return "" if any(said.rstrip(".") in sample for sample in SAMPLE_TEXTS) else said
    for section in page.outline.sections:
        if promise_of(section.heading, page.dialect) == "interests":
            return _interest_section(section.blocks, page.dialect)
    return ""


def _interest_section(blocks: tuple[Block, ...], dialect: Dialect) -> str:
    items = [plain_text(b.text, dialect) for b in blocks if b.kind == "item"]
    if items:
        return _sentences(", ".join(item.rstrip(".,; ") for item in items))
    paragraphs = [b for b in blocks if b.kind == "paragraph" and not _only_links(b, dialect)]
    texts = [plain_text(b.text, dialect) for b in paragraphs]
    short = min((t for t in texts if "interest" in t.lower()), key=len, default="")
    return _sentences(short or (texts[0] if texts else ""))


def _only_links(block: Block, dialect: Dialect) -> bool:
    """Whether nothing but a few words stands beside the links of a paragraph."""
    words = plain_text(block.text, dialect)
    linked = sum(len(link.label) for link in links_in(block.text, dialect))
    return linked * 2 > len(words)


def _sentences(text: str) -> str:
    """As many whole sentences as a card can use, at least the first words of one."""
    text = " ".join(text.split())
    if len(text) <= CARD_LENGTH:
        return text
    end = text.rfind(". ", 0, CARD_LENGTH)
    return text[: end + 1] if end > 0 else text[:CARD_LENGTH].rsplit(" ", 1)[0] + " …"


def _append_links(links: list[LinkFact], into: Extraction) -> None:
    keys = Keys()
    unique: dict[str, LinkFact] = {}
    for link in links:
        unique.setdefault(link.url, link)
    for order, link in enumerate(unique.values()):
        kind = link.kind or link_kind(link.url, link.label)
        key = keys.free(slug_for_text(f"{kind} {link.label or link.url}", 80))
        fields = {
            "profile": [into.slug],
            "key": key,
            "kind": str(kind),
            "label": link.label[:200],
            "url": link.url[:1000],
            "visibility": "public",
        }
        into.rows.append(Row("profiles.link", (into.slug, key), fields, f"link:{key}", order=order))
