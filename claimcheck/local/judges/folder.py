"""An entailment model of the user's own: a folder with an ONNX model of three labels, run by onnxruntime.

The folder is laid out as models for text classification are published: `tokenizer.json`, `model.onnx` in the folder or
in `onnx/`, and `config.json`, whose `id2label` says which output is which.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from claimcheck.comparison.judging.entailment import Entailment
from claimcheck.errors import UsageError
from claimcheck.files import text_of
from claimcheck.local.encoders.folder import OnnxModel
from claimcheck.local.judges.labels import places_of

_CONFIGURATION = "config.json"
_AT_ONCE = 16


class FolderJudge:
    """Judges with the model in a folder. Raises `UsageError` on opening where it has not the three labels."""

    def __init__(self, folder: Path) -> None:
        self._model = OnnxModel(folder)
        self._places = _labels_in(folder)
        self.name = f"{folder.resolve().name} ({self._model.bytes:,} bytes)"

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> tuple[Entailment, ...]:
        """Return for each premise and hypothesis how they relate. Raises `UsageError` for a model of other labels."""
        return tuple(
            one for start in range(0, len(pairs), _AT_ONCE) for one in self._judged(pairs[start : start + _AT_ONCE])
        )

    def _judged(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        import numpy as np

        scores, _ = self._model.run(list(pairs))
        if scores.ndim != 2 or scores.shape[1] <= max(self._places):
            raise UsageError(f"{self.name} gives no score for each of its labels.", "Is it a model for entailment?")
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = raised / raised.sum(axis=1, keepdims=True)
        return [Entailment(*(float(row[place]) for place in self._places)) for row in chances]


def _labels_in(folder: Path) -> tuple[int, int, int]:
    try:
        said = json.loads(text_of(folder / _CONFIGURATION))["id2label"]
        names = [str(said[str(number)]) for number in range(len(said))]
    except (OSError, ValueError, KeyError, TypeError):
        names = []
    places = places_of(names)
    if places is None:
        raise UsageError(
            f"The folder {folder} holds no entailment model: the id2label of its {_CONFIGURATION} does not name "
            "entailment, neutral and contradiction.",
            "Name a folder with a model of these three labels.",
        )
    return places
