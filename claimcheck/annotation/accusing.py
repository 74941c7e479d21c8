"""What somebody is accused of, stands behind its words: "accuses", « mis en examen pour », „wirft … vor“."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind
from claimcheck.languages.separable import whole_verbs
from claimcheck.languages.stemming import separable_verbs

_ENDS = frozenset(";:.!?")


def accusations(tokens: Sequence[Token], language: str) -> list[int]:
    """Return the indices of the verbs that accuse; "the accused" is somebody, and „warf einen Stein“ accuses nobody."""
    verbs, articles = own_words(language, "speech", "accusing"), own_words(language, "function_words", "determiners")
    parted, whole = _parted_forms(language), whole_verbs(tokens, language)
    words = [token.text.lower() for token in tokens]
    return [
        place
        for place, word in enumerate(words)
        if word in verbs
        and articles.isdisjoint(words[max(0, place - 1) : place])
        and (word not in parted or whole.get(tokens[place].start) in verbs)
    ]


def accused_of(tokens: Sequence[Token], language: str) -> list[range]:
    """Return for each accusation the indices of the tokens that it reaches.

    A comma ends it, but where one stands in front of each infinitive: „wirft ihm vor, Geld veruntreut zu haben“.
    """
    ends = _ENDS if own_table(language, "speech").get("verb_second") else _ENDS | {","}
    stops = [place for place, token in enumerate(tokens) if token.text in ends and not _is_inside(tokens, place)]
    prosecuted = (hit.last - 1 for hit in _prosecuting(language).find(tokens))
    return [
        range(place + 1, next((stop for stop in stops if stop > place), len(tokens)))
        for place in sorted({*accusations(tokens, language), *prosecuted})
    ]


def _is_inside(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a sign stands inside a number: "84,350"."""
    sign, around = tokens[place], (*tokens[place - 1 : place], *tokens[place + 1 : place + 2])
    return [token.kind for token in around] == [TokenKind.DIGITS] * 2 and around[1].start == sign.end


@functools.cache
def _prosecuting(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "speech").get("prosecuting", ()))


@functools.cache
def _parted_forms(language: str) -> frozenset[str]:
    """Return the forms that accuse with their prefix alone: „wirft“ of „vorwerfen“."""
    verbs = own_words(language, "speech", "accusing")
    return frozenset(
        form for verb, (_, forms, _) in separable_verbs(language).items() if verb in verbs for form in forms
    )
