from __future__ import annotations

import pytest

import claimcheck
from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.languages import Language, available, load
from claimcheck.reading import article_from_text
from claimcheck.records import Finding, Verdict
from claimcheck.reports import markdown, terminal
from claimcheck.reports.labels import label, words_agreed_on
from claimcheck.reports.phrases import phrases

STATED = "The mill at Brenholm closed on Monday."
REPORTED = "The mill at Brenholm closed on Monday, the mayor said."


def labels(language: str, *texts: str) -> list[str]:
    document = claimcheck.compare(list(texts))
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    return [label(finding, claims, phrases(language)) for finding in document.findings]


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", (STATED, REPORTED), "less firm in B"),
        ("en", (REPORTED, STATED), "less firm in A"),
        ("en", (STATED, REPORTED, REPORTED), "less firm in B and C"),
        ("fr", (STATED, REPORTED), "moins affirmé chez B"),
        ("en", ("The mill has 40 ovens.", "The mill has 50 ovens."), "conflict"),
    ],
)
def test_a_label_says_of_which_source_it_is_said(language: str, texts: tuple[str, ...], expected: str) -> None:
    assert labels(language, *texts) == [expected]


@pytest.mark.parametrize("language", available())
def test_an_agreement_on_a_part_says_on_which(language: str) -> None:
    first = article_from_text("Ida Berg, the mayor of Lorna, opened the new bridge on Monday.", name="a", language="en")
    other = article_from_text("Voters blame the mayor of Lorna, Ida Berg, for high taxes.", name="b", language="en")
    document = pipeline.compare([first, other], engine=RulesEngine(), language=language)
    [part] = [said for finding in document.findings if (said := words_agreed_on(finding, language))]
    assert "Ida Berg" in part
    for shown in (
        terminal.render(document, texts=document.texts, language=language),
        markdown.render(document, texts=document.texts, language=language),
    ):
        assert " ".join(part.split()) in " ".join(shown.split())


def test_an_agreement_of_whole_claims_names_no_part() -> None:
    [finding] = claimcheck.compare([STATED, STATED]).findings
    assert (finding.verdict, words_agreed_on(finding, "en")) == ("agree", "")


def test_a_language_that_lacks_the_phrase_is_read_by_that_of_english(monkeypatch: pytest.MonkeyPatch) -> None:
    unfinished = Language("xx", {"language.toml": 'name = "Xish"\n'})
    monkeypatch.setattr("claimcheck.reports.labels.load", lambda code: unfinished if code == "xx" else load(code))
    finding = Finding(
        "F1", Verdict.AGREE, ("A1", "B1"), ("A", "B"), explanation="A and B both tell “the mayor, Ida Berg”."
    )
    assert words_agreed_on(finding, "xx") == finding.explanation


@pytest.mark.parametrize("said", ["A and B give 672.", "A and B give 672 beside “people” and “hurt”."])
def test_an_agreement_on_a_figure_says_on_which(said: str) -> None:
    finding = Finding("F1", Verdict.AGREE, ("A1", "B1"), ("A", "B"), explanation=said)
    assert words_agreed_on(finding, "en") == said
    assert words_agreed_on(Finding("F1", Verdict.UNDECIDED, ("A1", "B1"), ("A", "B"), explanation=said), "en") == ""
