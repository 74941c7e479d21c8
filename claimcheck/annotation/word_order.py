"""A clause whose verb stands last, worded as a main clause: German and Dutch.

„der kurz vor dem Brand gesehen wurde“ tells of a van what „Ein Wagen wurde kurz vor dem Brand gesehen“ states. Where it
is not plain which word is the verb, or whether the relative is its subject, there is no such wording.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from claimcheck.annotation.fact_words import finite_forms
from claimcheck.annotation.groups import noun_group
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import Token, TokenKind, scan

# Tokens at the end of a clause among which its finite verb stands: "opgericht zou zijn".
_LONGEST_CLUSTER = 3
# A relative, its verb and one word more.
_FEWEST_TOKENS = 3
_DECLINED = re.compile(r"(\w{2,})e[nmrs]?")
_FINAL = frozenset(".!?…")
_PARTS = frozenset(",;:—–()")


def as_main_clause(clause: str, language: str) -> str | None:
    """Return a clause that a conjunction opened with its verb behind its subject; None where that is not plain.

    `clause` comes without the conjunction: „der Hafen im Mai schloss“ becomes „der Hafen schloss im Mai“.
    """
    group, tokens = noun_group(language), scan(clause)
    if group is None or not tokens or tokens[0].text.lower() in own_words(language, "word_order", "never_first"):
        return None
    pronoun = tokens[0].text.lower() in own_words(language, "function_words", "personal_pronouns")
    behind = 1 if pronoun else group.end(tokens, 0, len(tokens))
    if behind >= len(tokens) or not clause[tokens[behind].start - 1].isspace():  # "de auto's"
        return None
    predicate = _verb_first(clause[tokens[behind].start :], language)
    return f"{clause[: tokens[behind].start]}{predicate}" if predicate else None


def of_subject(subject: str, relative_clause: str, language: str) -> str | None:
    """Return a relative clause as a sentence on its antecedent; None where the relative is not plainly its subject."""
    tokens = scan(relative_clause)
    if len(tokens) < _FEWEST_TOKENS or not _is_subject(tokens, language):
        return None
    predicate = _verb_first(relative_clause[tokens[1].start :], language)
    if predicate is None:
        return None
    plural = predicate.split(maxsplit=1)[0] in own_words(language, "word_order", "plural_verbs")
    named = _nominative(subject, tokens[0].text.lower(), language, plural=plural)
    return f"{named} {predicate}" if named else None


def _verb_first(clause: str, language: str) -> str | None:
    """Return a clause with its verb in front, and so each that "and" joins to it; None where one is not plain."""
    joints, tokens = own_words(language, "word_order", "joints"), scan(clause)
    parts, start = list[str](), 0
    for index, token in enumerate(tokens):
        if index and token.text.lower() in joints and _is_finite(tokens[index - 1].text, language):
            parts.append(clause[start : token.start])
            start = token.start
    worded = [_moved(part.strip(), joints, language) for part in (*parts, clause[start:])]
    return " ".join(part for part in worded if part) if all(worded) else None


def _moved(clause: str, joints: frozenset[str], language: str) -> str | None:
    """Return one clause, its joint left in front, with the verb from its end at its head."""
    tokens = [token for token in scan(clause) if token.text not in _FINAL]
    first = int(bool(tokens) and tokens[0].text.lower() in joints)
    verb = _finite_verb(tokens, first, language) if len(tokens) > first + 1 else None
    if verb is None or any(token.text in _PARTS for token in tokens):
        return None
    lead, end = clause[: tokens[first].start], tokens[-1].end
    before, behind = clause[tokens[first].start : tokens[verb].start], clause[tokens[verb].end : end]
    return " ".join(f"{lead}{tokens[verb].text} {before.strip()}{behind}{clause[end:]}".split())


def _finite_verb(tokens: Sequence[Token], first: int, language: str) -> int | None:
    """Return the index of the finite verb among the last words of a clause: its auxiliary, else the very last."""
    last = len(tokens) - 1
    auxiliaries = own_words(language, "word_order", "auxiliaries")
    for index in range(last, max(last - _LONGEST_CLUSTER, first), -1):
        if tokens[index].text in auxiliaries:
            return index
    return last if _is_finite(tokens[last].text, language) else None


def _is_finite(word: str, language: str) -> bool:
    return word in finite_forms(language)


def _is_subject(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a relative is the subject of its clause: nothing stands behind it that may be one."""
    rivals: dict[str, str] = own_table(language, "word_order").get("relatives", {})
    relative, following = tokens[0].text.lower(), tokens[1]
    if relative not in rivals or following.text.lower() in rivals[relative].split():
        return False
    return not (following.kind is TokenKind.WORD and following.text[0].isupper())


def _nominative(subject: str, relative: str, language: str, *, plural: bool) -> str | None:
    """Return an antecedent as a subject, „einem dunklen Wagen“ as „ein dunkler Wagen“; None where it is not plain."""
    forms, words = _declension(language).get(relative), subject.split()
    if forms is None or (words[0][:1].isupper() and words[0].lower() not in forms):
        return subject
    article, _, ending = forms.get(words[0].lower(), "").partition(" ")
    if words[0].lower() == article:
        return subject
    inner = words[1:-1]
    weak = tuple(own_table(language, "word_order").get("weak_nouns", ()))
    declined = words[-1].lower().endswith(weak) or plural  # „dem Präsidenten“
    if not article or declined or any(word[:1].isupper() or not word.isalpha() for word in inner):
        return None
    return " ".join([article, *(_with_ending(word, ending) for word in inner), words[-1]])


def _with_ending(adjective: str, ending: str) -> str:
    """Return a declined adjective with another ending: „dunklen“ and "er" give „dunkler“."""
    declined = _DECLINED.fullmatch(adjective)
    return declined.group(1) + ending if declined else adjective


@functools.cache
def _declension(language: str) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = own_table(language, "word_order").get("declension", {})
    return table
