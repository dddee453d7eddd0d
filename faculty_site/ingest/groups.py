"""Labs whose site was imported: the group itself, and what its people are in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from faculty_site.ingest.database import LAB
from faculty_site.ingest.documents import Row
from faculty_site.ingest.homepages import Group
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.values import model_of
from faculty_site.lib.slugs import slug_for_text

MEMBERSHIP: Final = "profiles.membership"

_LEFT: Final = re.compile(
    r"\b(?:alumn\w*|former|past|previous|ex-?members?|ancien\w*|ehemalig\w*)\b", re.IGNORECASE
)


def membership(slug: str, department: str) -> Row:
    """The row that makes a person (by slug) belong to a department (by slug)."""
    fields = {"profile": [slug], "department": [department]}
    return Row(MEMBERSHIP, (slug, department), fields, f"membership:{department}")


def membership_in_group(slug: str, group: Group, *, has_department: bool) -> Row:
    """The row for a person of a lab; their home is the department, where they have one."""
    lab = slug_of_group(group)
    fields = {
        "profile": [slug],
        "department": [lab],
        "role": group.role[:200],
        "primary": not has_department,
    }
    return Row(MEMBERSHIP, (slug, lab), fields, f"membership:{lab}")


def has_left(group: Group | None) -> bool:
    """Whether the lab's own site lists the person among those who are gone."""
    return group is not None and _LEFT.search(group.role) is not None


def slug_of_group(group: Group) -> str:
    """The slug that a lab has here, made from its name."""
    return slug_for_text(group.name, 100)


def make_group(group: Group, parent: str, path: Path, problems: Problems) -> None:
    """See that the lab is there, below the department with the slug `parent` if that is not "".

    One that has the slug already is taken as it is. Call it inside the transaction of the load.
    """
    departments = model_of("profiles.department")._default_manager
    slug = slug_of_group(group)
    if departments.filter(slug=slug).exists():
        return
    departments.create(
        name=group.name[:200],
        slug=slug,
        kind=LAB,
        parent=departments.get(slug=parent) if parent else None,
    )
    below = f" below “{parent}”" if parent else ""
    problems.info(
        path,
        None,
        f"This is the site of a lab, so “{group.name}” was made{below}, and its people belong to "
        "it.",
    )
