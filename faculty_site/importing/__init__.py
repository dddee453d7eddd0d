"""Imports without a shell, and the history of all imports.

A department admin uploads a site; a process of its own reads it, brings it in and takes that back
(`running`), so that a page can show what would come in; let in, another process does it again and
keeps it where it is just what was shown. The request only starts that process (`process`) and the
pages look at what it left: no web worker waits, and no further service is needed.
"""
