"""Whom a description that opens a statement stands for: "The mayor resigned", « L'entreprise ferme », « Ce dernier ».

An office stands for the one person to whom the article gave it before ("Ann Hall, the mayor of Corle", « le maire, Luc
Arnal »), a word for a firm for the one name that the sentence before tells of, « ce dernier » for the last one named.
Where a second candidate is named, the description is left as it is.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.focus import without_initials
from claimcheck.annotation.joining import body_in_place, sentences_in_place
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.persons import first_names, is_of_person
from claimcheck.annotation.predicates import predicates_of
from claimcheck.annotation.speech import Passage, read_passage, speech_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.frozen import frozen
from claimcheck.languages.scanner import scan
from claimcheck.records import Article

# Tokens between an office and the name beside it: « le ministre de l'Intérieur et de la Mer, Luc Arnal ».
_NEAR = 8
# Characters into a sentence at which its subject begins to be named: « Le groupe Valmor ».
_OPENING = 30
# Words of an office: « ministre de la Transition écologique et solidaire ».
_LONGEST_OFFICE = 8
# The classes of limiting words by which an office is another one.
_OF_OTHERS = ("former", "deputy", "elect")
# Characters of a statement in which its description stands.
_HEAD = 120


def with_description_named(article: Article, start: int, end: int) -> str | None:
    """Return `article.text[start:end]` with a name beside the description it opens with, None where none is plain."""
    passage = read_passage(article.text[start : min(end, start + _HEAD)], article.language)
    noun = passage.determined(0)
    last = _phrase_end(passage, noun)
    if not 0 < noun < last < len(passage.tokens):
        return None
    text = " ".join(article.text[start:end].split())
    said = " ".join(passage.text[: passage.tokens[last - 1].end].split())
    rest = text[len(said) :]
    if passage.words[noun] in passage.vocabulary.latter and passage.words[0] in passage.vocabulary.pronouns:
        name = _last_named(article, start, passage.words[0])
        return f"{name}{rest}" if name else None
    name = _candidate(article, start, passage.words[noun:last])
    apart = name is not None and name.split()[-1] not in rest  # "The manager had told Hall": Hall is another
    return f"{said}, {name},{rest}" if apart else None


def _phrase_end(passage: Passage, noun: int) -> int:
    """Return the index of the verb behind a description that opens a statement; 0 where none is plain.

    A description is a noun, or an office with what it is one of: « le ministre de la Mer », "the prime minister".
    """
    single = not passage.capital(noun) or has_capital_nouns(passage.language)
    if single and noun + 1 < len(passage.tokens) and _verb_follows(passage, noun + 1):
        return noun + 1
    verbs = predicates_of(passage.text, passage.language).all
    longest = range(noun, min(len(passage.tokens), noun + _LONGEST_OFFICE))
    last = next((i for i in longest if i in verbs or not _is_of_phrase(passage, i)), 0)
    named = last == noun + 1 and not single  # "Le Maire"
    return last if last in verbs and not named and _is_office(passage.words[noun:last], passage.language) else 0


def _is_of_phrase(passage: Passage, index: int) -> bool:
    ties = passage.vocabulary.complements | passage.vocabulary.determiners | {"'"}
    return passage.words[index] in ties or (passage.content(index) and not _verb_follows(passage, index))


def _is_office(words: tuple[str, ...], language: str) -> bool:
    """Tell whether words are an office, by the noun in front of its complements."""
    offices, complements = own_words(language, "speech", "offices"), speech_words(language).complements
    head = list(itertools.takewhile(lambda word: word not in complements, words))
    return not offices.isdisjoint(head)


def _candidate(article: Article, start: int, words: tuple[str, ...]) -> str | None:
    if words[0] in own_words(article.language, "facts", "bodies"):
        return _body_before(article, start)
    return _holder(article, start, words) if _is_office(words, article.language) else None


def office_named(article: Article, start: int, speaker: str) -> str:
    """Return a speaker who is called by an office alone with the one name that the article gave to it before `start`.

    « le ministre » and « le ministre de la Mer », "the mayor" and "the home secretary"; as it is where nobody is plain.
    """
    words = tuple(token.text.lower() for token in scan(speaker))
    offices = own_words(article.language, "speech", "offices")
    head = words[-1] if speech_words(article.language).bare_clauses else words[0] if words else ""
    known = first_names(article.language) - offices
    named = any(word.istitle() and word.lower() in known for word in speaker.split())
    if head not in offices or named or len(words) > _LONGEST_OFFICE:
        return speaker
    name = _holder(article, start, words)
    return f"{speaker} {name}" if name else speaker


def _verb_follows(passage: Passage, index: int) -> bool:
    """Tell whether a verb that is plain stands at a token, so that the description ends in front of it."""
    words = fact_words(passage.language)
    following = index
    while following < len(passage.words) - 1 and passage.words[following] in words.bearers:
        following += 1
    return passage.words[following] in words.verbs | passage.vocabulary.verbs | passage.vocabulary.auxiliaries


@frozen
class _Office:
    """Who holds an office in what is read: the names, the words that stood by them, and fields without a name."""

    names: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    unnamed: frozenset[frozenset[str]] = frozenset()


def _holder(article: Article, start: int, office: tuple[str, ...]) -> str | None:
    """Return the one person beside whose name an office stands before an offset.

    None where it also stands without a name and with a field of its own: "the mayor of Lorna" may be another one.
    """
    sentences = sentences_in_place(article)
    begun = bisect_left(sentences, start, key=lambda sentence: sentence.start)
    whole = begun - 1 if begun and sentences[begun - 1].end > start else begun
    held = _holders_before(article, office)[whole]
    if whole < begun:
        held = _with_holders(held, article.text[sentences[whole].start : start], office, article.language)
    plain = len(held.names) == 1 and all(field <= held.field for field in held.unnamed)
    return next(iter(held.names)) if plain else None


@functools.lru_cache(maxsize=64)
def _holders_before(article: Article, office: tuple[str, ...]) -> tuple[_Office, ...]:
    """Return for each number of sentences who holds an office in them."""
    held = _Office()
    holders = [held]
    for sentence in sentences_in_place(article):
        held = _with_holders(held, article.text[sentence.start : sentence.end], office, article.language)
        holders.append(held)
    return tuple(holders)


def _with_holders(held: _Office, text: str, office: tuple[str, ...], language: str) -> _Office:
    if office[0] not in text.lower():
        return held
    passage = read_passage(text, language)
    for last in _places(passage, office):
        if _is_limited(passage, last - len(office)):
            continue
        beside = _name_beside(passage, last)
        name = without_initials(beside) if beside else None  # « a dit à l'AFP Luc Arnal »
        field = _field(passage, last + 1, name)
        if name is None and field:
            held = replace(held, unnamed=held.unnamed | {field})
        if name is not None:
            names = held.names
            if not any(_is_part(name, known) for known in names):
                names = frozenset(known for known in names if not _is_part(known, name)) | {name}
            held = replace(held, names=names, field=held.field | field)
    return held


def _is_limited(passage: Passage, before: int) -> bool:
    """Tell whether a word in front of an office makes it another one: "former mayor", « vice-président »."""
    place = before - 1 if before > 0 and passage.words[before] == "-" else before
    return place >= 0 and passage.words[place] in _limits(passage.language)


@functools.cache
def _limits(language: str) -> frozenset[str]:
    classes = own_table(language, "limits").get("classes", {})
    return frozenset(word for name in _OF_OTHERS for word in classes.get(name, ()))


def _field(passage: Passage, index: int, name: str | None) -> frozenset[str]:
    """Return the words behind an office that say of what it is one, as far as its name: « de la République »."""
    found = set[str]()
    named = name.rpartition(" ")[2].lower() if name else ""
    for place in range(index, min(len(passage.words), index + _NEAR)):
        if not _is_of_phrase(passage, place) or named in found:
            break
        if passage.content(place):
            found.add(passage.words[place])
    return frozenset(found)


def _places(passage: Passage, office: tuple[str, ...]) -> Iterator[int]:
    """Yield the last tokens of the places where an office stands; in German also within „Gesundheitsminister“."""
    compounds = passage.vocabulary.group is not None and len(office) == 1
    for index in range(len(passage.words) - len(office) + 1):
        same = passage.words[index : index + len(office)] == office
        if same or (compounds and passage.words[index].endswith(office[0])):
            yield index + len(office) - 1


def _is_part(name: str, other: str) -> bool:
    """Tell whether a name is the end of another one: "Hall", "Ann Hall"."""
    return f" {other}".endswith(f" {name}")


def _name_beside(passage: Passage, index: int) -> str | None:
    """Return the name that an office stands by: "mayor Ann Hall", "Ann Hall, the mayor", « le maire de Corle, Luc ».

    The name may begin with what it is an office of: « le ministre de l'Éducation Luc Arnal ».
    """
    for first, last in passage.names.items():
        words = passage.text[passage.tokens[first].start : passage.tokens[last - 1].end]
        if first <= index < last - 2:
            return passage.text[passage.tokens[index + 1].start : passage.tokens[last - 1].end]
        between = passage.words[index + 1 : first] if first > index else passage.words[last:index]
        behind = first > index and (not between or (between[-1] == "," and len(between) <= _NEAR))
        before = last <= index and between[:1] == (",",) and len(between) <= 2
        party = first == index + 1 and passage.acronym(first)  # « la députée PS Anne Vasseur »
        behind_party = (
            index + 2 if passage.acronym(index + 1) else index + 1
        )  # « la maire EELV de la ville Anne Varnier »
        if party or (first > index and _is_of_office(passage, behind_party, first)):
            person = _behind_field(passage, words)
            if person is not None:
                return person
        elif " " in words and between.count(",") <= 1 and (behind or before):
            return words
    return None


def _is_of_office(passage: Passage, first: int, last: int) -> bool:
    """Tell whether tokens tie a name, or what it begins with, to the office in front: « de la Mer du Nord »."""
    vocabulary = passage.vocabulary
    ties = vocabulary.complements | vocabulary.determiners | {"'", "-"}
    tied = 0 < last - first <= _NEAR and passage.words[first] in ties
    return tied and all(passage.words[i] in ties or passage.content(i) for i in range(first, last))


def _behind_field(passage: Passage, name: str) -> str | None:
    """Return the person at the end of a name that may begin with what somebody is minister of; None without one."""
    words = name.split()
    known = first_names(passage.language)
    start = next((i for i, word in enumerate(words) if word.partition("-")[0].lower() in known), len(words) - 2)
    return " ".join(words[start:]) if 0 <= start < len(words) - 1 else None


def _body_before(article: Article, start: int) -> str | None:
    """Return the one name of the sentence before, where that opens with it and it is no part of a longer list."""
    names = list(_names_before(article, start))
    distinct = {name.text for name in names}
    return names[0].text if len(distinct) == 1 and names[0].start <= _OPENING else None


def _last_named(article: Article, start: int, determiner: str) -> str | None:
    """Return the last person named in the sentence before, where nobody is spoken of behind the name."""
    names = [name for name in _names_before(article, start) if " " in name.text]
    if not names or not is_of_person(names[-1].text, determiner, article.language):
        return None
    text = _sentence_before(article, start)
    behind = read_passage(text[names[-1].end :], article.language)
    spoken_of = any(behind.vocabulary.speaks(word) for word in behind.words)
    return None if spoken_of else names[-1].text


def _names_before(article: Article, start: int) -> Iterator[NameSpan]:
    yield from name_spans(_sentence_before(article, start), article.language)


def _sentence_before(article: Article, start: int) -> str:
    body = body_in_place(article)
    place = bisect_right(body, start, key=lambda sentence: sentence.start) - 2
    return article.text[body[place].start : body[place].end] if place >= 0 else ""
