"""A short sentence that another denies word for word is opposed, however frequent its words are in both articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import relate
from claimcheck.comparison.clauses import exchanges
from claimcheck.verdicts import OPPOSED
from tests.comparison.texts import compared

FILE = Path(__file__).parent / "denied.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]

#: Sentences in which the words of the cases stand again and again, as they do in an article on one lock.
AROUND = {
    "en": (
        "The lock dates from 1930. The keeper saw the lock on Monday.",
        "Boats like the lock. The keeper grew up near it.",
    ),
    "fr": (
        "L'écluse date de 1930. Le gardien de l'écluse vit dans l'école.",
        "Les bateliers aiment l'écluse. Le gardien a grandi près de l'école.",
    ),
}


def _opposed(case: dict[str, Any]) -> list[str]:
    around = AROUND.get(case["language"], ("", ""))
    texts = {side: f"{beside} {case[side]}".strip() for side, beside in zip(("a", "b"), around, strict=True)}
    return [str(finding.verdict) for finding in compared({**case, **texts}).findings if finding.verdict in OPPOSED]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"] + case["b"][-14:])
def test_a_sentence_and_its_denial_are_opposed_and_nothing_else_is(case: dict[str, Any]) -> None:
    assert _opposed(case) == ([case["verdict"]] if case["verdict"] else [])
    assert _opposed({**case, "a": case["b"], "b": case["a"]}) == _opposed(case)


def test_without_the_evidence_a_case_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (relate, exchanges):
        monkeypatch.setattr(module, "is_denied_word_for_word", lambda *_: False)
    assert [case["a"] for case in CASES if case["verdict"] and not _opposed(case)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A juggler hit a cyclist in Quill Lane on 9 June at the fair of Lorna, and ran off in a hurry.",
            "Traders were shocked: a fisherwoman hit a cyclist in Quill Lane on 9 June at the fair of Lorna.",
        ),
        (
            "Le notaire a légué deux tableaux à Ida Berg le 9 juin à Orvel, avant de partir en voyage.",
            "La ville est surprise, car le clown a légué deux tableaux à Ida Berg le 9 juin à Orvel.",
        ),
    ],
)
def test_no_passage_agrees_that_was_cut_right_before_what_differs(a: str, b: str) -> None:
    language = "fr" if a.startswith("Le") else "en"
    verdicts = {str(finding.verdict) for finding in compared({"language": language, "a": a, "b": b}).findings}
    assert verdicts.isdisjoint({"agree", "precision", "certainty"})
