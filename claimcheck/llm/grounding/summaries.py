"""Which sentences of an article bear out a sentence of its summary."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.measuring import quantities_of
from claimcheck.annotation.wording import shared
from claimcheck.llm.grounding.anchors import elsewhere
from claimcheck.llm.grounding.comparing import compared
from claimcheck.llm.grounding.context import context, just_before
from claimcheck.llm.grounding.figures import figure_stands, matched_figures
from claimcheck.llm.grounding.names import missing_name
from claimcheck.llm.grounding.polarity import changed_negation, doubt_of
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.wording import CLEARLY_BORNE_OUT
from claimcheck.llm.grounding.words import parts_of
from claimcheck.records import Article, Role


def borne_out(text: str, article: Article, cited: Sequence[int]) -> tuple[int, ...]:
    """Return the indices of the sentences that bear `text` out: of those cited, else the one that clearly does.

    Where no single sentence says it all, each part of it, up to the next comma or "and", must stand in one of them, or
    in two that follow each other: words of sentences far apart make a new statement as easily as a summary. The result
    is empty where there are none.
    """
    if not Proposal.of(text, article).tokens:
        return ()
    bearing = tuple(index for index in sorted(set(cited)) if _is_borne_out(text, article, index))
    if bearing:
        return bearing
    together = [_bearing(part, article, cited) for part in parts_of(text, article.language)]
    if all(together):
        return tuple(sorted({index for part in together for index in part}))
    body = [index for index, sentence in enumerate(article.sentences) if sentence.role is Role.BODY]
    found = elsewhere(Proposal.of(text, article), article, body)
    return (found.sentence,) if found and not _is_doubted(text, article, found.sentence) else ()


def _bearing(part: str, article: Article, cited: Sequence[int]) -> tuple[int, ...]:
    single = tuple(index for index in cited if _is_borne_out(part, article, index))
    pairs = ((index, index + 1) for index in sorted(set(cited)) if index + 1 in cited)
    return single or next((pair for pair in pairs if _is_borne_out_by_both(part, article, *pair)), ())


def _is_borne_out_by_both(text: str, article: Article, first: int, second: int) -> bool:
    """Tell whether two sentences that follow each other say what a part of a summary does."""
    proposal, language = Proposal.of(text, article), article.language
    start, end = article.sentences[first].start, article.sentences[second].end
    span = article.text[start:end]
    if shared(proposal.words, span, language) < CLEARLY_BORNE_OUT * len(proposal.words):
        return False
    figures = [quantity for quantity in quantities_of(article) if start <= quantity.start and quantity.end <= end]
    given = [quantity for quantity in proposal.quantities if not figure_stands(quantity, span)]
    problem = matched_figures(given, figures)[1] or missing_name(proposal, article, second, span)
    problem = problem or changed_negation(proposal, span, context(article, first), language)
    return problem is None and not any(_is_doubted(text, article, index) for index in (first, second))


def _is_borne_out(text: str, article: Article, index: int) -> bool:
    """Tell whether a sentence says what a sentence of a summary does, in nearly all of its words.

    Those that name what the sentence points to may stand right before it, as with a claim: « Celle-ci ne compte pas ».
    """
    proposal, sentence = Proposal.of(text, article), article.sentences[index]
    span = article.text[sentence.start : sentence.end]
    held = shared(proposal.words, f"{just_before(article, index)}\n{span}", article.language)
    if held < CLEARLY_BORNE_OUT * len(proposal.words) or compared(proposal, article, index)[1] is not None:
        return False
    return not _is_doubted(text, article, index)


def _is_doubted(text: str, article: Article, index: int) -> bool:
    """Tell whether a sentence puts under a doubt what a sentence of a summary states."""
    sentence = article.sentences[index]
    doubt = doubt_of(text, article.text[sentence.start : sentence.end], article.language)
    return doubt is not None and doubt is not doubt_of(text, text, article.language)
