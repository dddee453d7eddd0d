"""Walks through a whole site as a visitor would, and checks all that it answers."""
