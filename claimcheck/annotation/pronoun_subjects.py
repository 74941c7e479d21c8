"""Whom the pronoun that opens a statement stands for, where the article leaves one candidate.

"Ines Calder won. She will stay." tells of Ines Calder: she opens the sentence before, and nobody else is named there. A
second name leaves it open, and so does a pronoun that stands for nobody (« il faut ») or may stand for a thing: the
statement is then left as it is.
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.pronouns import may_stand_for
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Role

# Tokens within which a pronoun shows that it stands for nobody: « il est prévu que ».
_REACH = 5

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
    if (
        not opens_with_person(passage, article.language)
        or quotation_at(article.text, start, article.language) is not None
    ):
        return None
    tokens = scan(passage[:_HEAD])
    name = _named_before(article, start)
    if name is None or not may_stand_for(tokens[0].text, name, article.language) or not _is_person(article, name):
        return None
    return " ".join(f"{name}{passage[tokens[0].end :]}".split())


def _named_before(article: Article, start: int) -> str | None:
    """Return the name that opens the sentence before, where that names nobody else by several words."""
    body = [sentence for sentence in article.sentences if sentence.role is Role.BODY]
    before = bisect_right(body, start, key=lambda sentence: sentence.start) - 2
    if before < 0:
        return None
    sentence, names = body[before], name_spans(article.text, article.language)
    near = [span for span in names if sentence.start <= span.start < sentence.end and " " in span.text]
    if not near or near[0].start != sentence.start:
        return None
    words = set(near[0].text.split())
    following = scan(article.text[near[0].end : near[0].end + 30])[:1]
    joined = any(token.text.lower() in speech_words(article.language).joints for token in following)
    alone = all(not words.isdisjoint(span.text.split()) for span in near)
    return near[0].text if alone and not joined else None


def _is_person(article: Article, name: str) -> bool:
    """Tell whether a name is a person's: by its first name, where the pronoun may stand for a thing too."""
    if not own_table(article.language, "facts").get("gendered_things", False):
        return True
    agreement = own_table(article.language, "agreement")
    first_names = f"{agreement.get('feminine', '')} {agreement.get('masculine', '')}".split()
    return name.split(maxsplit=1)[0].lower() in first_names
