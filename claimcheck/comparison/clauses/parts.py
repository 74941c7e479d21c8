"""The parts of a statement: the stretches between its signs, and its relative clauses.

Two papers seldom cut the news into the same sentences. What both tell is often one clause of a long sentence on either
side, and that clause is then held against its partner by the same rules as a statement of its own.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.annotation.certainty import certainty_of, negations
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.statements import Statement, inside_figures, statement
from claimcheck.comparison.vocabulary.terms import verbs_of_saying
from claimcheck.languages.caching import cached_by_length
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, scan, stands_apart
from claimcheck.reading.sentences import split
from claimcheck.records import Certainty, Claim, Quantity

# A stretch that has fewer terms and figures tells nothing that could be held against another.
_FEWEST = 2

# A sentence of more stretches is a list, and work must not grow with the square of its length.
_MOST_PARTS = 16

_SIGNS = frozenset(",;:()–—-[]")
#: The quotation marks of a text.
QUOTES = frozenset('«»“”„"')


@dataclass(frozen=True, slots=True)
class _Words:
    """What opens a relative clause, what hangs on the words before it, what makes a statement conditional; verbs."""

    relatives: frozenset[str]
    dependents: frozenset[str]
    auxiliaries: frozenset[str]
    conditions: Phrasebook
    concessions: Phrasebook
    additive: frozenset[str]
    generic_openers: Phrasebook


@functools.cache
def _words(language: str) -> _Words:
    clauses = own_table(language, "clauses")
    return _Words(
        frozenset(clauses.get("relatives", "").split()),
        frozenset(clauses.get("dependents", "").split()),
        own_words(language, "function_words", "auxiliaries"),
        Phrasebook(own_table(language, "limits").get("classes", {}).get("condition", ())),
        Phrasebook(clauses.get("concessions", ())),
        frozenset(clauses.get("additive", ())),
        Phrasebook(clauses.get("generic_openers", ())),
    )


def parts_of(whole: Statement) -> tuple[Statement, ...]:
    """Return the parts of a statement in order, each a statement with the same claim id; none where it is one stretch.

    The names that stand before a part in its sentence are its `topic`: they may be whom it speaks of. A stretch that
    hangs on what stands before it ("he denies, he said, that …") is cut off from none of that, and a condition governs
    all of its sentence, as "wherever" does. A list has no parts.
    """
    sentences = sentences_of(whole.claim.quote, whole.language)
    relatives = _words(whole.language).relatives
    levels: Sequence[tuple[Collection[str], Collection[str]]] = ((), ()), (_SIGNS, ()), (_SIGNS, relatives)
    found = [span for signs, opening in levels for one in sentences for span in _spans(whole, one, signs, opening)]
    spans = list(dict.fromkeys(found))
    if len(spans) > _MOST_PARTS:
        return ()
    length = len(whole.claim.quote.strip())
    made = (part_of(whole, start, end) for start, end in spans if end - start < length)
    return tuple(part for part in made if len(part.terms) + len(part.amounts) + len(part.dates) >= _FEWEST)


def has_an_auxiliary(part: Statement) -> bool:
    """Tell whether an auxiliary stands in a part, so that it surely says something of somebody and is no mere noun.

    Without one it may still: of full verbs there is no list.
    """
    auxiliaries = _words(part.language).auxiliaries
    # « l'a », « s'est »: what is elided before another word is no verb.
    following = (*part.frame[1:], "")
    return any(word in auxiliaries and after != "'" for word, after in zip(part.frame, following, strict=True))


def opens_a_clause(word: str, language: str) -> bool:
    """Tell whether a word in lower case opens a relative clause, or what depends on the words before it."""
    words = _words(language)
    return word in words.relatives or word in words.dependents


def opens_relative(word: str, language: str) -> bool:
    """Tell whether a word opens a relative clause."""
    return word.lower() in _words(language).relatives


def is_additive(word: str, language: str) -> bool:
    """Tell whether a word adds what follows to what stands before it: "and"."""
    return word.lower() in _words(language).additive


def is_quoted(part: Statement, whole: Statement) -> bool:
    """Tell whether a part opens a quotation of its statement."""
    before = whole.claim.quote[: part.claim.start - whole.claim.start].rstrip()
    return before[-1:] in QUOTES


def opens_with_saying(part: Statement) -> bool:
    """Tell whether a part only names who speaks: "said the mayor", « a indiqué le maire »."""
    words = [word for word in part.frame[:2] if word not in _words(part.language).auxiliaries]
    return bool(words) and words[0] in verbs_of_saying(part.language)


def opens_generically(part: Statement) -> bool:
    """Tell whether a part opens with what holds wherever something is so: where no mask is worn, windows are open."""
    return _open_generically(scan(part.claim.quote), part.language)


def _open_generically(tokens: Sequence[Token], language: str) -> bool:
    return any(hit.first == 0 for hit in _words(language).generic_openers.find(tokens))


def is_conditional(part: Statement) -> bool:
    """Tell whether a word of condition stands in a statement: what it governs is not told as done."""
    return _has_condition(part.claim.quote, part.language)


@functools.lru_cache(maxsize=4096)
def _has_condition(quote: str, language: str) -> bool:
    return has_condition(scan(quote), language)


def has_condition(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a word of condition stands among tokens, « même si » and the like left out: that concedes a fact."""
    words = _words(language)
    conceding = {index for hit in words.concessions.find(tokens) for index in range(hit.first, hit.last)}
    return any(hit.first not in conceding for hit in words.conditions.find(tokens))


