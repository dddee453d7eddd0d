"""What a heading of a stored page promises, in the words by which it was imported."""

from __future__ import annotations

import re

from faculty_site.ingest.headings import bare, promise_of

_students = re.compile(
    r"""\b(?:students?|advisees?|mentees?|supervis\w+|advising|mentoring|alumni|postdocs?)\b |
        学生 | 指导 | betreu\w+ | doktorand\w* | estudiantes | doctorants""",
    re.VERBOSE | re.IGNORECASE,
)


def promised_by(heading: str) -> str:
    """As the importer has it, and “students”; "" where the words do not say."""
    return promise_of(heading) or ("students" if _students.search(bare(heading)) else "")
