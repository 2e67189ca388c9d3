"""What did the team write, as blocks that no renderer can mistake for its own markup?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from stegvis.documents.model import Block, Heading, Inline, ListBlock, Paragraph, Quote, Run, TextTable

SAFE_LINKS = ("https://", "http://", "mailto:")
TOP_LEVEL = 3
DEEPEST_LEVEL = 4
LONGEST_HEADING = 100
LONGEST_LINK = 2000
LONGEST_NAME = 200

_ENDLESS = re.compile(r"\S{80}(?=\S)")
# "commonmark" with HTML off: what looks like a tag stays the letters that were typed.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks_of(markdown: str, top: int = TOP_LEVEL) -> tuple[Block, ...]:
    """Markdown (CommonMark and tables) as blocks; tags, scripts and pictures become plain letters.

    Headings begin at the level `top`, and none is more than a step below the one before: a PDF for all may skip no level.
    """
    root = SyntaxTreeNode(_PARSER.parse(printable(markdown)))
    headings = [int(node.tag[1]) for node in root.walk() if node.type == "heading"]
    blocks = tuple(_blocks(root.children, min(headings, default=1) - TOP_LEVEL))
    as_headings = (_as_heading(block, DEEPEST_LEVEL if headings else TOP_LEVEL) for block in blocks)
    return tuple(_stepped(as_headings, top))


def _stepped(blocks: Iterable[Block], top: int) -> Iterator[Block]:
    last = top - 1
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level - TOP_LEVEL + top, last + 1)
            yield replace(block, level=last)
        else:
            yield block


def _as_heading(block: Block, level: int) -> Block:
    """A line that is bold and nothing else is a heading to the eye, so it is one to a screen reader as well."""
    if not isinstance(block, Paragraph) or not all(run.strong and not run.href for run in block.runs):
        return block
    text = "".join(run.text for run in block.runs)
    return Heading(level, text) if len(text) <= LONGEST_HEADING and not text.endswith(".") else block


def printable(text: str) -> str:
    """The text without control characters and half surrogates, which no document format can hold."""
    return "".join(
        c for c in text if c in "\n\t" or (ord(c) >= 32 and not 0x7F <= ord(c) < 0xA0 and not _broken(c))
    )


def one_line(name: str) -> str:
    """A name as one line can hold it: no breaks, at most 200 characters."""
    line = " ".join(printable(name).split())
    return breakable(line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…")


def breakable(text: str) -> str:
    """The text with places to break inside what has no spaces: no line, and no string of a PDF, holds any length."""
    return _ENDLESS.sub(lambda word: f"{word[0]}\u200b", text)


def _broken(character: str) -> bool:
    return "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff"


def _blocks(nodes: list[SyntaxTreeNode], lift: int) -> Iterator[Block]:
    for node in nodes:
        if node.type == "heading":
            level = min(max(int(node.tag[1]) - lift, TOP_LEVEL), DEEPEST_LEVEL)
            yield from _heading(level, "".join(run.text for run in _inline(node)).strip())
        elif node.type == "paragraph":
            yield Paragraph(_inline(node))
        elif node.type in {"bullet_list", "ordered_list"}:
            items = tuple(tuple(_blocks(item.children, lift)) for item in node.children)
            yield ListBlock(node.type == "ordered_list", items)
        elif node.type == "blockquote":
            yield Quote(tuple(_blocks(node.children, lift)))
        elif node.type == "table":
            lines = [
                tuple(_inline(cell) for cell in row.children)
                for part in node.children
                for row in part.children
            ]
            yield TextTable(lines[0], tuple(lines[1:]))
        elif node.type in {"code_block", "fence"}:
            yield Paragraph((Run(node.content.rstrip()),))


def _heading(level: int, title: str) -> Iterator[Block]:
    """A heading; nothing for an empty one, and bold text for one that fills no bookmark."""
    if title:
        yield Heading(level, title) if len(title) <= LONGEST_NAME else Paragraph((Run(title, strong=True),))


def _inline(node: SyntaxTreeNode) -> Inline:
    runs = (run for child in node.children for run in _runs(child, Run("")))
    return tuple(run for run in runs if run.text)


def _runs(node: SyntaxTreeNode, style: Run) -> Iterator[Run]:
    if node.type == "strong":
        style = Run("", True, style.emphasis, style.href)
    elif node.type == "em":
        style = Run("", style.strong, True, style.href)
    elif node.type == "link":
        href = str(node.attrs.get("href", ""))
        style = Run(
            "",
            style.strong,
            style.emphasis,
            href if href.startswith(SAFE_LINKS) and len(href) <= LONGEST_LINK else None,
        )
    if node.children:
        for child in node.children:
            yield from _runs(child, style)
        return
    text = {"softbreak": " ", "hardbreak": "\n"}.get(node.type, node.content if node.token else "")
    yield Run(breakable(text), style.strong, style.emphasis, style.href)
