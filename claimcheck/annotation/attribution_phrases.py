"""Whom a phrase such as "according to" names, or one that opens a sentence for somebody: « Pour le maire, ... »."""

from __future__ import annotations

from claimcheck.annotation.apposed_sources import is_of_set_off
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.phrases import (
    Speaker,
    is_agent,
    is_time,
    phrase_end,
    phrase_start,
    pronoun_at,
    speaker_between,
    speaker_or_name,
)
from claimcheck.annotation.phrases_behind import behind_quotation, name_behind_office
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verb_second import is_object_pronoun
from claimcheck.languages.scanner import TokenKind


def attributed_by_report(passage: Passage) -> Speaker | None:
    """Return who passes on what nobody else is said to have said: « ..., citée par le Courrier »."""
    for hit in passage.vocabulary.attribution_of_reports.find(passage.tokens):
        speaker = speaker_between(passage, hit.last, phrase_end(passage, hit.last))
        if speaker and hit.first not in passage.quoted:
            return speaker
    return None


def attributed_by_phrase(passage: Passage) -> Speaker | None:
    """Return whom a phrase names to whom a sentence owes what it tells: "according to the police", "so Kroll"."""
    after = [(hit.first, hit.last) for hit in passage.vocabulary.attribution.find(passage.tokens)]
    after += [
        (hit.first, hit.last)
        for hit in passage.vocabulary.attribution_of_names.find(passage.tokens)
        if _is_named(passage, passage.determined(hit.last)) and not _is_first_name(passage, hit.first, hit.last)
        if not has_capital_nouns(passage.language) or _closes_report(passage, hit.first, hit.last)  # „…“, so Kroll
    ]
    nouns = [(hit.first, hit.last - 1) for hit in passage.vocabulary.attribution_nouns.find(passage.tokens)]
    for phrase, behind in sorted(after + nouns):
        # « según informó la policía »: the verb names nobody.
        first = (
            behind + 1 if behind < len(passage.tokens) and passage.words[behind] in passage.vocabulary.verbs else behind
        )
        compound = first < len(passage.tokens) and passage.words[first] == "-"  # « en fin d'après-midi »
        ordinal = phrase > 0 and passage.words[phrase - 1] in passage.vocabulary.determiners  # "o segundo cais"
        depends = _is_of_relative(passage, phrase) or is_of_set_off(passage, phrase)
        if phrase in passage.quoted or compound or ordinal or depends:
            continue
        if first < len(passage.words) and passage.words[first] in passage.vocabulary.subject_pronouns:
            return pronoun_at(passage, first)  # « selon elle des "perspectives" »
        if is_object_pronoun(passage, first):
            return pronoun_at(passage, first)  # "blijven volgens haar dicht"
        named = name_behind_office(passage, first) if passage.vocabulary.group and first not in passage.names else first
        last = passage.names[named] if named > first else phrase_end(passage, first)  # "volgens wethouder Ann Hall"
        if _is_manner(passage, first, last):
            continue
        if passage.vocabulary.group and named == first:
            last = passage.vocabulary.group.end(passage.tokens, first, last)
        agent = is_agent(passage, first, last)
        speaker = speaker_between(passage, first, last)
        if speaker is None or not agent:
            publisher = _publisher(passage, first)
            is_named = publisher is not None and passage.text[publisher.start].isupper()
            speaker = publisher if speaker is None or is_named else speaker  # « des images filmées par Luc Arnal »
        listed = passage.vocabulary.is_gerund(passage.words[behind - 1]) and not agent
        if speaker and not listed:  # not « citant des cafés, des hôtels »
            return speaker
    for hit in passage.vocabulary.attribution_after.find(passage.tokens):
        start = phrase_start(passage, hit.first)
        speaker = speaker_between(passage, start, hit.first) if start is not None else None
        if speaker:
            return speaker
    return None


