"""Whom a pronoun stands for that speaks in a sentence: who spoke before, or of whom the sentence before tells.

A pronoun is followed back over sentences that are quoted or whose speaker is the same pronoun. It stands for the
speaker found there, or for the person that is the subject of the sentence just before it, where gender and number as
far as an article, a title or a first name tells them agree. Otherwise it stands for nobody.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from claimcheck.annotation.candidates import only_candidate
from claimcheck.annotation.concessions import concession_cut
from claimcheck.annotation.direct_speech import quotations
from claimcheck.annotation.dropped_subjects import opens_without_subject
from claimcheck.annotation.focus import opens_with_word_of_a_name, person_in_focus
from claimcheck.annotation.frames import frame_of
from claimcheck.annotation.joining import body_in_place, sentences_in_place
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.persons import (
    agreement,
    agrees,
    first_names,
    is_of_person,
    is_person,
    is_title,
    may_stand_for,
)
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.quotations import quoted_spans
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import read_passage, speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import scan
from claimcheck.records import Article, Role, Sentence

# In front of a pronoun these show a frame, whose subject stands in another sentence.
_FRAMING = (",", "-", '"', "»", "”", "’", "'")
# Sentences back over which a pronoun is followed.
_REACH = 5
# A title stands so many characters in front of a name, at the most: « Mme ».
_LONGEST_TITLE = 6


def referent(article: Article, offset: int, pronoun: str) -> str | None:
    """Return whom the pronoun that speaks in the sentence at `offset` stands for, None where it is not plain."""
    language, said = article.language, pronoun.lower()
    if said in speech_words(language).latter:
        return _last_named(article, offset)
    if stands_for_its_subject(said, language):
        if shows_several(said, language):
            return _several_in_front(article, offset)
        return _in_front_of_colon(article, offset) or _followed_back(article, offset, said)
    if said not in speech_words(language).subject_pronouns | agreement(language).personal:
        return None
    found = (
        _followed_back(article, offset, said)
        or person_in_focus(article, offset, said)
        or only_candidate(article, offset, said)
    )
    thing = said not in agreement(language).personal | agreement(language).plural
    return None if found and thing and _is_shown_person(found, language) else found


def _in_front_of_colon(article: Article, offset: int) -> str | None:
    """Return whom the clause tells of that a colon parts from a verb without a subject: "Hall nega: disse que …"."""
    body = body_in_place(article)
    index = bisect_right(body, offset, key=lambda sentence: sentence.start) - 1
    front = article.text[body[index].start : offset].rstrip() if index >= 0 else ""
    if not front.endswith(":"):
        return None
    found = find_speaker(front, article.language) or subject_of(front, article.language)
    if found is None or found.pronoun or not is_person(found, article.language, front):
        return None
    return found.text


def shows_several(verb: str, language: str) -> bool:
    """Tell whether a verb of saying without a subject has the form of several who speak: «advierten»."""
    endings = own_words(language, "speech", "several_endings")
    return bool(endings) and verb.endswith(tuple(endings))


def _several_in_front(article: Article, offset: int) -> str | None:
    """Return the several who are the subject in front: «Los vecinos confían, pero el río, advierten, puede crecer»."""
    body = body_in_place(article)
    index = bisect_right(body, offset, key=lambda sentence: sentence.start) - 1
    if index < 0:
        return None
    front = article.text[body[index].start : offset]
    before = article.text[body[index - 1].start : body[index - 1].end] if index else ""
    for text in (front, before):
        found = find_speaker(text, article.language) or subject_of(text, article.language) if text.strip() else None
        if found is not None and not found.pronoun:
            lead = scan(text[: found.start])[-1:]
            several = own_words(article.language, "facts", "plural_determiners")
            return found.text if lead and lead[0].text.lower() in several else None
    return None


def stands_for_its_subject(said: str, language: str) -> bool:
    """Tell whether a verb stands for its subject, which its sentence drops: « Añadió que el puerto cerrará »."""
    words = speech_words(language)
    said = said.lower()
    return words.drops_subjects and (said in words.verbs | words.clause_verbs or said in words.phrase_verbs)


def _are_one(one: str, other: str, language: str) -> bool:
    """Tell whether two words that point to somebody point to the same: one pronoun, or two verbs without a subject."""
    if one == other or (stands_for_its_subject(one, language) and stands_for_its_subject(other, language)):
        return True
    genders, pronouns = agreement(language), own_words(language, "function_words", "pronouns")
    return speech_words(language).verb_second and any(  # „hij“ and „hem“
        {one, other} <= gender & pronouns for gender in (genders.feminine, genders.masculine)
    )


def _is_shown_person(name: str, language: str) -> bool:
    """Tell whether a title or a first name shows a person, for whom "it" never stands."""
    words = name.split()
    return is_title(words[0], language) or any(word.lower() in first_names(language) for word in words[:-1])


def _followed_back(article: Article, offset: int, said: str) -> str | None:
    """Return whom a pronoun stands for by the sentences in front of it, the last one first."""
    language = article.language
    body = body_in_place(article)
    before = bisect_right(body, offset, key=lambda sentence: sentence.start) - 1
    adjacent = True
    for sentence in reversed(body[max(before - _REACH, 0) : max(before, 0)]):
        text = _main_clause(article.text[sentence.start : sentence.end], language)
        speaker = find_speaker(text, language) or framed_in(article, sentence)
        of_things = adjacent and tells_of_nobody(text, language) and not opens_with_word_of_a_name(article, text)
        if not speaker and (is_quoted(article, sentence) or of_things):
            continue
        if not speaker and stands_for_its_subject(said, language) and opens_without_subject(text, language):
            continue  # "Maria esperava. Saiu com o canário. «…», contou." tells of one person all along
        mentioned = speaker or subject_of(text, language)
        same = mentioned is not None and mentioned.pronoun and _are_one(mentioned.text.lower(), said, language)
        if mentioned and same:
            mentioned = subject_before(text, mentioned, language) or mentioned
        if mentioned is None or (mentioned.pronoun and not same):
            return _only_person(article, sentence, said) if adjacent else None
        if not mentioned.pronoun:
            if speaker or (adjacent and is_person(mentioned, language, text)):
                return mentioned.text if agrees(said, text, mentioned, language) else None
            return _known_person(article, sentence, mentioned, said) if adjacent else None
        # "Vale won. She wept. She said …" tells of one person all along: `adjacent` stays as it is.
    return None


def _main_clause(text: str, language: str) -> str:
    """Return a sentence without a clause of contrast that opens it: "While the BBC said no, Ann Hall said yes"."""
    cut = concession_cut(text, language)
    return text[cut[1] :] if cut else text


def subject_before(text: str, pronoun: Speaker, language: str) -> Speaker | None:
    """Return the person whom a sentence tells of in front of a pronoun that speaks in it: "Hall left when he heard"."""
    subject = subject_of(text, language)
    closes = (
        text[: pronoun.start].rstrip().endswith(_FRAMING)
    )  # « Le collectif part, a-t-il dit », "It is over, he said"
    if closes:
        return _speaker_in_front(text, pronoun, language)
    if subject is None or subject.pronoun or subject.end > pronoun.start:
        return None
    person = is_person(subject, language, text) and may_stand_for(pronoun.text, subject.text, language)
    return subject if person else None


def _speaker_in_front(text: str, pronoun: Speaker, language: str) -> Speaker | None:
    """Return who says by name what stands in front of a quotation that a pronoun closes, None for nobody.

    « Jean Arnal a reconnu un retard, "mais il est rattrapé", a-t-il dit » quotes Arnal twice.
    """
    quoted = [start for start, end in quoted_spans(text) if end <= pronoun.start]
    if not quoted or not quoted[-1]:
        return None
    said_by = find_speaker(text[: quoted[-1]].rstrip(" ,"), language)
    stands = said_by is not None and not said_by.pronoun and may_stand_for(pronoun.text, said_by.text, language)
    return said_by if stands else None


def may_be_another(article: Article, text: str, pronoun: Speaker, known: str) -> bool:
    """Tell whether the paper names another person in front of the pronoun that speaks in a sentence.

    "While it did not please Ann Hall, she said ..." may be her word and not that of whoever spoke before. By whom
    something is done or asked is nobody else: « Interrogée par Luc Arnal, elle a dit ».
    """
    language, last = article.language, known.rpartition(" ")[2]
    quoted = quoted_spans(text)
    for name in name_spans(text[: pronoun.start], language):
        before = scan(text[: name.start])[-1:]
        by = bool(before) and before[0].text.lower() in speech_words(language).agents
        inside = any(start <= name.start < end for start, end in quoted)
        person = is_of_person(name.text, pronoun.text, language) and " " in name.text
        if person and not (by or inside) and name.text.rpartition(" ")[2] != last:
            return True
    return False


def framed_in(article: Article, sentence: Sentence) -> Speaker | None:
    """Return the source that the frame of a quotation names, whatever its verb: « "…", s'est défendu le maire »."""
    found = quotations(article.text, article.language)
    for quotation in found[bisect_right(found, sentence.start, key=lambda one: one.end) :]:
        if quotation.end > sentence.end:
            break
        if quotation.statement:
            source = frame_of(article, quotation)
            place = article.text.find(source.text, sentence.start, sentence.end) if source else -1
            if source and place >= 0:
                first = place - sentence.start
                return replace(source, start=first, end=first + len(source.text))
    return None


