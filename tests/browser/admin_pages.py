"""Every page of the admin and of accounts, found in the site's own addresses.

An address that is new needs an example here, or has to be said to be no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from faculty_site.drafts.models import Draft
from profiles.models import Section
from publications.merging.merge import merge
from publications.merging.relating import relate
from tests.factories import make_profile, make_publication
from tests.profiles.admin.browsing import address, post, signed_in
from tests.profiles.world import World

NO_PAGES: Final = {
    "admin:markdown_preview", "admin:markdown_upload", "admin:people_export", "admin:login",
    "admin:logout", "admin:autocomplete", "admin:jsi18n", "admin:importing_importrun_report",
    "admin:overview_csv", "admin:changes_csv", "admin:changes_jsonl",
    "admin:drafts_draft_plan", "admin:drafts_draft_unplan", "admin:drafts_draft_share",
    "admin:drafts_draft_revoke",
    "admin:invitations_invitation_again", "admin:invitations_invitation_withdraw",
    "admin:invitations_claim_grant", "admin:invitations_claim_refuse",
    "account_signup", "account_login", "account_logout", "account_set_password",
    "account_confirm_login_code",
    "account_confirm_email", "account_email_verification_sent", "account_reset_password_from_key",
    "mfa_authenticate", "mfa_reauthenticate", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn", "mfa_edit_webauthn", "invitation",
}  # fmt: skip
"""Answers to what is sent, files, and pages that only a step before leads to: those have tests of
their own."""

OF_MODELS: Final = ("_changelist", "_add", "_change", "_delete", "_history")


def names() -> Iterator[str]:
    """The names of all addresses of the admin and of accounts, as `reverse` takes them."""
    yield from (
        name
        for name in _names(get_resolver())
        if name.startswith(("admin:", "account_", "mfa_", "usersessions_", "claim", "invitation"))
    )


def _names(resolver: URLResolver, within: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            if each.name:
                yield f"{within}{each.name}"
        else:
            yield from _names(each, f"{each.namespace}:" if each.namespace else within)


def addresses(world: World) -> dict[str, str]:
    """An example of each page by its name; KeyError names one that has none."""
    found: dict[str, str] = {}
    samples = _samples(world)
    for name in dict.fromkeys(names()):
        model = _model_of(name)
        if name in NO_PAGES or name == "admin:app_list":
            continue
        if name in samples:
            found[name] = samples[name]
        elif model is not None:
            found |= _of_model(name, model, world)
        else:
            found[name] = reverse(name)
    return found


def _model_of(name: str) -> type[Model] | None:
    """The model whose list, form or history has the name."""
    known = {
        f"admin:{model._meta.app_label}_{model._meta.model_name}{door}": model
        for model in admin.site._registry
        for door in OF_MODELS
    }
    return known.get(name)


def _of_model(name: str, model: type[Model], world: World) -> dict[str, str]:
    if name.endswith(("_changelist", "_add")):
        return {name: reverse(name)}
    pages = [obj for obj in world.objects["own"] if isinstance(obj, model)]
    obj = pages[0] if pages else model._default_manager.order_by("pk").first()
    assert obj is not None, f"the world has no {model._meta.label}"
    return {name: reverse(name, args=[obj.pk])}


def _samples(world: World) -> dict[str, str]:
    own = world.pages["own"]
    alike = [make_publication([own, world.pages["colleague"]], title="On forms") for _ in "ab"]
    relate({work.pk for work in alike})
    pair = [work.pk for work in alike]
    row = _changed(world)
    return {
        name: reverse(name, args=args)
        for name, args in {
            "admin:restore": ["profiles.section", row.pk],
            "admin:restore_change": [row.history_mark],
            "admin:visibility": ["profiles.section", world.of("own", Section).pk],
            "admin:drafts_draft_preview": [world.of("own", Draft).pk],
            "admin:people_handover": [own.pk],
            "admin:people_erase": [own.pk],
            "admin:people_receipt": [_receipt(world)],
            "admin:publications_questions_of": [own.pk],
            "admin:publications_author_list": [pair[0]],
            "admin:publications_publication_compare": pair,
            "admin:publications_publication_merge_works": pair,
            "admin:publications_publication_split_work": [pair[0]],
            "admin:publications_publication_undo_merge": [_merged(world)],
        }.items()
    } | {
        "admin:people_become": f"{reverse('admin:people_become')}?state=former&person={own.pk}",
        "admin:auth_user_password_change": reverse(
            "admin:auth_user_password_change", args=[world.account("owner").pk]
        ),
        "claim": reverse("claim"),
    }


def _changed(world: World) -> Any:
    """The history of a section that was changed in the admin."""
    section = world.of("own", Section)
    client = signed_in(world, "superuser")
    post(client, address(Section, "change", section.pk), heading="On forms", body="A *form*.")
    return Section.history.model.objects.filter(id=section.pk).latest("pk")


def _receipt(world: World) -> int:
    gone = make_profile(name="Gottfried Wilhelm Leibniz")
    url = reverse("admin:people_erase", args=[gone.pk])
    signed_in(world, "superuser").post(url, {"address": gone.slug})
    return LogEntry.objects.filter(object_id=str(gone.pk)).latest("pk").pk


def _merged(world: World) -> int:
    one, other = (make_publication([world.pages["own"]], title="On rings") for _ in "ab")
    return merge(one, other, world.account("superuser")).pk
