"""What would the file of an instrument say?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stegvis.definitions.instrument import CutOff, Instrument, Item, Scale, Subscale
from stegvis.definitions.text import Text

SAME = ("better", "reliable_change", "licensed", "sealed", "sensitive", "open_items", "answers_differ")


def entry_of(made: Instrument) -> dict[str, Any]:
    """The content of its file, with every word in it; `instrument(name, entry_of(made))` is `made` but for a confirmed licence."""
    said: dict[str, Any] = {
        "version": made.version,
        "label": _text(made.label),
        "why": _text(made.why),
        "source": made.source,
        "licence": made.licence,
        "unit": made.unit,
    }
    said |= {name: value for name in SAME if (value := getattr(made, name)) not in (None, False)}
    if made.respondents != "participants":
        said["respondents"] = made.respondents
    if made.scoring:
        said["scoring"] = made.scoring
    if made.times != 1:
        said["times"] = made.times
    if made.given_at:
        said["given_at"] = list(made.given_at)
    if made.intro:
        said["intro"] = dict(made.intro)
    if made.cut_offs:
        said["cut_offs"] = _cut_offs(made.cut_offs)
    if made.expected_course:
        of = made.expected_course
        points = [list(point) for point in of.points]
        said["expected_course"] = {"label": _text(of.label), "source": of.source, "points": points}
    if made.subscales:
        said["subscales"] = {sub.code: _subscale(sub) for sub in made.subscales}
    said["items"] = {item.code: _item(item) for item in made.items}
    return said


def _text(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}


def _item(item: Item) -> dict[str, Any]:
    said: dict[str, Any] = {"scale": _scale(item.scale)}
    if item.label:
        said["label"] = _text(item.label)
    if item.wording:
        said["wording"] = dict(item.wording)
    if item.hint:
        said["hint"] = dict(item.hint)
    if item.reverse:
        said["reverse"] = True
    if not item.scored:
        said["scored"] = False
    if item.positive:
        said["positive"] = list(item.positive)
    if item.only_if:
        said["only_if"] = {"item": item.only_if.item, "values": list(item.only_if.values)}
    return said


def _scale(scale: Scale) -> dict[str, Any]:
    if scale.kind in ("text", "yes_no"):
        return {"kind": scale.kind}
    said: dict[str, Any] = {"kind": scale.kind, "from": scale.low, "to": scale.high}
    if scale.step != 1:
        said["step"] = scale.step
    if scale.ends:
        said["ends"] = [dict(words) for words in scale.ends]
    if scale.options:
        said["options"] = {f"{value:g}": dict(words) for value, words in scale.options.items()}
    return said


def _subscale(sub: Subscale) -> dict[str, Any]:
    said: dict[str, Any] = {"label": _text(sub.label), "items": list(sub.items)}
    if sub.missing_allowed:
        said["missing_allowed"] = sub.missing_allowed
    if sub.cut_offs:
        said["cut_offs"] = _cut_offs(sub.cut_offs)
    if sub.reliable_change is not None:
        said["reliable_change"] = sub.reliable_change
    return said


def _cut_offs(cuts: Sequence[CutOff]) -> list[Mapping[str, Any]]:
    return [
        {"at": cut.at, "label": _text(cut.label), **({"clinical": True} if cut.clinical else {})}
        for cut in cuts
    ]
