from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reports.sanitize import escaped, is_hidden, visible


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x07b\x00c\x7fd", "a␇b␀c␡d"),
        ("\u202etxt.exe", "⟨U+202E⟩txt.exe"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("lone \ud800", "lone ⟨U+D800⟩"),
        ("a\rb", "a␍b"),
        ("one\r\ntwo\tthree\nfour", "one two three four"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        ("hidden\ufe01\U000e0101", "hidden⟨U+FE01⟩⟨U+E0101⟩"),
    ],
)
def test_what_acts_or_hides_is_shown_by_a_sign(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@pytest.mark.parametrize("text", ["Évaluée à 9,7 milliards", "l’IA « pas à vendre » ", "株式会社 ❤️ naïve e\u0301"])
def test_honest_text_passes_unchanged(text: str) -> None:
    assert visible(text) == text


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_control_format_or_surrogate_character_ever_passes(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_is_swallowed(text: str) -> None:
    ends = text.count("\r\n")
    assert len(visible(text)) >= len(text) - ends


@given(st.text(alphabet=st.characters(codec=None)))
def test_escaped_json_reads_back_as_the_same_value_and_hides_nothing(text: str) -> None:
    written = escaped(json.dumps({"quote": text}, ensure_ascii=False, indent=1))
    assert json.loads(written)["quote"] == text
    assert not [c for c in written if c != "\n" and is_hidden(c)]
