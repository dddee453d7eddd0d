"""People, their departments, what stands on their pages, and what imports remember."""

from profiles.models.addresses import FormerSlug
from profiles.models.content import Asset, Entry, Link, Section
from profiles.models.departments import Department, NavigationLink
from profiles.models.ledger import ImportRecord, Source, SourceFile
from profiles.models.legacy import LegacyUrl
from profiles.models.memberships import DepartmentRole, Membership
from profiles.models.pages import Page
from profiles.models.people import Delegation, Profile
from profiles.models.translations import (
    EntryTranslation,
    PageTranslation,
    ProfileTranslation,
    SectionTranslation,
)

__all__ = [
    "Asset",
    "Delegation",
    "Department",
    "DepartmentRole",
    "Entry",
    "EntryTranslation",
    "FormerSlug",
    "ImportRecord",
    "LegacyUrl",
    "Link",
    "Membership",
    "NavigationLink",
    "Page",
    "PageTranslation",
    "Profile",
    "ProfileTranslation",
    "Section",
    "SectionTranslation",
    "Source",
    "SourceFile",
]
