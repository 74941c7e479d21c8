"""What a model proposed for one window, read and placed; and the claims that the windows of an article amount to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.left_aside import is_question
from claimcheck.annotation.wording import words_of
from claimcheck.engines import Refusal
from claimcheck.errors import ModelError
from claimcheck.llm.grounding.anchors import Anchor, ground
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Said
from claimcheck.llm.prompts import one_line
from claimcheck.llm.tasks.extract.reply import ClaimReply, SentenceReply, Status, WindowReply
from claimcheck.llm.tasks.extract.windows import Window
from claimcheck.reading.sentences import split
from claimcheck.records import Article

# The status of a sentence that holds no claim.
_NO_CLAIM = frozenset({Status.OPINION, Status.QUESTION, Status.BOILERPLATE})

# Two claims of one span are one if they share this much of their words.
_SAME_CLAIM = 0.8

# What a reply holds around its texts; in a text it tells that a model missed the end of a string.
_JSON_IN_TEXT = re.compile(r"[{}]|\b(?:n|claim|speaker|status|text)[\"'’”]?:\s*(?:null|\[|[\"'‘“\d])")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim as the model wrote it, and the index of the sentence it names (-1: none of the window)."""

    sentence: int
    text: str
    speaker: str | None
    status: Status
    unknown_status: str = ""

    @property
    def said(self) -> Said:
        """Who says it, as the model has it."""
        return Said(self.speaker or "", self.status is Status.DENIED)


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim that its source bears out."""

    proposed: Proposed
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Failed:
    """A claim that its article refutes, to be asked for once more, and why."""

    proposed: Proposed
    problem: Problem


@dataclass(frozen=True, slots=True)
class Read:
    """What the model made of one window: `left_out` gives sentences, by index, with the reason for leaving them out."""

    window: Window
    grounded: tuple[Grounded, ...] = ()
    rejected: tuple[Refusal, ...] = ()
    left_out: tuple[tuple[int, Status], ...] = ()
    summary: tuple[tuple[str, tuple[int, ...]], ...] = ()
    failure: ModelError | None = None


def sorted_out(reply: WindowReply, article: Article, window: Window) -> tuple[list[Grounded], list[Failed]]:
    """Return the claims of a reply that stand in the article, and those to be asked for once more."""
    grounded: list[Grounded] = []
    failed: list[Failed] = []
    proposed = [_proposed(claim, window) for claim in reply.claims]
    for one in dict.fromkeys(single for whole in proposed for single in _singly(whole, article, window)):
        if one.status in _NO_CLAIM or not one.text or is_question(one.text):
            continue
        found = placed(one.text, article, one, window)
        if isinstance(found, Problem):
            failed.append(Failed(one, found))
        else:
            grounded.append(Grounded(one, found))
    return grounded, failed


def _singly(proposed: Proposed, article: Article, window: Window) -> list[Proposed]:
    """Return a claim that runs over several sentences as one claim a sentence, unless the source has it in one."""
    return [replace(proposed, text=text) for text in one_by_one(proposed.text, article, window)]


def one_by_one(text: str, article: Article, window: Window) -> list[str]:
    """Return the sentences of a claim, or the claim as it is where it is one sentence or one of the window is it."""
    spans, said = split(text, article.language), words_of(text)
    sentences = (article.sentences[index] for index in window.sentences)
    if len(spans) < 2 or any(words_of(article.text[one.start : one.end]) == said for one in sentences):
        return [text]
    return [text[start:end].strip() for start, end in spans]


def _proposed(claim: ClaimReply, window: Window) -> Proposed:
    index = window.sentences[claim.n - 1] if 1 <= claim.n <= len(window.sentences) else -1
    speaker = one_line(claim.speaker or "")
    return Proposed(index, one_line(claim.claim), speaker or None, claim.status, one_line(claim.unknown_status))


def placed(text: str, article: Article, proposed: Proposed, window: Window) -> Anchor | Problem:
    """Return where a claim of a window stands that is proposed or corrects what was.

    One that swallowed the JSON around it stands nowhere.
    """
    if _JSON_IN_TEXT.search(text):
        return Problem("fragment")
    return ground(text, article, proposed.sentence, window.sentences, proposed.said)


def cited(sentence: SentenceReply, window: Window) -> tuple[str, tuple[int, ...]]:
    """Return a sentence of a summary with the indices of the sentences it rests on."""
    indices = [window.sentences[number - 1] for number in sentence.n if 1 <= number <= len(window.sentences)]
    return one_line(sentence.text), tuple(dict.fromkeys(indices))


def cut_after(reply: WindowReply, window: Window) -> tuple[Window, Window] | None:
    """Return the sentences that a reply was done with before it was cut off, and those behind; None where none.

    The sentence of its last claim may have more to tell, and belongs to those behind.
    """
    last = max((claim.n for claim in reply.claims if 1 <= claim.n <= len(window.sentences)), default=0)
    if last < 2:
        return None
    return Window(window.sentences[: last - 1]), Window(window.sentences[last - 1 :])


def without_claim(claims: Sequence[ClaimReply], window: Window) -> tuple[tuple[int, Status], ...]:
    """Return the sentences that the model says hold no claim, those it nevertheless made a claim of excepted."""
    count = len(window.sentences)
    grounded = {claim.n for claim in claims if claim.status not in _NO_CLAIM and claim.claim.strip()}
    without = {claim.n: claim.status for claim in claims if claim.status in _NO_CLAIM and claim.n not in grounded}
    return tuple((window.sentences[n - 1], status) for n, status in sorted(without.items()) if 1 <= n <= count)


def merged(parts: Sequence[Read]) -> list[Grounded]:
    """Return the claims of all windows in the order of the text, each once.

    A sentence that two windows show has the claims of the first; the second adds only amounts that the first left out.
    """
    kept: list[Grounded] = []
    for part in parts:
        amounts: dict[int, set[int]] = {}
        for grounded in kept:
            amounts.setdefault(grounded.anchor.sentence, set()).update(q.start for q in grounded.anchor.quantities)
        for grounded in part.grounded:
            before = amounts.get(grounded.anchor.sentence)
            adds = before is None or {q.start for q in grounded.anchor.quantities} - before
            if adds and not any(_same(grounded, other) for other in kept):
                kept.append(grounded)
    return sorted(kept, key=lambda grounded: (grounded.anchor.start, grounded.anchor.end))


def _same(a: Grounded, b: Grounded) -> bool:
    """Tell whether two claims say the same: in the same words, or one in some of the other's, from one sentence.

    « Il a tué 5 passants » and « il a blessé 5 passants » share all but what matters. What one speaker says and another
    says too, or denies, are two claims.
    """
    if _is_of_two(a.proposed, b.proposed):
        return False
    words_a, words_b = set(words_of(a.anchor.text)), set(words_of(b.anchor.text))
    if words_a == words_b:
        return True
    amounts_a, amounts_b = ({q.start for q in grounded.anchor.quantities} for grounded in (a, b))
    if a.anchor.sentence != b.anchor.sentence or amounts_a != amounts_b:
        return False
    is_part = words_a <= words_b or words_b <= words_a
    return is_part and len(words_a & words_b) >= _SAME_CLAIM * len(words_a | words_b)


def _is_of_two(a: Proposed, b: Proposed) -> bool:
    """Tell whether two claims have different speakers, or one of them is a denial."""
    speakers = [set(words_of(one.speaker or "")) for one in (a, b)]
    return a.said.denied is not b.said.denied or (all(speakers) and speakers[0].isdisjoint(speakers[1]))
