"""How does a report become one HTML file that needs nothing else?"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from stegvis.documents.model import Chart, Definitions, Document
from stegvis.documents.numbers import in_cell
from stegvis.documents.pictures import FONTS, svg
from stegvis.documents.speech import plain

TEMPLATES = Path(__file__).parent / "templates"
# Letters beyond Western Europe take two fonts more, 136 kB: they come along where a name needs them.
_WIDER = re.compile("[\u0100-\u02af\u1e00-\u1eff]")
_FONT = re.compile(r"FONT\[([\w-]+)\]")


def html(document: Document, beside: Mapping[str, str] | None = None) -> bytes:
    """The report as one UTF-8 HTML file: its styles, fonts and pictures inside, no script, no address asked for.

    `beside` names the same report in other formats, with the file that lies beside the page: {"PDF": "rapport.pdf"}.
    """
    title = " – ".join(
        part
        for part in (f"{document.title} {document.period}", document.subtitle, document.association)
        if part
    )
    css = _css(document)
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            document=document,
            words=document.words,
            title=title,
            beside=beside or {},
            css=Markup(css),
            policy=_policy(css),
            defined=_defined(document),
            drawn=_drawn,
            kind_of=lambda block: type(block).__name__,
            in_cell=lambda cell, kind: in_cell(cell, kind, document.language),
        )
    )
    return page.encode()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["plain"] = plain
    return made


def _policy(css: str) -> str:
    """Nothing may be loaded or run but this page's own style sheet and the fonts inside it."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"


def _css(document: Document) -> str:
    running = {
        "ASSOCIATION": document.association,
        "RUNNING": f"{document.title} {document.period}",
        "NOTICE": document.notice,
        "PAGE": document.words["page"],
    }
    css = _style_sheet("report") + (_style_sheet("wider-letters") if _WIDER.search(repr(document)) else "")
    for slot, text in running.items():
        css = css.replace(f'"{slot}', f'"{_css_text(text)}')
    return css


@cache
def _style_sheet(name: str) -> str:
    css = (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")
    return _FONT.sub(lambda font: b64encode((FONTS / f"{font[1]}.woff2").read_bytes()).decode(), css)


def _css_text(text: str) -> str:
    """Text inside a CSS string: everything but letters, digits and spaces by its number."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in text)


def _defined(document: Document) -> frozenset[str]:
    """The measures whose definition stands in the document, so that a number can lead there."""
    return frozenset(
        d.measure for block in document.blocks() if isinstance(block, Definitions) for d in block.items
    )


def _drawn(chart: Chart, place: Literal["page-wide", "phone"]) -> Markup:
    """The chart's picture with its content as title; one for the page, one for a phone (style shows one of them)."""
    drawing = svg(chart.spec if place == "page-wide" else chart.narrow)
    named = f"{chart.anchor}-{place}"
    head = f'<svg class="{place}" role="img" aria-labelledby="{named}"'
    body = drawing.removeprefix("<svg").split(">", 1)
    return Markup(f'{head}{body[0]}><title id="{named}">{escape(chart.alt)}</title>{body[1]}')
