"""A pronoun that speaks is replaced by whom it stands for: '"It is over," she said' names Ann Hall.

Who that is, the speaker of the claim says; here only the words change. « a-t-elle dit » becomes « a dit Ann Hall »: the
name stands behind the participle. A quotation in the first person that stands alone is told with its speaker in front.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.persons import agreement
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.pronoun_subjects import called, inside_sentence
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import read_passage, speech_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Article, Claim

# What ties a pronoun to the verb in front of it: « a-t-elle dit », « ont-ils dit ».
_TIE = re.compile(r"\s*-\s*(?:t\s*-\s*)?\Z")

# A pronoun frames what is said where it and its verb open a sentence or stand behind a comma or a mark of quotation.
_FRAME = re.compile(r"(?:\A|[,:;.!?…\"“”»«’'‘)–—-]\s+)(?:[^\W\d_]+['’]?\s?){0,3}(?:-\s*(?:t\s*-\s*)?)?\Z")

# Adverbs and the like between a pronoun and its participle: « a-t-elle encore une fois dit ».
_LONGEST_GAP = 3

# Letters behind a pronoun in which its verb stands with whom it is said to, and letters in front of it.
_REACH = 80


def speaking_pronoun(text: str, language: str) -> Speaker | None:
    """Return the pronoun for somebody who speaks in the frame of what a claim says, None where none does.

    "Police said that he fell" and "the pledges which he said were made" have it elsewhere, where it may be another's.
    """
    found, genders = find_speaker(text, language), agreement(language)
    if found is None or not found.pronoun or found.text.lower() not in genders.personal | genders.plural:
        return None
    words = speech_words(language)
    if words.group is not None and found.text.lower() not in words.subject_pronouns:
        return None  # "volgens hen" stays: a name may be called otherwise there
    before = text[max(found.start - _REACH, 0) : found.start]
    elided = before.endswith(("'", "’"))  # « les pilotes, qu'il a dit entendre »
    return found if _FRAME.search(before) and not elided else None


def with_speaker_named(article: Article, offset: int, text: str, said_by: str) -> str | None:
    """Return the words of a claim, which stands at `offset`, with who speaks in the place of the pronoun for them.

    None where no pronoun speaks, where the words beside it name them, and where it is not plain how they are called.
    """
    pronoun, language = speaking_pronoun(text, article.language), article.language
    name = called(article, offset, said_by) if pronoun else None
    last = said_by.rsplit(maxsplit=1)[-1]
    if pronoun is None or name is None or last in text[: pronoun.start]:
        return None
    if last[:1].isupper() and last in text[pronoun.end : pronoun.end + _REACH]:
        return None  # "He told Hall" is nobody called Hall
    before, behind = text[: pronoun.start], text[pronoun.end :]
    if not before:
        return f"{name}{behind}"
    name = inside_sentence(name, language)
    tie = _TIE.search(before)
    if tie is None:
        return f"{before}{name}{behind}"
    before = before[: tie.start()]
    place = _behind_verb(before, behind, language)
    return None if place is None else f"{before}{behind[:place]} {name}{behind[place:]}"


def with_office_named(claim: Claim, language: str) -> Claim:
    """Return a claim that tells the name of its speaker beside the office alone by which its words call them.

    « ", a dit la préfète." » of « préfète Anne Varin » becomes « ", a dit la préfète, Anne Varin." ».
    """
    speaker, text = claim.speaker or "", claim.text
    name = next((span for span in name_spans(speaker, language) if span.end == len(speaker) and " " in span.text), None)
    if name is None or not name.start or speaker[name.start - 1] in "'’" or speaker.rsplit(maxsplit=1)[-1] in text:
        return claim
    place = _behind_office(text, speaker[: name.start].rstrip(), language)
    if place is None:
        return claim
    closes = "," if text[place : place + 1].isspace() else ""
    return replace(claim, text=f"{text[:place]}, {name.text}{closes}{text[place:]}")


def _behind_office(text: str, office: str, language: str) -> int | None:
    """Return where the office of a speaker ends that speaks in a text or that opens it, None where there is none."""
    found = find_speaker(text, language)
    if found is not None and found.text == office:
        return found.end
    first = read_passage(text, language).determined(0)
    start = scan(text)[first].start if first else 0
    return start + len(office) if start and re.match(rf"{re.escape(office)}\b", text[start:]) else None


def speaks_for_themselves(text: str, language: str) -> bool:
    """Tell whether quoted words say "I" or "we" and nothing beside them says whose words they are."""
    first_person = own_words(language, "speech", "first_person") - own_words(language, "function_words", "weak_names")
    own = any(token.text.lower() in first_person for token in scan(text))
    return own and find_speaker(text, language) is None


def with_speaker_in_front(article: Article, offset: int, text: str, said_by: str) -> str | None:
    """Return the words of a quotation with who says them in front: 'Ann Hall: "I was there."'; None if not plain."""
    name = called(article, offset, said_by)
    return f"{name}: {text}" if name and said_by.rsplit(maxsplit=1)[-1] not in text else None


def _behind_verb(before: str, behind: str, language: str) -> int | None:
    """Return where the subject stands behind an inverted verb and its adverbs, behind the participle of an auxiliary.

    None where the participle is not plain, and where the pronoun stands for nobody: « est-il précisé ».
    """
    verb = [token.text.lower() for token in scan(before[-_REACH:])]
    vocabulary, words = speech_words(language), fact_words(language)
    tokens = scan(behind[:_REACH])[: _LONGEST_GAP + 1]
    if verb[-1] in vocabulary.passive_auxiliaries and verb[-2:-1] != ["'"]:
        return None
    if verb[-1] in vocabulary.finite | vocabulary.auxiliaries:
        participle = next((i for i, token in enumerate(tokens) if words.is_participle(token.text.lower())), None)
        return None if participle is None else tokens[_last_of_verb(tokens, participle, language)].end
    between = words.bearers | (vocabulary.companions - vocabulary.settings)
    adverbs = itertools.takewhile(lambda token: token.text in between, tokens)
    return max((token.end for token in adverbs), default=0)


def _last_of_verb(tokens: Sequence[Token], participle: int, language: str) -> int:
    """Return the last token of a verb of saying in several words, or its participle: « a-t-il fait savoir »."""
    leads = speech_words(language).settings | speech_words(language).complements
    hits = (hit for hit in _phrases_of_saying(language).find(tokens) if hit.first == participle)
    whole = [hit.last - 1 for hit in hits if tokens[hit.last - 1].text.lower() not in leads]
    return max(whole, default=participle)


@functools.cache
def _phrases_of_saying(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "speech").get("verb_phrases", ()))
