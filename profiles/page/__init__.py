"""What stands on a person's page, in their own order: sections with the records they list."""

from profiles.page.assembling import parts_of
from profiles.page.beside import contents, unsaid_interests
from profiles.page.navigation import Place, navigation_of
from profiles.page.parts import Part
from profiles.page.places import places_of

__all__ = [
    "Part",
    "Place",
    "contents",
    "navigation_of",
    "parts_of",
    "places_of",
    "unsaid_interests",
]
