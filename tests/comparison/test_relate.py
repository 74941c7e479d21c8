"""Two statements, one verdict: the promises of `claimcheck.relate`."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.comparison.relate import Setting, relate_statements
from claimcheck.reading import article_from_text
from claimcheck.records import COMPARISON_VERDICTS, Verdict
from tests.comparison.texts import statement_of

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "data" / "pairs.jsonl").read_text("utf-8").splitlines()]
STATEMENTS = sorted({pair[side] for pair in PAIRS for side in ("a", "b")})


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['a'][:40]} / {pair['b'][:40]}")
def test_a_pair_has_the_verdict_a_reader_would_give(pair: dict[str, Any]) -> None:
    finding = claimcheck.relate(pair["a"], pair["b"])
    assert finding.verdict in pair["verdicts"], finding.explanation


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['a'][:40]} / {pair['b'][:40]}")
def test_the_verdict_is_the_same_from_the_other_side(pair: dict[str, Any]) -> None:
    there, back = claimcheck.relate(pair["a"], pair["b"]), claimcheck.relate(pair["b"], pair["a"])
    assert there.verdict == back.verdict
    assert [(d.kind, d.a, d.b, d.relation) for d in there.differences] == [
        (d.kind, d.b, d.a, d.relation) for d in back.differences
    ]


@given(st.sampled_from(STATEMENTS))
@settings(max_examples=60, deadline=None)
def test_a_statement_agrees_with_itself(statement: str) -> None:
    assert claimcheck.relate(statement, statement).verdict == "agree"


@given(st.sampled_from(STATEMENTS), st.sampled_from(STATEMENTS))
@settings(max_examples=150, deadline=None)
def test_any_two_statements_have_one_verdict_and_a_reason(a: str, b: str) -> None:
    finding = claimcheck.relate(a, b)
    assert finding.verdict in COMPARISON_VERDICTS
    assert finding.explanation
    assert finding.verdict == claimcheck.relate(b, a).verdict


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_whatever_the_text_only_errors_of_our_own_are_raised(a: str, b: str) -> None:
    try:
        claimcheck.relate(a, b, language="en")
    except claimcheck.ClaimcheckError:
        assert not all(any(character.isalpha() for character in text) for text in (a, b))


def test_a_difference_points_to_the_words_of_each_side() -> None:
    a, b = "Altman offered 9.7 billion dollars for X.", "Altman offered 9.82 billion dollars for X."
    [difference] = claimcheck.relate(a, b).differences
    assert (difference.kind, difference.relation) == ("money", "conflict")
    assert difference.a is not None and difference.a_start is not None
    assert a[difference.a_start :].startswith(difference.a)
    assert difference.b is not None and difference.b_start is not None
    assert b[difference.b_start :].startswith(difference.b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ticket cost 33 euros.", "The ticket cost 33.31 euros."),
        ("The index gained 299 points.", "The index gained 298.76 points."),
        ("He offered 9.7 billion euros.", "He offered 9.74 billion euros."),
        ("About 40 people came to the fair.", "41 people came to the fair."),
    ],
)
def test_the_finer_figure_is_named_whichever_comes_first(a: str, b: str) -> None:
    assert claimcheck.relate(a, b).explanation.endswith("by B.")
    assert claimcheck.relate(b, a).explanation.endswith("by A.")


@pytest.mark.parametrize(
    ("a", "b", "explanation"),
    [
        (
            "Près de 600 personnes arrivent à Brévent.",
            "600 personnes arrivent à Brévent.",
            "Près de 600 et 600 : le même chiffre, donné plus exactement par B.",
        ),
        (
            "Quelque 200 000 foyers sont privés d’électricité.",
            "Plus de 200 000 foyers sont privés d’électricité.",
            "Quelque 200 000 et plus de 200 000 : les deux peuvent être vrais.",
        ),
    ],
)
def test_a_figure_is_explained_with_the_hedge_as_its_source_words_it(a: str, b: str, explanation: str) -> None:
    assert " ".join(claimcheck.relate(a, b).explanation.split()) == explanation


def test_what_a_figure_of_its_own_counts_is_not_counted_by_another() -> None:
    finding = claimcheck.relate(
        "At least 100 dead, thousands of injured and hundreds of thousands of homeless in Brevent.",
        "At least 100 dead and more than 4,000 injured in Brevent.",
    )
    assert not any(difference.a and "hundreds" in difference.a and difference.b for difference in finding.differences)


def test_a_figure_rounded_far_from_its_exact_form_is_one_figure() -> None:
    finding = claimcheck.relate(
        "The board of Norvane, a French builder of ferries, has rejected a takeover offer of about 2.7 billion euros.",
        "Halden Marine is reported to have offered 2.74 billion euros for the Norvane shipyard, according to a source.",
    )
    differences = {(difference.a, difference.b) for difference in finding.differences}
    assert ("2.7 billion euros", "2.74 billion euros") in differences


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [
        ("Ida Holm of Varn praises her choir.", "Her neighbours baked bread for Ida Holm.", False),
        ("Ida Holm went missing in Varn.", "In Varn the body of Ida Holm was found.", False),
        ("Ida Holm and Per Lund of Varn smiled.", "Reporters had waited in Varn for Per Lund and Ida Holm.", True),
    ],
    ids=["one name", "what comes after", "several names"],
)
def test_statements_that_share_but_names_are_no_question(a: str, b: str, joined: bool) -> None:
    setting = Setting(threshold=0.0, fewest=0.0)
    sides = [statement_of(text, side, "en") for text, side in ((a, "A"), (b, "B"))]
    relation = relate_statements(sides[0], sides[1], setting)
    assert (relation is not None) is joined


def test_so_many_lines_are_not_the_line_of_that_number() -> None:
    texts = ["On Monday 14 lines of the Varn metro run as usual.", "Lines 1 and 14 of the Varn metro run as usual."]
    assert all("14" not in one.explanation for one in claimcheck.compare(texts).findings)


def test_a_day_in_brackets_dates_what_stands_there_and_nothing_else() -> None:
    days = datetime.date(2026, 9, 12), datetime.date(2026, 9, 13)
    texts = (
        "La Norvane a dénombré un total de 85.174 cas (6 nouveaux entre vendredi et samedi), dont 4.634 décès.",
        "La Norvane a dénombré un total de 85.184 cas (10 nouveaux entre samedi et dimanche), dont 4.634 décès.",
    )
    articles = [article_from_text(text, language="fr", published=day) for text, day in zip(texts, days, strict=True)]
    (finding,) = claimcheck.compare(articles).findings
    assert finding.verdict is Verdict.UPDATE
    assert [(one.a, one.b) for one in finding.differences] == [("85.174", "85.184")]
