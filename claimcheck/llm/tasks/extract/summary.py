"""The summary that a model gives of an article, held to the sentences and the claims it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.summary import summarize
from claimcheck.llm.grounding.summaries import borne_out
from claimcheck.records import Article, Certainty, Claim, SummarySentence

# A summary longer than that sums nothing up; of many windows those that stand furthest apart speak.
_MOST_SENTENCES = 6


def article_summary(
    article: Article, claims: Sequence[Claim], proposed: Sequence[tuple[str, tuple[int, ...]]]
) -> tuple[SummarySentence, ...]:
    """Return the sentences of a model's summary that the article bears out, each with the claims it rests on.

    `proposed` gives each sentence with the indices of the sentences of the article it cites. One that cites the wrong
    ones is given those that bear it out; one that rests on no claim is dropped. One that nothing bears out gives way to
    the first claim of what it cites that the article states, or to its words where somebody says or denies it. Where no
    sentence is left, the article sums itself up in its own words.
    """
    kept: list[SummarySentence] = []
    for text, cited in proposed:
        with_claims = [index for index in cited if any(_stands_in(claim, article, [index]) for claim in claims)]
        borne = borne_out(text, article, with_claims)
        rests_on = [claim for claim in claims if _stands_in(claim, article, borne or cited)]
        if not rests_on:
            continue
        sentence = SummarySentence(text, tuple(claim.id for claim in rests_on))
        if not borne:
            sentence = _in_its_place(rests_on, article)
        if all(sentence.text != other.text for other in kept):
            kept.append(sentence)
    return _spread(kept) or summarize(article, claims)


def _in_its_place(claims: Sequence[Claim], article: Article) -> SummarySentence:
    """Return the first of some claims that an article states, as a sentence of its summary.

    What somebody says, denies or plans would be stated if its text stood alone: then the article's own sentence stands.
    """
    stated = next((claim for claim in claims if claim.certainty is Certainty.STATED and claim.speaker is None), None)
    if stated:
        return SummarySentence(stated.text, (stated.id,))
    claim = claims[0]
    sentence = next(one for one in article.sentences if one.start <= claim.start and claim.end <= one.end)
    return SummarySentence(" ".join(article.text[sentence.start : sentence.end].split()), (claim.id,))


def _stands_in(claim: Claim, article: Article, sentences: Sequence[int]) -> bool:
    return any(
        article.sentences[index].start <= claim.start and claim.end <= article.sentences[index].end
        for index in sentences
    )


def _spread(sentences: Sequence[SummarySentence]) -> tuple[SummarySentence, ...]:
    count = len(sentences)
    if count <= _MOST_SENTENCES:
        return tuple(sentences)
    return tuple(sentences[number * count // _MOST_SENTENCES] for number in range(_MOST_SENTENCES))
