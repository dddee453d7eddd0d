"""The addresses of downloads: those of the pages, with a form's ending in place of the slash."""

from __future__ import annotations

from django.urls import path, register_converter

from publications.exports import FORMATS, Format, format_of
from publications.views import downloads


class FormatConverter:
    """The ending of an address, such as “csl.json”."""

    regex = "|".join(each.ending.replace(".", r"\.") for each in FORMATS)

    def to_python(self, value: str) -> Format:
        return format_of(value)

    def to_url(self, value: Format) -> str:
        return value.ending


register_converter(FormatConverter, "form")

app_name = "exports"

urlpatterns = [
    path("publications.<form:form>", downloads.download_list, name="list"),
    path("publications/<slug:slug>.<form:form>", downloads.download_work, name="work"),
    path("people/<slug:slug>/publications.<form:form>", downloads.download_person, name="person"),
    path(
        "departments/<slug:slug>/publications.<form:form>",
        downloads.download_department,
        name="department",
    ),
]
