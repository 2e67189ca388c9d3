"""How does an instrument's file become a value, with the customer's wording in it, and what is wrong in it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from stegvis.definitions.instrument import Condition, Course, CutOff, Instrument, Item, Scale, Subscale
from stegvis.definitions.text import Text, Words

NO_SCALE = "{item} har ingen skala. Skriv scale på frågan eller för hela instrumentet."


def instrument(name: str, entry: Any, wording: Mapping[str, Any] | None = None) -> Instrument:
    """The instrument of a file, worded by the customer's own `wordings/NAME.yaml` where there is one.

    Raises ValueError that lists in Swedish everything that does not hold together.
    """
    said = wording or {}
    items = tuple(_item(code, one, entry.get("scale"), said) for code, one in entry["items"].items())
    plain = {key: entry[key] for key in ("version", "source", "licence", "unit") if key in entry}
    same = {
        key: entry[key]
        for key in (
            "better",
            "reliable_change",
            "licensed",
            "sealed",
            "sensitive",
            "open_items",
            "answers_differ",
            "respondents",
        )
        if key in entry
    }
    made = Instrument(
        name=name,
        **plain,
        **same,
        label=_text(entry["label"]),
        why=_text(entry["why"]),
        scoring=entry.get("scoring"),
        times=float(entry.get("times", 1)),
        items=items,
        confirmed=_confirmed(said),
        intro=said.get("intro", entry.get("intro", {})),
        subscales=tuple(_subscale(code, one) for code, one in entry.get("subscales", {}).items()),
        cut_offs=_cut_offs(entry),
        expected_course=_course(entry.get("expected_course")),
        given_at=tuple(entry.get("given_at", ())),
    )
    found = [*faults(made), *_strangers(made, said)]
    if found:
        raise ValueError(" ".join(found))
    return made


def _text(entry: Mapping[str, str]) -> Text:
    return Text(entry["sv"], entry["en"])


def _item(code: str, entry: Any, common: Any, said: Mapping[str, Any]) -> Item:
    scale = entry.get("scale", common)
    if scale is None:
        raise ValueError(NO_SCALE.format(item=code))
    return Item(
        code=code,
        scale=_scale(
            scale,
            said.get("ends", {}).get(code, said.get("ends", {}).get("all")),
            said.get("options_of", {}).get(code) or said.get("options"),
        ),
        label=_text(entry["label"]) if "label" in entry else None,
        wording=said.get("items", {}).get(code, entry.get("wording", {})),
        hint=entry.get("hint", {}),
        reverse=entry.get("reverse", False),
        positive=_pair(entry["positive"]) if "positive" in entry else None,
        scored=entry.get("scored", True),
        only_if=Condition(entry["only_if"]["item"], _pair(entry["only_if"]["values"]))
        if "only_if" in entry
        else None,
    )


def _scale(entry: Any, ends: Any, own: Any) -> Scale:
    if entry["kind"] == "text":
        return Scale("text")
    if entry["kind"] == "yes_no":
        return Scale(
            "yes_no",
            0,
            1,
            1,
            options={1.0: {"sv": "Ja", "en": "Yes", "ar": "نعم"}, 0.0: {"sv": "Nej", "en": "No", "ar": "لا"}},
        )
    worded = ends or entry.get("ends")
    options = (own if entry["kind"] == "choice" else None) or entry.get("options", {})
    return Scale(
        entry["kind"],
        float(entry["from"]),
        float(entry["to"]),
        float(entry.get("step", 1)),
        (worded[0], worded[1]) if worded else None,
        {float(value): words for value, words in options.items()},
    )


def _pair(entry: Any) -> tuple[float, float]:
    return float(entry[0]), float(entry[1])


def _subscale(code: str, entry: Any) -> Subscale:
    return Subscale(
        code,
        _text(entry["label"]),
        tuple(entry["items"]),
        entry.get("missing_allowed", 0),
        _cut_offs(entry),
        entry.get("reliable_change"),
    )


def _cut_offs(entry: Any) -> tuple[CutOff, ...]:
    return tuple(
        CutOff(float(cut["at"]), _text(cut["label"]), cut.get("clinical", False))
        for cut in entry.get("cut_offs", ())
    )


def _course(entry: Any) -> Course | None:
    if entry is None:
        return None
    points = tuple((float(week), float(score)) for week, score in entry["points"])
    return Course(_text(entry["label"]), entry["source"], points)


def _confirmed(said: Mapping[str, Any]) -> str:
    licence = said.get("licence_confirmed")
    return f"{licence['by']}, {licence['day']}" if licence else ""


def faults(made: Instrument) -> list[str]:
    """Everything in an instrument that does not hold together, each with how to mend it; none where it is whole."""
    return [*_of_items(made), *_of_subscales(made), *_of_scores(made)]


def _of_items(made: Instrument) -> Iterator[str]:
    codes = [item.code for item in made.items]
    for place, item in enumerate(made.items):
        scale = item.scale
        if scale.kind != "text" and scale.low >= scale.high:
            yield f"{item.code}: skalan går från {scale.low:g} till {scale.high:g}. Ange det lägre värdet först."
        outside = [value for value in scale.options if not scale.takes(value)]
        if outside:
            yield f"{item.code}: svarsalternativet {outside[0]:g} ligger utanför skalan {scale.low:g}–{scale.high:g}."
        if item.positive and not (scale.low <= item.positive[0] <= item.positive[1] <= scale.high):
            yield f"{item.code}: de positiva svaren ligger utanför skalan {scale.low:g}–{scale.high:g}."
        if item.reverse and scale.kind == "text":
            yield f"{item.code}: ett textsvar kan inte vändas. Ta bort reverse."
        if item.only_if and item.only_if.item not in codes[:place]:
            yield f"{item.code} hänger på frågan {item.only_if.item}, som inte ställs före den."
        if scale.kind == "choice" and item.wording and set(scale.options) != set(scale.values):
            yield f"{item.code} har formulering men inte ord för vart och ett av svaren {scale.low:g}–{scale.high:g}."


def _of_subscales(made: Instrument) -> Iterator[str]:
    for sub in made.subscales:
        unknown = [code for code in sub.items if made.item(code) is None]
        if unknown:
            yield f"Delskalan {sub.code} nämner frågan {unknown[0]}, som inte finns i instrumentet."
        if sub.missing_allowed >= len(sub.items):
            yield f"Delskalan {sub.code} tål att alla svar saknas. missing_allowed ska vara lägre än antalet frågor."


def _of_scores(made: Instrument) -> Iterator[str]:
    if made.scoring is None:
        if made.cut_offs or made.reliable_change is not None:
            yield "Gränsvärde och säker förändring kräver en poäng. Ange scoring, eller lägg dem på en delskala."
        if made.expected_course:
            yield "Ett förväntat förlopp kräver en poäng. Ange scoring, eller ta bort expected_course."
        return
    if not made.scored:
        yield "Ingen fråga räknas i poängen. Ta bort scoring eller låt minst en fråga räknas."
        return
    low, high = made.range or (0.0, 0.0)
    for cut in made.cut_offs:
        if not low <= cut.at <= high:
            yield f"Gränsvärdet {cut.at:g} ligger utanför poängen {low:g}–{high:g}."
    points = made.expected_course.points if made.expected_course else ()
    if any(not low <= value <= high for _, value in points):
        yield f"Det förväntade förloppet ligger utanför poängen {low:g}–{high:g}."
    if any(later <= week for (week, _), (later, _) in pairwise(points)):
        yield "Det förväntade förloppets veckor ska komma i ordning, från den första."
    if made.reliable_change is not None and made.better is None:
        yield "Säker förändring kräver riktning. Ange better: higher eller lower."


def _strangers(made: Instrument, said: Mapping[str, Any]) -> Iterator[str]:
    """What a customer's wording says of items that are none, and a licensed one's wording without a licence."""
    words: Mapping[str, Words] = said.get("items", {})
    for code in {**words, **said.get("options_of", {})}:
        if made.item(code) is None:
            yield f"wordings/{made.name}.yaml har ord för frågan {code}, som inte finns i instrumentet."
    missing = [item.code for item in made.items if words and item.code not in words and not item.wording]
    if missing:
        yield f"wordings/{made.name}.yaml saknar ord för {', '.join(missing)}."
    if words and made.licensed and not made.confirmed:
        yield (
            f"wordings/{made.name}.yaml har formuleringar till ett licensierat formulär ({made.licence}). "
            "Bekräfta licensen: licence_confirmed med by och day."
        )
