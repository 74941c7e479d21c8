from __future__ import annotations

import pytest

from claimcheck.figures import find
from claimcheck.figures.identifiers import find_identifiers


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("She lives in Mill Street, 62701 Corle.", "en", "62701"),
        ("She lives in Corle, IL 62701.", "en", "62701"),
        ("Mora na Rua Alta, 25, 1100-048 Lisboa.", "pt", "1100-048"),
        ("Ring 0800 555 0174 for help.", "en", "005550174"),
        ("Llame al 91 234 56 71.", "es", "912345671"),
    ],
)
def test_postcodes_and_telephones_that_are_no_amounts_are_identifiers(text: str, language: str, key: str) -> None:
    amounts = [(amount.start, amount.end) for amount in find(text, language)]
    assert amounts == []
    assert key in [identifier.key for identifier in find_identifiers(text, language, amounts)]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("They met at half past six.", "en", "06:30"),
        ("They met at twenty-five to seven.", "en", "06:35"),
        ("They met at a quarter to one.", "en", "12:45"),
        ("They met at six o'clock.", "en", "06:00"),
        ("They met at six-thirty p.m. in Corle.", "en", "18:30"),
        ("They met at half six.", "en", "06:30"),
        ("They met at seven in the morning.", "en", "07:00"),
        ("They met at half past six in the evening.", "en", "18:30"),
        ("Ils dînent à six heures et demie.", "fr", "06:30"),
        ("Ils dînent à sept heures moins le quart.", "fr", "06:45"),
        ("Ils dînent à dix-huit heures trente.", "fr", "18:30"),
        ("Ils dînent à six heures.", "fr", "06:00"),
        ("Ils dînent à midi et demi.", "fr", "12:30"),
        ("Sie aßen um halb sieben.", "de", "06:30"),
        ("Sie aßen um fünf vor halb neun.", "de", "08:25"),
        ("Sie aßen um sechs Uhr dreißig.", "de", "06:30"),
        ("Sie aßen um sieben Uhr.", "de", "07:00"),
        ("Cenan a las ocho menos cuarto.", "es", "07:45"),
        ("Cenan a la una y media.", "es", "01:30"),
        ("Cenano all'una e mezza.", "it", "01:30"),
        ("Cenano alle otto meno un quarto.", "it", "07:45"),
        ("Jantam às seis e meia.", "pt", "06:30"),
        ("Jantam às quinze para as oito.", "pt", "07:45"),
        ("Ze aten om tien voor half zeven.", "nl", "06:20"),
        ("Ze aten om kwart over acht.", "nl", "08:15"),
    ],
)
def test_a_time_of_day_in_words_is_an_identifier_with_its_hour_and_minute(text: str, language: str, key: str) -> None:
    amounts = [(amount.start, amount.end) for amount in find(text, language)]
    assert amounts == []
    assert [identifier.key for identifier in find_identifiers(text, language, amounts)] == [key]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le col est à deux heures de route.", "fr"),
        ("Le trajet passe de trois à deux heures.", "fr"),
        ("Le vol a duré six heures et demie.", "fr"),
        ("Dio premios a las dos y tres mujeres lloraron.", "es"),
        ("Ten to twelve people came.", "en"),
    ],
)
def test_a_span_or_a_count_in_words_is_no_time_of_day(text: str, language: str) -> None:
    amounts = [(amount.start, amount.end) for amount in find(text, language)]
    assert find_identifiers(text, language, amounts) == ()
