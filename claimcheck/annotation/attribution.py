"""Whose words a quotation repeats: cue, source and content, wherever in or beside its sentence the source stands.

The frame decides, not a list of verbs: « …, soupire la maire », "sighed the mayor", "Vale shrugged: ...". A quotation
without a frame of its own goes on with the one before it, or belongs to the person whom the sentence before tells of.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from claimcheck.annotation.direct_speech import Quotation, quotations
from claimcheck.annotation.joining import sentences_in_place
from claimcheck.annotation.phrases import Speaker, is_agent, phrase_end, pronoun_at, speaker_between
from claimcheck.annotation.pronouns import is_person, may_stand_for, referent
from claimcheck.annotation.speakers import find_inserted, find_speaker
from claimcheck.annotation.speech import Passage, read_passage, speech_words
from claimcheck.annotation.subjects import main_subject, subject_of
from claimcheck.records import Article, Role, Sentence

# Words of a frame in front of its source: « s'est alors exclamée ».
_LONGEST_VERB = 5
# Words of an office and a name that alone stand before a colon.
_LONGEST_LABEL = 8
_MARKS = " \u00a0\u202f«»“”„\"'‘’"
_STAND_IN = '"…"'


def is_framed(article: Article, quotation: Quotation) -> bool:
    """Tell whether the sentence around a quotation names its source: "Nobody asked me," the owner said."""
    return _framed(article, quotation) is not None


def speaker_of_quotation(article: Article, quotation: Quotation) -> str | None:
    """Return who says a quotation, None where nobody is plain."""
    return _speaker(article, quotation)


@functools.lru_cache(maxsize=4096)
def _speaker(article: Article, quotation: Quotation) -> str | None:
    framed = _framed(article, quotation)
    if framed is None:
        return _before(article, quotation)
    if framed.pronoun:
        known = _subject_in_front(article, quotation, framed.text) or referent(article, quotation.start, framed.text)
        goes_on = framed.text.lower() in speech_words(article.language).subject_pronouns
        return known or (_same_as_before(article, quotation) if goes_on else None)
    return framed.text


def _subject_in_front(article: Article, quotation: Quotation, pronoun: str) -> str | None:
    """Return the person whom a sentence tells of in front of a colon and a quotation: « Vale est furieux : "…" »."""
    sentence = _sentence(article, quotation.start)
    prefix = article.text[sentence.start : quotation.start].rstrip() if sentence else ""
    subject = subject_of(prefix, article.language) if prefix.endswith(":") else None
    if subject is None or subject.pronoun or not is_person(subject, article.language, prefix):
        return None
    return subject.text if may_stand_for(pronoun, subject.text, article.language) else None


def _framed(article: Article, quotation: Quotation) -> Speaker | None:
    """Return the source that the sentence names around the quotation."""
    text, language = article.text, article.language
    before, after = _sentence(article, quotation.start), _sentence(article, quotation.end - 1)
    prefix = text[before.start : quotation.start] if before else ""
    suffix = text[quotation.end : after.end] if after else ""
    if after and not suffix.strip(" .,;\"'»”’"):
        suffix = _continued(article, after)
    if not prefix.strip() and not suffix.strip(" .,"):
        return find_inserted(text[quotation.start : quotation.end].strip(_MARKS), language)
    if suffix.strip(" .,"):
        found = find_speaker(_STAND_IN + suffix, language) or _source_behind(suffix, language)
        if found:
            return found
    if not prefix.strip():
        return None
    return find_speaker(prefix + _STAND_IN, language) or _source_in_front(prefix, language)


def _continued(article: Article, sentence: Sentence) -> str:
    """Return the next sentence of the paragraph where it begins in lower case: « "Non !" a répondu le maire. »"""
    sentences = sentences_in_place(article)
    index = bisect_right(sentences, sentence.start, key=lambda other: other.start)
    if index >= len(sentences):
        return ""
    following = article.text[sentences[index].start : sentences[index].end]
    apart = "\n" in article.text[sentence.end : sentences[index].start]
    return " " + following if following[:1].islower() and not apart else ""


def _source_behind(suffix: str, language: str) -> Speaker | None:
    """Return the source behind a quotation, whatever the verb: « , soupire la maire », ", Vale shrugged"."""
    passage = read_passage(suffix.lstrip(" ,"), language)
    vocabulary = passage.vocabulary
    closed = vocabulary.clause_starts | vocabulary.relatives | vocabulary.settings | vocabulary.joints
    for index in range(min(_LONGEST_VERB, len(passage.tokens))):
        if index and passage.ends(index) and not passage.joined(index):
            return None
        if passage.words[index] in vocabulary.subject_pronouns:
            return pronoun_at(passage, index)
        if passage.words[index] in vocabulary.impersonal:
            return _read_in(passage, index + 1)
        opens = passage.determined(index) > index or index in passage.names or passage.words[index] in vocabulary.titles
        if opens:
            return _source_at(passage, index)
        if passage.words[index] in closed:
            return None
    return None


def _read_in(passage: Passage, first: int) -> Speaker | None:
    """Return where somebody reads what is quoted: « , lit-on sur le site de la mairie »."""
    for index in range(first, min(first + _LONGEST_VERB, len(passage.tokens))):
        if passage.ends(index):
            return None
        if passage.words[index] in passage.vocabulary.settings:
            return speaker_between(passage, index + 1, phrase_end(passage, index + 1))
    return None


def _source_at(passage: Passage, first: int) -> Speaker | None:
    last = phrase_end(passage, first)
    named = passage.names.get(passage.determined(first))
    if named is not None and first == 0 and named < last:
        last = named
    plain = is_agent(passage, first, last) or not passage.vocabulary.speaker_nouns
    return speaker_between(passage, first, last) if plain else None


def _source_in_front(prefix: str, language: str) -> Speaker | None:
    """Return the source in front of a colon or a comma that announces a quotation: "Vale shrugged: ..."."""
    if not prefix.rstrip().endswith((":", ",")):
        return None
    passage = read_passage(prefix.rstrip(" :,\u00a0\u202f"), language)
    named = _bare_name(passage) if prefix.rstrip().endswith(":") else None
    if named is not None:
        return named
    subject = main_subject(passage, len(passage.tokens))
    if subject is None or subject.pronoun:
        return subject
    if subject.end == passage.tokens[-1].end and not prefix.rstrip().endswith(":"):
        return None  # « Le commandant, "seul responsable du port". »
    return subject if is_person(subject, language) else None


def _bare_name(passage: Passage) -> Speaker | None:
    """Return the source that is all that stands before a colon: 'Corle head coach Ann Vale: "…"'."""
    tokens = passage.tokens
    if not 0 < len(tokens) <= _LONGEST_LABEL or any(passage.ends(index) for index in range(len(tokens))):
        return None
    ends_in_name = any(
        last == len(tokens) and " " in passage.text[tokens[first].start :] for first, last in passage.names.items()
    )
    verbs = passage.vocabulary.finite | passage.vocabulary.verbs | passage.vocabulary.settings
    if not ends_in_name or any(word in verbs for word in passage.words):
        return None
    return speaker_between(passage, 0, len(tokens))


def _before(article: Article, quotation: Quotation) -> str | None:
    """Return who spoke last where this quotation goes on with it, or of whom the sentence before tells."""
    previous = _previous(article, quotation)
    if previous is not None and _follows_on(article, previous, quotation):
        return _speaker(article, previous)
    body = [sentence for sentence in sentences_in_place(article) if sentence.role is Role.BODY]
    place = bisect_right(body, quotation.start, key=lambda sentence: sentence.start) - 2
    if place < 0:
        return None
    prefix = article.text[body[place].end : quotation.start].strip()
    text = article.text[body[place].start : body[place].end]
    said = find_speaker(text, article.language)
    if prefix:
        return said.text if said and not said.pronoun and _only_goes_on(prefix, article.language) else None
    told = said or subject_of(text, article.language)
    if told is None:
        return None
    if told.pronoun:
        return referent(article, body[place].start, told.text)
    return told.text if said or is_person(told, article.language, text) else None


def _only_goes_on(prefix: str, language: str) -> bool:
    """Tell whether what announces a quotation names nobody: « Avant d'ajouter : », "And then:"."""
    passage = read_passage(prefix, language)
    few = len(passage.tokens) <= _LONGEST_VERB
    return few and prefix.endswith(":") and not any(passage.capital(i) for i in range(1, len(passage.tokens)))


def _same_as_before(article: Article, quotation: Quotation) -> str | None:
    """Return who spoke the quotation before, for "she added" whose pronoun stands for nobody else."""
    previous = _previous(article, quotation)
    return _speaker(article, previous) if previous is not None else None


def _previous(article: Article, quotation: Quotation) -> Quotation | None:
    spans = [
        found
        for found in quotations(article.text, article.language)
        if found.statement and found.end <= quotation.start
    ]
    return spans[-1] if spans else None


def _follows_on(article: Article, previous: Quotation, quotation: Quotation) -> bool:
    """Tell whether nothing but the frame of the quotation before stands between two quotations."""
    ending = _sentence(article, previous.end - 1)
    if ending is None:
        return False
    between = article.text[max(ending.end, previous.end) : quotation.start]
    return not between.strip(" \n\r\t\"'«»“”‘’") or (bool(_continued(article, ending)) and len(between) < 200)


def _sentence(article: Article, offset: int) -> Sentence | None:
    sentences = sentences_in_place(article)
    index = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[index] if index >= 0 and offset < sentences[index].end else None
