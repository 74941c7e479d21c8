"""Of which person an article tells where a pronoun speaks: the one whom the sentences in front of it leave.

"Ann Hall won. The young crew came last, but Hall remained calm. She said ..." speaks of Hall: the last sentence that
names a person for whom the pronoun may stand names her as its subject, or nobody else. A first name, a title, an age
or a relative clause behind a name shows a person; the last word of such a name is the person again.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.joining import body_in_place
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.persons import agreement, first_names, is_aged, is_title, may_stand_for, without_surnames
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.scope import holds_verb
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import TokenKind, scan
from claimcheck.records import Article, Sentence

# Sentences back in which somebody is looked for.
_REACH = 4
# Characters in front of a name in which its title or office stands, and behind it in which its age does.
_BESIDE = 24
# Words in front of the subject of a sentence, at the most: "Now Hall, who ..."
_OPENING = 2


@dataclass(frozen=True, slots=True)
class _Person:
    """A name that stands for a person, at its first character; `name` is the name in full."""

    start: int
    end: int
    text: str
    name: str


def person_in_focus(article: Article, offset: int, pronoun: str, *, speaks: bool = True) -> str | None:
    """Return the person for whom a pronoun at `offset` stands by the sentences in front, None where it is not plain.

    One that does not speak stands for the subject of a sentence that names nobody else whom it may mean; where it may
    be a thing, too, of the sentence in front or of the one that sentences with the same pronoun go on with.
    """
    genders = agreement(article.language)
    adjacent = not speaks and own_table(article.language, "facts").get("gendered_things", False)
    if pronoun not in genders.personal or pronoun in genders.plural:
        return None
    body = body_in_place(article)
    place = bisect_right(body, offset, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(body[max(place - _REACH, 0) : max(place, 0)]):
        subject = subject_of(article.text[sentence.start : sentence.end], article.language)
        found, subjects = _mentioned_as(article, sentence, pronoun)
        if subjects and len({one.name for one in subjects}) == 1:
            several = len({one.name for one in found}) > 1
            another = _has_another_name(article, sentence, subjects[0]) if adjacent else several
            is_open = (another and not speaks) or _is_joined(article, subjects[-1], found)
            return None if is_open else subjects[0].text
        if not _leaves_open(article, sentence, subject, pronoun):
            return None
        if subject is not None and subject.pronoun and subject.text.lower() == pronoun:
            continue  # "He beat Vale. He won" goes on with the one who beat him
        named = [one for one in found if not _is_beside(article, one)]
        if adjacent or (named and not speaks):
            return None
        if named:
            return _alone_or_first(article, sentence, named)
    return None


def _has_another_name(article: Article, sentence: Sentence, person: _Person) -> bool:
    """Tell whether a sentence has a full name beside that of a person: « il » behind it may mean either."""
    last = person.name.rsplit(maxsplit=1)[-1].casefold()
    return any(
        sentence.start <= span.start < sentence.end and " " in span.text and last not in span.text.casefold().split()
        for span in name_spans(article.text, article.language)
    )


def subject_in_focus(article: Article, clause: Sentence, pronoun: str) -> str | None:
    """Return the subject of a clause for whom a pronoun may stand; None where the clause has another such person."""
    found, subjects = _mentioned_as(article, clause, pronoun)
    return subjects[0].text if subjects and len({one.name for one in found}) == 1 else None


def _mentioned_as(article: Article, sentence: Sentence, pronoun: str) -> tuple[list[_Person], list[_Person]]:
    """Return the persons of a sentence for whom a pronoun may stand, and those among them in its subject."""
    subject = subject_of(article.text[sentence.start : sentence.end], article.language)
    found = [one for one in _mentioned(article, sentence) if _may_be(pronoun, one, article.language)]
    return found, [one for one in found if _is_subject(article, one, sentence, subject)]


def _may_be(pronoun: str, one: _Person, language: str) -> bool:
    """Tell whether a pronoun may stand for a person, where one may stand for a thing only by what shows the gender."""
    if not own_table(language, "facts").get("gendered_things", False):
        return may_stand_for(pronoun, one.name, language)
    words = frozenset(
        word
        for text in (one.text, one.name)
        for word in without_surnames([t.text.lower() for t in scan(text)], language)
    )
    return agreement(language).shows(pronoun, words) and may_stand_for(pronoun, one.name, language)


def _is_subject(article: Article, one: _Person, sentence: Sentence, subject: Speaker | None) -> bool:
    """Tell whether a person is in the subject of a sentence, or opens one that by itself shows no name there.

    "Calder, 30, joined" is one by what the rest of the article says.
    """
    if _is_beside(article, one):
        return False  # "Hall's mother"
    if subject is not None:
        return subject.start <= one.start - sentence.start < subject.end
    return one.start == sentence.start


def _leaves_open(article: Article, sentence: Sentence, subject: Speaker | None, pronoun: str) -> bool:
    """Tell whether a sentence with such a subject may be followed by a pronoun for somebody else: it tells of a thing.

    A name that nothing shows to be a person's may be one, and so may an office.
    """
    words = speech_words(article.language)
    if subject is None:
        text = article.text[sentence.start : sentence.end]
        return not (_opens_with_name(text, article.language) or opens_with_word_of_a_name(article, text))
    if subject.pronoun:
        return subject.text.lower() == pronoun or subject.text.lower() not in agreement(article.language).personal
    spoken = [token.text.lower() for token in scan(subject.text)]
    return subject.text[:1].islower() and not any(words.speaks(word) for word in spoken)


def opens_with_word_of_a_name(article: Article, text: str) -> bool:
    """Tell whether a sentence opens with a word of a name in the article that does not only say where: "Now Hall"."""
    words, tokens = speech_words(article.language), scan(text)[: _OPENING + 1]
    tied = words.settings - words.agents | words.complements
    named = _words_of_names(article)
    return any(
        token.text in named and not (index and tokens[index - 1].text.lower() in tied)
        for index, token in enumerate(tokens)
    )


@functools.lru_cache(maxsize=8)
def _words_of_names(article: Article) -> frozenset[str]:
    words = (word for span in name_spans(article.text, article.language) for word in span.text.split())
    return frozenset(word for word in words if word[:1].isupper())


def _opens_with_name(text: str, language: str) -> bool:
    """Tell whether a word that may be a name opens a sentence in front of its verb: "Vale, who won,", "Vale was"."""
    words, tokens = speech_words(language), scan(text)
    if len(tokens) < 2 or not tokens[0].text[:1].isupper() or tokens[0].text.lower() in words.function_words:
        return False
    relative = tokens[1].text == "," and len(tokens) > 2 and tokens[2].text.lower() in words.subject_relatives
    return relative or tokens[1].text.lower() in words.finite | words.verbs


def _is_beside(article: Article, one: _Person) -> bool:
    """Tell whether somebody is named only beside something else: "Hall's boat", "a talk with Hall"."""
    words, text = speech_words(article.language), article.text
    before = scan(text[max(one.start - _BESIDE, 0) : one.start])
    tied = words.settings - words.agents | words.complements
    behind = [token.text.lower() for token in scan(text[one.end : one.end + 4])][:2]
    return (bool(before) and before[-1].text.lower() in tied) or behind[:2] in (["'", "s"], ["’", "s"])


def _alone_or_first(article: Article, sentence: Sentence, found: Sequence[_Person]) -> str | None:
    """Return the only person of a sentence, or the one of several whom it opens with."""
    text, first = article.text, found[0]
    if _names_another(article, sentence, first):
        return None  # "Cliff Vale also lent Ann Hall a boat"
    if len({one.name for one in found}) == 1:
        return first.text
    in_front = scan(text[sentence.start : first.start])
    opens = sum(token.kind is TokenKind.WORD for token in in_front) <= _OPENING
    return first.text if opens and not _is_joined(article, first, found) else None


def _is_joined(article: Article, one: _Person, found: Sequence[_Person]) -> bool:
    """Tell whether "and" joins somebody else to a person: "Ann Hall and Eve Vale won"."""
    other = next((other for other in found if other.start > one.start), None)
    if other is None:
        return False
    between = [token.text.lower() for token in scan(article.text[one.end : other.start])]
    return speech_words(article.language).additive.issuperset(between)


def _names_another(article: Article, sentence: Sentence, first: _Person) -> bool:
    """Tell whether a name that may be a person's stands in front of the first person of a sentence."""
    text, language = article.text[sentence.start : first.start], article.language
    if _opens_with_name(text, language):
        return True  # "Vale, who won, beat Ann Hall"
    spans = (span for span in name_spans(text, language) if " " in span.text)
    return any(
        not (_is_beside(article, _moved(span, sentence.start)) or holds_verb(scan(text[: span.start]), language))
        for span in spans
    )


