"""What a model may reply on the findings of a comparison."""

from __future__ import annotations

from claimcheck.llm.replies import Reply


class OverviewSentence(Reply):
    """A sentence on the whole comparison and the ids of the findings it rests on."""

    text: str
    findings: list[str]


class OverviewReply(Reply):
    """A summary of a comparison."""

    summary: list[OverviewSentence]
