"""An entailment model of a user: opened and run with a model of three labels that the test makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.local.judges.folder import FolderJudge

WORDS = ("[PAD]", "[UNK]", "yes", "no", "maybe", "[CLS]")
LABELS = {"0": "CONTRADICTION", "1": "entailment", "2": "Neutral"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    onnx = pytest.importorskip("onnx", reason="needs onnx, to make a model")
    pytest.importorskip("onnxruntime", reason="needs the extra `onnx`")
    tokenizers = pytest.importorskip("tokenizers", reason="needs the extra `onnx`")
    import numpy as np

    # The sum over the tokens of what each says for each label: "yes" entails, "no" contradicts.
    table = np.zeros((len(WORDS), 3), dtype=np.float32)
    table[2, 1] = table[3, 0] = table[4, 2] = 8
    helper, kinds = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["told"]),
            helper.make_node("ReduceSum", ["told", "axis"], ["logits"], keepdims=0),
        ],
        "entailment",
        [helper.make_tensor_value_info("input_ids", kinds.INT64, ["batch", "length"])],
        [helper.make_tensor_value_info("logits", kinds.FLOAT, ["batch", 3])],
        [
            onnx.numpy_helper.from_array(table, "table"),
            onnx.numpy_helper.from_array(np.array([1], dtype=np.int64), "axis"),
        ],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(made, str(tmp_path / "model.onnx"))
    model = tokenizers.models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]")
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A", pair="[CLS] $A $B", special_tokens=[("[CLS]", 5)]
    )
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "config.json").write_text(json.dumps({"id2label": LABELS}))
    return tmp_path


def test_each_pair_gets_the_three_chances_by_the_names_of_the_labels(folder: Path) -> None:
    pairs = [("one", "yes"), ("one two", "no"), ("maybe", "a longer one than the others")] * 11
    judged = FolderJudge(folder).judge(pairs)
    assert len(judged) == len(pairs)
    assert (judged[0].entailment > 0.99, judged[1].contradiction > 0.99, judged[2].neutral > 0.99) == (True, True, True)
    assert judged[0].entailment + judged[0].neutral + judged[0].contradiction == pytest.approx(1.0)


def test_nothing_is_judged_of_nothing(folder: Path) -> None:
    assert FolderJudge(folder).judge([]) == ()


@pytest.mark.parametrize(
    "configuration",
    ["no json", "{}", '{"id2label": {"0": "positive", "1": "negative"}}', '{"id2label": {"0": "entailment"}}'],
)
def test_a_model_of_other_labels_is_refused(folder: Path, configuration: str) -> None:
    (folder / "config.json").write_text(configuration)
    with pytest.raises(UsageError, match="entailment, neutral and contradiction"):
        FolderJudge(folder)


def test_a_folder_without_a_model_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tokenizer\.json"):
        FolderJudge(tmp_path)


def test_an_encoder_in_the_place_of_an_entailment_model_is_refused_when_it_is_asked(folder: Path) -> None:
    labels = {"0": "entailment", "1": "neutral", "2": "a", "3": "contradiction"}
    (folder / "config.json").write_text(json.dumps({"id2label": labels}))
    with pytest.raises(UsageError, match="no score for each"):
        FolderJudge(folder).judge([("one", "yes")])
