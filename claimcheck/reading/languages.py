"""Which language a text is written in.

Function words settle nearly every text at no cost. What they leave open, mostly a single short sentence, the words of
the news settle (months, weekdays, the vocabulary by which statements are compared), and at last a trained identifier,
which takes a moment to load.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from pathlib import Path

from claimcheck import languages
from claimcheck.languages.scanner import fold
from claimcheck.languages.stemming import stem
from claimcheck.reading import identifier

#: Characters of a text that are looked at: enough to be sure, few enough to cost nothing.
SAMPLE = 3000
#: What the best language must score, and how many times the score of the second, to be taken without a second opinion.
_ENOUGH = 1.6
_LEAD = 1.6
#: A word of the news weighs less than a function word: names and words of other languages look like it. Shorter ones
#: do not count.
_WEIGHT_OF_NEWS = 0.7
_SHORTEST_OF_NEWS = 2
#: Below this share of certainty the trained identifier is no better than the function words.
_TRUSTED = 0.6

_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_]))?")


def identify(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, a single statement or a whole article.

    A text without words gets the code of `languages.FALLBACK`.
    """
    sample = fold(text[:SAMPLE])
    words = Counter(_WORD.findall(sample.lower()))
    scores = _scores(words)
    ranked = sorted(scores, key=lambda code: scores[code], reverse=True)
    if _is_settled(scores, ranked):
        return ranked[0]
    if not words:
        return languages.FALLBACK
    scores = {code: score + _of_the_news(words, code) for code, score in scores.items()}
    ranked = sorted(scores, key=lambda code: scores[code], reverse=True)
    if _is_settled(scores, ranked):
        return ranked[0]
    return _second_opinion(sample, scores, ranked[0])


def _is_settled(scores: dict[str, float], ranked: list[str]) -> bool:
    best, second = ranked[0], ranked[1]
    return scores[best] >= _ENOUGH and scores[best] >= _LEAD * scores[second]


def _of_the_news(words: Counter[str], code: str) -> float:
    """Return the score of a language by its words of the news, each shared among the languages that have it."""
    known = _news()
    holders = (known.get(stem(word, code), frozenset()) for word in words if len(word) > _SHORTEST_OF_NEWS)
    return sum(_WEIGHT_OF_NEWS / len(codes) for codes in holders if code in codes)


@functools.cache
def _news() -> dict[str, frozenset[str]]:
    """Return the stems of the vocabulary that the language files have, each with the codes of its languages."""
    holders: dict[str, set[str]] = {}
    for code in languages.available():
        language = languages.load(code)
        dates = language.table("dates")
        names = [entry.split()[0] for entry in (*dates.get("months", ()), *dates.get("weekdays", ()))]
        entries = ", ".join(str(entry) for entry in language.table("concepts").values())
        for word in {*_WORD.findall(fold(entries).lower()), *(fold(name) for name in names)}:
            if len(word) > _SHORTEST_OF_NEWS:
                holders.setdefault(stem(word, code), set()).add(code)
    return {word: frozenset(codes) for word, codes in holders.items()}


def _scores(words: Counter[str]) -> dict[str, float]:
    """Return the score of every language: its function words, each shared among the languages that have it."""
    weights = _weights()
    scores = dict.fromkeys(_function_words(), 0.0)
    for word, count in words.items():
        for code, weight in weights.get(word, ()):
            scores[code] += weight * min(count, 8)
    return scores


@functools.cache
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "function_words.toml").read_text("utf-8"))
    return {code: frozenset(words.split()) for code, words in table.items()}


@functools.cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    holders: dict[str, list[str]] = {}
    for code, words in _function_words().items():
        for word in words:
            holders.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in holders.items()}


def _second_opinion(sample: str, scores: dict[str, float], best: str) -> str:
    """Return the trained identifier's answer where it is sure of it, else the best guess of the function words.

    The identifier knows 176 languages and now and then takes a headline in English for one of the rarer ones; a
    language whose function words stand in the text is then the likelier. Without the identifier, the guess stands.
    """
    line = " ".join(sample.encode("utf-8", "replace").decode("utf-8").split())
    guesses = identifier.guesses(line, 3)
    if guesses is None:
        return best
    certainty = {code: score for code, score in guesses.items() if len(code) == 2}
    if "ja" in certainty and not _KANA.search(line):
        # No Japanese sentence does without kana.
        del certainty["ja"]
    first = next(iter(certainty), languages.FALLBACK)
    if certainty.get(first, 0.0) >= _TRUSTED or not scores[best]:
        return first
    return max(scores, key=lambda code: scores[code] + 2 * certainty.get(code, 0.0))
