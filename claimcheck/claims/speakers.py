"""Who says it: the person, office or paper to which a sentence attributes what it tells."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.groups import NounGroup, noun_group
from claimcheck.claims.names import name_spans
from claimcheck.claims.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan

_STOPS = frozenset(',;:.!?«»"“”„()[]—…')
_QUOTES = frozenset('«»"“”„')
_LONGEST_SPEAKER = 9


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name who speaks, by offset; `pronoun` says that they only point to somebody named before."""

    text: str
    start: int
    end: int
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    attribution: Phrasebook
    attribution_after: Phrasebook
    verbs: frozenset[str]
    clause_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    function_words: frozenset[str]
    clause_starts: frozenset[str]
    adverb_endings: tuple[str, ...]
    speaker_ends: frozenset[str]
    group: NounGroup | None


@functools.cache
def _words(language: str) -> _Words:
    speech, words = own_table(language, "speech"), own_table(language, "function_words")
    denial = speech.get("denial", "").split()
    return _Words(
        Phrasebook(speech.get("attribution", ())),
        Phrasebook(speech.get("attribution_after", ())),
        frozenset(speech.get("verbs", "").split()) | frozenset(denial),
        frozenset(speech.get("clause_verbs", "").split()),
        frozenset(words.get("auxiliaries", "").split()),
        frozenset(words.get("pronouns", "").split()),
        frozenset(words.get("determiners", "").split()),
        frozenset(words.get("words", "").split()),
        frozenset(speech.get("clause_starts", ())),
        tuple(words.get("adverb_endings", ())),
        frozenset(speech.get("speaker_ends", "").split()),
        noun_group(language),
    )


@functools.lru_cache(maxsize=4096)
def find_speaker(sentence: str, language: str) -> Speaker | None:
    """Return who a sentence attributes its content to, None where it speaks for itself."""
    tokens = scan(sentence)
    words = _words(language)
    named = _after_attribution(sentence, tokens, words)
    if named:
        return named
    for index, token in enumerate(tokens):
        if _is_speech_verb(tokens, index, words) and not (index and token.text[0].isupper()):
            speaker = _around_verb(sentence, tokens, index, words, language)
            if speaker:
                return speaker
    return None


def find_attribution(sentence: str, language: str) -> Speaker | None:
    """Return whom a phrase such as "according to" names, which holds for a whole sentence."""
    return _after_attribution(sentence, scan(sentence), _words(language))


def _after_attribution(sentence: str, tokens: Sequence[Token], words: _Words) -> Speaker | None:
    for hit in words.attribution.find(tokens):
        if hit.last < len(tokens) and tokens[hit.last].text == "-":  # « en fin d'après-midi »
            continue
        last = _end_of_speaker(tokens, hit.last, words)
        if words.group:
            last = words.group.end(tokens, hit.last, last)
        speaker = _speaker(sentence, tokens[hit.last : last], words)
        if speaker:
            return speaker
    for hit in words.attribution_after.find(tokens):
        first = hit.first
        while first > 0 and hit.first - first < _LONGEST_SPEAKER and tokens[first - 1].text not in _STOPS:
            first -= 1
        speaker = _speaker(sentence, tokens[first : hit.first], words)
        if speaker:
            return speaker
    return None


def _end_of_speaker(tokens: Sequence[Token], first: int, words: _Words) -> int:
    """Return the index after the words that may name a speaker from `first` on."""
    last = first
    while last < len(tokens) and last - first < _LONGEST_SPEAKER and tokens[last].text not in _STOPS:
        if last > first and tokens[last].text.lower() in words.speaker_ends:
            break
        last += 1
    return last


