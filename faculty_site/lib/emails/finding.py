"""E-mail addresses in a text."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext

ADDRESS: Final = r"(?<![\w.%+-])[\w.%+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}"
"""Each begins where no letter of one stands before it, so that a long word is looked at once."""

_address = re.compile(ADDRESS)


def has_address(text: str) -> bool:
    return "@" in text and bool(_address.search(text))


def without_addresses(text: str) -> str:
    """A text that can have no markup, such as a description or a line of a feed, with each address
    replaced by words that say that there was one."""
    return _address.sub(gettext("(e-mail address)"), text) if "@" in text else text
