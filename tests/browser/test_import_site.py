"""A department admin uploads a site, watches it being read, looks, and lets it in."""

from __future__ import annotations

import os

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from faculty_site.importing import launching, running
from faculty_site.importing.models import ImportRun
from profiles.models import Department, DepartmentRole, Profile
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE_DARK
from tests.browser.signing_in import sign_in
from tests.factories import make_department
from tests.faculty_site.importing.packing import MARIE, zipped

SITE = zipped({"people/marie-curie.md": MARIE, "people/bad.md": "---\ntitle: [\n---\n"})


@pytest.fixture
def mathematics(live_server: object) -> Department:
    department = make_department(name="Mathematics", slug="mathematics")
    account = User.objects.create_user("head", password="numbers")
    DepartmentRole.objects.create(user=account, department=department, role="admin")
    return department


class Process:
    """Stands for the process: it has the lock, and works when it is told to."""

    def __init__(self) -> None:
        self.lock = -1

    def launch(self, run: ImportRun, step: str, user: User, lock: int) -> None:
        self.lock, self.run, self.step, self.user = os.dup(lock), run, step, user

    def work(self) -> None:
        work = running.read_upload if self.step == "read" else running.let_in
        work(ImportRun.objects.get(pk=self.run.pk), self.user)
        os.close(self.lock)


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Process:
    stands_in = Process()
    monkeypatch.setattr(launching, "launch", stands_in.launch)
    return stands_in


def hold_while_it_works(page: Page) -> None:
    """A page that looks again is answered once the stand-in is done: the two share a database in
    memory, which lets nobody read what another writes and makes nobody wait.

    Requests pass through the test, which listens to none of them meanwhile.
    """
    page.route("**/admin/importing/**", lambda route: route.continue_())


@pytest.mark.parametrize("page", [NO_SCRIPT], ids=str, indirect=True)
def test_without_scripts_the_page_looks_again_as_well(
    page: Page, mathematics: Department, process: Process
) -> None:
    sign_in(page, "head", "/admin/importing/importrun/add/")
    hold_while_it_works(page)
    upload = {"name": "site.zip", "mimeType": "application/zip", "buffer": SITE}
    page.get_by_label("The site:").set_input_files(upload)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("status")).to_contain_text("It is being read.")
    process.work()
    expect(page.get_by_role("heading", name="Marie Curie new")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("page", [DESKTOP, PHONE_DARK], ids=str, indirect=True)
def test_uploads_watches_and_lets_in(page: Page, mathematics: Department, process: Process) -> None:
    sign_in(page, "head")
    hold_while_it_works(page)
    page.get_by_role("link", name="Import a site").click()
    looks_well(page)
    upload = {"name": "site.zip", "mimeType": "application/zip", "buffer": SITE}
    page.get_by_label("The site:").set_input_files(upload)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("status")).to_contain_text("It is being read.")
    looks_well(page)
    process.work()
    expect(page.get_by_role("heading", name="Marie Curie new")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("heading", name="Cannot come in 1")).to_be_visible()
    looks_well(page)
    page.get_by_role("button", name="Let it in", exact=True).click()
    process.work()
    expect(page.get_by_role("status")).to_contain_text("It is in.", timeout=20_000)
    assert Profile.objects.get().departments.get() == mathematics
    looks_well(page)


def looks_well(page: Page) -> None:
    assert_no_axe_violations(page, within="#content")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{wide} px stand out at the right"
