"""Whose words a quotation repeats: cue, source and content, wherever in or beside its sentence the source stands.

The frame decides, not a list of verbs: « …, soupire la maire », "sighed the mayor", "Vale shrugged: ...". A quotation
without a frame of its own goes on with the one before it, or belongs to the person whom the sentence before tells of.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from claimcheck.annotation.blame import is_blamed, is_caption, opens_with_third_person, speaks_of
from claimcheck.annotation.direct_speech import Quotation, quotations
from claimcheck.annotation.frames import continued, frame_of, has_unread_frame, sentence_at
from claimcheck.annotation.joining import body_in_place, sentences_in_place
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.persons import agreement, agrees, first_names, is_person, may_stand_for
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.pronouns import framed_in, referent, stands_for_its_subject, tells_of_nobody
from claimcheck.annotation.salience import salient_speaker
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import read_passage, speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Sentence

# « Et de mettre en garde : »: tokens that announce a quotation and name nobody, at the most.
_LONGEST_LEAD = 7
# Sentences of the paper between two quotations of one source, at the most.
_LONGEST_ASIDE = 2


def is_framed(article: Article, quotation: Quotation) -> bool:
    """Tell whether the sentence around a quotation names its source: "Nobody asked me," the owner said."""
    return frame_of(article, quotation) is not None


def speaker_of_quotation(article: Article, quotation: Quotation) -> str | None:
    """Return who says a quotation, None where nobody is plain."""
    return _speaker(article, quotation)


@functools.lru_cache(maxsize=4096)
def _speaker(article: Article, quotation: Quotation) -> str | None:
    framed = _framed(article, quotation)
    if framed is None:
        if has_unread_frame(article, quotation):
            return None
        found = _before(article, quotation) or _resumed(article, quotation)
        return found or (salient_speaker(article, quotation.start) if _stands_alone(article, quotation) else None)
    if framed.pronoun:
        known = _subject_in_front(article, quotation, framed.text) or referent(article, quotation.start, framed.text)
        personal = agreement(article.language).personal  # « "…", selon lui »
        goes_on = framed.text.lower() in speech_words(article.language).subject_pronouns | personal
        goes_on = goes_on or stands_for_its_subject(framed.text, article.language)
        if known or not goes_on:
            return known
        same = _same_as_before(article, quotation)
        if same and may_stand_for(framed.text, same, article.language):
            return same
        return salient_speaker(article, quotation.start, framed.text)
    return framed.text


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Tell whether a quotation of whole sentences has no words of the paper in front, and speaks of nobody else.

    One that opens with a pronoun for a third person may tell of whom the sentence in front names.
    """
    own, quoted = sentence_at(article, quotation.start), article.text[quotation.start : quotation.end]
    alone = quotation.statement and own is not None and own.start >= quotation.start
    return alone and not opens_with_third_person(quoted, article.language)


def _framed(article: Article, quotation: Quotation) -> Speaker | None:
    """Return the source that the frame of a quotation names, or that of the rest of it in the paragraphs behind."""
    part: Quotation | None = quotation
    while part is not None:
        if framed := frame_of(article, part):
            return framed
        part = _rest(article, part)
    return None


def _rest(article: Article, quotation: Quotation) -> Quotation | None:
    """Return the part of a quotation that its next paragraph holds, where that has no opening mark of its own."""
    if quotation.closed:
        return None
    found = quotations(article.text, article.language)
    place = bisect_right(found, quotation.start, key=lambda one: one.start)
    if place >= len(found):
        return None
    rest, between = found[place], article.text[quotation.end : found[place].start]
    return rest if "\n" in between and not between.strip() and article.text[rest.start].isalnum() else None


def _subject_in_front(article: Article, quotation: Quotation, pronoun: str) -> str | None:
    """Return the person whom a sentence tells of in front of a colon and a quotation: « Vale est furieux : "…" »."""
    sentence = sentence_at(article, quotation.start)
    prefix = article.text[sentence.start : quotation.start].rstrip() if sentence else ""
    subject = subject_of(prefix, article.language) if prefix.endswith(":") else None
    if subject is None or subject.pronoun or not is_person(subject, article.language, prefix):
        return None
    return subject.text if agrees(pronoun, prefix, subject, article.language) else None


