"""An article held against itself, under another title so that it is no copy, agrees with itself in every sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import compare
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict

_TEXTS = {
    "what one body accepts and another refuses": (
        "A large assembly of Varn accepted the release of 40 poachers on Tuesday. Until then the wardens of Varn had "
        "refused to release the 40 poachers."
    ),
    "the same in French": (
        "Une grande assemblée de la vallée vient d'accepter la libération de 40 braconniers. Les gardes de la vallée "
        "avaient refusé de libérer les 40 braconniers."
    ),
    "two tolls": (
        "Twelve people were hurt when the gangway of Aston fell on Monday. On Tuesday the police of Aston said that "
        "fifteen people were hurt when the gangway fell."
    ),
    "an hour and a stretch of time": (
        "The shop of the mill is open from 10:00-11:00. The mill of Varn opens at about 15:00 on Monday."
    ),
}


@pytest.mark.parametrize("text", _TEXTS.values(), ids=_TEXTS)
def test_an_article_agrees_with_itself_though_its_sentences_oppose_each_other(text: str) -> None:
    article = article_from_text(text)
    found = compare([article, replace(article, title="Another title")], engine="rules").findings
    assert [finding.verdict for finding in found] == [Verdict.AGREE] * len(article.sentences)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council met at about 15:00.", "The council met from 10:00-11:00."),
        ("Le marché ouvre vers 15h00.", "Le marché ouvre de 10h00-11h00."),
    ],
)
def test_a_rough_hour_is_held_against_the_beginning_of_a_stretch_of_time(a: str, b: str) -> None:
    assert [one.verdict for one in compare([a, b], engine="rules").findings] == [Verdict.UNDECIDED]
