from __future__ import annotations

from faculty_site.ingest.keys import Keys, Origins, fold


def test_a_key_is_given_once() -> None:
    keys = Keys()
    assert [keys.free("news") for _ in range(3)] == ["news", "news-2", "news-3"]


def test_a_numbered_key_that_somebody_has_is_passed_over() -> None:
    keys = Keys()
    assert [keys.free(key) for key in ("a-2", "a", "a", "a")] == ["a-2", "a", "a-3", "a-4"]


def test_an_origin_counts_equal_texts() -> None:
    origins = Origins("item")
    first, second, other = origins.of("radium"), origins.of("radium"), origins.of("polonium")
    assert first.startswith("item:")
    assert (first[:-2], first[-2:], second[-2:]) == (second[:-2], ":0", ":1")
    assert other[:-2] != first[:-2]


def test_folding_leaves_out_case_width_and_white_space() -> None:
    assert fold(" Radium\n ＩＩ  Straße ") == "radium ii strasse"
