"""Erases a person: rows, histories, ledger, files, log, index; and says what went.

Works that others here share stay, with the name as it was printed. What only they have goes.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model, Q

from faculty_site.drafts.models import Draft
from faculty_site.invitations.models import Invitation
from faculty_site.link_check.models import Address
from faculty_site.people.holdings import FATES, Fate, histories, kinds, rows_of
from faculty_site.people.traces import (
    ERASED,
    Keys,
    forget_imports,
    forget_log,
    forget_sessions,
)
from faculty_site.search import upkeep
from faculty_site.search.models import Change, Kind, Record, Slip
from faculty_site.search.watching import EVERYTHING
from profiles.models import Asset, Department, ImportRecord, Profile
from profiles.models.history import silent
from publications.models import Authorship, Merge, Publication

logger = logging.getLogger(__name__)

SEARCH_SECONDS: Final = 20.0
"""How long the search is read anew before the answer; what is left the next searches read."""

KINDS: Final = {
    "profiles.profile": Kind.PERSON,
    "profiles.page": Kind.PAGE,
    "news.newsitem": Kind.NEWS,
    "publications.publication": Kind.PUBLICATION,
}


@dataclass
class Plan:
    """What erasing finds: rows by model, works that go and that stay, files, the account."""

    person: Profile
    key: int
    """The person's, who has none once they are deleted."""
    slugs: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    rows: dict[type[Model], list[int]] = field(default_factory=dict)
    works: list[int] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    fixtures: list[Path] = field(default_factory=list)
    account: User | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind go, by the label of the model; empty kinds left out."""
        counted = {model._meta.label_lower: len(keys) for model, keys in self.rows.items() if keys}
        return counted | ({"publications.publication": len(self.works)} if self.works else {})


def plan(person: Profile) -> Plan:
    """What would be erased, without touching anything."""
    made = Plan(person, person.pk, _slugs(person))
    for model in kinds():
        if FATES[model._meta.label_lower] is Fate.GOES:
            made.rows[model] = list(rows_of(person, model).values_list("pk", flat=True))
    theirs = Publication.objects.filter(authorships__profile=person)
    others = Authorship.objects.exclude(profile=person).exclude(profile=None)
    shared = theirs.filter(pk__in=others.values("publication"))
    made.shared = list(shared.values_list("pk", flat=True).distinct())
    alone = theirs.exclude(pk__in=made.shared)
    made.works = list(alone.values_list("pk", flat=True).distinct())
    made.files = _files(person)
    made.fixtures = _fixtures(person)
    made.account = _account(person)
    mailed = {person.email, made.account.email if made.account else ""}
    made.addresses = sorted(mailed - {""})
    return made


def _slugs(person: Profile) -> list[str]:
    return [person.slug, *person.former_slugs.values_list("slug", flat=True)]


def _files(person: Profile) -> list[str]:
    """The names in the storage of what nobody else has too."""
    names = {*person.assets.values_list("file", flat=True), str(person.photo)} - {""}
    others = set(Asset.objects.exclude(profile=person).filter(file__in=names).values_list("file"))
    photos = Profile.objects.exclude(pk=person.pk).filter(photo__in=names).values_list("photo")
    logos = Department.objects.filter(logo__in=names).values_list("logo")
    kept = {name for (name,) in (*others, *photos, *logos)}
    return sorted(names - kept)


def _fixtures(person: Profile) -> list[Path]:
    """What imports wrote of the person in the usual folder: `slug.json`, `slug.files` and so on."""
    folder = Path(settings.BASE_DIR) / "fixtures" / "imported"
    patterns = [f"{slug}{number}.{end}" for slug in _slugs(person) for number in ("", ".[0-9]*")
                for end in ("json", "files")]  # fmt: skip
    return sorted({path for pattern in patterns for path in folder.glob(pattern)})


def _account(person: Profile) -> User | None:
    """The owner's account, where it is good for nothing else here."""
    owner = person.owner
    if owner is None or owner.is_superuser or owner.department_roles.exists():
        return None
    return None if owner.delegations.exists() else owner


@transaction.atomic
def erase(person: Profile, by: User) -> Counter[str]:
    """Erases, and counts what went by kind; the caller has asked for the right to.

    The files go once the database is sure; what cannot be deleted there is logged as an error.
    """
    person = Profile.objects.select_for_update(of=("self",)).get(pk=person.pk)
    found = plan(person)
    gone: Counter[str] = Counter(found.counts)
    words = [*filter(None, (person.name, person.native_name)), *found.addresses]
    keys = _keys(found)
    with silent():
        gone["publications.authorship"] += _leave_works(person, found)
        gone["log entries"] += forget_log(keys, words)
        Publication.objects.filter(pk__in=found.works).delete()
        person.delete()
        Address.objects.filter(mentions=None).delete()  # what only they linked to
        gone.update(_forget_account(found.account if found.account != by else None, words))
    gone["invitations.invitation"] += _forget_invitations(found)
    gone["imports"] += forget_imports(found.slugs, words)
    gone["history rows"] += _forget_history(found, keys)
    _forget_search(found)
    gone["files"] += len(found.files) + len(found.fixtures)
    transaction.on_commit(partial(_forget_files, found), robust=True)
    return gone


