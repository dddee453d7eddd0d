"""Where a configuration says that its site lives."""

from __future__ import annotations

import pytest
from django.core.validators import URLValidator

from faculty_site.ingest.addresses.site_file import is_site_address, split_address, text


@pytest.mark.parametrize(
    "address",
    [
        "https://noether.example",
        "http://uni.example.org:8080/~noether/",
        "https://münchen.example/",
    ],
)
def test_addresses_of_sites(address: str) -> None:
    assert is_site_address(address)
    URLValidator()(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "noether.example",
        "http://localhost:4000/",
        "https://noe{{}}ther.example/",
        "https://noether.example/a b/",
        "https://noether.example/" + "a" * 200,
        "https://" + "a." * 20_000,
    ],
)
def test_what_is_none(address: str) -> None:
    assert not is_site_address(address)


def test_no_text_has_a_nul() -> None:
    assert text("/a\0b/") == "/ab/"


def test_what_is_no_address_has_no_parts() -> None:
    assert split_address("https://[a/b").path == ""
    assert split_address("https://noether.example/b").path == "/b"
