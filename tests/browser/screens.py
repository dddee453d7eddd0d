"""The screens pages are looked at on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class Screen:
    """Size in CSS pixels, the colour scheme asked for, and whether scripts run."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    javascript: bool = True

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}{'' if self.javascript else '-no-script'}"


DESKTOP = Screen(1280, 900)
PHONE = Screen(390, 844)
DESKTOP_DARK = replace(DESKTOP, scheme="dark")
PHONE_DARK = replace(PHONE, scheme="dark")
NO_SCRIPT = replace(DESKTOP, javascript=False)
