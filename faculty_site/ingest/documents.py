"""The three shapes a source goes through: Document, Page, Row.

A `Document` is a file as it was read. A `Page` is what a theme made of it, in words that no
theme owns. A `Row` is bound for a fixture: a model's label, a natural key and field values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from faculty_site.ingest.keys import Keys

if TYPE_CHECKING:
    from faculty_site.ingest.items import Item
    from faculty_site.ingest.outline import Outline
    from faculty_site.ingest.problems import Problems
    from faculty_site.lib.markdown import Dialect

Json = Any
"""What `json` writes: None, bool, int, float, str, lists and string-keyed dicts of these."""

Role = Literal["about", "news", "post", "work", "bibliography", "entry", "list", "page"]
"""What a page is to its owner.

`about` is the page of the person itself. `news`, `post`, `work` and `entry` (a line of a CV) are
about one thing each. A `bibliography` is a BibTeX file. A `list` is a page whose text lists works
or news, and is shown on the person's page; a `page` stands by itself.
"""

ListKind = Literal["news", "publications", "entries"]
"""The kinds of sections that are drawn from records."""

Place = Literal["record", "text", "hidden"]
"""Where a block of a body ends: in a structured record, a shown text, or the hidden store."""

Span = tuple[int, int]
"""Body lines `[first, end)`, counted from 0 as markdown-it's `token.map` counts them."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read.

    `path` is absolute and serves messages only. `name` is the path inside the source
    (posix, such as `marie-curie.md`) and part of every origin, so that moving the folder
    changes nothing. Once the templates in the body are resolved, `lines` has for each of its
    lines the line (0-based) that it came from in the body as written; before, it is empty.
    """

    path: Path
    name: str
    content: bytes
    text: str
    front_matter: Mapping[str, Any]
    body: str
    body_line: int
    encoding: str
    key_lines: Mapping[str, int]
    lines: tuple[int, ...] = ()

    def file_line(self, body_line: int) -> int:
        """The 1-based line of the file for a 0-based line of the body."""
        if self.lines:
            body_line = self.lines[min(body_line, len(self.lines) - 1)]
        return self.body_line + body_line


@dataclass(frozen=True, slots=True)
class LinkFact:
    """An address that the front matter names. `kind` is one of `profiles.Link.Kind`."""

    kind: str
    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a theme's front matter says of the person, in theme-neutral words.

    Empty strings mean that the source does not say. `name` may be empty: then the extractor
    looks for evidence in the body. `photo` is a path as the source wrote it. `extra` holds
    label and Markdown value of keys that fit nowhere. `printed_names` are further names under
    which the person publishes.
    """

    name: str = ""
    native_name: str = ""
    printed_names: tuple[str, ...] = ()
    position: str = ""
    affiliation: str = ""
    email: str = ""
    phone: str = ""
    office: str = ""
    office_hours: str = ""
    postal_address: str = ""
    orcid: str = ""
    interests: str = ""
    photo: str = ""
    links: tuple[LinkFact, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The neutral middle between the themes and the apps.

    `facts` are about the person and come with the page about them; `item` says what any other
    page is about. A file of data gives several pages: `part` tells them apart inside it and
    `line` (1-based in the file) says where each stands. A `hidden` page is kept, not shown.
    `listings` has, by body line (0-based, blank), the lists of records that stood there.
    `translations` are the same page in further languages, each with a language of its own.
    """

    document: Document
    theme: str
    role: Role
    dialect: Dialect
    language: str
    facts: Facts
    outline: Outline
    old_urls: tuple[str, ...] = ()
    item: Item | None = None
    part: str = ""
    line: int | None = None
    hidden: bool = False
    listings: Mapping[int, ListKind] = field(default_factory=dict)
    translations: tuple[Page, ...] = ()

    @property
    def file(self) -> str:
        """The path inside the source, as origins have it; "" for the page about the person."""
        return "" if self.role == "about" else self.document.name


@dataclass(frozen=True, slots=True)
class Placement:
    """Body lines that ended in a row. A block counts as placed when its lines are covered."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One record bound for a fixture.

    `fields` hold JSON values, foreign keys as natural keys (lists). `origin` is unique inside
    its source and says where the record came from; `part_of` is the origin of the record that
    a row belongs to (an authorship belongs to its publication) and is merged as one value with
    its siblings. `order` is the record's place among its siblings as the source has them.
    `text` is the folded text that finds a reworded list item again; `path` and `line` (1-based)
    are where it stood, for messages.
    """

    model: str
    key: tuple[str | int, ...]
    fields: Mapping[str, Json]
    origin: str
    part_of: str = ""
    order: int | None = None
    text: str = ""
    line: int | None = None
    placements: tuple[Placement, ...] = ()
    path: Path | None = field(default=None, compare=False)


_RowKey = tuple[str | int, ...]
Target = tuple[str, _RowKey] | tuple[str, _RowKey, str] | None
"""What an old address leads to: a row's model and key, with the language of a translation behind
them; or None for the page about the person."""


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file of the source that goes along: bytes as they will be stored, named by content hash."""

    name: str
    content: bytes = field(repr=False)


Reason = Literal["missing", "page", "large", "kind"]
"""Why no file goes along for a link: there is none, it is a page of the source (which may come in
itself), it is too large, or of a kind that is not taken."""


@dataclass(frozen=True, slots=True)
class LostLink:
    """An address on a page that leads to nothing which goes along, and why not.

    `url` is as written, `address` the path that it had on the old site, `file` the page's own file
    that it names. `line` is 1-based in the file, None for an address of the front matter.
    """

    path: Path
    line: int | None
    url: str
    address: str
    reason: Reason
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose page it is. `slug` is proposed by the name; `native_name` may be empty."""

    name: str
    native_name: str
    slug: str


@dataclass(slots=True)
class Extraction:
    """What the extractors made of one researcher's pages, in the order they ran.

    `slug` is the profile's public slug, settled before the first extractor runs. An extractor
    appends to `rows`, which are those of the page at hand, and reads `claimed` so as not to take
    a line twice; `earlier` are the rows of the pages before. `base_url` is where the page used to
    live, for its relative links; "" when nobody said.
    """

    slug: str
    name: str
    root: Path
    problems: Problems
    native_name: str = ""
    base_url: str = ""
    printed_names: tuple[str, ...] = ()
    """Further names under which they publish."""
    day_first: bool | None = None
    """Whether their pages write 13/05/1916, not 05/13/1916; None where nothing shows it."""
    rows: list[Row] = field(default_factory=list)
    files: list[AssetFile] = field(default_factory=list)
    earlier: list[Row] = field(default_factory=list)
    moved: list[tuple[Target, Sequence[str]]] = field(default_factory=list)
    """What became of pages, and the old addresses of each, the canonical one first."""
    addresses: dict[Path, str] = field(default_factory=dict)
    """The canonical old address of each page so far, by its file."""
    again: list[Placement] = field(default_factory=list)
    """Lines of the page at hand that tell once more what an earlier row says."""
    lost: list[LostLink] = field(default_factory=list)
    """Of all pages so far; what of it to tell shows once all old addresses are known."""
    _keys: dict[str, Keys] = field(default_factory=dict)

    def turn_page(self, path: Path | None = None) -> list[Row]:
        """The rows of the page that ends here, `path` is its file; they become earlier ones."""
        done = [replace(row, path=path) for row in self.rows]
        self.rows, self.again = [], []
        self.earlier += done
        return done

    def keys(self, model: str) -> Keys:
        """Gives the keys of one model, each once for the whole person."""
        return self._keys.setdefault(model, Keys())

    def claimed(self) -> set[int]:
        """Body lines (0-based) of the page at hand that its rows so far have taken."""
        placed = (placement for row in self.rows for placement in row.placements)
        return {line for placement in (*placed, *self.again) for line in range(*placement.span)}

    def rows_of(self, model: str) -> Sequence[Row]:
        """The rows of one model, of all pages so far in source order."""
        return [row for row in (*self.earlier, *self.rows) if row.model == model]
