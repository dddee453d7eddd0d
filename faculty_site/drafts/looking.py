"""What a draft would change, said in words; and two drafts of one thing beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from faculty_site.drafts.applying import Outcome, tried
from faculty_site.drafts.buttons import MARK, REPLACE, SAVE
from faculty_site.drafts.contents import PARTS, Contents
from faculty_site.drafts.models import Draft
from faculty_site.drafts.saving import Made
from profiles.admin_base.drawing import draw
from profiles.admin_base.previewing import BUTTON as PREVIEW
from profiles.history.clashes import OPENED, OURS
from profiles.history.reading import Line, read_change
from profiles.history.words import Piece, differences, shortened
from profiles.permissions import User

LEFT_OUT: Final = {*OURS, "_save", "_continue", "_addanother", SAVE, REPLACE, MARK, PREVIEW}
"""What a form sends that is not to be sent again with the answer."""


@dataclass
class Look:
    """What publishing would change, as the history will tell it; or what is in the way."""

    lines: list[Line]
    faults: list[str]
    asked: list[str]
    """What was changed on the site too, so that whoever publishes has to choose."""


def look_at(draft: Draft, user: User) -> Look:
    outcome: Outcome = tried(draft, user, lambda _saved, made: read_change(user, made.mark))
    asked = dict.fromkeys(each.label or each.row for each in outcome.clashes)
    return Look(outcome.value or [], outcome.faults, list(asked))


class Difference(NamedTuple):
    label: str
    theirs: list[Piece]
    """What is taken away and put in by whoever saved meanwhile, seen from one's own."""


def two_drafts(request: HttpRequest, draft: Draft, made: Made) -> HttpResponse:
    """Asks whose draft is to be kept; what the form held goes along, so that nothing is lost."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in LEFT_OUT
        for value in values
    ]
    answer = draw(
        request,
        "drafts/taken.html",
        _("There is another draft"),
        draft=draft,
        differences=list(_differences(Contents.from_json(draft.contents), made)),
        kept=kept,
        opened=request.POST.get(OPENED, ""),
        action=request.path,
    )
    answer.status_code = 409
    return answer


def _differences(theirs: Contents, made: Made) -> list[Difference]:
    form, mine = made.forms[0], made.contents
    found = []
    for name in dict.fromkeys([*theirs.fields, *mine.fields]):
        if name not in form.fields:
            continue  # not in the form of whoever is asked, and kept as it is
        one, other = (_said(each, form, name) for each in (mine, theirs))
        if one != other:
            label = capfirst(str(form.fields[name].label))
            found.append(Difference(label, shortened(differences(one, other))))
    prefixes = dict.fromkeys([*theirs.rows, *mine.rows])
    differ = (each for each in prefixes if theirs.rows.get(each) != mine.rows.get(each))
    return [*found, *(Difference(_heading(made, each), []) for each in differ)]


def _said(contents: Contents, form: Any, name: str) -> str:
    """What a draft makes of a field; what it leaves alone is as on the site."""
    if name not in contents.fields:
        field = form.fields[name]
        stands = field.prepare_value(form.get_initial_for_field(field, name))
        return "" if stands is None else str(stands)
    values = (contents.data.get(f"{name}{part}", []) for part in PARTS)
    return "\n".join(text.replace("\r\n", "\n") for each in values for text in each)


def _heading(made: Made, prefix: str) -> str:
    named: Any = {rows.prefix: rows.model for rows in made.forms[1]}
    model = named.get(prefix)
    return capfirst(str(model._meta.verbose_name_plural)) if model else prefix
