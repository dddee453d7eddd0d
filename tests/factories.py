"""Objects for tests, each with sensible defaults and made with one call.

Every function takes the model's own field names as keyword arguments; what is left out is filled
in, and unique fields (slugs, user names) are numbered.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.utils import timezone

from faculty_site.drafts.contents import Contents
from faculty_site.drafts.models import Draft, DraftLink, days_from_now, digest_of
from faculty_site.invitations.models import Claim, Invitation
from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.link_check.models import Address, Mention
from news.models import NewsItem
from profiles.admin_base.forms import page_of
from profiles.history.asking import mark_of
from profiles.models import (
    Department,
    DepartmentRole,
    Entry,
    Link,
    Membership,
    Page,
    Profile,
    Section,
)
from publications.models import Authorship, Publication, Suggestion

_numbers = itertools.count(1)


def make_department(**fields: Any) -> Department:
    number = next(_numbers)
    return Department.objects.create(
        **{"name": f"Department of Mathematics {number}", "slug": f"department-{number}"} | fields
    )


def make_profile(*, department: Department | None = None, **fields: Any) -> Profile:
    """A listed person; a member of `department` where one is given."""
    number = next(_numbers)
    defaults = {
        "name": f"Ada Lovelace {number}",
        "slug": f"ada-lovelace-{number}",
        "sort_name": f"Lovelace, Ada {number:04}",
        "position": "Professor of Mathematics",
        "state": Profile.State.LISTED,
    }
    profile = Profile.objects.create(**defaults | fields)
    if department is not None:
        Membership.objects.create(profile=profile, department=department)
    return profile


def make_section(profile: Profile, **fields: Any) -> Section:
    number = next(_numbers)
    defaults = {"heading": f"Section {number}", "order": number, "key": f"section-{number}"}
    return Section.objects.create(**{"profile": profile} | defaults | fields)


def make_page(profile: Profile, **fields: Any) -> Page:
    number = next(_numbers)
    defaults = {"title": f"Page {number}", "key": f"page-{number}", "order": number}
    return Page.objects.create(**{"profile": profile} | defaults | fields)


def make_mention(profile: Profile, **fields: Any) -> Mention:
    """That something on the page links to an address that nobody has asked for yet."""
    address = Address.objects.create(url=f"https://example.org/mentioned/{next(_numbers)}")
    where = {"model": "profiles.profile", "key": profile.pk, "field": "facts", "address": address}
    return Mention.objects.create(**{"profile": profile} | where | fields)


def make_translation(original: Any, **fields: Any) -> Any:
    """A translation of any record that can have one, into French where nothing else is said."""
    model = original._meta.get_field("translations").related_model
    first = next(name for name in model.words if name != "category")
    defaults = {"language": "fr", first: f"Traduction {next(_numbers)}"}
    return model.objects.create(**{"original": original} | defaults | fields)


def make_link(profile: Profile, **fields: Any) -> Link:
    number = next(_numbers)
    defaults = {"label": f"Link {number}", "url": f"https://example.org/{number}", "order": number}
    return Link.objects.create(**{"profile": profile} | defaults | fields)


def make_entry(profile: Profile, **fields: Any) -> Entry:
    """A CV line; `start` and `end` may be given as text, such as "1843-09"."""
    number = next(_numbers)
    defaults = {"title": f"Entry {number}", "kind": Entry.Kind.AWARD, "order": number}
    return Entry.objects.create(
        **{"profile": profile} | defaults | _with_dates(fields, "start", "end")
    )


def make_news(profile: Profile | None = None, **fields: Any) -> NewsItem:
    """A news item of a person, or of `department=...`; dates may be given as text."""
    number = next(_numbers)
    if profile is None and "department" not in fields:
        profile = make_profile()
    defaults = {
        "slug": f"news-{number}",
        "date": "1843-09",
        "body": f"The notes on the Analytical Engine are printed, part {number}.",
        "order": number,
    }
    return NewsItem.objects.create(
        **{"profile": profile} | _with_dates(defaults | fields, "date", "end_date")
    )


def make_publication(
    authors: Sequence[Profile | str | Authorship] | None = None, **fields: Any
) -> Publication:
    """A published work; authors are people of ours, names, or unsaved authorships, in order."""
    number = next(_numbers)
    defaults = {
        "slug": f"work-{number}",
        "title": f"Sketch of the Analytical Engine, part {number}",
        "venue": "Scientific Memoirs",
        "year": 1843,
        "type": Publication.Type.ARTICLE,
    }
    publication = Publication.objects.create(**defaults | _with_dates(fields, "date"))
    for position, author in enumerate(authors if authors is not None else [make_profile()], 1):
        if isinstance(author, Authorship):
            authorship = author
        elif isinstance(author, Profile):
            authorship = Authorship(name=author.name, profile=author, order=number)
        else:
            authorship = Authorship(name=author)
        authorship.publication = publication
        authorship.position = position
        authorship.save()
    return publication


def make_suggestion(publication: Publication, profile: Profile, **fields: Any) -> Suggestion:
    """That the work's first author without a person here may be this one."""
    author = publication.authorships.filter(profile=None).order_by("position").first()
    name = author.name if author else profile.name
    return Suggestion.objects.create(
        publication=publication, profile=profile, **{"name": name} | fields
    )


