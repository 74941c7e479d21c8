"""Whether a claim negates what its sentence negates, and the doubt under which the sentence puts it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import takewhile

from claimcheck import figures
from claimcheck.annotation.certainty import certainty_of, doubled, negations
from claimcheck.annotation.futures import condition_in, future_in_past, plans
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.annotation.wording import Forms, folded
from claimcheck.languages.phrasebook import Hit, Phrasebook
from claimcheck.languages.scanner import Token, scan, without_accents
from claimcheck.languages.stemming import stem
from claimcheck.llm.grounding.negated import (
    CLAUSE_SIGNS,
    negates_another,
    tells_what_is_negated,
    tells_what_was_negated,
)
from claimcheck.llm.grounding.problems import Problem
from claimcheck.llm.grounding.proposal import Proposal
from claimcheck.llm.grounding.words import determiners, function_words, joints_of, possessive_endings
from claimcheck.records import Certainty, Kind

# How far, in tokens, a negation reaches to either side, and a word of doubt to its right.
_NEGATION_REACH = 3

_DOUBT_REACH = 2

# "the lack of a clear answer": tokens behind such a word that tell what is absent.
_ABSENCE_REACH = 4

# What parts a doubt from what stands beside it.
_BETWEEN_PARTS = re.compile(r'[:;«»“”„"]')

_DOUBTFUL = frozenset({Certainty.CONDITIONAL, Certainty.POSSIBLE, Certainty.DENIED})


def changed_negation(proposal: Proposal, span: str, before: str, language: str) -> Problem | None:
    """Return the problem of a claim that negates what its sentence does not, or leaves a negation out.

    A negation reaches no further than the clause it stands in; what a claim says was done is not left without one
    where the negation reaches something else ("as he had asked"). A claim may negate what the sentence calls absent,
    and what the sentence does not speak of and what stands `before` it negates: it names what an expression of the
    sentence points to.
    """
    span_tokens = scan(span)
    in_claim, in_span = negations(proposal.tokens, language), negations(span_tokens, language)
    turned = _turned_denial(proposal, span_tokens, language)
    if turned or proposal.denied:
        # What is denied is told without the negation of who denies it.
        return turned
    if tells_what_was_negated(proposal.tokens, span_tokens, scan(before), language):
        return Problem("negation", proposal.text)
    if in_claim and not in_span:
        negated = [folded(negated_by(hit, proposal.tokens, language), language) for hit in in_claim]
        said, absent = Forms(folded(span_tokens, language), language), _absent(span_tokens, language)
        is_of_before = bool(negations(scan(before), language)) and not any(word in said for n in negated for word in n)
        is_absent = all(any(word in absent for word in words) for words in negated)
        return None if is_of_before or is_absent else Problem("negated", proposal.text)
    if in_claim:
        return _problem_of_clauses(proposal, span_tokens, language)
    reached = [folded(negated_by(hit, span_tokens, language), language) for hit in in_span]
    done = _done(proposal, language)
    if done and not any(done in Forms(words, language) for words in reached):
        return None
    if not done and all(_negates_other_word(hit, span_tokens, proposal) for hit in in_span):
        return None
    is_reached = any(set(proposal.words) & set(words) for words in reached)
    is_negated = is_reached or tells_what_is_negated(proposal.tokens, span_tokens, language)
    return Problem("negation", proposal.text) if is_negated else None


def _turned_denial(proposal: Proposal, span_tokens: Sequence[Token], language: str) -> Problem | None:
    """Return the problem of a claim that takes a denial back which its sentence makes, or makes one it takes back.

    « X conteste avoir écrit » for « X ne conteste pas avoir écrit », and the other way round.
    """
    denied, taken_back = (frozenset(one) for one in _denials(span_tokens, language))
    of_claim, back_in_claim = _denials(proposal.tokens, language)
    if taken_back and not denied and (of_claim or proposal.denied):
        return Problem("negated", proposal.text)
    is_turned = bool(back_in_claim) and not taken_back and not denied.isdisjoint(back_in_claim)
    return Problem("negation", proposal.text) if is_turned else None


def _denials(tokens: Sequence[Token], language: str) -> tuple[list[str], list[str]]:
    """Return the verbs of denial among some tokens, by stem: those that stand, those that a negation takes back."""
    twice = doubled(tokens, language)
    hits = _retracting(language).find(tokens)
    verbs = [(hit.first in twice, stem(without_accents(tokens[hit.first].text), language)) for hit in hits]
    return [verb for is_back, verb in verbs if not is_back], [verb for is_back, verb in verbs if is_back]


@functools.cache
def _retracting(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "negation").get("retracting", ()))


def _problem_of_clauses(proposal: Proposal, span_tokens: Sequence[Token], language: str) -> Problem | None:
    """Return the problem of a claim and a sentence that both negate something, where it is not the same."""
    if negates_another(proposal.tokens, span_tokens, language):
        return Problem("negated", proposal.text)
    if tells_what_is_negated(proposal.tokens, span_tokens, language):
        return Problem("negation", proposal.text)
    return None


def _absent(tokens: Sequence[Token], language: str) -> Forms:
    """Return the words for what a sentence calls absent: "the lack of a clear answer"."""
    hits = _absences(language).find(tokens)
    return Forms(word for hit in hits for word in folded(_behind(tokens[hit.last :])[:_ABSENCE_REACH], language))


@functools.cache
def _absences(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "negation").get("absences", ()))


def _done(proposal: Proposal, language: str) -> str:
    """Return the word of content behind the first auxiliary of a claim, its verb or what it is; empty for none."""
    helping, tokens = _auxiliaries(language), proposal.tokens
    places = (i for i, token in enumerate(tokens) if token.text.lower() in helping)
    first = next((i for i in places if not _is_of_an_owner(tokens, i, language)), len(tokens))
    behind = {without_accents(token.text) for token in tokens[first:]}
    return next((word for word in proposal.words if word in behind), "")


def _auxiliaries(language: str) -> frozenset[str]:
    """Return the auxiliaries, without what leads to a noun as well: « l'amende » has none, « l'a vendu » another."""
    return own_words(language, "function_words", "auxiliaries") - determiners(language)


def _negates_other_word(hit: Hit, span: Sequence[Token], proposal: Proposal) -> bool:
    """Tell whether a negation negates a word that a claim lacks which only says how much, or whose, something is.

    "Orle's fine is 300 euros" says nothing of paying: « Orle n'a pas payé son amende de 300 euros ».
    """
    language = proposal.language
    says = any(token.text.lower() in _auxiliaries(language) for token in proposal.tokens)
    negated = folded(takewhile(_is_of_clause, span[hit.last :]), language)[:1]
    return says and bool(negated) and negated[0] not in Forms(folded(proposal.tokens, language), language)


def _is_of_an_owner(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Tell whether a token makes an owner of the name or noun in front of it: "the owner's fine", but not "it's".

    « S'arrête » has the same letter in front of its apostrophe, and owns nothing.
    """
    if place < 2 or tokens[place - 1].text != "'" or tokens[place].text not in possessive_endings(language):
        return False
    return without_accents(tokens[place - 2].text) not in function_words(language)


