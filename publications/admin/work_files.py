"""A file of a work, sent along with its form: it is kept with an author and linked at once."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from profiles.models import Profile
from profiles.permissions import visible
from profiles.uploads import add_file, asset_file, content_key
from publications.merging.forms import AskingForm
from publications.models import Publication

NO_PAGE: Final = _("There is no page for the file: none of the authors has one that you may edit.")


class WorkWithFileForm(AskingForm):
    """A form of a work that takes a PDF along."""

    upload = forms.FileField(
        label=_("Upload a PDF"),
        required=False,
        help_text=_("The paper, its slides or a poster: kept here, and linked at once."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    upload_kind = forms.ChoiceField(
        label=_("The PDF is"),
        required=False,
        initial="pdf",
        choices=[("pdf", _("the paper")), ("slides", _("slides")), ("poster", _("a poster"))],
    )

    def clean_upload(self) -> Any:
        """Looked at now; stored once the whole form is right."""
        upload = self.cleaned_data["upload"]
        if not upload:
            return upload
        if not (asset_file(upload).name or "").endswith(".pdf"):
            raise ValidationError(_("This is no PDF."))
        if self.instance.pk and self.keeper(self.instance) is None:
            raise ValidationError(NO_PAGE)
        return upload

    def link_upload(self, work: Publication) -> bool:
        """Keep the file, if one was sent, and link it; whether the work's links changed.

        The authors have to be saved, as the file is kept on the page of one.
        """
        upload: Any = self.cleaned_data.get("upload")
        keeper = self.keeper(work) if upload else None
        if keeper is None:
            return False
        url = f"asset:{content_key(upload)}"
        add_file(keeper, upload)
        if any(link.get("url") == url for link in work.links):
            return False
        kind = self.cleaned_data.get("upload_kind") or "pdf"
        work.links = [*work.links, {"kind": kind, "url": url, "label": ""}]
        return True

    def is_lost(self, work: Publication) -> bool:
        """Whether a file was sent that nobody can keep, as turns out once a new work is saved."""
        return bool(self.cleaned_data.get("upload")) and self.keeper(work) is None

    def keeper(self, work: Publication) -> Profile | None:
        """The first of the authors whose page the user may edit."""
        own = visible(self.user, "change", Profile).filter(authorships__publication=work)
        found: Profile | None = own.order_by("authorships__position").first()
        return found
