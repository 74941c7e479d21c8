from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.figures.amounts import find_amounts

_WORDS = {
    "en": """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""",
    "fr": """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
        dix-huit dix-neuf vingt trente quarante cinquante soixante""",
}
_EN, _EN_TENS = _WORDS["en"].split()[:20], _WORDS["en"].split()[20:]
_FR, _FR_TENS = _WORDS["fr"].split()[:20], _WORDS["fr"].split()[20:]


def _english(number: int) -> str:
    if number < 20:
        return _EN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _EN_TENS[tens - 2] + (f"-{_EN[ones]}" if ones else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            count, rest = divmod(number, size)
            link = " and " if 0 < rest < 100 else " "
            return f"{_english(count)} {name}" + (link + _english(rest) if rest else "")
    raise AssertionError(number)


def _french(number: int) -> str:
    if number < 20:
        return _FR[number]
    if number < 100:
        return _french_tens(number)
    for size, name in ((10**9, "milliard"), (10**6, "million"), (1000, "mille"), (100, "cent")):
        if number >= size:
            count, rest = divmod(number, size)
            plural = "s" if count > 1 and (size >= 10**6 or (size == 100 and not rest)) else ""
            head = name if count == 1 and size <= 1000 else f"{_french(count)} {name}{plural}"
            return head + (" " + _french(rest) if rest else "")
    raise AssertionError(number)


def _french_tens(number: int) -> str:
    if number == 71:
        return "soixante et onze"
    if number >= 80:
        rest = number - 80
        return "quatre-vingt" + (f"-{_FR[rest]}" if rest else "s")
    tens = min(number // 10, 6)
    rest = number - tens * 10
    link = " et " if rest == 1 else "-"
    return _FR_TENS[tens - 2] + (f"{link}{_FR[rest]}" if rest else "")


def _value(text: str, language: str) -> object:
    found = find_amounts(text, language)
    return [(q.text, q.value) for q in found]


@settings(max_examples=400, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_every_english_number_in_words_is_read_whole(number: int) -> None:
    text = _english(number)
    assert _value(text, "en") == [(text, number)]


@settings(max_examples=400, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_every_french_number_in_words_is_read_whole(number: int) -> None:
    text = _french(number)
    assert _value(text, "fr") == [(text, number)]


@given(st.integers(0, 10**12), st.sampled_from([" ", ".", "\u202f"]))
def test_grouped_figures_are_read_whole_in_french(number: int, sign: str) -> None:
    text = f"{number:,}".replace(",", sign)
    assert _value(f"{text} euros", "fr") == [(f"{text} euros", number)]


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_grouped_figures_with_decimals_are_read_whole_in_english(number: int, hundredths: int) -> None:
    text = f"{number:,}.{hundredths:02}"
    ((found, value),) = [(q.text, q.value) for q in find_amounts(f"${text}", "en")]
    assert found == f"${text}"
    assert value == float(f"{number}.{hundredths:02}")
