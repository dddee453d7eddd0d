"""Whether a site is a lab's, and who belongs to it.

It is where a page of it shows groups of people (a people widget or block) that at least two
authors besides the owner belong to. Collaborators are no members. Each member gets a page of
their own with what their author page says; everything else of the site stays with its owner,
but for papers that the owner did not write and a member did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from faculty_site.ingest.themes.base import name_in, string_list
from faculty_site.ingest.themes.hugo_site.blocks import PEOPLE, Block
from faculty_site.ingest.themes.hugo_site.people import Author
from faculty_site.ingest.themes.hugo_site.settings import Settings
from faculty_site.lib.names import same_person

FEWEST = 2
NO_MEMBERS = re.compile(r"collabor\w+|partners?|friends|contacts?", re.IGNORECASE)


def shown_groups(blocks: Iterable[Block]) -> list[str]:
    """The groups whose people the site shows, in its order."""
    named = (
        group
        for block in blocks
        if block.kind in PEOPLE and not block.hidden
        for group in string_list(block.content.get("user_groups"))
    )
    return [group for group in dict.fromkeys(named) if not NO_MEMBERS.fullmatch(group)]


def members_of(authors: Iterable[Author], owner: Author, groups: Sequence[str]) -> list[Author]:
    """The members besides the owner by their groups' order, each person once."""
    found: list[Author] = []
    for group in groups:
        for author in authors:
            known = any(same_person(author.name, other.name) == "yes" for other in (owner, *found))
            if group in author.groups and not known:
                found.append(author)
    return found if len(found) >= FEWEST else []


def name_of(owner: Author, settings: Settings) -> str:
    """What the lab is called: the site's title, unless that is somebody's name."""
    title = settings.title
    return title if title and not name_in(title)[0] else f"{owner.name}’s group"


def role_of(author: Author, groups: Sequence[str]) -> str:
    """The first of the groups that they belong to."""
    return next((group for group in groups if group in author.groups), "")
