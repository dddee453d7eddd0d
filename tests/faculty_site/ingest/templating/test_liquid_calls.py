"""Includes, links and tags of a Jekyll page: the site's own files, addresses, inner texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faculty_site.ingest.problems import Problems
from tests.faculty_site.ingest.templating.liquid import FIRST_LINE, resolved, text, told
from tests.faculty_site.ingest.templating.test_site import write


def test_an_include_that_is_known_is_drawn() -> None:
    body = '{% include figure.liquid path="assets/img/shed.png" alt="A shed" class="img-fluid" %}'
    assert "/assets/img/shed.png" in text(body)
    assert "A shed" in text(body)
    assert "img-fluid" not in text(body)


def test_parameters_may_be_variables_and_outputs() -> None:
    body = "{% include figure.html path=page.shed alt='{{ page.title }}, {{ page.year }}' %}"
    drawn = text(body, {"shed": "/a.png", "title": "Shed", "year": 1898})
    assert "/a.png" in drawn
    assert "Shed, 1898" in drawn


def test_the_site_s_own_file_is_drawn_with_its_parameters(tmp_path: Path) -> None:
    write(tmp_path / "_includes" / "prize.md", "---\nx: 1\n---\n{{ include.name }} ({{ page.x }})")
    body = "One\n\n{% include prize.md name='Nobel' %}\n\nTwo"
    found = resolved(body, {"x": 1903}, root=tmp_path)
    assert found.text == "One\n\nNobel (1903)\n\nTwo"
    assert found.lines == (0, 1, 2, 3, 4)


def test_a_variable_of_an_include_is_known_behind_it(tmp_path: Path) -> None:
    write(tmp_path / "_includes" / "paths", "{% assign files = '/files' %}")
    assert text("{% include paths %}\n{{ files }}/a.pdf", root=tmp_path) == "/files/a.pdf"
    assert text("{% include base_path %}\n{{ base_path }}/a.pdf") == "/a.pdf"


def test_relative_includes_count_from_the_page(tmp_path: Path) -> None:
    write(tmp_path / "_pages" / "parts" / "bio.md", "# Bio\n\n{% include_relative more.md %}")
    write(tmp_path / "_pages" / "parts" / "more.md", "I found radium.")
    body = "{% include_relative parts/bio.md %}"
    assert text(body, root=tmp_path) == "# Bio\n\nI found radium."


def test_faults_inside_an_include_are_told_at_its_call(tmp_path: Path) -> None:
    write(tmp_path / "_includes" / "a.html", "\n\n{{ nobody }}\n{% nobody %}")
    lines = [line for line, _ in told("One\n{% include a.html %}", root=tmp_path)]
    assert lines == [FIRST_LINE + 1, FIRST_LINE + 1]


def test_a_circle_of_includes_is_told_and_ends(tmp_path: Path) -> None:
    write(tmp_path / "_includes" / "a.html", "a {% include b.html %}")
    write(tmp_path / "_includes" / "b.html", "b {% include a.html %}")
    assert text("{% include a.html %} end", root=tmp_path) == "a b  end"
    messages = [message for _, message in told("{% include a.html %}", root=tmp_path)]
    assert any("_includes/a.html → _includes/b.html → _includes/a.html" in m for m in messages)


def test_an_include_cannot_leave_the_site(tmp_path: Path) -> None:
    write(tmp_path / "secret.md", "password")
    root = tmp_path / "site"
    write(root / "_includes" / "a.md", "a")
    (root / "_includes" / "out.md").symlink_to(tmp_path / "secret.md")
    body = "{% include ../../secret.md %}{% include out.md %}{% include_relative ../../secret.md %}"
    assert "password" not in text(body, root=root)
    assert len(told(body, root=root)) == 3


def test_an_include_that_nobody_has_keeps_its_words() -> None:
    assert text("{% include sponsor.html title='The Academy' %}") == "The Academy"
    assert ["sponsor.html" in m for _, m in told("{% include sponsor.html %}")] == [True]


@pytest.mark.parametrize(
    ("call", "address"),
    [
        ("{% link assets/cv.pdf %}", "/assets/cv.pdf"),
        ("{% link _pages/lab.md %}", "/the-lab/"),
        ("{% link _news/radium.md %}", "/news/radium/"),
        ("{% post_url 1898-12-26-radium %}", "/blog/1898/radium/"),
        ("{% post_url 1902-01-01-nowhere %}", "/blog/1902/nowhere/"),
    ],
)
def test_links_lead_where_the_file_stood(tmp_path: Path, call: str, address: str) -> None:
    write(tmp_path / "_pages" / "lab.md", "---\npermalink: /the-lab/\n---\n")
    write(tmp_path / "_posts" / "1898-12-26-radium.md", "---\ntitle: Radium\n---\n")
    site: dict[str, Any] = {
        "permalink": "/blog/:year/:title/",
        "collections": {"news": {"output": True}},
    }
    assert text(f"[x]({call})", root=tmp_path, **site) == f"[x]({address})"


def test_highlighted_code_is_a_fence_whose_lines_are_known() -> None:
    body = "One\n\n{% highlight python linenos %}\n\ndef f():\n    return 1\n{% endhighlight %}\n"
    found = resolved(body)
    lines = dict(zip(found.text.split("\n"), found.lines, strict=True))
    assert "```python\ndef f():\n    return 1\n```" in found.text
    assert (lines["def f():"], lines["    return 1"]) == (4, 5)


def test_a_drawn_text_of_several_lines_keeps_the_indentation() -> None:
    body = "- One\n\n  {% highlight c %}\n  a;\n  {% endhighlight %}\n"
    assert text(body).startswith("- One\n\n  ```c\n")
    assert all(line.startswith("  ") for line in text(body).split("\n")[2:5])


def test_a_tag_that_may_be_a_block_stands_alone_without_its_end() -> None:
    assert "/a.png" in text("{% figure /a.png %}")
    problems = Problems()
    resolved("{% figure caption: 'A' %}![](/a.png){% endfigure %}", problems=problems)
    assert list(problems) == []
