"""What is wrong with an open page for somebody: one visit, looked at in every way.

The page is not opened anew for each way: its colours, its width and the motion it may show are
changed under it, as its reader would.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from tests.browser.accessibility import UNFOLD, violations_by_day_and_night
from tests.browser.screens import DESKTOP, PHONE

ZOOMED = {"at 200 %": 640, "at 400 %": 320}
"""How many CSS pixels a window of 1280 has at each zoom (WCAG 1.4.4 and 1.4.10)."""

TOO_WIDE = "document.documentElement.scrollWidth - window.innerWidth"

OUTLINE = """() => {
    const seen = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter(each => each.checkVisibility());
    const count = selector => document.querySelectorAll(selector).length;
    return {
        levels: seen.map(each => Number(each.tagName[1])),
        places: [count('main'), count('body > header'), count('body > footer'), count('nav')],
    };
}"""

UNSEEN_FOCUS = """() => {
    const ALIKE = 2, THICK = 2, LEAST = 3; // pixels; WCAG 1.4.11
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const light = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const above = (each, is) => {
        while (each && !is(getComputedStyle(each))) each = each.parentElement;
        return each;
    };
    const ground = each => getComputedStyle(
        above(each, style => !/, 0\\)$|transparent/.test(style.backgroundColor)) ?? document.body
    ).backgroundColor;
    const seen = new Map(), faults = [];
    const stops = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    for (const stop of document.querySelectorAll(stops)) {
        const kind = `${stop.tagName} ${stop.className} ${stop.parentElement.className}`;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (seen.get(kind) > ALIKE || !stop.checkVisibility({visibilityProperty: true})) continue;
        stop.focus({focusVisible: true, preventScroll: true});
        if (document.activeElement !== stop) continue;
        const ring = above(stop, style => style.outlineStyle !== "none");
        const what = stop.outerHTML.slice(0, 100);
        if (!ring) { faults.push(`no focus is seen: ${what}`); continue; }
        const { outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ring);
        const around = parseFloat(outlineOffset) < 0 ? ring : ring.parentElement;
        const both = [light(outlineColor), light(ground(around))];
        const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
        if (parseFloat(outlineWidth) < THICK) faults.push(`the focus is a hair: ${what}`);
        if (contrast < LEAST) faults.push(`the focus is faint, ${contrast.toFixed(2)}: ${what}`);
    }
    document.activeElement.blur();
    return faults;
}"""
"""Stops of the keyboard without a ring, or with one that is hardly seen; some of each kind."""

MOVING = """() => {
    const LONGEST = 0.01; // seconds
    const lasts = times => times.split(",").some(time => parseFloat(time) > LONGEST);
    return [...document.querySelectorAll("*")].filter(each => {
        const style = getComputedStyle(each);
        return style.scrollBehavior === "smooth" || lasts(style.transitionDuration) ||
            (style.animationName !== "none" && lasts(style.animationDuration));
    }).map(each => `moves: ${each.outerHTML.slice(0, 100)}`);
}"""

SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:not(math, math *) { line-height: 1.5 !important;
        letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    const wide = document.documentElement.scrollWidth - innerWidth;
    const cut = [...document.body.querySelectorAll(":not(.visually-hidden, svg, svg *)")]
        .filter(each => {
            const style = getComputedStyle(each);
            return /hidden|clip/.test(style.overflow) && style.webkitLineClamp === "none" &&
                each.checkVisibility() && each.textContent.trim() && (
                    each.scrollHeight - each.clientHeight > 1 ||
                    each.scrollWidth - each.clientWidth > 1
                );
        }).map(each => `cut off when spaced: ${each.outerHTML.slice(0, 100)}`);
    document.adoptedStyleSheets = [];
    return wide > 0 ? [...cut, `${wide} pixels too wide when spaced`] : cut;
}"""
"""What is lost where a reader spaces the text out (WCAG 1.4.12); a line clamp is meant."""

Faults = dict[str, list[str]]
"""What is wrong, by screen and colour scheme: "1280 light", "1280 dark", "390 light" …"""


def faults_of(page: Page, *, is_plain: bool = False) -> Faults:
    """All that is wrong with a page, unfolded; a plain page has neither navigation nor footer."""
    page.evaluate(UNFOLD)
    faults: Faults = {}
    for screen in (DESKTOP, PHONE):
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        found = violations_by_day_and_night(page)
        faults |= {f"{screen.width} {scheme}": each for scheme, each in found.items()}
    faults[f"{PHONE.width} light"] += _too_wide(page, "") + page.evaluate(SPACED)
    for zoom, width in ZOOMED.items():
        page.set_viewport_size({"width": width, "height": 640})
        faults[f"{DESKTOP.width} light"] += _too_wide(page, zoom)
    page.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
    faults[f"{DESKTOP.width} light"] += [
        *_faults_of_structure(page.evaluate(OUTLINE), is_plain=is_plain),
        *_too_wide(page, ""),
        *page.evaluate(UNSEEN_FOCUS),
        *page.evaluate(MOVING),
    ]
    page.emulate_media(color_scheme="dark")
    faults[f"{DESKTOP.width} dark"] += page.evaluate(UNSEEN_FOCUS)
    page.emulate_media(color_scheme="light")
    return faults


def _too_wide(page: Page, how: str) -> list[str]:
    wide = page.evaluate(TOO_WIDE)
    return [f"{wide} pixels too wide {how}"] if wide > 0 else []


def _faults_of_structure(found: Any, *, is_plain: bool) -> list[str]:
    levels, (mains, headers, footers, navigations) = found["levels"], found["places"]
    checks = {
        f"{levels.count(1)} first headings": levels.count(1) == 1,
        f"a level of headings is left out: {levels}": all(b <= a + 1 for a, b in pairwise(levels)),
        f"{mains} times main, {headers} headers": mains == headers == 1,
        f"{footers} footers": is_plain or footers == 1,
        "no navigation": is_plain or navigations > 0,
    }
    return [fault for fault, is_right in checks.items() if not is_right]
