"""Old addresses: what a person's former site answered leads to its new place, for good.

They answer in two places: below the person's own address, and at the root where the request
asks for the host of the person's old site. Which address wins:

* On this site's own host (that of SITE_URL) every address of ours wins. Old ones are looked up
  only for what would be a 404, so other pages pay nothing for them.
* On any other host the old ones win: there `/`, `/news/` and `/publications/` are the pages of
  the old site, not ours of the same name.

So `/people/curie/publications/` is our list of her works; where a further page of hers had that
address, links in her own texts still lead to it. Without works there is no such list.

What nobody may see has no old address either, and no answer leads out of this site.
"""

from profiles.legacy.middleware import old_addresses
from profiles.legacy.spelling import LONGEST, spellings
from profiles.legacy.targets import check_target

__all__ = ["LONGEST", "check_target", "old_addresses", "spellings"]