@cached_by_length(usual=64, long=4)
def sentences_of(quote: str, language: str) -> tuple[Sequence[Token], ...]:
    """Return the sentences of a quote: more than one stand in a quotation that was kept whole.

    Their tokens are remembered for the pair at hand alone: those of all claims take more memory than their articles.
    """
    tokens, begins = scan(quote), _begins(quote, language)
    places = [0, *(bisect_left(tokens, begin, key=lambda token: token.start) for begin in begins), len(tokens)]
    return tuple(tokens[first:last] for first, last in pairwise(places) if first < last)


@functools.lru_cache(maxsize=2048)
def _begins(quote: str, language: str) -> tuple[int, ...]:
    """Return where the sentences of a quote begin, without the first."""
    return tuple(start for start, _ in split(quote, language))[1:]


def _spans(
    whole: Statement, tokens: Sequence[Token], signs: Collection[str], opening: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Yield the spans of a sentence, in the quote, between quotation marks, signs and the words that open a clause."""
    words = _words(whole.language)
    if has_condition(tokens, whole.language) or _open_generically(tokens, whole.language):
        yield tokens[0].start, tokens[-1].end
        return
    inside = inside_figures(whole.claim)
    # A quotation of several sentences is open where the next of them begins.
    before = scan(whole.claim.quote[: tokens[0].start])
    first, quoted, is_torso = 0, sum(token.text in QUOTES for token in before) % 2 == 1, False
    for index, token in enumerate(tokens):
        quote = token.text in QUOTES
        sign = quote or (token.text in signs and stands_apart(tokens, index))
        if token.start in inside or not (sign or token.text.lower() in opening):
            continue
        # What leads up to a quotation, or goes on behind it, without a sign is a torso: 'was "pushed" there'.
        if index > first and not is_torso and (quoted or not quote):
            yield tokens[first].start, tokens[index - 1].end
        is_torso = quote and quoted
        quoted = quoted is not quote
        first = index + sign
        following = tokens[first].text.lower() if first < len(tokens) else ""
        if following in words.dependents:
            first = 0
    if first < len(tokens) and not is_torso:
        yield tokens[first].start, tokens[-1].end


def part_of(whole: Statement, start: int, end: int) -> Statement:
    """Return what stands from one offset of the quote to another, as a statement with the names before it as topic."""
    claim = _claim(whole, start, end)
    own = statement(claim, whole.language, whole.source)
    before = tuple(term for term in whole.terms if term.name and term.end <= claim.start)
    # « Cette cassure du navire » points to something named before, and to no one of whom the clause would tell.
    inherited = whole.topic if whole.is_of_somebody else ()
    return replace(own, topic=before or inherited, stage=whole.stage, era=whole.era)


def _claim(whole: Statement, start: int, end: int) -> Claim:
    claim = whole.claim
    quote, first, last = claim.quote[start:end], claim.start + start, claim.start + end

    def own(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
        return tuple(quantity for quantity in quantities if first <= quantity.start and quantity.end <= last)

    tokens = scan(quote)
    certainty = claim.certainty
    if tokens[0].text.lower() in _words(whole.language).relatives and certainty is not Certainty.DENIED:
        # "The mill, which burned down, may be rebuilt": what is held possible is not what the clause tells.
        certainty = certainty_of(tokens, whole.language, attributed=claim.speaker is not None)
    return replace(
        claim,
        quote=quote,
        certainty=certainty,
        text=quote,
        start=first,
        end=last,
        negated=bool(negations(tokens, whole.language)),
        quantities=own(claim.quantities),
        dates=own(claim.dates),
        names=tuple(name for name in claim.names if name in quote),
    )
