"""What is a form with a customer's own words?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from stegvis.definitions import Instrument, read
from stegvis.definitions.instrument_reading import instrument
from stegvis.web.surveys.sealed.asked import Question, item, warned


def definition(
    name: str, content: str = "", confirmed: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], Mapping[str, Any] | None]:
    """A form's file and its words: those of `content` (JSON, with who confirmed the licence), else the installation's own."""
    entry: dict[str, Any] = dict(read("instruments")[name])
    if not content:
        return {**entry, "items": warned(entry["items"])}, read("wordings").get(name)
    words = json.loads(content)
    asked = [Question(**one) for one in words.pop("questions", [])]
    if asked:
        answers = words.pop("answers", None)
        entry["items"] = {f"q{n}": item(one, answers) for n, one in enumerate(asked, 1)}
    return {**entry, "items": warned(entry["items"])}, {**words, "licence_confirmed": confirmed}


def worded(name: str, content: str, confirmed: Mapping[str, str]) -> Instrument:
    """The form with these words. Raises ValueError that says what does not hold together."""
    return instrument(name, *definition(name, content, confirmed))
