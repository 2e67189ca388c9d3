"""How does a chart's spec become a picture, without a browser?"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import vl_convert

FONTS = Path(__file__).parent / "fonts"
MARK = Path(__file__).parent / "templates" / "steg.svg"
SVG = "http://www.w3.org/2000/svg"
NO_ADDRESS: list[str] = []

vl_convert.register_font_directory(str(FONTS))
ElementTree.register_namespace("", SVG)


def svg(spec: dict[str, Any]) -> str:
    """The chart as SVG text without styles, scripts, links or roles: only shapes and letters."""
    return _svg(json.dumps(spec, ensure_ascii=False, sort_keys=True))


def png(spec: dict[str, Any], scale: float = 3.0) -> bytes:
    """The chart as a PNG, for formats that take no SVG."""
    picture: bytes = vl_convert.svg_to_png(svg(spec), scale=scale)
    return picture


@cache
def mark() -> bytes:
    """The stair of Stegvis as a PNG."""
    picture: bytes = vl_convert.svg_to_png(MARK.read_text(encoding="utf-8"), scale=24)
    return picture


@cache
def _svg(spec: str) -> str:
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=NO_ADDRESS)
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        _clean(element)
    root.set("viewBox", _frame(root))
    return ElementTree.tostring(root, encoding="unicode")


def _clean(element: ElementTree.Element) -> None:
    """Keep what draws; quote font names, which may not begin a word with a digit in CSS otherwise."""
    for name in list(element.attrib):
        if name in {"style", "class", "role"} or name.startswith("aria-"):
            del element.attrib[name]
    if "font-family" in element.attrib:
        names = (name.strip().strip("'\"") for name in element.attrib["font-family"].split(","))
        element.set(
            "font-family", ", ".join(f"'{name}'" if re.search(r"[ \d]", name) else name for name in names)
        )


def _frame(root: ElementTree.Element) -> str:
    return root.get("viewBox") or f"0 0 {root.get('width')} {root.get('height')}"
