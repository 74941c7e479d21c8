"""The words of a statement in their order, each brought to what may be compared: a stem, a concept, a figure."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.annotation.accusing import accusations
from claimcheck.annotation.certainty import hedges, negations
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import concepts_of, stem
from claimcheck.comparison.vocabulary.terms import is_function_word, prepositions
from claimcheck.figures.hedges import hedged_span
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Qualifier

_BOUNDARIES = frozenset(",;:()[]")
_DASHES = frozenset("-—")

#: The classes of turning words that other tables of a language list.
CLAIMED = "claimed"
NEGATION = "not"
HEDGE = "perhaps"

#: The key of all verbs of saying.
SAYING = "=say"

# The lists of verbs by which somebody takes a side: condemned, demanded, accused, denied.
_STANCES = ("appraising", "demanding", "accusing", "denial")


class Sort(StrEnum):
    """What a word does in its statement.

    `LIGHT` words are articles, auxiliaries and the like; `SMALL` ones are the other function words; a `TURNING` word
    turns, limits or takes back what stands beside it.
    """

    CONTENT = "content"
    FIGURE = "figure"
    SMALL = "small"
    LIGHT = "light"
    TURNING = "turning"
    BOUNDARY = "boundary"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a figure or a sign that parts clauses.

    `text` is as written; `key` is the same for words that are known to mean the same; `stem` for forms of one word.
    `figure` is the amount or date that it stands for, `turns` the class of a turning word ("not", "former").
    """

    text: str
    key: str
    stem: str
    sort: Sort
    start: int
    figure: Figure | None = None
    turns: str = ""

    @property
    def weighs(self) -> bool:
        """Tell whether a claim says something by this word that a source must have."""
        return self.sort in (Sort.CONTENT, Sort.FIGURE)


@dataclass(frozen=True, slots=True)
class _Classes:
    light: frozenset[str]
    speech: frozenset[str]
    attribution: Phrasebook
    limits: Mapping[str, Phrasebook]


@functools.cache
def _classes(language: str) -> _Classes:
    function_words, speech = own_table(language, "function_words"), own_table(language, "speech")
    limits = own_table(language, "limits")
    names = ("auxiliaries", "determiners", "pronouns", "personal_pronouns")
    light = " ".join(function_words.get(name, "") for name in names)
    return _Classes(
        (frozenset(light.split()) | frozenset(limits.get("light", "").split()))
        - frozenset(limits.get("complements", "").split()),
        _verbs_that_only_say(language),
        Phrasebook((*speech.get("attribution", ()), *speech.get("attribution_after", ()))),
        {name: Phrasebook(phrases) for name, phrases in limits.get("classes", {}).items()},
    )


def _verbs_that_only_say(language: str) -> frozenset[str]:
    """Return the verbs by which somebody says something, without those that say how they stand to it.

    Who condemned a decision did not welcome it, and who was condemned is quoted by nobody.
    """
    speech = own_table(language, "speech")
    listed = (own_table(language, "speech").get(key, ()) for key in _STANCES)
    phrases = (phrase for value in listed for phrase in (value.split() if isinstance(value, str) else value))
    taking_sides = {stem(word, language) for phrase in phrases for word in phrase.lower().split()[:1]}
    verbs = f"{speech.get('verbs', '')} {speech.get('clause_verbs', '')}".split()
    return frozenset(verb for verb in verbs if stem(verb, language) not in taking_sides)


def words_of(statement: Statement) -> tuple[Word, ...]:
    """Return the words of a statement in order."""
    tokens = scan(statement.claim.quote)
    figures = _figures_by_offset(statement)
    hedging = _hedging(statement)
    turning = _turning(statement.claim.quote, tokens, statement.language)
    keys = _concept_keys(tokens, statement.language)
    attributing = _attributing(tokens, statement.language)
    offset = statement.claim.start
    found: list[Word] = []
    for index, token in enumerate(tokens):
        figure = figures.get(token.start)
        if figure is not None:
            if not found or found[-1].figure is not figure:
                found.append(Word(figure.quantity.text, "#", "#", Sort.FIGURE, figure.quantity.start, figure))
            continue
        if token.text in _DASHES and _is_spaced(statement.claim.quote, token):
            found.append(Word(token.text, ",", ",", Sort.BOUNDARY, offset + token.start))
            continue
        is_light = token.start in hedging or index in attributing
        sort = Sort.LIGHT if is_light else _sort(token, statement.language, turning=index in turning)
        if sort is None:
            continue
        lowered = token.text.lower()
        own_stem = without_accents(stem(lowered, statement.language)) if token.kind is TokenKind.WORD else lowered
        key = keys.get(index, own_stem)
        found.append(Word(token.text, key, own_stem, sort, offset + token.start, turns=turning.get(index, "")))
    return tuple(found)


