"""Rules about the project itself: its rooms, its templates, its documents."""

from __future__ import annotations

import ast
import re
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.template.loader import get_template

PROJECT = Path(__file__).resolve().parents[1]
APPS = ("profiles", "news", "publications")
PRIVATE_MODULES = ("admin", "ingest", "views")
TEMPLATES = sorted(path for path in (PROJECT / "templates").rglob("*") if path.is_file())
# Options every Django command has.
COMMON_OPTIONS = {
    "--force-color", "--help", "--no-color", "--pythonpath", "--settings", "--skip-checks",
    "--traceback", "--verbosity", "--version",
}  # fmt: skip


def imported_names(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports; `from a import b` gives `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(PROJECT).parts[: -node.level] if node.level else ()
            module = ".".join((*package, *([node.module] if node.module else [])))
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def app_imports() -> Iterator[tuple[str, Path, int, str]]:
    for app in APPS:
        for path in sorted((PROJECT / app).rglob("*.py")):
            inside = path.relative_to(PROJECT / app)
            for line, name in imported_names(path):
                yield app, inside, line, name


def test_apps_touch_the_ingest_only_from_their_own_ingest() -> None:
    broken = [
        f"{app}/{inside}:{line} imports {name}"
        for app, inside, line, name in app_imports()
        if f"{name}.".startswith("faculty_site.ingest.")
        and inside.with_suffix("").parts[0] != "ingest"
    ]
    assert broken == []


def test_apps_leave_the_private_modules_of_their_siblings_alone() -> None:
    broken = [
        f"{app}/{inside}:{line} imports {name}"
        for app, inside, line, name in app_imports()
        for sibling in APPS
        if sibling != app
        and any(f"{name}.".startswith(f"{sibling}.{private}.") for private in PRIVATE_MODULES)
    ]
    assert broken == []


def test_imports_are_read_from_every_form_of_the_statement(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text("import a.b\nfrom c import d, e as f\nif True:\n    from g.h import i\n")

    assert sorted(imported_names(path)) == [(1, "a.b"), (2, "c.d"), (2, "c.e"), (4, "g.h.i")]


@pytest.mark.django_db
def test_every_model_change_has_its_migration() -> None:
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail("Models and migrations differ: run manage.py makemigrations.", pytrace=False)


def test_every_folder_with_tests_is_a_package() -> None:
    folders = {path.parent for path in (PROJECT / "tests").rglob("*.py")}

    assert [
        str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_loads(path: Path) -> None:
    get_template(str(path.relative_to(PROJECT / "templates")))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_a_script_or_style_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # JSON is data: it is not run, and the policy lets it stand.
    scripts = re.findall(r"<script(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))[^>]*>", text)

    assert scripts + re.findall(r"<style\b|\sstyle=|\son[a-z]+=\"|javascript:", text) == []


def test_every_import_option_is_in_the_readme() -> None:
    readme = PROJECT / "README.md"
    app = get_commands().get("import_pages")
    if app is None:
        pytest.skip("there is no import_pages command yet")
    assert isinstance(app, str)
    parser: ArgumentParser = load_command_class(app, "import_pages").create_parser(
        "manage.py", "import_pages"
    )
    options = {
        option
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    }
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""

    assert sorted(option for option in options - COMMON_OPTIONS if option not in text) == []


def test_the_two_lists_of_requirements_agree() -> None:
    lines = (PROJECT / "requirements.in").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert sorted(line for line in lines if line and not line.startswith("#")) == sorted(
        project["dependencies"]
    )


@pytest.mark.parametrize("name", ["requirements-dev.txt", "requirements-sso.txt"])
def test_what_comes_on_top_changes_no_version(name: str) -> None:
    def pins(name: str) -> set[str]:
        text = (PROJECT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9-]+==\S+", text, flags=re.MULTILINE))

    assert pins("requirements.txt") < pins(name)


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-sso.txt"]
)
def test_pinned_requirements_have_hashes_and_no_addresses(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9-]+==", text, flags=re.MULTILINE)

    assert len(pins) > 20
    assert len(re.findall(r"^\S+==\S+ \\\n    --hash=sha256:", text, flags=re.MULTILINE)) == len(
        pins
    )
    assert re.findall(r"https?:|--index|--find-links|--trusted", text) == []
