"""The automatic numbers of a Word document: "1.", "(a)", "Article 5." before paragraphs, which stand in no paragraph.

A paragraph, or its style, names a list and a level in it. The list says how the numbers of each level are written. They
go on through all paragraphs of the list, and a deeper level begins anew after one of a higher level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimcheck.frozen import frozen
from claimcheck.reading.word_package import attribute_of, kind_of

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26
#: A style is based on another; no chain of them is longer.
_LONGEST_CHAIN = 20


@frozen
class _Level:
    """How the numbers of one level are written, where they begin, and the style whose paragraphs are of this level."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str = ""
    legal: bool = False
    restarts: bool = True


@frozen
class _List:
    """A list as paragraphs name it: the numbers it shares with other lists, its levels, and where it begins anew."""

    shared: str
    levels: Mapping[int, _Level]
    begins: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far the numbers of each have come while its paragraphs are read in order."""

    lists: Mapping[str, _List]
    styles: Mapping[str, Any]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, paragraph: Any) -> str:
        """Return the number that Word writes before a paragraph, empty where it writes none, or only a sign."""
        number, depth = self._place(paragraph)
        listed = self.lists.get(number)
        if listed is None or depth not in listed.levels:
            return ""
        counts = self._advance(number, listed, depth)
        level = listed.levels[depth]
        if level.form in {"bullet", "none"}:
            return ""
        return _PLACE.sub(lambda place: self._written(listed, level, counts, int(place[1]) - 1), level.text).strip()

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and the level of a paragraph, of its own or of its style; an empty name for none."""
        own = _child(paragraph, "pPr")
        number, depth = _named(own)
        style = _value(own, "pStyle")
        if not number:
            number, depth_of_style = self._of_style(style)
            depth = depth if depth is not None else depth_of_style
        listed = self.lists.get(number)
        if depth is None and listed is not None:
            depth = next((at for at, level in listed.levels.items() if level.style and level.style == style), None)
        return number, depth or 0

    def _of_style(self, style: str) -> tuple[str, int | None]:
        for _ in range(_LONGEST_CHAIN):
            element = self.styles.get(style)
            if element is None:
                break
            number, depth = _named(_child(element, "pPr"))
            if number:
                return number, depth
            style = _value(element, "basedOn")
        return "", None

    def _advance(self, number: str, listed: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(listed.shared, {})
        if number not in self._begun:
            self._begun.add(number)
            for at, first in listed.begins.items():
                counts[at] = first - 1
        for at in range(depth):
            counts.setdefault(at, listed.levels[at].start if at in listed.levels else 1)
        counts[depth] = counts.get(depth, listed.levels[depth].start - 1) + 1
        for at in range(depth + 1, _LEVELS):
            if listed.levels.get(at, _Level()).restarts:
                counts.pop(at, None)
        return counts

    def _written(self, listed: _List, level: _Level, counts: Mapping[int, int], at: int) -> str:
        form = "decimal" if level.legal else listed.levels.get(at, level).form
        return _figure(counts.get(at, 1), form)


def numbering_of(lists: Any, styles: Mapping[str, Any]) -> Numbering:
    """Return the numbering of a document from the root of its part of lists, None for none, and its styles by id."""
    shared = {attribute_of(one, "abstractNumId"): one for one in _children(lists, "abstractNum")}
    named = {attribute_of(one, "numId"): one for one in _children(lists, "num")}
    found: dict[str, _List] = {}
    for number, element in named.items():
        name = _linked(_value(element, "abstractNumId"), shared, named, styles)
        levels = {int(depth): _level(one) for depth, one in _by_depth(shared.get(name), "lvl")}
        changed = list(_by_depth(element, "lvlOverride"))
        levels |= {depth: _level(own) for depth, one in changed if (own := _child(one, "lvl")) is not None}
        begins = {depth: int(first) for depth, one in changed if (first := _value(one, "startOverride")).isdecimal()}
        found[number] = _List(name, levels, begins)
    return Numbering(found, styles)


def _linked(name: str, shared: Mapping[str, Any], named: Mapping[str, Any], styles: Mapping[str, Any]) -> str:
    """Return the list that has the levels: one may point to a style, which names another."""
    style = styles.get(_value(shared.get(name), "numStyleLink"))
    number = _named(_child(style, "pPr"))[0]
    return _value(named[number], "abstractNumId") if number in named else name


def _by_depth(holder: Any, kind: str) -> list[tuple[int, Any]]:
    depths = ((attribute_of(one, "ilvl"), one) for one in _children(holder, kind))
    return [(int(depth), one) for depth, one in depths if depth.isdecimal()]


def _level(element: Any) -> _Level:
    start = _value(element, "start")
    legal = _child(element, "isLgl")
    return _Level(
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        start=int(start) if start.isdecimal() else 1,
        style=_value(element, "pStyle"),
        legal=legal is not None and attribute_of(legal, "val") not in {"0", "false", "off"},
        restarts=_value(element, "lvlRestart") != "0",
    )


def _named(properties: Any) -> tuple[str, int | None]:
    """Return the list and the level that properties name; "0" is no list, and ends that of a style."""
    place = _child(properties, "numPr")
    depth = _value(place, "ilvl")
    return _value(place, "numId"), int(depth) if depth.isdecimal() else None


def _figure(number: int, form: str) -> str:
    """Return a number as a level writes it, in digits where Word would write it in words."""
    if number > 0 and form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        written += letters * times
    return written


def _children(element: Any, kind: str) -> list[Any]:
    return [] if element is None else [child for child in element if kind_of(child) == kind]


def _child(element: Any, kind: str) -> Any:
    return next(iter(_children(element, kind)), None)


def _value(element: Any, kind: str) -> str:
    """Return the value of a child, empty where there is none."""
    child = _child(element, kind)
    return "" if child is None else attribute_of(child, "val")
