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
from claimcheck.languages.concept_entries import EXACT, EXCEPT, concepts_by_entry
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
#: The words of the news are looked up by so many letters.
_BEGINNING = 2
#: Of a text of many words so many are function words of its language at the least: .36 in 954 articles of the French
#: press, .40 in 217 English ones. A line of few words may have hardly any.
_SHARE_OF_FUNCTION_WORDS = 0.3
#: So sure the trained identifier must be of a text that is in none of the languages with function words.
_MANY_WORDS = 12
_TRUSTED_OF_FOREIGN = 0.5
_TRUSTED_OF_FEW_WORDS = 0.8
#: Below this share of certainty the trained identifier is no better than the function words.
_TRUSTED = 0.6

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
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
    if not words:
        return languages.FALLBACK
    if not _LATIN.search(sample) and _HAN.search(sample):
        return "ja" if _KANA.search(sample) else "zh"
    if _is_foreign(words, ranked[0]) and (foreign := _foreign(sample, sum(words.values()))):
        return foreign
    if _is_settled(scores, ranked):
        return ranked[0]
    scores = {code: score + _of_the_news(words, code) for code, score in scores.items()}
    ranked = sorted(scores, key=lambda code: scores[code], reverse=True)
    if _is_settled(scores, ranked):
        return ranked[0]
    return _second_opinion(sample, scores, ranked[0])


def _is_foreign(words: Counter[str], best: str) -> bool:
    """Tell whether a text has too few function words of the best language to be in it, whatever else looks like it."""
    share = sum(count for word, count in words.items() if word in _function_words()[best]) / sum(words.values())
    return share < _SHARE_OF_FUNCTION_WORDS


def _foreign(sample: str, words: int) -> str:
    """Return the language of a text if the trained identifier is sure that it is none with function words, else ""."""
    code, certainty = next(iter((identifier.guesses(_line(sample), 1) or {}).items()), ("", 0.0))
    trusted = _TRUSTED_OF_FOREIGN if words >= _MANY_WORDS else _TRUSTED_OF_FEW_WORDS
    return code if len(code) == 2 and code not in _function_words() and certainty >= trusted else ""


def _line(sample: str) -> str:
    return " ".join(sample.encode("utf-8", "replace").decode("utf-8").split())


def _is_settled(scores: dict[str, float], ranked: list[str]) -> bool:
    best, second = ranked[0], ranked[1]
    return scores[best] >= _ENOUGH and scores[best] >= _LEAD * scores[second]


def _of_the_news(words: Counter[str], code: str) -> float:
    """Return the score of a language by its words of the news, each shared among the languages that have it."""
    holders = (_holders(word, code) for word in words if len(word) > _SHORTEST_OF_NEWS)
    return sum(_WEIGHT_OF_NEWS / len(codes) for codes in holders if code in codes)


def _holders(word: str, code: str) -> frozenset[str]:
    """Return the languages whose words of the news have a word as it is written, or its stem in one language."""
    stemmed = stem(word, code)
    return _languages_of(EXACT + word, word[:_BEGINNING]) | _languages_of(stemmed, stemmed[:_BEGINNING])


def _languages_of(form: str, beginning: str) -> frozenset[str]:
    forms = _forms_of_the_news().get(beginning, "")
    return frozenset(code for code in languages.available() if f" {code}:{form} " in forms)


@functools.cache
def _forms_of_the_news() -> dict[str, str]:
    """Return the vocabulary of the language files by its beginnings: " fr:mort it:mort fr:=mortes ".

    Stems stand as they are, words that stand for themselves behind `EXACT`. Most of these languages are those of no
    text at hand: of each, nothing but the words is kept, in few and long strings.
    """
    found: dict[str, list[str]] = {}
    for code in languages.available():
        for form in _forms(code):
            found.setdefault(form.removeprefix(EXACT)[:_BEGINNING], []).append(f"{code}:{form}")
    return {beginning: f" {' '.join(forms)} " for beginning, forms in found.items()}


def _forms(code: str) -> set[str]:
    """Return the stems of a language's words of the news, and the words that stand for themselves."""
    dates = languages.load_anew(code).table("dates")
    names = (entry.split()[0] for entry in (*dates.get("months", ()), *dates.get("weekdays", ())))
    entries = (word.replace(EXCEPT, EXACT) for entry in concepts_by_entry(code) for word in entry.split())
    forms = {*entries, *(stem(fold(name), code) for name in names)}
    return {form for form in forms if len(form.removeprefix(EXACT)) > _SHORTEST_OF_NEWS}


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
    line = _line(sample)
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
