"""Who belongs to departments, and who looks after them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.fuzzy_dates import FuzzyDateField, not_over
from profiles.models.departments import Department
from profiles.models.history import History


class MembershipQuerySet(models.QuerySet["Membership"]):
    def get_by_natural_key(self, profile: str, department: str) -> Membership:
        return self.get(profile__slug=profile, department__slug=department)

    def current(self) -> MembershipQuerySet:
        """Those that have not ended by today, to whatever their end is known."""
        return self.filter(not_over("end", timezone.localdate()))

    def shown(self) -> MembershipQuerySet:
        """Those that people's pages name: of today, and of whoever is no longer here, all."""
        is_gone = Q(profile__state__in=["former", "in_memoriam"])
        return self.filter(not_over("end", timezone.localdate()) | is_gone)

    def of_department(self, department: Any) -> MembershipQuerySet:
        """Of a department, or of that which has the slug."""
        name = "department__slug" if isinstance(department, str) else "department"
        return self.filter(**{name: department})


class Membership(models.Model):
    """A person's place in a department; joint appointments are several memberships."""

    profile = models.ForeignKey(
        "profiles.Profile", on_delete=models.CASCADE, related_name="memberships"
    )
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=200, blank=True, help_text=_("What the person is there, such as “Director”.")
    )
    primary = models.BooleanField(default=True, help_text=_("The person's home department."))
    start = FuzzyDateField(null=True, blank=True)
    end = FuzzyDateField(null=True, blank=True)

    people_path = "profile"

    objects = MembershipQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-primary", "department__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "department"], name="one_membership_per_department"
            )
        ]

    def __str__(self) -> str:
        names = {"person": self.profile, "department": self.department}
        return gettext("%(person)s in %(department)s") % names

    def natural_key(self) -> tuple[str, str]:
        return (self.profile.slug, self.department.slug)

    @property
    def has_ended(self) -> bool:
        """Whether it is none of `MembershipQuerySet.current`."""
        return self.end is not None and self.end.last_day < timezone.localdate()


class DepartmentRole(models.Model):
    """What an account may do in a department; asked only by `profiles.permissions`."""

    class Role(models.TextChoices):
        ADMIN = "admin", _("Department admin")
        EDITOR = "editor", _("Editor")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="department_roles"
    )
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role, default=Role.EDITOR)

    history = History()

    class Meta:
        ordering = ["department__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "department"], name="one_role_per_user_and_department"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.department}"
