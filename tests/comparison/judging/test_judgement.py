"""What a model's matches come to beside the rules: cases of `compare` with an engine whose matches are given."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Confirmation, Doubt, Doubted, Match, Side
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison, Finding, Verdict


class Engine(RulesEngine):
    """Rules that read, given matches, and one answer whenever it is asked once more whether both can be true."""

    def __init__(self, matches: Sequence[Match], again: Confirmation | None = None) -> None:
        self.matches = tuple(matches)
        self.again = again
        self.doubts: list[Doubt] = []

    def align(self, pairs: Sequence[tuple[Side, Side]], _language: str) -> tuple[tuple[Match, ...], ...]:
        return (self.matches,) * len(pairs)

    def confirm(self, doubted: Sequence[Doubted], _language: str) -> tuple[tuple[Confirmation | None, ...], ...]:
        self.doubts += [doubt for one in doubted for doubt in one.doubts]
        return tuple((self.again,) * len(one.doubts) for one in doubted)


EXCLUDES = Confirmation(Verdict.CONFLICT)
BOTH_TRUE = Confirmation(None)


def compared(a: str, b: str, engine: Engine) -> Comparison:
    return pipeline.compare([article_from_text(text, language="en") for text in (a, b)], engine=engine)


def joined(comparison: Comparison) -> Finding:
    [finding] = [one for one in comparison.findings if len(one.sources) > 1]
    return finding


def match(verdict: Verdict, a_words: str = "", b_words: str = "", about: str = "event", **given: object) -> Match:
    return Match(("A1",), ("B1",), verdict, about, "", a_words, b_words, **given)  # type: ignore[arg-type]


GREEN = "The council gave the green light to the tram."
REFUSED = "Councillors buried the plans for a tramway."


def test_a_model_joins_what_rules_cannot() -> None:
    engine = Engine([match(Verdict.AGREE)])
    finding = joined(compared("Prices went through the roof in Aubel.", "Life in Aubel has become dearer.", engine))
    assert (finding.verdict, finding.decided_by) == (Verdict.AGREE, "model")


def test_a_rule_that_opposes_by_other_words_does_not_spare_the_second_question() -> None:
    a, b = "The fire chief declined to discuss the cause of the fire.", "Welding caused the fire, the fire chief said."
    seen = match(Verdict.CONFLICT, "the cause of the fire", "Welding caused the fire")
    engine = Engine([seen], BOTH_TRUE)
    finding = joined(compared(a, b, engine))
    assert (finding.verdict, finding.decided_by, len(engine.doubts)) == (Verdict.UNDECIDED, "model", 1)
    assert traced(a, b, Engine([seen], EXCLUDES)) == [("model", "model", "differs")]


def test_a_rule_that_opposes_by_a_denial_needs_no_words_of_the_model() -> None:
    a, b = "Ann Doyle denied that she had sold the yard of Corlane.", "Ann Doyle sold the yard of Corlane."
    engine = Engine([match(Verdict.CONFLICT, "Ann Doyle denied", "the yard of Corlane")], BOTH_TRUE)
    finding = joined(compared(a, b, engine))
    assert (finding.verdict, len(engine.doubts)) == (Verdict.DISPUTED, 0)


def test_a_model_that_names_no_words_is_borne_out_by_any_rule() -> None:
    engine = Engine([match(Verdict.CONFLICT)], BOTH_TRUE)
    finding = joined(compared("The mayor of Aubel resigned.", "The mayor of Aubel did not resign.", engine))
    assert (finding.verdict, len(engine.doubts)) == (Verdict.CONFLICT, 0)


def traced(a: str, b: str, engine: Engine) -> list[tuple[str, str, str]]:
    """Return of each trace of the one finding what decided, and the rule and outcome of its first line."""
    articles = [article_from_text(text, language="en") for text in (a, b)]
    finding = joined(pipeline.compare(articles, engine=engine, trace=True))
    return [(one.decided, one.outcomes[0].rule, one.outcomes[0].outcome) for one in finding.trace]


def test_what_a_model_decides_has_a_trace_with_its_word_first() -> None:
    a, b = "Prices went through the roof in Aubel.", "Life in Aubel has become dearer."
    assert traced(a, b, Engine([match(Verdict.AGREE)])) == [("model", "model", "same")]


def test_where_rules_concur_the_trace_says_both() -> None:
    said = match(Verdict.CONFLICT, "12", "15", "amount")
    a, b = "The fire in the mill killed 12 people.", "The fire in the mill killed 15 people."
    assert traced(a, b, Engine([said], EXCLUDES)) == [("model and rules", "model", "differs")]


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("The fire in the mill killed 12 people.", "The fire in the mill killed 15 people.", ("12", "15", "amount")),
        ("A blaze at the mill left 12 people dead.", "Fifteen died in the fire.", ("12 people", "Fifteen", "amount")),
    ],
    ids=["in like words", "in other words"],
)
def test_a_contradiction_of_the_model_that_rules_see_as_well_is_decided_by_rules(
    a: str, b: str, said: tuple[str, str, str]
) -> None:
    finding = joined(compared(a, b, Engine([match(Verdict.CONFLICT, *said)])))
    assert (finding.verdict, finding.decided_by) == (Verdict.CONFLICT, "rules")


def test_a_contradiction_that_the_model_sees_twice_is_a_conflict_in_its_words() -> None:
    said = match(Verdict.CONFLICT, "gave the green light", "buried the plans")
    engine = Engine([said], EXCLUDES)
    finding = joined(compared(GREEN, REFUSED, engine))
    assert finding.verdict is Verdict.CONFLICT
    [difference] = finding.differences
    assert (difference.a, difference.b, difference.rule) == ("gave the green light", "buried the plans", "model")
    assert engine.doubts == [Doubt(("A1",), ("B1",))]


@pytest.mark.parametrize(
    ("again", "phrase"),
    [
        (BOTH_TRUE, "finds that both can be true."),
        (
            Confirmation(None, "The council can first have backed the tram."),
            "The council can first have backed the tram.",
        ),
        (Confirmation(None, "The 17 members changed their minds."), "finds that both can be true."),
        (None, "gave no answer"),
    ],
    ids=["both true", "and why", "with a figure of its own", "no answer"],
)
def test_a_contradiction_that_the_model_does_not_see_again_is_left_open_and_says_so(
    again: Confirmation | None, phrase: str
) -> None:
    engine = Engine([match(Verdict.CONFLICT, "gave the green light", "buried the plans")], again)
    finding = joined(compared(GREEN, REFUSED, engine))
    assert finding.verdict is Verdict.UNDECIDED
    assert phrase in finding.explanation and "17" not in finding.explanation


def test_a_contradiction_is_left_open_where_nobody_can_be_asked_again() -> None:
    class OnceOnly(RulesEngine):
        def align(self, pairs: Sequence[tuple[Side, Side]], _language: str) -> tuple[tuple[Match, ...], ...]:
            return ((match(Verdict.CONFLICT, "gave the green light", "buried the plans"),),) * len(pairs)

    articles = [article_from_text(text, language="en") for text in (GREEN, REFUSED)]
    assert joined(pipeline.compare(articles, engine=OnceOnly())).verdict is Verdict.UNDECIDED


def test_of_several_sources_each_doubt_gets_its_own_answer() -> None:
    class ByPair(Engine):
        def confirm(self, doubted: Sequence[Doubted], _language: str) -> tuple[tuple[Confirmation | None, ...], ...]:
            return tuple((EXCLUDES if one.sides[1].source == "C" else BOTH_TRUE,) for one in doubted)

        def align(self, pairs: Sequence[tuple[Side, Side]], _language: str) -> tuple[tuple[Match, ...], ...]:
            words = "gave the green light", "buried the plans"
            ends = [(f"{first.source}1", f"{second.source}1") for first, second in pairs if first.source == "A"]
            found = [(Match((a,), (b,), Verdict.CONFLICT, "event", "", *words),) for a, b in ends]
            return (*found, *((),) * (len(pairs) - len(found)))

    articles = [
        article_from_text(text, language="en") for text in (GREEN, REFUSED, REFUSED.replace("a tram", "the tram"))
    ]
    found = pipeline.compare(articles, engine=ByPair([])).findings
    verdicts = {one.claims: one.verdict for one in found if "A" in one.sources and len(one.sources) > 1}
    assert verdicts == {("A1", "B1"): Verdict.UNDECIDED, ("A1", "C1"): Verdict.CONFLICT}


def test_a_contradiction_without_words_of_both_sources_is_left_open() -> None:
    assert joined(compared(GREEN, REFUSED, Engine([match(Verdict.CONFLICT)]))).verdict is Verdict.UNDECIDED


def test_the_model_cannot_make_figures_agree_that_exclude_each_other() -> None:
    engine = Engine([match(Verdict.AGREE)])
    a, b = "The fire in the Aubel mill killed 12 people.", "The fire in the Aubel mill killed 15 people."
    assert joined(compared(a, b, engine)).verdict not in (Verdict.AGREE, Verdict.PRECISION)


@pytest.mark.parametrize(
    ("again", "verdict"),
    [
        (BOTH_TRUE, Verdict.AGREE),
        (EXCLUDES, Verdict.UNDECIDED),
        (None, Verdict.UNDECIDED),
    ],
    ids=["both true", "a contradiction after all", "no answer"],
)
def test_an_accord_against_which_rules_read_words_stands_where_the_model_sees_it_again(
    again: Confirmation | None, verdict: Verdict
) -> None:
    a, b = "The council approved the plan of the mill.", "The council rejected the plan of the mill."
    engine = Engine([match(Verdict.AGREE)], again)
    assert joined(compared(a, b, engine)).verdict is verdict
    assert len(engine.doubts) == 1


@pytest.mark.parametrize("added", ["", " (all reports agree)"])
def test_an_accord_on_a_plain_negation_is_left_open_whatever_the_model_says_again(added: str) -> None:
    engine = Engine([match(Verdict.AGREE)], BOTH_TRUE)
    a, b = f"Mayor Mary Doyle resigned on Monday{added}.", "Mayor Mary Doyle did not resign on Monday."
    assert joined(compared(a, b, engine)).verdict is Verdict.UNDECIDED
    assert not engine.doubts


OFFERED = "The owner offered to buy the yard for 9.7 million euros."
OFFERS = "The owner will buy the yard for 9.74 million euros, he proposes."


@pytest.mark.parametrize("verdict", [Verdict.PRECISION, Verdict.CERTAINTY])
def test_what_one_calls_planned_and_the_other_done_is_as_the_model_takes_it(verdict: Verdict) -> None:
    said = match(verdict, "9.7 million euros", "9.74 million euros", "amount")
    assert joined(compared(OFFERED, OFFERS, Engine([said]))).verdict is verdict


def test_what_rules_find_more_exact_on_one_side_an_accord_of_the_model_has_as_well() -> None:
    a, b = "The bid for the yard was worth 9.7 billion dollars.", "The bid for the yard was worth 9.74 billion dollars."
    finding = joined(compared(a, b, Engine([match(Verdict.AGREE)])))
    assert finding.verdict is Verdict.PRECISION
    assert [(one.a, one.b) for one in finding.differences] == [("9.7 billion dollars", "9.74 billion dollars")]


def test_an_accord_on_figures_of_its_own_stands_beside_others_that_rules_set_against_each_other() -> None:
    a = "The fire at the yard, which employs 240 welders in Aubel, burned 165 hectares."
    b = "The fire at the yard, which employs 260 welders in all, burned 165 hectares."
    said = match(Verdict.AGREE, "165 hectares", "165 hectares", "amount")
    assert joined(compared(a, b, Engine([said]))).verdict is Verdict.AGREE


def test_an_accord_of_figures_that_exclude_each_other_is_not_asked_about_again() -> None:
    engine = Engine([match(Verdict.AGREE)], BOTH_TRUE)
    a, b = "The fire in the Aubel mill killed 12 people.", "The fire in the Aubel mill killed 15 people."
    assert joined(compared(a, b, engine)).verdict is Verdict.UNDECIDED
    assert not engine.doubts


def test_the_model_cannot_set_figures_against_each_other_that_can_both_be_true() -> None:
    said = match(Verdict.CONFLICT, "9.7 billion dollars", "9.74 billion dollars", about="amount")
    a, b = "The bid for the yard was worth 9.7 billion dollars.", "The bid for the yard was worth 9.74 billion dollars."
    engine = Engine([said], EXCLUDES)
    finding = joined(compared(a, b, engine))
    assert finding.verdict is Verdict.PRECISION
    assert not engine.doubts, "what rules decide is not asked again"


def test_a_conflict_of_figures_that_rules_see_too_is_not_asked_about_again() -> None:
    said = match(Verdict.CONFLICT, "240 jobs", "260 posts", about="amount")
    engine = Engine([said])
    finding = joined(compared("The yard is cutting 240 jobs.", "At the shipyard 260 posts will go.", engine))
    assert (finding.verdict, engine.doubts) == (Verdict.CONFLICT, [])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (GREEN, REFUSED, "conflict"),
        ("Anna Lund said the council gave the green light to the tram.", REFUSED, "conflict"),
        (
            "Anna Lund said the council gave the green light to the tram.",
            "Carl Weber said councillors buried the plans for a tramway.",
            "disputed",
        ),
        (
            "Anna Lund said the council gave the green light to the tram.",
            "Lund said councillors buried the plans for a tramway.",
            "conflict",
        ),
        (GREEN, "Carl Weber denied that the council gave the green light.", "disputed"),
    ],
    ids=["both state it", "one quotes", "two people", "one person", "a denial"],
)
@pytest.mark.parametrize("said", [Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE])
def test_only_people_who_are_quoted_dispute_and_only_a_later_report_updates(
    a: str, b: str, expected: str, said: Verdict
) -> None:
    words = match(said, "gave the green light", "buried the plans" if "buried" in b else "gave the green light")
    finding = joined(compared(a, b, Engine([words], EXCLUDES)))
    assert finding.verdict == expected
    assert {difference.relation for difference in finding.differences} == {expected}


def compared_on(days: tuple[str, str] | None, a: str, b: str, engine: Engine) -> Comparison:
    if days is None:
        return compared(a, b, engine)
    articles = [
        article_from_text(text, language="en", published=datetime.date.fromisoformat(day))
        for text, day in zip((a, b), days, strict=True)
    ]
    return pipeline.compare(articles, engine=engine)


PLAN, DONE = "The ferry will leave Corvaz on Sunday.", "The ferry left Corvaz."


@pytest.mark.parametrize(
    ("days", "about", "expected"),
    [
        (("2024-05-14", "2024-05-18"), "certainty", "update"),
        (("2024-05-14", "2024-05-18"), "event", "update"),
        (("2024-05-14", "2024-05-14"), "certainty", "update"),
        (("2024-05-14", "2024-05-14"), "event", "update"),
        (None, "certainty", "certainty"),
        (None, "event", "conflict"),
    ],
)
def test_a_plan_that_was_carried_out_is_no_conflict_and_an_update_where_the_days_are_known(
    days: tuple[str, str] | None, about: str, expected: str
) -> None:
    said = match(Verdict.UPDATE, "will leave", "left", about)
    finding = joined(compared_on(days, PLAN, DONE, Engine([said], EXCLUDES)))
    assert finding.verdict == expected
    assert {difference.relation for difference in finding.differences} == {expected}


def test_a_change_that_is_none_is_a_plan_of_which_the_other_tells_that_it_came_about() -> None:
    days = ("2024-05-14", "2024-05-18")
    said = match(Verdict.UPDATE, "will leave", "left", "event")
    finding = joined(compared_on(days, PLAN, DONE, Engine([said], BOTH_TRUE)))
    assert finding.verdict is Verdict.CERTAINTY
    said = match(Verdict.UPDATE, "green light", "buried")
    other = joined(compared_on(days, GREEN, REFUSED, Engine([said], BOTH_TRUE)))
    assert other.verdict is Verdict.UNDECIDED


def test_one_person_in_two_spellings_does_not_dispute_with_herself() -> None:
    a = "Anna Lundgren said the council gave the green light to the tram."
    b = "Anna Lundgreen said councillors buried the plans for a tramway."
    said = match(Verdict.DISPUTED, "gave the green light", "buried the plans")
    assert joined(compared(a, b, Engine([said], EXCLUDES))).verdict is Verdict.CONFLICT


def test_a_denial_against_an_accord_is_told_in_the_words_of_the_claims() -> None:
    a = "Ada Lund denied that the bakery in Aubel will close."
    b = "Ada Lund said that the bakery in Aubel will close."
    finding = joined(compared(a, b, Engine([match(Verdict.AGREE)])))
    assert finding.verdict is Verdict.UNDECIDED
    assert "“Ada Lund denied that the bakery in Aubel will close.” (A)" in finding.explanation


@pytest.mark.parametrize(("b", "is_opposed"), [("60 to 90 mm", True), ("55 to 75 mm", False), ("20 to 40 mm", True)])
def test_ranges_of_which_both_ends_moved_may_be_opposed_and_one_within_the_other_may_not(
    b: str, is_opposed: bool
) -> None:
    first, second = "Aubel expects 50 to 80 mm of rain on Friday.", f"Aubel expects {b} of rain on Friday."
    said = match(Verdict.CONFLICT, "50 to 80 mm", b, "amount")
    verdict = joined(compared(first, second, Engine([said], EXCLUDES))).verdict
    assert (verdict is Verdict.CONFLICT) is is_opposed


def test_a_conflict_that_rules_alone_see_is_asked_about_and_kept_where_the_model_sees_it_then() -> None:
    a = "The mayor of Aubel resigned on Monday. It rained in Brenholm."
    b = "The mayor of Aubel did not resign on Monday. The wine was good in Corvaz."
    other = Match(("A2",), ("B2",), Verdict.AGREE, "nothing", "")
    kept = compared(a, b, Engine([other], EXCLUDES))
    assert kept.counts["conflict"] == 1
    unanswered = compared(a, b, Engine([other]))
    assert (unanswered.counts["conflict"], unanswered.counts["undecided"]) == (0, 1)
    dropped = compared(a, b, Engine([other], BOTH_TRUE))
    assert (dropped.counts["conflict"], dropped.counts["undecided"]) == (0, 0)


def test_figures_that_rules_alone_set_against_each_other_stay_open_whatever_the_model_says() -> None:
    a = "The yard of Aubel employs 240 welders. It rained in Brenholm."
    b = "The yard of Aubel employs 260 welders. The wine was good in Corvaz."
    other = Match(("A2",), ("B2",), Verdict.AGREE, "nothing", "")
    found = compared(a, b, Engine([other], BOTH_TRUE))
    assert (found.counts["conflict"], found.counts["undecided"]) == (0, 1)


def test_what_somebody_denies_is_shown_with_the_denial() -> None:
    a = "The owner has sold the mill in Aubel."
    b = "Mary Doyle denied that the owner has sold the mill in Aubel."
    said = match(Verdict.DISPUTED, "has sold the mill", "The mill was sold", "polarity")
    [difference] = [one for one in joined(compared(a, b, Engine([said], EXCLUDES))).differences if one.rule == "model"]
    assert difference.b is not None and "denied" in difference.b


def test_an_accord_that_rules_alone_see_is_left_open_unless_the_words_are_the_same() -> None:
    a = "The council of Aubel approved the new tram line on Monday. It rained in Brenholm. The wine was good."
    b = "On Monday the council of Aubel approved the tram line. It snowed in Corvaz. The wine was good."
    other = Match(("A2",), ("B2",), Verdict.CERTAINTY, "nothing", "")
    by_rules = pipeline.compare([article_from_text(text, language="en") for text in (a, b)], engine=RulesEngine())
    found = compared(a, b, Engine([other]))
    assert by_rules.counts["agree"] == 2, by_rules.counts
    assert (found.counts["agree"], found.counts["undecided"]) == (1, 1)
    assert "the model does not take them so" in next(f.explanation for f in found.findings if f.verdict == "undecided")


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("The mayor of Aubel resigned on Monday.", "The mayor of Aubel may have resigned on Monday.", "certainty"),
        ("The fire in the mill killed 12 people.", "The fire in the mill killed more than 10 people.", "precision"),
    ],
)
def test_what_rules_half_join_and_the_model_leaves_apart_is_no_matter_of_both(a: str, b: str, verdict: str) -> None:
    sides = f"{a} It rained in Brenholm.", f"{b} It snowed in Corvaz."
    by_rules = pipeline.compare([article_from_text(text, language="en") for text in sides], engine=RulesEngine())
    rain, snow = (source.claims[-1].id for source in by_rules.sources)
    other = Match((rain,), (snow,), Verdict.CERTAINTY, "nothing", "")
    found = compared(*sides, Engine([other]))
    assert [one.verdict for one in by_rules.findings if len(one.sources) > 1][:1] == [verdict]
    assert [one.claims for one in found.findings if len(one.sources) > 1] == [(rain, snow)]


def test_a_claim_that_the_model_matched_is_held_by_rules_against_no_other_and_nothing_is_asked_about_it() -> None:
    a = "Five people were hurt when the gangway of Aubel fell. Three people were hurt when the gangway of Aubel fell."
    engine = Engine([match(Verdict.AGREE)])
    finding = joined(compared(a, "Five people were hurt when the gangway of Aubel fell on the quay.", engine))
    assert (finding.claims, engine.doubts) == (("A1", "B1"), [])


def test_the_matches_of_a_model_that_may_not_decide_are_shown_and_decide_nothing() -> None:
    engine = Engine([match(Verdict.AGREE, may_decide=False)])
    finding = joined(compared("Prices went through the roof in Aubel.", "Life in Aubel has become dearer.", engine))
    assert finding.verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("may_decide", [True, False])
def test_a_match_hides_what_rules_read_in_titles_only_where_its_model_may_decide(may_decide: bool) -> None:
    engine = Engine([Match(("A1",), ("B2",), Verdict.AGREE, "nothing", "", may_decide=may_decide)])
    a = article_from_text(
        "Flames ran through 165 hectares before dawn.",
        title="Fire at Aubel burns 165 hectares of forest",
        language="en",
    )
    b = article_from_text(
        "A line of 100 hectares was held. The mayor thanked those who fought the flames before dawn.",
        title="Fire at Aubel burns 100 hectares of forest",
        language="en",
    )
    verdicts = [one.verdict for one in pipeline.compare([a, b], engine=engine).findings if len(one.sources) > 1]
    assert (Verdict.CONFLICT in verdicts) is not may_decide


def test_of_a_model_that_may_not_decide_a_match_of_claims_with_nothing_in_common_is_not_shown() -> None:
    engine = Engine([match(Verdict.AGREE, may_decide=False)])
    comparison = compared("Prices went through the roof in Aubel.", "Two sailors were rescued at dawn.", engine)
    assert not [finding for finding in comparison.findings if len(finding.sources) > 1]


def test_a_match_of_claims_with_nothing_in_common_hides_no_contradiction_that_rules_see() -> None:
    engine = Engine([Match(("A1",), ("B2",), Verdict.AGREE, "nothing", "")])
    a = "The new bridge of Aubel cost 12 million euros. It rained in Brenholm."
    b = "The new bridge of Aubel cost 15 million euros. Two sailors were rescued at dawn."
    found = {one.claims: one.verdict for one in compared(a, b, engine).findings if len(one.sources) > 1}
    assert found[("A1", "B1")] is Verdict.UNDECIDED


def test_several_claims_may_tell_one_matter_and_one_claim_several() -> None:
    a = "The yard, founded in 1962, employs 900 people. A strike began there. It rained."
    b = "Work stopped at the shipyard. Nobody works there now. The company dates from the early sixties."
    ids = [one.id for one in compared(a, b, Engine([])).sources[0].claims]
    matches = [
        Match((ids[1],), ("B1", "B2"), Verdict.AGREE, "nothing", ""),
        Match((ids[0],), ("B3",), Verdict.PRECISION, "date", ""),
        Match((ids[0],), ("B1",), Verdict.AGREE, "nothing", ""),
    ]
    found = [set(one.claims) for one in compared(a, b, Engine(matches)).findings if len(one.sources) > 1]
    assert {ids[1], "B1", "B2"} in found
    assert {ids[0], "B3"} in found and {ids[0], "B1"} in found


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("Both say that the council decided on the tram, and they contradict each other.", True),
        ("Both say that 17 councillors decided on the tram.", False),
        ("Both say that Ann Doyle decided on the tram.", False),
        ("Les deux disent que le conseil a tranché sur le tramway.", False),
    ],
    ids=["sound", "a figure of its own", "a name of its own", "another language"],
)
def test_the_models_reason_is_shown_only_where_the_claims_have_all_of_it(reason: str, shown: bool) -> None:
    said = Match(("A1",), ("B1",), Verdict.CERTAINTY, "certainty", reason)
    assert (joined(compared(GREEN, REFUSED, Engine([said]))).explanation == reason) is shown


def test_a_weekday_of_a_reason_may_be_told_as_a_full_day_in_the_claims() -> None:
    a, b = "The council gave the green light on Tuesday 3 July.", "Councillors buried the plans for a tramway."
    shown = "Both tell how the council decided on the plans; on Tuesday A has them approved."
    other = shown.replace("Tuesday", "Friday")
    for reason, is_shown in ((shown, True), (other, False)):
        said = Match(("A1",), ("B1",), Verdict.CERTAINTY, "certainty", reason)
        assert (joined(compared(a, b, Engine([said]))).explanation == reason) is is_shown


@pytest.mark.parametrize(
    ("language", "a", "b", "reason", "shown"),
    [
        ("en", "The council approved the tram yesterday.", "It got the go-ahead.", "on 24 November", True),
        ("en", "The council approved the tram yesterday.", "It got the go-ahead.", "on Tuesday", True),
        ("en", "The council approved the tram yesterday.", "It got the go-ahead.", "in November", True),
        ("en", "The council approved the tram yesterday.", "It got the go-ahead.", "on Friday", False),
        ("en", "The council approved the tram yesterday.", "It got the go-ahead.", "today", False),
        ("en", "The council approved the tram last week.", "It got the go-ahead.", "on 16 November", False),
        ("en", "The council approved the tram yesterday.", "It got the go-ahead.", "yesterday", True),
        ("en", "The council approved 24 trams yesterday.", "It got the go-ahead.", "for 25 lines", False),
        ("en", "The council approved it for 50 to 80 lines.", "It got the go-ahead.", "for 50 to 80 lines", True),
        ("en", "The council approved it for 50 to 80 lines.", "It got the go-ahead.", "for 1 to 9 lines", False),
        ("fr", "Le conseil a approuvé le tram hier.", "Le projet a reçu le feu vert.", "mardi 24 novembre", True),
        ("fr", "Le conseil a approuvé le tram hier.", "Le projet a reçu le feu vert.", "vendredi", False),
        ("de", "Der Rat hat die Bahn gestern gebilligt.", "Es gab grünes Licht.", "am 24. November", True),
        ("de", "Der Rat hat die Bahn gestern gebilligt.", "Es gab grünes Licht.", "am Freitag", False),
    ],
)
def test_a_reason_may_name_the_day_that_code_works_out(language: str, a: str, b: str, reason: str, shown: bool) -> None:
    tells = {
        "en": "Both tell that the council approved the tram {}.",
        "fr": "Les deux disent que le conseil a approuvé le tram {}.",
        "de": "Beide sagen, dass der Rat die Bahn gebilligt hat, {}.",
    }[language].format(reason)
    said = Match(("A1",), ("B1",), Verdict.CERTAINTY, "certainty", tells)
    day = datetime.date(2026, 11, 25)
    articles = [article_from_text(text, language=language, published=day) for text in (a, b)]
    finding = joined(pipeline.compare(articles, engine=Engine([said])))
    assert (finding.explanation == tells) is shown
