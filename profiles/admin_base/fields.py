"""Form fields of the admin: accounts, lists as lines of text, pictures."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.images import MAX_SIDE
from profiles.admin_base.widgets import MarkdownWidget, PictureWidget
from profiles.uploads import picture_file

SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:", "asset:", "page:", "/", "#")


def check_address(address: str) -> None:
    """Raises ValidationError for what does not lead to a page, a file or a mailbox."""
    if not address.lower().startswith(SAFE_SCHEMES):
        raise ValidationError(
            _("“%(address)s” is no address: it should begin with https:// (or mailto:)."),
            params={"address": address},
        )


class LongTextField(forms.CharField):
    """A text that comes out of the form as it went in, so that saving a page is not editing it.

    Browsers send the ends of lines as CRLF; Markdown keeps the spaces around it too.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.strip = not isinstance(self.widget, MarkdownWidget)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class AccountField(forms.CharField):
    """An account, named by its exact user name or e-mail address.

    No list and no search: who looks for colleagues knows their address, and nobody can read the
    accounts of the site out of a form.
    """

    def __init__(self, **kwargs: Any) -> None:
        hints = (kwargs.get("help_text", ""), _("User name or e-mail address."))
        kwargs["help_text"] = format_lazy("{} {}", *hints) if hints[0] else hints[1]
        super().__init__(**kwargs)
        self.widget.attrs |= {"autocomplete": "off", "class": "vTextField"}

    def clean(self, value: Any) -> Any:
        """The account, or None where the field may be empty."""
        text = super().clean(value)
        if not text:
            return None
        found = get_user_model().objects.filter(Q(username=text) | Q(email__iexact=text))[:2]
        if len(found) != 1:
            raise ValidationError(
                _(
                    "There is no account “%(name)s”. Write the user name or the e-mail address "
                    "exactly."
                ),
                params={"name": text},
            )
        return found[0]


class LinesField(forms.CharField):
    """A JSON list as text, one item a line; subclasses say how an item is written.

    A stored value that lines cannot hold is shown as JSON; its form should close the field.
    """

    widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})

    def __init__(self, **kwargs: Any) -> None:
        for name in ("encoder", "decoder", "max_length"):
            kwargs.pop(name, None)
        super().__init__(**kwargs)

    def write(self, item: Any) -> str:
        return str(item)

    def read(self, line: str) -> Any:
        return line

    def fits(self, value: Any) -> bool:
        """Whether the stored value comes back unchanged from being written and read."""
        try:
            return isinstance(value, list) and self._parse(self._written(value)) == value
        except (ValidationError, KeyError, TypeError, ValueError):
            return False

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return self._written(value) if self.fits(value) else json.dumps(value, indent=1)

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, list) else self._parse(super().to_python(value) or "")

    def _written(self, value: list[Any]) -> str:
        return "\n".join(map(self.write, value))

    def _parse(self, text: str) -> list[Any]:
        return [self.read(line.strip()) for line in text.splitlines() if line.strip()]


class FactsField(LinesField):
    """Pairs of label and Markdown value as `Label: value`.

    A line break inside a value is written as `\\n`, so that a fact of several paragraphs comes out
    of the form as it went in.
    """

    def write(self, item: Any) -> str:
        label, value = item
        return f"{label}: {value}".replace("\\n", "\\\\n").replace("\n", "\\n")

    def read(self, line: str) -> list[str]:
        label, colon, value = line.partition(":")
        if not (label.strip() and colon and value.strip()):
            raise ValidationError(
                _("“%(line)s” is no fact: write “Label: value”, one in each line."),
                params={"line": line},
            )
        value = value.strip().replace("\\\\n", "\0").replace("\\n", "\n").replace("\0", "\\n")
        return [label.strip(), value]


class WorkLinksField(LinesField):
    """Links of a work as `kind address label`, the label being optional."""

    def write(self, item: Any) -> str:
        return " ".join(filter(None, (item["kind"], item["url"], item.get("label", ""))))

    def read(self, line: str) -> dict[str, str]:
        kind, _space, rest = line.partition(" ")
        url, _space, label = rest.strip().partition(" ")
        if not url:
            raise ValidationError(
                _("“%(line)s” is no link: write “pdf https://example.org/a.pdf”."),
                params={"line": line},
            )
        check_address(url)
        return {"kind": kind, "url": url, "label": label.strip()}


class PictureField(forms.FileField):
    """A picture that is read within limits and written anew, named by its content.

    Not Django's ImageField, which would try all formats that Pillow knows on the upload.
    """

    side = MAX_SIDE
    """The longer side that is kept, in pixels."""

    def __init__(self, **kwargs: Any) -> None:
        # Whatever the admin has for files of all kinds.
        super().__init__(**kwargs | {"widget": PictureWidget})
        self.widget.attrs["accept"] = "image/jpeg,image/png,image/webp"

    def clean(self, data: Any, initial: Any = None) -> Any:
        cleaned = super().clean(data, initial)
        return picture_file(cleaned, self.side) if isinstance(cleaned, UploadedFile) else cleaned


class LogoField(PictureField):
    """A picture that is only ever shown small: three pixels for each one that it takes."""

    side = 660
