"""Which of the numbers that are kept are samordningsnummer?"""

from typing import Any

from django.db import migrations, models

from stegvis.web.access.secrecy import decrypt


def read_out(apps: Any, schema_editor: Any) -> None:
    """Whether each number that is kept is a samordningsnummer: sixty is added to its day."""
    people = apps.get_model("register", "Person").objects.exclude(number_sealed="")
    found = [
        pk
        for pk, kept in people.values_list("pk", "number_sealed").iterator()
        if int(decrypt(kept, "personnummer")[6:8]) > 60
    ]
    for start in range(0, len(found), 500):
        people.filter(pk__in=found[start : start + 500]).update(coordination=True)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0010_list_period"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="coordination",
            field=models.BooleanField(default=False, editable=False, verbose_name="samordningsnummer"),
        ),
        migrations.RunPython(read_out, migrations.RunPython.noop),
    ]
