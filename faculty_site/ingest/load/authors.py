"""The authors of a work: one value together; what concerns their own page is the person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import Item
from faculty_site.ingest.load.fates import Change
from faculty_site.ingest.load.fields import FieldMerge, Outcome, Past, conflict
from faculty_site.ingest.load.merge import three_way
from faculty_site.ingest.load.objects import Objects
from faculty_site.ingest.values import ORDER, default_of, fields_of, merged_fields, model_of
from faculty_site.lib.names import same_person

LABEL = "publications.authorship"
SUGGESTION = "publications.suggestion"

AT_ONCE = 500
"""Authors in one query."""

LISTED = ("name", "marks", "family", "given", "suffix", "is_organization", "orcid")
"""What the author list is made of; the rest of an authorship concerns the person it stands for."""

FILLED = {"citation_key": "citation key", "selected": "selected"}
"""What a further source may add to the person's own part of a work, as people call it."""

Parts = Sequence[Mapping[str, Json]]
"""Authors as the ledger has them: the fields of each, in order."""


class Authors:
    """Merges author lists; knows the authorships of every work fetched."""

    def __init__(self, objects: Objects, fields: FieldMerge, slug: str) -> None:
        self.objects = objects
        self.fields = fields
        self.slug = slug
        self._of: dict[Any, dict[int, Any]] = defaultdict(dict)
        self._not_theirs: set[Any] = set()
        self.personal = tuple(
            name for name in merged_fields(model_of(LABEL)) if name not in (*LISTED, "profile")
        )

    def read(self) -> None:
        """Sort the authorships that were fetched by work and position."""
        for authorship in self.objects.all(LABEL).values():
            self._of[authorship.publication_id][authorship.position] = authorship
        if self._of:
            said_no = model_of(SUGGESTION)._default_manager.filter(
                profile__slug=self.slug, refused=True
            )
            self._not_theirs = set(said_no.values_list("publication", flat=True))

    def coauthors(self) -> set[int]:
        """The people of this site who wrote one of the works, by primary key."""
        return {
            authorship.profile_id
            for authorships in self._of.values()
            for authorship in authorships.values()
            if authorship.profile_id and authorship.profile.slug != self.slug
        }

    def names(self, work: Any) -> list[str]:
        """The authors of a work as printed, in order."""
        return [authorship.name for authorship in self._listed(work)]

    def own(self, work: Any) -> Any:
        """The authorship of the person whose source this is; None when there is none."""
        return next((a for a in self._listed(work) if self._is_own(a)), None)

    def create(self, works: Iterable[tuple[Item, Any]]) -> None:
        """Write the authors of works that were just made."""
        made = [self._new(part, work) for item, work in works for part in item.parts]
        model_of(LABEL)._default_manager.bulk_create(made, batch_size=AT_ONCE)
        for authorship in made:
            self._of[authorship.publication_id][authorship.position] = authorship

    def merge(self, item: Item, work: Any, base: Parts, elsewhere: Iterable[Parts]) -> Outcome:
        """Bring a work's authors up to date: the list as one value, then the person's own part."""
        others = list(elsewhere)
        outcome = self._merge_list(item, work, base, others)
        own = self.own(work)
        if own and item.own:
            said = [self._own_part(parts) for parts in (base, *others)]
            past = Past(said[0] or {}, [values for values in said[1:] if values])
            outcome.add(self.fields.merge(own, item.own, past, self.personal))
        return outcome

    def _own_part(self, parts: Parts) -> Mapping[str, Json] | None:
        """What a source says of the person's own part of a work."""
        return next((part for part in parts if part.get("profile") == [self.slug]), None)

    def claim(self, item: Item, work: Any) -> Any:
        """The authorship of a work already here that is this person's; None when none is."""
        if mine := self.own(work):
            return mine
        if item.own is None or self.is_refused(work):
            return None
        free = [a for a in self._listed(work) if a.profile_id is None]
        name, position = item.own.fields["name"], item.own.key[1]
        here = [a for a in free if a.position == position and same_person(a.name, name) != "no"]
        alike = here or [a for a in free if same_person(a.name, name) == "yes"]
        return alike[0] if len(alike) == 1 else None

    def is_refused(self, work: Any) -> bool:
        """Whether the person said here that the work is not theirs, whatever their source lists."""
        return work.pk in self._not_theirs

    def adopt(self, item: Item, authorship: Any) -> Outcome:
        """Make an authorship of a work already here this person's own; what they set stays."""
        if item.own is None:
            return Outcome()
        values = self._values(item.own)
        if self._is_own(authorship):
            values = {name: values[name] for name in _unsaid(authorship, values)}
            fresh = [name for name in values if name in FILLED]
            changes = [Change(FILLED[n], getattr(authorship, n), values[n], "take") for n in fresh]
        else:
            values = {name: value for name, value in values.items() if name not in LISTED}
            changes = [Change("person", "", authorship.name, "take")]
        taken = _save_changed(authorship, values)
        return Outcome(taken=taken, changes=changes if taken else [])

    def _listed(self, work: Any) -> list[Any]:
        here = self._of[work.pk]
        return [here[position] for position in sorted(here)]

    def _is_own(self, authorship: Any) -> bool:
        return bool(authorship.profile_id) and authorship.profile.slug == self.slug

    def _merge_list(
        self, item: Item, work: Any, base: Parts, elsewhere: Iterable[Parts]
    ) -> Outcome:
        here = [
            [*(getattr(a, name) for name in LISTED), self._is_own(a)] for a in self._listed(work)
        ]
        last = self._as_list(base)
        source = self._as_list([part.fields for part in item.parts])
        if here != last and _names(here) in [_names(self._as_list(p)) for p in elsewhere]:
            return Outcome()  # as another source has them: no local edit
        verdict = three_way(last, source, here)
        if verdict == "same":
            return Outcome()
        names, others = _printed(here, source)
        if verdict == "take":
            self._rewrite(item, work)
        elif verdict == "conflict":
            self.fields.warn(item.row, conflict(work, "list of authors", names, others))
        change = Change("list of authors", names, others, verdict)
        return Outcome(taken=verdict == "take", kept=verdict != "take", changes=[change])

    def _as_list(self, parts: Parts) -> list[list[Json]]:
        fields, own = fields_of(model_of(LABEL)), [self.slug]
        unsaid = [(name, default_of(fields[name])) for name in LISTED]
        return [
            [*(part.get(name, default) for name, default in unsaid), part.get("profile") == own]
            for part in parts
        ]

    def _rewrite(self, item: Item, work: Any) -> None:
        """Write the list over the old one by position; people move along with their names."""
        old = self._of[work.pk]
        values = self._with_people(item.parts, self._listed(work))
        for position in old.keys() - {part.key[1] for part in item.parts}:
            old.pop(position).delete()
        for part, wanted in zip(item.parts, values, strict=True):
            authorship = old.get(int(part.key[1])) or self._save_new(part, work)
            _save_changed(authorship, wanted)

    def _with_people(self, parts: Sequence[Row], old: list[Any]) -> list[dict[str, Any]]:
        """The values of each new author, with what the same person's old authorship held."""
        kept = ("profile", *self.personal, ORDER)
        names = {part.fields["name"] for part in parts}
        free = {a.position: (a, {name: getattr(a, name) for name in kept}) for a in old}
        found = []
        for part in parts:
            candidates = [a for a, _kept in free.values() if self._same(a, part, names)]
            candidates.sort(key=lambda a: a.name != part.fields["name"])
            person = free.pop(candidates[0].position)[1] if candidates else {}
            found.append(self._values(part) | person)
        return found

    def _same(self, authorship: Any, part: Row, names: set[Json]) -> bool:
        """Whether an old authorship is the person that a new author is."""
        own = part.fields["profile"] == [self.slug]
        if own or self._is_own(authorship):
            return own and self._is_own(authorship)
        if authorship.name in names:
            return bool(authorship.name == part.fields["name"])
        return authorship.position == part.key[1] and (
            same_person(authorship.name, part.fields["name"]) != "no"
        )

    def _values(self, part: Row) -> dict[str, Any]:
        """What an authorship made from a row holds, ready to be set."""
        fields = merged_fields(model_of(LABEL))
        values: dict[str, Any] = {
            name: self.objects.target(field, part.fields[name])
            if field.is_relation
            else field.to_python(part.fields[name])
            for name, field in fields.items()
        }
        return values | {ORDER: part.order or 0}

    def _new(self, part: Row, work: Any) -> Any:
        model: Any = model_of(LABEL)
        return model(publication=work, position=part.key[1], **self._values(part))

    def _save_new(self, part: Row, work: Any) -> Any:
        authorship = self._new(part, work)
        authorship.save(force_insert=True)
        self._of[work.pk][authorship.position] = authorship
        return authorship


