"""An encoder of the user's own: a folder with an ONNX model and its tokenizer, run by onnxruntime.

The folder is laid out as models are published for sentence-transformers: `tokenizer.json`, and `model.onnx` in the
folder or in `onnx/`. Vectors are the mean over the tokens (multilingual-e5) or the first token (bge-m3), as
`1_Pooling/config.json` says, the mean where it says nothing; a model that gives one vector a text needs neither.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError, how_to_install
from claimcheck.files import text_of

if TYPE_CHECKING:
    from claimcheck.local.encoders.encoder import Vectors

_MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_TOKENIZER = "tokenizer.json"
_AT_ONCE = 16
_LONGEST = 512

#: e5 was trained with a word before each text; both sides of a comparison are what it calls queries.
_PREFIXES = {"e5": "query: "}


class OnnxModel:
    """A model of a folder with its tokenizer: texts, or pairs of texts, to arrays. Raises `UsageError` on opening."""

    def __init__(self, folder: Path) -> None:
        model = next((folder / name for name in _MODELS if (folder / name).is_file()), None)
        if model is None or not (folder / _TOKENIZER).is_file():
            raise UsageError(
                f"The folder {folder} holds no model: it needs {_TOKENIZER}, and {_MODELS[0]} or {_MODELS[1]}.",
                "Name a folder as models are published for sentence-transformers, with its ONNX file.",
            )
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise UsageError(f"An ONNX folder needs {error.name}.", how_to_install("onnx")) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        try:
            self._session: Any = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._tokenizer: Any = Tokenizer.from_file(str(folder / _TOKENIZER))
        except Exception as error:  # onnxruntime and tokenizers have no family of their own
            raise UsageError(f"The model in {folder} can't be opened: {error}", "Is it whole?") from error
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()
        self._inputs = {given.name for given in self._session.get_inputs()}
        self.bytes = model.stat().st_size

    def run(self, texts: Sequence[str | tuple[str, str]]) -> tuple[Any, Any]:
        """Return the first output for each text or pair of texts, and the mask of their tokens."""
        import numpy as np

        encoded = self._tokenizer.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.array([one.type_ids for one in encoded], dtype=np.int64),
        }
        wanted = {name: value for name, value in given.items() if name in self._inputs}
        return self._session.run(None, wanted)[0], mask


class FolderEncoder:
    """Encodes with the model in a folder."""

    def __init__(self, folder: Path) -> None:
        self._model = OnnxModel(folder)
        self._by_first_token = _takes_first_token(folder)
        self._prefix = next((prefix for part, prefix in _PREFIXES.items() if part in folder.name.lower()), "")
        self.name = f"{folder.resolve().name} ({self._model.bytes:,} bytes)"

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text."""
        import numpy as np

        parts = [self._encoded(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]
        vectors: Vectors = np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)
        return vectors

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        output, mask = self._model.run([self._prefix + text for text in texts])
        if output.ndim == 3:
            weights = mask[:, :, None]
            output = output[:, 0] if self._by_first_token else (output * weights).sum(axis=1) / weights.sum(axis=1)
        lengths = np.linalg.norm(output, axis=1, keepdims=True)
        unit: Vectors = (output / np.where(lengths == 0, 1, lengths)).astype(np.float32)
        return unit


def _takes_first_token(folder: Path) -> bool:
    path = folder / "1_Pooling" / "config.json"
    try:
        said = json.loads(text_of(path))
    except (OSError, ValueError):
        return False
    return bool(isinstance(said, dict) and said.get("pooling_mode_cls_token"))
