"""How is a rule over rows asked, and how are its findings told?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.dataset.checking.workspace import Workspace, named
from stegvis.dataset.findings import Findings
from stegvis.dataset.limits import Limits
from stegvis.definitions import Table


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `findings.yaml` as a question in SQL over the tables of a workspace.

    `sql` gives one row per finding: `line`, `column`, `key` and the rule's placeholders by name. It is asked only where
    `table` and all that it `needs` could be read. A `dated` rule depends on the day (`on_day()`), so its answer is never kept.
    """

    code: str
    table: str
    sql: str
    needs: tuple[str, ...] = ()
    dated: bool = False

    def applies(self, space: Workspace) -> bool:
        return {self.table, *self.needs} <= set(space.tables)


@dataclass(frozen=True, slots=True)
class Teller:
    """Turns the rows of a question into findings, no more than a limit of each kind in full."""

    space: Workspace
    findings: Findings
    limits: Limits

    def ask(self, rule: Rule) -> None:
        """Asks a rule; where its severity is error, the rows it finds are kept out."""
        found = self.tell(rule.code, rule.table, rule.sql)
        if found and self.findings.severity(rule.code) == "error":
            self.space.keep_out(rule.table, f"SELECT DISTINCT line FROM ({rule.sql})")

    def tell(self, code: str, table: str, sql: str, **values: object) -> int:
        """Notes a finding for each row of a question and returns how many there are. `values` fill further placeholders."""
        file = self.space.files[table]
        limit = self.limits.findings
        records = self.space.records(f'SELECT * FROM ({sql}) ORDER BY line, "column" LIMIT {limit + 1}')
        told = [self.findings.add(code, file, **{**values, **record}) for record in records[:limit]]
        if len(records) <= limit:
            return len(records)
        found = int(self.space.one(f"SELECT count(*) FROM ({sql})")[0])
        self.findings.add_rest(told[-1], found - limit)
        return found


def key_of(table: Table, row: str) -> str:
    """The SQL of a row's key as text; NULL for a table without one."""
    parts = [f"{row}.{named(name)}" for name in table.key]
    if len(parts) < 2:
        return parts[0] if parts else "NULL::VARCHAR"
    return f"concat_ws(' + ', {', '.join(parts)})"
