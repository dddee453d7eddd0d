"""Reasons of the rules, in the reader's language."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest

from faculty_site.lib.work_identity import compare, rule
from publications.linking.people import match
from publications.reasons import for_reader
from tests.faculty_site.lib.work_identity.test_rule import PAIRS, described
from tests.faculty_site.strange import strange_words


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["about"] for pair in PAIRS])
def test_reasons_of_the_rule_for_works(pair: dict[str, Any]) -> None:
    reason = compare(described(pair["one"]), described(pair["one"] | pair["other"])).reason

    with strange_words():
        said = for_reader(reason)
    assert said.startswith("⟨")
    assert said.endswith("⟩")
    assert for_reader(reason) == reason


def test_no_reason_of_the_rule_is_forgotten() -> None:
    nodes = ast.walk(ast.parse(inspect.getsource(rule)))
    reasons = {text for node in nodes if (text := _example(node))}

    assert len(reasons) > 25
    with strange_words():
        assert [each for each in reasons if not for_reader(each).startswith("⟨")] == []


def _example(node: ast.AST) -> str:
    """The reason that a judgement gives or that is to be given, with something in its holes."""
    said: ast.AST | None = None
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "Judgement":
        said = node.args[2]
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "reason":
        said = node.value
    if not isinstance(said, ast.JoinedStr | ast.Constant):
        return ""
    text = ast.unparse(said)
    for hole, filled in HOLES.items():
        text = text.replace(hole, filled)
    return text.removeprefix("f").strip("\"'")


HOLES = {
    "{pair.years}": "the same year",
    "{who}": "title and authors agree",
    "{word}": "erratum",
}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Emmy Noether", "Emmy Noether"),
        ("E. Noether", "Emmy Noether"),
        ("Emy Noether", "Emmy Noether"),
        ("湯川秀樹", "Hideki Yukawa"),
    ],
)
def test_reasons_of_the_rule_for_names(printed: str, name: str) -> None:
    if found := match(printed, ["Somebody Else", name]):
        with strange_words():
            assert for_reader(found.reason).startswith("⟨"), found.reason


def test_what_stands_in_a_reason_is_said_too() -> None:
    with strange_words():
        assert for_reader("one title, 7 years apart; one is a preprint") == (
            "⟨one title, ⟨7 years apart⟩; one is a preprint⟩"
        )
        company = "Same name as “A”; B. C is a co-author elsewhere too"
        assert for_reader(company) == "⟨⟨Same name as “A”⟩; B. C is a co-author elsewhere too⟩"


def test_what_no_rule_says_stays() -> None:
    with strange_words():
        assert for_reader("I know") == "I know"
        assert for_reader("") == ""