def _moved(span: NameSpan, by: int) -> _Person:
    return _Person(span.start + by, span.end + by, span.text, span.text)


def _mentioned(article: Article, sentence: Sentence) -> list[_Person]:
    """Return the persons whom the paper's own words of a sentence name, in order."""
    people = _people(article)
    first = bisect_left(people, sentence.start, key=lambda one: one.start)
    last = bisect_left(people, sentence.end, key=lambda one: one.start)
    return [one for one in people[first:last] if quotation_at(article.text, one.start, article.language) is None]


@functools.lru_cache(maxsize=8)
def _people(article: Article) -> tuple[_Person, ...]:
    """Return everybody whom an article names, in the order of the text."""
    known = _known(article)
    found = []
    for name in name_spans(article.text, article.language):
        called = without_office(without_initials(name.text), article.language)
        full = known.get(called) or known.get(called.rpartition(" ")[2] if " " in called else "")
        if full:
            titled = _title_before(article.text, name, article.language)
            text = f"{titled} {called}" if titled else called
            found.append(_Person(name.end - len(called), name.end, text, full))
    return tuple(found)


@functools.lru_cache(maxsize=8)
def _known(article: Article) -> Mapping[str, str]:
    """Return the names of persons by what calls them: the name in full, its last word, and a known first name."""
    text, language = article.text, article.language
    spans = name_spans(text, language)
    found: dict[str, str] = {}
    places = {span.text for span in spans if _stands_in_place(text, span, language)}
    for span in spans:
        called = without_office(without_initials(span.text), language)
        words = called.split()
        titled = _title_before(text, span, language)
        first = words[0].lower() in first_names(language)
        if not (titled or (len(words) > 1 and first) or _is_shown(text, span, language)):
            continue
        full = f"{titled} {called}" if titled and len(words) == 1 else called
        for key in (called, words[-1], words[0] if first or len(words) == 1 else called):
            if key not in places:
                found.setdefault(key, full)
    return found


