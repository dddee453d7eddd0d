"""The benchmark runs; its figures are nobody's promise."""

from pathlib import Path

import pytest

from tests.benchmarks import markdown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text("---\ntitle: x\n---\n# Radium\n\n$$x$$\n", encoding="utf-8")
    (tmp_path / "two.md").write_text("```python\nx = 1\n```\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _no_ruby(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_it_measures_ours_and_says_how_to_install_the_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert markdown.main([str(folder)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "ruby-kramdown-parser-gfm" in printed
    assert "one.md" in printed
    assert "sanitise" in printed


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert markdown.main([str(tmp_path)]) == 2
    assert "no Markdown file" in capsys.readouterr().out


def test_front_matter_is_no_text(folder: Path) -> None:
    first, _second = markdown.read_samples(folder)
    assert first.text.strip() == "# Radium\n\n$$x$$"
