"""Works: one record each, however many people here wrote it."""

from __future__ import annotations

import re

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.fuzzy_dates import FuzzyDateField
from profiles.models import Profile
from profiles.models.addresses import Addressed
from profiles.models.base import Audience, Visibility
from profiles.models.history import History
from profiles.models.people import ProfileQuerySet
from publications.models.authors import Authorship
from publications.models.status import UNFINISHED, Status

doi_form = RegexValidator(
    re.compile(r"^10\.\d{4,9}/\S+$"),
    _("A DOI begins with 10. and has a slash, as 10.1038/143239a0."),
)

CERTAIN = 75
"""Percent from which on versions that nobody has confirmed are shown as such."""


class PublicationQuerySet(models.QuerySet["Publication"]):
    def get_by_natural_key(self, slug: str) -> Publication:
        return self.get(slug=slug)

    def public(self, *audiences: Audience) -> PublicationQuerySet:
        """Works whose own page anybody may open: with a public author here, who shows it.

        Unfinished ones of those who show them to one of the audiences: to everybody, if none is
        named.
        """
        return self.shown_by(Profile.objects.public(), *audiences)

    def listed(self, *audiences: Audience) -> PublicationQuerySet:
        """Works that the department's lists show; unfinished ones as `public` has it."""
        return self.shown_by(Profile.objects.listed(), *audiences)

    def for_engines(self) -> PublicationQuerySet:
        """Works that search engines may show: on the page of one author at least they may be."""
        return self.shown_by(Profile.objects.for_engines())

    def shown_by(self, people: ProfileQuerySet, *audiences: Audience) -> PublicationQuerySet:
        """Works that stand on the page of one of these people; a suggestion alone shows nothing.

        Unfinished ones as `public` has it.
        """
        shown = Authorship.objects.filter(
            publication=models.OuterRef("pk"), hidden=False, profile__in=people
        )
        open_to = people.showing_unfinished_to(*(audiences or (Audience.EVERYBODY,)))
        finished = ~models.Q(status__in=UNFINISHED)
        return self.filter(
            models.Exists(shown) & finished | models.Exists(shown.filter(profile__in=open_to)),
            visibility=Visibility.PUBLIC,
        )

    def newest_first(self) -> PublicationQuerySet:
        """By year, works without one first (they are under way), then by title."""
        return self.order_by(models.F("year").desc(nulls_first=True), "title", "pk")

    def versions_of(self, work: Publication) -> PublicationQuerySet:
        """Those that are versions of a work: its preprint, its proceedings, its later edition.

        So a person said, or else the rule that relates works is nearly certain.
        """
        certain = models.Q(decided=True) | models.Q(confidence__gte=CERTAIN)
        pairs = work.relations.model.objects.filter(certain, kind="versions")
        return self.filter(
            models.Q(pk__in=pairs.filter(first=work).values("second"))
            | models.Q(pk__in=pairs.filter(second=work).values("first"))
        )

    def with_authors(self) -> PublicationQuerySet:
        """One more query for the authors in order, with the profiles of ours."""
        authors = Authorship.objects.select_related("profile").order_by("position", "pk")
        return self.prefetch_related(models.Prefetch("authorships", authors))


class Publication(Addressed, models.Model):
    """A work: one record, however many people here wrote it."""

    class Type(models.TextChoices):
        """CSL's names of kinds of works."""

        ARTICLE = "article-journal", _("Journal article")
        PAPER = "paper-conference", _("Conference paper")
        PREPRINT = "article", _("Preprint")
        BOOK = "book", _("Book")
        CHAPTER = "chapter", _("Chapter")
        THESIS = "thesis", _("Thesis")
        REPORT = "report", _("Report")
        DATASET = "dataset", _("Data set")
        SOFTWARE = "software", _("Software")
        PATENT = "patent", _("Patent")
        DOCUMENT = "document", _("Other work")

    Status = Status

    slug = models.SlugField(max_length=120, unique=True)
    type = models.CharField(max_length=30, choices=Type, default=Type.DOCUMENT)
    title = models.TextField()
    venue = models.TextField(blank=True, help_text=_("Journal, proceedings, publisher or school."))
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    date = FuzzyDateField(null=True, blank=True)
    volume = models.CharField(max_length=200, blank=True)
    issue = models.CharField(max_length=200, blank=True)
    pages = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("The range, such as 239–240, or the article’s number."),
    )
    number = models.CharField(
        max_length=200, blank=True, help_text=_("Of a report or a patent, as it is printed.")
    )
    edition = models.CharField(max_length=200, blank=True)
    series = models.TextField(blank=True, help_text=_("The series that a volume belongs to."))
    editors = models.JSONField(
        default=list, blank=True, help_text="The volume’s editors, as a list of names."
    )
    publisher = models.TextField(blank=True)
    place = models.CharField(
        _("place of publication"), max_length=300, blank=True, help_text=_("The publisher’s city.")
    )
    genre = models.CharField(
        max_length=200, blank=True, help_text=_("Of a thesis or report, such as “PhD thesis”.")
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.PUBLISHED)
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[doi_form])
    arxiv = models.CharField(_("arXiv id"), max_length=40, blank=True)
    isbn = models.CharField("ISBN", max_length=100, blank=True)
    issn = models.CharField("ISSN", max_length=100, blank=True)
    pmid = models.CharField(_("PubMed id"), max_length=20, blank=True)
    abstract = models.TextField(blank=True)
    note = models.TextField(
        blank=True, help_text=_("What the list adds, such as “oral presentation”.")
    )
    award = models.TextField(blank=True, help_text=_("Such as “Best paper award”."))
    marks_note = models.TextField(
        _("meaning of the marks"),
        blank=True,
        help_text=_("What the marks behind authors’ names say, such as “* equal contribution”."),
    )
    keywords = models.TextField(blank=True, help_text=_("Separated by semicolons."))
    links = models.JSONField(
        default=list,
        blank=True,
        help_text="A list of {kind, url, label}: pdf, code, slides, video, poster, data …",
    )
    bibtex = models.TextField("BibTeX", blank=True, help_text=_("The entry as it was imported."))
    ris = models.TextField("RIS", blank=True, help_text=_("The record as it was imported."))
    csl_json = models.TextField("CSL-JSON", blank=True, help_text=_("The item as it was imported."))
    language = models.CharField(max_length=35, blank=True)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.PUBLIC)

    people_path = "authorships__profile"

    objects = PublicationQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-year", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("publications:detail", args=[self.slug])
