"""The benchmark of imports runs; its figures are nobody's promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import imports
from tests.benchmarks.making_sites import make_sites


@pytest.fixture(autouse=True)
def _no_jekyll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_it_measures_ours_and_says_how_to_install_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites = make_sites(tmp_path / "sites", 2)
    assert imports.main([str(sites), "--jobs", "1"]) == 0
    printed = capsys.readouterr().out
    assert "apt install jekyll" in printed
    assert "did not end well" not in printed
    assert len(list(imports.pages_of(sites))) == 28


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imports.main([str(tmp_path)]) == 2
    assert "no page" in capsys.readouterr().out


def test_tags_of_themes_are_stood_in_for(tmp_path: Path) -> None:
    page = "---\n---\n{% include a/b.html %}{% cite x %}{% details y %}z{% enddetails %}\n"
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    imports._stand_in(tmp_path)
    assert (tmp_path / "_includes" / "a" / "b.html").is_file()
    ruby = (tmp_path / "_plugins" / "stand_ins.rb").read_text(encoding="utf-8")
    assert "'cite', Class.new(Liquid::Tag)" in ruby
    assert "'details', Class.new(Liquid::Block)" in ruby
