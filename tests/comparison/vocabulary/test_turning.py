"""Words that turn or limit the sense: the comparison and the check read one table."""

from __future__ import annotations

import pytest

from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.vocabulary.turning import LIMIT, LIMITING
from claimcheck.verification.words import Sort, words_of
from tests.comparison.texts import statement_of

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limiting_word_limits_alike_in_the_comparison_and_in_a_check(language: str) -> None:
    classes: dict[str, list[str]] = own_table(language, "limits")["classes"]
    for name in LIMITING:
        for word in classes.get(name, ()):
            text = f"Orla {word} Oldport Oldport"
            limited = statement_of(text, "A", language)
            assert name in {marker.value for marker in limited.markers if marker.kind == LIMIT}, (name, word)
            turning = {one.turns for one in words_of(limited) if one.sort is Sort.TURNING}
            assert turning, (name, word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_classes_that_both_read_have_words_in_every_language(language: str) -> None:
    classes = own_table(language, "limits")["classes"]
    assert {"former", "deputy", "alleged", "draft", "only", "false"} <= {
        name for name, words in classes.items() if words
    }
