"""Whom the pronoun that opens a statement stands for, where the article leaves one candidate.

"Ines Calder won. She will stay." tells of Ines Calder: she opens the sentence before, and nobody else is named there. A
second name leaves it open, and so does a pronoun that stands for nobody (« il faut ») or may stand for a thing: the
statement is then left as it is.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right

from claimcheck.annotation.descriptions import with_description_named
from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.persons import may_stand_for
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Role, Sentence

# Tokens within which a pronoun shows that it stands for nobody: « il est prévu que ».
_REACH = 5

# Sentences further back that are looked at.
_FARTHEST = 2

# Characters of a statement in which its first words stand.
_HEAD = 200


@functools.cache
def _impersonal(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "facts").get("impersonal", ()))


def opens_with_person(passage: str, language: str) -> bool:
    """Tell whether a statement opens with a pronoun that stands for somebody: « Il part », not « Il faut »."""
    tokens = scan(passage[:_HEAD])
    if not tokens or tokens[0].text.lower() not in own_words(language, "facts", "persons"):
        return False
    return not any(hit.first == 0 for hit in _impersonal(language).find(tokens[:_REACH]))


def with_subject_named(article: Article, start: int, end: int) -> str | None:
    """Return `article.text[start:end]` with a name in the place of the pronoun it opens with, None where none is."""
    passage = article.text[start:end]
    if quotation_at(article.text, start, article.language) is not None:
        return None
    if not opens_with_person(passage, article.language):
        return with_description_named(article, start, end)
    pronoun = scan(passage[:_HEAD])[0]
    name = name_of_pronoun(article, start, pronoun.text)
    return " ".join(f"{name}{passage[pronoun.end :]}".split()) if name else None


def name_of_pronoun(article: Article, start: int, pronoun: str) -> str | None:
    """Return the name that a pronoun for a person in the sentence at `start` stands for, None where that is open."""
    name = _named_before(article, start)
    if name is None or not may_stand_for(pronoun, name, article.language) or not _is_person(article, name):
        return None
    return name


def _named_before(article: Article, start: int) -> str | None:
    """Return the name that opens the last sentence that names anybody, where that names nobody else in full.

    Between it and the pronoun may stand sentences that name nobody and open with a pronoun for the same person; in a
    language whose pronouns for persons stand for no thing, also sentences that tell of a thing.
    """
    body = _body(article)
    before = bisect_right(body, start, key=lambda sentence: sentence.start) - 2
    names = name_spans(article.text, article.language)
    for sentence in reversed(body[max(before - _FARTHEST, 0) : before + 1]):
        first = bisect_left(names, sentence.start, key=lambda span: span.start)
        last = bisect_left(names, sentence.end, key=lambda span: span.start)
        near = [span for span in names[first:last] if " " in span.text]
        if near:
            return _only_name(article, sentence, near)
        if not _brings_in_nobody(article, sentence):
            return None
    return None


@functools.lru_cache(maxsize=8)
def _body(article: Article) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in article.sentences if sentence.role is Role.BODY)


def _only_name(article: Article, sentence: Sentence, near: list[NameSpan]) -> str | None:
    """Return the first of the names of a sentence, where it opens it and the others are parts of it."""
    if near[0].start != sentence.start:
        return None
    words = set(near[0].text.split())
    following = scan(article.text[near[0].end : near[0].end + 30])[:1]
    joined = any(token.text.lower() in speech_words(article.language).joints for token in following)
    alone = all(not words.isdisjoint(span.text.split()) for span in near)
    return near[0].text if alone and not joined else None


def _brings_in_nobody(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence without a full name goes on with somebody by a pronoun, or tells of a thing."""
    text = article.text[sentence.start : sentence.end]
    if opens_with_person(text, article.language):
        return True
    if own_table(article.language, "facts").get("gendered_things", False):
        return False
    subject, words = subject_of(text, article.language), speech_words(article.language)
    tells_of_thing = subject is not None and not subject.pronoun and not name_spans(text, article.language)
    return tells_of_thing and not any(words.speaks(token.text.lower()) for token in scan(text))


def _is_person(article: Article, name: str) -> bool:
    """Tell whether a name is a person's: by its first name, where the pronoun may stand for a thing too."""
    if not own_table(article.language, "facts").get("gendered_things", False):
        return True
    agreement = own_table(article.language, "agreement")
    first_names = f"{agreement.get('feminine', '')} {agreement.get('masculine', '')}".split()
    return name.split(maxsplit=1)[0].lower() in first_names
