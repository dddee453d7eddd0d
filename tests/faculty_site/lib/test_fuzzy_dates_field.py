"""The model fields: what is stored, by whichever way a row is saved, and what a form takes."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.forms import modelform_factory
from django.test.utils import isolate_apps

from faculty_site.lib.fuzzy_dates import FuzzyDate, FuzzyDateField, FuzzyDateFormField, LastDayField

MAY = FuzzyDate(1905, 5)
THIRD_TO_SEVENTH = (FuzzyDate(1905, 3, 3), FuzzyDate(1905, 3, 7))


@pytest.fixture
def model(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A model with both fields, and its table; fixtures call it ``contenttypes.talk``."""
    with isolate_apps("django.contrib.contenttypes") as apps:

        class Talk(models.Model):
            title = models.CharField(max_length=20)
            date = FuzzyDateField(null=True, blank=True)
            end_date = FuzzyDateField(null=True, blank=True)
            last_day = LastDayField("date", "end_date", db_index=True)

            class Meta:
                app_label = "contenttypes"

            def __str__(self) -> str:
                return self.title

        monkeypatch.setattr("django.core.serializers.python.apps", apps)
        with connection.schema_editor() as editor:
            editor.create_model(Talk)
        yield Talk
        with connection.schema_editor() as editor:
            editor.delete_model(Talk)


