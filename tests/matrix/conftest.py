"""What the tests of the matrix share."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_django import Settings

from faculty_site.look.house import house_of
from faculty_site.templatetags import look
from tests.matrix.samples import make_matrix_world
from tests.matrix.table import Table
from tests.profiles.world import World

Write = Callable[[Table], None]


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.SECOND_FACTOR = True
    return make_matrix_world()


@pytest.fixture(autouse=True)
def _no_log() -> Iterator[None]:
    """Each of the thousands of refusals would be logged with its traceback."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are dressed alike in a whole test: that takes most of the time of a refusal."""
    monkeypatch.setattr(look, "house_of", functools.cache(house_of))


@pytest.fixture
def write(record_property: Any) -> Write:
    """Puts a table into the output of the run, and fails where it is not as expected."""

    def written(table: Table) -> None:
        record_property("matrix", (table.title, table.places, table.lines()))
        assert not table.faults, "\n".join(["", *table.faults])

    return written
