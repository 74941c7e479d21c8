"""The words before and after a number that widen or bound it."""

from __future__ import annotations

from collections.abc import Set

from claimcheck.figures.lexicon import Hedge, HedgeWords, lexicon
from claimcheck.figures.line import Line, line_of
from claimcheck.records import Qualifier

_CLAUSE = 12  # words; how far back the figure may stand that is spread over a time
_CLAUSE_ENDS = frozenset({".", ";", ",", ":", "!", "?"})


def hedge_around(line: Line, first: int, last: int, words: HedgeWords, masked: list[bool]) -> Hedge | None:
    """Return how the words right before `first` or right after `last` limit the number between, None if they do not.

    What stands before counts first: "about 200 or more" is about 200.
    """
    before = words.before.ending(line.words, first)
    if before and not any(masked[before[0] : first]) and _is_tied(line, first):
        return before[1] if before[1].qualifier is not Qualifier.EXACT else None
    after = words.after.starting(line.words, last)
    if after and _fits_after(line, last):
        return after[1]
    return None


def limit_behind_noun(line: Line, last: int, words: HedgeWords, stops: Set[str]) -> Hedge | None:
    """Return the limit behind the noun that a number ending before `last` counts: « 300 personnes au moins »."""
    after = words.after.starting(line.words, last + 1) if line.is_word(last) else None
    if after is None or "\n" in line.gap(last + 1):
        return None
    behind = line.word(after[0])
    return after[1] if not behind or behind in _CLAUSE_ENDS or behind in stops else None


def hedged_span(text: str, span: tuple[int, int], language: str) -> tuple[int, int]:
    """Return the span of a figure in `text` with the words that limit it: "nearly 600", "40 or more"."""
    line, words = line_of(text), lexicon(language).hedges
    inside = [place for place, token in enumerate(line.tokens) if span[0] <= token.start < span[1]]
    if not inside:
        return span
    first, last = inside[0], inside[-1] + 1
    before = words.before.ending(line.words, first)
    if before and _is_tied(line, first):
        return line.tokens[before[0]].start, span[1]
    after = words.after.starting(line.words, last)
    if after and _fits_after(line, last):
        return span[0], line.tokens[after[0] - 1].end
    return span


def _is_tied(line: Line, first: int) -> bool:
    return "\n" not in line.gap(first)


def _fits_after(line: Line, last: int) -> bool:
    """Tell whether the words after are close enough: "+" and "-odd" only where they are tied to the number."""
    return line.is_glued(last) if line.words[last] in {"+", "-"} else "\n" not in line.gap(last)


def is_span(line: Line, places: tuple[int, int], words: HedgeWords) -> bool:
    """Tell whether the word before a duration means a stretch and no limit: "2 billion dollars over three years".

    So it is after a figure or a word such as "spread" in the same clause, and at the head of a sentence that goes on
    with who acts ("Over six weeks the crew"), unless the word before or after the phrase makes it a limit again ("for
    over three years", "over three years ago").
    """
    first, last = places
    if line.word(first - 1) not in words.spans:
        return False
    if line.word(first - 2) in words.lasting or line.word(last) in words.not_spans_after:
        return False
    for place in range(first - 2, max(-1, first - 2 - _CLAUSE), -1):
        if line.words[place] in _CLAUSE_ENDS and not line.is_glued(place + 1):
            return False
        if line.words[place] in words.spreading or line.is_digits(place) or line.words[place] in words.figures:
            return True
    opens = first < 2 or line.words[first - 2] in _CLAUSE_ENDS
    return line.word(last) in words.spreading or (opens and line.word(last) in words.actors)
