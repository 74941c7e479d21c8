"""What a claim is made of, for comparing: its content words by concept, its names, its amounts and dates in place.

Two statements are compared by their terms. A term is a content word, brought to the concept it stands for in news
language ("dead", « morts » and "killed" are one) or, outside the concepts, to its stem; a name is one term however
many words it has. Words inside amounts and dates, words of attribution and words without content are no terms.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.claims.certainty import negations
from claimcheck.comparing.concepts import concepts_of, stem
from claimcheck.languages import load
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Claim, Kind, Quantity

_NAME_MARK = "@"

# The reach of a negation that stands before the word it negates, in content words.
_NEGATION_REACH = 1


@dataclass(frozen=True, slots=True)
class Term:
    """A content word or a name.

    `start` and `end` are offsets into the article, `position` counts words, `place` is its index in
    `Statement.frame`.
    """

    key: str
    text: str
    start: int
    end: int
    position: int
    place: int
    name: bool = False
    negated: bool = False
    concept: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a date in its place, its unit brought to its concept.

    `position` counts words before it; `place` is its index in `Statement.frame`.
    """

    quantity: Quantity
    position: int
    place: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its terms, amounts and dates.

    `frame` is its wording with each amount, date and name replaced by a mark of its kind: two statements of one frame
    differ in nothing else. `topic` are the names it points to without repeating them. `stage` is 1 where it calls
    itself the latest state of things, -1 where it calls itself an earlier one, otherwise 0.
    """

    claim: Claim
    language: str
    source: str
    frame: tuple[str, ...]
    terms: tuple[Term, ...]
    amounts: tuple[Figure, ...]
    dates: tuple[Figure, ...]
    topic: tuple[Term, ...] = ()
    stage: int = 0


@dataclass(frozen=True, slots=True)
class _Words:
    function_words: frozenset[str]
    pronouns: frozenset[str]
    speech: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    table, speech = load(language).table("function_words"), load(language).table("speech")
    return _Words(
        frozenset(table.get("words", "").split()),
        frozenset(table.get("pronouns", "").split()),
        frozenset(f"{speech.get('verbs', '')} {speech.get('clause_verbs', '')}".split()),
    )


def statement(claim: Claim, language: str, source: str) -> Statement:
    """Return the statement that `claim` makes."""
    tokens = scan(claim.quote)
    frame, places = _frame(claim, tokens)
    return Statement(
        claim=claim,
        language=language,
        source=source,
        frame=frame,
        terms=_terms(claim, language, tokens, places),
        amounts=tuple(_figure(q, claim, tokens, places, language) for q in claim.quantities),
        dates=tuple(_figure(q, claim, tokens, places, language) for q in claim.dates),
        stage=_stage(tokens, language),
    )


@functools.cache
def _clock(language: str) -> tuple[Phrasebook, Phrasebook]:
    table = load(language).table("clock")
    return Phrasebook(table.get("later", ())), Phrasebook(table.get("earlier", ()))


def _stage(tokens: Sequence[Token], language: str) -> int:
    later, earlier = _clock(language)
    return bool(later.find(tokens)) - bool(earlier.find(tokens))


def _frame(claim: Claim, tokens: Sequence[Token]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the frame of a claim, and for each token its index in the frame."""
    marks: dict[int, tuple[int, str]] = {}
    spans = [(start, end, _NAME_MARK) for start, end in _name_spans(claim)]
    spans += [(q.start - claim.start, q.end - claim.start, f"#{q.kind}") for q in (*claim.quantities, *claim.dates)]
    for number, (start, end, mark) in enumerate(spans):
        marks.update(dict.fromkeys(range(start, end), (number, mark)))
    frame: list[str] = []
    places: list[int] = []
    inside = -1
    for token in tokens:
        number, mark = marks.get(token.start, (-1, token.text.lower()))
        if number < 0 or number != inside:
            frame.append(mark)
        inside = number
        places.append(len(frame) - 1)
    return tuple(frame), tuple(places)


def statements(claims: Sequence[Claim], language: str, source: str) -> tuple[Statement, ...]:
    """Return the statements of one source in order; one that opens with a pronoun inherits the names before it."""
    result: list[Statement] = []
    topic: tuple[Term, ...] = ()
    for claim in claims:
        current = statement(claim, language, source)
        if _opens_with_pronoun(current):
            current = replace(current, topic=topic)
        names = tuple(term for term in current.terms if term.name)
        topic = names[:1] or topic
        result.append(current)
    return tuple(result)


def _opens_with_pronoun(current: Statement) -> bool:
    pronouns = _words(current.language).pronouns
    return any(word in pronouns for word in current.frame[:3])


