"""Works, and who wrote them."""

from __future__ import annotations

import re

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from faculty_site.lib.fuzzy_dates import FuzzyDateField
from profiles.models import Profile, Section
from profiles.models.base import Visibility
from profiles.models.translations import Translation, TranslationQuerySet, language_constraint

doi_form = RegexValidator(
    re.compile(r"^10\.\d{4,9}/\S+$"), "A DOI begins with 10. and has a slash, as 10.1038/143239a0."
)


class PublicationQuerySet(models.QuerySet["Publication"]):
    def get_by_natural_key(self, slug: str) -> Publication:
        return self.get(slug=slug)

    def public(self) -> PublicationQuerySet:
        """Works whose own page anybody may open: with a public author here, who shows it."""
        return self._shown_by(Profile.objects.public())

    def listed(self) -> PublicationQuerySet:
        """Works that the department's lists show."""
        return self._shown_by(Profile.objects.listed())

    def _shown_by(self, people: models.QuerySet[Profile]) -> PublicationQuerySet:
        """Works that stand on the page of one of these people; a suggestion alone shows nothing."""
        shown = Authorship.objects.filter(
            publication=models.OuterRef("pk"), hidden=False, confirmed=True, profile__in=people
        )
        return self.filter(models.Exists(shown), visibility=Visibility.PUBLIC)

    def newest_first(self) -> PublicationQuerySet:
        """By year, works without one first (they are under way), then by title."""
        return self.order_by(models.F("year").desc(nulls_first=True), "title", "pk")

    def with_authors(self) -> PublicationQuerySet:
        """One more query for the authors in order, with the profiles of ours."""
        authors = Authorship.objects.select_related("profile").order_by("position", "pk")
        return self.prefetch_related(models.Prefetch("authorships", authors))


class Publication(models.Model):
    """A work: one record, however many people here wrote it."""

    class Type(models.TextChoices):
        """CSL's names of kinds of works."""

        ARTICLE = "article-journal", "Journal article"
        PAPER = "paper-conference", "Conference paper"
        PREPRINT = "article", "Preprint"
        BOOK = "book", "Book"
        CHAPTER = "chapter", "Chapter"
        THESIS = "thesis", "Thesis"
        REPORT = "report", "Report"
        DATASET = "dataset", "Data set"
        SOFTWARE = "software", "Software"
        PATENT = "patent", "Patent"
        DOCUMENT = "document", "Other work"

    class Status(models.TextChoices):
        PUBLISHED = "published", "Published"
        ACCEPTED = "accepted", "Accepted"
        IN_PRESS = "in_press", "In press"
        UNDER_REVIEW = "under_review", "Under review"
        IN_PREPARATION = "in_preparation", "In preparation"
        PREPRINT = "preprint", "Preprint"

    slug = models.SlugField(max_length=120, unique=True)
    type = models.CharField(max_length=30, choices=Type, default=Type.DOCUMENT)
    title = models.TextField()
    venue = models.TextField(blank=True, help_text="Journal, proceedings, publisher or school.")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    date = FuzzyDateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.PUBLISHED)
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[doi_form])
    arxiv = models.CharField("arXiv id", max_length=40, blank=True)
    abstract = models.TextField(blank=True)
    note = models.TextField(
        blank=True, help_text="What the list adds: “Best paper award”, “oral presentation”."
    )
    links = models.JSONField(
        default=list,
        blank=True,
        help_text="A list of {kind, url, label}: pdf, code, slides, video, poster, data …",
    )
    bibtex = models.TextField("BibTeX", blank=True, help_text="The entry as it was imported.")
    language = models.CharField(max_length=35, blank=True)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.PUBLIC)

    people_path = "authorships__profile"

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("publications:detail", args=[self.slug])


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    def get_by_natural_key(self, publication: str, position: int) -> Authorship:
        return self.get(publication__slug=publication, position=position)

    def public(self) -> AuthorshipQuerySet:
        """Authorships by which a work stands on its author's public page."""
        return self.filter(hidden=False, publication__visibility=Visibility.PUBLIC)


class Authorship(models.Model):
    """An author of a work, in order; and how the work stands on their page if they are ours."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="authorships"
    )
    position = models.PositiveSmallIntegerField(help_text="1 for the first author.")
    name = models.CharField(max_length=300, help_text="As printed.")
    marks = models.CharField(
        max_length=20, blank=True, help_text="Marks behind the name, such as * or †."
    )
    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.SET_NULL, related_name="authorships"
    )
    confirmed = models.BooleanField(
        default=True, help_text="Off while it is only suggested that this is the person."
    )
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="authorships",
        help_text="Where on the person's page it stands; empty for the first list of papers.",
    )
    citation_key = models.CharField(
        max_length=200,
        blank=True,
        help_text="The key in this person's own bibliography; links to it, such as #curie1898, "
        "lead to the work on their page.",
    )
    selected = models.BooleanField(default=False, help_text="Among the person's selected works.")
    hidden = models.BooleanField(default=False, help_text="Not shown on the person's page.")
    order = models.PositiveIntegerField(default=0)

    people_path = "profile"

    objects = AuthorshipQuerySet.as_manager()

    class Meta:
        ordering = ["publication", "position"]
        verbose_name = "author of a publication"
        verbose_name_plural = "authors of publications"
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"], name="one_author_per_position"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, int]:
        return (self.publication.slug, self.position)


class PublicationTranslation(Translation):
    """What is said of a work in a further language; who wrote it and where it came out stays."""

    original = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="translations")
    title = models.TextField(blank=True)
    abstract = models.TextField(blank=True)
    note = models.TextField(blank=True)

    words = ("title", "abstract", "note")
    people_path = "original__authorships__profile"

    objects = TranslationQuerySet["PublicationTranslation"].as_manager()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = "translation of a publication"
        verbose_name_plural = "translations of publications"
        constraints = [language_constraint("publication_once_per_language")]
