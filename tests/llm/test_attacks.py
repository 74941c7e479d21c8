"""Articles that give orders: whatever they hold stands inside their fence, on lines that are theirs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimcheck.llm.prompts import Question, as_data, load_prompt

_ATTACKS = [json.loads(line) for line in (Path(__file__).parent / "attacks.jsonl").read_text("utf-8").splitlines()]
_HARMLESS = "The mill burned on Monday."
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TURN = re.compile(r"<\|im_|\[/?INST\]")


def _questions(text: str) -> list[Question]:
    """The questions of all tasks, each with a text where an article's words stand, prepared as the tasks do."""
    said = as_data(text)
    sentences, claims = f"[1] {said}\n[2] {_HARMLESS}", f"A1 {said}\nA2 {_HARMLESS}"
    block = f"id 1\nsentence: {said}\nclaim: {said}\nwrong: -"
    return [
        load_prompt("extract").fill("en", published="-", sentences=sentences),
        load_prompt("repair").fill("en", claims=block),
        load_prompt("align").fill("en", first="-", second="-", claims_a=claims, claims_b=f"B1 {said}"),
        load_prompt("confirm").fill("en", first="-", second="-", pairs=f"[1] B: {said}\n[1] A: {_HARMLESS}"),
        load_prompt("verify").fill("en", text=said, sentences=sentences, claims=f"T1 {said}"),
        load_prompt("overview").fill("en", findings=f"F1 conflict\nA: {said}\nB: {_HARMLESS}"),
        load_prompt("translate").fill("en", sentences=f"[1] {said}"),
    ]


def _frame(question: Question) -> tuple[list[str], int]:
    """The tags of a question as a reader sees them, and how many lines it has."""
    seen = _INVISIBLE.sub("", question.user)
    return re.findall(r"[<＜]\s*[/／]?\s*[A-Za-z][^>＞]*[>＞]", seen), len(seen.splitlines())


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: attack["why"])
def test_no_article_ends_its_fence_or_adds_a_line(attack: dict[str, Any]) -> None:
    for question, harmless in zip(_questions(attack["text"]), _questions(_HARMLESS), strict=True):
        assert _frame(question) == _frame(harmless)
        assert not _TURN.search(question.user)


def test_there_are_twenty_attacks() -> None:
    assert len({attack["text"] for attack in _ATTACKS}) == 20
