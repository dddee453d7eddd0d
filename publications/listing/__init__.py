"""Lists of works: what a visitor filters them by, and what there is to choose from."""

from publications.listing.filters import Chip, WorkFilter

__all__ = ["Chip", "WorkFilter"]
