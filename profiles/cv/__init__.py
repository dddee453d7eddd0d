"""A person's curriculum vitae: what is on their page, in a CV's order and ready for paper."""

from profiles.cv.chapters import Chapter, chapters_of
from profiles.cv.views import cv

__all__ = ["Chapter", "chapters_of", "cv"]
