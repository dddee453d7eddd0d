"""Every role at every door of the running site: what was expected, and what was seen."""
