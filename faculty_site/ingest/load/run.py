"""One bundle -> the database: what the source changed is taken, what was changed here stays."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from django.db import models
from django.dispatch import Signal

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import (
    MODELS,
    PARTS,
    PROFILE,
    Bundle,
    Item,
    grouped,
)
from faculty_site.ingest.load.authors import Authors
from faculty_site.ingest.load.fates import Fate, Loaded, Placed
from faculty_site.ingest.load.fields import FieldMerge, Outcome, Past
from faculty_site.ingest.load.ledger import Ledger, update
from faculty_site.ingest.load.making import Making, MissingError
from faculty_site.ingest.load.newcomers import same_values
from faculty_site.ingest.load.objects import Objects
from faculty_site.ingest.load.pairing import pairs
from faculty_site.ingest.load.sequence import merged_order
from faculty_site.ingest.load.vanish import hide
from faculty_site.ingest.load.works_here import OpenWorks, WorksHere, all_works
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.report import Counts
from faculty_site.ingest.values import (
    ORDER,
    Key,
    fields_of,
    file_fields,
    key_fields,
    model_of,
    natural_key,
    related_model,
)
from faculty_site.lib.changes import change

brought_in: Final = Signal()
"""Sent of each person with `bundle`, `loaded` and `problems`, to which whoever hears it may add:
what lies above knows of things that an import does not, such as drafts."""

CLOSED: Final = (
    "“{title}” stands on the page of somebody else here already, so it was left as it is. Where "
    "it may be this person’s, they are asked."
)


def load(bundle: Bundle, problems: Problems) -> Counts:
    """Bring the database up to a bundle; call it inside a transaction.

    Counts the lines of the source's ledger by what happened to their records. Raises
    SourceError for a department that is not here.
    """
    return bring_in(bundle, problems).counts


def bring_in(
    bundle: Bundle,
    problems: Problems,
    *,
    hide_missing: bool = True,
    open_works: OpenWorks = all_works,
) -> Loaded:
    """The same, telling what became of each record.

    Without `hide_missing`, what the source has no more stays as it is. Works that were here before
    and are not among the `open_works` stay as they are, and nobody becomes an author of them.
    Raises SourceError for the person of a partial bundle too, where they are not here.
    """
    with change("import", bundle.source):
        loaded = _Load(bundle, problems, open_works).run(hide_missing=hide_missing)
    brought_in.send(Loaded, bundle=bundle, loaded=loaded, problems=problems)
    return loaded


class _Load:
    def __init__(self, bundle: Bundle, problems: Problems, open_works: OpenWorks) -> None:
        self.bundle = bundle
        self.problems = problems
        profiles = model_of(PROFILE)._default_manager.select_for_update()
        self.person = profiles.filter(slug=bundle.slug).first()  # two imports of one take turns
        items = grouped(bundle.rows, bundle.slug)
        self.items = sorted(items, key=lambda i: (MODELS.index(i.row.model), i.order or 0))
        self.objects = Objects()
        self.fields = FieldMerge(self.objects, self._warn)
        self.authors = Authors(self.objects, self.fields, bundle.slug)
        self.works = WorksHere(self.authors, open_works)
        self.ledger = Ledger(bundle.slug, bundle.source)
        self.keys: dict[str, set[Key]] = defaultdict(set)
        """The natural keys of each model that rows or the ledger name."""
        self.making = Making(self.objects, self.authors)
        self.records: dict[str, Any] = {}
        self.placed: dict[str, Any] = {}
        self.attached: set[str] = set()
        self.left: set[str] = set()  # of others' works the ledger hears nothing
        self.ours = {(r.model, self.ledger.key(r)) for r in self.ledger.records.values()}
        """Labels and keys of the records that this source has had a row for."""

    def run(self, *, hide_missing: bool) -> Loaded:
        self.records = pairs(self.items, self.ledger, self._warn, partial=self.bundle.partial)
        self._fetch()
        placed = tuple(map(self._place, self.items))
        self.making.save()
        leftover = self._leftover()
        vanished = tuple(self._vanish(record) for record in leftover if hide_missing)
        gone = () if hide_missing else tuple(filter(None, map(self._still_here, leftover)))
        self._order()
        (profile,) = self.objects.all(PROFILE).values()
        self.ledger.remember_source(profile, self.bundle)
        self.ledger.remember(
            (item, self.records.get(item.row.origin), self.placed[item.row.origin])
            for item in self.items
            if item.row.origin not in self.left
        )
        return Loaded(placed, gone, vanished)

    def _warn(self, row: Row, message: str) -> None:
        self.problems.warning(row.path or self.bundle.path, row.line, message)

    def _leftover(self) -> list[Any]:
        matched = {record.origin for record in self.records.values()}
        return [r for origin, r in self.ledger.records.items() if origin not in matched]

    def _fetch(self) -> None:
        if self.person is None and self.bundle.partial:
            slug = self.bundle.slug
            raise SourceError(self.bundle.path, None, f"There is no person “{slug}” here.")
        keys = self.keys
        keys[PROFILE].add((self.bundle.slug,))
        for item in self.items:
            keys[item.row.model].add(item.row.key)
        for record in self.ledger.records.values():
            keys[record.model].add(self.ledger.key(record))
        new = (item for item in self.items if item.row.origin not in self.records)
        for whole, part in PARTS.items():
            keys[whole] |= self.works.look_for(new)
            keys[part] = {(*key, 0) for key in keys[whole]}
        for label in MODELS:
            if keys[label]:
                self.objects.fetch(label, keys[label])
        self.authors.read()
        self.works.read_open()
        self.ledger.read_elsewhere(self.authors.coauthors())

    def _place(self, item: Item) -> Placed:
        """Bring one record in; says what happened to it."""
        row, record = item.row, self.records.get(item.row.origin)
        self.making.turn_to(row.model)
        if self._hangs_on_deleted(row):
            self._stands_for(item, None)
            return Placed(row.origin, "kept", None)  # what it belongs to was deleted here
        key = self.ledger.key(record) if record else self.objects.own_key(row)
        instance = self.objects.find(row.model, key)
        if record is None and instance is not None and not self._attaches(item, instance):
            instance = None
        if instance is None and record is None:
            instance = self.works.of(item, self.ours)
        if instance is None and record is not None:
            self._stands_for(item, None)
            return Placed(row.origin, "kept", None)  # deleted here, so it stays deleted
        if instance is None:
            return Placed(row.origin, "created", self._create(item))
        if instance.pk is None:
            self.making.save()
        self._stands_for(item, instance)
        if self.works.is_closed(instance):
            return self._leave(item, instance, record)
        if record is None:
            outcome = self._attach(item, instance)
        else:
            outcome = self._merge(item, instance, record, key)
        changes, attached = tuple(outcome.changes), record is None
        return Placed(row.origin, _fate(outcome), instance, changes, attached)

    def _leave(self, item: Item, instance: Any, record: Any) -> Placed:
        """Leave the work of others as it is; whether it is the person's too is asked later."""
        row = item.row
        self.left.add(row.origin)
        if record is None and not self.authors.is_refused(instance):
            told = CLOSED.format(title=row.fields["title"])
            self.problems.info(row.path or self.bundle.path, row.line, told)
        new = record is None
        return Placed(row.origin, "unchanged", instance, attached=new, left=new)

    def _hangs_on_deleted(self, row: Row) -> bool:
        """Whether a row is about a record that somebody deleted here."""
        name = key_fields(model_of(row.model))[0]
        field = fields_of(model_of(row.model))[name]
        return bool(related_model(field)) and self.objects.target(field, row.fields[name]) is None

    def _stands_for(self, item: Item, instance: Any) -> None:
        self.placed[item.row.origin] = instance
        if instance is not None:
            self.ours.add((item.row.model, natural_key(instance)))
        self.objects.place(item.row.model, item.row.key, instance)

    def _create(self, item: Item) -> Any:
        try:
            instance = self.making.make(item, self.keys[item.row.model], self.works.former)
        except MissingError as error:
            raise SourceError(self.bundle.path, None, str(error)) from None
        self._stands_for(item, instance)
        return instance

    def _attaches(self, item: Item, instance: models.Model) -> bool:
        """Whether a record that was here before is the one that a row means."""
        row = item.row
        if row.model == PROFILE or file_fields(model_of(row.model)):
            return True
        model = model_of(row.model)
        if not isinstance(fields_of(model)[key_fields(model)[-1]], models.SlugField):
            return True
        if (row.model, row.key) in self.ours:
            return False  # another row of this source has it
        if row.model in PARTS:
            return self.works.is_it(item, instance, self.ours)
        return any(same_values(other, row) for other in self.ledger.elsewhere(row.model, row.key))

    def _attach(self, item: Item, instance: Any) -> Outcome:
        """Fill what is empty in a record that was here before; nothing is overwritten."""
        row = item.row
        self.attached.add(row.origin)
        others = [r.values for r in self.ledger.elsewhere(row.model, natural_key(instance))]
        outcome = self.fields.merge(instance, row, Past(None, others))
        if row.model in PARTS and (mine := self.authors.claim(item, instance)):
            outcome.add(self.authors.adopt(item, mine))
        return outcome

    def _merge(self, item: Item, instance: Any, record: Any, key: Key) -> Outcome:
        others = [r.values for r in self.ledger.elsewhere(record.model, key)]
        outcome = self.fields.merge(instance, item.row, Past(record.values, others))
        if part := PARTS.get(item.row.model):
            base = record.values.get(part, [])
            elsewhere = [values.get(part, []) for values in others]
            outcome.add(self.authors.merge(item, instance, base, elsewhere))
        return outcome

    def _still_here(self, record: Any) -> Any:
        """What a record of the last import stands for, unless it is gone or another row's now."""
        instance = self.objects.find(record.model, self.ledger.key(record))
        here = instance is not None and instance not in self.placed.values()
        return instance if here and not record.vanished else None

    def _vanish(self, record: Any) -> Fate:
        """Hide what its source has no more, unless another source has it; nothing is deleted."""
        line: dict[str, Json] = {"vanished": True}
        if any(item.row.origin == record.origin for item in self.items):
            # Another model's record has the origin now; this line makes room.
            line["origin"] = f"{record.model}/{record.origin}"[:300]
        hidden = False
        key = self.ledger.key(record)
        instance = self.objects.find(record.model, key)
        here = instance is not None and instance not in self.placed.values()
        if not record.vanished and here and not self.works.is_closed(instance):
            shared = any(not other.vanished for other in self.ledger.elsewhere(record.model, key))
            own = self.authors.own(instance) if record.model in PARTS else None
            hiding = hide(record, instance, own, shared=shared)
            self.problems.info(self.bundle.path, None, hiding.message)
            line["values"], hidden = hiding.values, hiding.done
        update(record, line)
        return "updated" if hidden else "unchanged"

    def _order(self) -> None:
        """Merge the order of each model's records as one sequence."""
        for label in MODELS:
            items = {i.row.origin: i for i in self.items if i.row.model == label}
            holders = {
                origin: holder
                for origin, item in items.items()
                if origin not in self.attached and (holder := self._holder(item)) is not None
            }
            wanted = merged_order(
                {origin: items[origin].order or 0 for origin in holders},
                {o: self.records[o].order or 0 for o in holders if o in self.records},
                {origin: (holder.order, holder.pk) for origin, holder in holders.items()},
            )
            for origin, number in wanted.items():
                holders[origin].order = number
                holders[origin].save(update_fields=[ORDER])

    def _holder(self, item: Item) -> Any:
        """What the place of a record stands in: itself, or the person's own part of it."""
        instance = self.placed[item.row.origin]
        if instance is None or item.order is None:
            return None
        return self.authors.own(instance) if item.row.model in PARTS else instance


def _fate(outcome: Outcome) -> Fate:
    if outcome.taken:
        return "updated"
    return "kept" if outcome.kept else "unchanged"