def as_written(words: Sequence[Word], statements: Sequence[Statement]) -> str:
    """Return words that follow each other as one of the statements has them: "to the customers", « jusqu'en mai »."""
    start, end = words[0].start, words[-1].start + len(words[-1].text)
    for claim in (statement.claim for statement in statements):
        if claim.start <= start and end <= claim.end:
            return " ".join(claim.quote[start - claim.start : end - claim.start].split())
    return " ".join(word.text for word in words)


def _attributing(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the places of the words of a phrase of attribution behind its first: "according | to"."""
    hits = _classes(language).attribution.find(tokens)
    return frozenset(place for hit in hits for place in range(hit.first + 1, hit.last))


def _hedging(statement: Statement) -> frozenset[int]:
    """Return the offsets, within the quote, of the words that widen or bound a figure: its interval has them."""
    offset, quote = statement.claim.start, statement.claim.quote
    spans = [
        (figure.quantity.start - offset, figure.quantity.end - offset)
        for figure in statement.amounts
        if figure.quantity.qualifier is not Qualifier.EXACT
    ]
    hedged = [hedged_span(quote, span, statement.language) for span in spans]
    return frozenset(place for first, last in hedged for place in range(first, last))


def _is_spaced(text: str, token: Token) -> bool:
    """Tell whether a dash stands between spaces, one of two as well: "the pair -- both rivals -- met"."""
    first, last = token.start, token.end
    while text[first - 1 : first] in _DASHES:
        first -= 1
    while text[last : last + 1] in _DASHES:
        last += 1
    return not text[last : last + 1].strip() and not text[first - 1 : first].strip()


def _figures_by_offset(statement: Statement) -> dict[int, Figure]:
    """Return the figure that stands at each offset within the quote of a statement."""
    found: dict[int, Figure] = {}
    for figure in (*statement.amounts, *statement.dates):
        start = figure.quantity.start - statement.claim.start
        for place in range(start, start + len(figure.quantity.text)):
            found.setdefault(place, figure)
    return found


def _sort(token: Token, language: str, *, turning: bool) -> Sort | None:
    """Return the sort of a token, None for a sign that says nothing."""
    lowered = token.text.lower()
    if turning:
        return Sort.TURNING
    if token.kind is TokenKind.SIGN:
        return Sort.BOUNDARY if token.text in _BOUNDARIES else None
    if token.kind is TokenKind.DIGITS:
        return Sort.CONTENT
    classes = _classes(language)
    if lowered in classes.light:
        return Sort.LIGHT
    return Sort.SMALL if is_function_word(lowered, language) or lowered in _leading(language) else Sort.CONTENT


@functools.cache
def _leading(language: str) -> frozenset[str]:
    """Return the words that lead to a place or a time, those with a meaning of their own among them: behind, near."""
    return prepositions(language) | own_words(language, "speech", "settings")


def _turning(quote: str, tokens: Sequence[Token], language: str) -> dict[int, str]:
    """Return the class of each token that turns, limits or takes back a statement, by its place."""
    spans = hedges(quote, language)
    found = {i: HEDGE for i, token in enumerate(tokens) if any(first <= token.start < last for first, last in spans)}
    for name, phrases in _classes(language).limits.items():
        found.update((i, name) for hit in phrases.find(tokens) for i in range(hit.first, hit.last))
    found.update((i, CLAIMED) for i in accusations(tokens, language))
    found.update((i, NEGATION) for hit in negations(tokens, language) for i in range(hit.first, hit.last))
    return found


def _concept_keys(tokens: Sequence[Token], language: str) -> dict[int, str]:
    """Return the concept of each token that stands for one alone; verbs of saying are one concept."""
    lowered = [token.text.lower() for token in tokens]
    words = [index for index, token in enumerate(tokens) if token.kind is TokenKind.WORD]
    hits = concepts_of([lowered[index] for index in words], language)
    keys = {words[hit.first]: f"={hit.key}" for hit in hits if hit.last == hit.first + 1 and not hit.others}
    keys.update((index, SAYING) for index in words if lowered[index] in _classes(language).speech)
    keys.update((hit.first, SAYING) for hit in _classes(language).attribution.find(tokens))
    return keys
