"""The form that takes an upload: the file, and what a command's options say, in plain words."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import format_lazy, get_valid_filename
from django.utils.translation import gettext_lazy as _

from faculty_site.importing.running import PAGES
from faculty_site.ingest.options import refused_address, refused_slug
from profiles.models import Department, Profile
from profiles.permissions import Standing, User, departments_of, is_superuser, visible

MOST_BYTES: Final = 90_000_000
"""Of a file that comes by the browser; the proxy takes 100 MB of a whole form."""

ARCHIVES: Final = (".zip", ".tar.gz", ".tgz", ".tar")
REFERENCES: Final = (".bib", ".ris")

TOO_LARGE: Final[Any] = format_lazy(
    _(
        "This has more than {number} MB. Leave out what the site does not need, or give it in "
        "parts."
    ),
    number=MOST_BYTES // 1_000_000,
)


class UploadForm(forms.Form):
    """For an account; `departments` are those it may import into."""

    file = forms.FileField(
        label=_("The site"),
        help_text=_(
            "The folder of a site, packed as .zip or .tar.gz; a folder of many sites or pages; one "
            "page (.md); or one person’s references (.bib)."
        ),
        widget=forms.FileInput,
    )
    department = forms.ModelChoiceField(
        Department.objects.none(),
        to_field_name="slug",
        label=_("Into which department"),
        empty_label=None,
    )
    person = forms.ModelChoiceField(
        Profile.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Whose page it is"),
        help_text=_(
            "Only where it is about one person who is here already. Else the site says whose it is."
        ),
        empty_label=_("As the site says"),
    )
    slug = forms.CharField(
        required=False,
        max_length=100,
        label=_("Or the address of a new page"),
        help_text=_("For somebody new whose name another person has, such as ada-lovelace-2."),
    )
    state = forms.ChoiceField(
        required=False,
        choices=[("", _("As before; new people are listed")), *Profile.State.choices],
        label=_("What becomes of the page"),
    )
    base_url = forms.CharField(
        required=False,
        label=_("Where the site used to be"),
        help_text=_(
            "Such as https://example.org/~ada/. Its relative links lead there, where the site "
            "itself does not say it."
        ),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = departments_for(user).order_by("name")
        people = visible(user, "administer", Profile).order_by("sort_name", "name", "slug")
        self._fill("department", departments)
        self._fill("person", people)
        self.fields["department"].required = not is_superuser(user) or departments.exists()

    def _fill(self, name: str, rows: QuerySet[Any]) -> None:
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        if not upload.name.lower().endswith((*ARCHIVES, *PAGES, *REFERENCES)):
            raise ValidationError(
                _("Give the site as .zip or .tar.gz, a page as .md, or references as .bib.")
            )
        return upload

    def clean_slug(self) -> str:
        return self._unless(refused_slug, "slug", _("Write letters, digits and hyphens."))

    def clean_base_url(self) -> str:
        return self._unless(
            refused_address, "base_url", _("Write it as https://example.org/~ada/.")
        )

    def _unless(self, refused: Any, name: str, words: Any) -> str:
        value = str(self.cleaned_data[name])
        if value and refused(value):
            raise ValidationError(words)
        return value

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("person") and data.get("slug"):
            self.add_error("slug", _("Say either whose page it is, or the address of a new one."))
        if self.is_of_references and not data.get("person"):
            self.add_error("person", _("Say whose works these are."))
        return data

    @property
    def is_of_references(self) -> bool:
        upload = self.cleaned_data.get("file")
        return upload is not None and upload.name.lower().endswith(REFERENCES)

    @property
    def options(self) -> dict[str, str]:
        """As `Options` has them."""
        data = self.cleaned_data
        person, department = data["person"], data["department"]
        return {
            "profile": person.slug if person else data["slug"],
            "department": department.slug if department else "",
            "state": data["state"],
            "base_url": data["base_url"],
        }

    @property
    def file_name(self) -> str:
        """The name under which the upload is kept: a page's address may come from it."""
        name = get_valid_filename(self.cleaned_data["file"].name)
        stem, dot, end = name.rpartition(".")
        return f"{re.sub(r'^[._]+', '', stem)[:100] or 'page'}{dot}{end}"


def departments_for(user: User) -> QuerySet[Department]:
    """Those that an account may import into."""
    return Department.objects.all() if is_superuser(user) else departments_of(user, Standing.ADMIN)
