from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Claim
from claimcheck.reports.excerpts import Piece, excerpt, excerpt_of, shared_words

SENTENCE = (
    "Le groupe d’investisseurs, réuni depuis le début de l’année autour de l’armateur, a proposé de reprendre le "
    "port pour 9,74 milliards de couronnes, une somme que le conseil municipal a jugée insuffisante à l’unanimité."
)


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join("…" if piece.cut else f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def test_a_short_quote_stands_whole_with_its_words_marked() -> None:
    assert shown(excerpt("12 people died", [(0, 2)], 80)) == "[12] people died"


def test_a_long_quote_is_cut_around_the_marked_words() -> None:
    start = SENTENCE.index("9,74")
    text = shown(excerpt(SENTENCE, [(start, start + 4)], 80))
    assert "pour [9,74] milliards" in text
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) < 120


def test_a_long_quote_without_marks_keeps_its_beginning() -> None:
    text = shown(excerpt(SENTENCE, [], 60))
    assert SENTENCE.startswith(text.removesuffix("…"))
    assert 60 <= len(text) <= 90


def test_a_long_quote_without_marks_keeps_the_stretch_it_shares_with_the_others() -> None:
    others = ["Le conseil municipal juge la somme insuffisante."]
    text = shown(excerpt(SENTENCE, [], 90, shared_words(SENTENCE, others)))
    assert text.startswith("…")
    assert "somme que le conseil municipal a jugée insuffisante" in text


def test_room_that_the_beginning_leaves_unused_goes_to_the_end() -> None:
    text = shown(excerpt(SENTENCE, [(0, 2)], 120))
    assert text.startswith("[Le] groupe")
    assert len(text) >= 110


def test_no_word_is_cut_at_the_end_of_a_quote() -> None:
    quote = "Vingt navires et des bateaux fluviaux notamment."
    assert shown(excerpt(quote, [], len(quote) - 4)) == quote


LONG = "At the gate, where some two hundred people had waited since the morning, the owner, who is 46 years old, spoke."


@pytest.mark.parametrize(
    ("text", "shown_words"), [("The owner is 46 years old.", "46 years old"), (LONG, "At the gate")]
)
def test_of_a_long_quote_the_words_of_the_claim_are_shown(text: str, shown_words: str) -> None:
    claim = Claim(id="A1", text=text, quote=LONG, start=0, end=len(LONG))
    assert shown_words in shown(excerpt_of(claim, (), 50))


def test_cuts_fall_between_words() -> None:
    start = SENTENCE.index("9,74")
    kept = [piece.text for piece in excerpt(SENTENCE, [(start, start + 4)], 80) if not piece.cut]
    assert all(word in SENTENCE.split() for word in "".join(kept).split())


@given(
    st.text(alphabet="ab c", max_size=300),
    st.lists(st.tuples(st.integers(-5, 310), st.integers(-5, 310)), max_size=4),
    st.integers(1, 200),
)
def test_no_marked_word_is_ever_hidden_and_no_word_invented(
    quote: str, marks: list[tuple[int, int]], limit: int
) -> None:
    pieces = excerpt(quote, marks, limit)
    marked = "".join(piece.text for piece in pieces if piece.marked)
    covered = {offset for start, end in marks for offset in range(max(start, 0), min(end, len(quote)))}
    assert marked == "".join(quote[offset] for offset in sorted(covered))
    position = 0
    for piece in pieces:
        if not piece.cut:
            position = quote.index(piece.text, position) + len(piece.text)
    if not any(piece.cut for piece in pieces):
        assert "".join(piece.text for piece in pieces) == quote
