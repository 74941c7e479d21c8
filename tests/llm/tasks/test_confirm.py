"""Whether claims that seem to contradict each other can both be true: how it is asked, and what an answer comes to."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from claimcheck.engines import Confirmation, Doubt, Doubted, Side
from claimcheck.errors import Deferred
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.confirm.task import Confirmer
from claimcheck.records import Certainty, Claim, Verdict
from tests.llm.tasks.asker import Asker

_DAY = datetime.date(2031, 5, 14)


def claim(identifier: str, text: str, speaker: str | None = None) -> Claim:
    certainty = Certainty.REPORTED if speaker else Certainty.STATED
    return Claim(identifier, text, text, 0, len(text), speaker=speaker, certainty=certainty)


A = Side("A", "en", _DAY, (claim("A1", "The tram of Kermor opens in May."), claim("A2", "The mayor resigned.")))
B = Side("B", "en", None, (claim("B1", "The mayor stays."), claim("B2", "The tram opens in June.", "Ada Lund")))
TRAM, MAYOR = Doubt(("A1",), ("B2",)), Doubt(("A2",), ("B1",))


def answer(pair: int, relation: str, both: str = "") -> dict[str, Any]:
    return {"pair": pair, "both": both, "relation": relation}


def confirmed(executor: ThreadPoolExecutor, asker: Any, *doubts: Doubt) -> tuple[Confirmation | None, ...]:
    confirmer = Confirmer(asker, load_prompt("confirm"), executor, 4096)
    [found] = confirmer.confirm([Doubted((A, B), doubts)], "en")
    return found


def test_each_pair_is_shown_with_the_second_source_first(executor: ThreadPoolExecutor) -> None:
    asker = Asker(lambda _: [])
    confirmed(executor, asker, TRAM, MAYOR)
    [asked] = asker.asked
    assert "A, 2031-05-14, and B, -" in asked
    assert [line for line in asked.splitlines() if line.startswith("[")] == [
        "[1] B (reported: Ada Lund): The tram opens in June.",
        "[1] A: The tram of Kermor opens in May.",
        "[2] B: The mayor stays.",
        "[2] A: The mayor resigned.",
    ]


@pytest.mark.parametrize(
    ("relation", "contradiction"),
    [
        ("compatible", None),
        ("conflict", Verdict.CONFLICT),
        ("disputed", Verdict.DISPUTED),
        ("update", Verdict.UPDATE),
    ],
)
def test_an_answer_names_the_contradiction_or_none(
    executor: ThreadPoolExecutor, relation: str, contradiction: Verdict | None
) -> None:
    said = Asker(lambda _: [answer(1, relation, "Two\nlines.")])
    assert confirmed(executor, said, TRAM) == (Confirmation(contradiction, "Two lines."),)


def test_answers_go_to_their_pairs_and_a_pair_without_one_has_none(executor: ThreadPoolExecutor) -> None:
    said = Asker(lambda _: [answer(3, "conflict"), answer(2, "compatible"), answer(9, "conflict"), answer(2, "update")])
    assert confirmed(executor, said, TRAM, MAYOR, TRAM) == (
        None,
        Confirmation(None),
        Confirmation(Verdict.CONFLICT),
    )


def test_an_answer_that_breaks_the_schema_costs_that_pair_alone(executor: ThreadPoolExecutor) -> None:
    said = Asker(lambda _: [answer(1, "perhaps"), answer(2, "conflict")])
    assert confirmed(executor, said, TRAM, MAYOR) == (None, Confirmation(Verdict.CONFLICT))


@pytest.mark.parametrize("failure", [BrokenReply("no JSON"), Truncated("cut off")])
def test_a_question_whose_answer_is_broken_confirms_nothing(executor: ThreadPoolExecutor, failure: Exception) -> None:
    def fail(_: str) -> list[dict[str, Any]]:
        raise failure

    assert confirmed(executor, Asker(fail), TRAM, MAYOR) == (None, None)


def test_many_pairs_are_asked_about_in_parts_and_answered_in_order(executor: ThreadPoolExecutor) -> None:
    asker = Asker(lambda asked: [answer(1, "conflict", str(asked.count("] A")))])
    found = confirmed(executor, asker, *[TRAM] * 45)
    assert [place for place, one in enumerate(found) if one] == [0, 20, 40]
    assert [one.reason for one in found if one] == ["20", "20", "5"]


def test_questions_that_wait_for_a_batch_are_all_asked_before_it_is_said(executor: ThreadPoolExecutor) -> None:
    asked: list[str] = []

    class Waiting:
        def ask(self, *, user: str, **_: Any) -> Any:
            asked.append(user)
            raise Deferred("waits")

    confirmer = Confirmer(Waiting(), load_prompt("confirm"), executor, 4096)
    with pytest.raises(Deferred):
        confirmer.confirm([Doubted((A, B), (TRAM,)), Doubted((A, B), (MAYOR,))], "en")
    assert len(asked) == 2
