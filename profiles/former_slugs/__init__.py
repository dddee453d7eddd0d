"""Former addresses: whatever had an address keeps it, however often it gets another one.

`remembering` writes down the old part of an address when a new one is saved. `moved` finds today's
address for one that would be a 404: of the page itself, of what is below it (lists, further pages,
feeds, files to save), of pictures made of it and of the API. `slug_of_public` does the same for the
filter of a list, `slugs_today` for a command. Further pages need less: their old address is one of
those below the person, which `profiles.legacy` sends on.
"""

from profiles.former_slugs.moved import moved, slug_of_public
from profiles.former_slugs.remembering import former_slugs_of, is_anothers, slugs_today

__all__ = ["former_slugs_of", "is_anothers", "moved", "slug_of_public", "slugs_today"]
