"""Form widgets of the admin: the Markdown editor with its preview, and choices without queries."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.admin.widgets import (
    AdminFileWidget,
    AdminIntegerFieldWidget,
    AutocompleteSelect,
    RelatedFieldWidgetWrapper,
)
from django.forms import Field
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from markdownx.widgets import AdminMarkdownxWidget


class MarkdownWidget(AdminMarkdownxWidget):  # type: ignore[misc]
    """The editor beside its preview, which is drawn as the site will draw it."""

    template_name = "admin/markdown_field.html"

    class Media:
        extend = False  # its style sheet is for editors without a second column
        css: ClassVar = {"all": ["faculty_site/admin/markdown.css"]}
        # Ours listens before markdownx's runs.
        js: ClassVar = [
            "faculty_site/admin/markdown.js",
            "markdownx/js/markdownx.min.js",
            Script("turndown/turndown.js", defer=True),
            Script("faculty_site/admin/paste_parts.js", defer=True),
            Script("faculty_site/admin/paste_tidy.js", defer=True),
            Script("faculty_site/admin/paste.js", defer=True),
        ]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 12, "cols": 60} | (attrs or {}))
        self.aim("", "")

    def aim(self, dialect: str, profile: str) -> None:
        """Says in which dialect the text is and, by slug, whose pictures it may show."""
        self.dialect = dialect or "site"
        self.query = urlencode({"dialect": self.dialect, "profile": profile})

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        # With the project's templates, which the engine of Django's own widgets does not know.
        return render_to_string(template_name, context)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["help_url"] = (
            f"{reverse('admin:markdown_help')}?{urlencode({'dialect': self.dialect})}"
        )
        context["widget"]["attrs"] |= {
            "data-markdownx-urls-path": f"{reverse('admin:markdown_preview')}?{self.query}",
            "data-markdownx-upload-urls-path": f"{reverse('admin:markdown_upload')}?{self.query}",
        }
        return context


class PictureWidget(AdminFileWidget):
    """A picture to choose or to take away, without the name that it is stored under."""

    template_name = "admin/picture_field.html"

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        return render_to_string(template_name, context)


class OrderWidget(AdminIntegerFieldWidget):
    """A row's place among others: a number, which a script lets be dragged and moved by buttons."""

    class Media:
        js: ClassVar = [Script("faculty_site/admin/order.js", defer=True)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-order-up": gettext("Move up"),
            "data-order-down": gettext("Move down"),
            "data-order-moved": gettext("Now %(place)s of %(all)s. Kept when you save.")
            % {"place": "{place}", "all": "{all}"},
        }
        return context


class LabelledAutocomplete(AutocompleteSelect):
    """An autocomplete that is told what its present choice is called, instead of asking.

    A form set of thirty rows would otherwise send thirty queries.
    """

    labels: dict[str, str]

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        chosen = [str(key) for key in value if key]
        labels = getattr(self, "labels", {})
        if any(key not in labels for key in chosen):
            return super().optgroups(name, value, attrs)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for index, key in enumerate(chosen, start=len(options)):
            options.append(self.create_option(name, key, labels[key], True, index))
        return [(None, options, 0)]


def quiet(field: Field | None) -> Field | None:
    """The field without the icons that add, change and delete the object chosen in it."""
    if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget = field.widget.widget
    return field
