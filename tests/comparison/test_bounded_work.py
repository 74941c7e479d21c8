"""The cost of a comparison grows with the length of its texts, not with the square of it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

import claimcheck
from claimcheck.comparison.alignment import shortlist
from claimcheck.comparison.attributes import rival_fills, rival_tolls, tolls
from claimcheck.comparison.clauses import clausewise, contraries, shared_runs, shared_specifics
from claimcheck.comparison.clauses.substitution import relate_substitutions
from claimcheck.comparison.evidence import matching, noun_phrases, roles
from claimcheck.comparison.evidence.matching import rarity
from claimcheck.comparison.evidence.own_clauses import OwnClauses
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.relate import Setting
from claimcheck.comparison.rules import roles as role_rules
from claimcheck.comparison.rules import turning
from claimcheck.comparison.statements import Statement, statements
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

NUMBERS = ["two", "three", "four", "six", "seven", "eight"]


def _counted(count: int, shift: int = 0) -> str:
    return " ".join(f"{NUMBERS[(place + shift) % 6]} mugs," for place in range(count))


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    looked: list[object] = []
    pair = roles._pair

    def counted(*given: object) -> object:
        looked.append(given)
        return pair(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(roles, "_pair", counted)
    return looked


def test_not_all_pairs_of_figures_of_two_long_lists_are_looked_at(looked_at: list[object]) -> None:
    claimcheck.relate(f"The board counted {_counted(60)} it said.", f"The board counted {_counted(60, 1)} it said.")
    assert 0 < len(looked_at) < 10 * 60


def test_two_equal_long_lists_agree(looked_at: list[object]) -> None:
    text = f"The board counted {_counted(60)} it said."
    assert claimcheck.relate(text, text).verdict is Verdict.AGREE


@pytest.mark.parametrize("count", [30, 31, 66, 200])
def test_one_figure_changed_among_similar_sentences_is_found_however_many_they_are(count: int) -> None:
    sentences = [f"Quay {place + 1} handled {1003 + 37 * place} tonnes of grain." for place in range(count)]
    text = " ".join(sentences)
    days = (datetime.date(2024, 5, 1), datetime.date(2024, 5, 2))
    same = claimcheck.compare([replace(article_from_text(text), published=day) for day in days], engine="rules")
    assert [finding.verdict for finding in same.findings] == [Verdict.AGREE] * count
    for place in (0, count // 2, count - 1):
        figure = 1003 + 37 * place
        changed = " ".join(sentences).replace(f" {figure} ", f" {figure + 5} ")
        found = claimcheck.compare([text, changed], engine="rules").findings
        assert [one.verdict for one in found] == [Verdict.CONFLICT, *[Verdict.AGREE] * (count - 1)]
        assert found[0].explanation.startswith(f"{figure} tonnes (A) against {figure + 5} tonnes (B)")


@pytest.mark.parametrize("count", [4, 19, 29])
def test_one_number_exchanged_in_a_list_is_found_however_long_the_list_is(count: int) -> None:
    quays = ", ".join(f"Quay {chr(65 + place)} ({place + 11})" for place in range(count))
    text = f"The plan names {quays}."
    assert claimcheck.relate(text, text.replace("(13)", "(97)")).verdict is Verdict.CONFLICT


def test_a_label_is_told_apart_by_the_number_in_brackets_behind_it() -> None:
    text = "Le plan compte le Moulin (10), la Tour (12) et la Rive (16)."
    assert claimcheck.relate(text, text.replace("(12)", "(13)")).verdict is Verdict.CONFLICT


def test_a_claim_is_held_against_a_bounded_number_of_claims_however_many_sources_there_are() -> None:
    text = "The board sold the ferry. The board closed the mill. The board moved the tram. The board paid the mayor."
    all_statements = [
        statement
        for source in range(40)
        for statement in statements(claimcheck.extract(text, engine="rules").source.claims, "en", f"S{source}")
    ]
    pairs = list(shortlist.candidate_pairs(all_statements, rarity(all_statements)))
    assert len(pairs) <= len(all_statements) * 39 * shortlist._FEWEST_CANDIDATES


def _calls(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """Return a list that gets an entry whenever a function of a module or a class is called."""
    made: list[object] = []
    function = getattr(module, name)

    def counted(*given: object, **named: object) -> object:
        made.append(given)
        return function(*given, **named)

    monkeypatch.setattr(module, name, counted)
    return made


def test_not_all_pairs_of_names_of_a_list_are_tried_for_changed_places(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = _calls(monkeypatch, role_rules, "_changed_places")
    names = [
        f"{first}{second}" for first in ("Bar", "Cor", "Den", "Fal", "Gur", "Hol") for second in ("ak", "em", "il")
    ]
    names += ["Marit", "Nolan", "Orsk", "Pavel", "Quist", "Ralf"]
    listed, turned = ", ".join(names), ", ".join(names[1::2] + names[::2])
    claimcheck.relate(f"The court heard {listed} on Tuesday.", f"The court heard {turned} on Tuesday.")
    assert 0 < len(tried) < 2 * len(names)


def test_each_turning_word_is_placed_once_for_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    placed = _calls(monkeypatch, turning, "_may_turn")
    words = " and ".join(f"before the {word} of mill {letter}" for word in ("sale", "fire") for letter in "ABCDEFGHIJ")
    claimcheck.relate(f"It was closed {words}.", f"It was opened {words}.")
    assert 0 < len(placed) < 10 * 20


def test_clauses_are_examined_once_however_many_figures_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    examined = _calls(monkeypatch, shared_specifics, "_is_known_to_differ")
    matched = _calls(monkeypatch, shared_specifics, "same_items")
    things = ["140 mugs from the mill", "3,750 plates from the quay", "2,418 lamps from the tower"]
    a = f"Lund sold {', '.join(things)} and 961 chairs from the bakery in Varn."
    b = f"In the bakery of Holm 961 chairs from the bakery were bought with {', '.join(things[::-1])}."
    claimcheck.compare([a, b], engine="rules")
    pairs = {(id(given[0]), id(given[1])) for given in examined if isinstance(given, tuple)}
    assert len(examined) == len(pairs) > 0
    assert len(matched) <= 2


def test_a_specific_in_a_long_list_is_not_held_against_all_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _calls(monkeypatch, shared_specifics, "_start")
    examined = _calls(monkeypatch, shared_specifics, "_is_known_to_differ")
    goods = [f"{first}{second}" for first in "bdfgkl" for second in ("ado", "emi", "iru", "opa", "usk")]
    a, b = (
        statement_of(f"The baker sold {', '.join(side + good for good in goods)} and “odd lot”.", source, "en")
        for source, side in (("A", "ron"), ("B", "tev"))
    )
    shared_specifics.shared_specifics([a], [b], ())
    assert 0 < len(looked) < len(goods) * len(goods)
    assert not examined


def test_names_of_clauses_that_each_have_words_of_their_own_are_not_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    spelt = _calls(monkeypatch, clausewise, "perhaps_one_name")
    a, b = (
        statement_of(text, source, "en")
        for source, text in (("A", "Rosa Weller sold 12 mugs in Varn."), ("B", "Karl Tovin painted 14 mills in Holm."))
    )
    assert contraries.relate_contraries(a, b, (), (), Setting()) is None
    assert not spelt


def test_what_stands_around_a_figure_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _calls(monkeypatch, roles._Near, "of")
    sides = _calls(monkeypatch, roles, "_Side")
    goods = ["mugs", "plates", "lamps", "chairs", "tables", "boats", "carts", "doors", "mills", "quays", "pens"]
    a = f"Lund paid {', '.join(f'{place + 21} euros for {good}' for place, good in enumerate(goods))} in Varn."
    b = f"For {', '.join(f'{good} in Holm {place + 12} euros' for place, good in enumerate(goods[::-1]))} were paid."
    claimcheck.relate(a, b)
    assert 0 < len(found) <= len(sides) * 2 * len(goods)


def test_figures_of_two_sentences_that_share_too_little_are_not_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Lund sold 41 boats in Varn on 3 May 2021.", "Marit repaired 17 mills near Holm."]
    a, b = (statements(claimcheck.extract(text, engine="rules").source.claims, "en", "A")[0] for text in texts)
    paired = _calls(monkeypatch, shared_runs, "match_figures")
    assert not list(shared_runs.runs(shared_runs.pairing(a, b)))
    assert relate_substitutions(a, b, Setting()) is None
    assert not paired


def _first_claims(*texts: str) -> list[Statement]:
    return [statements(claimcheck.extract(text, engine="rules").source.claims, "en", text)[0] for text in texts]


def test_figures_of_which_none_can_be_the_same_are_not_paired_for_the_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"The board of Sano sold {count} mills near the old harbour." for count in (12, 14, 12)]
    a, b, again = _first_claims(*texts[:2], texts[2] + " ")
    paired = _calls(monkeypatch, shared_runs, "match_figures")
    assert shared_runs.pairing(a, b).pairs
    assert not paired
    assert len(shared_runs.pairing(a, again).pairs) == len(shared_runs.pairing(a, b).pairs) + 1
    assert paired


def test_of_figures_that_exclude_each_other_it_is_not_asked_what_they_count(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = _first_claims("Lund sold 41 boats in Varn.", "Lund sold 57 boats in Holm.")
    asked = _calls(monkeypatch, roles, "_severities")
    assert not roles.may_tell_alike(a, b)
    assert not asked


def test_two_statements_are_asked_once_whether_they_tell_a_figure_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = _first_claims("Lund sold 41 boats in Varn.", "Lund sold 57 boats in Holm.")
    asked = _calls(monkeypatch, roles, "_are_compatible")
    assert [roles.may_tell_alike(a, b) for _ in range(3)] == [False] * 3
    assert len(asked) == 1


def test_nothing_is_looked_up_of_statements_without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _calls(monkeypatch, roles, "_Roles")
    claimcheck.relate("Lund sold the boats in Varn.", "Lund sold the boats in Holm.")
    assert not made


def test_two_wordings_that_are_no_sentences_are_not_aligned(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _calls(monkeypatch, roles, "SequenceMatcher")
    words = tuple(f"w{place}" for place in range(600))
    assert roles.aligned_places(words, (*words[:-1], "x")) == {}
    assert roles.aligned_places(words, tuple(words)) == {place: place for place in range(600)}
    assert not made


def test_what_two_statements_have_in_common_is_looked_up_once_for_all_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = "The board of Sano sold 12 mills on 3 May.", "The board of Sano sold 14 mills on 3 May."
    (a,), (b,) = (statements(claimcheck.extract(text, engine="rules").source.claims, "en", text) for text in texts)
    matched, paired = _calls(monkeypatch, matching, "_by_wording"), _calls(monkeypatch, shared_runs, "match_figures")
    first, second = (matching.match_terms(a.terms, b.terms) for _ in range(2))
    assert first == second
    assert first is not second
    for _ in range(2):
        assert shared_runs.pairing(a, b).pairs
    assert (len(matched), len(paired)) == (1, len(["amounts", "dates"]))
    assert shared_runs.pairing(b, a).pairs
    assert (len(matched), len(paired)) == (2, 2 * len(["amounts", "dates"]))


def test_the_clauses_of_a_figure_are_read_only_where_one_side_alone_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[str]()

    class _Counted(OwnClauses):
        def __init__(self, subject: Subject, side: Statement) -> None:
            read.append(side.source)
            super().__init__(subject, side)

    monkeypatch.setattr("claimcheck.comparison.rules.details.OwnClauses", _Counted)
    paid = "The town paid 4 million euros for the old mill at the quay."
    claimcheck.compare([paid, "The town paid 5 million euros for the old mill at the quay."], engine="rules")
    assert not read
    claimcheck.compare([paid, "In 2019 the town paid 4 million euros for the old mill at the quay."], engine="rules")
    assert set(read) == {"B"}


#: Sums and their parts in one sentence without an end.
_GOODS = ("mill", "tram", "quay", "hall")
_SUMS = [f"{place + 2}.{place % 7} million euros for the {_GOODS[place % 4]}, of which {place}" for place in range(20)]
_RUN_ON = f"The town paid {' million and '.join(_SUMS)} million"


def _both_run_on() -> list[str]:
    return [f"{_RUN_ON} on Tuesday. He left.", f"{_RUN_ON.replace('3', '4')} on Friday. She left."]


def test_of_a_word_it_is_asked_once_whether_it_may_be_a_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _calls(monkeypatch, noun_phrases, "_is_verb")
    claimcheck.compare(_both_run_on(), engine="rules")
    words = {given[:2] for given in asked if isinstance(given, tuple)}
    assert 0 < len(asked) == len(words)


def test_what_befell_those_counted_is_looked_for_up_to_the_next_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _calls(monkeypatch, tolls, "_is_whole")
    one = statement_of(f"The board counted {_counted(60)} it said.", "A", "en")
    assert not list(tolls.tolls_of(one))
    assert 0 < len(looked) < 20 * len(one.amounts)


def test_the_amounts_near_another_are_found_without_a_look_at_all_of_a_list() -> None:
    one = statement_of(f"The board counted {_counted(60)} it said.", "A", "en")
    places = [figure.place for figure in one.amounts]
    assert places == sorted(places)
    within = one.amounts_within(places[7], places[11])
    assert [figure.place for figure in within] == places[7:11]


def test_the_tolls_of_an_article_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = _calls(monkeypatch, rival_tolls, "_read")
    claimcheck.compare(_both_run_on(), engine="rules")
    assert len(read) == 2


def test_two_figures_of_one_role_are_related_once(monkeypatch: pytest.MonkeyPatch) -> None:
    related = _calls(monkeypatch, rival_fills, "relate_figures")
    claimcheck.compare(["Lund sold 41 boats in Varn.", "In Varn 57 boats were sold by Lund."], engine="rules")
    assert len(related) == 1


def test_what_a_statement_is_made_of_is_read_once_however_many_it_is_held_against(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = _calls(monkeypatch, shared_runs, "Item")
    text = " ".join(f"Lund sold the boats and the {good} in Varn." for good in ("mill", "tram", "quay", "hall"))
    sides = [statements(claimcheck.extract(text, engine="rules").source.claims, "en", name) for name in "AB"]
    for a in sides[0]:
        for b in sides[1]:
            shared_runs.pairing(a, b)
    assert 0 < len(made) == sum(len(one.terms) for side in sides for one in side)


def test_the_tolls_of_two_long_lists_are_looked_up_by_what_they_count() -> None:
    asked: list[object] = []

    class Asked(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            asked.append(other)
            return str.__eq__(self, other)

        def __ne__(self, other: object) -> bool:
            return not self == other

    def of(side: str, number: int) -> tolls.Toll:
        one = statement_of(f"{number + 2} people were killed in {side}.", side, "en")
        return replace(next(tolls.tolls_of(one)), befell=Asked("death"), of=f"kelimo {number}")

    a, b = ([of(side, number) for number in range(60)] for side in ("Lorna", "Orvel"))
    assert len(list(rival_tolls.tolls_by_kind(a, b))) == 60
    assert len(asked) < 20 * 60
