"""Departments, and what they say of themselves."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import (
    EmailValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
    URLValidator,
)
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib import colours
from faculty_site.lib.fuzzy_dates import not_over
from profiles.models.addresses import Addressed
from profiles.models.base import Audience, MarkdownField
from profiles.models.history import History

hex_colour = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("A colour has the form #174f6d: a # and six hexadecimal digits.")
)


LEVELS: Final = 6
"""So deep departments, groups and labs stand in each other where a switch reaches down."""


class DepartmentQuerySet(models.QuerySet["Department"]):
    def get_by_natural_key(self, slug: str) -> Department:
        return self.get(slug=slug)

    def counting_people(self) -> DepartmentQuerySet:
        """With the number of listed people who belong to each today as `people`."""
        current = not_over("memberships__end", timezone.localdate())
        listed = Q(memberships__profile__state="listed") & current
        return self.annotate(people=models.Count("memberships", filter=listed, distinct=True))

    def with_people(self) -> DepartmentQuerySet:
        """Those to which listed people belong today, with the number of these as `people`."""
        counted: Any = self.counting_people()
        found: DepartmentQuerySet = counted.filter(people__gt=0)
        return found

    def out_of_engines(self) -> DepartmentQuerySet:
        """Those that search engines are asked to leave out: by their own switch, or by that of a
        department they belong to."""
        switches = (f"{'parent__' * level}in_search_engines" for level in range(LEVELS))
        return self.filter(reduce(or_, (Q(**{switch: False}) for switch in switches)))

    def for_engines(self) -> DepartmentQuerySet:
        """Those whose pages search engines may show."""
        return self.exclude(pk__in=Department.objects.out_of_engines())

    def keeping_the_site_out(self) -> DepartmentQuerySet:
        """The department that the whole site is about, where it is switched off; else none."""
        return self._main().filter(in_search_engines=False)

    def umbrella(self) -> DepartmentQuerySet:
        """The department that all others belong to, where no listed person is in it today; else
        none. The first page of the site is its page."""
        parts = Department.objects.filter(parent=OuterRef("pk"))
        peopled = Department.objects.with_people().values("pk")
        return self._main().filter(Exists(parts)).exclude(pk__in=peopled)

    def _main(self) -> DepartmentQuerySet:
        others = Department.objects.filter(parent=None).exclude(pk=OuterRef("pk"))
        return self.filter(~Exists(others), parent=None)


class Department(Addressed, models.Model):
    """A department, a research group or a lab."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", _("Department")
        GROUP = "group", _("Research group")
        LAB = "lab", _("Laboratory")

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=100, unique=True, help_text=_("The department's part of its addresses.")
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DEPARTMENT)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    tagline = models.CharField(
        max_length=300, blank=True, help_text=_("One sentence below the name on the home page.")
    )
    unfinished_works = models.CharField(
        _("who sees unfinished works"),
        max_length=20,
        choices=Audience,
        default=Audience.EVERYBODY,
        help_text=_(
            "Works in preparation or under review by its people, unless they say otherwise."
        ),
    )
    logo = models.ImageField(
        upload_to="logos/", blank=True, max_length=200, help_text=_("Stands before the name.")
    )
    accent = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[hex_colour],
        help_text=_("Of links and buttons, such as #174f6d; empty for the site's own."),
    )
    accent_dark = models.CharField(
        _("colour at night"),
        max_length=7,
        blank=True,
        validators=[hex_colour],
        help_text=_("The same on a dark ground; empty for a lighter shade of the colour."),
    )
    contact = models.EmailField(
        _("address for questions"),
        blank=True,
        help_text=_("Where visitors write to about these pages; stands at the end of each."),
    )
    welcome = MarkdownField(
        blank=True, help_text=_("Stands at the top of the department's own first page.")
    )
    stale_after = models.PositiveSmallIntegerField(
        _("days until a page counts as out of date"),
        null=True,
        blank=True,
        validators=[MinValueValidator(30), MaxValueValidator(3650)],
        help_text=_(
            "Counted from its newest news. Empty for what the department above it says, or else a "
            "year. Where somebody is in several departments, the shortest time counts."
        ),
    )
    footer = MarkdownField(blank=True, help_text=_("Stands at the end of every page."))
    imprint = MarkdownField(
        blank=True, help_text=_("Who is responsible for these pages; it gets a page of its own.")
    )
    in_search_engines = models.BooleanField(
        _("may be found by search engines"),
        default=True,
        help_text=_("Without it, search engines are asked to leave out all pages of its people."),
    )
    members: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "profiles.Profile", through="profiles.Membership", related_name="departments"
    )

    objects = DepartmentQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("department", args=[self.slug])

    def clean(self) -> None:
        """Raises ValidationError for colours that cannot be read, by day or at night."""
        errors: dict[str, str] = {}
        if self.accent_dark and not self.accent:
            errors["accent"] = gettext("Choose the colour first; the one at night goes with it.")
        for name, ground in (("accent", colours.BY_DAY), ("accent_dark", colours.AT_NIGHT)):
            if fault := _unreadable(getattr(self, name).lower(), ground):
                errors[name] = fault
        if errors:
            raise ValidationError(errors)


def _unreadable(colour: str, ground: colours.Ground) -> str:
    """What is wrong with a colour, in a sentence with the measure and what would do; or ""."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour) or colours.is_readable(colour, ground):
        return ""
    return gettext(
        "Text in %(colour)s is hard to read: on the page its contrast is %(page)s : 1, on its own "
        "wash %(wash)s : 1, and %(least)s : 1 is needed. The nearest shade that has it is "
        "%(shade)s."
    ) % {
        "colour": colour,
        "page": (measured := colours.contrasts(colour, ground))["on the page"],
        "wash": measured["on its own wash"],
        "least": colours.LEAST,
        "shade": colours.nearest_readable(colour, ground),
    }


class NavigationLink(models.Model):
    """A link that a department adds to the navigation of its pages."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="navigation")
    label = models.CharField(max_length=60)
    url = models.CharField(
        _("address"),
        max_length=500,
        help_text=_("Begins with https://, or with a slash for a page of this site."),
    )
    order = models.PositiveIntegerField(default=0)

    history = History()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("link of the navigation")
        verbose_name_plural = _("links of the navigation")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Raises ValidationError for an address that leads nowhere, or runs as a script."""
        if self.url and not leads_somewhere(self.url):
            message = gettext(
                "“%(address)s” is no address that can stand here: it begins with https://, "
                "mailto: or, for a page of this site, with one slash."
            )
            raise ValidationError({"url": message % {"address": self.url}})


def leads_somewhere(address: str) -> bool:
    """Whether a link may have it: http or https, a mailbox, or the path of a page of this site."""
    if address.startswith("/"):
        # Behind two slashes, of which browsers take each for the other, stands another host.
        return re.fullmatch(r"/(?![/\\])[^\s\\]*", address) is not None
    scheme, _colon, rest = address.partition(":")
    check: Any = URLValidator(["https", "http"])
    if scheme.lower() == "mailto":
        check, address = EmailValidator(), rest
    try:
        check(address)
    except ValidationError:
        return False
    return True
