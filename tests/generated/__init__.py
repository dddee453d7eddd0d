"""Generated sites whose truth is known, and how much of it an import finds.

`python -m tests.generated --seed 2 --researchers 300` makes, imports and scores some.
"""
