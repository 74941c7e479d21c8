"""An entailment model judges what rules leave open, in both orders, and rules keep the last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

import claimcheck
from claimcheck.comparison.judging.entailment import Entailment
from claimcheck.local.engine import LocalEngine
from claimcheck.records import Finding, Verdict
from tests.local.conftest import Dictionary

pytest.importorskip("numpy", reason="needs the extra `local` for numpy")

ENTAILS, OPEN, CONTRADICTS = Entailment(0.97, 0.02, 0.01), Entailment(0.1, 0.8, 0.1), Entailment(0.005, 0.005, 0.99)
UNSURE = Entailment(0.02, 0.08, 0.9)

FRENCH = "Les secours ont ramené les naufragés à terre."
ENGLISH = "A lifeboat took everybody to safety."


@dataclass
class Judge:
    """Answers the same for each direction: from French to English, and back."""

    forth: Entailment
    back: Entailment
    name: str = "of the test"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> list[Entailment]:
        self.asked += pairs
        return [self.forth if "Le" in premise.split()[0] else self.back for premise, _ in pairs]


def found(judge: Judge, french: str = FRENCH, english: str = ENGLISH) -> Finding:
    """Compare two texts whose first sentences an encoder holds for one matter; return the finding on these."""
    snow = ("Il neige sur les collines depuis lundi.", "Snow has fallen on the hills.")
    encoder = Dictionary([("secours", "lifeboat"), ("neige", "Snow")])
    comparison = claimcheck.compare(
        [f"{french} {snow[0]}", f"{english} {snow[1]}"], LocalEngine(encoder, judge=judge), language="en"
    )
    return next(one for one in comparison.findings if {"A1", "B1"} <= set(one.claims))


@pytest.mark.parametrize(
    ("forth", "back", "verdict", "decided_by"),
    [
        (ENTAILS, ENTAILS, Verdict.AGREE, "local"),
        (ENTAILS, OPEN, Verdict.PRECISION, "local"),
        (OPEN, ENTAILS, Verdict.PRECISION, "local"),
        (CONTRADICTS, CONTRADICTS, Verdict.CONFLICT, "local"),
        (OPEN, OPEN, Verdict.UNDECIDED, "rules"),
        (UNSURE, UNSURE, Verdict.UNDECIDED, "rules"),
    ],
)
def test_both_answers_make_the_verdict(forth: Entailment, back: Entailment, verdict: Verdict, decided_by: str) -> None:
    finding = found(Judge(forth, back))
    assert (finding.verdict, finding.decided_by) == (verdict, decided_by)


@pytest.mark.parametrize(("forth", "back", "side"), [(ENTAILS, OPEN, "a"), (OPEN, ENTAILS, "b")])
def test_what_entails_the_other_is_the_more_exact_one(forth: Entailment, back: Entailment, side: str) -> None:
    [difference] = found(Judge(forth, back)).differences
    assert difference.finer == side
    assert (difference.b is None) is (side == "a")


@pytest.mark.parametrize(("forth", "back", "side"), [(ENTAILS, OPEN, "a"), (OPEN, ENTAILS, "b")])
def test_what_tells_nothing_by_itself_is_told_by_all_of_it(forth: Entailment, back: Entailment, side: str) -> None:
    [difference] = found(Judge(forth, back), "Le pont est fermé.", "The bridge is closed.").differences
    assert (difference.a or difference.b) == {"a": "Le pont est fermé.", "b": "The bridge is closed."}[side]


@pytest.mark.parametrize(("forth", "back"), [(CONTRADICTS, OPEN), (OPEN, CONTRADICTS), (ENTAILS, CONTRADICTS)])
def test_a_contradiction_that_flips_is_left_open_and_says_so(forth: Entailment, back: Entailment) -> None:
    finding = found(Judge(forth, back))
    assert finding.verdict is Verdict.UNDECIDED
    assert "change places" in finding.explanation


def test_both_directions_are_asked_of_each_pair_that_rules_leave_open() -> None:
    judge = Judge(OPEN, OPEN)
    found(judge)
    assert (FRENCH, ENGLISH) in judge.asked
    assert (ENGLISH, FRENCH) in judge.asked


def test_what_rules_decide_is_not_asked() -> None:
    judge = Judge(ENTAILS, ENTAILS)
    texts = ["The flood left four dead in Orval.", "The flood left seven dead in Orval."]
    comparison = claimcheck.compare(texts, LocalEngine(Dictionary([("flood",)]), judge=judge))
    assert {one.verdict for one in comparison.findings} == {Verdict.CONFLICT}
    assert judge.asked == []


def test_figures_of_one_kind_that_rules_do_not_oppose_are_no_contradiction() -> None:
    finding = found(Judge(CONTRADICTS, CONTRADICTS), "Les secours ont fait 12 trajets.", "A lifeboat took 15 aboard.")
    assert finding.verdict is Verdict.UNDECIDED
    assert finding.decided_by == "rules"


@pytest.mark.parametrize(
    ("french", "english", "verdict"),
    [
        ("Les secours comptent 1 200 bénévoles.", "The lifeboat service has a workforce of 1,450.", Verdict.UNDECIDED),
        ("Les secours comptent 1 200 bénévoles.", "The lifeboat service has a workforce of 1,200.", Verdict.AGREE),
        ("Les secours comptent 1 200 bénévoles.", "The lifeboat service lives on volunteers.", Verdict.AGREE),
    ],
)
def test_figures_of_one_kind_of_which_none_is_in_both_are_no_accord(
    french: str, english: str, verdict: Verdict
) -> None:
    assert found(Judge(ENTAILS, ENTAILS), french, english).verdict is verdict


def test_people_who_are_quoted_dispute() -> None:
    french = "« Les secours sont venus », affirme Anne Roux."
    finding = found(Judge(CONTRADICTS, CONTRADICTS), french, '"No lifeboat reached us," says Tom Hill.')
    assert (finding.verdict, finding.decided_by) == (Verdict.DISPUTED, "local")


def test_the_report_names_the_judge_beside_the_encoder() -> None:
    engine = LocalEngine(Dictionary([("a",)]), judge=Judge(OPEN, OPEN))
    assert engine.describe().model == "dictionary, of the test"
