"""The small words by which a word is joined to the rest: for, against, of, before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claimcheck.comparison.statements import Statement
from claimcheck.records import Kind
from claimcheck.verification.case import Case, Doubt, is_date
from claimcheck.verification.rules.together import together
from claimcheck.verification.vocabulary import Vocabulary, vocabulary
from claimcheck.verification.voice import is_passive_of_active
from claimcheck.verification.words import SAYING, Sort, Word, as_written


def preposition(case: Case) -> Doubt | None:
    """Leave open a claim that joins a word to the rest by another small word than the passage: for, against."""
    alignment = case.alignment
    kept = alignment.kept()
    elsewhere = alignment.moved | together(case)
    for place, other in sorted(alignment.partners.items()):
        word = alignment.own[place]
        if not word.weighs or place in elsewhere or word.key == SAYING or word.text.lower() in case.speaker:
            continue
        link = _link(alignment.own, place, alignment.partners.keys(), case.words)
        link_other = _link(alignment.others, other, kept, case.words)
        same = (
            link.word is link_other.word
            or _are_one_link(link, link_other)
            or _are_translated(case, link, link_other)
            or _is_told_by_a_phrase(case, (place, link), (other, link_other))
        )
        if same or _opens_sentence(alignment.others, other):
            continue
        if not {w.text.lower() for w in (link.word, link_other.word) if w}.isdisjoint(
            case.words.agents
        ) and is_passive_of_active(case):
            continue
        if word.figure is not None and word.figure.quantity.kind is Kind.AGE:
            continue  # at 81, aged 81, at the age of 81
        if is_date(word):
            if not _bounds(link, case.words) and not _bounds(link_other, case.words):
                continue
        elif link.word is None and _may_stand_without(case, place, link, link_other):
            continue
        own = _joined(link, alignment.own, place, [case.claim])
        return Doubt("preposition", (*own, *_joined(link_other, alignment.others, other, case.passage.statements)))
    return None


def _joined(link: _Link, words: Sequence[Word], place: int, statements: Sequence[Statement]) -> Sequence[str]:
    """Return a word as it is joined, for a reader: "to the customers"; apart from its link where words are between."""
    if link.word is None:
        return (words[place].text,)
    if not link.direct:
        return link.word.text, words[place].text
    first = next(i for i in range(place, -1, -1) if words[i] is link.word)
    return (as_written(words[first : place + 1], statements),)


def _bounds(link: _Link, vocabulary: Vocabulary) -> bool:
    """Tell whether something begins or ends with the day behind a small word: "until Monday" is not "on Monday"."""
    return link.direct and link.word is not None and link.word.text.lower() in vocabulary.bounding


def _may_stand_without(case: Case, place: int, link: _Link, other: _Link) -> bool:
    """Tell whether a claim may leave out the small word by which the passage joins a word to what stands before it.

    So it is where a whole phrase is left out with it, and where the claim begins with a clause of its own, or gives a
    relative clause the pronoun it stands for as its subject.
    """
    if other.word is None or other.is_phrase or _stands_for_its_noun(case, place, other):
        return True
    if link.opens and _has_its_own_clause(case, case.alignment.partners[place]):
        return True
    if other.stems <= case.words.omissible:
        return True
    before = case.alignment.own[place - 1 : place]
    if before and before[0].sort is Sort.FIGURE and other.word.stem in case.words.complements:
        return True  # "five Rangers", "five of the Rangers"
    if not (link.opens and other.direct):
        return False
    opening = {word.text.lower() for word in case.alignment.own[:place]}
    return (
        not other.stems.isdisjoint(opening)
        or other.word.text.lower() in case.words.openers
        or not opening.isdisjoint(case.words.pronouns)
    )


def _stands_for_its_noun(case: Case, place: int, other: _Link) -> bool:
    """Tell whether the passage has a relative pronoun where the claim has its noun: "the mayor, who | resigned"."""
    if other.word is None or not other.direct or other.word.text.lower() not in case.words.relatives:
        return False
    noun = other.previous
    if noun > 0 and case.alignment.others[noun].text == ",":
        noun = _before(case.alignment.others, noun)
    return case.alignment.partners.get(_before(case.alignment.own, place), -2) == noun


def _has_its_own_clause(case: Case, place: int) -> bool:
    """Tell whether the passage goes on behind a noun with a relative clause, of which the claim has the verb first.

    "The bridge is shut": in "money to repair the bridge, which | is shut" the bridge is that of the relative clause.
    """
    others, kept = case.alignment.others, case.alignment.kept()
    behind = place + 1
    while behind < len(others) and behind in kept and others[behind].sort is not Sort.BOUNDARY:
        behind += 1
    if behind < len(others) and others[behind].text == ",":
        behind += 1
    if behind >= len(others) or others[behind].text.lower() not in case.words.relatives:
        return False
    following = next((at for at in range(behind + 1, len(others)) if others[at].weighs or at in kept), len(others))
    return following in kept or following + 1 in kept


@dataclass(frozen=True, slots=True)
class _Link:
    """The small word that joins a word to what stands before it, if one does; `previous` is the place of what does.

    `opens` says that the word opens its clause, `direct` that the small word stands right before the word, `is_phrase`
    that all that is left out is one phrase behind the small word: "the office | at the harbour | closed".
    """

    word: Word | None = None
    stems: frozenset[str] = frozenset()
    previous: int = -1
    opens: bool = False
    direct: bool = False
    is_phrase: bool = False


def _are_one_link(first: _Link, second: _Link) -> bool:
    """Tell whether one link has all small words of the other: "of", "of which"; but not "out before", "out after"."""
    shorter, longer = sorted((first.stems, second.stems), key=len)
    return bool(shorter) and shorter <= longer


def _are_translated(case: Case, link: _Link, other: _Link) -> bool:
    """Tell whether two links of two languages are of one kind, both of a place or both of a noun: "in", « à »."""
    abroad = case.passage.statements[0].language
    if link.word is None or other.word is None or abroad == case.claim.language:
        return False
    theirs = vocabulary(abroad)
    of_place = link.word.text.lower() in case.words.places and other.word.text.lower() in theirs.places
    return of_place or (link.word.stem in case.words.complements and other.word.stem in theirs.complements)


def _is_told_by_a_phrase(case: Case, own: tuple[int, _Link], other: tuple[int, _Link]) -> bool:
    """Tell whether one side alone tells by a phrase what the other tells by a verb: made a search of, searched.

    The small word then stands within the phrase (« a procédé | au vote »), or joins to it what is done to.
    """
    alignment = case.alignment
    mirrored = {theirs: place for place, theirs in alignment.partners.items()}
    sides = (
        (alignment.own, *own, [case.claim], alignment.partners, _before(alignment.others, other[0])),
        (alignment.others, *other, case.passage.statements, mirrored, _before(alignment.own, own[0])),
    )
    joined = [side for side in sides if side[2].word is not None]
    if len(joined) != 1:
        return False
    words, place, link, statements, partners, theirs = joined[0]
    if link.word is not None and link.word.start in _phrase_at(words[place], statements):
        return True
    if not link.direct or not link.stems <= case.words.complements or link.previous < 0:
        return False
    phrase = _phrase_at(words[link.previous], statements)
    return any(partners.get(at, -2) == theirs for at, word in enumerate(words) if word.start in phrase)


def _phrase_at(word: Word, statements: Sequence[Statement]) -> range:
    """Return the offsets of the phrase that a word belongs to: several words that mean one thing, and are no name."""
    terms = (term for statement in statements for term in statement.terms if not term.name and " " in term.text)
    return next((range(term.start, term.end) for term in terms if term.start <= word.start < term.end), range(0))


def _link(words: Sequence[Word], place: int, kept: Collection[int], vocabulary: Vocabulary) -> _Link:
    """Return what joins a word to what stands before it.

    Words that only one side has are passed over: they may modify what they stand before. A verb with its auxiliary
    belongs to a subject that stands further back; so does a second predicate behind a whole first one.
    """
    if _is_second_predicate(words, place, kept, vocabulary):
        return _Link()
    passed = auxiliary = False
    before = place
    while before > 0:
        before -= 1
        word = words[before]
        if word.sort is Sort.SMALL:
            first = _first_of_small(words, before)
            if _has_its_date(words, before, place):
                before = first
                continue
            previous = _before(words, first)
            stems = frozenset(small.stem for small in words[first : before + 1])
            return _Link(word, stems, direct=not passed, previous=previous, is_phrase=passed and previous in kept)
        if word.sort is Sort.BOUNDARY:
            return _Link(opens=True)
        if word.weighs and (before in kept or auxiliary):
            return _Link()
        passed = passed or (word.weighs and not is_date(word))
        auxiliary = auxiliary or (not passed and word.text.lower() in vocabulary.auxiliaries)
    return _Link(opens=True)


def _first_of_small(words: Sequence[Word], place: int) -> int:
    """Return the place of the first of the small words that stand side by side with one: "of | which"."""
    while place and words[place - 1].sort is Sort.SMALL:
        place -= 1
    return place


def _before(words: Sequence[Word], place: int) -> int:
    """Return the place of the word before one, articles and auxiliaries passed over; -1 at the start."""
    place -= 1
    while place >= 0 and words[place].sort is Sort.LIGHT:
        place -= 1
    return place


def _has_its_date(words: Sequence[Word], small: int, place: int) -> bool:
    """Tell whether a small word belongs to a date that stands between it and another word: "on Sunday | Lund left"."""
    following = small + 1
    while following < place and words[following].sort is Sort.LIGHT:
        following += 1
    return following < place and is_date(words[following])


def _is_second_predicate(words: Sequence[Word], place: int, kept: Collection[int], vocabulary: Vocabulary) -> bool:
    """Tell whether a word follows "and" behind a predicate with its auxiliary, none of which is kept.

    "The mill | has been sold to heirs in Spain and | reopens": the mill reopens.
    """
    joint = place - 1
    while joint >= 0 and words[joint].sort is Sort.LIGHT and words[joint].text.lower() not in vocabulary.additive:
        joint -= 1
    if joint < 0 or words[joint].text.lower() not in vocabulary.additive:
        return False
    for before in range(joint - 1, -1, -1):
        if words[before].sort is Sort.BOUNDARY or (words[before].weighs and before in kept):
            return False
        if words[before].text.lower() in vocabulary.auxiliaries:
            return _before(words, before) in kept
    return False


def _opens_sentence(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word begins a sentence that was joined to the one before it: "video The bridge fell"."""
    first = place
    while first and words[first - 1].sort is Sort.LIGHT:
        first -= 1
    return words[first].text[:1].isupper() and (first < place)
