from pathlib import Path

import pytest

from faculty_site.ingest.problems import Problem, Problems, SourceError


def test_problems_come_out_by_path_line_and_weight() -> None:
    problems = Problems()
    problems.info("b.md", 2, "later")
    problems.warning("b.md", 2, "first")
    problems.warning("b.md", 10, "last")
    problems.error("b.md", 2, "gravest")
    problems.warning(Path("a.md"), 99, "other file")
    problems.warning("b.md", None, "whole file")

    assert [problem.message for problem in problems] == [
        "other file",
        "whole file",
        "gravest",
        "first",
        "later",
        "last",
    ]


def test_equal_places_keep_their_order_and_the_same_problem_is_kept_once() -> None:
    problems = Problems()
    for message in ("zeta", "alpha", "zeta"):
        problems.warning("a.md", 1, message)

    assert [problem.message for problem in problems] == ["zeta", "alpha"]


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_only_an_error_is_an_error(level: str) -> None:
    problems = Problems()
    getattr(problems, level)("a.md", None, "something")

    assert problems.has_errors is (level == "error")


def test_a_source_error_becomes_a_problem() -> None:
    error = SourceError(Path("curie.md"), 4, "Put it in quotes.")

    assert error.problem == Problem(Path("curie.md"), 4, "error", "Put it in quotes.")
    assert str(error) == "curie.md:4: error: Put it in quotes."
    assert str(SourceError("curie.md", None, "Empty.")) == "curie.md: error: Empty."
