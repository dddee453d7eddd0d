from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("publications", "0005_ask_about_authors")]

    operations = [migrations.RemoveField(model_name="authorship", name="confirmed")]
