"""How a model does on known pairs, as `claimcheck doctor` says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimcheck.llm.settings import ModelSettings
from claimcheck.llm.tasks.align import probe
from claimcheck.llm.tasks.align.reply import AlignmentReply

SETTINGS = ModelSettings(model="m")
RELATIONS = {"same": "agree", "contrary": "conflict"}


class Asker:
    """Answers by the place of a pair in its language."""

    def __init__(self, relation: Callable[[str], str | None]) -> None:
        self.relation = relation

    def ask(self, *, user: str, **_: Any) -> Any:
        language = "fr" if "Varme" in user else "en"
        matches = [
            {"a": [f"A{n}"], "b": [f"B{n}"], "reason": "", "relation": relation, "about": "wording"}
            for n, pair in enumerate(probe._pairs()[language], 1)
            if (relation := self.relation(pair[0]))
        ]
        return AlignmentReply.model_validate({"matches": matches})


def test_a_model_that_reads_gets_all_right_and_may_decide() -> None:
    score = probe.by_model(Asker(RELATIONS.get), SETTINGS)
    assert (score.right, score.wrong, score.open) == (20, 0, 0)
    assert score.may_decide(probe.by_rules())


def test_a_model_that_calls_all_the_same_is_told_apart() -> None:
    score = probe.by_model(Asker(lambda known: "agree"), SETTINGS)
    assert score.wrong > 0
    assert not score.may_decide(probe.by_rules())


def test_a_model_that_says_nothing_leaves_all_open() -> None:
    score = probe.by_model(Asker(lambda known: None), SETTINGS)
    assert (score.right, score.open) == (0, 20)
    assert not score.may_decide(probe.by_rules())


def test_the_rules_contradict_none_of_the_pairs_they_decide_more_often_than_they_are_right() -> None:
    rules = probe.by_rules()
    assert rules.right + rules.wrong + rules.open == 20
    assert rules.wrong < rules.right
