"""Whether a negation that stands before a passage in its sentence reaches it: not beyond the end of its own clause.

"Nobody knows who they are, but they came on motorcycles" tells that they came. "It is not true that they came" denies
it, and so does "nobody saw them come and wait": what shares the subject, or hangs on what is negated, is negated.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import any_verb
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.clauses.parts import QUOTES, is_additive, opens_relative
from claimcheck.comparison.vocabulary.terms import helps_a_verb, opens_a_noun
from claimcheck.languages.phrasebook import Hit
from claimcheck.languages.scanner import Token


def is_negated_before(before: Sequence[Token], passage: Sequence[Token], language: str) -> bool:
    """Tell whether a negation among the tokens that stand before a passage in its sentence reaches the passage."""
    return any(not _ends_before(hit, before, passage, language) for hit in negations(before, language))


def after_contrast(before: Sequence[Token], passage: Sequence[Token], language: str) -> Sequence[Token]:
    """Return what stands before a passage in its sentence from the last "but" on that opens a clause of its own.

    All of it where none does: "accused of theft, but also of lying".
    """
    adversatives = fact_words(language).adversatives
    last = max((at for at, token in enumerate(before) if token.text.lower() in adversatives), default=None)
    if last is None or not _has_subject_and_verb([*before[last + 1 :], *passage], language):
        return before
    return before[last + 1 :]


def _ends_before(negation: Hit, before: Sequence[Token], passage: Sequence[Token], language: str) -> bool:
    """Tell whether the clause of a negation is over before a passage begins."""
    adversatives = fact_words(language).adversatives
    for at in range(negation.last, len(before)):
        word = before[at].text.lower()
        if word in adversatives or _closes_a_relative(at, negation, before, language):
            return True
        if (word == "," or is_additive(word, language)) and _begins_a_clause(
            at + 1, negation, before, passage, language
        ):
            return True
    return False


def _closes_a_relative(at: int, negation: Hit, before: Sequence[Token], language: str) -> bool:
    """Tell whether a comma closes the relative clause in which a negation stands: "the mayor, who did not resign, "."""
    if before[at].text != ",":
        return False
    opening = [n for n in range(negation.first) if opens_relative(before[n].text, language)]
    return bool(opening) and opening[-1] > 0 and before[opening[-1] - 1].text == ","


def _begins_a_clause(at: int, negation: Hit, before: Sequence[Token], passage: Sequence[Token], language: str) -> bool:
    """Tell whether a clause with a subject and a verb of its own begins at a place and goes on to the passage.

    One that hangs on what is said or thought begins anew where the negated one hangs on it as well: "he said that
    nobody came and that the shop closed".
    """
    complementizers = own_words(language, "limits", "complementizers")
    leading = [*before, *passage[:1]]
    hanging = [n for n, token in enumerate(leading) if token.text.lower() in complementizers]
    if at in hanging:
        return any(n < negation.first for n in hanging) and not any(n > at for n in hanging)
    clause = [token for token in (*before[at:], *passage) if token.text not in QUOTES]
    hangs = any(n >= at for n in hanging) or any(opens_relative(token.text, language) for token in before[at:])
    if not clause or hangs:
        return False
    opens = at < len(before) and before[at].text in QUOTES
    return _has_subject_and_verb(clause, language) or (opens and has_a_verb(clause, language))


def _has_subject_and_verb(clause: Sequence[Token], language: str) -> bool:
    return bool(clause) and _is_subject(clause[0], language) and has_a_verb(clause, language)


def has_a_verb(clause: Sequence[Token], language: str) -> bool:
    """Tell whether one of some tokens may be a finite verb, or helps one."""
    return any_verb(clause, language) or any(helps_a_verb(token.text, language) for token in clause)


def _is_subject(token: Token, language: str) -> bool:
    """Tell whether a subject may open with a word: a name, an article, a pronoun."""
    word = token.text.lower()
    pronouns = own_words(language, "function_words", "personal_pronouns") | own_words(
        language, "speech", "first_person"
    )
    return token.text[:1].isupper() or opens_a_noun(word, language) or word in pronouns