def tells_of_nobody(text: str, language: str) -> bool:
    """Tell whether a sentence tells of things alone, so that who speaks behind it was named before."""
    subject, words = subject_of(text, language), speech_words(language)
    if (subject is not None and subject.pronoun) or name_spans(text, language):
        return False
    return not any(words.speaks(token.text.lower()) for token in scan(text))


def _known_person(article: Article, sentence: Sentence, mentioned: Speaker, pronoun: str) -> str | None:
    """Return whom a sentence tells of by a name that the article gave in full before, or the one person in it."""
    full = full_name(article, mentioned, sentence.start)
    if full and may_stand_for(pronoun, full, article.language):
        return mentioned.text
    return _only_person(article, sentence, pronoun)


def _only_person(article: Article, sentence: Sentence, pronoun: str) -> str | None:
    """Return the one name in a sentence for which a pronoun may stand, where it is shown to be a person's.

    A first name shows that, or a title: "The fee was high, but Mr Hall paid. He said ..."
    """
    text, language = article.text[sentence.start : sentence.end], article.language
    if pronoun in agreement(language).plural:
        return None
    found = {_with_title(text, name, language) for name in name_spans(text, language)}
    named = {name for name in found if " " in name and may_stand_for(pronoun, name, language)}
    name = named.pop() if len(named) == 1 else ""
    titled = is_title(name.partition(" ")[0], language)
    return name if name and (titled or is_of_person(name, pronoun, language)) else None


