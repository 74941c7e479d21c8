"""Who is most salient where a quotation or a frame names nobody: the person whom the sentences just before tell of.

"Oliver Rask lost his boat. The insurer has not paid. 'I wait,' he says." leaves one person who can speak. The nearest
sentence that names a person decides, by its speaker, its subject or the only name in it; one that tells of somebody by
an office alone, or of several, leaves it open. A name is a person's by its first name, a title, an age, or an office
beside it.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.blame import is_blamed, is_caption
from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.focus import opens_with_word_of_a_name, without_initials, without_office
from claimcheck.annotation.joining import body_in_place
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.persons import agreement, agrees, first_names, is_aged, is_person, is_title, may_stand_for
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.predicates import predicates_of
from claimcheck.annotation.pronouns import framed_in, is_quoted, shows_several, stands_for_its_subject
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Sentence

# Sentences back in which somebody is looked for, and ends of paragraphs in between.
_REACH, _MOST_PARAGRAPHS = 4, 1
# Characters in front of a name and behind it in which an office stands.
_BESIDE = 30
# Words of an office behind a name and a comma: ", encenadora,", ", head coach of Corle,".
_OFFICE_BEHIND = 3


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name that stands for a person; `name` is the name in full."""

    start: int
    end: int
    name: str


def salient_speaker(article: Article, offset: int, said: str = "") -> str | None:
    """Return who most likely speaks at `offset` by the word `said`, a pronoun or a verb without a subject, if any.

    None where the sentences in front leave nobody or several, and where a verb shows several speakers.
    """
    said, language = said.lower(), article.language
    drops = stands_for_its_subject(said, language)
    if (drops and shows_several(said, language)) or (said and not drops and said not in agreement(language).personal):
        return None
    body = body_in_place(article)
    place = bisect_right(body, offset, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(body[max(place - _REACH, 0) : max(place, 0)]):
        if _paragraphs(article.text[sentence.end : offset]) > _MOST_PARAGRAPHS:
            return None
        found, decided = _told_of(article, sentence, said)
        if decided:
            return found
    return None


def _paragraphs(between: str) -> int:
    return sum(1 for line in between.strip(" ").split("\n")[1:] if line.strip()) + between.rstrip(" ").endswith("\n")


def _told_of(article: Article, sentence: Sentence, said: str) -> tuple[str | None, bool]:
    """Return whom a sentence makes salient, and whether it decides: one of things, or with a pronoun, does not."""
    text, language = article.text[sentence.start : sentence.end], article.language
    if is_blamed(text, language) or is_caption(text, language):
        return None, True
    speaker = find_speaker(text, language) or framed_in(article, sentence)
    if speaker is not None:
        named = not speaker.pronoun
        return (speaker.text if named and _may_be(said, text, speaker, language) else None), named
    if is_quoted(article, sentence):
        return None, False
    found = [one for one in _mentioned(article, sentence) if not said or may_stand_for(said, one.name, language)]
    subject = subject_of(text, language)
    if subject is not None and subject.pronoun:
        return None, False
    if found:
        leads = _leading(sentence, subject, found)
        owns = leads is not None and _is_complement(text, leads.start - sentence.start, language)
        acts = (
            leads is not None
            and not owns
            and (stands_for_its_subject(said, language) or _opens(article, sentence, leads))
        )
        return (article.text[leads.start : leads.end] if leads and acts else None), True
    if opens_with_word_of_a_name(article, text):
        return None, True
    office = subject is not None and is_person(subject, language, text)
    if office and subject is not None:
        return (subject.text if _may_be(said, text, subject, language) else None), True
    words = speech_words(language)
    return None, any(words.speaks(token.text.lower()) for token in scan(text))


def _may_be(said: str, text: str, somebody: Speaker, language: str) -> bool:
    """Tell whether a pronoun may stand for somebody; a verb without a subject and none at all may for anybody."""
    return not said or stands_for_its_subject(said, language) or agrees(said, text, somebody, language)


def _leading(sentence: Sentence, subject: Speaker | None, found: Sequence[_Mention]) -> _Mention | None:
    """Return the person of a sentence who is its subject, or the only one in it."""
    if len({one.name for one in found}) == 1:
        return found[0]
    if subject is None:
        return None
    inside = [one for one in found if subject.start <= one.start - sentence.start < subject.end]
    return inside[0] if len({one.name for one in inside}) == 1 else None


def _is_complement(text: str, start: int, language: str) -> bool:
    """Tell whether a name only says whose something is: « deux membres du cabinet de Luc Arnal »."""
    before = [token.text.lower() for token in scan(text[max(start - _BESIDE, 0) : start])][-2:]
    complements = speech_words(language).complements
    elided = before[-1:] == ["'"] and before[:1] and before[0] in {word.rstrip("'") for word in complements}
    return bool(before) and (before[-1] in complements or bool(elided))


def _opens(article: Article, sentence: Sentence, one: _Mention) -> bool:
    """Tell whether a person stands in front of the verb of a sentence: not "The wheel was built by Peter Hall"."""
    text = article.text[sentence.start : sentence.end]
    verb = predicates_of(text, article.language).first(1, len(scan(text)))
    return verb is None or one.start - sentence.start < scan(text)[verb].start


def _mentioned(article: Article, sentence: Sentence) -> list[_Mention]:
    """Return the persons whom the paper's own words of a sentence name, in order."""
    people = _people(article)
    first = bisect_left(people, sentence.start, key=lambda one: one.start)
    last = bisect_left(people, sentence.end, key=lambda one: one.start)
    return [one for one in people[first:last] if quotation_at(article.text, one.start, article.language) is None]


@functools.lru_cache(maxsize=8)
def _people(article: Article) -> tuple[_Mention, ...]:
    """Return everybody whom an article names, in the order of the text."""
    known, found = _full_names(article), list[_Mention]()
    for span in name_spans(article.text, article.language):
        called = without_office(without_initials(span.text), article.language)
        full = known.get(called) or known.get(called.rpartition(" ")[2])
        if full and (" " not in called or full.endswith(called) or called.endswith(full)):
            found.append(_Mention(span.end - len(called), span.end, full))
    return tuple(found)


@functools.lru_cache(maxsize=8)
def _full_names(article: Article) -> Mapping[str, str]:
    """Return the names of persons in full by what calls them: the full name, and its last word."""
    text, language = article.text, article.language
    found: dict[str, str] = {}
    for span in name_spans(text, language):
        called = without_office(without_initials(span.text), language)
        words = called.split()
        first = any(word.lower() in first_names(language) for word in words[:-1])
        if first or (len(words) > 1 and _is_shown(text, span, language)):
            found.setdefault(called, called)
            found.setdefault(words[-1], called)
    return found


def _is_shown(text: str, span: NameSpan, language: str) -> bool:
    """Tell whether a title or an office in front of a name, or an age or an office behind it, shows a person."""
    words = speech_words(language)
    before = [token.text for token in scan(text[max(span.start - _BESIDE, 0) : span.start])][-1:]
    if before and (words.speaks(before[0].lower()) or is_title(before[0], language)):
        return True
    if is_aged(Speaker(span.text, span.start, span.end), language, text):
        return True
    behind = [token.text.lower() for token in scan(text[span.end : span.end + _BESIDE])][: _OFFICE_BEHIND + 1]
    return behind[:1] == [","] and any(words.speaks(word) for word in behind[1:])
