"""What names a person in rows that are nobody's page: the log, reports of imports, sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import zip_longest
from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from faculty_site.importing.folders import folder_of
from faculty_site.importing.models import ImportRun
from profiles.history.kept_forms import SESSION_KEY, says

ERASED: Final = "(erased)"

Keys = Mapping[type[Model], Iterable[int]]


def forget_log(keys: Keys, words: Iterable[str]) -> int:
    """Takes the words out of the log where it is about these rows, or has one of these words."""
    wanted = Q(pk__in=[])
    for model, rows in keys.items():
        wanted |= Q(
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=[str(key) for key in rows],
        )
    for word in words:
        wanted |= Q(change_message__contains=word) | Q(object_repr__contains=word)
    entries: QuerySet[LogEntry] = LogEntry.objects.filter(wanted)
    return entries.update(object_repr=ERASED, change_message="")


def forget_imports(slugs: Iterable[str], words: Iterable[str]) -> int:
    """Takes a person out of what imports told, and counts these imports.

    An upload that waits for an answer and would bring the person back is refused.
    """
    slugs, named = set(slugs), _naming([*slugs, *words])
    number = 0
    for run in ImportRun.objects.iterator(chunk_size=20):
        if _forget_in(run, slugs, named):
            number += 1
            run.save()
    return number


def _forget_in(run: ImportRun, slugs: set[str], named: re.Pattern[str]) -> bool:
    told: list[dict[str, Any]] = run.shown.get("people", [])
    pairs = list(zip_longest(run.sources, told, fillvalue=dict[str, Any]()))
    kept = [pair for pair in pairs if not _is_of(pair, slugs, named)]
    problems = [_forget_problems(source, named) for source, _told in kept]
    is_chosen = run.options.get("profile") in slugs
    is_file, is_why = (bool(named.search(text)) for text in (run.file_name, run.reason))
    if len(kept) == len(pairs) and not any([*problems, is_chosen, is_file, is_why]):
        return False
    if len(kept) < len(pairs) and run.state == ImportRun.State.SHOWN:
        run.state = ImportRun.State.REFUSED
        transaction.on_commit(partial(folder_of(run).remove), robust=True)
    if run.sources:
        run.report["sources"] = [source for source, _told in kept]
    if run.shown.get("people"):
        run.shown["people"] = [told for _source, told in kept]
    run.options = {**run.options, **({"profile": ""} if is_chosen else {})}
    alone = is_chosen or (bool(pairs) and not kept)
    run.file_name = ERASED if is_file or alone else run.file_name
    run.reason = "" if is_why or alone else run.reason
    return True


def _is_of(pair: tuple[Any, Any], slugs: set[str], named: re.Pattern[str]) -> bool:
    source, told = pair
    has_slug = {source.get("profile"), told.get("slug")} & slugs
    return bool(has_slug or named.search(str(source.get("path", ""))))


def _forget_problems(source: dict[str, Any], named: re.Pattern[str]) -> bool:
    """Whether what was told of somebody else's pages named the person."""
    told = source.get("problems", [])
    kept = [each for each in told if not named.search(f"{each.get('path')} {each.get('message')}")]
    if len(kept) == len(told):
        return False
    source["problems"] = kept
    return True


def forget_sessions(account: int | None, words: Iterable[str]) -> None:
    """Ends what is left of the sessions of an account, and drops forms that wait for whoever wrote
    in them and have one of the words."""
    named = _naming(words)
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if account is not None and data.get("_auth_user_id") == str(account):
            session.delete()
        elif named.search(says(data)):
            del data[SESSION_KEY]
            session.session_data = Session.objects.encode(data)
            session.save(update_fields=["session_data"])


def _naming(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, whole; nothing where there is none."""
    found = "|".join(re.escape(word) for word in words if word) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)
