"""Which answers belong to no instrument that is known?"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from stegvis.dataset.checking.rule import Rule, Teller
from stegvis.definitions import Definitions

_UNKNOWN_INSTRUMENT = Rule(
    "unknown_instrument",
    "responses",
    """
    SELECT min(line) AS line, 'instrument' AS "column", NULL AS key, instrument AS value, count(*) AS times
    FROM responses ANTI JOIN known_items USING (instrument) GROUP BY instrument
    """,
)
_UNKNOWN_ITEM = Rule(
    "unknown_item",
    "responses",
    """
    SELECT min(line) AS line, 'item' AS "column", NULL AS key, item AS value, instrument, count(*) AS times
    FROM responses SEMI JOIN known_items USING (instrument) ANTI JOIN known_items USING (instrument, item) GROUP BY instrument, item
    """,
)
_OUTSIDE_SCALE = Rule(
    "answer_outside_scale",
    "responses",
    """
    SELECT line, 'value' AS "column", concat_ws(' + ', response, item) AS key, value, least, most, instrument
    FROM responses JOIN known_items USING (instrument, item) WHERE value NOT BETWEEN least AND most
    """,
)


def ask_answers(definitions: Definitions, teller: Teller) -> None:
    """Tells of answers to instruments and items without a definition, and of values outside the instrument's scale."""
    items = pa.Table.from_pylist(list(_items(definitions)), schema=_ITEMS)
    with teller.space.given("known_items", items):
        for rule in (_UNKNOWN_INSTRUMENT, _UNKNOWN_ITEM, _OUTSIDE_SCALE):
            if rule.applies(teller.space):
                teller.ask(rule)


_ITEMS = pa.schema(
    [("instrument", pa.string()), ("item", pa.string()), ("least", pa.float64()), ("most", pa.float64())]
)


def _items(definitions: Definitions) -> Iterator[dict[str, object]]:
    for instrument in definitions.instruments.values():
        for item in instrument.items:
            text = item.scale.kind == "text"
            least, most = (None, None) if text else (item.scale.low, item.scale.high)
            yield {"instrument": instrument.name, "item": item.code, "least": least, "most": most}
