"""Talks, teaching and projects of all people here and of a department, by date."""

from profiles.entries.kinds import KINDS, ListKind

__all__ = ["KINDS", "ListKind"]
