"""What a number counts: the head noun after it, in the text's own words."""

from __future__ import annotations

from claimcheck.figures.lexicon import Lexicon
from claimcheck.figures.line import Line

_MILLION = 1_000_000
_SHORTEST_NOUN = 3  # letters; «de» between a noun and its price is none
_REACH = 4  # words; the head noun of a count stands no further away


def counted_noun(line: Line, place: int, words: Lexicon, *, single: bool = True) -> str | None:
    """Return the lower-case noun that the number ending before `place` counts, None where there is none.

    In a language whose adjectives follow the noun it is the first word that is no adjective of those that precede. In
    English it is the first plural within reach, else, with `single` or after a hyphen ("a 47-story tower"), the first
    word.
    """
    if words.noun_first and _needs_link(line, place, words):
        return None
    candidates = _candidates(line, place, words)
    if not candidates:
        return None
    if words.noun_first:
        return candidates[0]
    plural = next((word for word in candidates if is_plural(word, words)), None)
    return plural or (candidates[0] if single or line.after_hyphen(place) > place else None)


def _needs_link(line: Line, place: int, words: Lexicon) -> bool:
    """Tell whether what follows a million would need «de» to be counted: in «44 milliards déboursés» it is not."""
    scale = words.numbers.scales.get(line.word(place - 1), 0)
    return scale >= _MILLION and words.numbers.links.starting(line.words, place) is None


def is_plural(word: str, words: Lexicon) -> bool:
    """Tell whether a noun looks like more than one."""
    if word in words.plural_nouns:
        return True
    return word.endswith(words.plural_endings) and not word.endswith(words.singular_endings)


def _candidates(line: Line, place: int, words: Lexicon) -> list[str]:
    at, passed = _skip_adjectives(line, place, words)
    found: list[str] = []
    while len(found) < _REACH and line.is_word(at) and (at == place or not _breaks(line, at)):
        word = line.words[at]
        if word in words.stops:
            break
        if len(word) > 1 and (not words.capital_nouns or line.tokens[at].text[0].isupper()):
            found.append(word)
        at += 1
    return found or passed


def _skip_adjectives(line: Line, place: int, words: Lexicon) -> tuple[int, list[str]]:
    """Return the place after what may stand between number and noun, and the last adjective there: «deux jeunes»."""
    at, passed = _past_price(line, line.after_hyphen(place), words), ""
    link = words.numbers.links.starting(line.words, at)
    if link:
        at = link[0]
    while line.word(at) in words.before_nouns and not _breaks(line, at):
        passed = line.words[at] if len(line.words[at]) > _SHORTEST_NOUN - 1 else passed
        at += 1
    useful = passed and passed not in words.stops
    return at, [passed] if useful else []


def _past_price(line: Line, place: int, words: Lexicon) -> int:
    """Return the place behind a price of what is counted, "two $500 vouchers", or `place` where none stands there."""
    sign = words.units.before.starting(line.words, place)
    if sign is None or not line.is_digits(sign[0]):
        return place
    at = sign[0] + 1
    while line.word(at) in {".", ","} and line.is_digits(at + 1) and line.is_glued(at) and line.is_glued(at + 1):
        at += 2
    return at


def _breaks(line: Line, place: int) -> bool:
    return "\n" in line.gap(place)
