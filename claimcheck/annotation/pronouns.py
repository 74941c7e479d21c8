"""Whom a pronoun stands for that speaks in a sentence: who spoke before, or of whom the sentence before tells.

A pronoun is followed back over sentences that are quoted or whose speaker is the same pronoun. It stands for the
speaker found there, or for the person that is the subject of the sentence just before it, where gender and number as
far as an article, a title or a first name tells them agree. Otherwise it stands for nobody.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_right
from dataclasses import dataclass

from claimcheck.annotation.joining import sentences_in_place
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.quotations import quoted_spans
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Role, Sentence

_REACH = 5
_HEAD = 3


@dataclass(frozen=True, slots=True)
class _Agreement:
    """The words of a language that tell one gender or number: pronouns, articles, titles, first names."""

    feminine: frozenset[str]
    masculine: frozenset[str]
    plural: frozenset[str]
    singular: frozenset[str]
    personal: frozenset[str]
    bodies: frozenset[str]

    def conflicts(self, pronoun: str, words: frozenset[str]) -> bool:
        """Tell whether a pronoun cannot stand for a phrase whose article, title, first name or noun is in `words`."""
        pairs = ((self.feminine, self.masculine), (self.plural, self.singular), (self.personal, self.bodies))
        return any(
            pronoun in mine and not words.isdisjoint(other) and words.isdisjoint(mine)
            for one, two in pairs
            for mine, other in ((one, two), (two, one))
        )


@functools.cache
def _agreement(language: str) -> _Agreement:
    table = own_table(language, "agreement")
    fields = ("feminine", "masculine", "plural", "singular", "personal", "bodies")
    return _Agreement(*(frozenset(table.get(name, "").split()) for name in fields))


def referent(article: Article, offset: int, pronoun: str) -> str | None:
    """Return whom the pronoun that speaks in the sentence at `offset` stands for, None where it is not plain."""
    language, said = article.language, pronoun.lower()
    if said in speech_words(language).latter:
        return _last_named(article, offset)
    if said not in speech_words(language).subject_pronouns | _agreement(language).personal:
        return None
    body = [sentence for sentence in sentences_in_place(article) if sentence.role is not Role.BOILERPLATE]
    before = bisect_right([sentence.start for sentence in body], offset) - 1
    adjacent = True
    for sentence in reversed(body[max(before - _REACH, 0) : max(before, 0)]):
        text = article.text[sentence.start : sentence.end]
        speaker = find_speaker(text, language)
        if not speaker and _is_quoted(article, sentence):
            continue
        mentioned = speaker or subject_of(text, language)
        if mentioned is None or (mentioned.pronoun and mentioned.text.lower() != said):
            return _only_person(article, sentence, said) if adjacent else None
        if not mentioned.pronoun:
            known = speaker or (adjacent and is_person(mentioned, language, text))
            if known:
                return mentioned.text if _agrees(said, text, mentioned, language) else None
            full = _full_name(article, mentioned, sentence.start)
            if adjacent and full and may_stand_for(said, full, language):
                return mentioned.text
            return _only_person(article, sentence, said) if adjacent else None
        adjacent = adjacent and speaker is None  # "Vale won. She wept. ..." tells of one person all along
    return None


def _only_person(article: Article, sentence: Sentence, pronoun: str) -> str | None:
    """Return the one name in a sentence for which a pronoun may stand, where a first name shows it to be a person's."""
    names = name_spans(article.text[sentence.start : sentence.end], article.language)
    full = {name.text for name in names if " " in name.text and may_stand_for(pronoun, name.text, article.language)}
    name = full.pop() if len(full) == 1 else ""
    return name if is_of_person(name, pronoun, article.language) else None


def is_of_person(name: str, pronoun: str, language: str) -> bool:
    """Tell whether a first name shows a name to be a person's, for whom a pronoun or determiner may stand."""
    known = name.partition(" ")[0].lower() in _first_names(language)
    return known and may_stand_for(pronoun, name, language)


def _full_name(article: Article, mentioned: Speaker, before: int) -> str | None:
    """Return the name in full that the article gave before to somebody who is called by the last word of it."""
    if not mentioned.text.istitle() or not mentioned.text.isalpha():
        return None
    things = own_table(article.language, "facts").get("gendered_things", False)
    for name in name_spans(article.text, article.language):
        if name.start >= before:
            return None
        words = name.text.split()
        known = words[0].lower() in _first_names(article.language) or not things
        if len(words) > 1 and words[-1] == mentioned.text and known:
            return name.text
    return None


def _first_names(language: str) -> frozenset[str]:
    return _agreement(language).feminine | _agreement(language).masculine


def may_stand_for(pronoun: str, name: str, language: str) -> bool:
    """Tell whether a pronoun may stand for a name, as far as a first name or a title tells gender and number."""
    words = frozenset(token.text.lower() for token in scan(name))
    return not _agreement(language).conflicts(pronoun.lower(), words)


def _last_named(article: Article, offset: int) -> str | None:
    """Return the last name of several words in the sentence before `offset`: whom « ce dernier » stands for."""
    body = [sentence for sentence in sentences_in_place(article) if sentence.role is not Role.BOILERPLATE]
    before = bisect_right([sentence.start for sentence in body], offset) - 2
    if before < 0:
        return None
    names = name_spans(article.text[body[before].start : body[before].end], article.language)
    return next((name.text for name in reversed(names) if " " in name.text), None)


def _is_quoted(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence is somebody's words for the most part, by the marks of its paragraph."""
    opening = article.text.rfind("\n", 0, sentence.start) + 1
    first, last = sentence.start - opening, sentence.end - opening
    held = sum(max(min(end, last) - max(start, first), 0) for start, end in quoted_spans(article.text[opening:][:last]))
    return 2 * held >= sentence.end - sentence.start


def is_person(mentioned: Speaker, language: str, text: str = "") -> bool:
    """Tell whether a subject is a person: of two names at least, or of an office or a title and a name.

    In `text`, where the subject was found, an office may also stand behind it: « Delphine, la mère du disparu, ».
    """
    if text[mentioned.end : mentioned.end + 1] == ",":
        behind = [token.text.lower() for token in scan(text[mentioned.end + 1 : mentioned.end + 40])][:3]
        determiners = speech_words(language).determiners
        if behind and behind[0] in determiners and any(speech_words(language).speaks(word) for word in behind[1:]):
            return True
    words = {token.text.lower() for token in scan(mentioned.text)}
    if any(speech_words(language).speaks(word) for word in words):
        return True
    names = name_spans(mentioned.text, language)
    full = [name for name in names if len(name.text.split()) > 1]
    if any(name.start == 0 for name in full) or _is_titled(mentioned, language):
        return True
    last = next((name for name in full if name.end == len(mentioned.text)), None)  # « garde des Sceaux Anne Vasseur »
    return last is not None and not _first_names(language).isdisjoint(last.text.lower().split()[:-1])


def _is_titled(mentioned: Speaker, language: str) -> bool:
    first = scan(mentioned.text)[0].text.lower()
    return first in speech_words(language).titles and len(mentioned.text.split()) > 1


def _agrees(pronoun: str, text: str, mentioned: Speaker, language: str) -> bool:
    complements = speech_words(language).complements  # « le garde des Sceaux » is one
    words = [token.text.lower() for token in scan(mentioned.text)]
    head = list(itertools.takewhile(lambda word: word not in complements, words))[:_HEAD]
    article = [token.text.lower() for token in scan(text[: mentioned.start])][-1:]
    return not _agreement(language).conflicts(pronoun, frozenset(head + article))
