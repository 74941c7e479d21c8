"""What a negation reaches, clause by clause, and whether a claim negates what its sentence tells of in another clause.

"The board signed the deal, but it did not ask the unions" negates the asking. A claim that the deal was not signed has
the negation of the one clause and the words of the other. Only words that the sentence has can show it: of a claim in
other words nothing is known.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.scope import holds_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.annotation.wording import Forms, folded
from claimcheck.languages.phrasebook import Hit, Phrasebook
from claimcheck.languages.scanner import Token
from claimcheck.llm.grounding.words import joints_of, subject_pronouns

CLAUSE_SIGNS = frozenset(',;:.!?…—–()«»“”„"')

# The sign at which a negation of one clause may go on in the next: "did not sign, seal or deliver it".
_GOES_ON_BEHIND = ","


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a text: its tokens, the word or sign in front of it, and the negations in it by its own tokens.

    `is_negated` says that it has one, or may stand under that of the clause before it.
    """

    tokens: Sequence[Token]
    opened_by: str
    hits: tuple[Hit, ...]
    is_negated: bool = False

    def words(self, language: str) -> list[str]:
        """Return its words of content, folded."""
        return folded(self.tokens, language)


def clauses_of(tokens: Sequence[Token], language: str) -> list[Clause]:
    """Return the clauses of a text in order: parted at signs, joining words and relative pronouns, and at "without"."""
    hits = negations(tokens, language)
    found: list[Clause] = []
    for start, end, sign in _ranges(tokens, language):
        own = tuple(Hit(hit.first - start, hit.last - start, hit.phrase) for hit in hits if start <= hit.first < end)
        clause = Clause(tokens[start:end], sign, own)
        is_under = bool(found) and found[-1].is_negated and _goes_on(clause, language)
        found.append(replace(clause, is_negated=bool(own) or is_under))
    return found


