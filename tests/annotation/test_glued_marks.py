"""A straight mark between two sentences, where a page lost its line ends, closes a quotation or goes on with it."""

import pytest

from claimcheck.annotation.direct_speech import quotations

CASES = [
    # The last of three marks closes: the one before it opened the second paragraph.
    ("\"The coin came by sea.\"It was copied in a yard.\"Other finds include a mount.", ["It was copied in a yard."]),
    # The first person is somebody's own words.
    ('"They are good.\"We know we can win.\"I would love a crowd.\"Hall is one of twelve.', ["We know", "I would"]),
    # A verb of saying is the paper's.
    ("\"They are good.\"Mr Hall said so in May.\"We see few of them.\"Other finds include a mount.", ["We see few"]),
    # What should be done, people say and papers seldom write.
    ('"They are dry."Docks should stay open."They need to dry out."Hall left in May.', ["Docks should", "They need"]),
    # A mark behind a space closes, so that something must be open there.
    ('"It is dry.\"It was never wet.\" The council meets.', ["It was never wet."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held"), CASES, ids=lambda value: str(value)[:40])
def test_the_reading_is_taken_that_the_words_bear_out(text: str, held: list[str]) -> None:
    found = [text[quotation.start : quotation.end] for quotation in quotations(text, "en")]
    assert [any(words in one for one in found) for words in held] == [True] * len(held)
    last = text.rpartition('"')[2]
    assert not any(last in one for one in found)


def test_what_the_paper_says_between_two_quotations_is_in_neither() -> None:
    text = CASES[2][0]
    assert not any("Mr Hall said" in text[one.start : one.end] for one in quotations(text, "en"))


def test_thousands_of_glued_marks_are_read_in_time() -> None:
    assert quotations('"We won.' + '"We won.' * 5000, "en")
