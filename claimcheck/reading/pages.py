"""HTML pages to drafts."""

from __future__ import annotations

import re
from typing import Any

from claimcheck.errors import ReadingError
from claimcheck.reading.drafts import Draft
from claimcheck.reading.encodings import Decoded, decode
from claimcheck.reading.published import day_of
from claimcheck.reading.quiet import quiet
from claimcheck.reading.typesetting import as_seen

# Browsers look for the declaration in the first kilobyte; pages in the wild have it later.
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

# The elements of trafilatura's own document format.
_HEADING = "head"
_BLOCKS = frozenset({"p", _HEADING, "item", "quote", "row", "list", "table", "code", "div", "ab", "fw"})
_LINE_BREAK = "lb"
_CELL = "cell"

#: What HTML takes for white space; a no-break space is a character of the text.
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")


def draft_of_html(name: str, data: bytes, declared_encoding: str | None = None, url: str | None = None) -> Draft:
    """Return the draft of a page: the article's text without menus, banners and asides.

    Paragraphs, headings and list items are separated by an empty line; offsets refer to that text, not to the page.

    Raises ReadingError where no article is found on the page.
    """
    decoded = _decoded(name, data, declared_encoding)
    document = _extract(decoded.text, url)
    pieces = _paragraphs(document.body) if document is not None else []
    if not pieces:
        raise ReadingError(
            f"No article was found on the page {name}.",
            "The page may be built by a script or ask for a login; save the article's text as a .txt file.",
        )
    text = "\n\n".join(words for _, words in pieces)
    taken_out = f"The article was taken out of the page {name}; offsets refer to its text, without menus and asides."
    return Draft(
        name=name,
        text=text,
        title=_WHITE_SPACE.sub(" ", document.title or "").strip() or None,
        published=day_of(document.date or ""),
        headings=_heading_offsets(pieces),
        notes=(*decoded.notes(name), taken_out),
    )


def _decoded(name: str, data: bytes, declared_encoding: str | None) -> Decoded:
    charset = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    decoded = decode(data, declared_encoding or (charset[1].decode("ascii") if charset else None))
    if decoded is None:
        raise ReadingError(f"{name} is a binary file, not a page.", "Save the page as HTML or its text as a .txt file.")
    return decoded


def _extract(page: str, url: str | None) -> Any:
    """Return trafilatura's document, None where it finds no article or a broken page makes it fail."""
    with quiet():
        import trafilatura

        try:
            return trafilatura.bare_extraction(page, url=url, include_comments=False, with_metadata=True)
        except Exception:
            return None


def _paragraphs(body: Any) -> list[tuple[str, str]]:
    """Return the kind of element and the words of every paragraph, heading, list item and table row."""
    pieces: list[tuple[str, list[str]]] = [("p", [])]
    _collect(body, pieces)
    lines = ((kind, as_seen(_WHITE_SPACE.sub(" ", "".join(words))).strip()) for kind, words in pieces)
    return [(kind, line) for kind, line in lines if line]


def _collect(element: Any, pieces: list[tuple[str, list[str]]]) -> None:
    kind = element.tag if element.tag in _BLOCKS else pieces[-1][0]
    if element.tag in _BLOCKS:
        pieces.append((kind, []))
    pieces[-1][1].append(element.text or "")
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == _CELL and pieces[-1][1] and "".join(pieces[-1][1]).strip():
            pieces[-1][1].append(" | ")
        _collect(child, pieces)
        if child.tag in _BLOCKS or child.tag == _LINE_BREAK:
            pieces.append((kind, []))
        pieces[-1][1].append(child.tail or "")


def _heading_offsets(pieces: list[tuple[str, str]]) -> frozenset[int]:
    offsets = []
    offset = 0
    for kind, words in pieces:
        if kind == _HEADING:
            offsets.append(offset)
        offset += len(words) + 2
    return frozenset(offsets)