def _with_title(text: str, name: NameSpan, language: str) -> str:
    """Return a name with the title in front of it: "Mr Hall"."""
    before = text[max(name.start - _LONGEST_TITLE, 0) : name.start].split()
    titled = bool(before) and is_title(before[-1], language)
    return f"{before[-1]} {name.text}" if titled else name.text


def full_name(article: Article, mentioned: Speaker, before: int) -> str | None:
    """Return the name in full that the article gave before to somebody who is called by the last word of it."""
    if not mentioned.text.istitle() or not mentioned.text.isalpha():
        return None
    name = _full_names(article.text, article.language).get(mentioned.text)
    return name.text if name and name.start < before else None


def is_titled_in(article: Article, name: str) -> bool:
    """Tell whether an article puts a title in front of the last word of a name somewhere: « M. Navarine »."""
    return name.rpartition(" ")[2] in _titled(article.text, article.language)


@functools.lru_cache(maxsize=8)
def _titled(text: str, language: str) -> frozenset[str]:
    """Return the last words of the names that a text has behind a title."""
    found = set()
    for name in name_spans(text, language):
        before = text[max(name.start - _LONGEST_TITLE, 0) : name.start].split()
        if before and is_title(before[-1], language):
            found.add(name.text.rpartition(" ")[2])
    return frozenset(found)


def is_name_of_person(article: Article, name: str) -> bool:
    """Tell whether a word is the last one of a person's name that the article gives in full, or a first name."""
    return name in _full_names(article.text, article.language) or name.lower() in first_names(article.language)


@functools.lru_cache(maxsize=8)
def _full_names(text: str, language: str) -> Mapping[str, NameSpan]:
    """Return the first name in full of a text that ends in a word, by that word.

    Where a pronoun for a person may stand for a thing, only one with a first name is known for a person's.
    """
    things = own_table(language, "facts").get("gendered_things", False)
    found: dict[str, NameSpan] = {}
    for name in name_spans(text, language):
        words = name.text.split()
        if len(words) > 1 and (words[0].lower() in first_names(language) or not things):
            found.setdefault(words[-1], name)
    return found


@functools.lru_cache(maxsize=8)
def _but_boilerplate(article: Article) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in sentences_in_place(article) if sentence.role is not Role.BOILERPLATE)


def _last_named(article: Article, offset: int) -> str | None:
    """Return the last name of several words in the sentence before `offset`: whom « ce dernier » stands for.

    None where somebody without a name comes later: « Luc Arnal nie, mais un voisin l'a vu. »
    """
    body = _but_boilerplate(article)
    before = bisect_right(body, offset, key=lambda sentence: sentence.start) - 2
    if before < 0:
        return None
    text = article.text[body[before].start : body[before].end]
    names = [name for name in name_spans(text, article.language) if " " in name.text]
    return names[-1].text if names and not _mentions_somebody(text[names[-1].end :], article.language) else None


def _mentions_somebody(behind: str, language: str) -> bool:
    """Tell whether somebody is spoken of behind a name, but for what the name itself is: « Luc Arnal, le maire, »."""
    passage = read_passage(behind, language)
    own = behind.startswith(",")
    return any(
        passage.vocabulary.speaks(passage.words[noun])
        for index in range(2 * own, len(passage.words))
        if (noun := passage.determined(index)) > index
        and passage.words[index - 1] not in passage.vocabulary.complements
    )


def is_quoted(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence is somebody's words for the most part, by the marks of its paragraph."""
    opening, closing = article.text.rfind("\n", 0, sentence.start) + 1, article.text.find("\n", sentence.end)
    spans = _quoted_in_paragraph(article.text[opening : closing if closing >= 0 else None])
    first, last = sentence.start - opening, sentence.end - opening
    held = 0
    for start, end in spans[bisect_right(spans, first, key=lambda span: span[1]) :]:
        if start >= last:
            break
        held += min(end, last) - max(start, first)
    return 2 * held >= sentence.end - sentence.start


@functools.lru_cache(maxsize=1)
def _quoted_in_paragraph(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return what a paragraph quotes; all of its sentences ask in turn, and of long texts nothing is remembered."""
    return quoted_spans(paragraph)
