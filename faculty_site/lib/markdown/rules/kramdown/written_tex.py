r"""TeX between single dollars as authors had to write it for kramdown.

kramdown knows ``$$`` alone; between single dollars it reads escapes before MathJax sees the TeX.
So authors doubled backslashes (``\\{``, ``\\|``) and escaped what Markdown would have taken
(``\_``, ``\*``). What TeX means by a single backslash, such as ``\{``, stays.
"""

import re

ROW_END = re.compile(r"\\{3,}(?=\s|\Z)")
DOUBLED = re.compile(r"\\\\(?=[{}|,;!:#%$_^*])")
DOUBLED_COMMAND = re.compile(r"\\\\(?=[A-Za-z])")
ESCAPED = re.compile(r"(?<!\\)\\([.*_+<()\[\]|~-])")


def read_by_mathjax(tex: str) -> str:
    """The TeX that is left when kramdown has read ``tex``."""
    if "\\" not in tex:
        return tex
    tex = ESCAPED.sub(r"\1", tex)
    tex = DOUBLED.sub(r"\\", ROW_END.sub(r"\\\\", tex))
    return tex if r"\begin" in tex else DOUBLED_COMMAND.sub(r"\\", tex)
