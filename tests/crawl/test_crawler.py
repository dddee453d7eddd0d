"""What the walk through a site calls broken."""

from __future__ import annotations

from tests.crawl.crawler import Answer, Site


def site_of(**pages: str) -> Site:
    """A site of pages that the links of `/` lead to; `gone` is not there."""
    found = Site()
    for name, html in pages.items():
        status = 404 if name == "gone" else 200
        found.answers[f"/{name}"] = Answer(f"/{name}", status, "text/html", html.encode())
    return found


def test_what_is_not_there_is_broken_and_a_place_that_an_author_made_up_is_told_apart() -> None:
    site = site_of(rays='<p id="alpha">', gone="<p>", home="<p>")
    site.links["/home"] = ["/rays", "/rays#alpha", "/rays#beta", "/rays#gamma", "/gone#x"]
    site.written["/home"] = {"/rays#alpha", "/rays#beta", "/gone#x"}

    assert site.broken() == ["/home -> /rays#gamma", "/home -> /gone#x"]
    assert site.dead_places() == ["/home -> /rays#beta"]
