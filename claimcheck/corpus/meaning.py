"""How near the leads of two articles in different languages are in meaning, by a sentence encoder.

What every text of a language shares is subtracted, or any two French texts would be nearer than a French and an English
one on the same event: the mean of the report's own sentences in that language stands for it. So how near two articles
are hangs on no others. Vectors are kept in the state of the run; of those only the latest few thousand are looked
through for a new article, so that time grows with the number of articles and memory does not.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from claimcheck.corpus.members import unpack
from claimcheck.languages import available, load
from claimcheck.records import Article, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]

#: A title and the first words of the text: what an article is about, at the cost of two sentences.
LEAD_CHARACTERS = 250

# Sentences that stand for all texts of a language, and the shortest that do.
_ORDINARY = 24
_SHORTEST_ORDINARY = 40

# Of articles in another language so many of the latest are looked through, and so many of the nearest are candidates.
_LOOKED_THROUGH = 4096
_NEAREST = 4

# Cosines, what a language's texts share subtracted, at which two leads have nothing and everything to do with one
# another. In the heaps of benchmarks/stories.py --across the nearest reports of two events in one town on one day come
# to .56, those of one event to .62 to .80; but two events of one kind come to .77: names must tell these apart.
_NOTHING_ALIKE = 0.58
_ALL_ALIKE = 0.75


class SentenceEncoder(Protocol):
    """Turns texts into vectors of length 1; see `claimcheck.local.encoders`."""

    @property
    def name(self) -> str:
        """Return which encoder it is."""

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text."""


@runtime_checkable
class BringsEncoder(Protocol):
    """An engine with a sentence encoder. It goes to other processes."""

    @property
    def encoder(self) -> SentenceEncoder:
        """Return the encoder."""


def vectors_of(packed: Sequence[bytes], engine: BringsEncoder) -> tuple[bytes, ...]:
    """Return the vector of each packed article, in half precision. This is a unit of work for another process."""
    import numpy as np

    articles = [unpack(one) for one in packed]
    encoded = engine.encoder.encode([lead_of(article) for article in articles])
    centred = [
        vector - _shared(engine.encoder.encode, article.language)
        for vector, article in zip(encoded, articles, strict=True)
    ]
    return tuple((vector / (np.linalg.norm(vector) or 1)).astype(np.float16).tobytes() for vector in centred)


def lead_of(article: Article) -> str:
    """Return the title and the first words of an article."""
    text = article.title or ""
    for sentence in article.sentences:
        if len(text) >= LEAD_CHARACTERS:
            break
        if sentence.role is Role.BODY:
            text = f"{text} {article.text[sentence.start : sentence.end]}".strip()
    return text[:LEAD_CHARACTERS]


@functools.lru_cache(maxsize=16)
def _shared(encode: Callable[[Sequence[str]], Vectors], language: str) -> Vectors:
    """Return what all texts of a language share; for one without sentences of ours, what those of the others do."""
    import numpy as np

    known = available()
    if language not in known:
        of_others: Vectors = np.mean([_shared(encode, other) for other in known], axis=0)
        return of_others
    own: Vectors = encode(_ordinary(language)).mean(axis=0)
    return own


def _ordinary(language: str) -> Sequence[str]:
    phrases: Mapping[str, Any] = load(language).table("phrases").get("explanations", {})
    sentences = (said for said in phrases.values() if isinstance(said, str) and len(said) >= _SHORTEST_ORDINARY)
    return list(sentences)[:_ORDINARY]


@dataclass(frozen=True, slots=True)
class Near:
    """An article by its number, and how near in meaning it is, from 0 to 1."""

    number: int
    nearness: float


class Meanings:
    """The vectors of the latest articles, by their numbers, for the length of a run.

    `vector_of` gives the vector of an article, None where it has none.
    """

    def __init__(self, vector_of: Callable[[int], bytes | None]) -> None:
        self._vector_of = vector_of
        self._rows: Any = None
        self._numbers: list[int] = []
        self._languages: list[str] = []

    def nearest(self, number: int, language: str, first: int) -> list[Near]:
        """Return the articles from number `first` on, in other languages, that are nearest to one, and add it."""
        import numpy as np

        packed = self._vector_of(number)
        if packed is None:
            return []
        vector = np.frombuffer(packed, dtype=np.float16).astype(np.float32)
        found = self._looked_through(vector, language, first) if self._numbers else []
        self._add(number, language, vector)
        return found

    def nearness(self, a: int, b: int) -> float:
        """Return how near two articles are in meaning, from 0 to 1; 0 where one has no vector."""
        import numpy as np

        packed = self._vector_of(a), self._vector_of(b)
        if packed[0] is None or packed[1] is None:
            return 0.0
        first, second = (np.frombuffer(one, dtype=np.float16).astype(np.float32) for one in packed if one is not None)
        return _nearness(float(first @ second))

    def _looked_through(self, vector: Vectors, language: str, first: int) -> list[Near]:
        import numpy as np

        cosines = self._rows[: len(self._numbers)] @ vector
        ranked = np.argsort(-cosines, kind="stable")
        near: list[Near] = []
        for place in ranked:
            nearness = _nearness(float(cosines[place]))
            if nearness == 0 or len(near) == _NEAREST:
                break
            if self._languages[place] != language and self._numbers[place] >= first:
                near.append(Near(self._numbers[place], nearness))
        return near

    def _add(self, number: int, language: str, vector: Vectors) -> None:
        import numpy as np

        if self._rows is None:
            self._rows = np.zeros((_LOOKED_THROUGH, len(vector)), dtype=np.float32)
        if len(self._numbers) == _LOOKED_THROUGH:  # the older half makes room
            kept = _LOOKED_THROUGH // 2
            self._rows[:kept] = self._rows[kept:]
            del self._numbers[:kept], self._languages[:kept]
        self._rows[len(self._numbers)] = vector
        self._numbers.append(number)
        self._languages.append(language)


def _nearness(cosine: float) -> float:
    return min(1.0, max(0.0, (cosine - _NOTHING_ALIKE) / (_ALL_ALIKE - _NOTHING_ALIKE)))
