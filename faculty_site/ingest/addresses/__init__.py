"""The addresses that a document had on its old site, by the rules of the site's generator.

Pure: a document's path, front matter and the site's configuration go in, addresses come out.
"""
