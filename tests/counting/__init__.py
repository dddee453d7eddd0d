"""Counts what the files of a site hold, and looks for each of it in what an import wrote.

Nothing here comes from the importer: files are read by the standard library and PyYAML, so that
a fault there cannot hide itself here.
"""
