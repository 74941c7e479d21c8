"""Whether a claim negates what its sentence negates, and the doubt under which the sentence puts it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck import figures
from claimcheck.annotation.certainty import certainty_of, negations
from claimcheck.annotation.futures import opens_condition, plans
from claimcheck.annotation.wording import Forms, folded
from claimcheck.languages.scanner import Token, scan
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.records import Certainty, Kind

# How far, in tokens, a negation reaches to either side, and a word of doubt to its right.
_NEGATION_REACH = 3

_DOUBT_REACH = 2

_DOUBTFUL = frozenset({Certainty.CONDITIONAL, Certainty.POSSIBLE, Certainty.DENIED})


def changed_negation(proposal: Proposal, span: str, language: str) -> Problem | None:
    """Return the problem of a claim that negates what its sentence does not, or leaves a negation out."""
    span_tokens = scan(span)
    in_claim, in_span = negations(proposal.tokens, language), negations(span_tokens, language)
    if proposal.denied:
        # What is denied is told without the negation of who denies it.
        return None
    if in_claim and not in_span:
        return Problem("negated", proposal.text)
    if not in_span or in_claim:
        return None
    for hit in in_span:
        near = span_tokens[max(hit.first - _NEGATION_REACH, 0) : hit.last + _NEGATION_REACH]
        if not set(proposal.words).isdisjoint(folded(near, language)):
            return Problem("negation", proposal.text)
    return None


def _concedes(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether "if" grants what it opens: « Si la fête a rapporté 2 000 euros, les dégâts s'élèvent à 5 000 ».

    What depends on a condition is still to come, or would be; what stands beside a concession is so already.
    """
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
    rest = tokens[comma:]
    if not rest or not opens_condition(tokens[:comma], language):
        return False
    return not plans(rest, language) and certainty_of(rest, language, attributed=False) not in _DOUBTFUL


def doubt_of(text: str, span: str, language: str) -> Certainty | None:
    """Return the doubt under which a sentence puts what a claim says, None where it puts it under none.

    The doubt counts where it stands in front of, or in, a word of the claim: « aurait soumis », "could meet".
    """
    dates = [quantity for quantity in figures.find(span, language, None) if quantity.kind is Kind.DATE]
    tokens = [token for token in scan(span) if not any(date.start <= token.start < date.end for date in dates)]
    said = Forms(folded(scan(text), language))
    doubt = certainty_of(tokens, language, attributed=False)
    if doubt not in _DOUBTFUL or _concedes(tokens, language):
        return None
    pairs = [tokens[index : index + 2] for index in range(len(tokens))]
    marked = [certainty_of(pair, language, attributed=False) is doubt for pair in pairs]
    for index, is_marked in enumerate(marked):
        if not is_marked or marked[index + 1 : index + 2] == [True]:
            continue
        if any(word in said for word in folded(tokens[index : index + 2 + _DOUBT_REACH], language)):
            return doubt
    return None
