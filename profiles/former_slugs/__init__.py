"""Former addresses: whatever had an address keeps it, however often it gets another one.

`remembering` writes down the old part of an address when a new one is saved. `moved` finds today's
address for one that would be a 404: of the page itself, of what is below it (lists, further pages,
feeds, files to save), of pictures made of it and of the API. Further pages need less: their old
address is one of those below the person, which `profiles.legacy` sends on.
"""

from profiles.former_slugs.moved import moved
from profiles.former_slugs.remembering import former_slugs_of, is_anothers

__all__ = ["former_slugs_of", "is_anothers", "moved"]
