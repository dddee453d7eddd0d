"""Deletes what was made of a photo once the photo, its focus or the person is another or gone."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from profiles.models import Profile
from profiles.pictures.made import forget
from profiles.pictures.portraits import folder_of, key_of


@receiver(post_save, sender=Profile)
def forget_old_renditions(instance: Profile, **_: Any) -> None:
    """Once the change is sure; what goes wrong in the storage must not undo a person's edit."""
    kept = key_of(instance) if instance.photo else "\0"
    transaction.on_commit(partial(forget, folder_of(instance.pk), but=kept), robust=True)


@receiver(post_delete, sender=Profile)
def forget_all_renditions(instance: Profile, **_: Any) -> None:
    transaction.on_commit(partial(forget, folder_of(instance.pk)), robust=True)
