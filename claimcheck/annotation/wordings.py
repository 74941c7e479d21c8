"""A part of a sentence worded as a statement of its own."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.verbs import any_verb, has_list, may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.annotation.word_order import as_main_clause
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan

# Tokens of the longest connector.
_LONGEST = 4
# Characters of a sentence in which its first words stand.
_HEAD = 120
# Words of a label in front of a sentence.
_FEWEST_OF_A_LABEL, _LONGEST_LABEL = 2, 4
# Tokens of a few quoted words behind a label, with the label's sign.
_LONGEST_NICKNAME = 6
# Marks that open a quotation.
_MARKS = frozenset("«“„\"'")
# The number of an item in a list, the hour of an entry in a live report, and a dash that nothing follows.
_NUMBER = re.compile(r"\d{1,2}\.\s+(?=[^\W\d_])")
_NUMBER_IN_BRACKETS = re.compile(r"\(?\d{1,2}\)\s+(?=[^\W\d_])")
_HOUR = re.compile(r"\d{1,2}\s?[h:]\s?\d{2}\s+[-–—]\s+(?=[^\W\d_])")
_LOOSE_DASH = re.compile(r"\s+[-–—]\Z")
_PARTNERS = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'"}


def as_statement(part: str, language: str) -> str:
    """Return a part of a sentence as a sentence begins: with a capital, and without the word that only joins it.

    "while the yard employs 300 people" states that the yard does, „während die Werft 300 Leute beschäftigt“ that she
    does. A word that turns the sense ("before") stays.
    """
    part = _without_marks(part, language)
    if not part[:1].islower():
        return _capital(part[behind_opener(part, language) :]) if part[:1].isupper() else part
    tokens = scan(part)
    turned = _length_at_head(tokens, "verb_last_connectors", language)
    if 0 < turned < len(tokens):
        return _capital(as_main_clause(part[tokens[turned].start :], language) or part)
    joined = next((hit for hit in _phrases(language, "light_connectors").find(tokens) if hit.first == 0), None)
    rest = part[tokens[joined.last].start :] if joined and joined.last < len(tokens) else part
    return _capital(rest.lstrip(" ,") if rest is not part else rest)  # «y, según la policía, un hombre huyó»


def _without_marks(part: str, language: str) -> str:
    """Return a part of a sentence without what a page puts in front of it or behind: "2. ", « 8h41 - », a loose dash.

    A number with a point is an ordinal in some languages: „1. FC Corle“.
    """
    ordinal = own_table(language, "dates").get("ordinal_stop", False)
    marks = (_NUMBER_IN_BRACKETS, _HOUR) if ordinal else (_NUMBER, _NUMBER_IN_BRACKETS, _HOUR)
    mark = next((found for pattern in marks if (found := pattern.match(part))), None)
    return _LOOSE_DASH.sub("", part[mark.end() :] if mark else part)


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def behind_opener(sentence: str, language: str) -> int:
    """Return how many characters at the head of a sentence only tie it to the one before: "But ", « Or, ».

    In German and Dutch such a word may be what the order of words turns on ("Doch fiel der Preis"): it stays there.
    """
    tokens = scan(sentence[:_HEAD])
    if label := _length_of_label(tokens, language):
        return tokens[label].start
    joint, opener = (_length_at_head(tokens, key, language) for key in ("sentence_joints", "sentence_openers"))
    first = max(joint, opener)
    comma = first < len(tokens) and tokens[first].text == ","
    first = first + 1 if comma else joint
    if not 0 < first < len(tokens) - 1 or not (tokens[first].text[0].isalnum() or tokens[first].text in _MARKS):
        return 0
    depends = tokens[first].text.lower() in own_words(language, "clauses", "dependents")  # « Et de conclure : … »
    determined = tokens[first].text.lower() in own_words(language, "function_words", "determiners")
    depends = depends or (determined and tokens[first + 1].text == ",")  # « Et ce, alors que … »
    if depends or tokens[first].start == tokens[first - 1].end or _turns_order(tokens, first, language):
        return 0
    return tokens[first].start


def _length_of_label(tokens: Sequence[Token], language: str) -> int:
    """Return of how many tokens a label in front of a sentence is, as captions have one ("Tall order: The …"); else 0.

    A label that may be who speaks ("Police: Two men …") is none, and so is one with a name.
    """
    colon = next((i for i, token in enumerate(tokens[: _LONGEST_LABEL + 1]) if token.text == ":"), 0)
    if not 0 < colon < len(tokens) - 2:
        return 0
    quoted = tokens[colon + 1].text in _MARKS
    closing = _PARTNERS.get(tokens[colon + 1].text)
    short = any(token.text == closing for token in tokens[colon + 3 : colon + _LONGEST_NICKNAME])
    if not tokens[colon + 1 + int(quoted)].text[0].isupper() or (quoted and not short):
        return 0  # a quotation says what its frame announces; "Close ties: 'Singer' Tina Orr …" opens with a few words
    words, rest = tokens[:colon], tokens[colon + 1 :]
    plain = all(token.kind is TokenKind.WORD for token in words) and all(token.text.islower() for token in words[1:])
    speaks = any(speech_words(language).speaks(token.text.lower()) for token in words)
    endings = tuple(own_table(language, "clauses").get("label_endings", ()))
    quality = bool(endings) and len(words) == 1 and words[0].text.endswith(endings)  # "Guilty: The clerk …"
    quality = quality and words[0].text.lower() not in own_words(language, "facts", "idle_participles")
    if not (plain and has_list(language)) or speaks or not (quality or len(words) >= _FEWEST_OF_A_LABEL):
        return 0
    says = speech_words(language).verbs | speech_words(language).clause_verbs | speech_words(language).finite
    noun = says.isdisjoint(token.text.lower() for token in words) if len(words) == _FEWEST_OF_A_LABEL else False
    bare = noun or not any_verb(words[1:], language)  # "Close ties: Hall was …"
    return colon + 1 if bare and any_verb(rest, language) else 0


def behind_connector(part: str, language: str) -> str:
    """Return a part of a sentence without the word that joins it, whatever that says: "police say" of "after which"."""
    tokens = scan(part)
    joined = next((hit for hit in _phrases(language, "connectors").find(tokens[:_LONGEST]) if hit.first == 0), None)
    return part[tokens[joined.last].start :] if joined and joined.last < len(tokens) else part


def _turns_order(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Tell whether a verb that its subject follows stands at a token, as it does behind a word in front of it."""
    verb_second = bool(own_table(language, "speech").get("verb_second"))
    return verb_second and may_be_verb(tokens, first, language)


def _length_at_head(tokens: Sequence[Token], key: str, language: str) -> int:
    """Return of how many tokens the phrase of a key is that opens a sentence, 0 where none does."""
    return next((hit.last for hit in _phrases(language, key).find(tokens[:_LONGEST]) if hit.first == 0), 0)


@functools.cache
def _phrases(language: str, key: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clauses").get(key, ()))
