from __future__ import annotations

import pytest

from news.ingest.labels import categories_of, cut_label, has_known_label


@pytest.mark.parametrize(
    ("text", "category", "rest"),
    [
        ("**Talk**: on radium", "Talk", "on radium"),
        ("**Talk:** on radium", "Talk", "on radium"),
        ("**Talk** on radium", "Talk", "on radium"),
        ("<b>Award</b>: a medal", "Award", "a medal"),
        ("*Paper release*: radium", "Paper release", "radium"),
        ("**Event & Service**: a meeting", "Event & Service", "a meeting"),
        ("**论文**：镭", "论文", "镭"),
        ("**Radium** on a label of its own", "", "**Radium** on a label of its own"),
        ("*Talk* on radium", "", "*Talk* on radium"),
        ("**May 1911**: a prize", "", "**May 1911**: a prize"),
        ("**One two three four five**: six", "", "**One two three four five**: six"),
        ("**Open*: x", "", "**Open*: x"),
        ("Talk: on radium", "", "Talk: on radium"),
    ],
)
def test_the_label_of_an_item(text: str, category: str, rest: str) -> None:
    assert cut_label(text, frozenset()) == (category, rest)


def test_a_label_needs_no_colon_where_the_list_has_it_with_one() -> None:
    categories = categories_of(["**Grant approval**: radium", "**Radium** shines", "no label"])
    assert categories == {"grant approval"}
    assert cut_label("**Grant approval** for polonium", categories)[0] == "Grant approval"


def test_labels_that_name_a_kind_of_news() -> None:
    assert has_known_label("**Award** for radium")
    assert not has_known_label("**Radium**: new")
