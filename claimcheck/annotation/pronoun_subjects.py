"""Whom the pronoun that opens a statement stands for, where the article leaves one candidate.

"Ines Calder won. She will stay." tells of Ines Calder: she opens the sentence before, and nobody else is named there. A
second name leaves it open, and so does a pronoun that stands for nobody (« il faut ») or may stand for a thing: the
statement is then left as it is.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.annotation.candidates import only_candidate
from claimcheck.annotation.descriptions import with_description_named
from claimcheck.annotation.direct_speech import quotation_at
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.focus import (
    opens_with_word_of_a_name,
    person_in_focus,
    subject_in_focus,
    without_office,
)
from claimcheck.annotation.joining import body_in_place
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.persons import agreement, agrees, first_names, is_person, is_title, may_stand_for
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.pronouns import (
    framed_in,
    full_name,
    is_name_of_person,
    is_quoted,
    is_titled_in,
    tells_of_nobody,
)
from claimcheck.annotation.speakers import find_attribution, find_speaker
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import stands_for_nobody, subject_of
from claimcheck.annotation.verbs import has_verb, may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Article, Role, Sentence

# Tokens within which a pronoun shows that it stands for nobody: « il est prévu que ».
_REACH = 5

# Sentences further back that are looked at.
_FARTHEST = 2

# And so many where somebody is quoted in between.
_LONGEST_QUOTATION = 5

# Characters of a statement in which its first words stand.
_HEAD = 200

# Tokens of a phrase in front of a pronoun: "In the second half of the season, she".
_LONGEST_PHRASE = 12

_MARKS = '"«»“”„'

# Letters of what an apostrophe cuts off: "s", "ll".
_LONGEST_CLITIC = 2

# Characters in front of a word in which its article stands.
_LONGEST_ARTICLE = 8

# The article in front of an office.
_ARTICLE = re.compile(r"\b([^\W\d_]+)(?:\s+|['’]\s*)\Z")


def opens_with_person(passage: str, language: str) -> bool:
    """Tell whether a statement opens with a pronoun that stands for somebody: « Il part », not « Il faut »."""
    tokens = scan(passage[:_HEAD])
    if not tokens or tokens[0].text.lower() not in own_words(language, "facts", "persons"):
        return False
    return not stands_for_nobody(tokens, language)


def with_subject_named(article: Article, start: int, end: int) -> str | None:
    """Return `article.text[start:end]` with a name in the place of the pronoun it opens with, None where none is.

    A phrase may stand in front of the pronoun: "In 2009 she won", « Dans un clip, elle … ».
    """
    passage, language = article.text[start:end], article.language
    if quotation_at(article.text, start, language) is not None:
        return None
    opens = opens_with_person(passage, language)
    pronoun = scan(passage[:_HEAD])[0] if opens else _behind_phrase(article, passage)
    if pronoun is None:
        return with_description_named(article, start, end)
    behind = passage[pronoun.end :]
    name = name_of_pronoun(article, start, pronoun.text.capitalize())
    if name is None or _names(behind, name):
        return None  # "He let Hall go" does not tell of Hall
    called_so = name if opens else inside_sentence(name, language)
    return " ".join(f"{passage[: pronoun.start]}{called_so}{behind}".split())


def _names(text: str, name: str) -> bool:
    """Tell whether a text has the last word of a name."""
    last = name.rsplit(maxsplit=1)[-1]
    return any(token.text == last for token in scan(text))


def _behind_phrase(article: Article, passage: str) -> Token | None:
    """Return the pronoun for a person that opens the main clause behind a phrase; None for none, or a doubtful one.

    The phrase has no verb of its own and mentions nobody else: not "After the mayor's speech, he".
    """
    language, tokens = article.language, scan(passage[:_HEAD])
    persons = own_words(language, "facts", "persons")
    near = range(1, min(_LONGEST_PHRASE, len(tokens)))
    place = next((i for i in near if tokens[i].text in persons), 0)
    phrase = tokens[:place]
    if not place or not _is_phrase(phrase, language) or _may_be_nobody(passage[tokens[place].start :], language):
        return None
    named = name_spans(passage[: tokens[place].start], language)
    somebody = any(" " in span.text or is_name_of_person(article, span.text) for span in named)
    somebody = somebody or any(speech_words(language).speaks(token.text.lower()) for token in phrase)
    return None if somebody else tokens[place]


def _is_phrase(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether tokens say when, where or how, and no clause opens in them: they end in a comma, or open so."""
    words, facts = [token.text.lower() for token in tokens], fact_words(language)
    vocabulary = speech_words(language)
    closed = facts.subordinators | facts.relatives | vocabulary.joints | {"'", ":", ";", *_MARKS}
    opens = words[0] in vocabulary.settings | vocabulary.times and words[-1] not in closed | vocabulary.settings
    verb = any(may_be_verb(tokens, index, language) for index in range(1, len(tokens)))  # "Last year"
    clause = verb or not closed.isdisjoint(word for word in words if word != "'")
    return not clause and (words[-1] == "," or opens)


