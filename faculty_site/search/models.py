"""What is searched: a row for each thing, the words of names and titles, and what changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What can be found, in the order of the page's tabs; the values stand in its address."""

    PERSON = "people", _("People")
    PUBLICATION = "publications", _("Publications")
    NEWS = "news", _("News")
    PAGE = "pages", _("Pages")


class Record(models.Model):
    """One thing that can be found.

    `names` (of a person), `title` and `text` are folded words with blanks between, for the database
    to search; `shown` are the words of the text as a reader knows them, for excerpts.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    key = models.BigIntegerField(help_text="The thing’s primary key.")
    names = models.TextField(blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    shown = models.TextField(blank=True)
    day = models.IntegerField(default=0, help_text="Such as 19210501; 0 where there is no date.")
    filed = models.CharField(max_length=100, blank=True, help_text="Order among those of one day.")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_record_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Slip(models.Model):
    """A word of a name or title, by itself and by each form that lacks one of its letters.

    Two words that differ by one slip have such a form in common, whatever the slip is.
    """

    form = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["form", "word"], name="search_slip_once")]

    def __str__(self) -> str:
        return f"{self.form}: {self.word}"


class Change(models.Model):
    """That a row was written of which the index has not heard; noted by the database itself."""

    source = models.CharField(max_length=30)
    key = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["source", "key"], name="search_change_of")]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"
