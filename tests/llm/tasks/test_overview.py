from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.service.failures import Truncated
from claimcheck.llm.tasks.extract.summary import article_summary
from claimcheck.llm.tasks.overview.reply import OverviewReply
from claimcheck.llm.tasks.overview.task import MUST_BE_NAMED, overview
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Claim, Comparison, Finding, Verdict

_TEXT = "The fire killed 12 people. The mayor may resign on Monday. The bridge was built in 1962. Boats pass below."


def _article(text: str = _TEXT) -> Article:
    return article_from_text(text, language="en")


def _claims(article: Article) -> tuple[Claim, ...]:
    return RulesEngine().extract(article, "A").claims


def _summary(*proposed: tuple[str, tuple[int, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    article = _article()
    return [(s.text, s.claims) for s in article_summary(article, _claims(article), proposed)]


def test_each_sentence_cites_the_claims_of_the_sentences_it_rests_on() -> None:
    assert _summary(("A fire killed 12 people.", (0,))) == [("A fire killed 12 people.", ("A1",))]


def test_a_sentence_that_cites_the_wrong_one_is_given_the_right_one() -> None:
    assert _summary(("The fire killed 12 people.", (2,))) == [("The fire killed 12 people.", ("A1",))]


def test_a_sentence_with_a_figure_of_its_own_gives_way_to_what_it_cites() -> None:
    assert _summary(("The fire killed 15 people.", (0,))) == [("The fire killed 12 people.", ("A1",))]


def test_a_sentence_that_states_what_is_only_possible_gives_way_to_what_it_cites() -> None:
    [(text, _)] = _summary(("The mayor resigns on Monday.", (1,)))
    assert text == "The mayor may resign on Monday."


def test_a_sentence_that_nothing_bears_out_is_dropped() -> None:
    kept = _summary(("A dragon ate the harbour.", ()), ("The bridge was built in 1962.", (2,)))
    assert kept == [("The bridge was built in 1962.", ("A3",))]


def test_an_article_whose_summary_falls_away_sums_itself_up() -> None:
    sentences = _summary(("A dragon ate the harbour.", ()))
    assert sentences and all(text in _TEXT for text, _ in sentences)


def test_a_long_articles_summary_keeps_sentences_from_beginning_to_end() -> None:
    text = " ".join(f"The {name} bridge was repaired in {year}." for year, name in enumerate("abcdefghijkl", 1980))
    article = _article(text)
    proposed = [(text[s.start : s.end], (index,)) for index, s in enumerate(article.sentences)]
    kept = article_summary(article, _claims(article), proposed)
    assert len(kept) == 6
    assert kept[0].text == proposed[0][0]


def _comparison() -> Comparison:
    a = "The fire in the Aubel mill killed 12 people. The owner, Mary Doyle, has resigned. Ferries are late."
    b = "The fire in the Aubel mill killed 15 people. The owner, Mary Doyle, has not resigned. Schools are shut."
    return pipeline.compare([_article(a), _article(b)], engine=RulesEngine())


class Asker:
    def __init__(self, *sentences: dict[str, Any], fails: bool = False) -> None:
        self.sentences, self.fails = sentences, fails
        self.asked: list[str] = []

    def ask(self, *, user: str, **_: Any) -> Any:
        self.asked.append(user)
        if self.fails:
            raise Truncated("cut")
        return OverviewReply.model_validate({"summary": list(self.sentences)})


def _overview(asker: Asker, comparison: Comparison) -> tuple[str, ...]:
    return overview(comparison, asker, load_prompt("overview"), 2048)


def _dead(comparison: Comparison) -> str:
    return next(finding.id for finding in comparison.findings if "12" in finding.explanation)


def test_the_comparison_of_this_test_has_what_must_be_named() -> None:
    assert sum(finding.verdict in MUST_BE_NAMED for finding in _comparison().findings) == 2


def test_a_conflict_that_the_model_passes_over_is_appended() -> None:
    comparison = _comparison()
    said = {"text": "One report counts 12 dead in the Aubel mill, the other 15.", "findings": [_dead(comparison)]}
    summary = _overview(Asker(said), comparison)
    assert summary[0] == said["text"]
    assert len(summary) == 2 and "resigned" in summary[1]


def test_a_denial_that_is_appended_is_not_worded_as_what_is_said() -> None:
    a = "The owner of the Aubel mill has sold it."
    b = "Mary Doyle denied that the owner of the Aubel mill has sold it."
    comparison = pipeline.compare([_article(a), _article(b)], engine=RulesEngine())
    assert [finding.verdict in MUST_BE_NAMED for finding in comparison.findings] == [True]
    [sentence] = _overview(Asker(), comparison)
    assert "A: The owner" in sentence and "B (denied: Mary Doyle): " in sentence


@pytest.mark.parametrize(
    "text",
    [
        "The fire in the Aubel mill was terrible.",
        "The fire killed 12 people in the Aubel mill.",
        "One report counts 12 dead, the other 16.",
        "Everything agrees.",
    ],
)
def test_a_sentence_that_cites_a_conflict_without_giving_both_figures_does_not_name_it(text: str) -> None:
    comparison = _comparison()
    summary = _overview(Asker({"text": text, "findings": [_dead(comparison)]}), comparison)
    assert text not in summary
    assert any("12" in sentence and "15" in sentence for sentence in summary)


@pytest.mark.parametrize(
    "text",
    [
        "A counts 12 dead in the Aubel mill, B 15.",
        "The two articles count otherwise: 12 dead in the Aubel mill, and 15 that day.",
        "In A the fire killed 12 people in the Aubel mill, in B Aubel counts 15.",
    ],
    ids=["a letter in front of a figure", "both articles, and that day", "a letter in front of a name"],
)
def test_letters_of_sources_and_what_points_are_no_figures_and_no_names_of_their_own(text: str) -> None:
    comparison = _comparison()
    summary = _overview(Asker({"text": text, "findings": [_dead(comparison)]}), comparison)
    assert summary[0] == text and len(summary) == 2


def test_a_sentence_on_findings_in_two_languages_may_share_one_word_with_them() -> None:
    articles = [
        article_from_text("Niemand wurde verletzt.", language="de"),
        article_from_text("Two people were taken to hospital with frostbite.", language="en"),
    ]
    comparison = replace(pipeline.compare(articles, engine=RulesEngine()), language="de")
    claims = tuple(claim.id for source in comparison.sources for claim in source.claims)
    finding = Finding("F1", Verdict.CONFLICT, claims, ("A", "B"), ())
    text = "In A heißt es, niemand sei verletzt worden; in B kamen Menschen ins Krankenhaus."
    said = {"text": text, "findings": ["F1"]}
    assert _overview(Asker(said), replace(comparison, findings=(finding,))) == (text,)


def test_a_finding_that_does_not_exist_is_no_support() -> None:
    comparison = _comparison()
    assert "Nothing is known." not in _overview(Asker({"text": "Nothing is known.", "findings": ["F99"]}), comparison)


def test_a_sentence_in_another_language_than_the_reports_is_dropped() -> None:
    comparison = _comparison()
    said = "Un article compte 12 morts dans l’usine Aubel mill, l’autre 15."
    assert said not in _overview(Asker({"text": said, "findings": [_dead(comparison)]}), comparison)


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Both say that the Aubel mill was built in 1962.", True),
        ("Both say that the Aubel mill was not built in 1962.", False),
        ("Both say that the Norvane mill was built in 1962.", False),
        ("Both say that the Aubel mill was built in 1963.", False),
    ],
)
def test_a_sentence_on_an_agreement_is_kept_if_check_does_not_contradict_it(text: str, *, is_kept: bool) -> None:
    articles = [_article(f"The Aubel mill was built in 1962. {other}") for other in ("It rained.", "Schools are shut.")]
    comparison = pipeline.compare(articles, engine=RulesEngine())
    built = next(finding.id for finding in comparison.findings if finding.verdict is Verdict.AGREE)
    assert (text in _overview(Asker({"text": text, "findings": [built]}), comparison)) is is_kept


def test_of_the_findings_that_need_not_be_named_some_of_each_verdict_are_shown() -> None:
    comparison = _comparison()
    [like] = [finding for finding in comparison.findings if finding.verdict is Verdict.CONFLICT][:1]
    verdicts = [Verdict.CERTAINTY] * 10 + [Verdict.PRECISION] * 10 + [Verdict.AGREE] * 10
    others = [replace(like, id=f"F{n}", verdict=verdict) for n, verdict in enumerate(verdicts, 100)]
    asker = Asker(fails=True)
    _overview(asker, replace(comparison, findings=(*comparison.findings, *others)))
    shown = [line.split()[1] for line in asker.asked[0].splitlines() if line.startswith("F1") and line[4:5] == " "]
    assert {verdict: shown.count(verdict) for verdict in set(shown)} == {"certainty": 2, "precision": 2, "agree": 2}


def _all_of(verdict: Verdict) -> Comparison:
    comparison = _comparison()
    both = [replace(one, verdict=verdict) for one in comparison.findings if len(one.sources) > 1]
    return replace(comparison, findings=tuple(both))


@pytest.mark.parametrize(
    ("b", "shown"),
    [
        ("The bridge of Aubel was built in 1962.", ["A, B: The bridge of Aubel was built in 1962."]),
        (
            "The bridge of Aubel dates from 1962.",
            ["A: The bridge of Aubel was built in 1962.", "B: The bridge of Aubel dates from 1962."],
        ),
    ],
    ids=["the same words", "other words"],
)
def test_only_what_all_say_in_the_same_words_is_shown_once(b: str, shown: list[str]) -> None:
    asker = Asker(fails=True)
    articles = [_article("The bridge of Aubel was built in 1962."), _article(b)]
    _overview(asker, pipeline.compare(articles, engine=RulesEngine()))
    assert [line for line in asker.asked[0].splitlines() if "bridge" in line] == shown


def test_what_is_undecided_is_shown_only_where_nothing_else_is_found() -> None:
    alone, beside = Asker(fails=True), Asker(fails=True)
    undecided = _all_of(Verdict.UNDECIDED)
    _overview(alone, undecided)
    _overview(beside, replace(undecided, findings=(*undecided.findings, *_comparison().findings)))
    assert " undecided" in alone.asked[0]
    assert " undecided" not in beside.asked[0]


def test_without_an_answer_the_summary_still_names_every_conflict() -> None:
    assert len(_overview(Asker(fails=True), _comparison())) == 2


def test_a_comparison_in_which_nothing_is_shared_is_not_sent() -> None:
    articles = [
        _article("Ferries are late in the harbour today."),
        _article("Schools in the hills were built in stone."),
    ]
    asker = Asker()
    assert _overview(asker, pipeline.compare(articles, engine=RulesEngine())) == ()
    assert asker.asked == []
