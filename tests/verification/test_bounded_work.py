"""The work of a check grows with the length of its text, not with its square, and little is kept of each claim."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any

import pytest

import claimcheck
from claimcheck.annotation import clauses
from claimcheck.comparison.relate import relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.verification import checking, division, headlines, unchecked
from claimcheck.verification.ruling import Matter, Ruling, rule_on

# Four times the text may take this many times the steps; what is held against all of the text takes sixteen.
_MOST = 5.0

_SYLLABLES = ["ba", "ko", "ri", "du", "ne", "ta", "lo", "vi", "se", "mu"]


def _text(count: int) -> str:
    names = ["".join(_SYLLABLES[int(digit)] for digit in f"{place:03}").title() for place in range(count)]
    return " ".join(
        f"On {place % 27 + 1} May Ida {name} bought {place + 100} sheep." for place, name in enumerate(names)
    )


def _steps(count: int) -> Counter[str]:
    """Return how many steps of the interpreter a check takes in each module, by their files."""
    steps: Counter[str] = Counter()
    watched = {module.__file__ for module in (headlines, division, clauses, unchecked)}

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        if frame.f_code.co_filename not in watched:
            return None
        frame.f_trace_opcodes = True
        steps[frame.f_code.co_filename] += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        claimcheck.check(_text(count), [_text(count)])
    finally:
        sys.settrace(before)
    return steps


@pytest.fixture(scope="module")
def steps() -> tuple[Counter[str], Counter[str]]:
    return _steps(30), _steps(120)


@pytest.mark.parametrize("module", [headlines, division, clauses, unchecked])
def test_four_times_the_sentences_take_little_more_than_four_times_the_steps(
    module: ModuleType, steps: tuple[Counter[str], Counter[str]]
) -> None:
    short, long = (count[str(module.__file__)] for count in steps)
    assert 0 < long < _MOST * short


def test_a_claim_is_ruled_on_before_the_next_is_held_against_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    claims: list[str] = []

    def related(claim: Statement, *given: Any) -> Any:
        claims.append(claim.claim.id)
        return relate_statements(claim, *given)

    def ruled(matter: Matter) -> Ruling:
        claims.append(matter.claim.claim.id)
        return rule_on(matter)

    monkeypatch.setattr(checking, "relate_statements", related)
    monkeypatch.setattr(checking, "rule_on", ruled)
    claimcheck.check(_text(4), [_text(4)])
    assert [claim for claim, _ in itertools.groupby(claims)] == ["T1", "T2", "T3", "T4"]
    assert len(claims) > 8