def _forget_account(account: User | None, words: list[str]) -> Counter[str]:
    """The account, if one is to go; its sessions, and what the words are in of those of others."""
    forget_sessions(account.pk if account else None, words)
    if account is None:
        return Counter()
    gone = Counter({"accounts": 1, "drafts.draft": _forget_begun(account)})
    account.delete()
    return gone


def _forget_begun(account: User) -> int:
    """Drafts of what was to be added nowhere in particular are open to their writer alone."""
    nowhere = Draft.objects.filter(key=None, profile=None, department=None)
    return nowhere.filter(changed_by=account).delete()[1].get("drafts.Draft", 0)


def _forget_invitations(found: Plan) -> int:
    """Those that were sent to the person, to whatever page."""
    sent = (Invitation.objects.filter(email__iexact=address) for address in found.addresses)
    return sum(rows.delete()[0] for rows in sent)


def _leave_works(person: Profile, found: Plan) -> int:
    """What stays of the person in works that others share: the name as printed."""
    rows = Authorship.objects.filter(profile=person, publication__in=found.shared)
    number = rows.update(
        profile=None, section=None, citation_key="", orcid="", selected=False, hidden=False, order=0
    )
    # A merge or split could be undone, and would bring back what is written in its journal.
    Merge.objects.filter(publication__in=found.shared).delete()
    # A list: PostgreSQL compares no JSON with the texts of a query.
    slugs = list(Publication.objects.filter(pk__in=found.shared).values_list("slug", flat=True))
    for line in ImportRecord.objects.filter(model="publications.publication", key__0__in=slugs):
        if _nameless(line.values, person.slug):
            line.save(update_fields=["values"])
    return number


def _nameless(value: Any, slug: str) -> bool:
    """Takes the person out of what an import of a co-author remembers; whether they were there."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    changed = [_nameless(part, slug) for part in parts]
    if isinstance(value, dict) and value.get("profile") == [slug]:
        value["profile"] = None
        return True
    return any(changed)


def _keys(found: Plan) -> dict[type[Model], set[int]]:
    """All that goes, and all that was deleted before, of which the histories know."""
    keys = {model: set(rows) for model, rows in found.rows.items()}
    keys[Publication] = set(found.works)
    for history in histories():
        of: type[Model] = history.instance_type  # type: ignore[attr-defined]
        rows = history._default_manager.filter(history_page=found.key)
        # What is there still has moved to somebody else's page.
        gone = rows.exclude(id__in=of._base_manager.values("pk"))
        keys.setdefault(of, set()).update(gone.values_list("id", flat=True))
    return keys


def _forget_history(found: Plan, keys: Keys) -> int:
    number = 0
    for history in histories():
        rows: Any = history._default_manager
        of = history.instance_type  # type: ignore[attr-defined]
        wanted = Q(history_page=found.key) | Q(**{f"{of._meta.pk.name}__in": keys.get(of, ())})
        names = {each.name for each in history._meta.fields}
        if "profile" in names:
            wanted |= Q(profile_id=found.key)
        for column, model in (("original", _original(of)), ("publication", Publication)):
            if column in names and model is not None:
                wanted |= Q(**{f"{column}_id__in": keys.get(model, ())})
        number += rows.filter(wanted).delete()[0]
    return number


def _original(model: type[Model]) -> type[Model] | None:
    """What a translation is a translation of."""
    named = {each.name: each for each in model._meta.fields}
    return named["original"].related_model if "original" in named else None


def _forget_search(found: Plan) -> None:
    """The index, and the words that it knows from names: those of all others are read anew."""
    keys = {model._meta.label_lower: rows for model, rows in found.rows.items()}
    keys["publications.publication"] = found.works
    for label, kind in KINDS.items():
        Record.objects.filter(kind=kind, key__in=keys.get(label, ())).delete()
    Slip.objects.all().delete()
    Change.objects.create(source=EVERYTHING, key=0)


def _forget_files(found: Plan) -> None:
    cache.clear()
    for name in found.files:
        try:
            default_storage.delete(name)
        except OSError:
            logger.exception("A file of an erased person could not be deleted: %s", name)
    for path in found.fixtures:
        _remove(path)
    upkeep.refresh(SEARCH_SECONDS)


def _remove(path: Path) -> None:
    try:
        if path.is_dir():
            for each in sorted(path.rglob("*"), reverse=True):
                each.rmdir() if each.is_dir() else each.unlink()
            path.rmdir()
        else:
            path.unlink()
    except OSError:
        logger.exception("What an import wrote of an erased person could not be deleted: %s", path)


def remember(key: int, by: User, receipt: str) -> LogEntry:
    """The receipt stays in the log, under the number that the person had."""
    return LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Profile),
        object_id=str(key),
        object_repr=ERASED,
        action_flag=DELETION,
        change_message=receipt,
    )
