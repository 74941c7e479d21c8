"""What two long sentences tell alike in one clause is found, and nothing is cut off from what turns it."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

import claimcheck
from claimcheck.comparison.clauses import clausewise, shared_specifics
from claimcheck.comparison.clauses.clausewise import relate_clauses
from claimcheck.comparison.clauses.parts import parts_of
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.reading import article_from_text
from tests.comparison.texts import statement_of, statements_of

FILE = Path(__file__).parent / "clauses.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _related(case: dict[str, str]) -> Relation | None:
    a, b = statements_of(case)
    return relate_clauses(a, b, parts_of(a), parts_of(b), Setting())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_a_clause_is_told_alike_or_it_is_not(case: dict[str, str]) -> None:
    relation = _related(case)
    if not case["verdict"]:
        assert relation is None
        return
    assert relation is not None
    assert relation.parts is not None
    assert relation.verdict == case["verdict"]
    assert all(case["part"] in part.claim.quote for part in relation.parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:50])
def test_a_clause_relates_alike_from_the_other_side(case: dict[str, str]) -> None:
    forth, back = _related(case), _related({**case, "a": case["b"], "b": case["a"]})
    assert (forth and forth.verdict) == (back and back.verdict)


@pytest.mark.parametrize(("told", "found"), [("the ferry had been sold", True), ("the ferry was sold", False)])
def test_of_words_that_stand_everywhere_the_same_wording_alone_is_told_alike(told: str, found: bool) -> None:
    a = statement_of("The captain of the guard lives by the sea; the ferry had been sold.", "A", "en")
    b = statement_of(f"Ice lay on the road to the school; {told}.", "B", "en")
    relation = relate_clauses(a, b, parts_of(a), parts_of(b), Setting(weight=lambda _: 0.5))
    assert (relation is not None) is found


def test_clauses_without_two_words_in_common_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    a = statement_of("The captain of the guard lives by the sea; the ferry had been sold.", "A", "en")
    b = statement_of("Ice lay on the road to the school; no lamp was lit.", "B", "en")
    monkeypatch.setattr(clausewise, "overlap", lambda *_: pytest.fail("looked at what cannot be told alike"))
    assert relate_clauses(a, b, parts_of(a), parts_of(b), Setting()) is None


def test_a_part_stands_in_its_statement_where_it_says() -> None:
    whole = statement_of("The mill, which burned for 12 days, stood in Varn; nobody lived there any more.", "A", "en")
    parts = parts_of(whole)
    assert [part.claim.quote for part in parts] == [
        "which burned for 12 days",
        "stood in Varn",
        "nobody lived there any more.",
    ]
    assert all(whole.claim.quote[part.claim.start : part.claim.end] == part.claim.quote for part in parts)
    assert [len(part.amounts) for part in parts] == [1, 0, 0]
    assert [part.claim.negated for part in parts] == [False, False, True]


def test_what_leads_up_to_a_quotation_is_no_part() -> None:
    whole = statement_of('The mayor of Varn was "pushed about by hooded men" near the old mill.', "A", "en")
    assert not any(part.claim.quote.endswith("was") for part in parts_of(whole))


def test_a_list_has_no_parts() -> None:
    assert parts_of(statement_of(", ".join(["bread and butter"] * 40), "A", "en")) == ()


def test_whom_both_quote_is_nothing_that_both_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "Orvel's river safety authority OSA announced on Friday that it has ordered the mill to stop after a flood.",
        "Orvel's river safety authority, the OSA, said that boats were banned after the owner was unable to give data.",
    ]

    def verdicts() -> set[str]:
        return {str(finding.verdict) for finding in claimcheck.compare(texts).findings}

    assert "agree" not in verdicts()
    monkeypatch.setattr(clausewise, "_only_names_who_speaks", lambda _: False)
    assert "agree" in verdicts()


_OTHER_LINES = [
    (
        'Sur les lignes 8 et 9, le trafic sera "très perturbé" et "uniquement en heures de pointe".',
        'Sur les lignes 4 et 7, il y aura un tram sur trois "uniquement aux heures de pointe".',
    ),
    (
        "Sur les lignes 8 et 9, le trafic sera très perturbé lundi selon la régie.",
        "Le trafic sera très perturbé lundi sur les lignes 4 et 7, dont les bus.",
    ),
]


@pytest.mark.parametrize(("a", "b"), _OTHER_LINES, ids=["quoted words", "a clause"])
@pytest.mark.parametrize("module", [clausewise, shared_specifics])
def test_of_other_lines_of_a_list_nothing_is_told_by_both(
    a: str, b: str, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def verdicts(second: str) -> set[str]:
        articles = [article_from_text(text, name=text, language="fr") for text in (a, second)]
        return {str(finding.verdict) for finding in claimcheck.compare(articles).findings}

    open_or_apart = {"single", "undecided"}
    assert verdicts(b) <= open_or_apart
    assert not verdicts(b.replace("4 et 7", "8 et 9")) <= open_or_apart
    monkeypatch.setattr(module, "number_others", lambda _a, _b: False)
    needed = module is (shared_specifics if '"' in a else clausewise)
    assert (not verdicts(b) <= open_or_apart) is needed
