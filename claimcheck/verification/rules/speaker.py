"""Who says it: a claim that has somebody else say what the passage has one say."""

from __future__ import annotations

import re

from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.comparison.vocabulary.terms import is_function_word
from claimcheck.verification.case import Case, Doubt

_WORD = re.compile(r"\w+")


def speaker(case: Case) -> Doubt | None:
    """Leave open a claim whose speaker is another than the one whom the passage has say it.

    That is somebody whom the passage names beside its speaker, or another body than the one it quotes: the police, the
    organisers. A name and an office may be of one person.
    """
    claim = case.claim
    own = _words(claim.claim.speaker)
    quoted = [statement for statement in case.passage.statements if statement.claim.speaker]
    if not own or not quoted or any(own & _words(statement.claim.speaker) for statement in quoted):
        return None
    named = {word for statement in case.passage.statements for word in _words_of_names(statement)}
    bears_a_name = bool(own & _words_of_names(claim))
    other_body = not bears_a_name and all(_is_another_body(claim, statement) for statement in quoted)
    is_named = own <= named or (bears_a_name and _is_title_and_name(claim))
    return Doubt("speaker", (claim.claim.speaker or "",)) if is_named or other_body else None


def _is_title_and_name(claim: Statement) -> bool:
    """Tell whether no small word is in the name of the speaker: "skipper Ida Lund", but no "mayor of Varn"."""
    words = [word.lower() for word in _WORD.findall(claim.claim.speaker or "")]
    return not any(is_function_word(word, claim.language) for word in words)


def _is_another_body(claim: Statement, quoted: Statement) -> bool:
    """Tell whether a statement quotes somebody by a noun alone, and by none that is known to mean the claim's."""
    if _words(quoted.claim.speaker) & _words_of_names(quoted):
        return False
    return _concepts(claim).isdisjoint(_concepts(quoted))


def _concepts(statement: Statement) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(statement.claim.speaker or "")]
    return frozenset(hit.key for hit in concepts_of(words, statement.language))


def _words_of_names(statement: Statement) -> frozenset[str]:
    return frozenset(word for name in statement.names for word in _words(name.text))


def _words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((text or "").lower()))
