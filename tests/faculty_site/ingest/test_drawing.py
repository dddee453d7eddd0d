"""What is reported of a page that will not be drawn as it was written."""

from __future__ import annotations

from faculty_site.ingest.drawing import tell_of_losses
from faculty_site.ingest.problems import Problem, Problems
from tests.sites.reader import page_of


def told(body: str) -> list[Problem]:
    problems = Problems()
    tell_of_losses(page_of(body), problems)
    return list(problems)


def test_two_hundred_colours_are_one_remark() -> None:
    body = "Prizes\n\n" + "- <span style='color: gold'>Nobel</span>\n" * 200
    (problem,) = told(body)
    assert (problem.line, problem.level) == (3, "info")
    assert problem.message.startswith("200 colours are left out, the first of them here")


def test_elements_and_formulas_each_by_themselves() -> None:
    body = "<script>\n</script>\n\n$\\radium$ $\\polonium$ $\\radium$\n\n<form></form>\n"
    assert [(problem.line, problem.level) for problem in told(body)] == [
        (1, "warning"), (4, "warning"), (4, "warning"), (6, "warning"),
    ]  # fmt: skip
    messages = [problem.message for problem in told(body)]
    assert messages[0].startswith("<script> is left out")
    assert messages[1].startswith("2 formulas stay TeX, the first of them here (Unknown command")
    assert messages[2].startswith("A formula stays TeX (Unknown command")


def test_addresses_and_frames_say_which() -> None:
    body = '<a href="data:text/html,x">x</a>\n\n<iframe src="https://a.example/1"></iframe>\n'
    address, frame = told(body)
    assert "(data:text/html,x)" in address.message
    assert "(https://a.example/1)" in frame.message
    assert (address.level, frame.level) == ("warning", "info")


def test_a_plain_page_has_nothing_to_tell() -> None:
    assert told("# Marie Curie\n\nPhysicist, *chemist*, $E = mc^2$.\n") == []
