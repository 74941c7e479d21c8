"""The fields of a Word document: a code, and the result that Word stored when it last worked the field out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from claimcheck.reading.word_package import attribute_of, kind_of

#: Elements of a result that Word shows.
_SHOWN = frozenset({"t", "sym", "drawing", "pict", "object"})
#: Fields that show nothing where they stand, or nothing without a result: marks of an index, boxes to tick or to fill.
_SILENT = frozenset(
    {"XE", "TC", "TA", "RD", "SET", "ASK", "NEXT", "NEXTIF", "SKIPIF", "PRIVATE", "ADVANCE", "HYPERLINK", "ADDIN"}
    | {"FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT"}
)


@dataclass(slots=True)
class _Field:
    """A field that is open: whether its code is being read, that code, and whether its result shows anything."""

    in_code: bool = True
    code: list[str] = field(default_factory=list)
    shows: bool = False


def code_of_fields(element: Any) -> set[Any]:
    """Return the runs that stand in the code of a field: a field within it has a result that Word does not show."""
    code: set[Any] = set()
    #: For each open field, whether its code is being read, not yet its result.
    fields: list[bool] = []
    for run in element:
        marks = _marks(run)
        if not marks and any(fields):
            code.add(run)
        for mark in marks:
            if mark == "begin":
                fields.append(True)
            elif fields and mark == "separate":
                fields[-1] = False
            elif fields and mark == "end":
                fields.pop()
    # A field that goes on elsewhere may have its result there: nothing is taken for code then.
    return set() if any(fields) else code


def fields_without_result(element: Any) -> Iterator[str]:
    """Yield the code of each field among the runs of an element that shows something, of which no result is stored.

    Word works it out when it draws the page: a page number, the day of today, the number of a paragraph.
    """
    for found in _outer_fields(element):
        code = " ".join("".join(found.code).split())
        if code and not found.shows and code.split()[0].upper() not in _SILENT:
            yield code


def _outer_fields(element: Any) -> Iterator[_Field]:
    """Yield the fields of an element that stand in no other field."""
    opened: list[_Field] = []
    for child in element:
        if kind_of(child) == "fldSimple":
            yield _Field(code=[attribute_of(child, "instr")], shows=_shows(child))
            continue
        for part in child if kind_of(child) == "r" else (child,):
            mark = attribute_of(part, "fldCharType") if kind_of(part) == "fldChar" else ""
            if mark == "begin":
                opened.append(_Field())
            elif opened and mark == "separate":
                opened[-1].in_code = False
            elif opened and mark == "end":
                ended = opened.pop()
                if not opened:
                    yield ended
            elif opened:
                opened[0].code.extend(one.text or "" for one in part.iter() if kind_of(one) == "instrText")
                opened[0].shows |= not opened[0].in_code and _shows(part)


def _marks(run: Any) -> list[str]:
    return [attribute_of(mark, "fldCharType") for mark in run if kind_of(mark) == "fldChar"]


def _shows(element: Any) -> bool:
    return any(kind_of(part) in _SHOWN and (kind_of(part) != "t" or part.text) for part in element.iter())
