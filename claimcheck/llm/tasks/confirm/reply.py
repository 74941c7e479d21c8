"""What a model may reply on claims that seem to contradict each other."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.llm.replies import EachThatFits, Reply


class Reading(StrEnum):
    """Whether both claims of a pair can be true, and what kind of contradiction they are where they cannot."""

    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    DISPUTED = "disputed"
    UPDATE = "update"


class ConfirmationReply(Reply):
    """The answer on one pair: its number, how both can be true or why they cannot, and what follows."""

    pair: int
    both: str = ""
    relation: Reading


class ConfirmationsReply(Reply):
    """The answers on all pairs of a question."""

    answers: EachThatFits[ConfirmationReply]
