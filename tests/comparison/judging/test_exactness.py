"""Which side is the more exact one, where a model says that one is: cases of `compare` with a match that is given."""

from __future__ import annotations

import pytest

from claimcheck import pipeline
from claimcheck.engines import Match
from claimcheck.reading import article_from_text
from claimcheck.records import Difference, Finding, Verdict
from tests.comparison.judging.test_judgement import Engine, joined

_Words = tuple[str, str, str]


def told(a: str, b: str, words: _Words, language: str) -> Finding:
    about, a_words, b_words = words
    match = Match(("A1",), ("B1",), Verdict.PRECISION, about, "", a_words, b_words)
    articles = [article_from_text(text, language=language) for text in (a, b)]
    return joined(pipeline.compare(articles, engine=Engine([match])))


def of_model(finding: Finding) -> Difference:
    [difference] = [one for one in finding.differences if one.rule == "model"]
    return difference


@pytest.mark.parametrize(
    ("a", "b", "words", "side", "language"),
    [
        pytest.param(
            "The ferry sank on Tuesday evening off Corlane.",
            "The ferry went down on Tuesday off Corlane.",
            ("date", "on Tuesday evening", "on Tuesday"),
            "a",
            "en",
            id="words beside all of the other's",
        ),
        pytest.param(
            "Un homme a été arrêté à Lyon.",
            "Un homme de 34 ans a été interpellé.",
            ("person", "Un homme", "Un homme de 34 ans"),
            "b",
            "fr",
            id="an age beside all of the other's words",
        ),
        pytest.param(
            "Das Feuer brach in der Küche der Mühle aus.",
            "Der Brand entstand in der Mühle.",
            ("place", "in der Küche der Mühle", "in der Mühle"),
            "a",
            "de",
            id="a room of the mill",
        ),
        pytest.param(
            "The shipyard cut 211 posts.",
            "The yard lost about 200 jobs.",
            ("amount", "211 posts", "about 200 jobs"),
            "a",
            "en",
            id="a figure, whatever it counts is called",
        ),
        pytest.param(
            "Everyone heard the blast, shortly after 11 p.m. that night.",
            "The explosion came at 11:10 p.m.",
            ("date", "shortly after 11 p.m.", "11:10 p.m."),
            "b",
            "en",
            id="digits beside all of the other's, whatever the words",
        ),
        pytest.param(
            "The council of Aubel buried the tram.",
            "Councillors gave the plan up at a meeting in the town hall.",
            ("place", "", "in the town hall"),
            "b",
            "en",
            id="words of one side alone",
        ),
        pytest.param(
            "Ada Lund spoke in Aubel.",
            "Lund faced them.",
            ("event", "spoke", "faced"),
            "a",
            "en",
            id="a name where words show nothing",
        ),
    ],
)
def test_the_side_that_tells_more_is_named(a: str, b: str, words: _Words, side: str, language: str) -> None:
    finding = told(a, b, words, language)
    assert (finding.verdict, of_model(finding).finer) == (Verdict.PRECISION, side)


@pytest.mark.parametrize(
    ("a", "b", "kind", "words"),
    [
        ("The yard lost jobs.", "The shipyard cut 211 jobs in Aubel.", "count", "211"),
        ("Paul Orle answered Ann Doyle.", "Paul Orle answered Ann Doyle by letter.", "wording", "letter"),
        ("The tram was approved.", "The tram was approved in Aubel.", "name", "Aubel"),
    ],
)
def test_where_the_model_names_no_words_the_first_that_one_side_alone_has_stand_for_them(
    a: str, b: str, kind: str, words: str
) -> None:
    for first, second, side in ((a, b, "b"), (b, a, "a")):
        finding = told(first, second, ("wording", "", ""), "en")
        difference = of_model(finding)
        assert (finding.verdict, difference.kind, difference.finer) == (Verdict.PRECISION, kind, side)
        assert (difference.a, difference.b) == ((None, words) if side == "b" else (words, None))
        assert second[difference.b_start or 0 :].startswith(difference.b or "")
        assert f"{'B' if side == 'b' else 'A'} with more detail" in finding.explanation


@pytest.mark.parametrize("words", [("wording", "", ""), ("wording", "went through the roof", "dearer")])
def test_where_nothing_shows_a_side_both_tell_the_same(words: _Words) -> None:
    finding = told("Prices went through the roof in Aubel.", "Life in Aubel has become dearer.", words, "en")
    assert finding.verdict is Verdict.AGREE
    assert [one.relation for one in finding.differences] == [Verdict.AGREE] * bool(words[1])


def test_two_numbers_of_which_neither_is_the_finer_one_are_not_the_same() -> None:
    finding = told(
        "The yard lost 240 jobs.", "The shipyard cut some 260 posts.", ("amount", "240 jobs", "260 posts"), "en"
    )
    assert (finding.verdict, of_model(finding).finer) == (Verdict.PRECISION, None)
