"""The directory of people: what a visitor finds somebody by, and who is no longer among them."""

from profiles.directory.former import FormerMembers, former_members
from profiles.directory.listing import Directory
from profiles.directory.rows import Person

__all__ = ["Directory", "FormerMembers", "Person", "former_members"]
