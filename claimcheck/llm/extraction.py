"""Claims and summary of one article from a model: asked for in windows, grounded by code, asked again once.

What the model leaves untold is filled in by rule (`claimcheck.llm.untold`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

from claimcheck.annotation.fidelity import reason
from claimcheck.annotation.grounding import Anchor, likeliest
from claimcheck.engines import Extracted
from claimcheck.errors import Deferred, ModelError
from claimcheck.llm.asking import Asker, put
from claimcheck.llm.phrases import phrase
from claimcheck.llm.prompts import Prompt, as_data, one_line
from claimcheck.llm.proposals import (
    Failed,
    Read,
    Told,
    as_claims,
    cited,
    cut_after,
    merged,
    one_by_one,
    placed,
    sorted_out,
    without_claim,
)
from claimcheck.llm.replies import RepairReply, Status, WindowReply, before_the_cut
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.summaries import article_summary
from claimcheck.llm.untold import filled_in, left_out
from claimcheck.llm.windows import Window, halves, windows
from claimcheck.records import Article, Claim, Rejection, Role

# A reply repeats its sentences once, in JSON; a model that writes much more than that has lost the thread.
_TOKENS_PER_CHARACTER = 0.9
_TOKENS_FOR_A_SUMMARY = 300
_TOKENS_FOR_A_REPAIR = 120

# A window is summed up in as many sentences as the prompt asks for; what a model adds repeats or invents.
_MOST_SUMMARY_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads articles through a model service.

    `characters` is how much of an article one question may hold, `max_tokens` the limit of a reply. Questions run in
    `executor`, and the result never depends on the order in which they end.
    """

    asker: Asker
    extract_prompt: Prompt
    repair_prompt: Prompt
    executor: Executor
    characters: int
    max_tokens: int
    progress: Callable[[str, int, int], None] | None = None

    def begin(self, article: Article) -> list[Future[tuple[Read, ...]]]:
        """Ask about every window of `article`; `extract` takes the answers."""
        return [self.executor.submit(self._read, article, window) for window in windows(article, self.characters)]

    def extract(
        self, article: Article, source_id: str, pending: Sequence[Future[tuple[Read, ...]]] | None = None
    ) -> Extracted:
        """Return the claims of `article` in the order of its text, what was rejected, and a summary.

        `pending` are the questions on the article where they have begun. Raises `ModelError` where the service fails
        for good, or where no window of the article could be read.
        """
        pending = self.begin(article) if pending is None else pending
        if self.progress:
            self.progress(source_id, 0, len(pending))
        parts: list[Read] = []
        deferred: Deferred | None = None
        try:
            for done, future in enumerate(pending, 1):
                try:
                    parts.extend(future.result())
                except Deferred as error:
                    deferred = error
                if self.progress:
                    self.progress(source_id, done, len(pending))
        finally:
            for future in pending:
                future.cancel()
        if deferred:
            raise deferred
        failures = [part.failure for part in parts if part.failure]
        if failures and len(failures) == len(parts):
            raise failures[0]
        told = merged(parts)
        without = [_left_out(article, index, status) for index, status in left_out(article, parts, told)]
        claims = _numbered([*as_claims(article, told), *filled_in(article, parts, told)], source_id)
        sentences = [sentence for part in parts for sentence in part.summary]
        return Extracted(claims, article_summary(article, claims, sentences), (*_distinct(parts), *without))

    def _read(self, article: Article, window: Window) -> tuple[Read, ...]:
        """Return what the model makes of a window, in several parts where its reply would not fit."""
        question = self.extract_prompt.fill(
            article.language,
            published=article.published.isoformat() if article.published else "-",
            sentences=numbered(article, window),
        )
        try:
            reply = put(self.asker, question, WindowReply, min(self.max_tokens, reply_tokens(article, window)))
        except (Truncated, BrokenReply) as error:
            told = before_the_cut(error.text) if isinstance(error, Truncated) else None
            if told and (cut := cut_after(told, window)):
                read, rest = cut
                kept = [claim for claim in told.claims if claim.n <= len(read.sentences)]
                return (
                    self._grounded(article, read, told.model_copy(update={"claims": kept})),
                    *self._read(article, rest),
                )
            parts = halves(window)
            if len(parts) == 1:
                return (self._unread(article, window, error),)
            return tuple(part for half in parts for part in self._read(article, half))
        return (self._grounded(article, window, reply),)

    def _unread(self, article: Article, window: Window, error: ModelError) -> Read:
        span = article.sentences[window.sentences[0]]
        sentence = one_line(article.text[span.start : span.end])
        words = reason("unanswered", article.language, words=error.message)
        return Read(window, rejected=(Rejection(sentence, words),), failure=error)

    def _grounded(self, article: Article, window: Window, reply: WindowReply) -> Read:
        told, failed = sorted_out(reply, article, window)
        repaired, rejected = self._asked_again(article, window, failed)
        return Read(
            window,
            told=(*told, *repaired),
            rejected=rejected,
            left_out=without_claim(reply.claims, window),
            summary=tuple(cited(sentence, window) for sentence in reply.summary[:_MOST_SUMMARY_SENTENCES]),
        )

    def _asked_again(
        self, article: Article, window: Window, failed: Sequence[Failed]
    ) -> tuple[tuple[Told, ...], tuple[Rejection, ...]]:
        """Ask once more for the claims that failed, all in one question; return what now stands and what does not."""
        if not failed:
            return (), ()
        corrected = self._corrections(article, window, failed)
        told: list[Told] = []
        rejected: list[Rejection] = []
        for number, one in enumerate(failed, 1):
            # An answer of two sentences corrects with the first and goes on to what was not asked.
            text = one_by_one(corrected.get(number, ""), article, window)[0]
            found = placed(text, article, one.proposed.sentence, window)
            if isinstance(found, Anchor):
                told.append(Told(replace(one.proposed, text=found.text), found))
            else:
                rejected.append(Rejection(one.proposed.text, one.problem.worded(article.language)))
        return tuple(told), tuple(rejected)

    def _corrections(self, article: Article, window: Window, failed: Sequence[Failed]) -> dict[int, str]:
        blocks = [_block(article, number, one, window) for number, one in enumerate(failed, 1)]
        question = self.repair_prompt.fill(article.language, claims="\n\n".join(blocks))
        try:
            reply = put(
                self.asker,
                question,
                RepairReply,
                min(self.max_tokens, _TOKENS_FOR_A_REPAIR * (len(failed) + 1)),
                attempts=1,
            )
        except (Truncated, BrokenReply):
            return {}
        return {claim.id: one_line(claim.claim) for claim in reply.claims}


