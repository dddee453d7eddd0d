"""Bringing back what was: one field, one row, or all that was done at once.

A restoring is a saving: it asks the same rights, goes through the form that the reader has of the
row, and leaves alone what that form does not offer them, such as the state or the account of a
person. What was deleted comes back where the reader may add it, with the key that it had.
"""
