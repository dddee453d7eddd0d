"""Changes that wait: kept beside what the public sees, looked at, shared, and published.

A draft holds what somebody changed in a form of the admin, field by field, and nothing else of it.
What the draft would make is found out by sending that form: as always with all rights and checks,
and in a transaction that is undone. So a preview is no other page than the one that publishing
brings. What somebody changes beside a draft, or an import, changes the page alone; where both
changed the same, whoever publishes is asked.
"""
