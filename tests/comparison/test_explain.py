"""Why a finding has its verdict, in words."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.explain import explain
from claimcheck.comparison.relate import Relation
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

OPEN = [
    (
        "en",
        "The thieves left a note asking for $2 million in bitcoin.",
        "The extortionists had wanted two million dollars, payable in gold.",
        "A and B give $2 million. The rest is in words too different to settle by rule.",
    ),
    (
        "fr",
        "Les voleurs ont laissé un mot réclamant 2 millions de dollars en bitcoins.",
        "Les maîtres chanteurs voulaient deux millions de dollars, payables en or.",
        "A et B donnent 2 millions de dollars. Le reste est dit en des termes trop différents",
    ),
]


@pytest.mark.parametrize(("language", "a", "b", "said"), OPEN, ids=[row[0] for row in OPEN])
def test_what_is_left_open_names_the_figure_that_both_give(language: str, a: str, b: str, said: str) -> None:
    (found,) = (one for one in claimcheck.compare([a, b], language=language).findings if len(one.sources) > 1)
    assert found.verdict is claimcheck.Verdict.UNDECIDED
    assert found.explanation.replace("\u202f", " ").replace("\u00a0", " ").startswith(said)


def test_without_a_figure_of_both_the_words_alone_are_the_reason() -> None:
    a, b = OPEN[0][1].replace("$2 million", "$3 million"), OPEN[0][2]
    said = [one.explanation for one in claimcheck.compare([a, b]).findings]
    assert not any(" give " in sentence for sentence in said)


def test_of_an_open_question_it_is_not_said_that_both_cannot_be_true() -> None:
    a = "The company puts the damage at 12 million euros. The hall stood empty."
    b = "The roof fell in. Damage is estimated at 21 million euros, the company said."
    [finding] = [one for one in claimcheck.compare([a, b], engine="rules").findings if len(one.sources) > 1]
    assert str(finding.verdict) == "undecided"
    assert (
        "If both speak of one thing, 12 million euros (A) and estimated at 21 million euros (B)" in finding.explanation
    )
    assert "cannot be true" not in finding.explanation


def test_of_three_sources_only_those_that_give_a_figure_are_said_to_give_it() -> None:
    texts = (
        "The deal cost 290 million euros.",
        "It paid 310 million euros.",
        "The firm cost 310 million euros, it says.",
    )
    a, b, c = (statement_of(text, source, "en") for text, source in zip(texts, "ABC", strict=True))
    relations = [Relation(x, y, Verdict.UNDECIDED, (), "undecided_wording", 0.5) for x, y in ((a, b), (b, c))]
    assert explain(Verdict.UNDECIDED, relations, [a, b, c], "en").startswith("B and C give 310 million euros.")


def test_a_bare_day_is_told_with_the_names_that_stand_by_it_on_both_sides() -> None:
    a = 'Le roi du film "Blue Heron", sorti en 2018, est mort.'
    b = 'Il avait joué, en 2018, le roi dans "Blue Heron", son plus grand succès.'
    (found,) = (one for one in claimcheck.compare([a, b], language="fr").findings if len(one.sources) > 1)
    said = found.explanation.replace("\u202f", " ").replace("\u00a0", " ")
    assert said == "A et B donnent 2018 à propos de « Blue Heron »."


def test_a_hedge_is_named_of_a_claim_that_was_worded_anew() -> None:
    a = "Le concert était gratuit. Mais la fête reçut près de 600 danseurs au lieu de 300."
    b = "Le traiteur avait peu vendu. 600 danseurs au lieu de 300."
    said = [one.explanation.replace("\u202f", " ") for one in claimcheck.compare([a, b], language="fr").findings]
    assert "Près de 600 et 600 : le même chiffre, donné plus exactement par B." in said


def test_a_number_that_counts_nothing_is_not_named_as_given_by_both() -> None:
    a = "Sont en alerte ce soir les vallons suivants : la Lise (10), le Varn (12) et la Marle (15)."
    b = "Sont toujours en alerte les vallons suivants : la Lise (10), la Marle (15) et le Varn (12)."
    (found,) = (one for one in claimcheck.compare([a, b], language="fr").findings if len(one.sources) > 1)
    assert found.verdict is claimcheck.Verdict.AGREE
    assert "donnent" not in found.explanation


def test_a_name_of_several_parts_is_told_whole() -> None:
    a = "Le roi du festival de Val-sur-Lise, né en 2018, est mort."
    b = "Il avait joué, en 2018, le roi au festival de Val-sur-Lise, son plus grand succès."
    said = [one.explanation for one in claimcheck.compare([a, b], language="fr").findings if len(one.sources) > 1]
    assert said == ["A et B donnent 2018 à propos de «\u202fVal-sur-Lise\u202f»."]


def test_an_age_that_stands_beside_what_is_told_is_not_named_for_it() -> None:
    a = "A man of 23 died after he was stabbed in Varn."
    b = "A man of 23 died in Varn after he was stabbed."
    said = [one.explanation for one in claimcheck.compare([a, b], engine="rules").findings if len(one.sources) > 1]
    assert said == ["A and B say the same."]


def test_what_both_tell_in_passing_is_said_to_be_all_that_is_compared() -> None:
    a = "The mayor of Lorna, Ida Berg, slept badly in the old hotel on the pier."
    b = "Ida Berg, the mayor of Lorna, praised the bread of the young bakers."
    said = [one.explanation for one in claimcheck.compare([a, b], engine="rules").findings if len(one.sources) > 1]
    assert said == ["A and B both say in passing “mayor of Lorna, Ida Berg”; the rest is not compared."]


@pytest.mark.parametrize("turned", [False, True])
def test_who_affirms_is_named_before_who_denies(turned: bool) -> None:
    texts = ["The mayor of Corle did not resign on Monday.", "The mayor of Corle resigned on Monday."]
    (finding,) = claimcheck.compare(texts[::-1] if turned else texts).findings
    affirming = "A" if turned else "B"
    assert finding.explanation.startswith(f"One says “resigned” ({affirming})")
