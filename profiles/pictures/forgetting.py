"""Deletes what was made of a photo or a file once that, the photo's focus or the person is another
or gone, and a logo that no department has any more."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from profiles.models import Asset, Department, Profile
from profiles.pictures import files
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


@receiver(post_save, sender=Asset)
def forget_old_pictures(instance: Asset, **_: Any) -> None:
    """What was made of a file that is another now."""
    folder = files.folder_of(instance.pk)
    transaction.on_commit(partial(forget, folder, but=files.key_of(instance)), robust=True)


@receiver(post_delete, sender=Asset)
def forget_pictures(instance: Asset, **_: Any) -> None:
    transaction.on_commit(partial(forget, files.folder_of(instance.pk)), robust=True)


@receiver(pre_save, sender=Department)
def forget_old_logo(instance: Department, **_: Any) -> None:
    """The one that the department had until now, once the change is sure."""
    before = Department.objects.filter(pk=instance.pk).values_list("logo", flat=True).first()
    if before and before != instance.logo.name:
        transaction.on_commit(partial(_forget_logo, before), robust=True)


@receiver(post_delete, sender=Department)
def forget_logo(instance: Department, **_: Any) -> None:
    if instance.logo.name:
        transaction.on_commit(partial(_forget_logo, instance.logo.name), robust=True)


def _forget_logo(name: str) -> None:
    if not Department.objects.filter(logo=name).exists():
        default_storage.delete(name)
