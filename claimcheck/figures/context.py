"""What the reading of one text passes around: the text with its words, and an amount on the way."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures.lexicon import Lexicon, Unit
from claimcheck.figures.line import Line
from claimcheck.figures.numerals import Numeral
from claimcheck.frozen import frozen


@frozen
class Context:
    """A text, the words of its language, and which of its token places are taken by something that is no amount."""

    line: Line
    words: Lexicon
    masked: list[bool]


@frozen
class Amount:
    """A number with its unit at the token places `first:last`; `unit` is None where none is written."""

    first: int
    last: int
    value: Decimal
    step: Decimal | None
    numeral: Numeral
    unit: Unit | None = None
