"""What an import remembers, so that the next one can tell a source's edits from local ones."""

from __future__ import annotations

from django.db import models

from profiles.models.people import Profile


class SourceQuerySet(models.QuerySet["Source"]):
    def get_by_natural_key(self, profile: str, name: str) -> Source:
        return self.get(profile__slug=profile, name=name)


class Source(models.Model):
    """Where a person's page came from. `name` is the path of its main page inside the source."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(max_length=500)
    theme = models.CharField(max_length=50, blank=True)

    people_path = "profile"

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["profile", "name"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "name"], name="source_name_per_profile")
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str]:
        return (self.profile.slug, self.name)


class SourceFileQuerySet(models.QuerySet["SourceFile"]):
    def get_by_natural_key(self, profile: str, source: str, path: str) -> SourceFile:
        return self.get(source__profile__slug=profile, source__name=source, path=path)


class SourceFile(models.Model):
    """A file of a source, byte for byte as it was last imported."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=500)
    content = models.BinaryField()

    people_path = "source__profile"

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        ordering = ["source", "path"]
        constraints = [
            models.UniqueConstraint(fields=["source", "path"], name="file_path_per_source")
        ]

    def __str__(self) -> str:
        return self.path

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.source.natural_key(), self.path)


class ImportRecordQuerySet(models.QuerySet["ImportRecord"]):
    def get_by_natural_key(self, profile: str, source: str, origin: str) -> ImportRecord:
        return self.get(source__profile__slug=profile, source__name=source, origin=origin)


class ImportRecord(models.Model):
    """One line of the ledger: a record's origin, the object, and the values last imported.

    `key` is the object's natural key as a list. `values` maps field names to the JSON values
    of the last import, and the labels of part models (authorships) to the list of theirs.
    `text` is the folded text by which a reworded list item is found again. `vanished` says
    that the source has it no more.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="records")
    origin = models.CharField(max_length=300)
    model = models.CharField(max_length=100)
    key = models.JSONField()
    values = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    order = models.PositiveIntegerField(null=True, blank=True)
    vanished = models.BooleanField(default=False)

    people_path = "source__profile"

    objects = ImportRecordQuerySet.as_manager()

    class Meta:
        ordering = ["source", "origin"]
        constraints = [
            models.UniqueConstraint(fields=["source", "origin"], name="origin_per_source")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.origin}"

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.source.natural_key(), self.origin)
