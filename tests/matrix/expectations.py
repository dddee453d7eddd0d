"""What each role is expected to meet at each door, written out by hand.

None of it asks the rules for rights: it is the table of `profiles.permissions` once more, in the
words of whoever opens doors. A new model needs a row in `RIGHTS`, a new action one in `ACTIONS`, a
new address one in `PAGES`, `PAGES_OF` or `PUBLIC`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Seen = Literal[
    "shown", "done", "moved", "asked", "login", "refused", "absent", "bad", "no method", "tells"
]
"""What came: a page; a change; an answer from elsewhere; a form once more, and nothing changed; the
way to sign in; that it may not be; exactly what comes for what does not exist; that it makes no
sense; that this is no way to ask; something that tells of what is hidden."""

LETTERS: Mapping[Seen, str] = {
    "shown": "S", "done": "D", "moved": "M", "asked": "?", "login": "L", "refused": "R",
    "absent": "-", "bad": "B", "no method": "N", "tells": "T",
}  # fmt: skip

# Who

OUTSIDE = (
    "anonymous", "nobody", "staff", "expired", "inactive_owner", "inactive_superuser", "unproven",
)  # fmt: skip
"""`expired` was a delegate, and `unproven` is an admin without a second factor."""

INSIDE = (
    "owner", "delegate", "editor", "admin", "foreign_admin", "foreign_owner", "several",
    "superuser",
)  # fmt: skip
"""`several` edits the pages of Mathematics, and owns a draft in Physics."""

_MATHEMATICS = ("own", "colleague", "colleague_draft", "shared", "mathematics")
_PHYSICS = ("shared", "foreign", "foreign_draft", "physics")

HOLDS: Mapping[str, Mapping[str, str]] = {
    "owner": {"own": "owner"},
    "delegate": {"own": "delegate"},
    "editor": dict.fromkeys(_MATHEMATICS, "editor"),
    "admin": dict.fromkeys(_MATHEMATICS, "admin"),
    "foreign_admin": dict.fromkeys(_PHYSICS, "admin"),
    "foreign_owner": {"foreign": "owner"},
    "several": {**dict.fromkeys(_MATHEMATICS, "editor"), "foreign_draft": "owner"},
    "superuser": {},
}
"""As what everybody stands towards which page and department."""

# What they may do

STANDINGS = ("owner", "delegate", "editor", "admin", "superuser")

CONTENT = ("iacd", "iacd", "iacd", "iacd", "iacd")
LEDGER = ("", "", "", "i", "i")

RIGHTS: Mapping[str, tuple[str, str, str, str, str]] = {
    "auth.User": ("", "", "", "", "iacd"),
    "drafts.Draft": ("icdm", "icdm", "icdm", "icdm", "icdm"),
    "importing.ImportRun": ("", "", "", "ia", "ia"),
    "invitations.Claim": ("", "", "", "im", "im"),
    "invitations.Invitation": ("", "", "", "iam", "iam"),
    "invitations.Invitation of a delegate": ("iam", "", "", "iam", "iam"),
    "news.NewsItem": CONTENT,
    "news.NewsItem of a department": ("", "", "iacd", "iacd", "iacd"),
    "profiles.Asset": CONTENT,
    "profiles.Department": ("", "", "", "ic", "iacd"),
    "profiles.Entry": CONTENT,
    "profiles.ImportRecord": LEDGER,
    "profiles.LegacyUrl": CONTENT,
    "profiles.Link": CONTENT,
    "profiles.Page": CONTENT,
    "profiles.Profile": ("icx", "ic", "ic", "iacDmx", "iacdmx"),
    "profiles.Section": CONTENT,
    "profiles.Source": LEDGER,
    "profiles.SourceFile": LEDGER,
    "publications.Authorship": ("icd", "icd", "icd", "icd", "icd"),
    "publications.Publication": ("iacD", "iacD", "iacD", "iacD", "iacd"),
    "publications.Merge": ("c", "c", "c", "c", "c"),
    "a change of the history": ("ic", "ic", "ic", "ic", "ic"),
    "a receipt": ("", "", "", "i", "i"),
}
"""i look at, a add, c change, d delete, m administer, x take everything along; D delete unless
somebody else's page or department has it as well. Here stands what the doors let through, which is
less than the rule where nobody writes by hand: in what imports remember, in claims and so on."""


def letters(role: str, rule: str, places: tuple[str, ...], *, shared: bool = False) -> str:
    """What a role may do with something that stands on these pages or in these departments."""
    if role == "superuser":
        return RIGHTS[rule][-1]
    held = [HOLDS[role][place] for place in places if place in HOLDS[role]]
    found = "".join(RIGHTS[rule][STANDINGS.index(standing)] for standing in held)
    return found.replace("D", "" if shared else "d")


def anywhere(role: str, label: str) -> str:
    """What a role may do with anything of a model, wherever it is."""
    rules = [rule for rule in RIGHTS if rule.partition(" of ")[0] == label]
    return "".join(letters(role, rule, tuple(HOLDS[role])) for rule in rules)


# The doors of each model

OF_OBJECTS: Mapping[str, tuple[str, Seen, str, Seen]] = {
    "change": ("i", "shown", "c", "done"),
    "delete": ("d", "shown", "d", "done"),
    "history": ("i", "shown", "", "shown"),
}
"""Per door: what opens it, and what then comes; what a post takes, and what it does, nothing for a
page that only shows. Who may look at the object and has not that is refused; who may not look
meets nothing."""

POSTED: Mapping[str, tuple[str, Seen]] = {
    "drafts.Draft": ("c", "moved"),
    "importing.ImportRun": ("i", "moved"),
}
"""What else a post to the page of an object takes and does: these are looked at, and answered by
buttons; a post that is no answer leads back."""


class Action(NamedTuple):
    """Something that is done with chosen rows of a list."""

    takes: str
    before: Mapping[str, Any] = {}
    """As rows have to be for it to change anything; of these fields those that the model has."""
    does: Seen = "done"


ACTIONS: Mapping[str, Action] = {
    "delete_selected": Action("d"),
    "deselect": Action("c", {"selected": True}),
    "disown": Action("c"),
    "end_sessions": Action("c"),
    "forget_second_factor": Action("c"),
    "hide": Action("c", {"visibility": "public", "hidden": False}),
    "list_people": Action("m", {"state": "unlisted"}),
    "make_former": Action("m", does="moved"),
    "select": Action("c", {"selected": False}),
    "show": Action("c", {"visibility": "hidden", "hidden": True}),
    "status": Action("c", {"status": ""}),
    "unlist_people": Action("m", {"state": "listed"}),
}
"""Those of one name and a value, such as `status_preprint`, by the name."""

ADDED: Mapping[str, Mapping[str, Any]] = {
    "auth.User": {"username": "hypatia", "usable_password": "false"},
    "invitations.Invitation": {"email": "new@example.org", "kind": "delegate"},
    "news.NewsItem": {"title": "Forged", "slug": "forged", "body": "Forged"},
    "profiles.Department": {"name": "Forged", "slug": "forged"},
    "profiles.Entry": {"title": "Forged", "kind": "award"},
    "profiles.LegacyUrl": {"path": "/forged/"},
    "profiles.Link": {"label": "Forged", "kind": "other", "url": "https://example.org/"},
    "profiles.Page": {"title": "Forged"},
    "profiles.Profile": {"name": "Forged", "slug": "forged"},
    "profiles.Section": {"heading": "Forged", "kind": "text"},
}
"""What makes a form for adding whole, besides the place."""

NOT_ADDED: Mapping[str, str] = {
    "importing.ImportRun": "starts a process; tests/faculty_site/importing tries the upload",
    "profiles.Asset": "needs a file; tests/profiles/admin/test_forms.py sends one",
    "publications.Publication": "its authors are rows of their own; tests/publications/admin",
}
"""Models whose form for adding is only opened here, and why."""


class PageOf(NamedTuple):
    """A page of the admin about one object, besides those of every model."""

    rule: str
    takes: str
    get: Seen = "shown"
    post: Seen = "done"
    body: Mapping[str, str] = {}
    """What is posted; `{slug}` and the like are taken from the object."""
    in_the_dark: Seen | None = None
    """What comes instead where the public has no page to see."""
    pair: bool = False
    """Whether it is about the object and one of the owner's works, and takes the right to both."""


