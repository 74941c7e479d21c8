"""Large initials of printed pages, put to the word that they begin."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from claimcheck.reading.columns import Piece, Row

#: An initial is at least so many times as large as the type beside it.
_LARGER = 1.8
_INITIAL = re.compile(r"[«“\"'‘„¿¡]?\s?(?P<letter>[^\W\d_])['’]?")
#: Letters that are words by themselves in one language or another: "A council", «Y el alcalde», «È stato».
_WORDS = frozenset("AEIOUYÀÈÉÓ")
_WORD = re.compile(r"[^\W\d_]+")


def with_initials(rows: list[Row]) -> list[Row]:
    """Return the rows of a page with each large initial that was drawn apart before the rest of its word."""
    words = {word.casefold() for row in rows for word in _WORD.findall(row.text)}
    joined: list[Row] = []
    for row in rows:
        if joined and _is_initial(joined[-1], row):
            joined.append(_behind_initial(joined.pop().text, row, words))
        else:
            joined.append(row)
    return joined


def _is_initial(row: Row, behind: Row) -> bool:
    """Tell whether a row is the large initial of the line that was drawn behind it, to its right."""
    initial = _INITIAL.fullmatch(row.text)
    large = row.size >= _LARGER * behind.size > 0
    beside = behind.pieces[0].left > row.pieces[0].left and behind.height < row.height + row.size
    return initial is not None and initial["letter"].isupper() and large and beside and behind.text[0].islower()


def _behind_initial(initial: str, row: Row, words: Collection[str]) -> Row:
    """Return a line with its initial; a vowel is a word of its own where the word with it stands nowhere else."""
    first = _WORD.match(row.text)
    whole = f"{initial[-1]}{first[0] if first else ''}".casefold()
    apart = initial[-1] in _WORDS and whole not in words
    begun = Piece(f"{initial} " if apart else initial, row.pieces[0].left)
    return replace(row, pieces=(begun, replace(row.pieces[0], text=row.pieces[0].text.lstrip()), *row.pieces[1:]))
