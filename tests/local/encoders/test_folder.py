"""The folder of a user: opened, tokenized and run with a model of three dimensions that the test makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.local.encoders.folder import FolderEncoder

WORDS = ("[PAD]", "[UNK]", "harbour", "port", "mayor", "[CLS]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    onnx = pytest.importorskip("onnx", reason="needs onnx, to make a model")
    pytest.importorskip("onnxruntime", reason="needs the extra `onnx`")
    tokenizers = pytest.importorskip("tokenizers", reason="needs the extra `onnx`")
    import numpy as np

    # One vector a word: "harbour" and "port" point the same way.
    table = np.array([[0, 0, 0], [0, 0, 1], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0]], dtype=np.float32)
    helper, kinds = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "words",
        [helper.make_tensor_value_info("input_ids", kinds.INT64, ["batch", "length"])],
        [helper.make_tensor_value_info("last_hidden_state", kinds.FLOAT, ["batch", "length", 3])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    (tmp_path / "onnx").mkdir()
    onnx.save(made, str(tmp_path / "onnx" / "model.onnx"))
    model = tokenizers.models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]")
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A", pair="[CLS] $A $B", special_tokens=[("[CLS]", 5)]
    )
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def test_texts_of_one_meaning_have_one_direction_however_long_their_neighbours_are(folder: Path) -> None:
    first, second, third = FolderEncoder(folder).encode(["harbour", "port", "mayor mayor mayor mayor"])
    assert float(first @ second) == pytest.approx(1.0)
    assert float(first @ third) < 0.8


def test_the_first_token_alone_counts_where_the_folder_says_so(folder: Path) -> None:
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    first, second = FolderEncoder(folder).encode(["harbour", "mayor"])
    assert float(first @ second) == pytest.approx(1.0)


def test_a_folder_without_a_model_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tokenizer\.json"):
        FolderEncoder(tmp_path)


def test_a_broken_model_is_no_traceback(folder: Path) -> None:
    (folder / "onnx" / "model.onnx").write_bytes(b"no model")
    with pytest.raises(UsageError, match="can't be opened"):
        FolderEncoder(folder)
