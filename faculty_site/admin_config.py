"""The admin app with this site's own admin site in it."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class FacultyAdminConfig(AdminConfig):
    default_site = "faculty_site.admin_site.FacultyAdminSite"
