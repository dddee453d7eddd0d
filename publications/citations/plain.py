"""A citation that needs no style: authors (year). title. where it appeared. address."""

from __future__ import annotations

from publications.citations.items import Item


def plain_form(item: Item) -> str:
    """What there is, in the order of most styles; “Untitled” when there is nothing."""
    authors = ", ".join(_name(person) for person in item.get("author", ()))
    dates = item.get("issued", {}).get("date-parts")
    year = str(dates[0][0]) if dates else ""
    where = item.get("container-title") or item.get("publisher", "")
    address = f"https://doi.org/{item['DOI']}" if "DOI" in item else item.get("URL", "")
    parts = (authors, year, item.get("title", "Untitled"), where)
    sentences = ". ".join(part.rstrip(".") for part in parts if part.rstrip("."))
    return " ".join(filter(None, (f"{sentences}.", address)))


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(person[part] for part in parts if part in person)
