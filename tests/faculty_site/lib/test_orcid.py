"""ORCID iDs, however they are written."""

import pytest

from faculty_site.lib.orcid import orcid_in


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", ""),
        ("0000-0002-1825", ""),
        ("https://orcid.org/", ""),
        ("", ""),
    ],
)
def test_the_form_and_the_check_digit(text: str, orcid: str) -> None:
    assert orcid_in(text) == orcid
