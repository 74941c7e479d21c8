"""What two statements have in common word for word or in words known to mean the same, as passages of the shorter one.

Two sentences that agree seldom agree in all they say. A reader is told in which words they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from claimcheck.comparison.evidence.matching import TermMatch, match_terms
from claimcheck.comparison.evidence.speech_frames import is_in_closing_frame
from claimcheck.comparison.statements import Figure, Statement, give_one_value
from claimcheck.comparison.vocabulary.terms import Term, verbs_of_saying
from claimcheck.languages.scanner import Token, scan

# Two words that both have only name ("the mayor of Lorna"), and a reader takes in two passages at a glance.
_FEWEST, _MOST = 3, 2

# Fewer words tell nothing of themselves: "new cases".
_FEWEST_IN_A_TEXT = 4

# So much of a passage both write alike, to the form of a word: its first letters.
_MOSTLY, _BEGINNING = 2 / 3, 4

# Words that follow each other in one statement may stand so many letters further apart in the other.
_FARTHER = 60

# A number stands so many letters in front of what it counts.
_TO_ITS_NOUN = 2

# A word of several parts: « Pas-de-Calais ».
_JOINED = re.compile(r"\w+(?:-\w+)+")

# One word of each side that the other lacks is another way to put it; more say something else besides.
_IN_OTHER_WORDS = 1

_PAIRS = (("«", "»"), ("“", "”"))
_MARKS = frozenset('"«»“”')
_NO_MARKS = str.maketrans(dict.fromkeys(_MARKS, ""))


@dataclass(frozen=True, slots=True)
class _Word:
    """A term or a figure of a statement: where it stands, and where its partner in the other statement does.

    `in_one_wording` says that both write it alike, and not in words that mean the same: answered, reacted.
    """

    start: int
    end: int
    partner: int | None
    in_one_wording: bool = False


def tell_no_more_than_both(a: Statement, b: Statement) -> bool:
    """Tell whether two statements have nothing of their own but a word: neither a name nor a figure."""
    return tells_no_more(a, b) and tells_no_more(b, a)


def tells_no_more(side: Statement, other: Statement) -> bool:
    """Tell whether a statement has nothing that another lacks but a word: neither a name nor a figure."""
    own = {word.start for word in _words(side, other) if word.partner is None}
    telling = {term.start for term in side.terms if term.name} | {
        figure.quantity.start for figure in (*side.amounts, *side.dates)
    }
    return len(own) <= _IN_OTHER_WORDS and own.isdisjoint(telling)


def common_passages(a: Statement, b: Statement) -> Sequence[str]:
    """Return the longest passages of the shorter statement that the other has too, in their order; at most two.

    None in two languages: a reader would look for the words in vain.
    """
    if a.language != b.language:
        return ()
    side, other = sorted((a, b), key=lambda one: (len(one.frame), one.claim.quote))
    runs = [run for run in _runs(side, other) if len(run) >= _FEWEST and _is_in_one_wording(run)]
    longest = sorted(runs, key=len, reverse=True)[:_MOST]
    tokens = scan(side.claim.quote), scan(other.claim.quote)
    texts = (_text(run, side, other, tokens) for run in runs if run in longest)
    return tuple(text for text in texts if len(text.split()) >= _FEWEST_IN_A_TEXT)


def _is_in_one_wording(run: Sequence[_Word]) -> bool:
    """Tell whether the other side has most words of a run as they are, so that it can be quoted from both."""
    return sum(word.in_one_wording for word in run) >= _MOSTLY * len(run)


def _runs(side: Statement, other: Statement) -> Iterator[Sequence[_Word]]:
    """Yield the words of a statement that the other has too, each time up to one that it lacks."""
    words = _words(side, other)
    for is_shared, run in groupby(words, key=lambda word: word.partner is not None):
        if is_shared:
            parts = (_between_alike(part) for part in _in_order(tuple(run)))
            yield from (_up_to_a_frame(part, side) for part in parts if part and not _is_counted(part, side, other))


def _between_alike(run: Sequence[_Word]) -> Sequence[_Word]:
    """Return a run from the first to the last of its words that both sides write alike."""
    places = [place for place, word in enumerate(run) if word.in_one_wording]
    return run[places[0] : places[-1] + 1] if places else ()


def _in_order(run: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Yield the parts of a run whose words follow each other in the other statement too, and closely."""
    first = 0
    for index, (before, word) in enumerate(pairwise(run), 1):
        own, others = word.start - before.start, (word.partner or 0) - (before.partner or 0)
        if not 0 < others <= own + _FARTHER:
            yield run[first:index]
            first = index
    yield run[first:]


