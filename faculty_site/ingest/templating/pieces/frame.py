"""Parts of the old site's frame, which leave nothing on a page."""

from __future__ import annotations

from faculty_site.ingest.templating.model import Call, Context


def nothing(_call: Call, _context: Context) -> str | None:
    """Draws nothing and says nothing: a mark for the old site's generator."""
    return ""


def decoration(call: Call, context: Context) -> str | None:
    """Draws nothing, and tells what was left out."""
    context.problems.info(
        context.document.path,
        call.line,
        f"“{call.name}” drew a part of the old site's frame; it was left out.",
    )
    return ""