def _terms(claim: Claim, language: str, tokens: Sequence[Token], places: Sequence[int]) -> tuple[Term, ...]:
    """Return the terms of a claim: its names first, then the concepts and words that stand outside them."""
    indices = [index for index, token in enumerate(tokens) if token.kind is TokenKind.WORD]
    lowered = [tokens[index].text.lower() for index in indices]
    taken = _taken_offsets(claim)
    negated = _negated_offsets(tokens, language)
    concepts = {hit.first: hit for hit in concepts_of(lowered, language)}
    said = claim.speaker is not None
    function_words = _words(language).function_words

    def term(key: str, first: int, last: int, *, name: bool = False, concept: bool = False) -> Term:
        start, end = tokens[indices[first]].start, tokens[indices[last - 1]].end
        return Term(
            key=key,
            text=claim.quote[start:end],
            start=claim.start + start,
            end=claim.start + end,
            position=first,
            place=places[indices[first]],
            name=name,
            negated=any(tokens[indices[i]].start in negated for i in range(first, last)),
            concept=concept,
        )

    terms: list[Term] = []
    position = 0
    names = dict(_name_ranges(claim, tokens, indices))
    while position < len(indices):
        last = names.get(position, 0)
        hit = concepts.get(position)
        if hit and hit.last == position + 1 and lowered[position] in function_words:
            hit = None
        if tokens[indices[position]].start in taken:
            position += 1
        elif last:
            whole = hit is not None and hit.last == last
            key = hit.key if hit and whole else _name_key(lowered[position:last])
            terms.append(term(key, position, last, name=True, concept=whole))
            position = last
        elif hit:
            terms.append(term(hit.key, position, hit.last, concept=True))
            position = hit.last
        else:
            if _has_content(lowered[position], language, said=said):
                terms.append(term(stem(lowered[position], language), position, position + 1))
            position += 1
    return tuple(terms)


def _name_ranges(claim: Claim, tokens: Sequence[Token], indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of names, in words of the claim."""
    starts = [tokens[index].start for index in indices]
    for start, end in _name_spans(claim):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            yield first, last


def _name_spans(claim: Claim) -> list[tuple[int, int]]:
    """Return where the names of a claim stand in its quote, longer names before the names within them."""
    spans: list[tuple[int, int]] = []
    for name in sorted(claim.names, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", claim.quote):
            if all(match.end() <= start or match.start() >= end for start, end in spans):
                spans.append(match.span())
    return sorted(spans)


def _name_key(words: Sequence[str]) -> str:
    return " ".join(without_accents(word) for word in words)


def _has_content(word: str, language: str, *, said: bool) -> bool:
    words = _words(language)
    if len(word) < 2 or word in words.function_words:
        return False
    return not (said and word in words.speech)


def _taken_offsets(claim: Claim) -> frozenset[int]:
    """Return the offsets, within the quote, of words that are no terms: amounts, dates and the speaker."""
    spans = [(q.start - claim.start, q.end - claim.start) for q in (*claim.quantities, *claim.dates)]
    if claim.speaker and claim.speaker in claim.quote:
        start = claim.quote.index(claim.speaker)
        spans.append((start, start + len(claim.speaker)))
    return frozenset(offset for start, end in spans for offset in range(start, end))


def _negated_offsets(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the offsets of the words that a negation reaches: the next content word, and the verb before « pas »."""
    function_words = _words(language).function_words
    offsets: set[int] = set()
    for hit in negations(tokens, language):
        reached = 0
        for token in tokens[hit.last :]:
            if reached == _NEGATION_REACH:
                break
            if token.kind is TokenKind.WORD and token.text.lower() not in function_words:
                offsets.add(token.start)
                reached += 1
        offsets.update(_verb_before(tokens, hit.first, function_words))
    return frozenset(offsets)


def _verb_before(tokens: Sequence[Token], first: int, function_words: frozenset[str]) -> set[int]:
    """Return the offset of a verb enclosed by « ne ... pas »."""
    for index in range(first - 1, max(first - 5, -1), -1):
        if tokens[index].text.lower() in ("ne", "n"):
            return {
                token.start
                for token in tokens[index + 1 : first]
                if token.kind is TokenKind.WORD and token.text.lower() not in function_words
            }
    return set()


def _figure(quantity: Quantity, claim: Claim, tokens: Sequence[Token], places: Sequence[int], language: str) -> Figure:
    start = quantity.start - claim.start
    before = sum(token.kind is TokenKind.WORD and token.start < start for token in tokens)
    first = next(index for index, token in enumerate(tokens) if token.start >= start)
    return Figure(_with_unit_as_concept(quantity, language), before, places[first])


def _with_unit_as_concept(quantity: Quantity, language: str) -> Quantity:
    if quantity.kind is not Kind.COUNT or not quantity.unit:
        return quantity
    words = quantity.unit.lower().split()
    hits = concepts_of(words, language)
    return replace(quantity, unit=hits[0].key if hits else stem(words[-1], language))
