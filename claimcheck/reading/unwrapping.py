"""Printed lines put together to paragraphs again."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from claimcheck import languages
from claimcheck.reading.blocks import ends_sentence
from claimcheck.reading.languages import identify

#: Running heads and page numbers are looked for among so many lines at either end of a page.
_EDGE = 2
#: A line shorter than this share of the usual width ends its paragraph if a sentence ends there; a line shorter still
#: ends it in any case, where the next begins with a capital.
FULL, VERY_SHORT = 0.88, 0.7
#: A document that breaks words at line ends does so on at least this share of its lines.
_BROKEN_SHARE = 0.05
#: More than so many times the size of type sets a line apart.
_LARGER = 1.08

#: A compound whose second part has no more letters is rather a word broken between syllables: "low-er", "long-er".
_SYLLABLE = 3
#: Lines by which the language of a document is told.
_SAMPLE = 60

# So many characters of a paragraph say how its next line is joined: its last word. A page may be one of 60,000 lines.
_END = 200

_HYPHENATED = re.compile(r"(?P<hyphens>-?)(?P<word>[^\W\d_]+)[-\u2010\u00ad]\Z")
_OPEN_RANGE = re.compile(r"\d[-\u2010\u2013]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_NUMBERS = re.compile(r"\d+")
_BULLET = re.compile(r"[-–—*•●▪‣⁃◦]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; `apart` says that more room or another size of type sets it apart from the line above.

    `size` is that of its type in points, `on_top` says that it is the first of its page, running heads aside.
    """

    text: str
    apart: bool = False
    size: float = 0.0
    on_top: bool = False


def differ_in_size(first: float, second: float) -> bool:
    """Tell whether two sizes of type are not one and the same."""
    return max(first, second) > _LARGER * min(first, second)


def without_running_heads(pages: list[list[Line]]) -> tuple[list[Line], list[str]]:
    """Return the lines of all pages and, apart, those that stand at the edge of at least half of the pages."""
    edges = [{*range(len(page))[:_EDGE], *range(len(page))[-_EDGE:]} for page in pages]
    counts = Counter(
        key for page, edge in zip(pages, edges, strict=True) for key in {_head_key(page[index].text) for index in edge}
    )
    needed = max(2, (len(pages) + 1) // 2)
    kept: list[Line] = []
    dropped: list[str] = []
    for page, edge in zip(pages, edges, strict=True):
        on_top = bool(kept)
        for index, line in enumerate(page):
            if index in edge and counts[_head_key(line.text)] >= needed:
                dropped.append(line.text)
            else:
                kept.append(_first_of_page(line, kept[-1]) if on_top else line)
                on_top = False
    return kept, dropped


def _first_of_page(line: Line, above: Line) -> Line:
    """Return the first line of a page: the room above it says nothing, only another size sets it apart."""
    return replace(line, apart=differ_in_size(line.size, above.size), on_top=True)


def _head_key(line: str) -> str:
    return _NUMBERS.sub("#", " ".join(line.split()).casefold())


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Return the paragraphs that the lines of a document make, words broken at line ends put together."""
    if not lines:
        return []
    width = usual_width(lines)
    hyphens = _hyphens(lines)
    paragraphs = [[lines[0].text]]
    for previous, line in itertools.pairwise(lines):
        if begins_paragraph(previous.text, line, width):
            paragraphs.append([line.text])
        else:
            joined = _joined(paragraphs[-1].pop(), line.text, hyphens)
            paragraphs[-1] += joined[:-_END], joined[-_END:]
    return ["".join(parts) for parts in paragraphs]


def usual_width(lines: list[Line]) -> int:
    """Return how many characters a full line has: nine of ten lines have no more."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def begins_paragraph(previous: str, line: Line, width: int) -> bool:
    """Tell whether a line begins a paragraph, after the line `previous`, where full lines have `width` characters."""
    if _BULLET.match(line.text):
        return True
    if line.text[0].islower() or (_OPEN_RANGE.search(previous) and line.text[0].isdigit()):
        return False
    if line.on_top and not line.apart and not ends_sentence(previous):
        return False
    if line.apart or len(previous) < VERY_SHORT * width:
        return True
    return len(previous) < FULL * width and ends_sentence(previous)


@dataclass(frozen=True, slots=True)
class _Hyphens:
    """What the rest of a document says of hyphens at line ends: its words, and whether it breaks words at all.

    `firsts` and `lasts` are the parts of compounds in its language, `joins` the words before which a part is left out.
    """

    words: frozenset[str]
    breaks_words: bool
    firsts: frozenset[str]
    lasts: frozenset[str]
    joins: frozenset[str]

    def keeps(self, first: str, second: str) -> bool:
        """Return whether the hyphen between two halves is part of the word, as in "vice-president"."""
        compound = first in self.firsts and not (self.breaks_words and len(second) <= _SYLLABLE)
        if f"{first}-{second}" in self.words or compound or second in self.lasts:
            return True
        return not self.breaks_words and f"{first}{second}" not in self.words


def _hyphens(lines: list[Line]) -> _Hyphens:
    words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
    broken = sum(bool(_HYPHENATED.search(line.text)) for line in lines)
    code = identify(" ".join(line.text for line in lines[:_SAMPLE]))
    table = languages.load(code).table("sentences") if code in languages.available() else {}
    firsts, lasts, joins = (
        frozenset(table.get(key, "").split()) for key in ("compound_firsts", "compound_lasts", "suspended_joins")
    )
    return _Hyphens(words, broken >= _BROKEN_SHARE * len(lines), firsts, lasts, joins)


def _joined(paragraph: str, line: str, hyphens: _Hyphens) -> str:
    """Return the end of a paragraph with its next line, a word that was broken at the line end put together."""
    if _OPEN_RANGE.search(paragraph) and line[0].isdigit():
        return paragraph + line
    halves = _HYPHENATED.search(paragraph), _WORD.match(line)
    second = halves[1].group().casefold() if halves[1] else ""
    if _OPEN_RANGE.search(paragraph) and line[0].islower() and second not in hyphens.joins:
        return paragraph + line  # "15-year-old"
    if not halves[0] or second in hyphens.joins:
        return f"{paragraph} {line}"
    first = halves[0]["word"].casefold()
    soft = paragraph.endswith("\u00ad")
    if not soft and (not line[0].islower() or hyphens.keeps(first, second) or halves[0]["hyphens"]):
        return paragraph + line
    return paragraph[:-1] + line