def _may_be_nobody(clause: str, language: str) -> bool:
    """Tell whether a pronoun may stand for nobody: « il faut », « il est écrit que », « il est utile de »."""
    tokens = scan(clause[:_HEAD])[: _REACH + 1]
    words = [token.text.lower() for token in tokens]
    vocabulary = speech_words(language)
    governs = vocabulary.complements | vocabulary.clause_starts
    copula = own_table(language, "facts").get("gendered_things", False) and len(words) > 1
    impersonal = copula and words[1] in vocabulary.passive_auxiliaries and not governs.isdisjoint(words[2:])
    return bool(impersonal) or not opens_with_person(clause[:1].upper() + clause[1:], language)


def called(article: Article, offset: int, said_by: str) -> str | None:
    """Return a speaker as a sentence opens with them, an office with the article that it had before `offset`.

    None for what is no plain name or office: it tells of somebody by another pronoun, or has a verb.
    """
    language = article.language
    words = [token.text.lower() for token in scan(said_by)]
    auxiliaries = own_words(language, "function_words", "auxiliaries")
    verb = any(word in auxiliaries and len(word) > _LONGEST_CLITIC for word in words)
    if words[0] in own_words(language, "speech", "possessives") or verb:
        return None
    determined = _with_article_before(article, offset, said_by)
    if determined is None and (not said_by[:1].isupper() or speech_words(language).speaks(words[-1])):
        return None  # "grandmother", "Communities Secretary": an office without its article
    whole = determined or said_by
    return f"{whole[:1].upper()}{whole[1:]}"


def inside_sentence(name: str, language: str) -> str:
    """Return a name as it stands inside a sentence: without the office in front of a full name, its article small."""
    last = name_spans(name, language)[-1:]
    if last and last[0].start and last[0].end == len(name) and " " in last[0].text:
        before = name[: last[0].start].split()
        determiners = all(word.lower().rstrip("'’") in speech_words(language).determiners for word in before)
        if not is_title(before[-1], language) and not determiners:
            return without_office(last[0].text, language)  # « l'élue de Géorgie Anne Varnier »
    article = scan(name)[0].text
    determined = article.lower() in speech_words(language).determiners
    return f"{name[:1].lower()}{name[1:]}" if determined else name


def _with_article_before(article: Article, offset: int, words: str) -> str | None:
    """Return words with the definite article that they had before an offset, as it stands there; None without one.

    « Le garde des Sceaux » gives « Garde des Sceaux » its article, and its small letter.
    """
    definite = own_words(article.language, "agreement", "definite")
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"  # no "the Line" gives Lin an article
    for found in reversed([*re.finditer(whole, article.text[:offset], re.IGNORECASE)]):
        lead = _ARTICLE.search(article.text[max(found.start() - _LONGEST_ARTICLE, 0) : found.start()])
        if lead and lead[1].lower() in definite:
            return f"{lead[0]}{found[0]}"
    return None


def name_of_pronoun(article: Article, start: int, pronoun: str) -> str | None:
    """Return the name that a pronoun for a person in the sentence at `start` stands for, None where that is open."""
    sentence = _clause_in_front(article, start)
    if sentence is not None and not _tells_of_nobody(article, sentence):
        return _subject_of_clause(article, sentence, pronoun)
    name = _named_before(article, start)
    if name is not None and may_stand_for(pronoun, name, article.language) and _is_person(article, name):
        return name
    said = pronoun.lower()
    return (
        _antecedent_before(article, start, said)
        or person_in_focus(article, start, said, speaks=False)
        or _only_person(article, start, said)
    )


def _clause_in_front(article: Article, start: int) -> Sentence | None:
    """Return the part of its sentence that stands in front of a clause at `start`, None where that opens it."""
    body = body_in_place(article)
    place = bisect_right(body, start, key=lambda sentence: sentence.start) - 1
    if place < 0 or body[place].end <= start:
        return None
    front = article.text[body[place].start : start]
    return replace(body[place], end=start) if has_verb(front, article.language) else None


def _tells_of_nobody(article: Article, clause: Sentence) -> bool:
    text = article.text[clause.start : clause.end]
    return tells_of_nobody(text, article.language) and not opens_with_word_of_a_name(article, text)


def _subject_of_clause(article: Article, clause: Sentence, pronoun: str) -> str | None:
    """Return whom the clause in front of a pronoun tells of, the sentence's own: "Hall won, but he has left"."""
    text, said = article.text[clause.start : clause.end], pronoun.lower()
    subject = subject_of(text, article.language)
    surname = subject is None or " " not in subject.text
    if surname and (name := subject_in_focus(article, clause, said)):
        return name
    if subject is None or _names_another(article, clause, subject, said):
        return None
    if not subject.pronoun:
        return _person_with_article(article, clause, subject, said)
    return name_of_pronoun(article, clause.start, pronoun) if subject.text.lower() == said else None


def _only_person(article: Article, start: int, pronoun: str) -> str | None:
    """Return the one person of the article so far for whom a pronoun may stand, where no thing may be meant.

    It is the one whom the article names most: others may have first names that no list has.
    """
    if own_table(article.language, "facts").get("gendered_things", False):
        return None
    name = only_candidate(article, start, pronoun)
    if name is None:
        return None
    starts, most = _mentions(article)
    before = bisect_left(most, (start, 0)) - 1
    return name if before >= 0 and bisect_left(starts[name.split()[-1]], start) == most[before][1] else None


