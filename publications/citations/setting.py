"""One item in one style; in a plain form where the style fails."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from publications.citations.catalogue import STYLES, Style
from publications.citations.engine.sheet import Sheet
from publications.citations.headlines import is_english
from publications.citations.items import Item, cleaned, is_chinese
from publications.citations.marks import punctuated
from publications.citations.pages import page_ranges
from publications.citations.plain import plain_form

_FILES: Final = Path(__file__).parent / "styles"

logger = logging.getLogger(__name__)


def set_item(raw: Mapping[str, Any], style: Style) -> str:
    """The entry, its italics marked as `marks` has it."""
    item = cleaned(raw)
    try:
        text = _in_style(dict(item), style)
    except Exception:  # whatever the library stumbles over, a reader gets a citation
        logger.warning("No %s citation of %r", style.key, item.get("title"), exc_info=True)
        text = ""
    return text or plain_form(item)


def _in_style(item: Item, style: Style) -> str:
    chinese = style.key == "gbt7714" and is_chinese(item)
    english = is_english(item.get("title", ""), item.get("language", ""))
    style.worded(item)
    if pages := item.get("page"):
        item["page"] = page_ranges(pages, style.last_page, style.dash)
    if issue := item.get("issue"):
        item["issue"] = re.sub(r"^(\d+)\s*[-–]+\s*(\d+)$", rf"\1{style.dash}\2", issue)
    sheet = _sheet(style.key, "zh-CN" if chinese else "en-US")
    return punctuated(sheet.entry(item, "en" if english else "und"), american=style.american)


@cache
def _sheet(style: str, language: str) -> Sheet:
    """Some milliseconds, once per process."""
    return Sheet(_FILES / STYLES[style].file, language, dict(STYLES[style].options))
