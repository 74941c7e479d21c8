"""Asking a model which claims of two sources tell the same matter, and holding its answer to the claims.

A match stands only between claims that exist, and the words it names must stand in them. Matters whose answer is known
are put among the claims: a model that gets them wrong is not taken at its word on the others (`Match.may_decide`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.engines import Match, Side
from claimcheck.llm.asking import answers_to, day_of, put, standing, status_of
from claimcheck.llm.prompts import as_data, one_line
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.align.controls import Controls, controls_for
from claimcheck.llm.tasks.align.reply import AlignmentReply, MatchReply
from claimcheck.llm.tasks.align.windows import halves, windows
from claimcheck.records import COMPARISON_VERDICTS, Claim, Verdict

if TYPE_CHECKING:
    from claimcheck.llm.asking import Asker
    from claimcheck.llm.prompts import Prompt

# A match costs about so many tokens: its reason, its words and the keys around them.
_TOKENS_FOR_A_MATCH = 110
_TOKENS_FOR_THE_REST = 300


@dataclass(frozen=True, slots=True)
class Aligner:
    """Puts the claims of two sources to a model; questions run in `executor`."""

    asker: Asker
    prompt: Prompt
    executor: Executor
    characters: int
    max_tokens: int

    def align(self, pairs: Sequence[tuple[Side, Side]], language: str) -> tuple[tuple[Match, ...], ...]:
        """Return the matters that each pair of sources tells, all pairs asked at once; reasons are in `language`.

        A question whose answer is broken matches nothing. Raises `ModelError` where the service fails for good.
        """
        asked = [
            [self.executor.submit(self._asked, *window, language) for window in windows(a, b, self.characters)]
            for a, b in pairs
        ]
        answers = iter(answers_to([question for questions in asked for question in questions]))
        return tuple(_distinct(match for _ in questions for match in next(answers)) for questions in asked)

    def _asked(self, a: Side, b: Side, language: str) -> list[Match]:
        if not a.claims or not b.claims:
            return []
        controls = controls_for(a.language, b.language)
        question = self.prompt.fill(
            language,
            first=day_of(a),
            second=day_of(b),
            claims_a=_listed("A", a.claims, controls.first),
            claims_b=_listed("B", b.claims, controls.second),
        )
        fewest = min(len(a.claims), len(b.claims)) + 2
        try:
            reply = put(
                self.asker,
                question,
                AlignmentReply,
                min(self.max_tokens, _TOKENS_FOR_THE_REST + _TOKENS_FOR_A_MATCH * fewest),
            )
        except Truncated:
            parts = halves(a)
            return [match for part in parts for match in self._asked(part, b, language)] if len(parts) > 1 else []
        except BrokenReply:
            return []
        return _held(reply, a, b, controls)


def _distinct(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return one match a set of claims, the gravest: two windows may show the same, or a claim may tell two facts."""
    kept: dict[tuple[tuple[str, ...], tuple[str, ...]], Match] = {}
    for match in matches:
        other = kept.get((match.a, match.b))
        if other is None or COMPARISON_VERDICTS.index(match.verdict) < COMPARISON_VERDICTS.index(other.verdict):
            kept[match.a, match.b] = match
    return tuple(kept.values())


def _listed(letter: str, claims: Sequence[Claim], controls: Sequence[str]) -> str:
    """Return claims as they are shown: numbered, with who says so and how sure it is; the known matters at the end."""
    lines = [
        f"{letter}{number} {_before(status_of(claim))}{as_data(claim.text)}" for number, claim in enumerate(claims, 1)
    ]
    lines += [f"{letter}{number} {text}" for number, text in enumerate(controls, len(claims) + 1)]
    return "\n".join(lines)


def _before(status: str) -> str:
    return f"{status} " if status else ""


def _held(reply: AlignmentReply, a: Side, b: Side, controls: Controls) -> list[Match]:
    """Return the matches of a reply that stand between claims of the two sides."""
    numbered = [(match, _numbers(match.a, "A"), _numbers(match.b, "B")) for match in reply.matches]
    answers = [(one, other, match.relation.value) for match, one, other in numbered]
    may_decide = controls.answered(answers, len(a.claims), len(b.claims))
    matches = []
    for match, one, other in numbered:
        claims_a = [a.claims[number - 1] for number in one if number <= len(a.claims)]
        claims_b = [b.claims[number - 1] for number in other if number <= len(b.claims)]
        if claims_a and claims_b:
            matches.append(replace(_match(match, claims_a, claims_b), may_decide=may_decide))
    return matches


def _numbers(ids: Sequence[str], letter: str) -> tuple[int, ...]:
    """Return the numbers of claims that a model names, once each; what is no id of the side is passed over."""
    numbers = (identifier.strip().removeprefix(letter) for identifier in ids)
    return tuple(dict.fromkeys(int(number) for number in numbers if number.isdecimal() and int(number) > 0))


def _match(reply: MatchReply, a: Sequence[Claim], b: Sequence[Claim]) -> Match:
    return Match(
        a=tuple(claim.id for claim in a),
        b=tuple(claim.id for claim in b),
        verdict=Verdict(reply.relation.value),
        about=reply.about.value,
        reason=one_line(reply.reason),
        a_words=standing(reply.a_words, _texts(a)),
        b_words=standing(reply.b_words, _texts(b)),
    )


def _texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(text for claim in claims for text in (claim.quote, claim.text))
