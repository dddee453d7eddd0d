"""Links' addresses are percent-encoded; most are in that form already and need no parsing."""

import re

from markdown_it import MarkdownIt

ENCODED = re.compile(r"(?:https?://)?(?:[\w;/?&=+$,\-.!~*'()#]|%[0-9A-Fa-f]{2})*", re.ASCII)
"""What encoding leaves as it is. A further colon or an ``@`` is for the parser to judge."""


def link_addresses_plugin(md: MarkdownIt) -> None:
    """Spare markdown-it's slow way the addresses that it would give back unchanged."""
    encoded = md.normalizeLink

    def normalised(address: str) -> str:
        return address if ENCODED.fullmatch(address) else encoded(address)

    md.normalizeLink = normalised  # type: ignore[assignment, method-assign]
