"""Claims and summary of one article from a model: asked for in windows, grounded by code, asked again once.

What the model leaves untold is filled in by rule: a statement of the article that no claim covers, though it carries
an amount or its sentence was passed over in silence, becomes a claim in the article's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from pydantic import BaseModel

from claimcheck.claims.clauses import statement_spans
from claimcheck.claims.grounding import Anchor, Problem, ground, likeliest, reason
from claimcheck.claims.measuring import claim_from_span, quantities_of
from claimcheck.claims.speakers import find_speaker
from claimcheck.engines import Extracted
from claimcheck.errors import ModelError
from claimcheck.languages import available
from claimcheck.languages.scanner import TokenKind, scan, without_accents
from claimcheck.model.failures import BrokenReply, Truncated
from claimcheck.model.prompts import Prompt, as_data, one_line
from claimcheck.model.replies import ClaimReply, RepairReply, SentenceReply, Status, WindowReply
from claimcheck.model.summaries import article_summary
from claimcheck.model.windows import Window, halves, windows
from claimcheck.records import Article, Certainty, Claim, Kind, Quantity, Rejection, Role

ReplyT = TypeVar("ReplyT", bound=BaseModel)

# A reply repeats its sentences once, in JSON; a model that writes much more than that has lost the thread.
_TOKENS_PER_CHARACTER = 0.9
_TOKENS_FOR_A_SUMMARY = 300
_TOKENS_FOR_A_REPAIR = 120

# The status of a sentence that holds no claim.
_NO_CLAIM = frozenset({Status.OPINION, Status.QUESTION, Status.FURNITURE})

# Two claims of one span are one if they share this much of their words.
_SAME_CLAIM = 0.8

_FEWEST_WORDS = 3

# What a reply holds around its texts; in a text it tells that a model missed the end of a string.
_JSON_IN_TEXT = re.compile(r"[{}]|\b(?:n|claim|speaker|status|text)[\"'’”]?:\s*(?:null|\[|[\"'‘“\d])")


class Asker(Protocol):
    """What extraction needs of a client (`claimcheck.model.client.Client`)."""

    def ask(
        self,
        *,
        stage: str,
        version: str,
        system: str,
        user: str,
        reply: type[ReplyT],
        max_tokens: int,
        attempts: int = 2,
        validate: Callable[[ReplyT], None] | None = None,
    ) -> ReplyT:
        """Return the model's reply to one question."""


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A claim as the model wrote it, and the index of the sentence it names (-1: none of the window)."""

    sentence: int
    text: str
    speaker: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim that its source bears out."""

    proposed: _Proposed
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class _Read:
    """What the model made of one window: `left_out` gives sentences, by index, with the reason for leaving them out."""

    window: Window
    told: tuple[_Told, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    left_out: tuple[tuple[int, Status], ...] = ()
    summary: tuple[tuple[str, tuple[int, ...]], ...] = ()
    failure: ModelError | None = None


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

    def extract(self, article: Article, source_id: str) -> Extracted:
        """Return the claims of `article` in the order of its text, what was rejected, and a summary.

        Raises `ModelError` where the service fails for good, or where no window of the article could be read.
        """
        pending = [self.executor.submit(self._read, article, window) for window in windows(article, self.characters)]
        parts: list[_Read] = []
        try:
            for done, future in enumerate(pending, 1):
                parts.extend(future.result())
                if self.progress:
                    self.progress(source_id, done, len(pending))
        finally:
            for future in pending:
                future.cancel()
        failures = [part.failure for part in parts if part.failure]
        if failures and len(failures) == len(parts):
            raise failures[0]
        told = _merged(parts)
        claims = _numbered([*_as_claims(article, told), *_filled_in(article, parts, told)], source_id)
        sentences = [sentence for part in parts for sentence in part.summary]
        return Extracted(claims, article_summary(article, claims, sentences), _distinct(parts))

    def _read(self, article: Article, window: Window) -> tuple[_Read, ...]:
        """Return what the model makes of a window, in several parts where its reply would not fit."""
        question = self.extract_prompt.fill(
            article.language,
            published=article.published.isoformat() if article.published else "-",
            sentences=numbered(article, window),
        )
        try:
            reply = self.asker.ask(
                stage=question.stage,
                version=question.version,
                system=question.system,
                user=question.user,
                reply=WindowReply,
                max_tokens=min(self.max_tokens, reply_tokens(article, window)),
            )
        except (Truncated, BrokenReply) as error:
            parts = halves(window)
            if len(parts) == 1:
                return (self._unread(article, window, error),)
            return tuple(part for half in parts for part in self._read(article, half))
        return (self._grounded(article, window, reply),)

    def _unread(self, article: Article, window: Window, error: ModelError) -> _Read:
        span = article.sentences[window.sentences[0]]
        sentence = one_line(article.text[span.start : span.end])
        words = reason("unanswered", article.language, words=error.message)
        return _Read(window, rejected=(Rejection(sentence, words),), failure=error)

    def _grounded(self, article: Article, window: Window, reply: WindowReply) -> _Read:
        proposed = [_proposed(claim, window) for claim in reply.claims]
        proposed = list(dict.fromkeys(one for one in proposed if one.status not in _NO_CLAIM and one.text))
        told: list[_Told] = []
        failed: list[tuple[_Proposed, Problem]] = []
        for one in proposed:
            found = _placed(one.text, article, one.sentence, window)
            if isinstance(found, Anchor):
                told.append(_Told(one, found))
            else:
                failed.append((one, found))
        repaired, rejected = self._asked_again(article, window, failed)
        return _Read(
            window,
            told=(*told, *repaired),
            rejected=rejected,
            left_out=_left_out(reply.claims, window),
            summary=tuple(_cited(sentence, window) for sentence in reply.summary),
        )

    def _asked_again(
        self, article: Article, window: Window, failed: Sequence[tuple[_Proposed, Problem]]
    ) -> tuple[tuple[_Told, ...], tuple[Rejection, ...]]:
        """Ask once more for the claims that failed, all in one question; return what now stands and what does not."""
        if not failed:
            return (), ()
        corrected = self._corrections(article, window, failed)
        told: list[_Told] = []
        rejected: list[Rejection] = []
        for number, (proposed, problem) in enumerate(failed, 1):
            text = corrected.get(number, "")
            found = _placed(text, article, proposed.sentence, window)
            if isinstance(found, Anchor):
                told.append(_Told(replace(proposed, text=text), found))
            else:
                rejected.append(Rejection(proposed.text, problem.worded(article.language)))
        return tuple(told), tuple(rejected)

    def _corrections(
        self, article: Article, window: Window, failed: Sequence[tuple[_Proposed, Problem]]
    ) -> dict[int, str]:
        blocks = [
            _block(article, number, proposed, problem, window) for number, (proposed, problem) in enumerate(failed, 1)
        ]
        question = self.repair_prompt.fill(article.language, claims="\n\n".join(blocks))
        try:
            reply = self.asker.ask(
                stage=question.stage,
                version=question.version,
                system=question.system,
                user=question.user,
                reply=RepairReply,
                max_tokens=min(self.max_tokens, _TOKENS_FOR_A_REPAIR * (len(failed) + 1)),
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


def _proposed(claim: ClaimReply, window: Window) -> _Proposed:
    index = window.sentences[claim.n - 1] if 1 <= claim.n <= len(window.sentences) else -1
    speaker = one_line(claim.speaker or "")
    return _Proposed(index, one_line(claim.claim), speaker or None, claim.status)


def _placed(text: str, article: Article, named: int, window: Window) -> Anchor | Problem:
    """Return where a claim of a window stands; one that swallowed the JSON around it stands nowhere."""
    if _JSON_IN_TEXT.search(text):
        return Problem("fragment")
    return ground(text, article, named, window.sentences)


def _cited(sentence: SentenceReply, window: Window) -> tuple[str, tuple[int, ...]]:
    indices = [window.sentences[number - 1] for number in sentence.n if 1 <= number <= len(window.sentences)]
    return one_line(sentence.text), tuple(dict.fromkeys(indices))


def _left_out(claims: Sequence[ClaimReply], window: Window) -> tuple[tuple[int, Status], ...]:
    """Return the sentences that the model says hold no claim, those it nevertheless made a claim of excepted."""
    count = len(window.sentences)
    told = {claim.n for claim in claims if claim.status not in _NO_CLAIM and claim.claim.strip()}
    without = {claim.n: claim.status for claim in claims if claim.status in _NO_CLAIM and claim.n not in told}
    return tuple((window.sentences[n - 1], status) for n, status in sorted(without.items()) if 1 <= n <= count)


def _block(article: Article, number: int, proposed: _Proposed, problem: Problem, window: Window) -> str:
    """Return a claim that failed as it is shown to the model: with the sentence likeliest meant and the one before."""
    meant = likeliest(proposed.text, article, proposed.sentence, window.sentences)
    before = next((i for i in range(meant - 1, -1, -1) if article.sentences[i].role is Role.BODY), None)
    lines = [f"id {number}"]
    if before is not None:
        lines.append(f"before: {_sentence_text(article, before)}")
    lines.append(f"sentence: {_sentence_text(article, meant)}")
    lines.append(f"claim: {as_data(proposed.text)}")
    lines.append(f"wrong: {problem.worded(article.language)}")
    return "\n".join(lines)


def _merged(parts: Sequence[_Read]) -> list[_Told]:
    """Return the claims of all windows in the order of the text, each once.

    A sentence that two windows show is told by the first; the second adds only amounts that the first passed over.
    """
    kept: list[_Told] = []
    for part in parts:
        amounts: dict[int, set[int]] = {}
        for told in kept:
            amounts.setdefault(told.anchor.sentence, set()).update(q.start for q in told.anchor.quantities)
        for told in part.told:
            before = amounts.get(told.anchor.sentence)
            adds = before is None or {q.start for q in told.anchor.quantities} - before
            if adds and not any(_same(told, other) for other in kept):
                kept.append(told)
    return sorted(kept, key=lambda told: (told.anchor.start, told.anchor.end))


def _same(a: _Told, b: _Told) -> bool:
    """Tell whether two claims say the same of one sentence, in the same words for the most part."""
    amounts_a, amounts_b = ({q.start for q in told.anchor.quantities} for told in (a, b))
    if a.anchor.sentence != b.anchor.sentence or amounts_a != amounts_b:
        return False
    words_a, words_b = _words(a.proposed.text), _words(b.proposed.text)
    return len(words_a & words_b) >= _SAME_CLAIM * len(words_a | words_b)


def _words(text: str) -> set[str]:
    return {without_accents(token.text) for token in scan(text) if token.kind is not TokenKind.SIGN}


def _as_claims(article: Article, told: Sequence[_Told]) -> list[Claim]:
    claims = []
    for one in told:
        anchor = one.anchor
        claim = claim_from_span(
            article,
            anchor.start,
            anchor.end,
            id="",
            text=one.proposed.text,
            speaker=speaker_of_proposal(article, anchor, one.proposed.speaker),
            certainty=_certainty(article, one.proposed.status),
        )
        claims.append(replace(claim, quantities=anchor.quantities, names=anchor.names))
    return claims


def speaker_of_proposal(article: Article, anchor: Anchor, proposed: str | None) -> str | None:
    """Return who the model says is speaking, as far as the article bears that out; None leaves it to the rules.

    The sentence must attribute its content to somebody. A name in it that the rules find stands, unless the model
    gives the same one in full; where it only has a pronoun, the model may say whom it stands for. Either way the
    words must stand in the article up to the end of the sentence.
    """
    sentence = article.sentences[anchor.sentence]
    said = find_speaker(article.text[sentence.start : sentence.end], article.language)
    if not proposed or said is None:
        return None
    start = _place(proposed, article.text[: sentence.end])
    if start is None:
        return None
    words = article.text[start[0] : start[1]]
    if said.pronoun or _words(said.text) <= _words(words):
        return words
    return None


def _place(words: str, text: str) -> tuple[int, int] | None:
    """Return where `words` stand last in `text`, case, accents and typographic signs aside."""
    wanted = [without_accents(token.text) for token in scan(words)]
    tokens = scan(text)
    present = [without_accents(token.text) for token in tokens]
    for first in range(len(present) - len(wanted), -1, -1):
        if wanted and present[first : first + len(wanted)] == wanted:
            return tokens[first].start, tokens[first + len(wanted) - 1].end
    return None


def _certainty(article: Article, status: Status) -> Certainty | None:
    """Return the model's word on certainty in a language whose markers no file lists, else None: rules read them."""
    base = article.language.split("-")[0]
    return None if base in available() else Certainty(status.value)


def _filled_in(article: Article, parts: Sequence[_Read], told: Sequence[_Told]) -> list[Claim]:
    """Return claims by rule for the statements that the model left untold.

    Untold is a statement with an amount that no claim tells, and one of a sentence without any claim, unless the model
    left that sentence out for a reason and it holds neither amount nor date.
    """
    left_out = {index for part in parts for index, status in part.left_out if _may_leave_out(article, index, status)}
    asked = sorted({index for part in parts for index in part.window.sentences})
    by_sentence: dict[int, list[Anchor]] = {}
    for one in told:
        by_sentence.setdefault(one.anchor.sentence, []).append(one.anchor)
    claims = []
    for index in asked:
        anchors = by_sentence.get(index, [])
        tells = {q.start for anchor in anchors for q in anchor.quantities}
        for start, end in _statements(article, index):
            amounts = {q.start for q in _amounts(article) if start <= q.start and q.end <= end}
            silent = not anchors and index not in left_out
            if amounts - tells or silent:
                claims.append(claim_from_span(article, start, end, id=""))
    return claims


def _may_leave_out(article: Article, index: int, status: Status) -> bool:
    """Tell whether code can follow the model in leaving a sentence out: an opinion dates and counts nothing."""
    sentence = article.sentences[index]
    if status is Status.QUESTION:
        return _is_question(article.text[sentence.start : sentence.end])
    return not any(sentence.start <= q.start and q.end <= sentence.end for q in quantities_of(article))


def _is_question(text: str) -> bool:
    return text.rstrip(' »"”').endswith("?")


def _amounts(article: Article) -> list[Quantity]:
    return [quantity for quantity in quantities_of(article) if quantity.kind is not Kind.DATE]


def _statements(article: Article, index: int) -> list[tuple[int, int]]:
    """Return the statements of a sentence; a question makes none, nor do two words."""
    sentence = article.sentences[index]
    text = article.text[sentence.start : sentence.end]
    if _is_question(text) or sum(token.kind is TokenKind.WORD for token in scan(text)) < _FEWEST_WORDS:
        return []
    return statement_spans(article.text, sentence.start, sentence.end, article.language, quantities_of(article))


def _numbered(claims: Sequence[Claim], source_id: str) -> tuple[Claim, ...]:
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return tuple(replace(claim, id=f"{source_id}{number}") for number, claim in enumerate(ordered, 1))


def _distinct(parts: Sequence[_Read]) -> tuple[Rejection, ...]:
    """Return what was rejected, each once: two windows may have shown the same sentence."""
    return tuple(dict.fromkeys(rejection for part in parts for rejection in part.rejected))