def stored(model: Any, column: str = "last_day") -> list[Any]:
    """What the database itself holds, past the fields."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table} ORDER BY id")  # noqa: S608
        rows = [row[0] for row in cursor.fetchall()]
    return [value if value is None else str(value) for value in rows]


def test_a_date_comes_back_as_it_was_saved(model: Any) -> None:
    model.objects.create(title="radium", date=MAY, end_date=None)
    talk = model.objects.get(date=MAY)
    assert (talk.date, talk.end_date) == (MAY, None)
    assert stored(model, "date") == ["1905-05"]
    assert model.objects.filter(date__startswith="1905").count() == 1
    assert model.objects.filter(end_date__isnull=True).count() == 1


def test_the_last_day_follows_its_sources(model: Any) -> None:
    talk = model(title="radium")
    assert talk.last_day is None
    talk.date = MAY
    assert talk.last_day == dt.date(1905, 5, 31)
    talk.end_date = FuzzyDate(1905, 6, 2)
    assert talk.last_day == dt.date(1905, 6, 2)
    talk.end_date = FuzzyDate.OPEN
    assert talk.last_day == dt.date.max
    talk.last_day = dt.date(2000, 1, 1)
    assert talk.last_day == dt.date.max
    talk.date, talk.end_date = "1905", ""
    assert talk.last_day == dt.date(1905, 12, 31)


def test_every_way_to_save_writes_the_last_day(model: Any) -> None:
    start, end = THIRD_TO_SEVENTH
    talk = model.objects.create(title="a", date=start, end_date=end)
    assert stored(model) == ["1905-03-07"]
    talk.end_date = None
    talk.save()
    assert stored(model) == ["1905-03-03"]
    model.objects.bulk_create([model(title="b", date=MAY), model(title="c")])
    assert stored(model) == ["1905-03-03", "1905-05-31", None]
    raw = model(title="d", date=FuzzyDate(1903))
    raw.save_base(raw=True)
    assert stored(model)[3] == "1903-12-31"


def test_loaddata_writes_the_last_day(model: Any, tmp_path: Path) -> None:
    fields = {"title": "radium", "date": "1905-06", "end_date": None, "last_day": "2000-01-01"}
    rows = [{"model": "contenttypes.talk", "pk": 1, "fields": fields}]
    fixture = tmp_path / "talks.json"
    fixture.write_text(json.dumps(rows), encoding="utf-8")
    call_command("loaddata", str(fixture), verbosity=0)
    assert stored(model) == ["1905-06-30"]


def test_loading_a_fixture_without_the_derived_column(model: Any, tmp_path: Path) -> None:
    rows = [{"model": "contenttypes.talk", "pk": 1, "fields": {"title": "a", "date": "1905-21"}}]
    fixture = tmp_path / "talks.json"
    fixture.write_text(json.dumps(rows), encoding="utf-8")
    call_command("loaddata", str(fixture), verbosity=0)
    assert stored(model) == ["1905-05-31"]


def test_a_row_is_serialised_as_edtf(model: Any) -> None:
    talk = model.objects.create(title="radium", date=MAY, end_date=FuzzyDate.OPEN)
    (row,) = json.loads(serializers.serialize("json", [talk]))
    assert (row["fields"]["date"], row["fields"]["end_date"]) == ("1905-05", "..")
    model.objects.create(title="no date")
    assert (
        json.loads(serializers.serialize("json", model.objects.all()))[1]["fields"]["date"] is None
    )


def test_a_loaded_row_saves_all_its_columns(model: Any) -> None:
    model.objects.create(title="a", date=MAY)
    talk = model.objects.get()
    assert talk.get_deferred_fields() == set()
    talk.date = FuzzyDate(1906)
    talk.save()
    assert stored(model) == ["1906-12-31"]


@pytest.mark.parametrize(
    "loaded", [["title"], ["date"], ["date", "last_day"], ["date", "end_date"]]
)
def test_partly_loaded_rows(model: Any, loaded: list[str], django_assert_num_queries: Any) -> None:
    model.objects.create(title="a", date=MAY)
    talk = model.objects.only(*loaded).get()
    expected_queries = {"last_day": 0, "title": 1, "date": 1}.get(loaded[-1], 0)
    with django_assert_num_queries(expected_queries):
        assert talk.last_day == dt.date(1905, 5, 31)
    talk = model.objects.only(*loaded).get()
    talk.date = FuzzyDate(1906, 2)
    talk.save()
    assert stored(model) == ["1906-02-28"]


def test_saving_a_source_alone_carries_the_last_day_along(model: Any) -> None:
    talk = model.objects.create(title="a", date=MAY)
    talk.date = FuzzyDate(1907)
    talk.save(update_fields=["date"])
    assert stored(model) == ["1907-12-31"]
    talk.title = "b"
    talk.save(update_fields=["title"])
    assert stored(model) == ["1907-12-31"]


def test_refreshing_from_the_database(model: Any) -> None:
    talk = model.objects.create(title="a", date=MAY)
    model.objects.update(date=FuzzyDate(1906), last_day=dt.date(1906, 12, 31))
    talk.refresh_from_db()
    assert (talk.date, talk.last_day) == (FuzzyDate(1906), dt.date(1906, 12, 31))


def test_cleaning_says_what_is_wrong(model: Any) -> None:
    talk = model(title="a", date="1905-13")
    with pytest.raises(ValidationError) as error:
        talk.full_clean()
    assert "13 is not a month" in str(error.value)
    assert list(error.value.message_dict) == ["date"]
    with pytest.raises(ValidationError):
        talk.save()
    model(title="a", date=MAY).full_clean()


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ("1905-05", "1905-05"),
        ("May 1905", "1905-05"),
        (" 3 September 1905 ", "1905-09-03"),
        ("spring 1905", "1905-21"),
        ("..", ".."),
        ("", None),
    ],
)
def test_what_a_form_takes(entered: str, expected: str | None) -> None:
    value = FuzzyDateFormField(required=False).clean(entered)
    assert (None if value is None else str(value)) == expected


@pytest.mark.parametrize(
    ("entered", "code"),
    [
        ("soon", "invalid"),
        ("12/05/1905", "ambiguous"),
        ("3 May", "no_year"),
        ("1905–1907", "range"),
    ],
)
def test_what_a_form_refuses(entered: str, code: str) -> None:
    with pytest.raises(ValidationError) as error:
        FuzzyDateFormField().clean(entered)
    assert [item.code for item in error.value.error_list] == [code]


def test_a_model_form_edits_a_date(model: Any) -> None:
    form_class = modelform_factory(model, fields=["title", "date", "end_date"])
    talk = model.objects.create(title="a", date=MAY)
    form = form_class({"title": "a", "date": "1905-05", "end_date": ""}, instance=talk)
    assert 'value="1905-05"' in str(form["date"])
    assert "maxlength" not in str(form["date"])
    assert not form.has_changed()
    form = form_class({"title": "a", "date": "June 1905", "end_date": ""}, instance=talk)
    assert form.is_valid()
    form.save()
    assert stored(model) == ["1905-06-30"]


def test_fields_are_written_to_migrations_by_their_public_names() -> None:
    date, _imports = MigrationWriter.serialize(FuzzyDateField(null=True, blank=True))
    assert date == "faculty_site.lib.fuzzy_dates.FuzzyDateField(blank=True, null=True)"
    last_day, _imports = MigrationWriter.serialize(LastDayField("date", "end_date", db_index=True))
    assert (
        last_day == "faculty_site.lib.fuzzy_dates.LastDayField('date', 'end_date', db_index=True)"
    )


def test_fields_survive_cloning() -> None:
    field = LastDayField("date", "end_date").clone()
    assert (field.sources, field.null, field.editable) == (("date", "end_date"), True, False)
    assert FuzzyDateField(null=True).clone().max_length == 10


@isolate_apps("django.contrib.contenttypes")
def test_a_check_finds_sources_that_are_no_fuzzy_dates() -> None:
    class Talk(models.Model):
        title = models.CharField(max_length=20)
        last_day = LastDayField("title", "missing")
        other_day = LastDayField()

        class Meta:
            app_label = "contenttypes"

        def __str__(self) -> str:
            return self.title

    found = [error.id for error in Talk.check() if (error.id or "").startswith("fuzzy_dates")]
    assert found == ["fuzzy_dates.E002", "fuzzy_dates.E002", "fuzzy_dates.E001"]
