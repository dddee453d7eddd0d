"""Deletes the cards of people and departments that are no more."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from faculty_site.sharing.cards import folder_of
from profiles.models import Department, Profile
from profiles.pictures.made import forget


@receiver(post_delete, sender=Profile)
def forget_card_of_person(instance: Profile, **_: Any) -> None:
    transaction.on_commit(partial(forget, folder_of("people", instance.pk)), robust=True)


@receiver(post_delete, sender=Department)
def forget_card_of_department(instance: Department, **_: Any) -> None:
    transaction.on_commit(partial(forget, folder_of("departments", instance.pk)), robust=True)
