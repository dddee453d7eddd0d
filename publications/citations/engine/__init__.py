"""A CSL style at work on one item: citeproc-py, with what it does wrong put right.

Each class here takes the place of the library's class of the same name. What was found wrong, and
so is overridden, stands in its docstring; all else is the library's.
"""