def _is_counted(run: Sequence[_Word], side: Statement, other: Statement) -> bool:
    """Tell whether a number that the other side lacks stands right in front of a run: "four | years in prison"."""
    others = (*other.amounts, *other.dates)
    return any(
        run[0].start - figure.quantity.start >= 0 and run[0].start - figure.quantity.end <= _TO_ITS_NOUN
        for figure in side.amounts
        if _same(figure, others) is None
    )


def _up_to_a_frame(run: Sequence[_Word], side: Statement) -> Sequence[_Word]:
    """Return the words of a run up to a frame that says who said them: "the pier is shut, the mayor said"."""
    quote, offset, saying = side.claim.quote, side.claim.start, verbs_of_saying(side.language)
    run = [word for word in run if not is_in_closing_frame(side, word.start)]
    for index, (before, word) in enumerate(pairwise(run), 1):
        is_saying = quote[word.start - offset : word.end - offset].lower() in saying
        if is_saying and "," in quote[before.end - offset : word.start - offset]:
            return run[:index]
    return run


def _words(side: Statement, other: Statement) -> Sequence[_Word]:
    partners = {id(match.a): match.b for match in _alike(side, other)}
    terms = [_of_term(term, partners.get(id(term))) for term in side.terms]
    figures = [
        _Word(
            figure.quantity.start,
            figure.quantity.end,
            _same(figure, (*other.amounts, *other.dates)),
            in_one_wording=True,
        )
        for figure in (*side.amounts, *side.dates)
    ]
    return sorted((*terms, *figures), key=lambda word: word.start)


def _of_term(term: Term, partner: Term | None) -> _Word:
    if partner is None:
        return _Word(term.start, term.end, None)
    first, second = (one.text.casefold() for one in (term, partner))
    alike = first == second if " " in first + second else first[:_BEGINNING] == second[:_BEGINNING]
    return _Word(term.start, term.end, partner.start, alike)


def _alike(side: Statement, other: Statement) -> Sequence[TermMatch]:
    return [match for match in match_terms(side.terms, other.terms) if not match.opposed]


def _same(figure: Figure, others: Sequence[Figure]) -> int | None:
    """Return where the other statement gives the same amount or day."""
    same = (one for one in others if give_one_value(figure, one))
    found = next(same, None)
    return found.quantity.start if found else None


def _text(
    run: Sequence[_Word], side: Statement, other: Statement, tokens: tuple[Sequence[Token], Sequence[Token]]
) -> str:
    """Return the words from the first to the last of a run, with the small words before it that both have."""
    start = run[0].start - side.claim.start
    partner = (run[0].partner or 0) - other.claim.start
    ends = zip(tokens, (start, partner), (_end_before(run[0].start, side) - side.claim.start, 0), strict=True)
    before = ([token for token in own if first <= token.start and token.end <= end] for own, end, first in ends)
    for x, y in zip(*(reversed(own) for own in before), strict=False):
        if x.text.casefold() != y.text.casefold() or not (x.text[:1].isalpha() or x.text in "'’"):
            break
        start = x.start
    first, last = _of_whole_words(side.claim.quote, start, run[-1].end - side.claim.start)
    return " ".join(_with_whole_marks(side.claim.quote, first, last).split())


def _end_before(start: int, side: Statement) -> int:
    """Return where the figure ends that stands last before an offset: its words belong to no passage behind it."""
    figures = (figure.quantity.end for figure in (*side.amounts, *side.dates))
    return max((end for end in figures if end <= start), default=side.claim.start)


def _of_whole_words(quote: str, start: int, end: int) -> tuple[int, int]:
    """Return two offsets moved to the ends of words of several parts in which they stand: « Pas-de-Calais »."""
    for word in _JOINED.finditer(quote):
        start = word.start() if word.start() < start < word.end() else start
        end = word.end() if word.start() < end < word.end() else end
    return start, end


def _with_whole_marks(quote: str, start: int, end: int) -> str:
    """Return the words between two offsets with both of the quotation marks around them, or with none."""
    words = quote[start:end]
    if not _is_open(words):
        return words
    widened = quote[start - (quote[:start][-1:] in _MARKS) : end + (quote[end : end + 1] in _MARKS)]
    return words.translate(_NO_MARKS) if _is_open(widened) else widened


def _is_open(words: str) -> bool:
    """Tell whether a quotation mark in words lacks the other of its pair."""
    return any(words.count(opening) != words.count(closing) for opening, closing in _PAIRS) or words.count('"') % 2 > 0
