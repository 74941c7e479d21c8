"""Whether two names that are spelt differently may be one name: "Zelensky" and "Zelenskyy", "al-Qaida" and "al-Qaeda".

Likeness of letters never proves that two names are one ("Olsen" and "Olson" may be two people), but it takes away the
ground to say that they are not.
"""

from __future__ import annotations

import functools
import re
from difflib import SequenceMatcher

# Below this share of letters in common, in their order, two words are two names. Measured on names of the news and on
# surnames that differ in one letter: "Gaddafi" and "Kadhafi" reach it, "Iran" and "Iraq", "Kern" and "Berg" do not.
_ALIKE = 0.8

# A shorter word is soon like another.
_FEWEST_LETTERS = 4

# Letters by which transcriptions of one sound differ, after ICAO Doc 9303-3 and the ways of BGN/PCGN, ISO 9 and of
# the press: the second stands for the first. Longer ones come first.
_SOUNDS = (
    ("tsch", "ch"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("ae", "e"),
    ("oe", "o"),
    ("ue", "u"),
    ("ou", "u"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ks", "x"),
    ("ff", "v"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("q", "k"),
    ("c", "k"),
)
_DOUBLED = re.compile(r"(\w)\1+")


def perhaps_one_name(a: str, b: str) -> bool:
    """Tell whether two name keys may be spellings of one name: the words that they do not share are alike in letters.

    Two names as long in words as each other are held against each other word by word. However their words are joined
    ("JPMorgan Chase", "JP Morgan"), the shorter may be the beginning of the longer; one of several words may be its
    end, where a heading ran into it ("WeatherIda Berg").
    """
    own_a, own_b = ([word for word in x.split() if word not in y.split()] for x, y in ((a, b), (b, a)))
    if len(own_a) == len(own_b) and own_a and all(_alike(x, y) for x, y in zip(own_a, own_b, strict=True)):
        return True
    (shorter, name), (longer, _) = sorted(((_letters(one), one) for one in (a, b)), key=lambda pair: len(pair[0]))
    ends = " " in name and longer.endswith(shorter)
    return len(shorter) >= _FEWEST_LETTERS and (longer.startswith(shorter) or ends)


@functools.lru_cache(maxsize=4096)
def _alike(a: str, b: str) -> bool:
    if any(character.isdigit() for character in a + b) or min(len(a), len(b)) < _FEWEST_LETTERS:
        return False
    return max(_likeness(_letters(a), _letters(b)), _likeness(_sound(a), _sound(b))) >= _ALIKE


def _likeness(a: str, b: str) -> float:
    """Return how alike two words are in letters, from 0 to 1; the same whichever comes first."""
    first, second = sorted((a, b))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _sound(word: str) -> str:
    """Return a word as it sounds, roughly: two transcriptions of one name have few letters apart."""
    letters = _letters(word)
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    return _DOUBLED.sub(r"\1", letters)


def _letters(name: str) -> str:
    """Return the letters of a name in the Latin alphabet, joined."""
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]", "", anyascii(name).lower())
