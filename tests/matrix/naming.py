"""What pages of the admin let be named besides what stands in their path, written out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.contrib.auth.models import User

from faculty_site.drafts.models import Draft, DraftLink
from profiles.models import Department, Profile, Section
from profiles.models.history import rows_of
from publications.models import Publication, Suggestion
from tests.factories import make_department, make_suggestion
from tests.matrix.asking import Method
from tests.profiles.world import World

Find = Callable[[World], Any]
"""The hidden thing that is named."""


class Named(NamedTuple):
    """Something that is named in a form or in the query of an address."""

    by: str
    """Whose request it is; of those to whom the page opens, one with the fewest rights."""
    find: Find
    method: Method
    sent: Mapping[str, Any]
    """What is posted, with `{key}` where the hidden thing is named."""
    query: str = ""
    written: str = "pk"
    """Which of its fields names it."""
    saves: bool = False
    """Whether the own object is saved all the same, or would be."""


def _person(world: World) -> Profile:
    return world.pages["foreign_draft"]


def _department(world: World) -> Department:
    """In which nobody of Mathematics is; in Physics somebody is as well."""
    return make_department(name="Chemistry", slug="chemistry")


def _link(world: World) -> DraftLink:
    found: DraftLink = world.of("foreign_draft", DraftLink)
    return found


def _draft(world: World) -> Draft:
    found: Draft = world.of("foreign_draft", Draft)
    return found


def _question(world: World) -> Suggestion:
    """Whether a work of the hidden person is theirs."""
    work = world.of("foreign_draft", Publication, visibility="public")
    return make_suggestion(work, _person(world))


def _deleted(world: World) -> Any:
    """What the history tells of a hidden section that is gone."""
    section = world.of("foreign_draft", Section)
    section.delete()
    rows: Any = rows_of(Section)
    return rows._default_manager.filter(history_page=_person(world).pk).latest("history_id")


def _account(world: World) -> User:
    return world.account("foreign_owner")


BIB = "@article{a, title={A Sketch}, author={Babbage, Charles}, year={1843}}"

OF_PAGES: Mapping[str, tuple[Named, ...]] = {
    "admin:autocomplete": (),
    "admin:changes": (
        Named("owner", _person, "get", {}, "?person={key}"),
        Named("owner", _person, "get", {}, "?person={key}", "slug"),
        Named("owner", _account, "get", {}, "?account={key}", "username"),
    ),
    "admin:changes_csv": (Named("owner", _person, "get", {}, "?person={key}", "slug"),),
    "admin:changes_jsonl": (Named("owner", _person, "get", {}, "?person={key}", "slug"),),
    "admin:drafts_draft_revoke": (Named("owner", _link, "post", {"link": "{key}"}, saves=True),),
    "admin:import_publications": (
        Named("owner", _person, "get", {}, "?person={key}", "slug"),
        Named("owner", _person, "post", {"step": "preview", "person": "{key}", "pasted": BIB},
              written="slug"),
    ),
    "admin:links": (Named("owner", _person, "get", {}, "?person={key}"),),
    "admin:markdown_preview": (
        Named("owner", _person, "post", {"content": "![](asset:x)"}, "?profile={key}", "slug"),
    ),
    "admin:markdown_upload": (Named("owner", _person, "post", {}, "?profile={key}", "slug"),),
    "admin:overview": (Named("editor", _department, "get", {}, "?department={key}"),),
    "admin:overview_csv": (Named("editor", _department, "get", {}, "?department={key}"),),
    "admin:people_become": (
        Named("admin", _person, "get", {}, "&person={key}"),
        Named("admin", _person, "post", {"person": ["{own}", "{key}"]}),
    ),
    "admin:publications_publication_duplicates": (),
    "admin:publications_questions_of": (
        Named("owner", _question, "post", {"mine": "{key}"}),
        Named("owner", _question, "post", {"not_mine": "{key}"}),
        Named("owner", _question, "post", {"undo": "{key}"}),
        Named("owner", _question, "post", {"chosen": ["{key}"], "answer": "mine"}),
    ),
    "admin:publications_unlinked": (
        Named("editor", _person, "post", {"name": "Charles Babbage", "person": "X ({key})"},
              written="slug"),
        Named("editor", _person, "post", {"name": "Charles Babbage", "person": "{key}"},
              written="name"),
    ),
    "admin:restore": (Named("owner", _person, "post", {"field": ["profile", "id"]}),),
}  # fmt: skip
"""By the page. What is hidden is answered there as what does not exist."""

OF_FORMS: Mapping[str, tuple[Named, ...]] = {
    "importing.ImportRun add": (
        Named("admin", _department, "post", {"department": "{key}"}, written="slug"),
        Named("admin", _person, "post", {"person": "{key}"}, written="slug"),
    ),
    "profiles.Section add": (
        Named("owner", _draft, "get", {}, "?draft={key}"),
        Named("owner", _draft, "post", {"_publishdraft": "{key}:1"}),
    ),
    "profiles.Section change": (
        Named("owner", _draft, "get", {}, "?draft={key}"),
        Named("owner", _draft, "post", {"_publishdraft": "{key}:1"}),
        Named("owner", _draft, "post", {"_savedraft": "1", "_replacedraft": "{key}:1"}),
        Named("owner", _draft, "post", {"_draft": "{key}:1"}, saves=True),
        Named("owner", _deleted, "post", {
            "_asked": ["row:x"], "_theirs-row:x": "profiles.section:{key}", "_choose-row:x": "mine",
            "_opened": "0 0",
        }, saves=True),
    ),
}  # fmt: skip
"""The same of the forms of models."""

NOTHING_ELSE = frozenset({
    "admin:index", "admin:login", "admin:logout", "admin:jsi18n", "admin:markdown_help",
    "admin:people_leavers", "admin:publications_completeness", "admin:publications_questions",
    "admin:drafts_draft_plan", "admin:drafts_draft_preview", "admin:drafts_draft_share",
    "admin:drafts_draft_unplan", "admin:visibility", "admin:auth_user_password_change",
    "admin:importing_importrun_report", "admin:invitations_claim_grant",
    "admin:invitations_claim_refuse", "admin:invitations_invitation_again",
    "admin:invitations_invitation_withdraw", "admin:people_erase", "admin:people_export",
    "admin:people_receipt", "admin:publications_author_list", "admin:restore_change",
    "admin:publications_publication_compare", "admin:publications_publication_merge_works",
    "admin:publications_publication_undo_merge",
})  # fmt: skip
"""Pages that name nothing but what stands in their path, which the matrix tries."""

BY_EXACT_NAME: Mapping[str, str] = {
    "admin:people_handover": "an account, which is not hidden from who knows its exact name",
}
