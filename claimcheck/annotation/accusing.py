"""Verbs by which somebody is accused of what is told behind them: "accuses", « reproche », „wirft … vor“."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words

_ENDS = frozenset(";:.!?")


def accusations(words: Sequence[str], language: str) -> list[int]:
    """Return where verbs that accuse stand among lower-case words and signs; "the accused" is somebody.

    A verb that does so with a prefix alone needs it behind itself in its sentence: „wirft ihm Betrug vor“.
    """
    verbs, articles = own_words(language, "speech", "accusing"), own_words(language, "function_words", "determiners")
    split = own_table(language, "speech").get("accusing_prefixes", {})
    return [
        place
        for place, word in enumerate(words)
        if word in verbs
        and articles.isdisjoint(words[max(0, place - 1) : place])
        and (word not in split or split[word] in _behind(words, place))
    ]


def _behind(words: Sequence[str], place: int) -> Sequence[str]:
    """Return the words behind one in its sentence."""
    end = next((i for i in range(place, len(words)) if words[i] in _ENDS), len(words))
    return words[place:end]
