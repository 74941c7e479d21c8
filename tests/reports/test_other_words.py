"""What an encoder alone joins is shown in every report: how alike it is, side by side, what both have marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claimcheck import compare
from claimcheck.languages import load
from claimcheck.records import CHECKED_TEXT, Check, Comparison, Finding, OtherWords, Shared, Verdict
from claimcheck.reports import renderer
from claimcheck.reports.documents import as_json
from claimcheck.reports.notebook import render as in_a_notebook
from claimcheck.reports.phrases import phrases
from claimcheck.reports.remarks import decided_by
from claimcheck.reports.rows import rows
from tests.reports.conftest import Desk

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
FRENCH = "Les assureurs parlent de 90 millions d'euros à Orval."
ENGLISH = "The bill could reach 90 million euros, Orval hears."


def compared(language: str) -> tuple[Comparison, dict[str, str]]:
    desk = Desk()
    desk.source("A", FRENCH, language="fr")
    desk.source("B", ENGLISH, language="en")
    desk.claim("A1", FRENCH)
    desk.claim("B1", ENGLISH)
    shared = tuple(
        Shared(kind, a, b, ("A1", "B1"), FRENCH.index(a), ENGLISH.index(b))
        for kind, a, b in (("amount", "90 millions d'euros", "90 million euros"), ("name", "Orval", "Orval"))
    )
    said = load(language).table("phrases")["explanations"]["undecided_other_words"]
    desk.finding(Verdict.UNDECIDED, "A1", "B1", explanation=said, other_words=OtherWords(0.834, shared))
    return desk.comparison(language), desk.texts


def checked(language: str) -> tuple[Check, dict[str, str]]:
    """The same two statements, the English one as a text that is checked against the French one."""
    desk = Desk()
    desk.source("A", FRENCH, language="fr")
    desk.claim("A1", FRENCH)
    [finding] = compared(language)[0].findings
    assert finding.other_words is not None
    shared = tuple(replace(one.mirrored(), claims=("T1", "A1")) for one in finding.other_words.shared)
    claim = desk.checked(ENGLISH, Verdict.UNDECIDED, "A1", said=finding.explanation)
    claim = replace(claim, other_words=OtherWords(0.834, shared))
    return replace(desk.check(claim), language=language), {CHECKED_TEXT: ENGLISH, "A": FRENCH}


def report(format: str, language: str, made: Callable[[str], Any] = compared) -> str:
    document, texts = made(language)
    return renderer(format)(document, texts=texts, language=language)


def in_words(language: str, made: Callable[[str], Any] = compared) -> tuple[str, str]:
    """What is said of the two statements; the checked text comes first."""
    words = phrases(language)
    figures = ("90 millions d'euros", "90 million euros")
    both = words.listing((" = ".join(figures if made is compared else figures[::-1]), "Orval"))
    return words.say("meaning_alike", n=83), words.say("meaning_shared", shared=both)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [compared, checked])
@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_a_reader_is_told_to_read_both_and_why(format: str, made: Callable[[str], Any], language: str) -> None:
    shown = _plain(report(format, language, made))
    explanation = compared(language)[0].findings[0].explanation
    for said in (explanation, *in_words(language, made)):
        assert _plain(said) in shown


def _plain(text: str) -> str:
    """Return a report without line breaks, escapes and entities, which part its words."""
    unescaped = text.replace("&#39;", "'").replace("\\", "")
    return re.sub(r"\s+", " ", unescaped)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_borrows_these_words_of_another(language: str) -> None:
    if language != "en":
        assert not set(in_words(language)) & set(in_words("en"))
        assert phrases(language).say("by_entailment") != phrases("en").say("by_entailment")


def test_what_both_have_is_marked_on_both_sides() -> None:
    assert report("terminal", "en").count("⟦") == 4
    assert "**90 millions d'euros**" in report("markdown", "en")
    assert "**90 million euros**" in report("markdown", "en")
    page = report("html", "en")
    assert "<mark>90 million euros</mark>" in page
    assert '<dl class="mentions side-by-side">' in page
    assert "<b>90 million euros</b>" in in_a_notebook(compared("en")[0])


def test_what_both_have_is_marked_in_a_check_as_well() -> None:
    assert report("terminal", "en", checked).count("⟦") == 4
    assert "**90 million euros**" in report("markdown", "en", checked)
    assert "<mark>90 million euros</mark>" in report("html", "en", checked)
    assert '<dl class="mentions side-by-side">' in report("html", "en", checked)


@pytest.mark.parametrize("made", [compared, checked])
def test_a_table_has_how_alike_they_are_and_what_both_have(made: Callable[[str], Any]) -> None:
    [row] = rows(made("en")[0])
    assert row["likeness"] == 0.834
    assert sorted(str(row["shared"]).replace(" = ", " / ").split(" / ")) == [
        "90 million euros",
        "90 millions d'euros",
        "Orval",
    ]
    [plain] = rows(compare(["The fire killed 12 people.", "The fire killed 15 people."]))
    assert plain["likeness"] is plain["shared"] is None


def test_json_has_how_alike_they_are_and_what_both_have() -> None:
    (finding,) = as_json(compared("en")[0])["findings"]
    assert finding["other_words"]["likeness"] == 0.834
    assert finding["other_words"]["shared"][0] == {
        "kind": "amount",
        "a": "90 millions d'euros",
        "b": "90 million euros",
        "claims": ("A1", "B1"),
        "a_start": FRENCH.index("90"),
        "b_start": ENGLISH.index("90"),
    }


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("rules", ""),
        ("local", "the entailment model’s reading; no rule objects"),
        ("model", "the model’s reading; no rule objects"),
    ],
)
def test_who_decided_is_said_where_it_is_not_the_rules(who: str, said: str) -> None:
    finding = Finding("F1", Verdict.AGREE, ("A1", "B1"), ("A", "B"), decided_by=who)
    assert decided_by(finding, phrases("en")) == said
