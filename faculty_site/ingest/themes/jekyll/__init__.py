"""Whole Jekyll sites: what all themes share. Each theme's own spelling is in its own file."""
