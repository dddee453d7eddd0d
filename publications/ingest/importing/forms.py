"""The form that takes a text: whose works they are, and a file or what was pasted."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from faculty_site.ingest.problems import SourceError
from profiles.models import Profile
from publications.ingest.importing.texts import FORMATS, Text, pasted_text, text_of_bytes

MOST_BYTES: Final = 2_000_000
"""Of a text that comes by the browser; the command takes more."""

TOO_LARGE = (
    f"This has more than {MOST_BYTES // 1_000_000} MB. Give it in parts, or ask whoever runs the "
    "site to import the file."
)


class ImportForm(forms.Form):
    """`text` is what was given, once the form is valid."""

    person = forms.ModelChoiceField(
        Profile.objects.none(), to_field_name="slug", label="Whose works these are"
    )
    file = forms.FileField(
        required=False,
        label="A file",
        help_text="Such as .bib, .ris or .json: what is in it counts, not its name. A file that is "
        "imported again under the same name brings its changes.",
        widget=forms.FileInput,
    )
    pasted = forms.CharField(
        required=False,
        strip=False,
        label="Or text, pasted",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
    )

    text: Text

    def __init__(self, people: QuerySet[Profile], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Profile]", self.fields["person"])
        field.queryset = people
        listed = list(people.only("pk", "slug", "name", "sort_name"))
        self.has_people = bool(listed)
        named = Counter(person.name for person in listed)
        choices = [
            (person.slug, person.name if named[person.name] == 1 else f"{person} ({person.slug})")
            for person in listed
        ]
        if len(listed) == 1:
            field.initial = listed[0].slug
        else:
            choices.insert(0, ("", "---------"))
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        upload, pasted = data.get("file"), data.get("pasted", "")
        if self.errors:
            return data
        if bool(upload) == bool(pasted.strip()):
            both = "Give either a file or a text, not both." if upload else (
                f"Choose a file or paste a text: {FORMATS}."
            )  # fmt: skip
            raise ValidationError(both)
        try:
            self.text = _uploaded(upload) if upload else _pasted(pasted)
        except SourceError as error:
            place = f"Line {error.line}: " if error.line else ""
            self.add_error("file" if upload else "pasted", f"{place}{error.message}")
        return data

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload and upload.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        return upload


def _uploaded(upload: Any) -> Text:
    return text_of_bytes(upload.read(), upload.name or "")


def _pasted(text: str) -> Text:
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise SourceError("", None, TOO_LARGE)
    return pasted_text(text)
