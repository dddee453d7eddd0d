"""Departments, who belongs to them and who looks after them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from faculty_site.lib.fuzzy_dates import FuzzyDateField
from profiles.models.base import Audience


class DepartmentQuerySet(models.QuerySet["Department"]):
    def get_by_natural_key(self, slug: str) -> Department:
        return self.get(slug=slug)


class Department(models.Model):
    """A department, a research group or a lab."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", "Department"
        GROUP = "group", "Research group"
        LAB = "lab", "Laboratory"

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="The department's part of its addresses."
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DEPARTMENT)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    tagline = models.CharField(
        max_length=300, blank=True, help_text="One sentence below the name on the home page."
    )
    unfinished_works = models.CharField(
        "who sees unfinished works",
        max_length=20,
        choices=Audience,
        default=Audience.EVERYBODY,
        help_text="Works in preparation or under review by its people, unless they say otherwise.",
    )
    members: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "profiles.Profile", through="profiles.Membership", related_name="departments"
    )

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("department", args=[self.slug])


class MembershipQuerySet(models.QuerySet["Membership"]):
    def get_by_natural_key(self, profile: str, department: str) -> Membership:
        return self.get(profile__slug=profile, department__slug=department)


class Membership(models.Model):
    """A person's place in a department; joint appointments are several memberships."""

    profile = models.ForeignKey(
        "profiles.Profile", on_delete=models.CASCADE, related_name="memberships"
    )
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=200, blank=True, help_text="What the person is there, such as “Director”."
    )
    primary = models.BooleanField(default=True, help_text="The person's home department.")
    start = FuzzyDateField(null=True, blank=True)
    end = FuzzyDateField(null=True, blank=True)

    people_path = "profile"

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-primary", "department__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "department"], name="one_membership_per_department"
            )
        ]

    def __str__(self) -> str:
        return f"{self.profile} in {self.department}"

    def natural_key(self) -> tuple[str, str]:
        return (self.profile.slug, self.department.slug)


class DepartmentRole(models.Model):
    """What an account may do in a department; asked only by `profiles.permissions`."""

    class Role(models.TextChoices):
        ADMIN = "admin", "Department admin"
        EDITOR = "editor", "Editor"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="department_roles"
    )
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role, default=Role.EDITOR)

    class Meta:
        ordering = ["department__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "department"], name="one_role_per_user_and_department"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} of {self.department}"