PAGES_OF: Mapping[str, PageOf] = {
    "admin:drafts_draft_plan": PageOf(
        "drafts.Draft", "m", get="no method", body={"at": "2099-12-31T10:00"}
    ),
    "admin:drafts_draft_preview": PageOf(
        "drafts.Draft", "c", post="no method", in_the_dark="moved"
    ),
    "admin:drafts_draft_revoke": PageOf("drafts.Draft", "m", get="no method", post="moved"),
    "admin:drafts_draft_share": PageOf("drafts.Draft", "m", get="no method", in_the_dark="moved"),
    "admin:drafts_draft_unplan": PageOf("drafts.Draft", "m", get="no method"),
    "admin:visibility": PageOf("profiles.Section", "c", body={"to": "{opposite}"}),
    "admin:auth_user_password_change": PageOf(
        "auth.User", "c", body=dict.fromkeys(["password1", "password2"], "of-the-engine-1843")
    ),
    "admin:importing_importrun_report": PageOf("importing.ImportRun", "i", post="shown"),
    "admin:invitations_claim_grant": PageOf(
        "invitations.Claim",
        "m",
        get="no method",
        post="moved",  # these pages have owners already
    ),
    "admin:invitations_claim_refuse": PageOf("invitations.Claim", "m", get="no method"),
    "admin:invitations_invitation_again": PageOf("invitations.Invitation", "m", get="no method"),
    "admin:invitations_invitation_withdraw": PageOf("invitations.Invitation", "m", get="no method"),
    "admin:people_become": PageOf(
        "profiles.Profile", "m", body={"person": "{key}", "confirmed": "1"}
    ),
    "admin:people_erase": PageOf("profiles.Profile", "d", body={"address": "{slug}"}),
    "admin:people_export": PageOf("profiles.Profile", "x", post="shown"),
    "admin:people_handover": PageOf(
        "profiles.Profile", "m", body={"account": "nobody", "confirmed": "1"}
    ),
    "admin:people_receipt": PageOf("a receipt", "i", post="shown"),
    "admin:publications_author_list": PageOf(
        "publications.Publication", "c", body={"authors": "{authors}"}
    ),
    "admin:publications_publication_compare": PageOf(
        "publications.Publication", "c", body={"decision": "different"}, pair=True
    ),
    "admin:publications_publication_merge_works": PageOf(
        "publications.Publication", "c", body={"confirmed": "1"}, pair=True
    ),
    "admin:publications_publication_undo_merge": PageOf("publications.Merge", "c"),
    "admin:publications_questions_of": PageOf(
        "profiles.Profile", "c", post="moved", body={"mine": "0"}
    ),
    "admin:restore": PageOf("a change of the history", "i", body={"field": "heading"}),
    "admin:restore_change": PageOf("a change of the history", "i"),
}

