"""The main text of a page as blocks, in order: trafilatura, with resiliparse to check on it.

Both libraries are handed a page whose posts, consent boxes and furniture have been cut out. This module runs in the
reading process for pages of ordinary size and in a worker that can be killed for the others (``bounded.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml.html import HtmlElement

from onrecord.model.article import normalise
from onrecord.pages.dom import parse

# Fewer words than this make no report; the shortest of 137 measured reports has 60
FEW_WORDS = 40
# resiliparse main content more than this many times as long as trafilatura's: trafilatura lost the report
LOST = 4
# Words of a paragraph that counts when two ways of setting are compared
LONG = 12
# Paragraphs that are put back; a page that lost more of them is no page of one report
MOST_MISSING = 300


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A block of the main text: ``p``, ``head``, ``item``, ``quote`` or ``row``, and its words in one line."""

    kind: str
    text: str


def main_blocks(page: HtmlElement | str, fast: bool = False) -> list[Block]:
    """The main text; empty where there is none. ``fast`` leaves trafilatura's comparison with other algorithms out.

    Takes a tree (which it uses up) or source.
    """
    import trafilatura
    from lxml import etree

    source = etree.tostring(page, encoding="unicode", method="html") if not isinstance(page, str) else page
    tree = parse(source)
    found: Any = None
    try:
        found = trafilatura.bare_extraction(page, fast=fast, include_comments=False, with_metadata=False)
    except Exception:  # a library's fault on one page must not lose the page: the other library reads it
        found = None
    blocks = list(_from_trafilatura(found.body)) if found is not None and found.body is not None else []
    if (size := _size(blocks)) < 8 * FEW_WORDS:
        other = other_blocks(source)
        if _size(other) > max(LOST * size, 200):
            return other
    return with_siblings(blocks, tree) if tree is not None else blocks


def with_siblings(blocks: list[Block], tree: HtmlElement) -> list[Block]:
    """The blocks, and the paragraphs set in the very same way that were left out between or behind them.

    An extractor picks one container; some outlets set a report in several (advertisements stand between). A way of
    setting is tag, class and the class of the parent; it counts where most of the report is set in it.
    """
    paragraphs = [(p, " ".join(normalise("".join(p.itertext())).split("\n"))) for p in tree.iter("p")]
    known = {_bare(block.text) for block in blocks}
    styles: dict[tuple[str, str], list[bool]] = {}
    for p, text in paragraphs:
        if len(text.split()) >= LONG:
            styles.setdefault(_style(p), []).append(_bare(text) in known)
    whole = sum(len(block.text.split()) >= LONG for block in blocks)
    own = {style for style, hits in styles.items() if any(style) and sum(hits) >= max(3, whole / 2) and not all(hits)}
    everything = "\0".join(sorted(known))
    order: dict[str, int] = {}
    missing: list[tuple[int, Block]] = []
    for at, (p, text) in enumerate(paragraphs):
        bare = _bare(text)
        order.setdefault(bare, at)
        left_out = _style(p) in own and len(text.split()) >= LONG and bare not in known
        if left_out and len(missing) < MOST_MISSING and bare not in everything:
            missing.append((at, Block("p", text)))
    placed: list[tuple[int, Block]] = []
    for block in blocks:
        placed.append((order.get(_bare(block.text), placed[-1][0] if placed else 0), block))
    return [block for _, block in sorted([*placed, *missing], key=lambda pair: pair[0])] if missing else blocks


def _style(p: HtmlElement) -> tuple[str, str]:
    above = p.getparent()
    return p.get("class") or "", (above.get("class") or "") if above is not None else ""


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def other_blocks(source: str) -> list[Block]:
    """The main text as resiliparse sees it: more furniture, but it rarely loses a report."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(source, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True)
    return [Block("p", line) for line in normalise(text).split("\n") if line]


def _size(blocks: list[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


_KINDS = {"p": "p", "head": "head", "quote": "quote", "item": "item", "row": "row", "code": "p", "ab": "p"}
_HOLDERS = frozenset({"list", "table", "body", "div", "main", "quote"})


def _from_trafilatura(body: Any) -> Iterator[Block]:
    for child in body:
        if child.tag in _HOLDERS and any(inner.tag in _KINDS for inner in child):
            if child.text and (text := _line(child.text)):
                yield Block("quote" if child.tag == "quote" else "p", text)
            for block in _from_trafilatura(child):
                yield Block("quote", block.text) if child.tag == "quote" else block
        else:
            for text in normalise(_joined(child)).split("\n"):
                if text:
                    yield Block(_KINDS.get(child.tag, "p"), text)
        if child.tail and (text := _line(child.tail)):
            yield Block("p", text)


def _joined(element: Any) -> str:
    """The text under an element; line breaks within it make lines, cells of a row stand apart."""
    parts = [element.text or ""]
    for child in element:
        gap = "\n" if child.tag == "lb" else " | " if child.tag == "cell" and child.getprevious() is not None else ""
        parts += [gap, _joined(child), child.tail or ""]
    return "".join(parts)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", normalise(text))
