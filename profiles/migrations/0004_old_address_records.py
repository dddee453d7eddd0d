"""The records that old addresses name by the addresses of their pages."""

import re
from collections.abc import Callable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PLACES = (
    ("page", "profiles", "Page", "/people/{}/{}/", ("profile__slug", "key")),
    ("news_item", "news", "NewsItem", "/news/{}/", ("slug",)),
    ("publication", "publications", "Publication", "/publications/{}/", ("slug",)),
)
"""The column, the model, the address of its pages, and what stands in the address."""

Change = Callable[[Any, str, Any, str, tuple[str, ...]], None]


def name_records(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _for_each_place(apps, _name_records)


def name_addresses(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _for_each_place(apps, _name_addresses)


def _for_each_place(apps: Apps, change: Change) -> None:
    legacy_urls = apps.get_model("profiles", "LegacyUrl").objects
    for column, app, model, form, fields in PLACES:
        change(legacy_urls, column, apps.get_model(app, model).objects, form, fields)


def _name_records(
    legacy_urls: Any, column: str, records: Any, form: str, fields: tuple[str, ...]
) -> None:
    known = {form.format(*key): pk for pk, *key in records.values_list("pk", *fields)}
    shape = re.escape(form).replace(r"\{\}", "[^/]+")
    rows = legacy_urls.filter(target__regex=f"^{shape}$").values_list("pk", "target")
    for pk, target in list(rows):
        if target in known:
            legacy_urls.filter(pk=pk).update(target="", **{f"{column}_id": known[target]})


def _name_addresses(
    legacy_urls: Any, column: str, records: Any, form: str, fields: tuple[str, ...]
) -> None:
    paths = [f"{column}__{field}" for field in fields]
    rows = legacy_urls.filter(target="", **{f"{column}__isnull": False})
    for pk, *key in list(rows.values_list("pk", *paths)):
        legacy_urls.filter(pk=pk).update(target=form.format(*key))


class Migration(migrations.Migration):
    dependencies = [("profiles", "0003_old_addresses")]

    operations = [migrations.RunPython(name_records, name_addresses)]
