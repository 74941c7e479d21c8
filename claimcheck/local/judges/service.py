"""An entailment model that is a service: any that answers `POST {address}/predict` for pairs of texts.

That is how text-embeddings-inference serves a model for text classification: `{"inputs": [["premise", "hypothesis"]]}`
gives for each pair a list of labels with scores from 0 to 1. Scores of likeness, as `/rerank` gives, are not enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.comparison.judging.entailment import Entailment
from claimcheck.errors import ModelError
from claimcheck.local.asking import NoAnswerError, Question, answer_to
from claimcheck.local.judges.labels import from_scores
from claimcheck.local.settings import host_of

if TYPE_CHECKING:
    import httpx2

# Services bound how many pairs go in one request; none that is known below this.
_AT_ONCE = 32
_SECONDS = 60.0

# Three labels with their scores for each pair, and much more.
_MOST_BYTES = 100_000


class ServiceJudge:
    """Asks the service at an address. `client` stands in for the network in tests."""

    def __init__(self, address: str, api_key: str = "", *, client: httpx2.Client | None = None) -> None:
        self.host = host_of(address)
        self.name = f"the entailment model at {self.host}"
        self._url = f"{address.rstrip('/')}/predict"
        self._api_key = api_key
        self._client = client

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> tuple[Entailment, ...]:
        """Return for each premise and hypothesis how they relate. Raises `ModelError` where the service fails."""
        return tuple(
            one for start in range(0, len(pairs), _AT_ONCE) for one in self._asked(pairs[start : start + _AT_ONCE])
        )

    def _asked(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        content = {"inputs": [list(pair) for pair in pairs], "raw_scores": False, "truncate": True}
        try:
            reply = answer_to(Question(self._url, content, self._api_key, _SECONDS, _MOST_BYTES), self._client)
            return _answers(reply, len(pairs))
        except NoAnswerError as error:
            raise self._failed(str(error)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._failed("answered without entailment, neutral and contradiction") from error

    def _failed(self, how: str) -> ModelError:
        return ModelError(
            f"The entailment service at {self.host} {how}.", "Look at --entailment, or leave it out: rules decide."
        )


def _answers(reply: Any, expected: int) -> list[Entailment]:
    """Return what a reply says of each pair. Raises `ValueError` where a pair or a label is missing."""
    found = [from_scores({str(one["label"]): float(one["score"]) for one in row}) for row in reply]
    complete = [one for one in found if one is not None]
    if len(complete) != expected:
        raise ValueError("a label is missing")
    return complete
