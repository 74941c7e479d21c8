"""Where a comma alone joins two main clauses, as German and Dutch have it: „Der Umsatz sank, der Gewinn stieg leicht“.

Each of them has its finite verb in second place, behind one phrase. A clause with its verb at its end, one that a verb
of saying governs and one that only holds under a condition are no second statement.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.groups import noun_group
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.verbs import is_plain_verb, may_be_verb, tells_indirectly
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import Token, TokenKind

# Tokens of the phrase in front of a verb in second place, at the most.
_LONGEST_FRONT = 12
# These part no phrase: „am 12. Mai“, „um 9.30 Uhr (MEZ)“.
_INSIDE_PHRASES = frozenset(".:-()'’&")
_PARTING = frozenset(",;–—")
_FINAL = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class _Words:
    closed: frozenset[str]
    relatives: frozenset[str]
    leads: frozenset[str]
    saying: frozenset[str]
    joints: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    facts, speech = "facts", "speech"
    return _Words(
        closed=own_words(language, facts, "subordinators") | own_words(language, "clauses", "never_second"),
        relatives=own_words(language, facts, "relatives") | own_words(language, speech, "relatives"),
        leads=own_words(language, "function_words", "determiners") | own_words(language, "clauses", "own"),
        saying=own_words(language, speech, "verbs") | own_words(language, speech, "clause_verbs"),
        joints=frozenset(own_table(language, "clauses").get("sentence_joints", ())),
    )


def joins_main_clauses(tokens: Sequence[Token], comma: int, first: int, language: str) -> bool:
    """Tell whether main clauses stand on both sides of the comma at a token, the one in front from token `first` on."""
    if noun_group(language) is None:
        return False
    words, front, behind = _words(language), tokens[first:comma], _clause_behind(tokens, comma)
    opening = int(bool(front) and front[0].text.lower() in words.joints)
    verbs = second_verb(front, opening, language), second_verb(behind, 0, language)
    if verbs[0] is None or verbs[1] is None:
        return False
    if verbs[0] + 1 == len(front) or verbs[1] + 1 == len(behind):
        return False  # „das steht fest,“ inside another clause; a clause with its verb last
    if _awaits_verb(front, language):
        return False
    governs = any(token.text.lower() in words.saying for token in front)
    return not governs and (tells_indirectly(front, language) or not tells_indirectly(behind, language))


def _clause_behind(tokens: Sequence[Token], comma: int) -> Sequence[Token]:
    """Return the tokens behind a comma up to the next sign that parts clauses."""
    stop = next((i for i in range(comma + 1, len(tokens)) if tokens[i].text in _PARTING), len(tokens))
    return tokens[comma + 1 : stop - int(tokens[stop - 1].text in _FINAL)]


def _awaits_verb(front: Sequence[Token], language: str) -> bool:
    """Tell whether a clause that a subordinator opened goes on behind the comma: „ob ein Paar, Gäste oder“."""
    comma = max((i for i, token in enumerate(front) if token.text == ","), default=-1)
    last = front[comma + 1 :]
    opened = comma >= 0 and bool(last) and last[0].text.lower() in _words(language).closed
    return opened and not may_be_verb(front, len(front) - 1, language)


def second_verb(clause: Sequence[Token], first: int, language: str) -> int | None:
    """Return the finite verb that stands in second place of a clause, behind the phrase from token `first` on."""
    words = _words(language)
    if first >= len(clause) or noun_group(language) is None or _opens_otherwise(clause[first], language):
        return None
    for index in range(first + 1, min(first + _LONGEST_FRONT, len(clause))):
        token, word = clause[index], clause[index].text.lower()
        if (token.kind is TokenKind.SIGN and token.text not in _INSIDE_PHRASES) or word in words.closed:
            return None
        if _opens_relative(clause, index, language):
            return None
        if clause[index - 1].text.lower() in words.leads or not may_be_verb(clause, index, language):
            continue
        cluster = index + 1 < len(clause) and is_plain_verb(clause[index + 1].text, language)
        return None if cluster or _is_relative(clause, first, index, language) else index
    return None


def _opens_otherwise(token: Token, language: str) -> bool:
    """Tell whether a word opens no phrase in front of a verb: a verb, or a word that makes the clause depend on one."""
    words, word = _words(language), token.text.lower()
    return word in words.closed or (word not in words.leads and is_plain_verb(word, language))


def _is_relative(clause: Sequence[Token], first: int, verb: int, language: str) -> bool:
    """Tell whether what looks like an article is a relative: its noun is not all that stands in front of the verb."""
    group, words = noun_group(language), _words(language)
    if group is None or clause[first].text.lower() not in words.relatives:
        return False
    leads_again = clause[first + 1].text.lower() in words.leads  # „der seine Karte sah“
    return verb == first + 1 or leads_again or group.end(clause, first, len(clause)) != verb


def _opens_relative(clause: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a relative without a comma follows its noun: "een firma die haar boten weigerde te verkopen"."""
    words, before = _words(language), clause[index - 1].text
    if has_capital_nouns(language) or clause[index].text.lower() not in words.relatives:
        return False
    return before.isalpha() and before.lower() not in own_words(language, "function_words", "words")
