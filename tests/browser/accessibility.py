"""axe-core over an open page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def assert_no_axe_violations(page: Page, *, within: str = "html") -> None:
    """Fail with rule, help and places when axe finds a violation inside the selector `within`."""
    result = Axe().run(page, context=within).response
    assert result["passes"], f"axe looked at nothing within {within}"
    found = [
        f"{violation['id']}: {violation['help']}: "
        + "; ".join(str(node["target"]) for node in violation["nodes"])
        for violation in result["violations"]
    ]
    assert found == [], "\n".join(found)
