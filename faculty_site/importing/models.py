"""An import, by upload or by command: who, when, for which department, and what it did."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.models import Department


class ImportRun(models.Model):
    """`report` is the JSON of the command's `--report`; `shown` what `outcome` made of it.

    An upload is `reading` until its preview is `shown`; it is `entering` from when somebody lets
    it in until it is `done`. `reason` says in English why it failed, or is shown anew.
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        SHOWN = "shown", _("waits for your answer")
        ENTERING = "entering", _("being let in")
        DONE = "done", _("let in")
        REFUSED = "refused", _("not let in")
        FAILED = "failed", _("failed")

    class Door(models.TextChoices):
        UPLOAD = "upload", _("upload")
        COMMAND = "command", _("command")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    door = models.CharField(_("kind"), max_length=10, choices=Door, default=Door.UPLOAD)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("department"),
    )
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    options = models.JSONField(_("options"), default=dict, blank=True)
    report = models.JSONField(_("report"), default=dict, blank=True)
    shown = models.JSONField(default=dict, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    started = models.DateTimeField(_("started"), auto_now_add=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        ordering = ["-started", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [models.Index(fields=["state", "started"], name="importrun_state_started")]

    def __str__(self) -> str:
        return self.file_name or str(self.key)

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_open(self) -> bool:
        """Whether its file is still needed."""
        return self.state in OPEN

    @property
    def brings_anything(self) -> bool:
        """Whether any of its people can come in."""
        return any(source["profile"] for source in self.sources)

    @property
    def sources(self) -> list[dict[str, Any]]:
        """The entries of the report."""
        found: list[dict[str, Any]] = self.report.get("sources", [])
        return found


UNDER_WAY = (ImportRun.State.READING, ImportRun.State.ENTERING)
OPEN = (*UNDER_WAY, ImportRun.State.SHOWN)
