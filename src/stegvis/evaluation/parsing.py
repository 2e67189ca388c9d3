"""Which state does somebody mean on the command line, and what is wrong with how it is written?

`KIND:EXTENT[:WAGE][:key=value,…]`, several joined by `+`; an empty wage is `::`.
"""

from __future__ import annotations

from collections.abc import Iterator

from stegvis.definitions import livelihood_flows, load, state_options, subsidy_flows
from stegvis.definitions.flows import LivelihoodFlow, StateOption
from stegvis.evaluation.state import Component, Option, State, StateError, component

FORM = "SLAG:OMFATTNING[:MÅNADSLÖN][:nyckel=värde,…], till exempel sjukpenning:100:25000"
MOST_A_MONTH = 1_000_000
FULL = 100


def parse_state(text: str) -> State:
    """The state that is written. Raises StateError, in Swedish.

    >>> parse_state("sjukpenning:50:25000:level=0.75+lon:50:24000").kinds
    ('sjukpenning', 'lon')
    """
    if not text.strip():
        raise StateError(f"Tillståndet är tomt. Skriv {FORM}; utan inkomst: none:100.")
    return State(tuple(_component(part.strip()) for part in text.split("+")))


def _component(text: str) -> Component:
    kind, *rest = [piece.strip() for piece in text.split(":")]
    flow = _flow(kind, text)
    if not rest or len(rest) > 3:
        raise StateError(f"”{text}” kan inte läsas. Skriv {FORM}.")
    extent = _number(rest[0], f"omfattningen i ”{text}”", 1, FULL, "i procent, 1 till 100")
    wage, options = _wage_and_options(rest[1:], text)
    made = component(kind, extent, wage, **dict(_options(options, flow, text)))
    _complete(made, flow, text)
    return made


def _flow(kind: str, text: str) -> LivelihoodFlow:
    known = livelihood_flows()
    if not kind:
        raise StateError(f"”{text}” saknar försörjning. Skriv {FORM}.")
    if kind not in known:
        raise StateError(f"Försörjningen ”{kind}” finns inte. Välj en av: {', '.join(known)}.")
    if not known[kind].evaluated:
        raise StateError(f"{known[kind].label.sv} ({kind}): {known[kind].why.sv}")
    return known[kind]


def _wage_and_options(rest: list[str], text: str) -> tuple[float | None, str]:
    """The third part is a wage, empty, or (where the wage is left out altogether) the options."""
    if not rest:
        return None, ""
    if "=" in rest[0]:
        if len(rest) > 1:
            raise StateError(f"”{text}”: månadslönen ska stå före nycklarna. Skriv {FORM}.")
        return None, rest[0]
    wage = None
    if rest[0]:
        wage = _number(rest[0], f"månadslönen i ”{text}”", 1, MOST_A_MONTH, "heltidslönen i kronor i månaden")
    return wage, rest[1] if len(rest) > 1 else ""


def _number(said: str, what: str, least: float, most: float, wanted: str) -> float:
    try:
        number = float(said)
    except ValueError as fault:
        raise StateError(
            f"{what[0].upper()}{what[1:]} är ”{said}”, men ska vara ett tal, {wanted}."
        ) from fault
    if not least <= number <= most:
        raise StateError(
            f"{what[0].upper()}{what[1:]} är {said}, men ska vara {least:g} till {most:g}, {wanted}."
        )
    return number


def _options(text: str, flow: LivelihoodFlow, whole: str) -> Iterator[tuple[str, Option]]:
    seen = set()
    for pair in filter(None, (piece.strip() for piece in text.split(","))):
        key, is_said, value = (piece.strip() for piece in pair.partition("="))
        if not is_said or not value:
            raise StateError(f"”{pair}” i ”{whole}” ska skrivas nyckel=värde, till exempel {_example(flow)}.")
        if key in seen:
            raise StateError(f"Nyckeln {key} står två gånger i ”{whole}”. Ta bort den ena.")
        seen.add(key)
        yield key, _value(key, value, flow, whole)


def _example(flow: LivelihoodFlow) -> str:
    return state_options()[flow.options[0]].example if flow.options else "level=0.8"


def _value(key: str, value: str, flow: LivelihoodFlow, whole: str) -> Option:
    known = state_options()
    if key not in known:
        raise StateError(f"Nyckeln ”{key}” i ”{whole}” finns inte. Nycklarna är: {', '.join(known)}.")
    if key not in flow.options:
        taken = f"tar {', '.join(flow.options)}" if flow.options else "tar inga nycklar"
        raise StateError(f"Nyckeln {key} hör inte till {flow.code}, som {taken}.")
    option = known[key]
    if option.type == "boolean":
        return _boolean(value, option)
    return _code(value, option) if option.type == "code" else _limited(value, option)


def _boolean(value: str, option: StateOption) -> bool:
    if value.lower() not in ("true", "false"):
        raise StateError(f"Nyckeln {option.code} är ”{value}”, men ska vara true eller false.")
    return value.lower() == "true"


def _code(value: str, option: StateOption) -> str:
    codes = [code for code in load().codes[str(option.codes)].in_data if code != "other"]
    if value not in codes:
        raise StateError(f"Nyckeln {option.code} är ”{value}”, men ska vara en av: {', '.join(codes)}.")
    return value


def _limited(value: str, option: StateOption) -> float:
    least, most = option.minimum or 0.0, option.maximum if option.maximum is not None else max(option.values)
    number = _number(value, f"nyckeln {option.code}", min(least, *option.values, most), most, option.label.sv)
    if option.values and number not in option.values:
        raise StateError(
            f"Nyckeln {option.code} är {value}, men ska vara en av: {', '.join(map(str, option.values))}."
        )
    return number


def _complete(made: Component, flow: LivelihoodFlow, text: str) -> None:
    """Stops at what the rule of the livelihood cannot be without."""
    if flow.needs_wage and made.wage is None:
        raise StateError(
            f"”{text}” saknar månadslön. {flow.label.sv} räknas på heltidslönen i månaden: {flow.code}:{made.extent:g}:25000."
        )
    subsidy, level = made.option("subsidy"), made.option("support_level")
    takes_level = subsidy in {code for code, said in subsidy_flows().items() if said.rule == "wage_subsidy"}
    if made.kind == "lon_subventionerad" and subsidy in (None, "none"):
        raise StateError(
            f"”{text}” säger inte vilket stöd lönen har. Lägg till till exempel subsidy=lonebidrag."
        )
    if level is not None and not takes_level:
        raise StateError(
            f"support_level i ”{text}” gäller lönebidrag och OSA. Ange subsidy=lonebidrag eller subsidy=osa."
        )
