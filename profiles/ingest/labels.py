"""Labelled facts: “Office: …”, “**E-mail**: …”, “| Phone | … |”, “📧 …”.

What people write before a value, and which field or kind of link the value fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faculty_site.ingest.documents import Span
from faculty_site.ingest.inline import without_last_breaks
from faculty_site.ingest.outline import Block

LABELS: dict[str, str] = {
    "office": "office", "room": "office", "office location": "office", "location": "office",
    "büro": "office", "raum": "office", "bureau": "office", "办公室": "office", "研究室": "office",
    "email": "email", "e-mail": "email", "mail": "email", "emails": "email", "e-mails": "email",
    "email address": "email", "e-mail address": "email", "correo": "email", "邮箱": "email",
    "邮件": "email", "電子メール": "email", "メール": "email", "이메일": "email",
    "电子邮件": "email", "电子邮箱": "email", "correo electrónico": "email",
    "contact email": "email", "courriel": "email",
    "phone": "phone", "tel": "phone", "telephone": "phone", "phone number": "phone",
    "telefon": "phone", "téléphone": "phone", "teléfono": "phone", "电话": "phone", "電話": "phone",
    "office phone": "phone", "mobile": "phone", "전화": "phone",
    "office hour": "office_hours", "office hours": "office_hours",
    "sprechstunde": "office_hours", "consultation hours": "office_hours",
    "address": "postal_address", "mailing address": "postal_address",
    "postal address": "postal_address", "adresse": "postal_address",
    "office address": "postal_address", "dirección": "postal_address",
    "postanschrift": "postal_address", "地址": "postal_address", "住所": "postal_address",
    "webpage": "homepage", "website": "homepage", "homepage": "homepage", "web": "homepage",
    "web page": "homepage", "home page": "homepage", "url": "homepage", "主页": "homepage",
    "personal website": "homepage",
    "group website": "group", "lab website": "group", "group": "group", "lab": "group",
    "group page": "group",
}  # fmt: skip
"""What people write before a value, folded, and the field or kind of link it fills."""

PICTURES = {
    "📧": "Email", "✉": "Email", "📩": "Email", "📨": "Email", "envelope": "Email",
    "📞": "Phone", "☎": "Phone", "📱": "Phone", "phone": "Phone",
    "📍": "Address", "📫": "Address", "📬": "Address", "map-marker": "Address",
    "location-dot": "Address", "🏢": "Office", "building": "Office",
}  # fmt: skip
"""Pictures in a label's stead, and the names of icons."""

LABELLED = re.compile(
    r"^\s*(?:\*\*|__|<b>|<strong>)?\s*([^\W\d_][^*_:：<>|\[\]()]{0,38}?)\s*"
    r"(?:(?:\*\*|__|</b>|</strong>)\s*[:：]|[:：]\s*(?:\*\*|__|</b>|</strong>)?)\s*(\S.*)$",
    re.DOTALL,
)
ICON = re.compile(
    r"""^\s*<(i|span)\s[^<>]*class=["'][^"'<>]*\b(?:fa|bi|ai)-([a-z-]+)[^<>]*>\s*</\1>\s*(\S.*)$""",
    re.DOTALL,
)
CELL_BORDER = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")


ADDRESS_LINE = 80
"""Characters of a line of an address; a longer one is prose."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its Markdown value, and the body lines they stand on."""

    label: str
    value: str
    span: Span

    @property
    def target(self) -> str:
        """The field or kind of link that the value fills; "" for a label that nobody knows."""
        return LABELS.get(self.label.casefold(), "")


def facts_of(block: Block) -> list[Fact]:
    """The labelled facts that a block is made of; none where it is anything else."""
    if block.kind == "row":
        return list(_row(block))
    if block.kind == "item":
        fact = _labelled(block.text, block.span)
        return [fact] if fact else []
    return _lines(block)


def _row(block: Block) -> Iterator[Fact]:
    line = next((x for x in block.text.split("\n") if not DASHES.match(x)), "")
    cells = [cell.strip() for cell in CELL_BORDER.split(line.strip().strip("|"))]
    if len(cells) == 2 and cells[0]:
        yield Fact(_words(cells[0]), cells[1], block.span)


def _lines(block: Block) -> list[Fact]:
    """A paragraph of which each line is a labelled fact, or goes on with the one before it."""
    facts: list[Fact] = []
    for number, line in enumerate(block.text.split("\n"), block.span[0]):
        text = without_last_breaks(line)
        if fact := _labelled(text, (number, number + 1)):
            facts.append(fact)
        elif facts and _goes_on(facts[-1], text):
            last = facts[-1]
            facts[-1] = Fact(last.label, f"{last.value}\n{text}", (last.span[0], number + 1))
        else:
            return []
    return facts


def _goes_on(fact: Fact, line: str) -> bool:
    """Whether a line without a label is a further line of an address, or a further e-mail."""
    if fact.target == "email":
        return "@" in line
    return fact.target in ("postal_address", "office") and len(line) <= ADDRESS_LINE


def _labelled(text: str, span: Span) -> Fact | None:
    if match := LABELLED.match(text):
        return Fact(_words(match[1]), match[2].strip(), span)
    if (match := ICON.match(text)) and match[2] in PICTURES:
        return Fact(PICTURES[match[2]], match[3], span)
    if text[:1] in PICTURES and text[1:].strip("\ufe0f "):
        value = text[1:].strip("\ufe0f ")
        inner = LABELLED.match(value)
        return Fact(PICTURES[text[:1]], inner[2] if inner else value, span)
    return None


def _words(label: str) -> str:
    return label.strip().strip("*_:：").strip()
