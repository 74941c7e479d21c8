"""A place or a time that opens a sentence and holds for each clause that "and" joins: "In Lima, A fell and B burned".

The claim of the second clause would tell of anywhere and any day. Its wording has the phrase in front; its quote stays
what the article has. Where that clause says itself where or when, or is of another tense, the phrase stays with the
first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.futures import first_past
from claimcheck.annotation.measuring import quantities_between
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.verbs import any_verb
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wordings import behind_opener
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Article, Claim, Kind, Sentence

# Tokens of a phrase in front of its comma: "In the northern port of Lima".
_LONGEST = 8
# Tokens between a preposition and the name of a place: "in the port of Lima".
_REACH = 4

# « A Nantes »: the capital often stands without its accent.
_CAPITAL_WITHOUT_ACCENT, _ACCENTED = "A", "à"


@dataclass(frozen=True, slots=True)
class _Fronted:
    """A phrase in front of its comma, and what it says: when, or where, or both."""

    text: str
    timed: bool
    placed: bool


def with_fronted(article: Article, sentence: Sentence, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a sentence, those that go on with "and" worded with the place or time that opens it."""
    fronted = _fronted(article, sentence) if len(claims) > 1 and claims[0].start == sentence.start else None
    if fronted is None:
        return list(claims)
    found = [claims[0]]
    for claim in claims[1:]:
        if not _goes_on(claim, article.language) or _is_apart(article, fronted, claims[0], claim):
            break
        has_it = claim.text.lower().startswith(fronted.text.lower())  # "In Lima, Hall said that …"
        worded = claim.text if has_it else f"{fronted.text}, {_inside(claim.text, article, sentence)}"
        found.append(replace(claim, text=worded))
    return [*found, *claims[len(found) :]]


def _fronted(article: Article, sentence: Sentence) -> _Fronted | None:
    """Return the phrase of place or time in front of the first comma of a sentence; None where none is plain."""
    start = sentence.start + behind_opener(article.text[sentence.start : sentence.end], article.language)
    comma = article.text.find(",", start, sentence.end)
    tokens = scan(article.text[start : max(comma, start)])
    if not 0 < len(tokens) <= _LONGEST or any_verb(tokens[1:], article.language):
        return None
    text = " ".join(article.text[start:comma].split())
    timed = _is_time(article, start, comma, tokens)
    placed = _names_place(tokens[: _REACH + 1], article.language, first=True)
    return _Fronted(f"{text[:1].upper()}{text[1:]}", timed, placed) if timed or placed else None


def _is_time(article: Article, start: int, end: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase is a day or a time, behind a preposition or by itself."""
    words, last = speech_words(article.language), tokens[-1].text.lower()
    led = tokens[0].text.lower() in words.settings
    dates = [one for one in quantities_between(article, start, end) if one.kind is Kind.DATE and one.end == end]
    return any(led or date.start == start for date in dates) or (led and last in words.times)


def _names_place(tokens: Sequence[Token], language: str, *, first: bool = False) -> bool:
    """Tell whether a preposition of place stands in front of a name; `first`: at the head."""
    leads = own_words(language, "facts", "place_prepositions")
    times = speech_words(language).times
    if first and tokens[0].text == _CAPITAL_WITHOUT_ACCENT:
        leads = leads | {_CAPITAL_WITHOUT_ACCENT.lower()} if _ACCENTED in leads else leads
    for index, token in enumerate(tokens[:1] if first else tokens):
        following = tokens[index + 1 : index + 1 + _REACH] if token.text.lower() in leads else ()
        if any(one.text[0].isupper() and one.text.lower() not in times for one in following):
            return True
    return False


def _goes_on(claim: Claim, language: str) -> bool:
    """Tell whether "and" or "but" joins a claim to the one in front of it."""
    opening = next((token.text.lower() for token in scan(claim.quote)), "")
    return opening in speech_words(language).additive | own_words(language, "clauses", "adversative")


def _is_apart(article: Article, fronted: _Fronted, first: Claim, claim: Claim) -> bool:
    """Tell whether a claim says itself where or when, or tells of another time than the first of its sentence."""
    language, tokens = article.language, scan(claim.quote)
    if fronted.placed and _names_place(tokens, language):
        return True
    was = all(_tells_what_was(scan(one.text), language) for one in (first, claim))
    return fronted.timed and (bool(claim.dates) or not was)


def _tells_what_was(tokens: Sequence[Token], language: str) -> bool:
    known = own_words(language, "facts", "past_verbs")
    return first_past(tokens, language) is not None or any(token.text.lower() in known for token in tokens)


def _inside(statement: str, article: Article, sentence: Sentence) -> str:
    """Return a statement as it goes on behind a comma: its first word small where its sentence has it so."""
    head = re.match(r"\w+", statement)
    small = head.group().lower() if head else ""
    inside = re.search(rf"\b{re.escape(small)}\b", article.text[sentence.start : sentence.end])
    return f"{statement[:1].lower()}{statement[1:]}" if small and inside else statement
