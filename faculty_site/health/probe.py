"""Asks the site on this machine how it is: `python -m faculty_site.health.probe [ADDRESS]`.

It calls the site by its public name, since Django answers to no other, and as a proxy would that
came by https. The exit code is 0 where all is well and 1 where it is not; it needs no Django.
"""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

ADDRESS = "http://127.0.0.1:8000/health/"
SECONDS = 5


def public_name(variables: Mapping[str, str]) -> str:
    """A host to which the site answers: that of SITE_URL, else the first of ALLOWED_HOSTS."""
    own = urlsplit(variables.get("SITE_URL", "")).netloc
    hosts = [word.strip() for word in variables.get("ALLOWED_HOSTS", "").split(",")]
    return own or next((host.lstrip(".") for host in hosts if host.strip("*.")), "localhost")


def ask(address: str, variables: Mapping[str, str]) -> tuple[bool, str]:
    """Whether the site is well, and what it said."""
    headers = {"Host": public_name(variables), "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - from the command line
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return True, answer.read().decode()
    except urllib.error.HTTPError as error:
        return False, error.read().decode(errors="replace") or str(error)
    except OSError as error:
        return False, str(error)


def main() -> int:
    address = sys.argv[1] if len(sys.argv) > 1 else ADDRESS
    well, said = ask(address, os.environ)
    sys.stdout.write(f"{said}\n")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
