"""Who may do what: the one rule that every door asks.

`can(user, action, obj)` answers for one object, `visible(user, action, model)` gives all objects of
a model on which the answer is yes. Both are drawn from the same cases, so they cannot disagree. A
model that has no rule here is open to superusers only.

Actions: `view` is sight of the public page, `inspect` sight in the admin with all that is hidden,
`add` asks whether an object may stand where it names as its place (unsaved ones too), `change` and
`delete` ask about the row as it is stored. `administer` is for what is not a page's content: a
person's state and account.

Standings towards a page: its *owner*; a *delegate* until the last day of the delegation; *editor*
and *admin* of a department in which the person has a membership (its dates make no difference, and
a department's groups and labs are departments of their own). A superuser may do everything. An
account that is not active is nobody.

                       anybody    owner  delegate  editor  admin
    profile            v public   i c    i c       i c     i a c D m
    section, link,     v public   i a c d for all four
      entry, file,
      further page,
      old address
    news of a person   v public   i a c d for all four
    news of a dep.     v public   -      -         i a c d i a c d
    publication        v public U i a c P for all four, through their authorship
    authorship         v public   i a c d of their own people's rows and of names that are nobody
                                  here; i c of the others in a work they may change
    suggested author   -          i c    i c       i c     i c where the work may be seen
    pair of works      -          i c in whose both works may be changed
    merge, former      -          i where what had it may be changed
      address
    translation        v with a public original; i with the original; a c d where it may be changed
    membership         v public   i      i         i       i a c d (in the admin's departments)
    delegation         -          i acd  -         -       i a c d
    invitation         -          those to edit it: i a m         those to own it, too, and to
                                                                  edit a department's: i a m
    claim of a page    -          -      -         -       i m
    department, look   v          -      -         -       i c
    navigation link    v          -      -         -       i a c d
    role               -          -      -         -       i; a c d of editors
    import ledger      -          -      -         -       i
    history            -          i with the row itself; of a row that is gone, where it stood
    link in a text     -          i          i         i          i of a department's texts, too
    import             -          -      -         -       a; i of one's own and of what is let in
    draft, its link    -          i c d m of whoever may change what it is of, or add it there

    v view  i inspect  a add  c change  d delete  m administer  - nothing
    D  only where the person is in no department but the admin's own
    U  of a work in preparation or under review: the audience to which one of its authors shows such
       works, or else their department (`Audience`)
    P  delete only where all authors who have a page here are their own people

Works are merged, split and told apart by whoever may change all of them, and a merge or split is
undone likewise; all people concerned read of it in the history of their page.

So a department admin makes nobody an admin or superuser, and takes in nobody from another
department: a membership is added where both ends are already theirs. Owners leave address, state,
account and memberships to the admin. Delegates pass nothing on.
"""

from profiles.permissions.asking import audiences_of, can, may_add
from profiles.permissions.cases import Action
from profiles.permissions.rules import RULES, visible
from profiles.permissions.standings import (
    Standing,
    User,
    departments_of,
    has_any_role,
    is_superuser,
    pages_of,
)

__all__ = [
    "RULES",
    "Action",
    "Standing",
    "User",
    "audiences_of",
    "can",
    "departments_of",
    "has_any_role",
    "is_superuser",
    "may_add",
    "pages_of",
    "visible",
]
