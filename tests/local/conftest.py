"""An encoder for tests: what it knows to mean the same, whatever the language, stands in a table of the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claimcheck.local.encoders.encoder import Vectors


@dataclass
class Dictionary:
    """Encodes a text by the matter to which a word in it belongs; each matter is a direction of its own."""

    matters: Sequence[Sequence[str]]
    name: str = "dictionary"
    asked: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str], /) -> Vectors:
        import numpy as np

        self.asked += texts
        rows = [[float(any(word in text for word in matter)) for matter in self.matters] + [0.1] for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), len(self.matters) + 1)
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


@pytest.fixture
def dictionary() -> Dictionary:
    pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
    return Dictionary(
        [
            ("berth", "appontement"),
            ("lifeboat", "secours"),
            ("passengers", "voyageurs"),
            ("mayor", "maire"),
            ("rain", "pluie"),
        ]
    )