def negated_by(hit: Hit, tokens: Sequence[Token], language: str) -> list[Token]:
    """Return the tokens that a negation may negate, and the negation: those of its clause that stand close to it.

    What somebody denies is denied to the end of the clause. What commas insert behind a negation is passed over.
    """
    negation, behind = tokens[hit.first : hit.last], tokens[hit.last :]
    if not own_words(language, "speech", "denial").isdisjoint(token.text.lower() for token in negation):
        return [*negation, *takewhile(_is_of_clause, behind)]
    # "He locked the door and was not hurt": what "and" joins in front of the negation is none of what it negates.
    joints = joints_of(language)
    before = takewhile(
        lambda token: _is_of_clause(token) and token.text.lower() not in joints,
        reversed(tokens[max(hit.first - _NEGATION_REACH, 0) : hit.first]),
    )
    return [*before, *negation, *takewhile(_is_of_clause, _behind(behind)[:_NEGATION_REACH])]


def _behind(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return tokens without what commas insert in front of them: "the lack, so far, of an answer"."""
    if not tokens or tokens[0].text != ",":
        return tokens
    return tokens[next((i for i, token in enumerate(tokens[1:], 1) if token.text == ","), 0) + 1 :]


def _is_of_clause(token: Token) -> bool:
    return token.text not in CLAUSE_SIGNS


def _concedes(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether "if" grants what it opens: « Si la fête a rapporté 2 000 euros, les dégâts s'élèvent à 5 000 ».

    What depends on a condition is still to come, or would be; what stands beside a concession is so already.
    """
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
    rest = tokens[comma:]
    if not rest or condition_in(tokens[:comma], language) is None:
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

    The doubt counts where it stands in front of, or in, a word of the claim: « aurait soumis », "could meet". What a
    claim says was announced is no doubt of it: « il avait annoncé qu'il viendrait ».
    """
    dates = [quantity for quantity in figures.find(span, language, None) if quantity.kind is Kind.DATE]
    tokens = [token for token in scan(span) if not any(date.start <= token.start < date.end for date in dates)]
    said = Forms(folded(scan(text), language), language)
    doubt = certainty_of(tokens, language, attributed=False)
    if doubt not in _DOUBTFUL or _concedes(tokens, language):
        return None
    if doubt is Certainty.CONDITIONAL and future_in_past(scan(text), language):
        return None
    pairs = [tokens[index : index + 2] for index in range(len(tokens))]
    marked = [certainty_of(pair, language, attributed=False) is doubt for pair in pairs]
    for index, is_marked in enumerate(marked):
        if not is_marked or marked[index + 1 : index + 2] == [True]:
            continue
        if any(word in said for word in folded(tokens[index : index + 2 + _DOUBT_REACH], language)):
            return doubt
    return None
