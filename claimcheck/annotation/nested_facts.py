"""Facts of a fact: what is set apart may itself tell several things, and is divided again.

"Hall, who led both inquiries and lost, was fired" gives "Hall led both inquiries and lost", which tells two things in
turn. A fact is divided in its wording; each part is then placed in the article by the words that wording and span have
in common, from the end of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.languages.scanner import Token, scan


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its span in the article.

    `wording` is the fact with its subject and without other facts, None where the span says it as it stands. `subject`
    is whom a wording names, `without` the span of another fact inside this one. `joined` says that "and" joins it to
    the fact before, `says` that it is what else the speaker of the statement says, `gerund` that its span has a gerund
    where its wording has the finite verb.
    """

    start: int
    end: int
    wording: str | None = None
    subject: str | None = None
    without: tuple[int, int] | None = None
    joined: bool = False
    says: bool = False
    gerund: bool = False


def placed(text: str, fact: Fact, parts: Sequence[Fact]) -> list[Fact]:
    """Return the parts into which the wording of a fact was divided as facts of the article `text`.

    The spans of `parts` are those of the wording; where one cannot be found in the article, the fact stays whole.
    """
    wording = fact.wording if fact.wording is not None else text[fact.start : fact.end]
    offsets = _offsets(text, fact, scan(wording))
    found = [_placed(fact, part, wording, offsets) for part in parts]
    whole = [part for part in found if part is not None]
    return whole if len(whole) == len(parts) else [fact]


def _placed(fact: Fact, part: Fact, wording: str, offsets: Sequence[tuple[Token, int | None]]) -> Fact | None:
    inside = [(token, offset) for token, offset in offsets if part.start <= token.start and token.end <= part.end]
    if not inside or inside[-1][1] is None:
        return None
    heads = inside[0][0].start == 0
    first = fact.start if heads else inside[0][1]
    if first is None:
        return None
    end = inside[-1][1] + len(inside[-1][0].text)
    without = _gap(part, offsets) if part.without else None
    kept = fact.without if fact.without and first <= fact.without[0] and fact.without[1] <= end else None
    if without and kept:
        return None
    exact = fact.wording is None and part.wording is None
    said = None if exact else part.wording or wording[part.start : part.end]
    return replace(
        part,
        start=first,
        end=end,
        wording=said,
        subject=part.subject or (fact.subject if heads else None),
        without=without or kept,
        joined=part.joined if not heads else fact.joined,
        says=fact.says or part.says,
        gerund=fact.gerund if heads else part.gerund,
    )


def _gap(part: Fact, offsets: Sequence[tuple[Token, int | None]]) -> tuple[int, int] | None:
    first, last = part.without or (0, 0)
    start = next(
        (at + len(token.text) for token, at in reversed(offsets) if token.end <= first and at is not None), None
    )
    end = next((at for token, at in offsets if token.start >= last and at is not None), None)
    return (start, end) if start is not None and end is not None and start < end else None


def _offsets(text: str, fact: Fact, worded: Sequence[Token]) -> list[tuple[Token, int | None]]:
    """Return each token of a wording with its offset in the article, None for one that the span does not have."""
    spanned = [token for token in scan(text[fact.start : fact.end]) if not _left_out(fact, token)]
    found: list[tuple[Token, int | None]] = []
    place = len(spanned) - 1
    for token in reversed(worded):
        if place >= 0 and spanned[place].text.lower() == token.text.lower():
            found.append((token, fact.start + spanned[place].start))
            place -= 1
        else:
            place = -1
            found.append((token, None))
    return found[::-1]


def _left_out(fact: Fact, token: Token) -> bool:
    gap = fact.without
    return gap is not None and gap[0] <= fact.start + token.start < gap[1]
