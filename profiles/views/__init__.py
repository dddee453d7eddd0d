"""The pages of people: the one about them, their lists, and their further pages."""

from profiles.views.lists import news, projects, talks, teaching
from profiles.views.pages import detail, page, page_without_slash

__all__ = ["detail", "news", "page", "page_without_slash", "projects", "talks", "teaching"]
