"""axe-core over an open page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "resultTypes": ["violations"],
    # Fetched style sheets that import others are put into the page as text, which the
    # Content-Security-Policy forbids: that would count as a fault of the page.
    "preload": False,
}


def assert_no_axe_violations(
    page: Page, *, within: str = "html", known: Sequence[str] = ()
) -> None:
    """Fail with rule, help and places when axe finds a violation inside the selector `within`.

    `known` are selectors that are left out: what templates of others do wrong.
    """
    context = {"include": [[within]], "exclude": [[selector] for selector in known]}
    result = Axe().run(page, context=context, options=OPTIONS).response
    assert result["passes"], f"axe looked at nothing within {within}"
    found = [
        f"{violation['id']}: {violation['help']}: "
        + "; ".join(str(node["target"]) for node in violation["nodes"])
        for violation in result["violations"]
    ]
    assert found == [], "\n".join(found)
