"""A manifest: the sources of many people in one YAML file, and what is said of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from faculty_site.ingest.accounts import find_accounts
from faculty_site.ingest.database import UsageError, choose_department
from faculty_site.ingest.front_matter import normalise_newlines, yaml_values
from faculty_site.ingest.front_matter.block import Block
from faculty_site.ingest.front_matter.yaml_values import Listed
from faculty_site.ingest.options import refused_address, refused_slug
from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.readers.decoding import decode
from faculty_site.ingest.values import fields_of, model_of

KEYS: Final = ("source", "slug", "department", "owner", "base_url", "state")

MAX_BYTES: Final = 20_000_000
MAX_VALUES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of a manifest, absolute, and its line there (1-based); "" is what is not said."""

    manifest: Path
    line: int
    source: Path
    slug: str = ""
    department: str = ""
    owner: str = ""
    base_url: str = ""
    state: str = ""

    def error(self, message: str) -> Problem:
        return Problem(self.manifest, self.line, "error", message)


def read_manifest(
    path: Path, problems: Problems, department: str = "", *, database: bool
) -> list[Entry]:
    """The entries that can be tried, owners by their user names; each other one is an error.

    Paths begin at the manifest's folder. `department` is that of entries which name none. With
    a `database` accounts and departments are looked up there, and the only department is the
    default. Raises SourceError for what is no manifest at all.
    """
    path = Path(os.path.abspath(path))
    block = Block(_text(path), 1, path, "manifest", MAX_VALUES)
    listed, warnings = yaml_values.read_list(block)
    for warning in warnings:
        problems.add(warning)
    entries = []
    for one in listed:
        wrong = list(_wrong(one))
        for line, message in wrong:
            problems.error(path, line, message)
        if not wrong:
            source = Path(os.path.abspath(path.parent / one.value["source"]))
            said = {key: one.value.get(key) or "" for key in KEYS[1:]}
            entries.append(Entry(path, one.line, source, **said))
    entries = [
        replace(entry, department=entry.department or department)
        for entry in _consistent(entries, problems)
    ]
    return _known_here(entries, problems) if database else entries


def _text(path: Path) -> str:
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            raise SourceError(path, None, "There is no such file. Check the spelling of its path.")
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(path, None, f"A manifest has at most {MAX_BYTES // 1_000_000} MB.")
        return normalise_newlines(decode(path.read_bytes()).text)
    except OSError as error:
        raise SourceError(
            path, None, f"This file cannot be read: {error.strerror}. Check its permissions."
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(path, None, "This is no text. Save it as UTF-8.") from error


def _wrong(listed: Listed) -> Iterator[tuple[int, str]]:
    """What is wrong with an entry by itself: lines and messages."""
    if not isinstance(listed.value, dict):
        yield listed.line, "An entry says at least its source: write “- source: people/ada.md”."
        return
    for key, value in listed.value.items():
        line = listed.key_lines[key]
        if key not in KEYS:
            yield line, f"“{key}” is no key of an entry. There are: {', '.join(KEYS)}."
        elif value is not None and not isinstance(value, str):
            yield line, f"The value of “{key}” is no text. Put it in quotes."
        elif value and (message := _refused(key, value)):
            yield line, f"{message}."
    if not listed.value.get("source"):
        yield listed.line, "This entry has no source. Say with “source: …” what is to be imported."


def _refused(key: str, value: str) -> str:
    if key == "slug":
        return refused_slug(value)
    if key == "base_url":
        return refused_address(value)
    states = [name for name, _label in fields_of(model_of("profiles.profile"))["state"].flatchoices]
    if key == "state" and value not in states:
        return f"“{value}” is no state. There are: {', '.join(states)}"
    return ""


def _consistent(entries: list[Entry], problems: Problems) -> list[Entry]:
    """The entries that contradict none above them."""
    sources: dict[Path, Entry] = {}
    said: dict[tuple[str, str], Entry] = {}
    taken = []
    for entry in entries:
        about = [("owner", entry.slug), ("state", entry.slug), ("slug", entry.owner)]
        about = [(key, of) for key, of in about if of and getattr(entry, key)]
        others = [(key, said[key, of]) for key, of in about if (key, of) in said]
        message = next(_contradictions(entry, others), "")
        if (first := sources.get(entry.source)) is not None:
            message = f"{entry.source.name} stands in line {first.line} too. Remove one of them."
        if message:
            problems.add(entry.error(message))
            continue
        sources[entry.source] = entry
        said = dict.fromkeys(about, entry) | said
        taken.append(entry)
    return taken


def _contradictions(entry: Entry, others: Iterable[tuple[str, Entry]]) -> Iterator[str]:
    """What an entry says otherwise than the first ones about the same person or account."""
    for key, other in others:
        if (before := getattr(other, key)) == getattr(entry, key):
            continue
        if key == "slug":
            yield (
                f"The account {entry.owner} owns “{before}” by line {other.line}, and an account "
                "owns one page. Leave the owner out here, or name another account."
            )
        else:
            yield (
                f"“{entry.slug}” has the {key} {before} by line {other.line}. Say the same here, "
                f"or leave the {key} out."
            )


def _known_here(entries: list[Entry], problems: Problems) -> list[Entry]:
    """The entries whose department and account are in the database."""
    accounts = find_accounts({entry.owner for entry in entries if entry.owner})
    departments = {entry.department for entry in entries}
    chosen = {slug: _chosen(slug) for slug in departments}
    known = []
    for entry in entries:
        department, message = chosen[entry.department]
        owners = accounts.get(entry.owner, [])
        message = message or (_no_owner(entry.owner, owners) if entry.owner else "")
        if message:
            problems.add(entry.error(message))
        else:
            known.append(replace(entry, department=department, owner="".join(owners)))
    return known


def _chosen(slug: str) -> tuple[str, str]:
    """The department that is meant, and why there is none."""
    try:
        return choose_department(slug), ""
    except UsageError as error:
        return "", str(error)


def _no_owner(name: str, found: list[str]) -> str:
    """Why a name stands for no single account; "" where it does."""
    if not found:
        return (
            f"There is no account “{name}”. Make it in the admin first, or correct the user name "
            "or e-mail address."
        )
    if len(found) > 1:
        return (
            f"{len(found)} accounts have the e-mail address {name}. Say the user name of one: "
            f"{', '.join(found)}."
        )
    return ""
