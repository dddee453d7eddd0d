"""The form that takes a text: whose works they are, and a file or what was pasted."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.ingest.problems import SourceError
from profiles.models import Profile
from publications.ingest.importing.texts import FORMATS, Text, pasted_text, text_of_bytes

MOST_BYTES: Final = 2_000_000
"""Of a text that comes by the browser; the command takes more."""

TOO_LARGE: Final[Any] = format_lazy(
    _(
        "This has more than {number} MB. Give it in parts, or ask whoever runs the site to import "
        "the file."
    ),
    number=MOST_BYTES // 1_000_000,
)


class ImportForm(forms.Form):
    """`text` is what was given, once the form is valid."""

    person = forms.ModelChoiceField(
        Profile.objects.none(), to_field_name="slug", label=_("Whose works these are")
    )
    file = forms.FileField(
        required=False,
        label=_("A file"),
        help_text=_(
            "Such as .bib, .ris or .json: what is in it counts, not its name. A file that is "
            "imported again under the same name brings its changes."
        ),
        widget=forms.FileInput,
    )
    pasted = forms.CharField(
        required=False,
        strip=False,
        label=_("Or text, pasted"),
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
            if upload:
                raise ValidationError(_("Give either a file or a text, not both."))
            raise ValidationError(
                _("Choose a file or paste a text: %(formats)s."), params={"formats": _(FORMATS)}
            )
        try:
            self.text = _uploaded(upload) if upload else _pasted(pasted)
        except SourceError as error:
            self.add_error("file" if upload else "pasted", on_line(error.line, error.message))
        return data

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload and upload.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        return upload


def on_line(line: int | None, message: str) -> str:
    """What is wrong with a text, with its line where that is known."""
    if not line:
        return message
    return gettext("Line %(line)s: %(message)s") % {"line": line, "message": message}


def _uploaded(upload: Any) -> Text:
    return text_of_bytes(upload.read(), upload.name or "")


def _pasted(text: str) -> Text:
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise SourceError("", None, str(TOO_LARGE))
    return pasted_text(text)
