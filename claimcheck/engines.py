"""What an engine is: the part of a run that may be played by rules or by a language model."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol, runtime_checkable

from claimcheck.frozen import frozen
from claimcheck.records import Article, Claim, Comparison, Engine, Note, Rejection, SummarySentence, Verdict


class Reason(Protocol):
    """Why something is as it is, to be said in the language of the report."""

    def worded(self, language: str, /) -> str:
        """Return the reason as a sentence in `language`."""


@frozen
class Refusal:
    """A claim that a model made and the source does not bear out, or a sentence of which it made none, and why."""

    text: str
    reason: Reason

    def worded(self, language: str) -> Rejection:
        """Return it as it stands in a report in `language`."""
        return Rejection(self.text, self.reason.worded(language))


@frozen
class Extracted:
    """What an engine finds in one article: grounded claims, a summary that cites them, and what was rejected.

    `notes` are what a reader should know of how the claims were made.
    """

    claims: tuple[Claim, ...]
    summary: tuple[SummarySentence, ...]
    rejected: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


@frozen
class Side:
    """The claims of one source, as an engine is asked about them."""

    source: str
    language: str
    published: datetime.date | None
    claims: tuple[Claim, ...]


@frozen
class Match:
    """A matter that two sources both tell, as an engine sees it: the ids of the claims that tell it, how they relate.

    `about` names what differs (amount, date, place, person, event, polarity, certainty, wording, nothing); `a_words`
    and `b_words` are words of the claims, empty where the engine gave none that stand there. `reason` is one sentence.
    `may_decide` says that the engine got the matters right whose answer is known, in the same question. `finer` is the
    side that tells more, where the engine says which.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    verdict: Verdict
    about: str
    reason: str
    a_words: str = ""
    b_words: str = ""
    may_decide: bool = True
    finer: Literal["a", "b"] | None = None


@frozen
class Doubt:
    """Claims of two sources that one alone, an engine or the rules, takes for a contradiction, by their ids."""

    a: tuple[str, ...]
    b: tuple[str, ...]


@frozen
class Doubted:
    """Two sources, and what is to be asked about once more between them."""

    sides: tuple[Side, Side]
    doubts: tuple[Doubt, ...]


@frozen
class Confirmation:
    """What an engine says of a doubt: the kind of the contradiction, None where both can be true, and why.

    `reason` is one sentence.
    """

    contradiction: Verdict | None
    reason: str = ""


@frozen
class Verification:
    """What an engine says of one claim of a text: the sentences that say so, by source and offsets, what differs.

    `by` is the kind of model that says so, as it stands in `decided_by`: "model", or "local" for an entailment model,
    which is heard only where rules leave a claim open or find it nowhere.
    """

    verdict: Verdict
    reason: str
    sentences: tuple[tuple[str, int, int], ...] = ()
    claim_words: str = ""
    source_words: str = ""
    may_decide: bool = True
    by: Literal["model", "local"] = "model"


class ClaimEngine(Protocol):
    """Reads claims out of articles, aligns those of two articles, and verifies a text."""

    def extract(self, article: Article, source_id: str, /) -> Extracted:
        """Return the claims of `article`, with ids `source_id` + a number from 1, and a summary of them."""

    def translate(self, extracted: Extracted, article: Article, /) -> Extracted:
        """Return what was found in `article` in the language of the report, where the engine translates.

        Claims are compared in the language of their article, and translated to be read.
        """

    def align(self, pairs: Sequence[tuple[Side, Side]], language: str, /) -> tuple[tuple[Match, ...], ...]:
        """Return for each pair of sources the matters that both tell; none where the engine leaves that to rules.

        Reasons are in `language`.
        """

    def verify(
        self, text: Article, claims: Sequence[Claim], sources: Mapping[str, Article], language: str, /
    ) -> tuple[Verification | None, ...]:
        """Return for each claim of `text` whether the sources bear it out, None where that is left to rules."""

    def summarize(self, comparison: Comparison, /) -> tuple[str, ...]:
        """Return a summary of the whole comparison in its language, one sentence an element; may be empty."""

    def describe(self) -> Engine:
        """Return the name, the model and the usage so far, as they stand in a document."""


@runtime_checkable
class ConfirmingEngine(Protocol):
    """An engine that can be asked once more whether two claims contradict each other."""

    def confirm(self, doubted: Sequence[Doubted], language: str, /) -> tuple[tuple[Confirmation | None, ...], ...]:
        """Return for each two sources what it says of each doubt, None where it has no answer.

        Reasons are in `language`.
        """


@runtime_checkable
class EagerEngine(Protocol):
    """An engine that reads articles while it is asked about others."""

    def begin(self, articles: Sequence[Article], /) -> None:
        """Start to read `articles`, whose claims will be asked for one article after the other."""


@runtime_checkable
class DeferringEngine(Protocol):
    """An engine that may put questions off (`Deferred`), to ask them all together."""

    def exchange_batch(self, watch: Callable[[str, int, int], None], /) -> int:
        """Have all deferred questions answered, and return how many were.

        `watch` hears the state of the exchange, how many questions are answered, and of how many. Raises `ModelError`.
        """
