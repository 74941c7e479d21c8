"""What a model passed over in silence, as claims by rule in the article's own words.

A statement of the article that no claim covers becomes a claim if it carries an amount, or if its sentence was passed
over in silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.clauses import statement_spans
from claimcheck.annotation.left_aside import is_question
from claimcheck.annotation.measuring import claim_from_span, names_between, quantities_of
from claimcheck.annotation.vocabulary import own_words
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.llm.grounding.anchors import Anchor
from claimcheck.llm.tasks.extract.proposals import Grounded, Read
from claimcheck.llm.tasks.extract.reply import Status
from claimcheck.records import Article, Claim, Kind, Quantity, Role

_FEWEST_WORDS = 3

# A model that leaves out more than this share of the sentences it was shown is not taken at its word.
_MOST_LEFT_OUT = 0.34

# No determiner is longer, in characters.
_REACH = 16


def filled_in(article: Article, parts: Sequence[Read], grounded: Sequence[Grounded]) -> list[Claim]:
    """Return claims by rule for the statements that the model passed over.

    That is a statement with an amount that no claim tells, and one of a sentence without any claim, unless the model
    left that sentence out for a reason and it holds neither amount nor date nor name.
    """
    passed_over = {index for index, _ in left_out(article, parts, grounded)}
    # A claim that another sentence bears as well is one claim: "a version that he firmly denies".
    read = [one for part in parts for one in part.grounded]
    asked = sorted({index for part in parts for index in part.window.sentences if _is_of_body(article, index)})
    by_sentence: dict[int, list[Anchor]] = {}
    for one in grounded:
        by_sentence.setdefault(one.anchor.sentence, []).append(one.anchor)
    spoken_of = {one.proposed.sentence for one in (*grounded, *read)}
    claims = []
    for index in asked:
        anchors = by_sentence.get(index, [])
        is_silent = not anchors and index not in passed_over and index not in spoken_of
        tells = {(q.kind, q.value) for anchor in anchors for q in anchor.quantities}
        for start, end in _statements(article, index):
            amounts = {(q.kind, q.value) for q in _amounts(article) if start <= q.start and q.end <= end}
            is_covered = any(anchor.start < end and start < anchor.end for anchor in anchors)
            if is_silent or (amounts - tells and not is_covered and index not in passed_over):
                words = " ".join(article.text[start:end].split())
                claims.append(claim_from_span(article, start, end, id="", text=words[:1].upper() + words[1:]))
    return claims


def left_out(article: Article, parts: Sequence[Read], grounded: Sequence[Grounded]) -> list[tuple[int, Status]]:
    """Return the sentences that hold no claim, by index, each with what the model takes it for."""
    claimed = {one.anchor.sentence for one in grounded}
    return [
        (index, status)
        for part in parts
        for index, status in sorted(part.left_out)
        if index not in claimed and _is_of_body(article, index) and _may_leave_out(article, index, part)
    ]


def _is_of_body(article: Article, index: int) -> bool:
    """Tell whether a sentence is one of the article: what a title says, the article mostly says again."""
    return article.sentences[index].role is Role.BODY


def _may_leave_out(article: Article, index: int, part: Read) -> bool:
    """Tell whether code can follow the model in leaving a sentence out.

    A model that leaves out much of an article takes statements for opinions: it is followed only where the sentence
    asks, or dates and counts nothing and names nobody.
    """
    if len(part.left_out) <= _MOST_LEFT_OUT * len(part.window.sentences):
        return True
    sentence = article.sentences[index]
    if is_question(article.text[sentence.start : sentence.end]):
        return True
    figures = any(sentence.start <= q.start and q.end <= sentence.end for q in quantities_of(article))
    return not figures and not names_between(article, sentence.start, sentence.end)


def _amounts(article: Article) -> list[Quantity]:
    return [q for q in quantities_of(article) if q.kind is not Kind.DATE and not _is_known(article, q)]


def _is_known(article: Article, quantity: Quantity) -> bool:
    """Tell whether a number only points to those who were counted before ("the two men", « les trois suspects »)."""
    if quantity.kind not in (Kind.COUNT, Kind.OTHER) or not quantity.text[0].isalpha():
        return False
    before = scan(article.text[max(quantity.start - _REACH, 0) : quantity.start])
    return bool(before) and before[-1].text.lower() in own_words(article.language, "function_words", "determiners")


def _statements(article: Article, index: int) -> list[tuple[int, int]]:
    """Return the statements of a sentence; a question makes none, nor do two words."""
    sentence = article.sentences[index]
    text = article.text[sentence.start : sentence.end]
    if is_question(text) or sum(token.kind is TokenKind.WORD for token in scan(text)) < _FEWEST_WORDS:
        return []
    figures = quantities_of(article)
    return statement_spans(article.text, sentence.start, sentence.end, article.language, figures, appositions=True)
