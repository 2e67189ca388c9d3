"""Which letters does a page of our PDF show?"""

from __future__ import annotations

import re

import pikepdf

HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def pages_of(pdf: pikepdf.Pdf) -> list[str]:
    """The text of each page as one line, runs of spaces as one."""
    return [" ".join(_page(page).split()) for page in pdf.pages]


def _page(page: pikepdf.Page) -> str:
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    shown, font = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = fonts[str(operands[0])]
        elif str(operator) in {"TJ", "Tj"}:
            parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            shown += [_decoded(bytes(part), font) for part in parts if isinstance(part, pikepdf.String)]
        elif str(operator) in {"ET", "T*"}:
            shown.append(" ")
    return "".join(shown)


def _decoded(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph stands for, from the font's ToUnicode map."""
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().splitlines():
        codes = HEX.findall(line)
        if len(codes) == 2:
            found[int(codes[0], 16)] = bytes.fromhex(codes[1].decode()).decode("utf-16-be")
        elif len(codes) == 3:
            first, last, start = (int(code, 16) for code in codes)
            found.update({code: chr(start + code - first) for code in range(first, last + 1)})
    return found
