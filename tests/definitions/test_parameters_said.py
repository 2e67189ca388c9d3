"""Does a Swedish page say where a value of the law is from in Swedish?"""

from __future__ import annotations

import re

from stegvis.definitions import all_parameters

ENGLISH = re.compile(r"\b(the|from|with|and|read|assum\w*|percent|cap|allowance|found|level|of)\b", re.I)


def test_no_reference_or_note_is_in_the_other_language() -> None:
    for parameter in all_parameters().values():
        for dated in parameter.values:
            for said in (dated.reference, dated.note, parameter.note):
                assert said is None or not ENGLISH.search(said.sv), (parameter.name, said.sv)
