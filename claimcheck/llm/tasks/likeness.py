"""Which of many texts share most with one: what a question of bounded length shows. It decides nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.annotation.wording import words_of

# Words with a common beginning of this length are taken for forms of one word.
_BEGINNING = 5


class Likeness:
    """Texts that may be looked up by what they share, each word weighed by how rare it is among them.

    The weight is the inverse document frequency of K. Spärck Jones (1972).
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_beginnings(text) for text in texts]
        frequency = Counter(word for words in self._texts for word in words)
        self._weights: Mapping[str, float] = {
            word: math.log(1 + len(texts) / count) for word, count in frequency.items()
        }

    def nearest(self, text: str, most: int) -> list[int]:
        """Return the places of the `most` texts that share most with `text`, nearest first; none that share nothing."""
        own = _beginnings(text)
        scores = [(sum(self._weights[word] for word in own & words), place) for place, words in enumerate(self._texts)]
        ranked = sorted(scores, key=lambda scored: (-scored[0], scored[1]))
        return [place for score, place in ranked[:most] if score > 0]


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in words_of(text))