def _ranges(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the token ranges of clauses, and what stands in front of each, which is no part of it."""
    opening = joints_of(language) | own_words(language, "clauses", "relatives")
    without = _without(language)
    start, sign = 0, ""
    for place, token in enumerate((*tokens, None)):
        word = token.text.lower() if token else ""
        if token and word not in CLAUSE_SIGNS and word not in opening and word not in without:
            continue
        if start < place:
            yield start, place, sign
        start, sign = (place, word) if word in without else (place + 1, word)


def _without(language: str) -> frozenset[str]:
    """Return the words that negate only what stands behind them ("without")."""
    return frozenset(own_table(language, "turning").get("holding", {}).get("without", ()))


def _goes_on(clause: Clause, language: str) -> bool:
    """Tell whether the negation of the clause before may reach a clause: it has no verb and no subject of its own."""
    adversative = own_words(language, "clauses", "adversative")
    joints = (joints_of(language) - adversative) | {_GOES_ON_BEHIND}
    has_subject = any(token.text.lower() in subject_pronouns(language) for token in clause.tokens)
    return clause.opened_by in joints and not has_subject and not holds_verb(clause.tokens, language)


def negates_another(claim: Sequence[Token], span: Sequence[Token], language: str) -> bool:
    """Tell whether a claim negates what its sentence tells without a negation.

    The sentence has the word that the claim negates, and in no clause with a negation; or it has it in both, and the
    clause without one has more of the claim's words.
    """
    told = clauses_of(span, language)
    if any(_may_reach(clause, folded(claim, language), language) for clause in told):
        return False
    return any(
        _is_told_without(_negated(hit, clause, language), clause, told, language)
        for clause in clauses_of(claim, language)
        if not _once_more(language).find(clause.tokens)  # « Il a été entendu et ne doit plus l'être »
        for hit in clause.hits
    )


def tells_what_is_negated(claim: Sequence[Token], span: Sequence[Token], language: str) -> bool:
    """Tell whether a claim tells without a negation what its sentence tells only with one."""
    told, said = clauses_of(span, language), clauses_of(claim, language)
    reached = [_negated(hit, clause, language) for clause in told for hit in clause.hits]
    sides = [
        {state: Forms(_words(clauses, language, state), language) for state in (True, False)}
        for clauses in (said, told)
    ]
    return any(
        words[0] in sides[0][False] and words[0] not in sides[0][True] and words[0] not in sides[1][False]
        for words in reached
        if len(words) == 1  # of two words beside a negation nobody knows which one it negates
    )


def tells_what_was_negated(
    claim: Sequence[Token], span: Sequence[Token], before: Sequence[Token], language: str
) -> bool:
    """Tell whether a claim says was done what the sentences before its own tell only with a negation.

    Its own sentence does not tell it at all: "She did not apologise. She spoke of a plot." is no apology.
    """
    told, said = clauses_of(before, language), clauses_of(claim, language)
    elsewhere = Forms([*folded(span, language), *_words(told, language, False)], language)
    bare = Forms(_words(said, language, False), language)
    undone = (_verb_behind(hit, clause, language) for clause in told for hit in clause.hits)
    return any(verb and verb in bare and verb not in elsewhere for verb in undone)


def _verb_behind(hit: Hit, clause: Clause, language: str) -> str:
    """Return the verb that a negation negates, folded: the word right behind it, auxiliaries apart; empty for none.

    "Was not at the hospital", "has no licence" leave open whether the hospital or a licence is told of next.
    """
    helping = own_words(language, "function_words", "auxiliaries")
    nouns = own_words(language, "negation", "determiners")
    is_of_noun = any(token.text.lower() in nouns for token in clause.tokens[hit.first : hit.last])
    behind = [token for token in clause.tokens[hit.last :] if token.text.lower() not in helping][:1]
    return "" if is_of_noun else next(iter(folded(behind, language)), "")


def _words(clauses: Sequence[Clause], language: str, is_negated: bool) -> list[str]:
    return [word for clause in clauses if clause.is_negated is is_negated for word in clause.words(language)]


@functools.cache
def _once_more(language: str) -> Phrasebook:
    """Return the phrases by which a negation says only that something is no more, or not again, what it was."""
    table = own_table(language, "negation")
    return Phrasebook([*table.get("lapsing", ()), *table.get("repeating", ())])


def _may_reach(clause: Clause, words: Iterable[str], language: str) -> bool:
    """Tell whether a clause ends in a negation of what is told elsewhere, and may mean some words: "found none".

    So may "he had not", and "Varne had not" what is told of Varne; "his deputy did not" is of another.
    """
    nouns = own_words(language, "negation", "determiners")
    ends = [hit for hit in clause.hits if hit.last == len(clause.tokens)]
    if any(clause.tokens[hit.first].text.lower() in nouns for hit in ends):
        return True
    is_of_verb = any(_stands_behind_auxiliary(hit, clause, language) for hit in ends)
    said = Forms(clause.words(language), language)
    points = any(token.text.lower() in subject_pronouns(language) for token in clause.tokens)
    return is_of_verb and (points or any(word in said for word in words))


def _is_told_without(negated: Sequence[str], claim: Clause, told: Sequence[Clause], language: str) -> bool:
    """Tell whether clauses tell what a claim negates, as far as they do, without a negation.

    Where one does so with a negation, another has all the words of the claim that it has, and more.
    """
    words = set(claim.words(language))
    forms = [(clause.is_negated, Forms(clause.words(language), language)) for clause in told]
    of_claim = [(is_negated, {w for w in words if w in said}) for is_negated, said in forms if _any_in(negated, said)]
    with_one = [held for is_negated, held in of_claim if is_negated]
    without = [held for is_negated, held in of_claim if not is_negated]
    return any(all(held > other for other in with_one) for held in without)


def _any_in(words: Iterable[str], forms: Forms) -> bool:
    return any(word in forms for word in words)


def _negated(hit: Hit, clause: Clause, language: str) -> list[str]:
    """Return the words that a negation in a clause negates first of all, folded: its verb, or a noun beside it.

    Behind an auxiliary that is the next one. Else it may stand on either side: "killed nobody".
    """
    before, behind = clause.tokens[: hit.first], folded(clause.tokens[hit.last :], language)
    if _stands_behind_auxiliary(hit, clause, language):
        return behind[:1]
    return [*folded(before, language)[-1:], *behind[:1]]


def _stands_behind_auxiliary(hit: Hit, clause: Clause, language: str) -> bool:
    """Tell whether a negation negates the verb of the auxiliary in front of it, or in it: "had not", "didn't"."""
    negation = clause.tokens[hit.first : hit.last]
    if any(token.text.lower() in own_words(language, "speech", "nobody") for token in negation):
        return False
    helping = own_words(language, "function_words", "auxiliaries")
    is_behind = hit.first > 0 and clause.tokens[hit.first - 1].text.lower() in helping
    return is_behind or any(token.text == "'" for token in negation)
