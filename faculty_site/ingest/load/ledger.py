"""The ledger of one source: what was last imported of each record, and what is written back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from faculty_site.ingest.documents import Json
from faculty_site.ingest.fixture import PARTS, Bundle, Item, last_imported
from faculty_site.ingest.load.match import Known, anchors_of
from faculty_site.ingest.values import Key, is_of_person, model_of, natural_key

FILES_AT_ONCE = 50
"""Files of a source in one query, each of which may have megabytes."""


def sources() -> Any:
    """All sources of all people, as a query set."""
    return model_of("profiles.source")._default_manager


def records() -> Any:
    """All lines of all ledgers, as a query set."""
    return model_of("profiles.importrecord")._default_manager


class Ledger:
    """The records of one source by origin; empty for a source that was never here."""

    def __init__(self, slug: str, name: str) -> None:
        self.slug = slug
        self.source = sources().filter(profile__slug=slug, name=name).first()
        self.records: dict[str, Any] = {}
        if self.source:
            self.records = {r.origin: r for r in records().filter(source=self.source)}
        self._elsewhere: dict[tuple[str, Key], list[Any]] = defaultdict(list)

    def key(self, record: Any) -> Key:
        """The key of a record's object, whatever slug the person had when it was written."""
        of_person = is_of_person(model_of(record.model))
        return (self.slug, *record.key[1:]) if of_person else tuple(record.key)

    def read_elsewhere(self, coauthors: Iterable[int]) -> None:
        """Read what other sources say of the same records: this person's, and co-authors'."""
        people = Q(profile__slug=self.slug) | Q(profile__in=set(coauthors))
        others = sources().filter(people).values_list("pk", "profile__slug")
        whose = {pk: slug for pk, slug in others if not self.source or pk != self.source.pk}
        if not whose:
            return
        own = [pk for pk, slug in whose.items() if slug == self.slug]
        # By the sources' keys, which have an index; joined, all lines of all people were read.
        for record in records().filter(Q(source__in=own) | Q(source__in=whose, model__in=PARTS)):
            self._elsewhere[record.model, tuple(record.key)].append(record)

    def elsewhere(self, label: str, key: Key) -> list[Any]:
        """The lines that other sources have on a record."""
        return self._elsewhere[label, key]

    def known(self, label: str) -> Iterator[Known]:
        """The records of a model, for matching."""
        for record in self.records.values():
            if record.model == label:
                yield Known(
                    record.origin,
                    record.text,
                    record.order or 0,
                    anchors_of(record.values),
                    record.vanished,
                    self.key(record),
                )

    def remember_source(self, profile: Any, bundle: Bundle) -> None:
        """Write the source itself and its files, as far as they are new."""
        if self.source is None:
            self.source = sources().create(profile=profile, name=bundle.source, theme=bundle.theme)
        elif self.source.theme != bundle.theme:
            self.source.theme = bundle.theme
            self.source.save(update_fields=["theme"])
        files: Any = model_of("profiles.sourcefile")._default_manager
        here = {file.path: file for file in files.filter(source=self.source)}
        fresh = []
        for path, content in bundle.originals:
            file = here.pop(path, None)
            if file is None:
                fresh.append(files.model(source=self.source, path=path, content=content))
            elif bytes(file.content) != content:
                file.content = content
                file.save(update_fields=["content"])
        files.bulk_create(fresh, batch_size=FILES_AT_ONCE)
        for file in here.values():
            file.delete()

    def remember(self, lines: Iterable[tuple[Item, Any, Any]]) -> None:
        """Write what is imported now: item, its record of last time, its object (or None)."""
        fresh = []
        for item, record, instance in lines:
            key = natural_key(instance) if instance is not None else None
            if record is None:
                fresh.append(records().model(source=self.source, **_line(item, key)))
            else:
                update(record, _line(item, key or self.key(record)))
        records().bulk_create(fresh)


def update(record: Any, line: Mapping[str, Json]) -> None:
    """Write those columns of a record that differ."""
    changed = [name for name, value in line.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, line[name])
    if changed:
        record.save(update_fields=changed)


def _line(item: Item, key: Key | None) -> dict[str, Json]:
    return {
        "origin": item.row.origin,
        "model": item.row.model,
        "key": list(key or item.row.key),
        "values": last_imported(item),
        "text": item.row.text,
        "order": item.order,
        "vanished": False,
    }