def _unsaid(authorship: Any, values: Mapping[str, Any]) -> Iterator[str]:
    """What a further source of the person says of their part, and nobody has said here."""
    # A source that names no section does not say where on the page it stands.
    if authorship.section_id is None and values["section"] is not None:
        yield from ("section", ORDER)
    yield from (name for name in FILLED if values[name] and not getattr(authorship, name))


def _names(authors: list[list[Json]]) -> list[list[Json]]:
    """A list of authors without whose source it comes from."""
    return [author[: len(LISTED)] for author in authors]


def _printed(*lists: list[list[Json]]) -> list[str]:
    """Lists of authors as printed; with their parts where the names alone are the same."""
    printed = [", ".join(str(author[0]) for author in each) for each in lists]
    if len(set(printed)) == len(lists):
        return printed
    return ["; ".join(map(_in_full, each)) for each in lists]


def _in_full(author: list[Json]) -> str:
    parts = [str(part) for part in author[1 : len(LISTED)] if part and part is not True]
    return f"{author[0]} ({', '.join(parts)})" if parts else str(author[0])


def _save_changed(authorship: Any, values: Mapping[str, Any]) -> bool:
    changed = [name for name, value in values.items() if getattr(authorship, name) != value]
    for name in changed:
        setattr(authorship, name, values[name])
    if changed:
        authorship.save(update_fields=changed)
    return bool(changed)
