"""Claims that their article seems to refute, asked for once more: written anew, or upheld."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.wording import folded, words_of
from claimcheck.engines import Refusal
from claimcheck.languages.scanner import scan
from claimcheck.llm.asking import Asker, put, standing
from claimcheck.llm.grounding.anchors import Anchor, likeliest, uphold
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.prompts import Prompt, as_data, one_line
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.extract.proposals import Failed, Grounded, one_by_one, placed
from claimcheck.llm.tasks.extract.reply import CorrectedReply, RepairReply
from claimcheck.llm.tasks.extract.windows import Window, sentence_text
from claimcheck.records import Article, Role

_TOKENS_FOR_A_REPAIR = 150

# A claim that is upheld names at least so many words that say it, names among them, function words not; one word is
# enough for a claim of two ("the suspect is a man of fifty").
_FEWEST_WORDS_NAMED = 2


@dataclass(frozen=True, slots=True)
class Repairer:
    """Puts claims that failed to a model, all of a window in one question."""

    asker: Asker
    prompt: Prompt
    max_tokens: int

    def repair(
        self, article: Article, window: Window, failed: Sequence[Failed]
    ) -> tuple[tuple[Grounded, ...], tuple[Refusal, ...]]:
        """Return the claims that now stand, and those that do not, each with its reason."""
        answers = self._asked(article, window, failed) if failed else {}
        grounded: list[Grounded] = []
        rejected: list[Refusal] = []
        for number, one in enumerate(failed, 1):
            found = _found(article, window, one, answers.get(number))
            if isinstance(found, Anchor):
                grounded.append(Grounded(replace(one.proposed, text=found.text), found))
            else:
                rejected.append(Refusal(one.proposed.text, one.problem))
        return tuple(grounded), tuple(rejected)

    def _asked(self, article: Article, window: Window, failed: Sequence[Failed]) -> dict[int, CorrectedReply]:
        blocks = [_block(article, number, one, window) for number, one in enumerate(failed, 1)]
        question = self.prompt.fill(article.language, claims="\n\n".join(blocks))
        limit = min(self.max_tokens, _TOKENS_FOR_A_REPAIR * (len(failed) + 1))
        try:
            reply = put(self.asker, question, RepairReply, limit, attempts=1)
        except (Truncated, BrokenReply):
            return {}
        return {claim.id: claim for claim in reply.claims}


def _found(article: Article, window: Window, failed: Failed, answer: CorrectedReply | None) -> Anchor | Problem:
    if answer is None:
        return failed.problem
    if upheld := _upheld(article, window, failed, answer):
        return upheld
    # An answer of two sentences corrects with the first and goes on to what was not asked.
    text = one_by_one(one_line(answer.claim), article, window)[0]
    return placed(text, article, failed.proposed, window)


def _upheld(article: Article, window: Window, failed: Failed, answer: CorrectedReply) -> Anchor | None:
    """Return where a claim stands that the model gives back as it was, with words of the article that say it."""
    if words_of(answer.claim) != words_of(failed.proposed.text):
        return None
    named = standing(answer.words, tuple(sentence_text(article, index) for index in window.sentences))
    said = len(folded(scan(failed.proposed.text), article.language))
    if len(folded(scan(named), article.language)) < min(_FEWEST_WORDS_NAMED, max(1, said - 1)):
        return None
    return uphold(failed.proposed.text, article, failed.proposed.sentence, failed.problem, failed.proposed.said)


def _block(article: Article, number: int, failed: Failed, window: Window) -> str:
    """Return a claim that failed as it is shown to the model: with its sentence, the one before, and a likelier one."""
    proposed = failed.proposed
    likelier = likeliest(proposed.text, article, proposed.sentence, window.sentences)
    own = proposed.sentence if proposed.sentence in window.sentences else likelier
    before = next((i for i in range(own - 1, -1, -1) if article.sentences[i].role is Role.BODY), None)
    lines = [f"id {number}"]
    if before is not None:
        lines.append(f"before: {sentence_text(article, before)}")
    lines.append(f"sentence: {sentence_text(article, own)}")
    if likelier != own:
        lines.append(f"or this sentence: {sentence_text(article, likelier)}")
    lines.append(f"claim: {as_data(proposed.text)}")
    lines.append(f"wrong: {failed.problem.worded(article.language)}")
    return "\n".join(lines)