ELSEWHERE: Mapping[str, str] = {
    "admin:publications_publication_split_work": "tests/publications/merging asks for a work of "
    "several people",
    "admin:app_list": "test_the_lists_of_what_a_room_holds, in tests/matrix/test_matrix.py",
}
"""Pages about one object that take more than one object, and the test that opens them."""


class Page(NamedTuple):
    """A page of the admin that is about nothing in particular."""

    opens_to: str
    """The standings, anywhere at all, that open it; `anybody` inside."""
    get: Seen = "shown"
    post: Seen = "shown"
    others: Seen = "absent"
    outside: tuple[Seen, Seen] = ("login", "login")
    """What a get and a post bring those whom the admin does not let in."""
    of_one: Seen | None = None
    """What comes instead for whoever looks after one page alone."""


NO_PAGE = "admin/(?P<url>.*)$"
"""All addresses below the admin's at which there is nothing."""

OF_ONE_PAGE = ("owner", "delegate", "foreign_owner")

PAGES: Mapping[str, Page] = {
    "admin:index": Page("anybody"),
    "admin:login": Page("anybody", get="moved", post="moved"),
    "admin:autocomplete": Page("anybody", get="refused", post="no method"),
    "admin:jsi18n": Page("anybody", post="no method"),
    "admin:markdown_help": Page("anybody"),
    "admin:markdown_preview": Page("anybody", get="no method", outside=("no method", "refused")),
    "admin:markdown_upload": Page(
        "anybody", get="no method", post="bad", outside=("no method", "refused")
    ),
    "admin:import_publications": Page("anybody"),
    "admin:people_leavers": Page("admin"),
    "admin:overview": Page("editor admin"),
    "admin:overview_csv": Page("editor admin"),
    "admin:changes": Page("anybody"),
    "admin:changes_csv": Page("anybody"),
    "admin:changes_jsonl": Page("anybody"),
    "admin:links": Page("anybody"),
    "admin:publications_completeness": Page("anybody"),
    "admin:publications_publication_duplicates": Page("anybody", post="no method"),
    "admin:publications_questions": Page("anybody", of_one="moved"),
    "admin:publications_unlinked": Page("editor admin", post="moved"),
    NO_PAGE: Page("anybody", get="absent", post="absent"),
    # The last, as it ends the walk of everybody.
    "admin:logout": Page("anybody", get="no method", post="moved", outside=("moved", "moved")),
}

AT_LOGIN: Mapping[str, Seen] = {
    "anonymous": "login", "inactive_owner": "login", "inactive_superuser": "login",
    "nobody": "refused", "staff": "refused", "expired": "refused", "unproven": "moved",
}  # fmt: skip
"""What those outside meet at the admin's own door: the site's; a word that they have no role here;
the way to a second factor."""


def opens(page: Page, role: str) -> bool:
    held = {"superuser"} if role == "superuser" else set(HOLDS[role].values())
    wanted = set(page.opens_to.split())
    return bool("anybody" in wanted or "superuser" in held or held & wanted)
