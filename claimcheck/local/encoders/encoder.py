"""What an encoder is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into vectors whose angle says how alike they are, in one language or across several."""

    @property
    def name(self) -> str:
        """Return which encoder it is, its version included: what two encoders of one name encode, they encode alike."""

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text, of length 1 (float32). Raises `ClaimcheckError` where it can't encode."""
