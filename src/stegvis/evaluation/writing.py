"""How is a state written, so that whoever reads it can ask for it again?"""

from __future__ import annotations

from collections.abc import Iterator

from stegvis.evaluation.state import Component, Option, State

NOTHING = "none:100"


def written_state(state: State) -> str:
    """The state as `parsing.parse_state` reads it; numbers with öre, never rounded further.

    >>> from stegvis.evaluation.state import component
    >>> written_state(State((component("lon", 50, 24_000.5, subsidy="osa"),)))
    'lon:50:24000.5:subsidy=osa'
    """
    return "+".join(map(_component, state.components)) or NOTHING


def _component(component: Component) -> str:
    parts = [component.kind, _number(component.extent)]
    options = ",".join(_options(component))
    if component.wage is not None or options:
        parts.append("" if component.wage is None else _number(component.wage))
    return ":".join([*parts, *([options] if options else [])])


def _options(component: Component) -> Iterator[str]:
    for key, value in component.options:
        if value is not None:
            yield f"{key}={_option(value)}"


def _option(value: Option) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    return f"{float(value):.6f}".rstrip("0").rstrip(".")
