"""Verbs by which somebody says what is to come, with the thing that comes: "forecasts gales", « prévoit une hausse ».

Before an infinitive such a verb plans an act ("expects to open", « prévoit d'ouvrir ») and forecasts nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Hit, Phrasebook
from claimcheck.languages.scanner import Token

_STOPS = frozenset(',;:.!?«»"“”„()…')
_ELISIONS = frozenset("'’")
# "has been widely expected": tokens between the auxiliary of a passive and its participle, at the most.
_REACH_OF_PASSIVE = 2


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Phrasebook
    provisions: Phrasebook
    forecasters: frozenset[str]
    no_object: frozenset[str]
    passive: frozenset[str]
    determiners: frozenset[str]
    particles: frozenset[str]
    infinitive_endings: tuple[str, ...]


@functools.cache
def _words(language: str) -> _Words:
    speech = own_table(language, "speech")
    prepositions = "speaker_ends" if speech.get("verb_second") else "settings"
    determiners = own_words(language, "function_words", "determiners")
    grammatical = (own_words(language, "function_words", name) for name in ("prepositions", "auxiliaries"))
    spoken = (own_words(language, "speech", name) for name in (prepositions, "finite", "infinitives", "agents"))
    return _Words(
        Phrasebook(speech.get("forecast_verbs", ())),
        Phrasebook(speech.get("provision_verbs", ())),
        own_words(language, "speech", "forecasters"),
        frozenset[str]().union(*grammatical, *spoken) - determiners,
        own_words(language, "speech", "passive_auxiliaries"),
        determiners,
        own_words(language, "speech", "complements"),
        tuple(own_table(language, "certainty").get("infinitive_endings", ())),
    )


def forecast_verbs(tokens: Sequence[Token], language: str) -> list[Hit]:
    """Return the verbs that tell of something to come and have it for an object, in the order of the text."""
    words = _words(language)
    hits = [*words.verbs.find(tokens), *words.provisions.find(tokens)]
    return sorted((hit for hit in hits if _has_object(tokens, hit, words)), key=lambda hit: hit.first)


def is_uncertain(tokens: Sequence[Token], hit: Hit, language: str) -> bool:
    """Tell whether a verb of `forecast_verbs` says what may come, and not what somebody has arranged.

    « prévoit » does both: a weather office that is its subject forecasts, a railway or a bill provides.
    """
    forecasters = _words(language).forecasters
    return not is_provision(tokens, hit, language) or any(
        token.text.lower() in forecasters for token in tokens[: hit.first]
    )


def is_provision(tokens: Sequence[Token], hit: Hit, language: str) -> bool:
    """Tell whether a verb of `forecast_verbs` may also say what a plan or a bill provides for: « prévoit »."""
    return any(other.first == hit.first for other in _words(language).provisions.find(tokens))


def _has_object(tokens: Sequence[Token], hit: Hit, words: _Words) -> bool:
    """Tell whether the thing that comes stands behind a verb: no preposition, no verb, nothing that ends the clause."""
    before = [token.text.lower() for token in tokens[max(hit.first - _REACH_OF_PASSIVE, 0) : hit.first]]
    noun = bool(before) and before[-1] in words.determiners  # "the forecasts"
    if hit.last >= len(tokens) or noun or not words.passive.isdisjoint(before):
        return False
    following = tokens[hit.last].text.lower()
    if following in _STOPS or following in words.no_object:
        return False
    return not _opens_infinitive(tokens, hit.last, words)


def _opens_infinitive(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether an infinitive stands at a token, or behind a small word there: « d'ouvrir », "di aprire"."""
    if tokens[index].text.lower() in words.particles:
        index += 1
        while index < len(tokens) and tokens[index].text in _ELISIONS:
            index += 1
    if index >= len(tokens) or tokens[index].text.lower() in words.determiners:
        return False
    word = tokens[index].text
    return word.islower() and word.endswith(words.infinitive_endings)
