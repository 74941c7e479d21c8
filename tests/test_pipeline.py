"""The stages put together: what a document says of itself is in the language of the report."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Extracted, Refusal
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Note

ENGLISH = article_from_text("The yard employs 1,450 people.", language="en")
FRENCH = article_from_text("Le chantier emploie 1 200 personnes.", language="fr")


@dataclass(frozen=True)
class Tongue:
    """A reason that says in which language it is worded."""

    def worded(self, language: str) -> str:
        return language


class Refusing(RulesEngine):
    """Rules that refuse a claim and note something of every article."""

    def extract(self, article: Article, source_id: str) -> Extracted:
        found = super().extract(article, source_id)
        return replace(found, rejected=(Refusal("No", Tongue()),), notes=(Note("changed_speaker", {"claims": "A1"}),))


@pytest.mark.parametrize(("language", "spoken"), [(None, "fr"), ("de", "de")])
def test_notes_and_reasons_are_in_the_language_of_the_report(language: str | None, spoken: str) -> None:
    documents = (
        pipeline.compare([FRENCH, ENGLISH], engine=Refusing(), language=language),
        pipeline.extract(FRENCH, engine=Refusing(), language=language),
    )
    begins = {"fr": "L’article", "de": "Der Artikel"}[spoken]
    for document in documents:
        assert {rejection.reason for rejection in document.rejected} == {spoken}
    for source in documents[0].sources:
        assert source.notes[-1].startswith(begins)
    assert documents[1].source.notes[-1].startswith(begins)