def attributed_by_opening(passage: Passage) -> Speaker | None:
    """Return whose words a sentence quotes that opens with somebody: « Pour Anne Vasseur, c'est "un progrès" ».

    Those who by their name hold an opinion need no quotation: "For its critics, the bridge is a waste".
    """
    opening = int(not passage.vocabulary.joints.isdisjoint(passage.words[:1]))  # « Mais pour ses élus, »
    first = passage.hit(passage.vocabulary.attribution_of_quotes, opening)
    if first == opening:
        return None
    last = phrase_end(passage, first)
    if not passage.vocabulary.times.isdisjoint(passage.words[first : last + 1]):
        return None  # « Pour la première fois, »
    behind = _after_brackets(passage, last)
    explained = behind + 2 if passage.words[behind : behind + 1] == (",",) else last  # « Pour Luc Arnal, historien, »
    holds = not passage.vocabulary.opinion_holders.isdisjoint(passage.words[first:explained])
    if not (passage.quoted or holds):
        return None
    if passage.vocabulary.group:  # "Für Anna Halm ist der Plan …"
        last = passage.vocabulary.group.end(passage.tokens, first, last)
    follows = passage.vocabulary.finite | passage.vocabulary.auxiliaries if passage.vocabulary.group else {","}
    behind = last if passage.vocabulary.group else behind
    goes_on = behind < min(passage.quoted, default=len(passage.words)) and passage.words[behind] in follows
    person = goes_on and (holds or is_agent(passage, first, last)) and not is_time(passage, first, last)
    noun = passage.determined(first)
    if noun > first and passage.capital(noun) and not passage.acronym(noun) and not passage.vocabulary.group:
        return None  # « Pour la Seine, … » is where, not who
    read = speaker_between if holds else speaker_or_name  # « Pour ses partisans, Luc Arnal est "un modèle" »
    return read(passage, first, last) if person else None


def _closes_report(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a source closes what it says: „…“, so Kroll“, „Der Kai sei zu, so Kroll am Montag“."""
    if behind_quotation(passage, first):
        return True
    end = phrase_end(passage, last)
    closes = passage.ends(end) or passage.words[end] in passage.vocabulary.speaker_ends
    return first > 1 and passage.words[first - 1] == "," and end > last and closes


def _publisher(passage: Passage, first: int) -> Speaker | None:
    """Return who made the figures that a phrase cites: « selon les chiffres publiés mardi par la mairie ».

    In English whose figures they are may stand in front: "according to Harbour Office figures".
    """
    if passage.vocabulary.bare_clauses and passage.determined(first) in passage.names:
        last = passage.names[passage.determined(first)]
        while last < len(passage.tokens) and passage.capital(last) and passage.content(last):
            last += 1  # "U.S. Census"
        return speaker_between(passage, first, last)
    for index in range(first, len(passage.tokens)):
        if passage.ends(index):
            return None
        if passage.words[index] in passage.vocabulary.agents:
            return speaker_between(passage, index + 1, phrase_end(passage, index + 1))
    return None


def _is_first_name(passage: Passage, first: int, last: int) -> bool:
    """Tell whether the word that attributes is somebody's name: "Per Holm was convicted", not "Per the Courier"."""
    written = passage.text[passage.tokens[first].start]
    return written.isupper() and passage.determined(last) == last


def _is_named(passage: Passage, index: int) -> bool:
    """Tell whether a name begins at a token: no day, and no "Section 4"."""
    if not passage.capital(index) or is_time(passage, index, index + 1):
        return False
    return index + 1 == len(passage.tokens) or passage.tokens[index + 1].kind is not TokenKind.DIGITS


def _is_of_relative(passage: Passage, phrase: int) -> bool:
    """Tell whether a phrase attributes a relative clause alone: « un incendie qui, selon elle, est criminel »."""
    set_off = phrase > 1 and passage.words[phrase - 1] == ","
    return phrase > 0 and passage.words[phrase - 1 - set_off] in passage.vocabulary.relatives


def _after_brackets(passage: Passage, index: int) -> int:
    """Return the index behind brackets that open at a token: « le député Luc Arnal (LFI), »; itself where none do."""
    if passage.words[index : index + 1] != ("(",):
        return index
    return next((i + 1 for i in range(index, len(passage.words)) if passage.words[i] == ")"), index)


def _is_manner(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a phrase says how, and not who says it: « selon les régions », « selon ses estimations »."""
    vocabulary = passage.vocabulary
    if first >= len(passage.words):
        return False
    owned = last > first + 1 and passage.words[first] in vocabulary.possessives and not is_agent(passage, first, last)
    noun = passage.determined(first)
    return owned or (noun < len(passage.words) and passage.words[noun] in vocabulary.manners)
