"""Who wrote a work, and who here may have."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.models import Profile, Section
from profiles.models.base import Audience, Visibility
from profiles.models.history import History
from profiles.models.people import orcid_form
from publications.models.status import UNFINISHED


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    def get_by_natural_key(self, publication: str, position: int) -> Authorship:
        return self.get(publication__slug=publication, position=position)

    def public(self) -> AuthorshipQuerySet:
        """Authorships by which a work stands on its author's public page."""
        return self.filter(hidden=False, publication__visibility=Visibility.PUBLIC)

    def shown_on(self, profile: Profile, *audiences: Audience) -> AuthorshipQuerySet:
        """Those by which works stand on a person's page, for a reader of these audiences."""
        return self.shown_to(*audiences).filter(profile=profile)

    def shown_to(self, *audiences: Audience) -> AuthorshipQuerySet:
        """Those by which works stand on any person's page, for a reader of these audiences.

        Everybody's, if none is named; unfinished works are left out where the person keeps them.
        """
        showing = Profile.objects.showing_unfinished_to(*(audiences or (Audience.EVERYBODY,)))
        unfinished = models.Q(publication__status__in=UNFINISHED)
        return self.public().filter(~unfinished | models.Q(profile__in=showing))


class Authorship(models.Model):
    """An author of a work, in order; and how the work stands on their page if they are ours."""

    publication = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="authorships"
    )
    position = models.PositiveSmallIntegerField(help_text=_("1 for the first author."))
    name = models.CharField(max_length=300, help_text=_("As printed."))
    family = models.CharField(
        _("family name"),
        max_length=300,
        blank=True,
        help_text=_("Empty where nobody has parted it."),
    )
    given = models.CharField(_("given names"), max_length=300, blank=True)
    suffix = models.CharField(max_length=40, blank=True, help_text=_("Such as Jr. or III."))
    is_organization = models.BooleanField(_("organisation"), default=False)
    orcid = models.CharField("ORCID iD", max_length=19, blank=True, validators=[orcid_form])
    marks = models.CharField(
        max_length=20, blank=True, help_text=_("Marks behind the name, such as * or †.")
    )
    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.SET_NULL, related_name="authorships"
    )
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="authorships",
        help_text=_("Where on the person's page it stands; empty for the first list of papers."),
    )
    citation_key = models.CharField(
        max_length=200,
        blank=True,
        help_text=_(
            "The key in this person's own bibliography; links to it, such as #curie1898, "
            "lead to the work on their page."
        ),
    )
    selected = models.BooleanField(default=False, help_text=_("Among the person's selected works."))
    hidden = models.BooleanField(default=False, help_text=_("Not shown on the person's page."))
    order = models.PositiveIntegerField(default=0)

    people_path = "profile"

    objects = AuthorshipQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["publication", "position"]
        verbose_name = _("author of a publication")
        verbose_name_plural = _("authors of publications")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"], name="one_author_per_position"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key_as_id(self) -> str:
        """The citation key as an id on a page, which has no blanks; "" where there is none."""
        return "_".join(self.citation_key.split())

    def natural_key(self) -> tuple[str, int]:
        return (self.publication.slug, self.position)


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def open(self) -> SuggestionQuerySet:
        """Those that nobody has answered."""
        return self.filter(refused=False)


class Suggestion(models.Model):
    """That an author of a work may be one of the people here; the person says yes or no.

    Where two people bear a name, both are asked. A yes links the author to the person and
    removes the suggestion; a no stays, so that nobody is asked again.
    """

    class Certainty(models.TextChoices):
        LIKELY = "likely", _("Likely")
        POSSIBLE = "possible", _("Possible")

    publication = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="suggestions"
    )
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="suggestions")
    name = models.CharField(max_length=300, help_text=_("The author, as printed."))
    certainty = models.CharField(max_length=20, choices=Certainty, default=Certainty.POSSIBLE)
    reason = models.CharField(max_length=300, blank=True)
    refused = models.BooleanField(
        default=False, help_text=_("The person said that it is not theirs.")
    )

    people_path = "profile"

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["profile", "refused", "certainty", "pk"]
        verbose_name = _("suggested author")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "profile"], name="asked_once_about_a_work"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.profile}?"
