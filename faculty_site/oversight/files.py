"""Tables and records as files to keep, sent while they are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

KINDS: Final = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}


def file_of_today(name: str, ending: str, lines: Iterable[str]) -> StreamingHttpResponse:
    """The lines as a file that is named by the day; `ending` is one of KINDS."""
    dated = f"{name}-{timezone.localdate():%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": content_disposition_header(True, dated) or ""}
    return StreamingHttpResponse(lines, content_type=KINDS[ending], headers=headers)
