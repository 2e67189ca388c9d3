"""A plan has several goals, each a text of its own."""

from typing import Any

from django.db import migrations, models


def several(apps: Any, schema_editor: object) -> None:
    for plan in apps.get_model("register", "Plan").objects.exclude(goal="").iterator():
        plan.goals = [plan.goal]
        plan.save(update_fields=["goals"])


def one(apps: Any, schema_editor: object) -> None:
    for plan in apps.get_model("register", "Plan").objects.exclude(goals=[]).iterator():
        plan.goal = "\n".join(plan.goals)
        plan.save(update_fields=["goal"])


class Migration(migrations.Migration):
    dependencies = [("register", "0004_holding_share")]

    operations = [
        migrations.AddField("Plan", "goals", models.JSONField(default=list, verbose_name="egna mål")),
        migrations.RunPython(several, one),
        migrations.RemoveField("Plan", "goal"),
    ]
