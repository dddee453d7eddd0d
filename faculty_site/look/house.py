"""Whose look a page has: the name, logo, colours, footer, imprint and navigation that it shows.

The pages of a department, of its people (by their primary membership) and of their news have its
name. Of the rest each thing is its own or, where it set none, that of the nearest department above
it. All other pages have what the main department set: the only one, or the one all others belong
to. Where there are several such, they have nothing but the site's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from faculty_site.context_processors import name_of_the_unnamed
from faculty_site.lib.colours import Palette, palette_of
from profiles.entries.kinds import KINDS, ListKind
from profiles.models import Department, Entry, Membership, Profile
from profiles.models.departments import leads_somewhere
from profiles.picture_sizes import picture_size
from profiles.references import References, media_url

LEVELS: Final = 4
"""So many departments above it are asked for what one did not set."""

_LOGO_WIDTH, _LOGO_HEIGHT = 220, 44  # pixels, at most


@dataclass(frozen=True)
class Logo:
    """A stored picture, and how large it stands beside the name."""

    url: str
    width: int
    height: int

    @property
    def is_icon(self) -> bool:
        """Whether it can stand in the tab of a browser: a wide one would be a line there."""
        return self.width <= 1.2 * self.height and self.height <= 1.2 * self.width


@dataclass(frozen=True)
class HouseText:
    """A footer or an imprint, as the door from text to HTML wants a text."""

    pk: int
    body: str
    dialect: Literal["site"] = "site"
    profile_id: None = None

    @property
    def references(self) -> References:
        return References([])


@dataclass(frozen=True)
class House:
    """What a page shows of the house it belongs to; `site_name` is that of the whole site."""

    name: str
    url: str
    site_name: str
    main: Department | None
    logo: Logo | None
    palette: Palette | None
    welcome: HouseText | None
    """Of the first page of the department, or of the site."""
    contact: str
    footer: HouseText | None
    imprint_url: str
    links: tuple[tuple[str, str], ...]
    """Label and address of what it adds to the navigation."""

    lists: tuple[ListKind, ...]
    """Of talks and the like, those of which listed people have any."""

    is_site: bool
    """Whether the page shows the name of the whole site, and not that of a part of it."""


def house_of(department: Department | None = None, profile: Profile | None = None) -> House:
    """The look of a page about a department, or else about a person, or about neither.

    One query, however many departments there are.
    """
    rows = list(_rows(_own(department, profile)))
    by_key = {row.pk: row for row in reversed(rows)}
    own = by_key.get(rows[0].own_id) if rows else None
    main = next((row for row in by_key.values() if row.is_main), None)
    is_site = own is None or own == main
    chain = _chain(own, main, by_key)
    site_name = settings.SITE_NAME or (main.name if main else name_of_the_unnamed())
    return House(
        name=site_name if own is None or is_site else own.name,
        url=reverse("home") if own is None or is_site else own.get_absolute_url(),
        site_name=site_name,
        main=main,
        logo=_nearest(chain, _logo),
        palette=_nearest(chain, lambda row: palette_of(row.accent, row.accent_dark)),
        welcome=_text(own if own is not None else main, "welcome"),
        contact=_nearest(chain, lambda row: row.contact) or "",
        footer=_nearest(chain, lambda row: _text(row, "footer")),
        imprint_url=_nearest(chain, lambda row: row.has_imprint and imprint_url(row, main)) or "",
        links=_nearest(chain, lambda row: _links(row, rows)) or (),
        lists=tuple(each for each in KINDS if rows and getattr(rows[0], f"has_{each.word}")),
        is_site=is_site,
    )


def imprint_url(department: Department, main: Department | None) -> str:
    if department == main:
        return reverse("imprint")
    return reverse("department_imprint", args=[department.slug])


def _own(department: Department | None, profile: Profile | None) -> QuerySet[Department]:
    """The department that a page belongs to, if any."""
    if department is not None:
        return Department.objects.filter(pk=department.pk)
    of_person = Membership.objects.shown().filter(profile=profile, primary=True)
    home = of_person.order_by("department__name").values("department")[:1]
    return Department.objects.filter(pk=Subquery(home))


def _rows(own: QuerySet[Department]) -> QuerySet[Any]:
    """The page's department, those above it, the main one and some other; each once for each of
    its links."""
    wanted = Q()
    for level in range(LEVELS + 1):
        wanted |= Q(
            pk__in=own.order_by().values("pk" if not level else "__".join(["parent"] * level))
        )
    others = Department.objects.filter(parent=None).exclude(pk=OuterRef("pk"))
    is_main = Q(parent=None) & ~Exists(others)
    entries = Entry.objects.listed()
    # Some row must tell what lists there are, where the page belongs to none and none is the main.
    some = Q(pk=Subquery(Department.objects.order_by("pk").values("pk")[:1]))
    return (
        Department.objects.filter(wanted | is_main | some)
        .annotate(
            own_id=Subquery(own.order_by().values("pk")[:1]),
            is_main=is_main,
            has_imprint=Q(imprint__regex=r"\S"),
            link_label=F("navigation__label"),
            link_url=F("navigation__url"),
            **{f"has_{each.word}": Exists(entries.filter(kind=each.kind)) for each in KINDS},
        )
        .defer("imprint")
        .order_by("navigation__order", "navigation__pk")
    )


def _chain(own: Any, main: Any, by_key: dict[int, Any]) -> list[Any]:
    """The department and those above it, without running in a circle; last of all the main one."""
    chain: list[Any] = []
    row = own
    while row is not None and row not in chain:
        chain.append(row)
        row = by_key.get(row.parent_id)
    return chain if main is None or main in chain else [*chain, main]


def _nearest(chain: Iterable[Any], read: Callable[[Any], Any]) -> Any:
    """What is read of the first department that has it; None where none has."""
    return next(filter(None, map(read, chain)), None)


def _text(row: Any, name: str) -> HouseText | None:
    text = getattr(row, name, "")
    return HouseText(row.pk, text) if text.strip() else None


def _logo(row: Department) -> Logo | None:
    size = picture_size(str(row.logo)) if row.logo else None
    if size is None:
        return None
    width, height = size
    scale = min(_LOGO_WIDTH / width, _LOGO_HEIGHT / height)
    return Logo(
        media_url(str(row.logo)), max(1, round(width * scale)), max(1, round(height * scale))
    )


def _links(department: Department, rows: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row.link_label, row.link_url)
        for row in rows
        if row.pk == department.pk and row.link_url and leads_somewhere(row.link_url)
    )
