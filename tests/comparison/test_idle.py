"""What words join loosely and rules leave open is dropped where an encoder does not bear it out; nothing else is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.matching import Weight
from claimcheck.comparison.idle import without_idle
from claimcheck.comparison.relate import Relation, Setting, evidence_of_words, relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

LOOSE = (
    "The blaze at the Corle mill was put out by the brigade of Orvan.",
    "The brigade of Orvan has asked the Corle mill for a new engine.",
)
DECIDED = (
    "The Corle mill employs 240 people.",
    "The Corle mill employs 310 people.",
)


@dataclass(frozen=True)
class Encoder:
    """Gives so much evidence for each pair; keeps what it was asked."""

    given: float
    asked: list[tuple[str, str]] = field(default_factory=list)

    def evidence(
        self, a: Sequence[Statement], b: Sequence[Statement], pairs: Collection[tuple[str, str]], weight: Weight, /
    ) -> Mapping[tuple[str, str], float]:
        self.asked.extend(pairs)
        return dict.fromkeys(pairs, self.given)


def related(texts: tuple[str, str]) -> Relation:
    relation = relate_statements(statement_of(texts[0], "A", "en"), statement_of(texts[1], "B", "en"))
    assert relation is not None
    return relation


def kept(relation: Relation, encoder: Encoder) -> list[Relation]:
    return without_idle([relation], [relation.a], [relation.b], Setting(), encoder)


def test_an_open_question_is_dropped_where_meaning_letters_and_words_together_are_not_enough() -> None:
    relation = related(LOOSE)
    assert relation.verdict is Verdict.UNDECIDED
    lacking = thresholds.ENOUGH_EVIDENCE - evidence_of_words(relation.a, relation.b, Setting())
    assert kept(relation, Encoder(lacking - 0.01)) == []
    assert kept(relation, Encoder(lacking + 0.01)) == [relation]


def test_what_is_decided_is_kept_and_no_encoder_is_asked() -> None:
    relation, encoder = related(DECIDED), Encoder(-99.0)
    assert relation.verdict is Verdict.CONFLICT
    assert kept(relation, encoder) == [relation]
    assert encoder.asked == []


def test_of_very_long_sources_all_questions_stay() -> None:
    relation, encoder = related(LOOSE), Encoder(-99.0)
    assert without_idle([relation], [relation.a] * 300, [relation.b] * 101, Setting(), encoder) == [relation]
    assert encoder.asked == []


def test_across_languages_it_is_not_asked_again() -> None:
    relation, encoder = related(LOOSE), Encoder(-99.0)
    abroad = replace(relation, b=replace(relation.b, language="fr"))
    assert kept(abroad, encoder) == [abroad]
    assert encoder.asked == []
