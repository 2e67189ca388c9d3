"""The database itself refuses to alter the log."""

from typing import Any, ClassVar

from django.db import migrations

from stegvis.web.access import append_only


def install(apps: Any, editor: Any) -> None:
    append_only.install(editor.connection)


def remove(apps: Any, editor: Any) -> None:
    append_only.remove(editor.connection)


class Migration(migrations.Migration):
    """Triggers on the log's tables."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("access", "0001_initial")]
    operations: ClassVar[list[Any]] = [migrations.RunPython(install, remove)]
