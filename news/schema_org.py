"""A news item as schema.org has it, for the JSON-LD of its page."""

from __future__ import annotations

from faculty_site.lib.emails import without_addresses
from news.feeds import title_of
from news.models import NewsItem
from profiles.schema_org import CONTEXT, Thing, organization, without_empty

LONGEST_HEADLINE = 110  # characters, as search engines take it


def news_item(item: NewsItem, root: str) -> Thing:
    """An article; or an event, where the item says where it is, on days that are known."""
    url = f"{root}{item.get_absolute_url()}"
    title = without_addresses(title_of(item))
    source = _source(item, root)
    common = {"@context": CONTEXT, "@id": url, "url": url, "inLanguage": item.language}
    is_dated = item.date is not None and item.date.precision == "day"
    if item.place and is_dated:
        end = item.end_date if item.end_date and item.end_date.precision == "day" else None
        place = {"@type": "Place", "name": without_addresses(item.place)}
        return without_empty({
            **common,
            "@type": "Event",
            "name": title,
            "startDate": str(item.date),
            "endDate": str(end or item.date),
            "location": place,
            "organizer": source,
        })  # fmt: skip
    return without_empty({
        **common,
        "@type": "BlogPosting" if item.kind == NewsItem.Kind.POST else "NewsArticle",
        "headline": title[:LONGEST_HEADLINE],
        "datePublished": item.date.html_datetime if item.date else "",
        "author": source,
    })  # fmt: skip


def _source(item: NewsItem, root: str) -> Thing:
    if item.department:
        return organization(item.department, root)
    if item.profile is None:
        return {}
    url = f"{root}{item.profile.get_absolute_url()}"
    name = without_addresses(item.profile.name)
    return {"@type": "Person", "@id": f"{url}#person", "name": name, "url": url}
