"""What kramdown reads off the beginning of a line."""

import re

from faculty_site.lib.markdown.rules.kramdown_blocks.elements import SPANS

ATTRIBUTES = r"[ ]{0,3}\{:(?![:/])(?:\\\}|[^}]){1,400}\}\s*\Z"
NO_SPAN = rf"(?!(?:{'|'.join(sorted(SPANS | {'script'}))})\b)[A-Za-z_][\w.:-]*"
ENDS_LAZINESS = rf"{ATTRIBUTES}|[ ]{{0,3}}(?:</{NO_SPAN}\s*>|<{NO_SPAN})"
LIST_ITEM = r"[ ]{0,3}(?:[+*-]|\d{1,9}\.)[ \t]"

BOUNDARY = re.compile(rf"\s*\Z|\^\s*\Z|{ATTRIBUTES}")
"""A blank line, kramdown's end of block, an attribute list."""
NOT_LAZY = re.compile(rf"\s*\Z|\^\s*\Z|{ENDS_LAZINESS}", re.IGNORECASE)
"""What ends a quotation."""
NOT_LAZY_ITEM = re.compile(ENDS_LAZINESS, re.IGNORECASE)
"""What does not go on with an item unless it is indented."""
NOT_PARAGRAPH = re.compile(
    rf"\s*\Z|\^\s*\Z|{ENDS_LAZINESS}|{LIST_ITEM}|"
    r"#{1,6}[ \t]|[ ]{0,3}(?::[ \t]|>|`{3}|~{3})",
    re.IGNORECASE,
)
"""What ends a paragraph; a table, a rule or a definition of a link does not."""
END_OF_BLOCK = re.compile(r"\^\s*\Z")
RULE = re.compile(r"[ ]{0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\Z")
ITEM = re.compile(LIST_ITEM)
QUOTATION = re.compile(r"\A[ ]{0,3}>[ ]?")
INDENT = re.compile(r"\A(?:\t|[ ]{4})")
HEADING = re.compile(r"(#{1,6})[ \t]+(.*)\Z")
EXTENSION_END = re.compile(r"[ ]{0,3}\{:/(comment|nomarkdown|)\}\s*\Z")
