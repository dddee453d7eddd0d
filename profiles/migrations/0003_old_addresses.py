"""An old address names the record that it leads to, so that a new slug does not lose it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0002_news_kind"),
        ("profiles", "0002_page"),
        ("publications", "0002_citation_key"),
    ]

    operations = [
        migrations.AddField(
            model_name="legacyurl",
            name="page",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="profiles.page",
            ),
        ),
        migrations.AddField(
            model_name="legacyurl",
            name="section",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="profiles.section",
            ),
        ),
        migrations.AddField(
            model_name="legacyurl",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="profiles.entry",
            ),
        ),
        migrations.AddField(
            model_name="legacyurl",
            name="news_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="news.newsitem",
            ),
        ),
        migrations.AddField(
            model_name="legacyurl",
            name="publication",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="publications.publication",
            ),
        ),
        migrations.AlterField(
            model_name="legacyurl",
            name="target",
            field=models.CharField(
                blank=True,
                help_text="An address of this site, such as /news/, or a place on the person's "
                "page, such as #talks. Empty for what the import found, or else the person's page "
                "itself.",
                max_length=500,
            ),
        ),
    ]
