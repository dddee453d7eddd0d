"""The pages of works: lists, and one work."""

from publications.views.lists import department_list, person_list, publication_list
from publications.views.works import detail

__all__ = ["department_list", "detail", "person_list", "publication_list"]
