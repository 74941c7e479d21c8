"""A claim held against one sentence of its article, in one respect after the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from claimcheck.annotation.measuring import quantities_of
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.wording import words_of
from claimcheck.llm.grounding.context import behind, context, just_before
from claimcheck.llm.grounding.figures import (
    figure_stands,
    is_age_in_passing,
    is_age_of_before,
    is_amount_of_before,
    is_day_of_before,
    is_of_a_name,
    is_placed_by_another,
    matched_figures,
    pointed_back,
    repeats_with_its_neighbour,
    stray_digits,
    tells,
    with_shared_units,
)
from claimcheck.llm.grounding.names import missing_name, named_too_often
from claimcheck.llm.grounding.polarity import changed_negation
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.quotations import misquoted
from claimcheck.llm.grounding.subjects import other_speaker, other_subject, speaker_as_subject
from claimcheck.llm.grounding.wording import says
from claimcheck.llm.grounding.words import run_of
from claimcheck.records import Article, Kind, Qualifier, Quantity, Sentence

MARKS = re.compile(r'[«»“”„"‘’]')


def compared(
    proposal: Proposal, article: Article, index: int, waived: Collection[str] = ()
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim with those of its sentence, and the first respect in which this fails it.

    `waived` are the keys of problems that do not count.
    """
    sentence = article.sentences[index]
    span = article.text[sentence.start : sentence.end]
    if "words" not in waived and not says(proposal, article, index):
        return [], Problem("words")
    pairs, problem = _figures_compared(proposal, article, index, span)
    problems = chain([problem], _failings(proposal, article, index, span))
    return pairs, next((one for one in problems if one and one.key not in waived), None)


def _figures_compared(
    proposal: Proposal, article: Article, index: int, span: str
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim with those of its sentence, and the first that its sentence does not give."""
    sentence = article.sentences[index]
    stated = [q for q in quantities_of(article) if sentence.start <= q.start and q.end <= sentence.end]
    stated = with_shared_units(proposal.quantities, stated)
    given = [q for q in proposal.quantities if not _is_resolved(q, proposal, article, index, stated)]
    by_words = {words_of(quantity.text): quantity for quantity in stated if quantity.kind is Kind.DATE}
    verbatim = [by_words[words_of(q.text)] for q in given if q.kind is Kind.DATE and words_of(q.text) in by_words]
    given = [q for q in given if not figure_stands(q, span) or _is_amount_of(q, stated)]
    hedged = [q for q in given if q.qualifier is not Qualifier.EXACT and _repeats(proposal, q, span)]
    repeated = [q for q in stated if any(one.text == q.text for one in hedged)]
    given = [q for q in given if not any(q.text == other.text for other in repeated)]
    pairs, problem = matched_figures(given, stated)
    return [*pairs, *((quantity, quantity) for quantity in (*verbatim, *repeated))], problem


def _is_resolved(
    quantity: Quantity, proposal: Proposal, article: Article, index: int, stated: Sequence[Quantity]
) -> bool:
    """Tell whether a figure of a claim is what an expression of its sentence means, by what the article tells beside.

    `stated` are the figures of the sentence.
    """
    sentence, language = article.sentences[index], article.language
    span = article.text[sentence.start : sentence.end]
    around = f"{context(article, index)}\n{behind(article, index)}"
    if (
        pointed_back(quantity, proposal, span, around, language)
        or is_placed_by_another(quantity, stated, span, language)
        or is_age_in_passing(quantity, span)
    ):
        return True
    if any(tells(quantity, one) for one in stated):
        return False
    before = [q for q in quantities_of(article) if q.end <= sentence.start]
    near = [q for q in before if q.start >= sentence.start - len(just_before(article, index))]
    whole_text = f"{article.title or ''}\n{article.text}"
    return (
        is_day_of_before(quantity, proposal, stated, before)
        or is_age_of_before(quantity, proposal, f"{article.title or ''}\n{article.text[: sentence.start]}")
        or is_amount_of_before(quantity, proposal, span, near)
        or repeats_with_its_neighbour(quantity, proposal, span)
        or is_of_a_name(quantity, proposal, whole_text)
    )


def _is_amount_of(quantity: Quantity, stated: Sequence[Quantity]) -> bool:
    return quantity.kind is not Kind.DATE and any(tells(quantity, other) for other in stated)


def _repeats(proposal: Proposal, quantity: Quantity, span: str) -> bool:
    """Tell whether a claim gives a figure, with the word of doubt in front of it, in the very words of a text."""
    in_front = [token for token in proposal.tokens if token.end <= quantity.start][-1:]
    start = in_front[0].start if in_front else quantity.start
    return run_of(words_of(proposal.text[start : quantity.end]), words_of(span)) is not None


def _failings(proposal: Proposal, article: Article, index: int, span: str) -> Iterator[Problem | None]:
    """Yield the respects beside words and figures in which a sentence fails a claim, one after the other."""
    sentence, language = article.sentences[index], article.language
    around = f"{context(article, index)}\n{span}\n{behind(article, index)}"
    yield stray_digits(proposal, around)
    yield misquoted(proposal, around)
    yield missing_name(proposal, article, index, span)
    yield named_too_often(proposal, span)
    yield other_subject(proposal, span, _names_in(article, sentence), language)
    yield other_speaker(proposal, span, language, quoted=_is_quoted(article, sentence))
    yield speaker_as_subject(proposal, span, language)
    yield changed_negation(proposal, span, context(article, index), language)


def _names_in(article: Article, sentence: Sentence) -> list[NameSpan]:
    """Return the names of a sentence by their offsets in it, told by the whole article."""
    return [
        NameSpan(name.text, name.start - sentence.start, name.end - sentence.start)
        for name in name_spans(article.text, article.language)
        if sentence.start <= name.start and name.end <= sentence.end
    ]


def _is_quoted(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence holds a quotation mark, or stands between two of its paragraph."""
    if MARKS.search(article.text, sentence.start, sentence.end):
        return True
    paragraph = article.text[article.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    opened, closed = (sum(paragraph.count(mark) for mark in marks) for marks in ("«“„", "»”"))
    return opened > closed or paragraph.count('"') % 2 == 1
