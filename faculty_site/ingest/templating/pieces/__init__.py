"""What the calls of both generators stand for: pictures, videos, quotations, citations.

These functions take values and write Markdown. A picture or a video is HTML on one line: themes
put them inside raw HTML, where no Markdown is read, and into list items. Whatever begins with a
tag is a block of its own where it stands alone: goldmark reads no Markdown up to the next blank
line, and four blanks before it would make it code. Details, callouts and code are of many lines;
inside a list each takes the item's indentation.
"""
