"""Sentences that lost the sign between them are parted, and a name that may be an object parts none."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.reading import article_from_text

PARTED = [
    ("en", "The mill may close this summer Hall runs it with her two sons and a cousin.", "Hall runs it with"),
    ("en", "The guild has regretted its early exit Hall (left) led the team to the quarter-final.", "Hall (left) led"),
    ("en", "The yard should not be forced to hire However, the guild insists that it should be.", "The guild insists"),
    (
        "fr",
        "La ville s'enfonce dans la grève des dockersL'arrivée dimanche de la maire avait choqué les dockers.",
        "L'arrivée",
    ),
]
WHOLE = [
    ("en", "Hall passes the ball to her teammate Orr (left) as the two of them play."),
    ("en", "Hall (right) faced Orr (left) in the final of 1992 in Varn."),
    ("en", "The club that last year Hall left for Varn has lost again."),
    ("en", "He said that last year Hall left the club for Varn."),
]


def _texts(language: str, text: str) -> list[str]:
    article = article_from_text(text, name="text", language=language)
    return [claim.text for claim in claimcheck.extract(article).source.claims]


@pytest.mark.parametrize(("language", "text", "second"), PARTED, ids=[row[2] for row in PARTED])
def test_a_sentence_glued_to_the_one_before_is_a_claim(language: str, text: str, second: str) -> None:
    first, *rest = _texts(language, text)
    assert [claim for claim in rest if claim.startswith(second)]
    assert second not in first


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_name_that_may_be_an_object_opens_no_sentence(language: str, text: str) -> None:
    assert len(_texts(language, text)) == 1
