"""What the forms of the admin send that have to do with drafts, by name."""

from __future__ import annotations

from typing import Final

SAVE: Final = "_savedraft"
"""The button that keeps a draft."""
PUBLISH: Final = "_publishdraft"
"""Sends the mark of a draft alone, to be published as it stands."""
MARK: Final = "_draft"
"""What a form that shows a draft carries."""
REPLACE: Final = "_replacedraft"
"""The mark of somebody else's draft that is to give way."""
