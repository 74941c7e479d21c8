"""The people of an article for whom a pronoun may stand, where it leaves one of them.

"Ann Hall will visit all homes. ... 'I want to hear from everybody,' she said." tells of one woman, however many
sentences stand in between. Everybody counts whom a first name or a title shows to be a person, and who speaks.
"""

from __future__ import annotations

import functools
from itertools import pairwise

from claimcheck.annotation.joining import sentences_in_place
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.persons import agreement, first_names, is_title, may_stand_for
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.vocabulary import own_words
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Role


@functools.lru_cache(maxsize=8)
def _people(article: Article) -> tuple[tuple[int, str], ...]:
    """Return everybody whom the article names or has speak, with the offset of each mention, in order."""
    language = article.language
    known = first_names(language)
    found: list[tuple[int, str]] = []
    for name in name_spans(article.text, language):
        before = article.text[max(name.start - 8, 0) : name.start].split()
        title = before[-1] if before and is_title(before[-1], language) else ""
        if " " in name.text and name.text.partition(" ")[0].lower() in known:
            found.append((name.start, name.text))
        elif title:
            found.append((name.start, f"{title} {name.text}"))
    for sentence in sentences_in_place(article):
        if sentence.role is Role.BODY:
            speaker = find_speaker(article.text[sentence.start : sentence.end], language)
            if speaker and not speaker.pronoun:
                found.append((sentence.start + speaker.start, speaker.text))
    return tuple(sorted(found))


def only_candidate(article: Article, offset: int, pronoun: str) -> str | None:
    """Return the one person before `offset` for whom a pronoun may stand, None where there are several or none."""
    if pronoun not in agreement(article.language).personal:
        return None
    candidates = [(start, text) for start, text in _first_two(article, pronoun) if start < offset]
    if len(candidates) != 1 or _is_of_somebody_before(article, candidates[0][0], pronoun):
        return None
    return candidates[0][1] if _is_shown(candidates[0][1], pronoun, article.language) else None


def _is_of_somebody_before(article: Article, start: int, pronoun: str) -> bool:
    """Tell whether the article tells before a name of somebody by an office, for whom the pronoun may stand as well.

    « La maire a répondu à une question sur l'hommage à Jeanne Orval », « a-t-elle conclu » is the mayor's word.
    """
    language, offices = article.language, own_words(article.language, "speech", "offices")
    sentences = (one for one in sentences_in_place(article) if one.end <= start and one.role is Role.BODY)
    for sentence in sentences:
        words = [token.text.lower() for token in scan(article.text[sentence.start : sentence.end])]
        if any(
            noun in offices and agreement(language).shows(pronoun, frozenset((article_in_front,)))
            for article_in_front, noun in pairwise(words)
        ):
            return True
    return False


@functools.lru_cache(maxsize=64)
def _first_two(article: Article, pronoun: str) -> tuple[tuple[int, str], ...]:
    """Return the first mentions of the first two people for whom a pronoun may stand, fewer where there are fewer."""
    found: list[tuple[int, str]] = []
    for start, text in _people(article):
        if may_stand_for(pronoun, text, article.language) and not any(_are_one(text, other) for _, other in found):
            found.append((start, text))
            if len(found) > 1:
                break
    return tuple(found)


def _is_shown(name: str, pronoun: str, language: str) -> bool:
    """Tell whether a title or a first name shows a pronoun to stand for somebody, and does not only allow it."""
    words = {word.rstrip(".").lower() for word in name.split()[:-1]}
    return agreement(language).shows(pronoun, frozenset(words))


def _are_one(text: str, other: str) -> bool:
    """Tell whether two mentions are of one person: by the last word of both, or the first name alone."""
    mine, others = text.split(), other.split()
    return mine[-1] == others[-1] or text in others or other in mine
