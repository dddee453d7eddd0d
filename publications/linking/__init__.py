"""Which authors of works are people of this deployment.

The rule, for an author of a work who is linked to nobody (an organisation never is):

1. A person who is linked to the work already is asked nothing about it; nor is one who said that
   it is not theirs, whatever is imported afterwards.
2. The author's ORCID iD is that of one person here: they are linked at once, for an iD is sure.
   Where two people here, or two authors of the work, have the iD, somebody erred: the people are
   asked; and so are they where nobody but whoever looks after the page says that the iD is theirs.
3. Author and person both have an iD, and they differ: never.
4. Otherwise names decide, and only ever whom to ask. A person's names are the name of the page, the
   name in its own script, the variants, and the full names under which works print them already.
   *likely*: family and given names agree in full with one of them.
   *possible*: they agree but for a middle name or a particle, in another order, or transliterated;
   or the initials agree with a full family name. The last is too little by itself, as initials fit
   many: it is asked only where a co-author of the work wrote with the person elsewhere too, or
   where at most one other name that any work writes out fits the initials.
   A family name alone is nobody's.
5. All whom the rule finds are asked, so of two people with one name both; but about each work a
   person is asked once, for the author who fits best.

A question is dropped when nobody can answer it with yes any more: the person is linked to the work,
no author of the name is free, or the iDs differ now. One that was refused stays.

A link gives whoever looks after the person's page a right to the work, and so does a yes. Whoever
may write what fits onto that page answers only where that is not of their own making, or where they
may change the work anyway; an admin of the person's department answers always (`vouching`). An
import sent by the site links nobody to works that its sender may not change, and leaves these as
they are: it asks.
"""

from publications.linking.answers import (
    accept,
    author_for,
    disown,
    link_name,
    reconsider,
    refuse,
)
from publications.linking.run import link_coauthors
from publications.linking.vouching import may_accept, open_works

__all__ = [
    "accept",
    "author_for",
    "disown",
    "link_coauthors",
    "link_name",
    "may_accept",
    "open_works",
    "reconsider",
    "refuse",
]