def _is_speech_verb(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    word = tokens[index].text.lower()
    if index and tokens[index - 1].text.lower() in words.determiners - words.auxiliaries:
        return False
    if word in words.verbs:
        return True
    following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    return word in words.clause_verbs and (following in words.clause_starts or following in _QUOTES or following == ":")


def _around_verb(sentence: str, tokens: Sequence[Token], verb: int, words: _Words, language: str) -> Speaker | None:
    before = verb - 1
    while before >= 0 and _passes(tokens[before], words):
        before -= 1
    inverted_pronoun = _inverted_pronoun(tokens, verb, words)
    if inverted_pronoun:
        return inverted_pronoun
    if before > 0 and tokens[before].text == "," and not _is_followed_by_name(tokens, verb):
        name = _name_ending_at(sentence, tokens[before].start, language)
        if name:
            return name
    if before < 0 or tokens[before].text in _STOPS:
        inverted = _after_verb(sentence, tokens, verb, words, language)
        if inverted:
            return inverted
        return _subject(sentence, tokens[verb].start, language) or _pronoun(tokens[before + 1 : verb], words)
    first = before
    while first > 0 and tokens[first - 1].text not in _STOPS and before - first < _LONGEST_SPEAKER - 1:
        first -= 1
    if tokens[first].text.lower() in words.auxiliaries:
        return _subject(sentence, tokens[verb].start, language)
    return _name_in(sentence, tokens, first, before + 1, language) or _speaker(
        sentence, tokens[first : before + 1], words
    )


def _inverted_pronoun(tokens: Sequence[Token], verb: int, words: _Words) -> Speaker | None:
    """Return the pronoun that a hyphen ties to a verb of saying: « ajoute-t-elle », « a-t-il dit »."""
    for index in range(max(verb - 2, 1), min(verb + 5, len(tokens))):
        token, hyphen = tokens[index], tokens[index - 1]
        tied = hyphen.text == "-" and hyphen.end == token.start and hyphen.start == tokens[max(index - 2, 0)].end
        if tied and token.text.lower() in words.pronouns:
            return Speaker(token.text, token.start, token.end, pronoun=True)
    return None


def _is_followed_by_name(tokens: Sequence[Token], verb: int) -> bool:
    return verb + 1 < len(tokens) and tokens[verb + 1].text[:1].isupper()


def _passes(token: Token, words: _Words) -> bool:
    """Tell whether a token may stand between a speaker and the verb (auxiliaries, pronouns, adverbs, hyphens)."""
    word = token.text.lower()
    return word in words.function_words or word in "-'" or word.endswith(words.adverb_endings)


def _name_ending_at(sentence: str, end: int, language: str) -> Speaker | None:
    """Return the name that stands right before an offset: the apposition of a subject, set off by commas."""
    span = next((span for span in name_spans(sentence, language) if span.end == end), None)
    return Speaker(span.text, span.start, span.end) if span else None


def _after_verb(sentence: str, tokens: Sequence[Token], verb: int, words: _Words, language: str) -> Speaker | None:
    first = verb + 1
    if first >= len(tokens) or tokens[first].kind is not TokenKind.WORD:
        return None
    if tokens[first].text in words.clause_starts:
        return None
    if not (tokens[first].text[0].isupper() or tokens[first].text.lower() in words.determiners):
        return None
    last = _end_of_speaker(tokens, first, words)
    if last + 1 < len(tokens) and tokens[last].text == ",":
        apposed = next((n for n in name_spans(sentence, language) if n.start == tokens[last + 1].start), None)
        if apposed and not _name_in(sentence, tokens, first, last, language):
            return Speaker(apposed.text, apposed.start, apposed.end)
    return _speaker(sentence, tokens[first:last], words)


def _subject(sentence: str, before: int, language: str) -> Speaker | None:
    """Return the first name of the sentence: the subject of a verb that stands behind a comma or a gerund."""
    for span in name_spans(sentence, language):
        if span.end <= before:
            return Speaker(span.text, span.start, span.end)
    return None


def _name_in(sentence: str, tokens: Sequence[Token], first: int, last: int, language: str) -> Speaker | None:
    start, end = tokens[first].start, tokens[last - 1].end
    inside = [span for span in name_spans(sentence, language) if start <= span.start and span.end <= end]
    return Speaker(inside[-1].text, inside[-1].start, inside[-1].end) if inside else None


def _pronoun(tokens: Sequence[Token], words: _Words) -> Speaker | None:
    for token in tokens:
        if token.text.lower() in words.pronouns:
            return Speaker(token.text, token.start, token.end, pronoun=True)
    return None


def _speaker(sentence: str, tokens: Sequence[Token], words: _Words) -> Speaker | None:
    """Return the speaker that a run of tokens names, without a leading article."""
    if len(tokens) == 1 and tokens[0].text.lower() in words.pronouns:
        return Speaker(tokens[0].text, tokens[0].start, tokens[0].end, pronoun=True)
    remaining = list(tokens)
    while remaining and (remaining[0].text.lower() in words.determiners or remaining[0].text == "'"):
        remaining.pop(0)
    if not any(token.kind is TokenKind.WORD and token.text.lower() not in words.function_words for token in remaining):
        return None
    if remaining[0].text.islower() and remaining[0].text in words.function_words:
        # "if this trend", « qu'il a refusé »: the start of a clause, not of somebody's name.
        return None
    if len(remaining) > 1 and remaining[0].text.lower() in words.pronouns:
        # « Ils ont pris la fuite avec un butin estimé à »: a clause, its participle taken for a verb of saying.
        return None
    start, end = remaining[0].start, remaining[-1].end
    return Speaker(sentence[start:end], start, end)
