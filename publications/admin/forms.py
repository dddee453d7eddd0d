"""The form of a work."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.admin_base.fields import LinesField, WorkLinksField
from profiles.models import Profile
from profiles.permissions import visible
from publications.admin.fields import ArxivField, DoiField, KeywordsField
from publications.admin.new_authors import own_people
from publications.admin.work_files import WorkWithFileForm
from publications.author_lists import Named, read_names
from publications.identifiers import is_arxiv, is_isbn, is_issn


class PublicationForm(WorkWithFileForm):
    class Meta:
        field_classes: ClassVar = {
            "links": WorkLinksField,
            "editors": LinesField,
            "doi": DoiField,
            "arxiv": ArxivField,
            "keywords": KeywordsField,
        }
        help_texts: ClassVar = {
            "links": _(
                "One in each line: kind, address and (if you like) a label, such as "
                "“pdf https://example.org/paper.pdf”. Kinds: pdf, code, slides, video, poster, "
                "data …"
            ),
            "doi": _("Such as 10.1038/143239a0; its address at doi.org will do."),
            "arxiv": _("Such as 1706.03762; its address at arxiv.org will do."),
            "editors": _("Of the volume, one name in each line."),
            "keywords": _("With semicolons between them, or one in each line."),
        }
        widgets: ClassVar = {
            name: forms.TextInput(attrs={"class": "vTextField"})
            for name in ("venue", "note", "series", "publisher", "award")
        } | {"title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    def slug_text(self, data: dict[str, Any]) -> str:
        return f"{data.get('year') or ''} {data.get('title', '')}"

    def clean_arxiv(self) -> str:
        arxiv: str = self.cleaned_data["arxiv"]
        # What an import brought must not keep a work from saving.
        if arxiv and "arxiv" in self.changed_data and not is_arxiv(arxiv):
            raise ValidationError(
                _("“%(id)s” is no arXiv id: it looks like 1706.03762 or hep-th/9711200."),
                params={"id": arxiv},
            )
        return arxiv

    def doubts(self) -> list[str]:
        """What the saved work should be looked through for; no reason to refuse it."""
        found = []
        doubt = gettext(
            "The %(kind)s “%(number)s” is saved, but its digits do not add up: compare it with "
            "the printed one."
        )
        for name, is_right in (("isbn", is_isbn), ("issn", is_issn)):
            written = [n for n in self.cleaned_data.get(name, "").replace(";", ",").split(",") if n]
            found += [
                doubt % {"kind": name.upper(), "number": number.strip()}
                for number in written
                if name in self.changed_data and not is_right(number.partition("(")[0])
            ]
        return found


class NewPublicationForm(PublicationForm):
    """Takes the authors in one box too; those in it follow the rows."""

    author_list = forms.CharField(
        label=_("Authors"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=_(
            "In their order, one name in each line or separated by semicolons or “and”. "
            "People whom you look after are linked. Or write the authors into the rows below."
        ),
    )

    people: dict[int, Profile]
    """Those whom the user looks after and who are named in the box, by place."""

    def clean_author_list(self) -> list[Named]:
        names = read_names(self.cleaned_data["author_list"])
        self.people = own_people(names, visible(self.user, "change", Profile)) if names else {}
        # The rows are checked without the form, and one of them must name somebody otherwise.
        self.instance.has_people_in_box = bool(self.people)
        return names
