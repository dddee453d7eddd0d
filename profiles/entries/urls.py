"""The addresses of talks, teaching and projects: of everybody, and of a department."""

from __future__ import annotations

from django.urls import path

from profiles.entries.kinds import KINDS
from profiles.entries.views import entries

urlpatterns = [
    *(path(f"{each.word}/", entries, {"kind": each}, name=each.word) for each in KINDS),
    *(
        path(
            f"departments/<slug:slug>/{each.word}/",
            entries,
            {"kind": each},
            name=f"department_{each.word}",
        )
        for each in KINDS
    ),
]
