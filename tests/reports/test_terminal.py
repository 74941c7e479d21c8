from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from claimcheck.records import (
    Certainty,
    Engine,
    Kind,
    Measurement,
    Qualifier,
    Quantity,
    Rejection,
    SummarySentence,
    Usage,
    Verdict,
)
from claimcheck.reports import terminal

if TYPE_CHECKING:
    from tests.reports.conftest import Desk

ESCAPE = "\x1b"


def report(document: Any, language: str = "en", **options: Any) -> str:
    return terminal.render(document, texts={}, language=language, **options)


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_what_differs_comes_before_what_agrees_before_what_one_source_says(fire: Desk) -> None:
    text = report(fire.comparison())
    order = ["CONFLICT", "MORE EXACT", "Where they agree", "No counterpart found", "Decided by rules"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_the_head_names_every_source_with_title_date_language_and_notes(fire: Desk) -> None:
    head = report(fire.comparison()).split("Where they differ")[0]
    for words in ("Twelve dead", "a.txt · English · 1 March 2025 · 3 claims", "Two paragraphs stand twice.", "b.txt"):
        assert words in head
    assert "French · undated · 4 claims" in head


def test_verdicts_are_counted_in_one_line_and_absent_ones_left_out(fire: Desk) -> None:
    assert "✗ 1 conflict   ≈ 1 more exact in one source   = 1 agreed   · 1 with no counterpart found" in report(
        fire.comparison()
    ).replace("\u00a0", " ")


def test_differing_words_are_bracketed_without_colour_and_styled_with_it(fire: Desk) -> None:
    plain, coloured = report(fire.comparison()), report(fire.comparison(), colour=True)
    assert "⟦12 people⟧" in plain
    assert "⟦15 morts⟧" in plain
    assert "⟦" not in coloured
    assert f"{ESCAPE}[1;4;31m12 people{ESCAPE}[0m" in coloured


def test_quotes_stand_side_by_side_from_100_columns_and_stacked_below(fire: Desk) -> None:
    wide, narrow = report(fire.comparison(), width=100), report(fire.comparison(), width=80)
    assert re.search(r"A1.*⟦12 people⟧.*B1.*⟦15 morts⟧", wide)
    assert re.search(r"A1.*⟦12 people⟧.*\n +B1.*⟦15 morts⟧", narrow)


@pytest.mark.parametrize("width", [40, 80, 100, 137, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_wider_than_the_page(fire: Desk, width: int, language: str) -> None:
    lines = report(fire.comparison(), language, width=width).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_a_word_longer_than_the_page_is_broken_never_cut(desk: Desk) -> None:
    word = "ß" * 300
    desk.source("A", word)
    desk.source("B", "Rain.")
    desk.claim("A1", word)
    desk.claim("B1", "Rain.")
    desk.finding(Verdict.CONFLICT, "A1", "B1")
    text = report(desk.comparison(), width=100)
    assert text.count("ß") == 300


def test_colour_changes_no_word(fire: Desk) -> None:
    coloured = without_colour(report(fire.comparison(), colour=True))
    plain = report(fire.comparison()).replace("⟦", "").replace("⟧", "")
    assert sorted(coloured.split()) == sorted(plain.split())


def test_the_plain_report_holds_no_escape_and_no_space_at_line_ends(fire: Desk) -> None:
    text = report(fire.comparison())
    assert ESCAPE not in text
    assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_the_same_document_gives_the_same_text_whatever_the_environment(
    fire: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = report(fire.comparison())
    for name, value in {"COLUMNS": "55", "FORCE_COLOR": "1", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert report(fire.comparison()) == before


def test_speaker_and_certainty_are_told_only_where_a_source_does_not_state_plainly(fire: Desk) -> None:
    text = report(fire.comparison())
    assert "↳\u00a0the port" in text
    assert "↳\u00a0in the conditional" in text
    assert text.count("↳") == 2


@pytest.mark.parametrize(
    ("certainty", "speaker", "words"),
    [
        (Certainty.REPORTED, "the Morning Gazette", "reported: the Morning Gazette"),
        (Certainty.REPORTED, None, "reported"),
        (Certainty.DENIED, "the mayor", "denied: the mayor"),
        (Certainty.POSSIBLE, None, "said to be possible"),
    ],
)
def test_every_degree_of_certainty_is_worded(desk: Desk, certainty: Certainty, speaker: str | None, words: str) -> None:
    desk.source("A", "Rain fell.")
    desk.claim("A1", "Rain fell.", certainty=certainty, speaker=speaker)
    assert f"↳\u00a0{words}\n" in report(desk.extraction("A"))


def test_a_number_is_never_parted_from_its_unit_at_a_no_break_space(desk: Desk) -> None:
    words = " ".join(["pour 9,7\u00a0milliards"] * 12)
    desk.source("A", words, language="fr")
    desk.claim("A1", words)
    text = report(desk.extraction("A"), "fr", width=60)
    assert text.count("9,7\u00a0milliards") == 12


def test_a_report_in_french_is_french_to_the_last_line(fire: Desk) -> None:
    text = report(fire.comparison(), "fr")
    for phrase in (
        "Ce qui diffère",
        "CONTRADICTION",
        "1er mars 2025",
        "hors ligne\u202f:",
        "Sans équivalent trouvé",
        "B · 1 affirmation",
    ):
        assert phrase in text
    assert not re.search(r"\b(claims|source only|undated|reported)\b", text)


def test_without_a_difference_the_report_says_so(desk: Desk) -> None:
    desk.source("A", "Rain fell.")
    desk.source("B", "Rain fell.")
    desk.claim("A1", "Rain fell.")
    desk.claim("B1", "Rain fell.")
    desk.finding(Verdict.AGREE, "A1", "B1")
    assert "No difference found" in report(desk.comparison())


def test_three_sources_get_three_columns_where_they_fit(desk: Desk) -> None:
    for source, number in (("A", "12"), ("B", "15"), ("C", "12")):
        desk.source(source, f"The fire killed {number} people.")
        desk.claim(f"{source}1", f"The fire killed {number} people.")
    desk.finding(Verdict.CONFLICT, "A1", "B1", "C1", differ=("12", "15"), origins=(("A", "C"), ("B",)))
    wide = report(desk.comparison(), width=200)
    assert re.search(r"A1.*⟦12⟧.*B1.*⟦15⟧.*C1", wide)
    assert re.search(r"A1.*\n +B1.*\n +C1", report(desk.comparison(), width=100))
    assert "A and C share most of their text" in wide


def test_a_difference_whose_words_do_not_stand_there_marks_nothing(fire: Desk) -> None:
    finding = fire.findings[0]
    wrong = replace(finding.differences[0], a_start=5)
    fire.findings[0] = replace(finding, differences=(wrong,))
    text = report(fire.comparison())
    assert "⟦15 morts⟧" in text
    assert "killed 12 people" in text


def test_a_finding_of_the_model_says_so(fire: Desk) -> None:
    fire.findings[0] = replace(fire.findings[0], decided_by="model")
    assert "12 and 15 dead. (the model’s reading; no rule objects)" in report(fire.comparison())


def test_the_footer_tells_model_calls_tokens_time_and_rejected_claims(fire: Desk) -> None:
    engine = Engine(
        "model", "small-1", Usage(calls=12, cached=3, prompt_tokens=4000, completion_tokens=321, seconds=9.25)
    )
    document = fire.comparison(engine=engine, rejected=(Rejection("The moon fell.", "no such words"),))
    text = report(document, width=140)
    assert "The moon fell. (no such words)" in text
    footer = text.strip().split("\n")[-2:]
    worded = " ".join(line.strip() for line in footer)
    for fact in ("small-1", "12 calls", "3 from the cache", "4,321 tokens", "9.2 s", "1 claim rejected"):
        assert fact in worded


@pytest.mark.parametrize("seconds", [0.0, 0.04])
def test_the_footer_tells_no_time_that_is_none(fire: Desk, seconds: float) -> None:
    engine = Engine("model", "small-1", Usage(calls=12, prompt_tokens=4000, completion_tokens=321, seconds=seconds))
    text = report(fire.comparison(engine=engine), width=140)
    assert "4,321 tokens" in text and "0.0 s" not in text


def test_the_summary_of_a_comparison_stands_before_the_findings(fire: Desk) -> None:
    text = report(replace(fire.comparison(), summary=("Both tell of a fire.",)))
    assert text.index("Both tell of a fire.") < text.index("Where they differ")


def test_an_extraction_lists_summary_with_its_claims_and_every_claim(fire: Desk) -> None:
    text = report(fire.extraction("A", SummarySentence("Twelve people died.", ("A1", "A2"))))
    assert "Twelve people died. [A1, A2]" in text
    assert re.search(r"A3 +The hall was empty\.", text)


def test_an_article_without_claims_says_so(desk: Desk) -> None:
    desk.source("A", "Rain")
    assert "No claim was found." in report(desk.extraction("A"))


def test_a_check_shows_the_gravest_first_with_the_source_s_words(fire: Desk) -> None:
    document = fire.check(
        fire.checked("The hall was empty.", Verdict.SUPPORTED, "A3"),
        fire.checked("It rained.", Verdict.UNSUPPORTED),
        fire.checked("12 died.", Verdict.CONTRADICTED, "B1", ("12", "15"), "the source says 15, not 12"),
    )
    text = report(document)
    assert "The sources contradict the text." in text
    assert re.search(r"Text +⟦12⟧ died\. +B +Le feu au hall 4 a fait ⟦15⟧ morts\.", text)
    assert "UNSUPPORTED  no source speaks of it" in text
    order = ["CONTRADICTED", "UNSUPPORTED", "Borne out by the sources"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_quantities_are_a_table_with_the_interval_each_stands_for() -> None:
    found = (
        Quantity("9,7 milliards", 0, 13, 9.7e9, 9.65e9, 9.75e9, "USD?", Kind.MONEY),
        Quantity("plus de 200", 20, 31, 200, 200, None, None, Kind.COUNT, Qualifier.MORE_THAN),
        Quantity("mai 2024", 40, 48, "2024-05", "2024-05-01", "2024-05-31", None, Kind.DATE),
    )
    lines = report(Measurement("fr", found), "fr", width=120).replace("\u202f", " ").split("\n")
    assert re.search(r"9,7 milliards +argent +9 700 000 000 +USD\? +9 650 000 000 à 9 750 000 000 +exact", lines[1])
    assert re.search(r"plus de 200 +nombre +200 +200 à … +plus de", lines[2])
    assert re.search(r"mai 2024 +date +2024-05 +2024-05-01 à 2024-05-31", lines[3])


def test_a_text_without_quantities_says_so() -> None:
    assert report(Measurement("en", ())) == "No amount, percentage or date was found.\n"
