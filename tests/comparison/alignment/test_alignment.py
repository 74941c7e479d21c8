"""What the aligner has evidence for is compared, whatever terms join it; and it opposes nothing by itself."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import compare, pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment import lexical, ngrams
from claimcheck.comparison.evidence.matching import rarity
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.rules import decide
from claimcheck.comparison.statements import Statement, statements
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict

HARBOUR = (
    "The dredging of the harbour was postponed by the harbourmaster.",
    "Bakers on the quay sold out of rye bread.",
    "A choir from Vale sang in the old church.",
)
HARBOUR_AGAIN = (
    "Ticket prices at the swimming pool stay as they are.",
    "A harbourmaster's postponement of dredging angered fishermen.",
    "Snow is forecast for the hills.",
)

#: What no terms join: nothing but what an aligner vouches for passes.
CLOSED = Setting(threshold=1.0, fewest=99.0)
VOUCHED = Setting(threshold=1.0, fewest=99.0, evidence=thresholds.ENOUGH_EVIDENCE - 1.0, seen_by=ngrams.NAME)


def _statements(text: str, source: str, language: str = "en") -> tuple[Statement, ...]:
    article = article_from_text(text, name=source, language=language)
    return statements(RulesEngine().extract(article, source).claims, language, source)


def _related(a: str, b: str, setting: Setting) -> Relation | None:
    return relate_statements(_statements(a, "A")[0], _statements(b, "B")[0], setting)


def _each_other(a: Sequence[str], b: Sequence[str], least: float = 0.0) -> list[tuple[int, int]]:
    return [pair for pair, one in ngrams.likenesses(a, b).items() if one.sides == 2 and one.cosine >= least]


def test_inflected_and_derived_words_are_alike_in_letters() -> None:
    assert _each_other(HARBOUR, HARBOUR_AGAIN, 0.25) == [(0, 1)]


def test_a_text_goes_with_the_one_that_is_likest_to_it_in_turn() -> None:
    texts = (*HARBOUR, "The dredging of the harbour was dear.")
    assert (3, 1) not in _each_other(texts, HARBOUR_AGAIN)
    assert ngrams.likenesses(texts, HARBOUR_AGAIN)[3, 1].sides == 1


TEXTS = st.lists(st.text(alphabet="abcdé ", max_size=30), max_size=6)


@given(TEXTS, TEXTS)
def test_each_text_has_one_partner_at_most(a: list[str], b: list[str]) -> None:
    pairs = _each_other(a, b, -1.0)
    assert len({first for first, _ in pairs}) == len({second for _, second in pairs}) == len(pairs)


@given(TEXTS, TEXTS)
def test_likeness_in_letters_is_the_same_from_the_other_side(a: list[str], b: list[str]) -> None:
    every = list(itertools.product(range(len(a)), range(len(b))))
    forth, back = ngrams.likenesses(a, b, every), ngrams.likenesses(b, a, [(second, first) for first, second in every])
    assert {(second, first) for first, second in back} == set(forth)
    assert all(back[second, first].cosine == pytest.approx(one.cosine) for (first, second), one in forth.items())


def test_of_all_pairs_the_likest_are_kept_and_those_that_somebody_asks_for() -> None:
    every = ngrams.likenesses(HARBOUR, HARBOUR_AGAIN, itertools.product(range(3), range(3)))
    some = ngrams.likenesses(HARBOUR, HARBOUR_AGAIN, [(1, 1)])
    assert some == {pair: likeness for pair, likeness in every.items() if likeness.sides or pair == (1, 1)}
    assert len(some) < len(every)


def test_a_place_behind_the_last_text_is_no_text_of_the_next() -> None:
    found = ngrams.likenesses(HARBOUR, HARBOUR_AGAIN, itertools.product(range(3), range(3)))
    width = len(HARBOUR_AGAIN)
    assert all(pair in found and (pair[0] - 1, pair[1] + width) not in found for pair in found)


def test_texts_that_were_read_before_are_as_alike_as_at_the_first_time() -> None:
    numbering = ngrams.Numbering()
    ngrams.likenesses(HARBOUR_AGAIN, HARBOUR, numbering=numbering)
    again = ngrams.likenesses(HARBOUR, HARBOUR_AGAIN, numbering=numbering)
    assert again == ngrams.likenesses(HARBOUR, HARBOUR_AGAIN)


def test_no_pair_comes_twice() -> None:
    a, b = _statements(" ".join(HARBOUR), "A"), _statements(" ".join(HARBOUR_AGAIN), "B")
    aligned = list(lexical.LexicalAligner().align(a, b, rarity((*a, *b))))
    assert len({(one.a.claim.id, one.b.claim.id) for one in aligned}) == len(aligned)
    assert max(aligned, key=lambda one: one.evidence).b.claim.quote == HARBOUR_AGAIN[1]


def test_what_an_aligner_has_evidence_for_is_compared_though_its_terms_do_not_join_it() -> None:
    a, b = "The mill in Lorna employs weavers.", "Weavers of Lorna fear for the mill that employs them."
    assert _related(a, b, CLOSED) is None
    relation = _related(a, b, VOUCHED)
    assert relation is not None
    assert relation.trace is not None
    assert relation.trace.door == ngrams.NAME


FERRY = (
    "The ferry of Orvan lay still for a week. A mechanic from Corle mended the pump. Tickets cost as much as before.",
    "Le bac d'Orvan est resté à quai huit jours. La pompe a été remplacée par un artisan de Corle. "
    "Les billets restent au même prix.",
)


def _joined(a: str, b: str) -> list[tuple[tuple[str, ...], Verdict]]:
    sources = [article_from_text(a, name="a", language="en"), article_from_text(b, name="b", language="fr")]
    return [(found.claims, found.verdict) for found in compare(sources, engine="rules").findings if found.sources[1:]]


def test_across_languages_a_name_and_a_word_are_enough_for_a_question() -> None:
    assert _joined(*FERRY) == [((f"A{number}", f"B{number}"), Verdict.UNDECIDED) for number in (1, 2, 3)]


def test_without_what_is_added_for_two_languages_they_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thresholds, "OF_TWO_LANGUAGES", 0.0)
    assert _joined(*FERRY) == [(("A3", "B3"), Verdict.UNDECIDED)]


def test_across_languages_one_word_without_a_name_is_not_enough() -> None:
    english = "It had been a dry week until the rain set in. Before daybreak a boat had brought all ashore."
    assert _joined(english, "La maire réclame un second bateau pour la ligne. Un appontement a été heurté mardi.") == []


def test_letters_alone_join_nothing_that_shares_no_words() -> None:
    assert _related("The mill employs weavers.", "Rain fell on Sunday.", VOUCHED) is None


OPPOSED = ("The mill in Lorna employs 240 people.", "In Lorna 310 people are employed by the mill.")


def test_what_an_aligner_alone_joins_is_not_opposed() -> None:
    relation = _related(*OPPOSED, VOUCHED)
    assert relation is not None
    assert relation.trace is not None
    assert (relation.verdict, relation.trace.decided) == ("undecided", "open.only_aligned")


def test_without_its_line_of_the_table_it_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "TABLE", tuple(one for one in decide.TABLE if one.name != "open.only_aligned"))
    relation = _related(*OPPOSED, VOUCHED)
    assert relation is not None
    assert relation.verdict == "conflict"


SAME_WORDS = ("These robberies have not been solved.", "The robberies have not been solved yet.")


def test_the_same_words_agree_though_both_articles_have_them_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    relation = _related(*SAME_WORDS, replace(VOUCHED, weight=lambda _: 0.5))
    assert relation is not None
    assert relation.verdict == "agree"
    monkeypatch.setattr(decide, "_is_of_the_same_words", lambda _: False)
    relation = _related(*SAME_WORDS, replace(VOUCHED, weight=lambda _: 0.5))
    assert relation is not None
    assert relation.verdict == "undecided"


def test_a_number_that_any_sentence_may_have_proves_no_agreement_of_what_an_aligner_alone_joins() -> None:
    relation = _related(
        "Both camps have exchanged hostages before the truce.",
        "The fate of hostages weighs on a truce which both camps hope to sign once all hostages go home.",
        VOUCHED,
    )
    assert relation is not None
    assert relation.verdict == "undecided"


def test_two_sentences_that_share_only_who_acts_are_no_question() -> None:
    texts = ("The union counts eight thousand dockers in Lorna.", "The union does not believe a word of it.")
    articles = [article_from_text(text, name=text[:9]) for text in texts]
    found = pipeline.compare(articles, engine=RulesEngine()).findings
    assert all(len(finding.sources) == 1 for finding in found)
