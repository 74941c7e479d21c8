"""A text may break off anywhere: behind whatever word, nothing is read where no word stands."""

from __future__ import annotations

import pytest

from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import speech_words


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "it", "pt", "nl"])
def test_a_word_for_somebody_may_end_a_text_behind_a_verb_of_saying(language: str) -> None:
    words = speech_words(language)
    texts = [
        f"{opening}{verb} {somebody}".capitalize()
        for verb in sorted(words.verbs)[::5]
        for somebody in sorted(words.somebody)
        for opening in ("", "lena ")
    ]
    assert len(texts) > 20
    for text in texts:
        speaker = find_speaker(text, language)
        assert speaker is None or 0 <= speaker.start < speaker.end <= len(text)
