"""Pairs of claims that rules leave undecided, put to a model: a few at a time, in both orders.

The model may say that two statements speak of different matters, say the same, are sure to a different degree, or
exclude each other. What rules decide it cannot overrule: statements whose figures exclude each other do not agree,
whatever it says. A verdict that changes with the order of the statements is no verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.annotation.fidelity import figures_stand
from claimcheck.engines import Judgement
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.llm.failures import BrokenReply, Truncated
from claimcheck.llm.phrases import phrase
from claimcheck.llm.prompts import as_data, one_line
from claimcheck.llm.replies import JudgementReply, Likeness, PairReply
from claimcheck.reading.languages import identify
from claimcheck.records import Claim, Kind, Quantity, Verdict

if TYPE_CHECKING:
    from claimcheck.llm.extraction import Asker
    from claimcheck.llm.prompts import Prompt

#: How many pairs stand in one question. With two a small model answers by their place, with six all is a conflict; see
#: docs/decisions/judging.md.
PAIRS_AT_ONCE = 1

_TOKENS_FOR_A_PAIR = 160

_VERDICTS = {
    Likeness.DIFFERENT: Verdict.SINGLE,
    Likeness.SAME: Verdict.AGREE,
    Likeness.CERTAINTY: Verdict.CERTAINTY,
    Likeness.CONFLICT: Verdict.CONFLICT,
}

_EXCLUDING = frozenset({QuantityRelation.DISJOINT, QuantityRelation.OTHER_CURRENCY, QuantityRelation.OTHER_UNIT})

Pair = tuple[Claim, Claim]


@dataclass(frozen=True, slots=True)
class Judge:
    """Puts pairs to a model; questions run in `executor`."""

    asker: Asker
    prompt: Prompt
    executor: Executor

    def judge(self, pairs: Sequence[Pair], language: str) -> tuple[Judgement | None, ...]:
        """Return a judgement for each pair, None where the model gave no answer; reasons are in `language`."""
        batches = [tuple(pairs[first : first + PAIRS_AT_ONCE]) for first in range(0, len(pairs), PAIRS_AT_ONCE)]
        forth = [self.executor.submit(self._asked, batch, language) for batch in batches]
        back = [self.executor.submit(self._asked, [(b, a) for a, b in batch], language) for batch in batches]
        judgements: list[Judgement | None] = []
        for batch, one, other in zip(batches, forth, back, strict=True):
            answers, swapped = one.result(), other.result()
            judgements.extend(
                _agreed(pair, answers.get(number), swapped.get(number), language)
                for number, pair in enumerate(batch, 1)
            )
        return tuple(judgements)

    def _asked(self, pairs: Sequence[Pair], language: str) -> dict[int, PairReply]:
        blocks = [
            f"pair {number}\nstatement 1: {_said(a)}\nstatement 2: {_said(b)}" for number, (a, b) in enumerate(pairs, 1)
        ]
        question = self.prompt.fill(language, pairs="\n\n".join(blocks))
        try:
            reply = self.asker.ask(
                stage=question.stage,
                version=question.version,
                system=question.system,
                user=question.user,
                reply=JudgementReply,
                max_tokens=_TOKENS_FOR_A_PAIR * (len(pairs) + 1),
            )
        except (Truncated, BrokenReply):
            return {}
        return {answer.pair: answer for answer in reply.pairs}


def _said(claim: Claim) -> str:
    speaker = f" ({claim.speaker})" if claim.speaker and claim.speaker not in claim.text else ""
    return f"{as_data(claim.text)}{speaker}"


def _agreed(pair: Pair, answer: PairReply | None, swapped: PairReply | None, language: str) -> Judgement | None:
    """Return the judgement on which both orders agree; that they do not is a judgement too."""
    if answer is None or swapped is None:
        return None
    if answer.verdict is not swapped.verdict:
        return Judgement(Verdict.UNDECIDED, phrase("flipped", language))
    verdict = _VERDICTS[answer.verdict]
    if verdict in (Verdict.AGREE, Verdict.CERTAINTY) and exclude_each_other(*pair):
        return None
    return Judgement(verdict, _reason(pair, answer, language))


def exclude_each_other(a: Claim, b: Claim) -> bool:
    """Tell whether two claims give figures of one kind of which none can be the other's."""
    for kind in Kind:
        of_a, of_b = _figures(a, kind), _figures(b, kind)
        relations = {relate_quantities(one, other) for one in of_a for other in of_b}
        if relations and relations <= _EXCLUDING:
            return True
    return False


def _figures(claim: Claim, kind: Kind) -> list[Quantity]:
    return [quantity for quantity in (*claim.quantities, *claim.dates) if quantity.kind is kind]


def _reason(pair: Pair, answer: PairReply, language: str) -> str:
    """Return the model's reason, or a plain one where its own is in another language or has a figure of no claim."""
    told = [quantity for claim in pair for quantity in (*claim.quantities, *claim.dates)]
    given = one_line(answer.reason)
    if given and identify(given) == language and figures_stand(given, language, told):
        return given
    return phrase(f"judged_{answer.verdict.value}", language)
