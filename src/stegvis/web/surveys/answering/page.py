"""How is an instrument answered, one screen at a time, with or without script, with or without a net?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from stegvis.definitions import Item, in_language
from stegvis.web.access.record import Refused
from stegvis.web.look.swedish import number
from stegvis.web.surveys.answering import reading
from stegvis.web.surveys.answering.sitting import Sitting, asked, before, following, resumed
from stegvis.web.surveys.answering.texts import Language, chosen, languages, offered, text, texts

FEW = 10  # so many steps between the ends of a line can stand as numbers in a row
HEIGHT = 44


def answering(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """The screen asked for (`?fraga=CODE`), else the one where the answering stopped; what is sent is kept at once."""
    language = chosen(request, offered(sitting.instrument), sitting.language)
    if request.method == "POST":
        return _sent(request, sitting, language)
    items = asked(sitting.instrument, sitting.given)
    wanted = next((item for item in items if item.code == request.GET.get("fraga")), None)
    return _screen(request, sitting, wanted or resumed(items, sitting.given), language)


def said(
    request: HttpRequest,
    code: str,
    *,
    language: str = "",
    status: int = 200,
    links: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """A page that only says something: `CODE` is its heading and `CODE_text` its text; `links` are (address, words)."""
    used = chosen(request, tuple(languages().values()), language)
    context = {
        "heading": text(code, used.code),
        "said": text(f"{code}_text", used.code),
        "links": links,
    }
    return _rendered(request, "surveys/answering/said.html", used, context, status)


def spoken(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200, language: str = ""
) -> HttpResponse:
    """A page of ours in the language asked for, else `language` or the browser's, with its texts as `t`; `wrong` is the code of what
    is wrong on it.
    """
    used = chosen(request, tuple(languages().values()), language)
    wrong = text(context["wrong"], used.code) if context.get("wrong") else ""
    others = [one for one in languages().values() if one != used]
    return _rendered(request, template, used, {**context, "wrong": wrong, "others": others}, status)


def _sent(request: HttpRequest, sitting: Sitting, language: Language) -> HttpResponse:
    item = next((one for one in sitting.instrument.items if one.code == request.POST.get("item")), None)
    if item is None:
        return _go(request, sitting.address)
    act = request.POST.get("act", "next")
    given = dict(sitting.given)
    try:
        given[item.code] = None if act == "skip" else reading.value(item, request.POST.dict(), language.code)
    except reading.Wrong as wrong:
        if act != "back":
            return _wrong(request, sitting, item, language, str(wrong))
    else:
        sitting.save(item.code, given[item.code], language.code)
    return _after(request, sitting, item, language, given, act)


def _after(
    request: HttpRequest, sitting: Sitting, item: Item, language: Language, given: dict[str, Any], act: str
) -> HttpResponse:
    items = asked(sitting.instrument, given)
    to = (before(items, item.code) or item) if act == "back" else following(items, given, item.code)
    if to is not None:
        return _go(request, f"{sitting.address}?{urlencode({'fraga': to.code, 'sprak': language.code})}")
    if all(value is None for value in given.values()):
        return _wrong(request, sitting, item, language, text("nothing_answered", language.code))
    try:
        return _go(request, sitting.finish(given))
    except Refused as no:
        return _wrong(request, sitting, item, language, no.message)


def _go(request: HttpRequest, where: str) -> HttpResponse:
    return JsonResponse({"go": where}) if _by_script(request) else redirect(where)


def _wrong(
    request: HttpRequest, sitting: Sitting, item: Item, language: Language, message: str
) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"wrong": message}, status=422)
    return _screen(request, sitting, item, language, message)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _screen(
    request: HttpRequest, sitting: Sitting, item: Item, language: Language, wrong: str = ""
) -> HttpResponse:
    items = asked(sitting.instrument, sitting.given)
    code, place = language.code, next((n for n, one in enumerate(items) if one == item), 0)
    scale = item.scale
    held = sitting.given.get(item.code)
    typed = request.POST.get("exact") or request.POST.get("number") or request.POST.get("text") or ""
    context = {
        "sitting": sitting,
        "item": item,
        "question": in_language(item.wording, code),
        "hint": in_language(item.hint, code) or in_language(sitting.instrument.intro, code),
        "step": text("step", code, n=place + 1, of=len(items)),
        "climb": _climb(place, len(items)),
        "kind": _kind(item),
        "ends": [in_language(words, code) for words in scale.ends or ()],
        "options": [(f"{v:g}", in_language(words, code)) for v, words in scale.options.items()],
        "numbers": [f"{v:g}" for v in scale.values if v == int(v)] if scale.high - scale.low <= FEW else [],
        "write": text("write_number", code, low=number(scale.low), high=number(scale.high)),
        "low": f"{scale.low:g}",
        "high": f"{scale.high:g}",
        "by": f"{scale.step:g}",
        "held": typed if wrong else f"{held.normalize():f}" if isinstance(held, Decimal) else held or "",
        "wrong": wrong,
        "first": place == 0,
        "last": place == len(items) - 1,
        "seen_by": text(sitting.seen_by, code),
        "others": [one for one in offered(sitting.instrument) if one != language],
    }
    return _rendered(request, "surveys/answering/screen.html", language, context, 422 if wrong else 200)


def _rendered(
    request: HttpRequest, template: str, language: Language, context: dict[str, Any], status: int
) -> HttpResponse:
    shown = {"language": language, "t": texts(language.code), **context}
    answer = render(request, template, shown, status=status)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _kind(item: Item) -> str:
    """How a question is drawn: "line", "choices", "numbers" or "text"."""
    if item.scale.options:
        return "choices"
    return {"analogue": "line", "text": "text"}.get(item.scale.kind, "numbers")


def _climb(place: int, count: int) -> list[dict[str, str]]:
    """The blocks of the stair: those behind, the one stood on, those ahead; widths in per cent."""
    wide = 100 / count
    return [
        {
            "state": "was" if n < place else "is" if n == place else "",
            "x": f"{n * wide:.2f}",
            "width": f"{wide - min(0.8, wide / 4):.2f}",
            "y": f"{HEIGHT - HEIGHT * (n + 1) / count:.1f}",
            "height": f"{HEIGHT * (n + 1) / count:.1f}",
        }
        for n in range(count)
    ]
