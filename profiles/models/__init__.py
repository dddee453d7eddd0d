"""People, their departments, what stands on their pages, and what imports remember."""

from profiles.models.content import Asset, Entry, LegacyUrl, Link, Section
from profiles.models.departments import Department, DepartmentRole, Membership
from profiles.models.ledger import ImportRecord, Source, SourceFile
from profiles.models.pages import Page
from profiles.models.people import Delegation, Profile

__all__ = [
    "Asset",
    "Delegation",
    "Department",
    "DepartmentRole",
    "Entry",
    "ImportRecord",
    "LegacyUrl",
    "Link",
    "Membership",
    "Page",
    "Profile",
    "Section",
    "Source",
    "SourceFile",
]
