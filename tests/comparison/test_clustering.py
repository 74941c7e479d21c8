"""Findings over several sources: a further source joins a finding or stands beside it, and takes none away."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import compare
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison, Verdict

#: Matters, each as sources may tell it.
_MATTERS = (
    ("The fire in the Aubel mill killed 12 people.", "The fire in the Aubel mill killed 15 people."),
    (
        "Mary Doyle, the owner of the mill, resigned on Monday.",
        "Mary Doyle, the owner of the mill, did not resign on Monday.",
    ),
    (
        "The Brenholm bank lent the mill 4 million euros in March.",
        "The Brenholm bank lent the mill about 4 million euros.",
    ),
    ("Ferries between Corvaz and Dorval were late on Tuesday.",),
    ("The school of Elmstad was built in 1962.",),
    ("Shares of the mill fell 6% on Friday.", "Shares of the mill rose 6% on Friday."),
)

articles = (
    st.lists(st.sampled_from(_MATTERS), min_size=1, max_size=5, unique=True)
    .flatmap(lambda matters: st.tuples(*(st.sampled_from(matter) for matter in matters)))
    .map(" ".join)
)


def joined(comparison: Comparison) -> list[tuple[frozenset[str], Verdict]]:
    """The findings of several sources, each by the words of its claims and its verdict."""
    quotes = {claim.id: claim.quote for source in comparison.sources for claim in source.claims}
    return [
        (frozenset(quotes[claim] for claim in finding.claims), finding.verdict)
        for finding in comparison.findings
        if len(finding.sources) > 1
    ]


@settings(max_examples=25, deadline=None)
@given(articles, articles, articles)
def test_findings_of_two_sources_survive_a_third(a: str, b: str, c: str) -> None:
    three = [found for found, _ in joined(compare([a, b, c]))]
    for found, _ in joined(compare([a, b])):
        assert any(found <= other for other in three), found


@settings(max_examples=20, deadline=None)
@given(articles)
def test_every_article_agrees_with_itself_wholly(text: str) -> None:
    comparison = compare([text, text])
    assert {finding.verdict for finding in comparison.findings} == {Verdict.AGREE}


@settings(max_examples=10, deadline=None)
@given(st.tuples(articles, articles, articles))
def test_the_order_of_the_sources_changes_no_finding(texts: tuple[str, str, str]) -> None:
    first, *others = [set(joined(compare(list(order), language="en"))) for order in permutations(texts)]
    assert all(other == first for other in others)


def test_a_list_of_many_similar_sentences_agrees_with_its_copy_and_shows_the_one_change() -> None:
    rows = [f"Ward {n} of Aubel counted {1000 + 7 * n} votes for the tram." for n in range(1, 67)]
    assert {finding.verdict for finding in compare([" ".join(rows), " ".join(rows)]).findings} == {Verdict.AGREE}
    changed = [*rows[:30], rows[30].replace("1217", "1712"), *rows[31:]]
    assert changed != rows
    verdicts = [finding.verdict for finding in compare([" ".join(rows), " ".join(changed)]).findings]
    assert verdicts.count(Verdict.AGREE) == 65
    assert verdicts.count(Verdict.CONFLICT) == 1


def test_an_open_question_is_told_beside_an_agreement_and_takes_no_claim_away() -> None:
    a = (
        "The wardens of Varn closed the salt road after the spring flood on Sunday. "
        "Divers searched the harbour of Varn for the loose barges."
    )
    b = (
        "The wardens of Varn closed the salt road after the spring flood on Sunday. "
        "The loose barges worry whoever keeps a boat in the harbour of Varn. "
        "For divers the harbour of Varn is closed."
    )
    verdicts = [verdict for _, verdict in joined(compare([a, b]))]
    assert sorted(verdicts) == [Verdict.AGREE, Verdict.UNDECIDED, Verdict.UNDECIDED]


def test_a_claim_with_a_sure_partner_is_no_open_question_for_one_that_has_a_question_of_its_own() -> None:
    a = (
        "In a new show of the rivalry over ferries in the north, the owner of Brask tried to buy Nordaile for 97 "
        "million euros. The bid, made at the fair of Corle, shows the fierce rivalry of the giants of the "
        "northern ferries."
    )
    b = (
        "The owner of Brask tried to buy Nordaile for 97 million euros. This new quarrel shows the growing tensions "
        "between the giants of the ferries over the north."
    )
    pairs = [(finding.claims, finding.verdict) for finding in compare([a, b]).findings if len(finding.sources) > 1]
    assert pairs == [(("A1", "B1"), Verdict.AGREE), (("A2", "B2"), Verdict.UNDECIDED)]


def test_two_sentences_of_one_source_agree_with_the_one_sentence_that_tells_both() -> None:
    a = "Marta Olsen was elected head of the glassworks of Hemmel by 40 workers on Tuesday."
    b = (
        "Marta Olsen was elected head of the glassworks of Hemmel by the 40 workers. The choir of the port sang when "
        "Marta Olsen was elected head of the glassworks on Tuesday, late in the evening."
    )
    found = [(finding.claims, finding.verdict) for finding in compare([a, b]).findings if len(finding.sources) > 1]
    assert found == [(("A1", "B1", "B2"), Verdict.AGREE)]


def test_a_claim_with_a_sure_partner_is_not_opposed_to_a_second_one() -> None:
    a = "The ferry to Norvik sank on Monday and 12 sailors drowned."
    b = (
        "On Monday the ferry to Norvik sank and 12 sailors drowned. "
        "The ferry to Corle sank and 15 sailors drowned on Monday."
    )
    found = [(finding.claims, finding.verdict) for finding in compare([a, b]).findings if len(finding.sources) > 1]
    assert found == [(("A1", "B1"), Verdict.AGREE)]


def test_two_clauses_of_the_same_two_statements_are_one_finding() -> None:
    a = (
        "Le 14 mai 2016, soir de foule sur le quai de Varn, Paul Lund, un marin de 31 ans, cassait 86 tables au volant "
        "d'un camion de location, avant d'être arrêté par les forces de l'ordre."
    )
    b = (
        "Le 14 mai 2016, soir de foule sur le quai de Varn, Paul Lund, un marin de 31 ans, a ôté au volant d'un camion "
        "de location 86 rêves, chaises, lampes, avant d'être arrêté par les forces de l'ordre."
    )
    articles = [article_from_text(text, language="fr") for text in (a, b)]
    (finding,) = (one for one in compare(articles).findings if len(one.sources) > 1)
    assert finding.verdict is Verdict.AGREE
    assert "avant d'être arrêté par les forces de l'ordre" in finding.explanation
    assert "soir de foule sur le quai de Varn" in finding.explanation
