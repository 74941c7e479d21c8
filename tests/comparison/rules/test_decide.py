"""The lines of the table of decisions that speak where no rule does: each has cases that name it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimcheck
from claimcheck.comparison.relate import Setting, relate_statements
from claimcheck.comparison.rules import decide
from claimcheck.reading import article_from_text
from claimcheck.records import Finding
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "decisions.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _related(case: dict[str, str]) -> Finding:
    languages = case["language"], case.get("language_b", case["language"])
    a, b = (article_from_text(case[side], name=side, language=one) for side, one in zip("ab", languages, strict=True))
    return claimcheck.relate(a, b)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['line']}: {case['a'][:40]}")
def test_a_line_of_the_table_decides_its_cases(case: dict[str, str]) -> None:
    finding = _related(case)
    assert [finding.verdict, *(trace.decided for trace in finding.trace)] == [case["verdict"], case["line"]]


@pytest.mark.parametrize("line", sorted({case["line"] for case in CASES}))
def test_without_a_line_one_of_its_cases_changes(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["line"] == line]
    before = [_related(case).verdict for case in own]
    monkeypatch.setattr(decide, "TABLE", tuple(one for one in decide.TABLE if one.name != line))
    assert before != [_related(case).verdict for case in own]


def _both(first: str, second: str) -> list[str]:
    texts = (f"{first} Il a fermé le port de Corle en mai.", f"{second} Il a fermé le port de Corle en mai.")
    comparison = claimcheck.compare([article_from_text(text, name=text, language="fr") for text in texts])
    return [finding.verdict for finding in comparison.findings if len(finding.sources) > 1]


def test_nothing_is_compared_on_a_pronoun_alone() -> None:
    assert _both("Luc Arnal a vu Paul Rey lundi.", "Jean Roy a vu Max Lot mardi.") == ["undecided"]
    assert _both("Luc Arnal a vu Paul Rey lundi.", "Luc Arnal est allé chez Max Lot.") == ["agree"]


def test_a_pronoun_that_stands_for_nobody_leaves_nothing_open() -> None:
    texts = [f"{name} est venu lundi. Il y a 300 blessés à Corle." for name in ("Luc Arnal", "Jean Roy")]
    comparison = claimcheck.compare([article_from_text(text, name=text, language="fr") for text in texts])
    assert "agree" in {finding.verdict for finding in comparison.findings if len(finding.sources) > 1}


def _joined_by_letters(first: str, second: str) -> str:
    """Return the line that decides on two sentences that nothing but their letters joins."""
    setting = Setting(threshold=1.1, fewest=9.0, evidence=9.0, seen_by="n-grams")
    relation = relate_statements(statement_of(first, "A", "en"), statement_of(second, "B", "en"), setting)
    assert relation is not None
    assert relation.trace is not None
    return relation.trace.decided


SHARING = "The harbour repairs cost £6.42m.", "For £6.42m the harbour has had its repairs."


def test_a_telling_figure_of_both_lets_rules_decide_on_what_letters_join() -> None:
    assert _joined_by_letters(*SHARING) == "proved"
    assert _joined_by_letters("The harbour repairs cost £6.42m.", "A thief took £6.42m.") == "open.only_aligned"
    assert _joined_by_letters("The repairs were paid in May.", "Repairs came in May.") == "open.only_aligned"


def test_without_the_telling_figure_it_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "_share_a_telling_figure", lambda _subject: False)
    assert _joined_by_letters(*SHARING) == "open.only_aligned"


def test_one_figure_and_one_word_of_two_things_prove_no_accord() -> None:
    a, b = "The new bakery cost the harbour of Varn £48,500.", "A thief took £48,500 from the till of the bakery."
    assert claimcheck.relate(a, b).verdict == "undecided"


COUNTED = "Police counted 1,500 marchers in Aubel.", "Police said 1,500 people marched through the town."


def test_one_figure_of_one_speaker_lets_rules_decide_on_what_letters_join() -> None:
    assert _joined_by_letters(*COUNTED) == "proved"
    others = "Police counted 1,500 marchers in Aubel.", "Unions said 1,500 people marched through the town."
    assert _joined_by_letters(*others) == "open.only_aligned"


def test_without_the_speaker_in_common_it_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "_is_one_figure_of_one_speaker", lambda _subject: False)
    assert _joined_by_letters(*COUNTED) == "open.only_aligned"


def test_many_words_of_both_say_which_of_a_state_and_its_contrary_is_meant() -> None:
    said = "The tide opens the harbour gate of Corle to coal barges and rafts"
    case = {"language": "en", "a": f"{said}.", "b": f"{said}, and closes the lock."}
    assert _related(case).verdict in ("agree", "precision")


def test_two_verbs_of_which_each_side_lacks_one_are_no_accord_between_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    places = "Lorna, Varn, Corle, Holm, Tann, Brask, Orsk, Vale and Sand"
    texts = (
        f"The storm alert has been widened on the coast in the night to {places}, where high waves are expected.",
        f"On the coast the storm alert has been cancelled for {places}.",
    )
    assert {finding.verdict for finding in claimcheck.compare(texts, engine="rules").findings} == {"undecided"}
    table = tuple(one for one in decide.TABLE if one.name != "open.other_verbs")
    monkeypatch.setattr(decide, "TABLE", table)
    assert {finding.verdict for finding in claimcheck.compare(texts, engine="rules").findings} == {"agree"}
