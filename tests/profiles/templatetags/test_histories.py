"""What the pages of histories need in their templates."""

from __future__ import annotations

from profiles.history.words import differences
from profiles.templatetags.histories import marked


def test_a_text_is_marked_and_escaped() -> None:
    pieces = differences("old <b>\nthe same & more", "new <b>\nthe same & more")
    assert marked(pieces) == "<del>old</del><ins>new</ins> &lt;b&gt;\nthe same &amp; more"
