"""Which page an address meant where several pages of a site had it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

Target = TypeVar("Target")


def unique(pages: Iterable[tuple[Target, Sequence[str]]]) -> dict[str, Target]:
    """Where each old address leads: a mapping from addresses to targets.

    `pages` are a target and its addresses, the canonical one first, in the order of the site's
    build. A canonical address wins over any other page's further ones. Of two canonical ones the
    later wins, as the generator wrote its file over the earlier; of further ones the earlier.
    """
    pages = list(pages)
    found = {addresses[0]: target for target, addresses in pages if addresses}
    for target, addresses in pages:
        for address in addresses[1:]:
            found.setdefault(address, target)
    return found
