"""Form fields of works: numbers that may be pasted as addresses, names and keywords as lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from publications.identifiers import (
    arxiv_address,
    doi_address,
    is_arxiv,
    plain_arxiv,
    plain_doi,
)
from publications.models.works import doi_form


class NumberWidget(AdminURLFieldWidget):
    """A text field with the address to which its value leads."""

    input_type = "text"

    def __init__(self, address: Callable[[str], str], is_right: Callable[[str], bool]) -> None:
        super().__init__({"class": "vTextField", "spellcheck": "false"})
        self.address, self.is_right = address, is_right

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["url_valid"] = bool(value) and self.is_right(str(value))
        if context["url_valid"]:
            context["current_label"], context["change_label"] = gettext("Leads to"), ""
            context["widget"]["href"] = self.address(str(value))
        return context


LINE_ENDS = re.compile(r"[\r\n]")


def is_doi(text: str) -> bool:
    try:
        doi_form(text)
    except ValidationError:
        return False
    return True


class PastedField(forms.CharField):
    """A short value of which the browser takes a longer form, such as its address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.pop("maxlength", None)


class OrcidField(PastedField):
    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return text.rstrip("/").rpartition("orcid.org/")[2]


class DoiField(PastedField):
    """A DOI, pasted in whatever form people have it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"widget": NumberWidget(doi_address, is_doi)})

    def to_python(self, value: Any) -> str:
        return plain_doi(super().to_python(value) or "")


class ArxivField(PastedField):
    """An arXiv id, pasted in whatever form people have it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"widget": NumberWidget(arxiv_address, is_arxiv)})

    def to_python(self, value: Any) -> str:
        return plain_arxiv(super().to_python(value) or "")


class KeywordsField(forms.CharField):
    """Keywords with semicolons between them, which those of several lines get."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        if not LINE_ENDS.search(text):
            return text
        words = re.split(r"[;\r\n]+", text)
        return "; ".join(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