def make_invitation(profile: Profile | None = None, **fields: Any) -> Invitation:
    """An invitation that was sent: to own a page where nothing else is said."""
    defaults = {
        "email": f"invited-{next(_numbers)}@example.org",
        "kind": Invitation.Kind.OWNER,
        "sent": timezone.now(),
        "mails": 1,
    }
    return Invitation.objects.create(**{"profile": profile} | defaults | fields)


def make_claim(profile: Profile, **fields: Any) -> Claim:
    """That an account, a new one where none is given, asks for the page."""
    user = fields.pop("user", None) or User.objects.create(
        username=f"claiming-{next(_numbers)}", password="!"
    )
    return Claim.objects.create(profile=profile, user=user, email="claim@example.org", **fields)


def make_draft(obj: Any, *, by: User | None = None, **values: str) -> Draft:
    """A draft of a stored object, that changes these fields of its form."""
    contents = Contents(list(values), {name: [value] for name, value in values.items()})
    contents.touched = {f"{obj._meta.label_lower}:{obj.pk}": list(values)}
    page = page_of(obj)
    department = obj if isinstance(obj, Department) else getattr(obj, "department", None)
    return Draft.objects.create(
        model=obj._meta.label_lower,
        key=obj.pk,
        title=str(obj),
        profile=page,
        department=None if page else department,
        contents=contents.as_json(),
        opened=mark_of(admin.site._registry[type(obj)], str(obj.pk)),
        changed=timezone.now(),
        changed_by=by,
    )


def make_draft_link(draft: Draft, by: User, said: str = "said", **fields: Any) -> DraftLink:
    """A link to the draft that works for a week."""
    defaults = {"digest": digest_of(said), "expires": days_from_now(7)}
    return draft.links.create(shared_by=by, **defaults | fields)


def make_user(
    username: str | None = None,
    *,
    role: str = "",
    department: Department | None = None,
    **fields: Any,
) -> User:
    """An account with the password "password"; with a role in a department where both are given."""
    user = User.objects.create_user(
        username or f"user-{next(_numbers)}", password="password", **fields
    )
    if department is not None:
        DepartmentRole.objects.create(
            user=user, department=department, role=role or DepartmentRole.Role.EDITOR
        )
    return user


def _with_dates(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    """The fields with dates given as text turned into dates."""
    return {
        name: FuzzyDate.parse(value) if name in names and isinstance(value, str) else value
        for name, value in fields.items()
    }
