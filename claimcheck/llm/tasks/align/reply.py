"""What a model may reply on the claims of two articles."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.llm.replies import EachThatFits, Ids, Reply


class MatchRelation(StrEnum):
    """How the claims of a match relate."""

    AGREE = "agree"
    PRECISION = "precision"
    CERTAINTY = "certainty"
    CONFLICT = "conflict"
    DISPUTED = "disputed"
    UPDATE = "update"


class About(StrEnum):
    """In what the claims of a match differ."""

    AMOUNT = "amount"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    EVENT = "event"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    WORDING = "wording"
    NOTHING = "nothing"


class MatchReply(Reply):
    """One matter that both articles tell: the ids of the claims, why, how they relate, and the words that differ."""

    a: Ids
    b: Ids
    reason: str = ""
    relation: MatchRelation
    about: About = About.WORDING
    a_words: str = ""
    b_words: str = ""


class AlignmentReply(Reply):
    """All matters that two articles both tell."""

    matches: EachThatFits[MatchReply]
