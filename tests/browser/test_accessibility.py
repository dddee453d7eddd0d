"""What the tests of this folder ask axe is really asked: faults that were put in are found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations_by_day_and_night

PAGE = """<!doctype html><html lang="en"><head><title>Rings</title><style>
  :root {{ color-scheme: light dark; }}
  body {{ background: light-dark(#fff, #111); color: light-dark(#222, #eee); }}
  .faint {{ color: light-dark(#bbb, #eee); }}
  .faint-at-night {{ color: light-dark(#222, #333); }}
  .wash {{ background: #ddd; }}
  .ink {{ color: #767676; }}
  a {{ color: #555; text-decoration: none; }}
  .under a {{ text-decoration: underline; color: inherit; }}
</style></head><body><main><h1>Rings</h1>
{many}{fault}{many}
</main></body></html>"""
MANY = '<div class="under"><p>Every chain of <a href="/">ideals</a> comes to rest.</p></div>' * 40

FAULTS = {
    "<p class=faint>Faint</p>": {"light": ["color-contrast"], "dark": []},
    "<p class=faint-at-night>Faint</p>": {"light": [], "dark": ["color-contrast"]},
    "<p class=ink>On paper</p><div class=wash><p class=ink>On a wash</p></div>": {
        "light": ["color-contrast"],
        "dark": ["color-contrast"],
    },
    "<p>Words and <a href='/'>a link</a> among them</p>": {
        "light": ["link-in-text-block"],
        "dark": ["color-contrast"],
    },
    "<p><img src='data:,'></p>": {"light": ["image-alt"], "dark": []},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_among_much_that_is_right_is_found(page: Page, fault: str) -> None:
    page.set_content(PAGE.format(many=MANY, fault=fault))

    found = violations_by_day_and_night(page)

    rules = {scheme: [each.split(":")[0] for each in found[scheme]] for scheme in found}
    assert rules == FAULTS[fault]
