"""What a model may reply on claims of a text and sentences of its sources."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from claimcheck.llm.replies import EachThatFits, Numbers, Reply


class Support(StrEnum):
    """Whether sentences bear a claim out."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    UNCLEAR = "unclear"


class AnswerReply(Reply):
    """An answer on one claim: why, the numbers of the sentences that say so, the words that differ, and the verdict.

    The words stand before the verdict, so that a model has to look for what is not said before it calls all of it said.
    """

    claim: str
    reason: str = ""
    sentences: Numbers = Field(default_factory=list)
    claim_words: str = ""
    source_words: str = ""
    verdict: Support


class VerificationReply(Reply):
    """The answers on all claims of a question."""

    answers: EachThatFits[AnswerReply]
