from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.sentences import split

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))["cases"]

WORDS = st.sampled_from(
    [
        "M.",
        "Le",
        "port",
        "9,74",
        "…",
        "»",
        "«",
        "U.S.",
        "n°",
        "!",
        "?",
        ".",
        '"',
        "\n",
        "\r\n",
        "\u00a0",
        "The",
        "etc.",
        "😀",
        "\ud83d",
    ]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['why']}")
def test_text_falls_into_the_sentences_a_reader_sees(case: dict[str, Any]) -> None:
    text = case.get("between", " ").join(case["sentences"])
    assert [text[start:end] for start, end in split(text, case["language"])] == case["sentences"]


def test_a_sentence_ends_with_its_line() -> None:
    text = "A heading without a full stop\nA sentence. Another one"
    assert [text[start:end] for start, end in split(text, "en")] == [
        "A heading without a full stop",
        "A sentence.",
        "Another one",
    ]


def test_a_sentence_runs_over_the_lines_of_a_wrapped_paragraph() -> None:
    text = (
        "The yard on the shaded side of the bay was founded in 1962 by two\n"
        "brothers, Émile and Jean Norvane, who had inherited a field of mud.\n"
        "Everyone told them that ships are built in the sun. They went on.\n"
    )
    assert [text[start:end].replace("\n", " ") for start, end in split(text, "en")] == [
        "The yard on the shaded side of the bay was founded in 1962 by two brothers, Émile and Jean Norvane, who had "
        "inherited a field of mud.",
        "Everyone told them that ships are built in the sun.",
        "They went on.",
    ]


def test_a_sentence_ends_where_a_page_lost_the_space_after_it() -> None:
    text = "Le port est à vendre.Cette offre surprend."
    assert [text[start:end] for start, end in split(text, "fr")] == ["Le port est à vendre.", "Cette offre surprend."]


def test_a_long_line_of_another_language_is_asked_about_in_pieces_and_falls_into_the_same_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentencex = pytest.importorskip("sentencex")
    sentences = [f"Havnen i Grånes fik {number} nye både, sagde P. Holm." for number in range(600)]
    asked: list[str] = []
    original = sentencex.get_sentence_boundaries

    def boundaries(language: str, text: str) -> object:
        asked.append(text)
        return original(language, text)

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", boundaries)
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text, "da")] == sentences
    assert len(asked) > 1
    assert max(len(piece) for piece in asked) < len(text) / 2


def test_a_line_without_an_end_in_another_language_is_one_sentence() -> None:
    text = "«havn " * 9000 + "»" * 9000
    assert split(text, "da") == [(0, len(text))]


@pytest.mark.parametrize("language", ["fr", "en", "de", "zh", "xx"])
@given(text=st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_sentences_are_in_order_trimmed_and_hold_all_that_is_no_white_space(text: str, language: str) -> None:
    spans = split(text, language)
    previous_end = 0
    for start, end in spans:
        assert previous_end <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        previous_end = end
    held = set().union(*(range(start, end) for start, end in spans)) if spans else set()
    assert all(character.isspace() for offset, character in enumerate(text) if offset not in held)
