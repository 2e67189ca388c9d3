"""Is it the same data, in whatever order and kind of file?"""

from __future__ import annotations

from hashlib import sha256

from stegvis.dataset.checking.workspace import Workspace, named
from stegvis.definitions import Definitions


def fingerprint(space: Workspace, definitions: Definitions) -> str:
    """A hash of the good rows: the sum of a hash per row and table, so that neither their order nor the kind of file matters."""
    digest = sha256()
    for table in definitions.tables.values():
        if table.name in space.tables:
            cells = ", ".join(f"coalesce({named(field.name)}::VARCHAR, e'\\x01')" for field in table.fields)
            row = f"concat_ws(e'\\x1f', {cells})"
            sums = space.one(
                f"SELECT count(*), sum(md5_number_lower(row)), sum(md5_number_upper(row)) FROM (SELECT {row} AS row FROM {table.name})"
            )
            digest.update(repr((table.name, sums)).encode())
    return digest.hexdigest()
