"""The photo in a person's form: what it shows, and round what it is cut."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from faculty_site.lib.renditions import PORTRAIT, Focus, Shape, crop
from profiles.admin_base.forms import GuardedForm
from profiles.models import Profile
from profiles.picture_sizes import picture_size
from profiles.references import media_url

FOCUS = ("photo_focus_x", "photo_focus_y")
USUAL: dict[str, int] = {name: getattr(Profile(), name) for name in FOCUS}
SQUARE = Shape(1, 1)


class PhotoForm(GuardedForm):
    """A form with a photo and its focus, which may be left open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._focus_fields():
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """An empty number is the usual one; a new photo has the usual focus until somebody says."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        names = self._focus_fields()
        is_new = "photo" in self.changed_data and not set(names) & set(self.changed_data)
        for name in names:
            if is_new or data.get(name, "") is None:
                data[name] = USUAL[name]
        return data

    def _focus_fields(self) -> list[str]:
        return [name for name in FOCUS if name in self.fields]


def photo_with_focus(profile: Profile) -> str | SafeString:
    """The photo with its focus, and what is seen of it in each place, without any script."""
    if not profile.photo:
        return gettext("none")
    address = media_url(str(profile.photo))
    size = picture_size(str(profile.photo))
    context: dict[str, Any] = {"address": address, "alt": profile.photo_alt}
    if size:
        focus = Focus(profile.photo_focus_x, profile.photo_focus_y)
        context |= {
            "width": size[0],
            "height": size[1],
            "mark": _Mark(size, focus),
            "portrait": _box(size, PORTRAIT, focus),
            "square": _box(size, SQUARE, focus),
        }
    return render_to_string("admin/profiles/photo.html", context)


class _Mark:
    """Where the focus is in the picture, in pixels; `r` is the radius of the ring round it."""

    def __init__(self, size: tuple[int, int], focus: Focus) -> None:
        self.x, self.y = (round(s * f / 100) for s, f in zip(size, (focus.x, focus.y), strict=True))
        self.r = max(size) // 28


def _box(size: tuple[int, int], shape: Shape, focus: Focus) -> dict[str, int]:
    left, top, right, bottom = crop(*size, shape, focus)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
