"""The admin of people, their pages and departments; each module registers some of the models."""

from profiles.admin import content, departments, ledger, pages, people

__all__ = ["content", "departments", "ledger", "pages", "people"]
