"""A person with a page, and who may edit it on their behalf."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.models.addresses import Addressed
from profiles.models.base import Audience
from profiles.models.departments import Department
from profiles.models.history import History
from profiles.models.memberships import Membership

orcid_form = RegexValidator(
    r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$",
    _("An ORCID iD has four groups of four digits, such as 0000-0002-1825-0097."),
)


DIRECTORY_ORDER: list[Lower | str] = [Lower("sort_name"), Lower("name"), "slug"]
"""“du Châtelet” stands between “Curie” and “Euler”, whatever the database thinks of case."""


class ProfileQuerySet(models.QuerySet["Profile"]):
    def get_by_natural_key(self, slug: str) -> Profile:
        return self.get(slug=slug)

    def listed(self) -> ProfileQuerySet:
        """Those whom the directory, the lists and the sitemap show."""
        return self.filter(state=Profile.State.LISTED)

    def public(self) -> ProfileQuerySet:
        """Those whose page anybody may open by its address."""
        return self.exclude(state=Profile.State.DRAFT)

    def no_longer_here(self) -> ProfileQuerySet:
        """Those who left or died, whose pages stay; they have a list of their own."""
        return self.filter(state__in=[Profile.State.FORMER, Profile.State.IN_MEMORIAM])

    def for_engines(self) -> ProfileQuerySet:
        """Those whom search engines may show: who is listed, and whom no switch keeps out.

        The switches are the person's own, that of a department they belong to first of all, and
        that of the department which the site is about.
        """
        out = Membership.objects.filter(
            profile=OuterRef("pk"),
            primary=True,
            department__in=Department.objects.out_of_engines(),
        )
        site_out = Department.objects.keeping_the_site_out()
        return self.listed().filter(~Exists(out), ~Exists(site_out), in_search_engines=True)

    def showing_unfinished_to(self, *audiences: Audience) -> ProfileQuerySet:
        """Those who show works in preparation or under review to one of these audiences.

        Whoever leaves it open follows the departments they belong to first of all, of several the
        strictest.
        """
        strict = Membership.objects.filter(profile=OuterRef("pk"), primary=True).exclude(
            department__unfinished_works__in=audiences
        )
        return self.filter(
            Q(unfinished_works__in=audiences) | Q(unfinished_works="") & ~Exists(strict)
        )

    def who_left(self, department: Any | None = None) -> ProfileQuerySet:
        """Those who are no longer here; of a department, listed people too who left it alone."""
        if department is None:
            return self.no_longer_here()
        ever = Membership.objects.of_department(department)
        left = ever.exclude(pk__in=ever.current())
        return self.filter(
            Q(pk__in=self.no_longer_here().filter(pk__in=ever.values("profile")))
            | Q(pk__in=self.listed().filter(pk__in=left.values("profile")))
        )

    def of_department(self, department: Any) -> ProfileQuerySet:
        """Those who belong today to a department, or to that which has the slug."""
        members = Membership.objects.current().of_department(department)
        return self.filter(pk__in=members.values("profile"))

    def of_department_or_all(self, department: Any | None) -> ProfileQuerySet:
        """The same; all of them where no department is named."""
        return self if department is None else self.of_department(department)

    def with_departments(self) -> ProfileQuerySet:
        """With their memberships of today, in one further query."""
        current = Membership.objects.current().select_related("department")
        return self.prefetch_related(Prefetch("memberships", current))

    def in_directory_order(self) -> ProfileQuerySet:
        return self.order_by(*DIRECTORY_ORDER)


class Profile(Addressed, models.Model):
    """A researcher; the root of everything that stands on their page."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        LISTED = "listed", _("Listed")
        UNLISTED = "unlisted", _("Public, but in no list")
        FORMER = "former", _("Former member")
        IN_MEMORIAM = "in_memoriam", _("In memoriam")

    class WorksOrder(models.TextChoices):
        BY_HAND = "hand", _("By hand, at first as imported")
        BY_YEAR = "year", _("By year, the newest first")

    slug = models.SlugField(
        max_length=100, unique=True, help_text=_("The person's part of their page's address.")
    )
    name = models.CharField(max_length=300, help_text=_("As the person writes it."))
    native_name = models.CharField(
        max_length=300, blank=True, help_text=_("The name in its own script, such as 湯川秀樹.")
    )
    sort_name = models.CharField(
        max_length=300,
        blank=True,
        help_text=_("Where the directory files the name, such as “Noether, Emmy”."),
    )
    name_variants = models.JSONField(
        default=list,
        blank=True,
        help_text="Other spellings under which this person publishes, as a list.",
    )
    position = models.CharField(max_length=500, blank=True)
    affiliation = models.TextField(
        blank=True, help_text=_("One line each where there are several.")
    )
    photo = models.ImageField(upload_to="photos/", blank=True, max_length=200)
    photo_alt = models.CharField(
        max_length=300,
        blank=True,
        help_text=_("What the photo shows, for those who cannot see it."),
    )
    photo_focus_x = models.PositiveSmallIntegerField(
        _("focus of the photo, across"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("Per cent from the left; whatever is cut off, this place stays."),
    )
    photo_focus_y = models.PositiveSmallIntegerField(
        _("focus of the photo, down"),
        default=40,
        validators=[MaxValueValidator(100)],
        help_text=_("Per cent from the top."),
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=100, blank=True)
    office = models.CharField(max_length=300, blank=True)
    postal_address = models.TextField(blank=True)
    office_hours = models.CharField(max_length=300, blank=True)
    orcid = models.CharField("ORCID iD", max_length=19, blank=True, validators=[orcid_form])
    interests = models.TextField(
        _("research interests"), blank=True, help_text=_("A sentence or a list with commas.")
    )
    facts = models.JSONField(
        default=list,
        blank=True,
        help_text="Further facts, as a list of [label, Markdown value] pairs.",
    )
    language = models.CharField(
        max_length=35,
        blank=True,
        help_text=_("Language tag of the page, such as “en” or “zh-Hans”."),
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    in_search_engines = models.BooleanField(
        _("may be found by search engines"),
        default=True,
        help_text=_(
            "Without it, search engines are asked to leave out this page and all below it."
        ),
    )
    unfinished_works = models.CharField(
        _("who sees unfinished works"),
        max_length=20,
        choices=Audience,
        blank=True,
        help_text=_("Works in preparation or under review; empty for what the department says."),
    )
    works_order = models.CharField(
        _("order of publications"),
        max_length=20,
        choices=WorksOrder,
        default=WorksOrder.BY_HAND,
        help_text=_("On the person’s page, behind the selected ones."),
    )
    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="profile",
        help_text=_("The account of the person themselves."),
    )
    old_site = models.URLField(
        _("address of the old site"),
        max_length=500,
        blank=True,
        help_text=_("Relative links in imported texts lead there."),
    )

    people_path = ""

    objects = ProfileQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = DIRECTORY_ORDER

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("profiles:detail", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """The same rule as `ProfileQuerySet.public`."""
        return self.state != self.State.DRAFT

    @property
    def is_remembered(self) -> bool:
        """Whether they died: nobody is reached by what their page says any more."""
        return self.state == self.State.IN_MEMORIAM

    @property
    def is_listed(self) -> bool:
        """The same rule as `ProfileQuerySet.listed`."""
        return self.state == self.State.LISTED


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def in_force(self, today: datetime.date) -> DelegationQuerySet:
        """Delegations that have not ended; the last day still counts."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=today))


class Delegation(models.Model):
    """Somebody who may edit a page that is not theirs, until a date; never passed on."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="delegations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="delegations"
    )
    until = models.DateField(null=True, blank=True, help_text=_("The last day; empty for no end."))

    people_path = "profile"

    objects = DelegationQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["profile", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "user"], name="one_delegation_per_profile_and_user"
            )
        ]

    def __str__(self) -> str:
        return gettext("%(account)s for %(person)s") % {
            "account": self.user,
            "person": self.profile,
        }