def _before(article: Article, quotation: Quotation) -> str | None:
    """Return who spoke last where this quotation goes on with it, or of whom the sentence before tells."""
    previous = _previous(article, quotation)
    if previous is not None and _follows_on(article, previous, quotation):
        return _speaker(article, previous)
    body = body_in_place(article)
    place = bisect_right(body, quotation.start, key=lambda sentence: sentence.start) - 2
    if place < 0:
        return None
    prefix = article.text[body[place].end : quotation.start].strip()
    text = article.text[body[place].start : body[place].end]
    if is_caption(text, article.language):
        return None
    said = find_speaker(text, article.language)
    if prefix:
        said = said or framed_in(article, body[place])
        subject = subject_of(prefix, article.language)
        if subject is not None and subject.pronoun:
            return referent(article, quotation.start, subject.text)
        return said.text if said and not said.pronoun and _only_goes_on(prefix, article.language) else None
    subject = said or subject_of(text, article.language)
    if subject is None:
        return None
    if subject.pronoun:
        return referent(article, body[place].start, subject.text)
    if said:
        return subject.text
    quoted = article.text[quotation.start : quotation.end]
    others = is_blamed(text, article.language) or speaks_of(quoted, subject, article.language)
    return subject.text if is_person(subject, article.language, text) and not others else None


def _resumed(article: Article, quotation: Quotation) -> str | None:
    """Return who spoke last where no more than a few sentences of things stand between two quotations.

    '"We are late," Hall said. The quay is built on sand. "We start again."' quotes one person twice.
    """
    previous = _previous(article, quotation)
    if previous is None:
        return None
    between = [one for one in body_in_place(article) if previous.end <= one.start and one.end <= quotation.start]
    own = sentence_at(article, quotation.start)
    if own is None or own.start < quotation.start or not 0 < len(between) <= _LONGEST_ASIDE:
        return None
    aside = [article.text[one.start : one.end] for one in between]
    return _speaker(article, previous) if all(_tells_of_things(text, article.language) for text in aside) else None


def _tells_of_things(text: str, language: str) -> bool:
    """Tell whether a sentence of the paper neither names a person nor has anybody speak or act."""
    subject = subject_of(text, language)
    if find_speaker(text, language) or (subject and (subject.pronoun or is_person(subject, language, text))):
        return False
    if is_blamed(text, language) or is_caption(text, language):
        return False
    return not any(name.text.partition(" ")[0].lower() in first_names(language) for name in name_spans(text, language))


def _only_goes_on(prefix: str, language: str) -> bool:
    """Tell whether what announces a quotation names nobody: « Avant d'ajouter : », "And then:"."""
    passage = read_passage(prefix, language)
    few = len(passage.tokens) <= _LONGEST_LEAD
    return few and prefix.endswith(":") and not any(passage.capital(i) for i in range(1, len(passage.tokens)))


def _same_as_before(article: Article, quotation: Quotation) -> str | None:
    """Return who spoke the quotation before, for "she added" whose pronoun stands for nobody else.

    A name that the sentence in front tells of may be whom the pronoun means.
    """
    previous = _previous(article, quotation)
    if previous is None:
        return None
    sentences = sentences_in_place(article)
    index = bisect_right(sentences, quotation.start, key=lambda sentence: sentence.end) - 1
    between = index >= 0 and previous.end < sentences[index].start
    if between and _may_tell_of_another(article, sentences[index]):
        return None
    return _speaker(article, previous)


def _may_tell_of_another(article: Article, sentence: Sentence) -> bool:
    text = article.text[sentence.start : sentence.end]
    subject, said = subject_of(text, article.language), find_speaker(text, article.language)
    goes_on = subject is not None and subject.pronoun and said is None
    return not goes_on and not tells_of_nobody(text, article.language)


def _previous(article: Article, quotation: Quotation) -> Quotation | None:
    stated = _stated(article.text, article.language)
    index = bisect_right(stated, quotation.start, key=lambda found: found.end) - 1
    return stated[index] if index >= 0 else None


@functools.lru_cache(maxsize=8)
def _stated(text: str, language: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text that are more than a few words that the paper borrows."""
    return tuple(quotation for quotation in quotations(text, language) if quotation.statement)


def _follows_on(article: Article, previous: Quotation, quotation: Quotation) -> bool:
    """Tell whether nothing but the frame of the quotation before stands between two quotations."""
    ending = sentence_at(article, previous.end - 1)
    if ending is None:
        return False
    between = article.text[max(ending.end, previous.end) : quotation.start]
    words = [token.text.lower() for token in scan(between.strip(" \n\r\t\"'«»“”‘’"))]
    if words and speech_words(article.language).joints.issuperset(words):
        return True  # « "A", glisse une source. Mais "B". »
    return not between.strip(" \n\r\t\"'«»“”‘’") or (bool(continued(article, ending)) and len(between) < 200)
