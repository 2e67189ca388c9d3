"""Does the page about the dataset say the same as the definitions?"""

from __future__ import annotations

import re
from pathlib import Path

from tests.dataset.base import definitions

from stegvis.definitions import Field, FindingRule, Table

PAGE = Path(__file__).parents[2] / "docs" / "metod" / "underlag.md"
TYPES = {
    "string": "text",
    "list": "lista med `;` emellan",
    "integer": "heltal",
    "number": "tal",
    "date": "datum",
    "boolean": "true/false",
}
SEVERITIES = {"error": "fel", "warning": "varning"}


def table_text(table: Table) -> str:
    """How the page shows a table: its heading, why it is there and a row for each column."""
    needed = "behövs alltid" if table.required else "valfri"
    head = f"### `{table.name}.csv`: {table.label.sv} ({needed})\n\n{table.why.sv}\n\n| Kolumn | Vad | Värde |\n|---|---|---|\n"
    return head + "".join(column_text(field, table) for field in table.fields)


def column_text(field: Field, table: Table) -> str:
    name = f"**`{field.name}`**" if field.name in table.key else f"`{field.name}`"
    asked = [TYPES[field.type]]
    if field.codes:
        asked[0] = f"kod ur [{field.codes}](../referens/koder.md)"
    if field.references:
        asked.append(f"en rad i {field.references}")
    if field.values:
        asked.append(" eller ".join(map(str, field.values)))
    if field.minimum is not None:
        asked.append(
            f"från {field.minimum}" + (f" till {field.maximum}" if field.maximum is not None else "")
        )
    asked.append("måste fyllas i" if field.required else "får vara tom")
    return f"| {name} | {field.label.sv} | {', '.join(asked)} |\n"


def finding_text(code: str, rule: FindingRule) -> str:
    return f"| `{code}` | {SEVERITIES[rule.severity]} | {rule.message.sv} | {rule.remedy.sv} |"


def test_every_table_stands_on_the_page_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [table_text(table) for table in definitions().tables.values() if table_text(table) not in page]
    assert missing == []


def test_every_finding_stands_on_the_page_as_it_is_and_no_other() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rules = definitions().findings
    assert [
        line for line in (finding_text(code, rule) for code, rule in rules.items()) if line not in page
    ] == []
    assert set(re.findall(r"^\| `(\w+)` \| (?:fel|varning) \|", page, re.MULTILINE)) == set(rules)
