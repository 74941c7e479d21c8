"""Verbs of denial that only turn down what somebody asked for: "denied the request", « negó el permiso ».

Whoever refuses a thing acts and says nothing of whether it is so.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import Token, TokenKind

# "denied the club's second request": tokens behind the verb in which the thing stands, at the most.
_REACH = 7
_INSIDE = frozenset("'’-")


def refuses(tokens: Sequence[Token], verb: int, language: str) -> bool:
    """Tell whether the verb of denial at token `verb` turns down a thing that somebody asked for."""
    refused = own_words(language, "speech", "refused")
    if not refused:
        return False
    for token in tokens[verb + 1 : verb + 1 + _REACH]:
        if token.text.lower() in refused:
            return True
        if _ends_object(token, language):
            return False
    return False


def _ends_object(token: Token, language: str) -> bool:
    """Tell whether a token shows that a verb has no plain noun for its object: "denied that", "denied making"."""
    word = token.text.lower()
    if token.kind is TokenKind.SIGN:
        return word not in _INSIDE
    if "'" + word == fact_words(language).possessive_ending:
        return False  # "the club's request": the same letters are an auxiliary elsewhere
    return word in _openers(language) or word.endswith(_verbal_endings(language))


@functools.cache
def _openers(language: str) -> frozenset[str]:
    keys = ("relatives", "settings", "complements", "finite")
    words = (own_words(language, "speech", key) for key in keys)
    return frozenset(own_words(language, "function_words", "auxiliaries").union(*words))


@functools.cache
def _verbal_endings(language: str) -> tuple[str, ...]:
    """Return the endings of infinitives and of gerunds, behind which somebody tells of an act."""
    gerunds = own_table(language, "speech").get("gerund_endings", ())
    return (*own_table(language, "certainty").get("infinitive_endings", ()), *gerunds)
