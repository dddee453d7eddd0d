"""A list item whose text changed is found again, or both forms are kept and reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faculty_site.ingest.load.match import Known, match
from faculty_site.ingest.report import Counts
from news.models import NewsItem
from profiles.models import ImportRecord
from tests.faculty_site.ingest.builders import load_rows, news, person

FIRST = "Nobel Prize in Physics with Pierre Curie and Henri Becquerel"
REWORDED = "Nobel Prize in Physics, shared with Pierre Curie and Henri Becquerel!"


def item(text: str, order: int = 0, date: str = "1903", *, vanished: bool = False) -> Known:
    return Known(f"item:{text}", text.casefold(), order, (date,), vanished)


def pairs(rows: list[Known], records: list[Known]) -> dict[str, str]:
    found = match(rows, records).pairs
    return {
        row.removeprefix("item:"): record.removeprefix("item:") for row, record in found.items()
    }


def test_the_same_origin_is_the_same_item_wherever_it_stands() -> None:
    rows = [item("a", 1), item("b", 0)]
    assert pairs(rows, [item("a", 0), item("b", 1)]) == {"a": "a", "b": "b"}


def test_the_same_text_is_found_under_another_ordinal() -> None:
    row, record = Known("item:h:0", "a prize", 0), Known("item:h:1", "a prize", 3)
    assert match([row], [record]).pairs == {"item:h:0": "item:h:1"}


def test_most_words_shared_and_the_same_date() -> None:
    assert pairs([item(REWORDED)], [item(FIRST)]) == {REWORDED: FIRST}


def test_an_item_without_spaces_between_words() -> None:
    old, new = "北京大学で放射能について講演した", "北京大学で放射能について講演しました"
    assert pairs([item(new)], [item(old)]) == {new: old}


def test_another_date_is_another_item_at_the_edge_of_a_list() -> None:
    found = match([item("Davy Medal awarded", date="1904")], [item("Davy Medal given")])
    assert found.pairs == {}
    assert found.unsure == {"item:Davy Medal awarded": "item:Davy Medal given"}


def test_two_candidates_as_good_as_each_other_are_unsure() -> None:
    records = [item("Talk on radium in Paris", 0), item("Talk on radium in London", 1)]
    rows = [item("Talk on radium in Rome", 0)]
    found = match(rows, records)
    assert found.pairs == {}
    assert list(found.unsure) == ["item:Talk on radium in Rome"]


def test_the_place_between_two_neighbours_decides() -> None:
    records = [item("top", 0), item("The Davy Medal", 1), item("end", 2)]
    rows = [item("top", 0), item("A medal, called after Davy", 1, "1904"), item("end", 2)]
    assert pairs(rows, records)["A medal, called after Davy"] == "The Davy Medal"


def test_the_place_decides_nothing_where_two_are_new() -> None:
    records = [item("top", 0), item("The Davy Medal", 1), item("end", 2)]
    rows = [item("top", 0), item("medal one", 1), item("medal two", 2), item("end", 3)]
    assert len(pairs(rows, records)) == 2


def test_nothing_in_common_is_another_item_in_any_place() -> None:
    records = [item("top", 0), item("The Davy Medal", 1, "1903"), item("end", 2)]
    rows = [item("top", 0), item("Lecture about polonium", 1, "1911"), item("end", 2)]
    found = match(rows, records)
    assert len(found.pairs) == 2
    assert found.unsure == {}


def test_a_corrected_date_at_the_end_of_a_list_is_no_other_item() -> None:
    assert pairs([item(REWORDED, date="1911")], [item(FIRST)]) == {REWORDED: FIRST}


def test_what_vanished_before_comes_back_by_its_own_text_only() -> None:
    gone = item(FIRST, vanished=True)
    assert pairs([item(REWORDED)], [gone]) == {}
    assert match([Known("item:x", gone.text, 0)], [gone]).pairs == {"item:x": gone.origin}


@pytest.mark.django_db
def test_a_reworded_item_keeps_its_object_and_address() -> None:
    load_rows(person(), news(FIRST))
    slug = NewsItem.objects.get().slug
    NewsItem.objects.update(place="Stockholm")
    counts, problems = load_rows(person(), news(REWORDED))
    stored = NewsItem.objects.get()
    assert (stored.slug, stored.body, stored.place) == (slug, REWORDED, "Stockholm")
    assert counts == Counts(updated=1, unchanged=1)
    assert problems == []
    assert ImportRecord.objects.get(model="news.newsitem").origin == news(REWORDED).origin
    assert load_rows(person(), news(REWORDED))[0] == Counts(unchanged=1, kept=1)


@pytest.mark.django_db
def test_a_moved_item_is_the_same_item() -> None:
    load_rows(person(), news(FIRST, 0), news("Davy Medal", 1))
    counts, problems = load_rows(person(), news("Davy Medal", 0), news(FIRST, 1))
    assert counts == Counts(unchanged=3)
    assert problems == []
    bodies = NewsItem.objects.order_by("order").values_list("body", flat=True)
    assert list(bodies) == ["Davy Medal", FIRST]


@pytest.mark.django_db
def test_an_unsure_item_comes_in_new_and_both_are_reported() -> None:
    load_rows(person(), news(FIRST, date="1903"))
    third = "Nobel Prize in Physics with Pierre Curie"
    counts, problems = load_rows(person(), news(third, date="1911"))
    assert counts == Counts(created=1, updated=1, unchanged=1)
    assert NewsItem.objects.get(body=FIRST).visibility == "hidden"
    assert NewsItem.objects.get(body=third).visibility == "public"
    warning = next(problem for problem in problems if problem.level == "warning")
    assert warning.line == 10
    assert "nobel prize" in warning.message
    assert [problem.level for problem in problems] == ["info", "warning"]


@pytest.mark.django_db
def test_a_text_that_becomes_another_kind_of_record_and_back() -> None:
    item_row = news("Davy Medal")
    entry = replace(
        item_row,
        model="profiles.entry",
        key=("marie-curie", "davy-medal"),
        fields={"profile": ["marie-curie"], "key": "davy-medal", "title": "Davy Medal"},
    )
    load_rows(person(), item_row)
    assert load_rows(person(), entry)[0] == Counts(created=1, updated=1, unchanged=1)
    assert load_rows(person(), entry)[0] == Counts(unchanged=3)
    load_rows(person(), item_row)
    assert NewsItem.objects.get().visibility == "public"
    assert load_rows(person(), item_row)[0] == Counts(unchanged=3)
