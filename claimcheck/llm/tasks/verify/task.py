"""Asking a model whether sentences of the sources bear out the claims of a text, several claims a question.

"Supported" or "contradicted" without a sentence that says so is no answer; a sentence that was not shown is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.engines import Verification
from claimcheck.llm.asking import put, standing
from claimcheck.llm.prompts import as_data, one_line
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.verify.controls import Controls
from claimcheck.llm.tasks.verify.evidence import Evidence, questions
from claimcheck.llm.tasks.verify.reply import AnswerReply, Support, VerificationReply
from claimcheck.records import Article, Claim, Verdict

if TYPE_CHECKING:
    from claimcheck.llm.asking import Asker
    from claimcheck.llm.prompts import Prompt

_TOKENS_FOR_AN_ANSWER = 130
_TOKENS_FOR_THE_REST = 150

# The whole text is shown beside its claims, as far as this many characters: whom "he" means stands before.
_TEXT_SHOWN = 3000

_VERDICTS = {
    Support.SUPPORTED: Verdict.SUPPORTED,
    Support.CONTRADICTED: Verdict.CONTRADICTED,
    Support.NOT_FOUND: Verdict.UNSUPPORTED,
    Support.UNCLEAR: Verdict.UNDECIDED,
}
_NEEDS_A_SENTENCE = frozenset({Support.SUPPORTED, Support.CONTRADICTED})


@dataclass(frozen=True, slots=True)
class Verifier:
    """Puts claims and sentences to a model; questions run in `executor`."""

    asker: Asker
    prompt: Prompt
    executor: Executor
    characters: int
    max_tokens: int

    def verify(
        self, text: Article, claims: Sequence[Claim], sources: Mapping[str, Article], language: str
    ) -> tuple[Verification | None, ...]:
        """Return an answer for each claim, None where the model gave none; reasons are in `language`.

        Raises `ModelError` where the service fails for good.
        """
        asked = [
            (batch, self.executor.submit(self._asked, text, batch, evidence, language))
            for batch, evidence in questions(claims, sources, self.characters)
        ]
        answers: dict[str, Verification] = {}
        for _, question in asked:
            answers.update(question.result())
        return tuple(answers.get(claim.id) for claim in claims)

    def _asked(
        self, text: Article, claims: Sequence[Claim], evidence: Evidence, language: str
    ) -> dict[str, Verification]:
        controls = Controls.of(text.language, next(iter(evidence.sources.values())).language)
        question = self.prompt.fill(
            language,
            text=as_data(text.text[:_TEXT_SHOWN]),
            sentences="\n".join([evidence.listed(), *controls.sentences(len(evidence.sentences))]),
            claims="\n".join(f"{identifier} {as_data(words)}" for identifier, words in controls.among(claims)),
        )
        try:
            reply = put(
                self.asker,
                question,
                VerificationReply,
                min(self.max_tokens, _TOKENS_FOR_THE_REST + _TOKENS_FOR_AN_ANSWER * (len(claims) + 4)),
            )
        except Truncated:
            middle = len(claims) // 2
            parts = (claims[:middle], claims[middle:]) if middle else ()
            return {key: one for part in parts for key, one in self._asked(text, part, evidence, language).items()}
        except BrokenReply:
            return {}
        known = {claim.id: claim for claim in claims}
        may_decide = controls.answered({answer.claim.strip(): answer.verdict for answer in reply.answers}, claims)
        return {
            answer.claim.strip(): replace(
                _verification(answer, known[answer.claim.strip()], evidence), may_decide=may_decide
            )
            for answer in reply.answers
            if answer.claim.strip() in known
        }


def _verification(answer: AnswerReply, claim: Claim, evidence: Evidence) -> Verification:
    spans = evidence.spans(answer.sentences)
    verdict = _VERDICTS[answer.verdict]
    if answer.verdict in _NEEDS_A_SENTENCE and not spans:
        verdict = Verdict.UNDECIDED
    return Verification(
        verdict=verdict,
        reason=one_line(answer.reason),
        sentences=spans,
        claim_words=standing(answer.claim_words, (claim.quote, claim.text)),
        source_words=standing(answer.source_words, evidence.texts(answer.sentences)),
    )
