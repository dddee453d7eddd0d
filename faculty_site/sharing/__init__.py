"""Which picture goes along when somebody passes on the address of a page."""
