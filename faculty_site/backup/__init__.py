"""Database and files of a site in one file, and back; from SQLite to PostgreSQL as well.

A backup is a tar archive of

    rows/<model>.jsonl.gz   each table, one row a line, in Django's JSON Lines with primary keys
    media/<path>            each file of MEDIA_ROOT
    manifest.json           last: what the site was, and size, SHA-256 and rows of all the above

An archive without its last member is a broken one. Rows are those of one moment; files are read
after them, so that every file that a row names is there. Left out are sessions and what is worked
out from the rest (`tables.LEFT_OUT`). The rows fit the same migrations only.

A ready library was looked at first: django-dbbackup 5 keeps database and files in two archives,
restores into the kind of database that it came from, holds the whole of its portable form in
memory, and checks nothing before it writes.
"""


class BackupError(Exception):
    """A backup cannot be made or used; the message is for whoever asked. Nothing was changed."""
