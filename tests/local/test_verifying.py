"""`check` with an entailment model: its word counts where rules leave a claim open, and not on figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

import claimcheck
from claimcheck.comparison.judging.entailment import Entailment
from claimcheck.local.engine import LocalEngine
from claimcheck.records import CheckedClaim, Verdict
from tests.local.conftest import Dictionary

pytest.importorskip("numpy", reason="needs the extra `local` for numpy")

ENTAILS, OPEN, CONTRADICTS = Entailment(0.97, 0.02, 0.01), Entailment(0.1, 0.8, 0.1), Entailment(0.005, 0.005, 0.99)
SOURCE = "Les secours ont ramené les naufragés à terre. La pluie est tombée sur le port de Varan."
CLAIM = "A lifeboat brought all of them ashore."


@dataclass
class Judge:
    """Answers by premise and hypothesis."""

    answer: Callable[[str, str], Entailment]
    name: str = "of the test"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> list[Entailment]:
        self.asked += pairs
        return [self.answer(*pair) for pair in pairs]


def checked(answer: Callable[[str, str], Entailment], text: str = CLAIM, source: str = SOURCE) -> CheckedClaim:
    encoder = Dictionary([("secours", "lifeboat"), ("pluie",)])
    (claim,) = claimcheck.check(text, [source], engine=LocalEngine(encoder, judge=Judge(answer))).claims
    return claim


def of_rescue(answer: Entailment, otherwise: Entailment = OPEN) -> Callable[[str, str], Entailment]:
    """Say something of the rescue, in both orders, and nothing of the rest."""
    return lambda premise, hypothesis: answer if "secours" in f"{premise} {hypothesis}" else otherwise


def test_what_a_sentence_entails_is_supported_and_the_sentence_shown() -> None:
    claim = checked(of_rescue(ENTAILS))
    assert (claim.verdict, claim.decided_by) == (Verdict.SUPPORTED, "local")
    assert [one.quote for one in claim.evidence] == ["Les secours ont ramené les naufragés à terre."]


def test_what_a_sentence_contradicts_in_both_orders_is_contradicted() -> None:
    claim = checked(of_rescue(CONTRADICTS))
    assert (claim.verdict, claim.decided_by) == (Verdict.CONTRADICTED, "local")


def test_a_contradiction_in_one_order_alone_is_left_to_rules() -> None:
    claim = checked(lambda premise, _: CONTRADICTS if "secours" in premise else OPEN)
    assert claim.verdict is not Verdict.CONTRADICTED
    assert claim.decided_by == "rules"


def test_one_sentence_that_entails_outweighs_one_that_contradicts() -> None:
    assert checked(of_rescue(ENTAILS, CONTRADICTS)).verdict is Verdict.SUPPORTED


def test_figures_that_no_sentence_has_are_not_supported() -> None:
    claim = checked(of_rescue(ENTAILS), "A lifeboat brought 14 of them ashore.")
    assert claim.verdict not in (Verdict.SUPPORTED, Verdict.PRECISION)


def test_figures_of_one_kind_are_no_contradiction_of_the_model() -> None:
    source = SOURCE.replace("les naufragés", "12 naufragés")
    claim = checked(of_rescue(CONTRADICTS), "A lifeboat brought 14 sailors ashore.", source)
    assert claim.verdict is not Verdict.CONTRADICTED


def test_what_rules_decide_stays_decided() -> None:
    source = "The flood left four dead in Orval. La pluie est tombée."
    claim = checked(lambda *_: ENTAILS, "The flood left seven dead in Orval.", source)
    assert (claim.verdict, claim.decided_by) == (Verdict.CONTRADICTED, "rules")


def test_without_a_judge_nothing_is_added(dictionary: Dictionary) -> None:
    (claim,) = claimcheck.check(CLAIM, [SOURCE], engine=LocalEngine(dictionary)).claims
    assert claim.decided_by == "rules"
