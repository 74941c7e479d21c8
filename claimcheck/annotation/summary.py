"""A summary of an article made of its own sentences.

Sentences are ranked by how much of the article's vocabulary they share (the sum of the frequencies of their content
words, damped by length, after H. P. Luhn, "The automatic creation of literature abstracts", 1958). The first always
stands, as news is written with the main point first; a quotation stands never, as it needs the sentence before it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from claimcheck.annotation.direct_speech import cuts_quotation, quotation_at
from claimcheck.languages import load
from claimcheck.languages.scanner import TokenKind, scan, without_accents
from claimcheck.records import Article, Claim, SummarySentence

_SENTENCES = 3
_SHORTEST_WORD = 3
_OPENING_MARKS = ("«", "“", "„", '"', "‘", "'", "—", "–")


def summarize(article: Article, claims: Sequence[Claim]) -> tuple[SummarySentence, ...]:
    """Return up to three sentences of `article`, in the order of the text, each with the claims it contains."""
    by_sentence = _claims_by_sentence(article, claims)
    vocabulary = {index: _content_words(article, index) for index in by_sentence}
    frequency = Counter(word for words in vocabulary.values() for word in set(words))
    candidates = [index for index in by_sentence if _stands_without_quotation(article, index)] or list(by_sentence)
    lead = min(candidates, default=0)
    ranked = sorted(candidates, key=lambda index: (index != lead, -_weight(vocabulary[index], frequency)))
    return tuple(
        SummarySentence(_text(article, index), tuple(claim.id for claim in by_sentence[index]))
        for index in sorted(ranked[:_SENTENCES])
    )


def _stands_without_quotation(article: Article, index: int) -> bool:
    """Tell whether a sentence neither opens with somebody's own words nor begins or ends in the middle of them."""
    sentence = article.sentences[index]
    if article.text[sentence.start : sentence.end].lstrip().startswith(_OPENING_MARKS):
        return False
    held = quotation_at(article.text, sentence.start, article.language)
    if held is not None and held.end >= sentence.end - 1:
        return False
    last = quotation_at(article.text, sentence.end - 1, article.language)
    if last is not None and not last.closed:
        return False
    return not (
        cuts_quotation(article.text, sentence.start, article.language)
        or cuts_quotation(article.text, sentence.end, article.language)
    )


def _claims_by_sentence(article: Article, claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    by_sentence: dict[int, list[Claim]] = {}
    remaining = iter(claims)
    claim = next(remaining, None)
    for index, sentence in enumerate(article.sentences):
        while claim and claim.start < sentence.end:
            by_sentence.setdefault(index, []).append(claim)
            claim = next(remaining, None)
    return by_sentence


def _content_words(article: Article, index: int) -> list[str]:
    function_words = load(article.language).table("function_words").get("words", "").split()
    excluded = frozenset(without_accents(word) for word in function_words)
    words = (without_accents(t.text) for t in scan(_text(article, index)) if t.kind is TokenKind.WORD)
    return [word for word in words if len(word) >= _SHORTEST_WORD and word not in excluded]


def _weight(words: list[str], frequency: Counter[str]) -> float:
    if not words:
        return 0.0
    return sum(frequency[word] - 1 for word in set(words)) / math.sqrt(len(words) + 4)


def _text(article: Article, index: int) -> str:
    sentence = article.sentences[index]
    return " ".join(article.text[sentence.start : sentence.end].split())
