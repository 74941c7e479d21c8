"""What a model left untold, told by rule in the article's own words.

A statement of the article that no claim covers becomes a claim if it carries an amount, or if its sentence was passed
over in silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.clauses import statement_spans
from claimcheck.claims.grounding import Anchor
from claimcheck.claims.measuring import claim_from_span, quantities_of
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.model.proposals import Read, Told, is_question
from claimcheck.model.replies import Status
from claimcheck.records import Article, Claim, Kind, Quantity

_FEWEST_WORDS = 3


def filled_in(article: Article, parts: Sequence[Read], told: Sequence[Told]) -> list[Claim]:
    """Return claims by rule for the statements that the model left untold.

    Untold is a statement with an amount that no claim tells, and one of a sentence without any claim, unless the model
    left that sentence out for a reason and it holds neither amount nor date.
    """
    left_out = {index for part in parts for index, status in part.left_out if _may_leave_out(article, index, status)}
    asked = sorted({index for part in parts for index in part.window.sentences})
    by_sentence: dict[int, list[Anchor]] = {}
    for one in told:
        by_sentence.setdefault(one.anchor.sentence, []).append(one.anchor)
    claims = []
    for index in asked:
        anchors = by_sentence.get(index, [])
        tells = {q.start for anchor in anchors for q in anchor.quantities}
        for start, end in _statements(article, index):
            amounts = {q.start for q in _amounts(article) if start <= q.start and q.end <= end}
            silent = not anchors and index not in left_out
            if amounts - tells or silent:
                claims.append(claim_from_span(article, start, end, id=""))
    return claims


def _may_leave_out(article: Article, index: int, status: Status) -> bool:
    """Tell whether code can follow the model in leaving a sentence out: an opinion dates and counts nothing."""
    sentence = article.sentences[index]
    if status is Status.QUESTION:
        return is_question(article.text[sentence.start : sentence.end])
    return not any(sentence.start <= q.start and q.end <= sentence.end for q in quantities_of(article))


def _amounts(article: Article) -> list[Quantity]:
    return [quantity for quantity in quantities_of(article) if quantity.kind is not Kind.DATE]


def _statements(article: Article, index: int) -> list[tuple[int, int]]:
    """Return the statements of a sentence; a question makes none, nor do two words."""
    sentence = article.sentences[index]
    text = article.text[sentence.start : sentence.end]
    if is_question(text) or sum(token.kind is TokenKind.WORD for token in scan(text)) < _FEWEST_WORDS:
        return []
    return statement_spans(article.text, sentence.start, sentence.end, article.language, quantities_of(article))