@functools.lru_cache(maxsize=8)
def _mentions(article: Article) -> tuple[dict[str, list[int]], list[tuple[int, int]]]:
    """Return where each last word of a name stands, and for each mention how often the most frequent has stood."""
    starts: dict[str, list[int]] = defaultdict(list)
    most: list[tuple[int, int]] = []
    for span in name_spans(article.text, article.language):
        places = starts[span.text.split()[-1]]
        places.append(span.start)
        most.append((span.start, max(len(places), most[-1][1] if most else 0)))
    return starts, most


def _antecedent_before(article: Article, start: int, pronoun: str) -> str | None:
    """Return the person whom the sentence before `start` tells of or has speak, where it names nobody else.

    Between it and the pronoun may stand sentences that go on with the same pronoun and name nobody.
    """
    body = body_in_place(article)
    before = bisect_right(body, start, key=lambda sentence: sentence.start) - 2
    for sentence in reversed(body[max(before - _LONGEST_QUOTATION, 0) : before + 1]):
        text, language = article.text[sentence.start : sentence.end], article.language
        said = find_speaker(text, language) or framed_in(article, sentence)
        subject = subject_of(text, language)
        quoted = is_quoted(article, sentence)
        if quoted and said is None:
            continue  # the middle of a quotation
        antecedent = said if quoted else (subject or said)
        if antecedent is None or _is_paper(antecedent, text, language):
            return None
        if _names_another(article, sentence, antecedent, pronoun):
            return None
        if not antecedent.pronoun:
            return _person_with_article(article, sentence, antecedent, pronoun)
        if antecedent.text.lower() != pronoun:
            return None
    return None


def _is_paper(source: Speaker, text: str, language: str) -> bool:
    """Tell whether who is told of is only what a sentence goes by, as a paper may be: "according to Vivo Corle"."""
    return find_attribution(text, language) == source


def _person_with_article(article: Article, sentence: Sentence, antecedent: Speaker, pronoun: str) -> str | None:
    """Return a person as they are called, with the definite article of an office; None for a thing or for anybody."""
    text, language = article.text[sentence.start : sentence.end], article.language
    words = frozenset(token.text.lower() for token in scan(antecedent.text))
    person = is_person(antecedent, language, text) and words.isdisjoint(agreement(language).bodies)
    if not agrees(pronoun, text, antecedent, language) or has_verb(antecedent.text, language):
        return None
    definite = _ARTICLE.search(text[: antecedent.start])
    known_by_article = definite is not None and definite[1].lower() in own_words(language, "agreement", "definite")
    called = f"{definite[0] if definite and known_by_article else ''}{antecedent.text}"
    if antecedent.text[:1].isupper() and name_spans(antecedent.text, language):
        titled = is_title(antecedent.text.split()[0], language)
        by_name = person and (titled or _is_person(article, antecedent.text))
        known = by_name or full_name(article, antecedent, sentence.start) is not None
    else:
        known = person and known_by_article
    return f"{called[:1].upper()}{called[1:]}" if known else None


def _names_another(article: Article, sentence: Sentence, antecedent: Speaker, pronoun: str) -> bool:
    """Tell whether a sentence names another person whom a pronoun may mean, or mentions one by an office.

    What a preposition leads to is no rival of the subject where it is no person's name.
    """
    text, language = article.text[sentence.start : sentence.end], article.language
    outside = [span for span in name_spans(text, language) if not antecedent.start <= span.start < antecedent.end]
    by_name = antecedent.text[:1].isupper() and _is_person(article, antecedent.text)
    if any(_is_rival(article, text, span, pronoun, strictly=not by_name) for span in outside):
        return True
    several = agreement(language).plural | agreement(language).bodies
    tokens = scan(text)
    return any(
        speech_words(language).speaks(token.text.lower())
        and token.text.lower() not in several
        and not token.text.lower().endswith("s")
        and not antecedent.start <= token.start < antecedent.end
        for token in tokens
    )


def _is_rival(article: Article, text: str, span: NameSpan, pronoun: str, *, strictly: bool) -> bool:
    """Tell whether a name beside the one that a sentence tells of may be that of a person whom a pronoun means."""
    language = article.language
    if not (" " in span.text or is_name_of_person(article, span.text)):
        return False
    if strictly:
        return True
    if not may_stand_for(pronoun, span.text, language):
        return False  # a first name or a title shows another gender
    known = span.text.split()[0].lower() in first_names(language) or is_name_of_person(article, span.text)
    lead = scan(text[: span.start])[-1:]
    prepositions = speech_words(language).settings | speech_words(language).complements
    led = bool(lead) and lead[0].text.lower() in prepositions | speech_words(language).determiners
    return known or is_titled_in(article, span.text) or not led


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
    return name.split(maxsplit=1)[0].lower() in first_names(article.language) or is_titled_in(article, name)
