"""The admin of works; each module registers some of the models."""

from publications.admin import own_lists, works

__all__ = ["own_lists", "works"]
