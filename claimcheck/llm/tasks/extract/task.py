"""Claims and summary of one article from a model: asked for in windows, grounded by code, asked again once.

What the model passes over is filled in by rule (`claimcheck.llm.tasks.extract.completion`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from claimcheck.engines import Extracted, Refusal
from claimcheck.errors import Deferred, ModelError
from claimcheck.llm.asking import Asker, put
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.phrases import Phrase
from claimcheck.llm.prompts import Prompt, one_line
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.extract.completion import filled_in, left_out
from claimcheck.llm.tasks.extract.measured import Measured, as_claims, notes, with_ids
from claimcheck.llm.tasks.extract.proposals import (
    Read,
    cited,
    cut_after,
    merged,
    sorted_out,
    without_claim,
)
from claimcheck.llm.tasks.extract.repairs import Repairer
from claimcheck.llm.tasks.extract.reply import Status, WindowReply, before_the_cut
from claimcheck.llm.tasks.extract.summary import article_summary
from claimcheck.llm.tasks.extract.windows import Window, halves, sentence_text, windows
from claimcheck.records import Article

# A reply repeats its sentences once, in JSON; a model that writes much more than that has lost the thread.
_TOKENS_PER_CHARACTER = 0.9
_TOKENS_FOR_A_SUMMARY = 300

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
        grounded = merged(parts)
        without = [_left_out(article, index, status) for index, status in left_out(article, parts, grounded)]
        by_rule = [Measured(claim) for claim in filled_in(article, parts, grounded)]
        measured = with_ids([*as_claims(article, grounded), *by_rule], source_id)
        claims = tuple(one.claim for one in measured)
        sentences = [sentence for part in parts for sentence in part.summary]
        return Extracted(
            claims,
            article_summary(article, claims, sentences),
            (*_distinct(parts), *without),
            notes(measured),
        )

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
            grounded = before_the_cut(error.text) if isinstance(error, Truncated) else None
            if grounded and (cut := cut_after(grounded, window)):
                read, rest = cut
                kept = [claim for claim in grounded.claims if claim.n <= len(read.sentences)]
                return (
                    self._grounded(article, read, grounded.model_copy(update={"claims": kept})),
                    *self._read(article, rest),
                )
            parts = halves(window)
            if len(parts) == 1:
                return (self._unread(article, window, error),)
            return tuple(part for half in parts for part in self._read(article, half))
        return (self._grounded(article, window, reply),)

    def _repairer(self) -> Repairer:
        return Repairer(self.asker, self.repair_prompt, self.max_tokens)

    def _unread(self, article: Article, window: Window, error: ModelError) -> Read:
        span = article.sentences[window.sentences[0]]
        sentence = one_line(article.text[span.start : span.end])
        return Read(window, rejected=(Refusal(sentence, Problem("unanswered", error.message)),), failure=error)

    def _grounded(self, article: Article, window: Window, reply: WindowReply) -> Read:
        grounded, failed = sorted_out(reply, article, window)
        repaired, rejected = self._repairer().repair(article, window, failed)
        return Read(
            window,
            grounded=(*grounded, *repaired),
            rejected=rejected,
            left_out=without_claim(reply.claims, window),
            summary=tuple(cited(sentence, window) for sentence in reply.summary[:_MOST_SUMMARY_SENTENCES]),
        )


def numbered(article: Article, window: Window) -> str:
    """Return the sentences of a window as they are sent, one a line, numbered from 1."""
    return "\n".join(f"[{number}] {sentence_text(article, index)}" for number, index in enumerate(window.sentences, 1))


def reply_tokens(article: Article, window: Window) -> int:
    """Return how many tokens a reply on a window may take."""
    characters = sum(article.sentences[index].end - article.sentences[index].start for index in window.sentences)
    return _TOKENS_FOR_A_SUMMARY + int(characters * _TOKENS_PER_CHARACTER)


def _left_out(article: Article, index: int, status: Status) -> Refusal:
    span = article.sentences[index]
    return Refusal(one_line(article.text[span.start : span.end]), Phrase(status.value))


def _distinct(parts: Sequence[Read]) -> tuple[Refusal, ...]:
    """Return what was rejected, each once: two windows may have shown the same sentence."""
    return tuple(dict.fromkeys(rejection for part in parts for rejection in part.rejected))
