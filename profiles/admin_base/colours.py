"""A colour in a form: its six digits, a picker beside them, and how well it can be read."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.template.loader import render_to_string

from faculty_site.lib.colours import BY_DAY, Ground, contrasts


class ColourWidget(forms.TextInput):
    """A text field, which can be empty, and the browser's own picker where scripts run.

    A picker alone always has a colour, so nobody could leave it to the site's own.
    """

    template_name = "admin/colour_field.html"

    class Media:
        js: ClassVar = ["faculty_site/admin/colour.js"]

    def __init__(self, ground: Ground = BY_DAY) -> None:
        super().__init__({"size": 9, "maxlength": 7, "spellcheck": "false"})
        self.ground = ground

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        # With the project's templates, which the engine of Django's own widgets does not know.
        return render_to_string(template_name, context)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        colour = str(value or "").lower()
        if re.fullmatch(r"#[0-9a-f]{6}", colour):
            measured = contrasts(colour, self.ground)
            context["colour"] = colour
            context["on_page"] = measured["on the page"]
            context["on_wash"] = measured["on its own wash"]
            context["at_night"] = self.ground.at_night
        return context
