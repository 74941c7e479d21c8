"""A possessive that opens a statement is named where the article leaves one owner; further cases stand in data/."""

from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text


def test_a_sentence_of_a_long_quotation_keeps_its_possessive() -> None:
    speech = " ".join(f"The boat came back to the old quay in the year {year}." for year in range(1990, 2005))
    text = f'"Mark Dunn won the vote on Sunday. His term will end in 2030. {speech}"'
    claims = RulesEngine().extract(article_from_text(text, language="en"), "A").claims
    assert "His term will end in 2030." in [claim.text for claim in claims]
