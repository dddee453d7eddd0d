"""A person as a whole: all that is kept of them, given out, handed over, and erased.

What hangs on a person is found by introspection (`holdings`). Each kind of row has a line there
that says what erasing does with it; a test fails for a kind without one.
"""
