from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from claimcheck.annotation.measuring import claim_from_span
from claimcheck.llm.failures import Truncated
from claimcheck.llm.judging import Judge
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.replies import JudgementReply
from claimcheck.reading import article_from_text
from claimcheck.records import Claim, Verdict


def _claim(text: str, identifier: str, language: str = "en") -> Claim:
    return claim_from_span(article_from_text(text, language=language), 0, len(text), id=identifier)


class Asker:
    """Plays a model that gives `forth` where "first" stands in statement 1, and `back` in the other order."""

    def __init__(self, forth: str | None, back: str | None, reason: str = "They speak of the same thing.") -> None:
        self.forth, self.back, self.reason = forth, back, reason
        self.asked: list[str] = []

    def ask(self, *, user: str, **_: Any) -> Any:
        self.asked.append(user)
        verdict = self.forth if user.index("first") < user.index("second") else self.back
        if verdict is None:
            raise Truncated("cut")
        return JudgementReply.model_validate({"pairs": [{"pair": 1, "reason": self.reason, "verdict": verdict}]})


_PAIR = (_claim("The first hall reopens in May.", "A1"), _claim("The second hall may reopen in May.", "B1"))


def _judge(asker: Asker, *pairs: tuple[Claim, Claim], language: str = "en") -> Any:
    with ThreadPoolExecutor(max_workers=2) as executor:
        return Judge(asker, load_prompt("judge"), executor).judge(pairs or (_PAIR,), language)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("same", Verdict.AGREE),
        ("certainty", Verdict.CERTAINTY),
        ("conflict", Verdict.CONFLICT),
        ("different", Verdict.SINGLE),
    ],
)
def test_a_verdict_that_holds_in_both_orders_is_the_judgement(answer: str, verdict: Verdict) -> None:
    asker = Asker(answer, answer)
    [judgement] = _judge(asker)
    assert judgement.verdict is verdict
    assert judgement.reason == "They speak of the same thing."
    assert len(asker.asked) == 2


def test_a_verdict_that_flips_with_the_order_leaves_the_pair_undecided_and_says_so() -> None:
    [judgement] = _judge(Asker("same", "conflict"))
    assert judgement.verdict is Verdict.UNDECIDED
    assert "other order" in judgement.reason
    [judgement] = _judge(Asker("same", "conflict"), language="fr")
    assert "autre ordre" in judgement.reason


def test_no_answer_is_no_judgement() -> None:
    assert _judge(Asker("same", None)) == (None,)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The first report counts 12 dead.", "The second report counts 15 dead."),
        ("The first bid was $9 billion.", "The second bid was 9 billion euros."),
        ("The first talks begin on 3 May 2024.", "The second talks begin on 4 May 2024."),
    ],
)
@pytest.mark.parametrize("answer", ["same", "certainty"])
def test_the_model_cannot_call_alike_what_arithmetic_tells_apart(a: str, b: str, answer: str) -> None:
    assert _judge(Asker(answer, answer), (_claim(a, "A1"), _claim(b, "B1"))) == (None,)


def test_a_reason_with_a_figure_of_its_own_is_not_repeated() -> None:
    [judgement] = _judge(Asker("same", "same", "Both name 40 halls that reopen in May."))
    assert "40" not in judgement.reason
    assert judgement.verdict is Verdict.AGREE


def test_a_reason_in_another_language_than_the_reports_is_not_repeated() -> None:
    [judgement] = _judge(Asker("same", "same", "Both statements say that the hall reopens in May."), language="fr")
    assert judgement.reason.startswith("Selon le modèle")


def test_pairs_are_asked_one_by_one_and_answered_in_their_order() -> None:
    other = (_claim("A first bridge is open.", "A2"), _claim("A second road is closed.", "B2"))
    asker = Asker("different", "different")
    judgements = _judge(asker, _PAIR, other, _PAIR)
    assert [judgement.verdict for judgement in judgements] == [Verdict.SINGLE] * 3
    assert len(asker.asked) == 6
    assert all(user.count("statement 1") == 1 for user in asker.asked)


def test_no_pair_asks_nothing() -> None:
    asker = Asker("same", "same")
    with ThreadPoolExecutor(max_workers=1) as executor:
        assert Judge(asker, load_prompt("judge"), executor).judge((), "en") == ()
    assert asker.asked == []
