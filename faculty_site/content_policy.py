"""What a page of this site may load, and from where: its Content-Security-Policy."""

from __future__ import annotations

from typing import Final

from csp.constants import NONE, SELF

from faculty_site.lib import frames

DIRECTIVES: Final = {
    "default-src": [NONE],
    # Pages that were brought in may show pictures and recordings of other hosts.
    "img-src": [SELF, "data:", "https:"],
    "media-src": [SELF, "https:"],
    "frame-src": list(frames.SOURCES),
    "style-src": [SELF],
    "script-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