def numbered(article: Article, window: Window) -> str:
    """Return the sentences of a window as they are sent, one a line, numbered from 1."""
    return "\n".join(f"[{number}] {_sentence_text(article, index)}" for number, index in enumerate(window.sentences, 1))


def reply_tokens(article: Article, window: Window) -> int:
    """Return how many tokens a reply on a window may take."""
    characters = sum(article.sentences[index].end - article.sentences[index].start for index in window.sentences)
    return _TOKENS_FOR_A_SUMMARY + int(characters * _TOKENS_PER_CHARACTER)


def _sentence_text(article: Article, index: int) -> str:
    sentence = article.sentences[index]
    return as_data(article.text[sentence.start : sentence.end])


def _block(article: Article, number: int, failed: Failed, window: Window) -> str:
    """Return a claim that failed as it is shown to the model: with the sentence likeliest meant and the one before."""
    proposed = failed.proposed
    meant = likeliest(proposed.text, article, proposed.sentence, window.sentences)
    before = next((i for i in range(meant - 1, -1, -1) if article.sentences[i].role is Role.BODY), None)
    lines = [f"id {number}"]
    if before is not None:
        lines.append(f"before: {_sentence_text(article, before)}")
    lines.append(f"sentence: {_sentence_text(article, meant)}")
    lines.append(f"claim: {as_data(proposed.text)}")
    lines.append(f"wrong: {failed.problem.worded(article.language)}")
    return "\n".join(lines)


def _left_out(article: Article, index: int, status: Status) -> Rejection:
    span = article.sentences[index]
    return Rejection(one_line(article.text[span.start : span.end]), phrase(status.value, article.language))


def _numbered(claims: Sequence[Claim], source_id: str) -> tuple[Claim, ...]:
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return tuple(replace(claim, id=f"{source_id}{number}") for number, claim in enumerate(ordered, 1))


def _distinct(parts: Sequence[Read]) -> tuple[Rejection, ...]:
    """Return what was rejected, each once: two windows may have shown the same sentence."""
    return tuple(dict.fromkeys(rejection for part in parts for rejection in part.rejected))
