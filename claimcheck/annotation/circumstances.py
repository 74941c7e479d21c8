"""When, where and how something is said: what may stand between an inverted verb and its subject.

« a expliqué lundi soir sur Radio Corle la maire »: a day, a setting, and only then who speaks. A setting ends where the
next phrase begins: at an article that nothing ties to the setting, or at a name.
"""

from __future__ import annotations

from claimcheck.annotation.speech import Passage
from claimcheck.languages.scanner import TokenKind

# « a annoncé, mercredi 14 février en fin d'après-midi, le maire »: tokens between two commas, at the most.
_LONGEST_INSERTION = 14


def after_circumstances(passage: Passage, first: int) -> int:
    """Return the index after what stands between an inverted verb and its subject: adverbs, days, settings."""
    index = first
    while not passage.ends(index):
        following = max(read(passage, index) for read in (_after_adverb, after_time, _after_setting))
        if following == index:
            return index
        index = following
    inserted = index < len(passage.words) and passage.words[index] == "," and index == first
    return _after_insertion(passage, index) if inserted else index


def _after_adverb(passage: Passage, index: int) -> int:
    word = passage.words[index]
    adverb = word.endswith(passage.vocabulary.adverb_endings) and passage.tokens[index].text.islower()
    companion = (
        word in passage.vocabulary.companions - passage.vocabulary.determiners - passage.vocabulary.settings
        and word not in passage.vocabulary.clause_starts | passage.vocabulary.relatives
        and word not in passage.vocabulary.negation_particles  # « a assuré mardi n'avoir rien vu »
        and not passage.capital(index)
    )
    if word == "-" or adverb or companion:
        return index + 1
    last = passage.hit(passage.vocabulary.interposed, index)
    dated = last > index and not passage.ends(last) and passage.words[last] in passage.vocabulary.complements
    return max(last, after_time(passage, last + 1)) if dated else last  # « dans la soirée de vendredi »


def after_time(passage: Passage, index: int) -> int:
    """Return the index after a day or a time: « jeudi 3 mai », « la semaine dernière »."""
    times, last = passage.vocabulary.times, passage.determined(index)
    while not passage.ends(last) and passage.words[last] in passage.vocabulary.time_adjectives - times:
        last += 1  # "last night"
    dated = not passage.ends(last) and passage.tokens[last].kind is TokenKind.DIGITS
    if dated and last + 1 < len(passage.tokens) and passage.tokens[last + 1].text in times:
        last += 1  # « le 6 août »
    if passage.ends(last) or not _is_time_word(passage, last):
        return index
    while not passage.ends(last):
        glued = passage.joined(last) and last + 1 < len(passage.words) and passage.words[last + 1] in times
        dated = (
            passage.words[last] in times | passage.vocabulary.time_adjectives
            or passage.tokens[last].kind is TokenKind.DIGITS
        )
        if not (glued or dated):
            break
        last += 1
    return last


def _is_time_word(passage: Passage, index: int) -> bool:
    """Tell whether a token is a day or a time, with a capital only where days have one: "Friday", no « Mars ».

    In front of another capital it may be a word of a name: "Sunday Herald".
    """
    if passage.tokens[index].text in passage.vocabulary.times:
        return True
    alone = passage.vocabulary.bare_clauses and not passage.capital(index + 1)
    return alone and passage.words[index] in passage.vocabulary.times


def _after_setting(passage: Passage, index: int) -> int:
    """Return the index after a prepositional phrase: « à l'AFP », « dans un communiqué publié mercredi »."""
    if passage.words[index] not in passage.vocabulary.settings:
        return index
    noun = passage.determined(index + 1)
    for start in (index + 1, noun):
        outlet = passage.hit(passage.vocabulary.outlets, start)
        if outlet > start:
            return outlet
    timed = after_time(passage, index + 1)
    if timed > index + 1:
        return timed  # « a annoncé en mars passer le relais »
    last = noun + 1
    clauses = passage.vocabulary.clause_starts | passage.vocabulary.relatives
    while not (passage.ends(last) or passage.words[last] in clauses):
        outlet = passage.hit(passage.vocabulary.outlets, last)  # « sur la radio France Inter »
        if outlet == last and _opens_phrase(passage, last, noun):
            break
        if passage.vocabulary.drops_subjects and last == noun + 1 and _ends_behind_name(passage, last):
            break
        last = max(outlet, last + 1)
        if outlet == last and passage.capital(last):
            break  # « dans les colonnes du Monde Anne Vasseur »
    return last


def _ends_behind_name(passage: Passage, index: int) -> bool:
    """Tell whether whoever speaks follows without an article on a name: "disse à Lusa fonte da Marinha"."""
    named = passage.capital(index - 1) and passage.words[index - 2] in passage.vocabulary.settings
    return named and passage.tokens[index].text.islower() and passage.vocabulary.speaks(passage.words[index])


def _opens_phrase(passage: Passage, index: int, noun: int) -> bool:
    """Tell whether the subject begins at `index`, behind a prepositional phrase whose noun stands at `noun`."""
    before = passage.words[index - 1]
    tied = (
        before in passage.vocabulary.settings | passage.vocabulary.complements | passage.vocabulary.determiners
        or passage.joined(index - 1)
    )
    if tied or passage.words[index] in passage.vocabulary.complements:
        return False
    if passage.words[index] in passage.vocabulary.determiners:
        return True
    if not passage.capital(index):
        return False
    outlet = passage.names.get(index)  # « dans le quotidien Nord la ministre »
    if outlet is not None and index == noun + 1 and passage.vocabulary.speaks(before):
        return passage.determined(outlet) == outlet
    runs_on = index == noun + 1 and passage.capital(index + 1)
    return passage.tokens[index - 1].text.islower() or passage.acronym(index - 1) or runs_on


def _after_insertion(passage: Passage, comma: int) -> int:
    """Return the index after a few words between commas: « a résumé, désarçonnée, une participante »."""
    for index in range(comma + 1, min(comma + _LONGEST_INSERTION, len(passage.words))):
        if passage.words[index] == ",":
            return index + 1
        if passage.ends(index):
            break
    return comma
