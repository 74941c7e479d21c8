"""An encoder that is a service: any that answers like OpenAI's `/v1/embeddings`, on this machine or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ModelError
from claimcheck.local.asking import NoAnswerError, Question, answer_to
from claimcheck.local.settings import host_of

if TYPE_CHECKING:
    import httpx2

    from claimcheck.local.encoders.encoder import Vectors

# So many texts go in one request: services bound it, and none that is known below this.
_AT_ONCE = 64
_SECONDS = 60.0

# 64 vectors of 4,096 numbers of twenty digits, and as much again.
_MOST_BYTES = 12_000_000


class ServiceEncoder:
    """Asks `POST {base_url}/embeddings`. `client` stands in for the network in tests."""

    def __init__(self, model: str, base_url: str, api_key: str = "", *, client: httpx2.Client | None = None) -> None:
        self.host = host_of(base_url)
        self.name = f"{model} at {self.host}"
        self._model = model
        self._url = f"{base_url.rstrip('/')}/embeddings"
        self._api_key = api_key
        self._client = client

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text. Raises `ModelError` where the service fails or answers something else."""
        import numpy as np

        rows = [row for start in range(0, len(texts), _AT_ONCE) for row in self._asked(texts[start : start + _AT_ONCE])]
        vectors = np.asarray(rows, dtype=np.float32).reshape(len(texts), -1 if rows else 0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
        return unit

    def _asked(self, texts: Sequence[str]) -> list[list[float]]:
        content = {"model": self._model, "input": list(texts)}
        try:
            reply = answer_to(Question(self._url, content, self._api_key, _SECONDS, _MOST_BYTES), self._client)
            return _rows(reply, len(texts))
        except NoAnswerError as error:
            raise self._failed(str(error)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._failed("answered with something else than embeddings") from error

    def _failed(self, how: str) -> ModelError:
        return ModelError(
            f"The embeddings service at {self.host} {how}, asked for the model {self._model!r}.",
            "Look at --embeddings and CLAIMCHECK_EMBEDDINGS_URL, or leave --embeddings out.",
        )


def _rows(reply: Any, expected: int) -> list[list[float]]:
    """Return the vectors of a reply in the order of the texts. Raises `ValueError` where one is missing."""
    rows = {int(one["index"]): [float(value) for value in one["embedding"]] for one in reply["data"]}
    if sorted(rows) != list(range(expected)) or len({len(row) for row in rows.values()}) != 1:
        raise ValueError("a vector is missing")
    return [rows[index] for index in range(expected)]
