"""All that is kept of a person as one zip, written while it is sent.

Rows are JSON with the names of their fields, texts Markdown, works BibTeX and CSL-JSON, files as
they are; histories, and what imports remember with the bytes that they read, go along.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.core import serializers
from django.core.files.storage import default_storage
from django.db.models import Model, Q
from django.utils import timezone

from faculty_site.accounts.identities import told
from faculty_site.invitations.models import Claim, Invitation
from faculty_site.lib.slugs import slug_for_text
from faculty_site.people.holdings import histories, kinds, rows_of
from profiles.models import Profile, SourceFile
from publications.exports import FORMATS
from publications.models import Publication

CHUNK: Final = 64 * 1024
BATCH: Final = 500

KEY: Final = "serial"
"""The field of which the link of an invitation is made: no file is to hold it."""

README: Final = """\
Everything that {site} keeps of {name}, as of {day}.

rows/      every record, as JSON with the names of its fields
texts/     sections, further pages, news and entries as Markdown
works/     publications as BibTeX, RIS and CSL-JSON
files/     photo and files
history/   how the records were changed, by whom and when
sources/   the files of earlier sites, as they were imported
"""


class _Sink(io.RawIOBase):
    """A file that is only written to, and gives what was written since."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces


def export(person: Profile, site: str) -> Iterator[bytes]:
    """The bytes of the zip, piece by piece; no more than a file's piece is in memory at a time."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, pieces in _members(person, site):
            member = zipfile.ZipInfo(name, timezone.localtime().timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(member, "w", force_zip64=True) as target:
                for piece in pieces:
                    target.write(piece.encode() if isinstance(piece, str) else piece)
                    yield sink.taken()
    yield sink.taken()


Pieces = Iterable[str | bytes]


def _members(person: Profile, site: str) -> Iterator[tuple[str, Pieces]]:
    day = timezone.localdate().isoformat()
    yield "README.txt", [README.format(site=site, name=person.name, day=day)]
    for model in kinds():
        if model is not SourceFile:
            yield f"rows/{model._meta.model_name}.json", _json(_rows(person, model))
    if person.owner is not None:
        yield "rows/account.json", [_account(person.owner)]
    works = Publication.objects.filter(authorships__profile=person).distinct()
    yield "rows/publication.json", _json(works)
    for form in FORMATS:
        yield f"works/publications.{form.ending}", form.file_of(works.newest_first().with_authors())
    yield from _texts(person)
    yield from _files(person)
    for history in histories():
        of: Any = history.instance_type  # type: ignore[attr-defined]
        mine = Q(history_page=person.pk)
        if of is Publication:
            mine |= Q(id__in=works.values("pk"))
        yield f"history/{of._meta.model_name}.json", _json(history._default_manager.filter(mine))
    for file in SourceFile.objects.filter(source__profile=person).select_related("source"):
        yield f"sources/{file.source_id}/{_inside(file.path)}", [bytes(file.content)]


def _rows(person: Profile, model: type[Model]) -> Any:
    """The person's; of what others asked for and were offered here, what the owner did."""
    rows = rows_of(person, model)
    if model is Claim:
        return rows.filter(user=person.owner_id)
    return rows.exclude(kind=Invitation.Kind.OWNER) if model is Invitation else rows


def _json(rows: Any) -> Iterator[str]:
    """A list of rows as Django's fixtures have them, a batch at a time."""
    between = "[\n"
    for row in rows.order_by("pk").iterator(chunk_size=BATCH):
        (data,) = serializers.serialize("python", [row])
        data["fields"].pop(KEY, None)
        yield between + json.dumps(data, default=str, ensure_ascii=False)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _account(owner: Any) -> str:
    names = ("username", "email", "first_name", "last_name", "date_joined", "last_login")
    said = {name: getattr(owner, name) for name in names}
    if signs_in_as := told(owner):
        said["identities"] = signs_in_as
    return json.dumps(said, default=str, ensure_ascii=False, indent=1)


def _texts(person: Profile) -> Iterator[tuple[str, Pieces]]:
    """Texts under names that tell them apart; those without words are left out."""
    kinds_of = (
        ("sections", person.sections.all()),
        ("pages", person.pages.all()),
        ("entries", person.entries.all()),
        ("news", person.news.all()),
    )
    for folder, rows in kinds_of:
        for row in rows.prefetch_related("translations"):
            stem = f"texts/{folder}/{row.pk}-{slug_for_text(str(row), 50)}"
            if row.body:
                yield f"{stem}.md", [_markdown(row)]
            for each in row.translations.all():
                if each.body:
                    yield f"{stem}.{slug_for_text(each.language)}.md", [_markdown(each)]


def _markdown(row: Model) -> str:
    title = getattr(row, "heading", "") or getattr(row, "title", "")
    body: str = row.body  # type: ignore[attr-defined]
    return f"# {title}\n\n{body}\n" if title else f"{body}\n"


def _files(person: Profile) -> Iterator[tuple[str, Pieces]]:
    if person.photo:
        yield f"files/{_inside(str(person.photo))}", _read(str(person.photo))
    for asset in person.assets.all():
        yield (
            f"files/{asset.pk}/{_inside(asset.old_path or str(asset.file))}",
            _read(str(asset.file)),
        )


def _read(name: str) -> Iterator[bytes]:
    """The bytes of a stored file; none where it is gone from the storage."""
    try:
        with default_storage.open(name) as file:
            yield from file.chunks(CHUNK)
    except OSError:
        return


def _inside(path: str) -> str:
    """A path that stays in its folder, whatever an old site called its files."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "file"
