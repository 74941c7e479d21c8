"""What a model may reply on sentences to be translated."""

from __future__ import annotations

from claimcheck.llm.replies import Reply


class TranslatedReply(Reply):
    """A sentence in the language asked for, by its number."""

    n: int
    text: str


class TranslationReply(Reply):
    """Claims or sentences of a summary in another language."""

    sentences: list[TranslatedReply]
