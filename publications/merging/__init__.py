"""One work, once: pairs of works that may be one, and making one of two or two of one.

`relating` writes down which works may be the same and which are versions, by the rule of
`faculty_site.lib.work_identity`; `merge` makes one of two and `split` two of one; both leave a
`Merge` with the rows as they were, from which `undo` takes them back. Imports find their records by
the ledger, whose lines move along, so that importing again changes nothing. `former` leads from
the address of a work that was merged away to what it became.
"""
