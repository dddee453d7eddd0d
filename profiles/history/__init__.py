"""The history as people see it: what changed, who did it, and how to bring something back.

The rows themselves are written by `profiles.models.history`.
"""
