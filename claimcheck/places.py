"""Where words stand in the file that a person would open: its lines, as they are on disk.

The text of a source is what was read out of its file. A plain text has the lines of its file; a page has other ones, so
the words are looked for in its code; a PDF or a Word document has none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import quote, urlsplit

from claimcheck.records import CHECKED_TEXT, Check, CheckedClaim, Claim, Comparison, Evidence, Extraction, Source

Document = TypeVar("Document", Comparison, Extraction, Check)

# Documents whose text stands in no lines.
_WITHOUT_LINES = (".pdf", ".docx")
_FROM_CODE = (".html", ".htm", ".xhtml")

# So many of the first words of a quote are looked for; the others are followed from there.
_FIRST_WORDS = 12

_WORD = re.compile(r"\w+")

# What may stand between two words of a text in the code of a page: anything that is no word, tags, entities.
_BETWEEN = r"(?:<[^<>]*>|&#?\w+;|[^\w<>])*"


@dataclass(frozen=True, slots=True)
class Region:
    """A span of a file; lines and columns count from 1, the last column is the one behind the span."""

    line: int
    column: int
    last_line: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A file or an address in which claims stand. `text` is empty where its lines are not known."""

    name: str
    text: str
    line_starts: tuple[int, ...]
    is_code: bool = False

    @property
    def uri(self) -> str:
        """The place as a URI reference; a relative path stays relative to where the run started."""
        if urlsplit(self.name).scheme in {"http", "https"}:
            return _quoted(self.name, safe=":/?#[]@!$&'()*+,;=%~")
        path = _quoted(self.path, safe="/")
        return f"file://{path}" if path.startswith("/") else path

    @property
    def path(self) -> str:
        """The path with slashes, as code hosts have it."""
        return self.name.replace("\\", "/").removeprefix("./")

    def region(self, start: int, end: int, words: str) -> Region | None:
        """Return where `words` stand, which the source's text has from `start` to `end`; None where it is not known."""
        if not self.text:
            return None
        span = _found(self.text, words) if self.is_code else (start, end)
        if span is None or span[1] > len(self.text):
            return None
        (line, column), (last_line, last_column) = map(self._position, span)
        return Region(line, column, last_line, last_column)

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def _quoted(name: str, *, safe: str) -> str:
    """Return a name as a part of an address: of a file, whose name need not be text, the very bytes of it."""
    try:
        return quote(name, safe=safe, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(name, safe=safe, errors="replace")


def _found(code: str, words: str) -> tuple[int, int] | None:
    pieces = _WORD.findall(words)
    first = re.search(_BETWEEN.join(map(re.escape, pieces[:_FIRST_WORDS])), code) if pieces else None
    if first is None:
        return None
    end = first.end()
    for word in pieces[_FIRST_WORDS:]:
        following = re.compile(_BETWEEN + re.escape(word)).match(code, end)
        if following is None:
            break
        end = following.end()
    return first.start(), end


def places(document: Comparison | Extraction | Check, texts: Mapping[str, str]) -> dict[str, Place]:
    """Return the place of each source of a document by its id, and of a checked text under `CHECKED_TEXT`."""
    sources = (document.source,) if isinstance(document, Extraction) else document.sources
    found = {source.id: _place(source.name, source.id, document, texts) for source in sources}
    if isinstance(document, Check):
        found[CHECKED_TEXT] = _place(document.text.name, CHECKED_TEXT, document, texts)
    return found


def sources_of(document: Comparison | Extraction | Check) -> tuple[Source, ...]:
    """Return the sources of a document."""
    return (document.source,) if isinstance(document, Extraction) else document.sources


def with_lines(document: Document) -> Document:
    """Return the document with the line of each claim and each piece of evidence in its place.

    A claim of a comparison or an extraction has that of its source, one of a check that of the checked text.
    """
    where = places(document, document.texts)
    if isinstance(document, Extraction):
        return replace(document, source=_with_lines(document.source, where))
    sources = tuple(_with_lines(source, where) for source in document.sources)
    if isinstance(document, Comparison):
        return replace(document, sources=sources)
    return replace(document, sources=sources, claims=tuple(_checked(claim, where) for claim in document.claims))


def _with_lines(source: Source, where: Mapping[str, Place]) -> Source:
    place = where[source.id]
    return replace(source, claims=tuple(replace(one, line=_line(place, one)) for one in source.claims))


def _checked(claim: CheckedClaim, where: Mapping[str, Place]) -> CheckedClaim:
    evidence = tuple(replace(one, line=_line(where[one.source], one)) for one in claim.evidence)
    return replace(claim, line=_line(where[CHECKED_TEXT], claim), evidence=evidence)


def _line(place: Place, said: Claim | CheckedClaim | Evidence) -> int | None:
    region = place.region(said.start, said.end, said.quote)
    return region.line if region else None


def _place(name: str, identifier: str, document: Comparison | Extraction | Check, texts: Mapping[str, str]) -> Place:
    ending = name.lower()
    if ending.endswith(_WITHOUT_LINES):
        return Place(name, "", ())
    code = document.code.get(identifier, "")
    if ending.endswith(_FROM_CODE) and not code:
        return Place(name, "", ())
    text = code or texts.get(identifier, "")
    return Place(name, text, _line_starts(text), is_code=bool(code))


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(index + 1 for index, character in enumerate(text) if character == "\n")) if text else ()
