"""The read-only JSON API at `/api/v1/`: what visitors see on the pages, for programs.

It answers everybody alike, whoever is signed in, so that its answers may be cached and no draft can
slip into one. Dates are EDTF as they are stored: “2021”, “2021-05”, “2021-05-03”. E-mail addresses
are left out, as whole directories of them are what harvesters want. All addresses are absolute.
"""

from faculty_site.api.site_api import api

__all__ = ["api"]
