"""A clause of contrast that opens a sentence states a fact of its own: "While the yard shrank, the port grew"."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.verbs import any_verb, may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan

# A clause of fewer words says too little to be compared.
_FEWEST_WORDS = 4
# Characters of a sentence in which such a word stands.
_HEAD = 30


@dataclass(frozen=True, slots=True)
class _Words:
    openers: Phrasebook
    written: tuple[str, ...]
    joints: frozenset[str]
    pronouns: frozenset[str]
    latter: frozenset[str]
    determiners: frozenset[str]
    function_words: frozenset[str]
    starts: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    openers = own_table(language, "clauses").get("leading_concessions", ())
    return _Words(
        openers=Phrasebook(openers),
        written=tuple(opener.strip("'") for opener in openers),
        joints=frozenset(own_table(language, "clauses").get("joints", ())),
        pronouns=own_words(language, "function_words", "personal_pronouns")
        | own_words(language, "speech", "subject_pronouns")
        | own_words(language, "speech", "impersonal"),
        latter=own_words(language, "speech", "latter"),
        determiners=own_words(language, "function_words", "determiners"),
        starts=frozenset(word.rstrip("'") for word in own_table(language, "speech").get("clause_starts", ())),
        function_words=own_words(language, "function_words", "words"),
    )


def concession_cut(sentence: str, language: str) -> tuple[int, int] | None:
    """Return the end of a clause of contrast that opens a sentence and the start of its main clause, by offset.

    None where no such clause opens it, or where either clause has no subject that stands for itself: a pronoun in one
    of them points to the other.
    """
    words, head = _words(language), sentence[:_HEAD].lower()
    if not any(opener in head for opener in words.written):
        return None
    tokens = scan(sentence)
    first = _after_opener(tokens, words)
    if not first or first >= len(tokens) or not _opens_with_subject(tokens[first:], words):
        return None
    for comma in range(first, len(tokens)):
        if tokens[comma].text != "," or not _is_clause(tokens[first:comma], language):
            continue
        if _joins_dependent(tokens[first:comma], words):
            return None
        main = tokens[comma + 1 :]
        if (_opens_with_subject(main, words) or _opens_with_agent(main, language)) and _is_clause(
            _up_to_verb(main, language), language
        ):
            return tokens[comma - 1].end, main[0].start
    return None


def _joins_dependent(tokens: Sequence[Token], words: _Words) -> bool:
    """Tell whether a clause goes on with "and that": « alors que le quai ferme et que le port s'endort »."""
    lowered = [token.text.lower() for token in tokens]
    return any(one in words.joints and two in words.starts for one, two in itertools.pairwise(lowered))


def _up_to_verb(main: Sequence[Token], language: str) -> Sequence[Token]:
    """Return the tokens of a main clause without what two commas set off between its subject and its verb.

    Up to its first comma, where what follows is not set off so: an apposition is no main clause.
    """
    commas = [i for i, token in enumerate(main) if token.text == ","]
    if not commas or any_verb(main[: commas[0]], language):
        return main
    resumed = next((i + 1 for i in commas[1:] if may_be_verb(main, min(i + 1, len(main) - 1), language)), None)
    return main[: commas[0]] if resumed is None else [*main[: commas[0]], *main[resumed:]]


def without_concession(clause: str, language: str) -> str:
    """Return a clause without the word of contrast that opens it."""
    tokens = scan(clause)
    first = _after_opener(tokens, _words(language))
    return clause[tokens[first].start :] if 0 < first < len(tokens) else clause


def _after_opener(tokens: Sequence[Token], words: _Words) -> int:
    """Return the index after a word of contrast at the head of a sentence, and a joint before it; 0 for none."""
    joined = int(bool(tokens) and tokens[0].text.lower() in words.joints)
    hit = next((hit for hit in words.openers.find(tokens[: joined + 4]) if hit.first in (0, joined)), None)
    return hit.last if hit else 0


def _opens_with_subject(tokens: Sequence[Token], words: _Words) -> bool:
    """Tell whether tokens begin with a noun behind its article, with a name or with a figure, and with no pronoun."""
    if not tokens or tokens[0].text.lower() in words.pronouns - words.determiners:
        return False
    if len(tokens) > 1 and tokens[1].text.lower() in words.latter:
        return False  # « …, ce dernier a refusé »
    word = tokens[0].text
    named = word[0].isupper() and word.lower() not in words.function_words
    return named or tokens[0].kind is TokenKind.DIGITS or word.lower() in words.determiners


def _opens_with_agent(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a noun without an article opens tokens that names people who act: "engineers warned"."""
    return bool(tokens) and speech_words(language).speaks(tokens[0].text.lower())


def _is_clause(tokens: Sequence[Token], language: str) -> bool:
    enough = sum(token.kind is not TokenKind.SIGN for token in tokens) >= _FEWEST_WORDS
    return enough and any_verb(tokens, language)
