"""Whether a claim negates what its sentence negates, and the doubt under which the sentence puts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from claimcheck import figures
from claimcheck.annotation.certainty import certainty_of, negations
from claimcheck.annotation.futures import opens_condition, plans
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wording import Forms, folded
from claimcheck.languages.phrasebook import Hit
from claimcheck.languages.scanner import Token, scan
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.records import Certainty, Kind

# How far, in tokens, a negation reaches to either side, and a word of doubt to its right.
_NEGATION_REACH = 3

_DOUBT_REACH = 2

_CLAUSE_SIGNS = frozenset(',;:.!?…—–()«»“”„"')

# What parts a doubt from what stands beside it.
_BETWEEN_PARTS = re.compile(r'[:;«»“”„"]')

_DOUBTFUL = frozenset({Certainty.CONDITIONAL, Certainty.POSSIBLE, Certainty.DENIED})


def changed_negation(proposal: Proposal, span: str, before: str, language: str) -> Problem | None:
    """Return the problem of a claim that negates what its sentence does not, or leaves a negation out.

    A negation reaches no further than the clause it stands in. A claim may negate what the sentence does not speak of
    and what stands `before` it negates: it names what an expression of the sentence points to.
    """
    span_tokens = scan(span)
    in_claim, in_span = negations(proposal.tokens, language), negations(span_tokens, language)
    if proposal.denied:
        # What is denied is told without the negation of who denies it.
        return None
    if in_claim and not in_span:
        said = Forms(folded(span_tokens, language))
        is_of_before = bool(negations(scan(before), language)) and not any(
            word in said for hit in in_claim for word in folded(negated_by(hit, proposal.tokens, language), language)
        )
        return None if is_of_before else Problem("negated", proposal.text)
    if in_claim:
        return None
    reached = (folded(negated_by(hit, span_tokens, language), language) for hit in in_span)
    return Problem("negation", proposal.text) if any(set(proposal.words) & set(words) for words in reached) else None


def negated_by(hit: Hit, tokens: Sequence[Token], language: str) -> list[Token]:
    """Return the tokens that a negation may negate, and the negation: those of its clause that stand close to it.

    What somebody denies is denied to the end of the clause. What commas insert behind a negation is passed over.
    """
    negation, behind = tokens[hit.first : hit.last], tokens[hit.last :]
    if not own_words(language, "speech", "denial").isdisjoint(token.text.lower() for token in negation):
        return [*negation, *takewhile(_is_of_clause, behind)]
    before = takewhile(_is_of_clause, reversed(tokens[max(hit.first - _NEGATION_REACH, 0) : hit.first]))
    if behind and behind[0].text == ",":
        inserted = next((i for i, token in enumerate(behind[1:], 1) if token.text == ","), 0)
        behind = behind[inserted + 1 :]
    return [*before, *negation, *takewhile(_is_of_clause, behind[:_NEGATION_REACH])]


def _is_of_clause(token: Token) -> bool:
    return token.text not in _CLAUSE_SIGNS


def _concedes(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether "if" grants what it opens: « Si la fête a rapporté 2 000 euros, les dégâts s'élèvent à 5 000 ».

    What depends on a condition is still to come, or would be; what stands beside a concession is so already.
    """
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
    rest = tokens[comma:]
    if not rest or not opens_condition(tokens[:comma], language):
        return False
    return not plans(rest, language) and certainty_of(rest, language, attributed=False) not in _DOUBTFUL


def part_around(text: str, start: int, end: int) -> str:
    """Return the part of a text around a range, between colons, semicolons and quotation marks.

    What stands beyond puts nothing in it under a doubt.
    """
    before = [sign.end() for sign in _BETWEEN_PARTS.finditer(text, 0, start)]
    behind = _BETWEEN_PARTS.search(text, end)
    return text[before[-1] if before else 0 : behind.start() if behind else len(text)]


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