def _is_shown(text: str, name: NameSpan, language: str) -> bool:
    """Tell whether an age or a relative clause for persons behind a name shows a person: "Muir, 23," "Hall, who"."""
    behind = [token.text.lower() for token in scan(text[name.end : name.end + _BESIDE])][:2]
    if len(behind) < 2 or behind[0] != ",":
        return False
    if behind[1].isdecimal():
        return is_aged(Speaker(name.text, name.start, name.end), language, text)
    return behind[1] in own_words(language, "facts", "personal_relatives")


def _title_before(text: str, name: NameSpan, language: str) -> str:
    """Return the title in front of a name, as it is written: "Mr", « Mme »; an empty text where none stands there."""
    before = text[max(name.start - _BESIDE, 0) : name.start].split()
    parted = text[name.start - 1 : name.start].isspace()
    return before[-1] if before and parted and before[-1][:1].isupper() and is_title(before[-1], language) else ""


def _stands_in_place(text: str, name: NameSpan, language: str) -> bool:
    """Tell whether a name of one word is where something is, as no person is: "in Corle"."""
    before = text[max(name.start - _BESIDE, 0) : name.start].split()
    return bool(before) and before[-1].lower() in own_words(language, "facts", "place_prepositions")


def without_initials(name: str) -> str:
    """Return a name without initials of a body in front of it: "BT Ann Hall" is Ann Hall of BT."""
    head, _, rest = name.partition(" ")
    return rest if " " in rest and len(head) > 1 and head.isupper() else name


def without_office(name: str, language: str) -> str:
    """Return a name without an office or a field of one written in front of it: "Minister Ann Hall", « Pêche Luc »."""
    words, known = name.split(), first_names(language)
    if is_title(words[0], language):
        return name
    first = next((i for i, word in enumerate(words[:-1]) if word.lower() in known), 0)
    return " ".join(words[first:])
