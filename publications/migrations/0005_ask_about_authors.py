from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def ask(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What an authorship only supposed becomes a question to the person."""
    authorships: Any = apps.get_model("publications", "Authorship").objects
    supposed = authorships.filter(confirmed=False, profile__isnull=False)
    suggestions: Any = apps.get_model("publications", "Suggestion").objects
    suggestions.bulk_create(
        (
            suggestions.model(
                publication_id=row.publication_id,
                profile_id=row.profile_id,
                name=row.name,
                certainty="likely",
            )
            for row in supposed
        ),
        ignore_conflicts=True,
    )
    supposed.update(profile=None)


class Migration(migrations.Migration):
    dependencies = [("publications", "0004_scholarly_record")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
