"""The screens pages are looked at on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class Screen:
    """Size in CSS pixels, the colour scheme asked for, whether scripts run, and the pixels of the
    screen for one of CSS."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    javascript: bool = True
    scale: int = 1

    def __str__(self) -> str:
        scale = "" if self.scale == 1 else f"-by-{self.scale}"
        return f"{self.width}{scale}-{self.scheme}{'' if self.javascript else '-no-script'}"


DESKTOP = Screen(1280, 900)
PHONE = Screen(390, 844)
DESKTOP_DARK = replace(DESKTOP, scheme="dark")
PHONE_DARK = replace(PHONE, scheme="dark")
NO_SCRIPT = replace(DESKTOP, javascript=False)
