"""The pages of works: lists, and one work."""

from publications.views.lists import publication_list
from publications.views.works import detail

__all__ = ["detail", "publication_list"]
