"""The terms of a claim: its content words by concept or stem, and its names.

A term is a content word, brought to the concept it stands for in news language ("dead", « morts » and "killed" are
one) or, outside the concepts, to its stem; a name is one term however many words it has. Words inside amounts and
dates, words of attribution, forms of address before a name ("Mr Lund") and words without content are no terms.
"""

from __future__ import annotations

import functools
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.annotation.certainty import negations, reservations
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.vocabulary.concepts import ConceptHit, concepts_of, stem, without_content
from claimcheck.figures.kinds import TIMES
from claimcheck.languages import load
from claimcheck.languages.scanner import Token, TokenKind, occurrences, without_accents
from claimcheck.languages.separable import whole_verbs
from claimcheck.records import Certainty, Claim, Quantity

# A negation in one sentence reaches no word of the next, and one that has nothing behind it no word before a comma.
_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:.!?…")

# Signs that part one expression from the next.
_PAUSES = frozenset(",;:()")

# "Mr", "Dr": so short a word with a point behind it ends no sentence.
_LONGEST_SHORTENED = 2

# The reach of a negation that stands before the word it negates, in content words.
_NEGATION_REACH = 1

# The concept of a share that in front of a figure says "about".
_SOME = "some"

# Letters of the shortest word that names a speaker beside a name given elsewhere: "king".
_SHORTEST_OFFICE = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A content word or a name.

    `start` and `end` are offsets into the article, `position` counts words, `place` is its index in
    `Statement.frame`. `negated` says that a negation reaches it, `reserved` that it is only held possible or put in
    the conditional. `title` is the kind of title a name bears right before it ("Mrs"), empty without one. `stem` is
    that of a single word that stands for a concept, or of a name that may be a common word, else empty.
    """

    key: str
    text: str
    start: int
    end: int
    position: int
    place: int
    name: bool = False
    negated: bool = False
    reserved: bool = False
    concepts: frozenset[str] = frozenset()
    title: str = ""
    stem: str = ""

    @property
    def concept(self) -> bool:
        """Tell whether it stands for a concept; an ambiguous word for one of several."""
        return bool(self.concepts)


@dataclass(frozen=True, slots=True)
class _Words:
    function_words: frozenset[str]
    pronouns: frozenset[str]
    personal_pronouns: frozenset[str]
    prepositions: frozenset[str]
    noun_openers: frozenset[str]
    speech: frozenset[str]
    first_person: frozenset[str]
    directions: Mapping[str, str]
    titles: Mapping[str, str]
    forms_of_address: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    table, speech = load(language).table("function_words"), load(language).table("speech")
    return _Words(
        frozenset(table.get("words", "").split()),
        frozenset(table.get("pronouns", "").split()),
        frozenset(table.get("personal_pronouns", "").split()),
        own_words(language, "function_words", "prepositions"),
        own_words(language, "function_words", "determiners")
        | own_words(language, "function_words", "prepositions")
        | own_words(language, "speech", "complements")
        | own_words(language, "speech", "settings"),
        frozenset(f"{speech.get('verbs', '')} {speech.get('clause_verbs', '')}".split()),
        own_words(language, "speech", "first_person"),
        load(language).table("directions"),
        {title: kind for kind in ("his", "her") for title in own_table(language, "titles").get(kind, "").split()},
        frozenset(" ".join(own_table(language, "titles").values()).split()),
    )


def is_function_word(word: str, language: str) -> bool:
    """Tell whether a word in lower case carries no content of its own."""
    return word in _words(language).function_words


def pronouns(language: str) -> frozenset[str]:
    """Return the words of a language that point to somebody or something named before."""
    return _words(language).pronouns


def personal_pronouns(language: str) -> frozenset[str]:
    """Return the pronouns of a language that stand for a person as a subject, and never for nothing ("it rains")."""
    return _words(language).personal_pronouns


def prepositions(language: str) -> frozenset[str]:
    """Return the prepositions of a language that lists them."""
    return _words(language).prepositions


def bounds_of_time(language: str) -> frozenset[str]:
    """Return the words before a day with which something begins or ends: before, until, from."""
    return own_words(language, "limits", "bounding")


def form_of_preposition(word: str, language: str) -> str:
    """Return the preposition that opens a place of a statement, by its first form (« à » for « aux »); else nothing."""
    return _slot_prepositions(language).get(word, "")


@functools.cache
def _slot_prepositions(language: str) -> Mapping[str, str]:
    entries = [entry.split() for entry in own_table(language, "function_words").get("slot_prepositions", ())]
    return {form: forms[0] for forms in entries for form in forms}


def opens_a_noun(word: str, language: str) -> bool:
    """Tell whether a word in lower case stands in front of a noun: an article, a possessive, a preposition."""
    return word in _words(language).noun_openers


def verbs_of_saying(language: str) -> frozenset[str]:
    """Return the verbs of a language by which somebody is told to have said something, in their forms."""
    return _words(language).speech


def verbs_of_estimating(language: str) -> frozenset[str]:
    """Return the verbs by which somebody gives a figure, in their forms: the company puts the damage at 12 million."""
    return own_words(language, "speech", "estimate_verbs")


def first_person(language: str) -> frozenset[str]:
    """Return the pronouns by which somebody speaks of themselves."""
    return _words(language).first_person


def forms_of_address(language: str) -> frozenset[str]:
    """Return what one is called by in front of a name, in lower case and without its point: Mr, « Mme », Dr."""
    return _words(language).forms_of_address


def terms_and_names(
    claim: Claim, language: str, tokens: Sequence[Token], places: Sequence[int]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the terms of a claim in order, and every name in it in order, its speaker included.

    `places` gives the place of each token in the claim's frame.
    """
    reader = _TermReader(claim, language, tokens, places)
    return tuple(reader.terms()), tuple(reader.names())


_NO_CONCEPTS: frozenset[str] = frozenset()


@functools.cache
def _together(*concepts: str) -> frozenset[str]:
    """Return the one set of these concepts: an article has thousands of terms and some hundred concepts."""
    return frozenset(concepts)


class _TermReader:
    """Reads the terms of one claim; positions count its words."""

    def __init__(self, claim: Claim, language: str, tokens: Sequence[Token], places: Sequence[int]) -> None:
        self._claim = claim
        self._language = language
        self._words = _words(language)
        self._tokens = [token for token in tokens if token.kind is TokenKind.WORD]
        self._places = [place for token, place in zip(tokens, places, strict=True) if token.kind is TokenKind.WORD]
        whole = whole_verbs(tokens, language)
        self._lowered = [whole.get(token.start, token.text.lower()) for token in self._tokens]
        self._negated = _negated_offsets(tokens, language)
        self._negating = {token.start for hit in negations(tokens, language) for token in tokens[hit.first : hit.last]}
        self._reserved = _reserved_offsets(claim, tokens, language)
        self._read: dict[int, Term] = {}
        self._names = dict(_name_ranges(claim, self._tokens))
        self._concepts = {hit.first: hit for hit in self._concepts_between_pauses()}
        self._concepts |= {hit.first: hit for hit in self._directions()}

    def _concepts_between_pauses(self) -> Iterator[ConceptHit]:
        """Yield the concepts of the words; what a comma parts is no one expression: « cinq personnes, âgées de … »."""
        quote = self._claim.quote
        breaks = [
            place
            for place, (one, other) in enumerate(pairwise(self._tokens), 1)
            if not _PAUSES.isdisjoint(quote[one.end : other.start])
        ]
        for first, last in pairwise([0, *breaks, len(self._tokens)]):
            for hit in concepts_of(self._lowered[first:last], self._language):
                yield replace(hit, first=first + hit.first, last=first + hit.last)

    def terms(self) -> Iterator[Term]:
        taken = _taken_offsets(self._claim)
        position = 0
        while position < len(self._tokens):
            last = position + 1
            if self._tokens[position].start not in taken:
                term, last = self._term_at(position)
                if term:
                    yield term
            position = last

    def names(self) -> Iterator[Term]:
        for first in sorted(self._names):
            yield self._name(first)

    def _term_at(self, position: int) -> tuple[Term | None, int]:
        """Return the term that starts at a position, if any, and the position after it."""
        if position in self._names:
            return self._name(position), self._names[position]
        if position + 1 in self._names and self._lowered[position] in self._words.forms_of_address:
            return None, position + 1
        hit = self._concepts.get(position)
        if hit:
            if hit.key in without_content() or (hit.key == _SOME and self._opens_a_figure(hit.last)):
                return None, hit.last
            return self._term(hit.key, position, hit.last, hit=hit), hit.last
        word = self._lowered[position]
        if not self._has_content(word):
            return None, position + 1
        return self._term(stem(word, self._language), position, position + 1), position + 1

    def _opens_a_figure(self, position: int) -> bool:
        """Tell whether a figure stands right behind a word: "some 1,400 tonnes" are about so many, no share of them."""
        end = self._tokens[position - 1].end + 1
        return any(quantity.start - self._claim.start == end for quantity in self._claim.quantities)

    def _directions(self) -> Iterator[ConceptHit]:
        """Yield the small words that say, right before a figure, which way it went: "the Dow up 299"."""
        figures = {quantity.start - self._claim.start for quantity in self._claim.quantities}
        for position, token in enumerate(self._tokens):
            concept = self._words.directions.get(self._lowered[position])
            if concept and token.end + 1 in figures:
                yield ConceptHit(position, position + 1, concept)

    def _name(self, first: int) -> Term:
        if first not in self._read:
            self._read[first] = self._name_anew(first)
        return self._read[first]

    def _name_anew(self, first: int) -> Term:
        last = self._names[first]
        hit = self._concepts.get(first)
        if hit and hit.last == last:
            return self._term(hit.key, first, last, name=True, hit=hit)
        words = [without_accents(word) for word in self._lowered[first:last]]
        if len(words) > 1 and all(len(word) == 1 for word in words):
            return self._initials("".join(words), first, last)
        return self._term(" ".join(words), first, last, name=True)

    def _initials(self, letters: str, first: int, last: int) -> Term:
        """Return "U.N." as the term that "UN" is."""
        hit = next(iter(concepts_of([letters], self._language)), None)
        return self._term(hit.key if hit else letters, first, last, name=True, hit=hit)

    def _has_content(self, word: str) -> bool:
        if len(word) < 2 or word in self._words.function_words:
            return False
        return not (self._claim.speaker and word in self._words.speech)

    def _term(self, key: str, first: int, last: int, *, name: bool = False, hit: ConceptHit | None = None) -> Term:
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        if name and last - first > 1 and end - self._tokens[last - 1].start == 1:
            end += self._claim.quote.startswith(".", end)
        return Term(
            key=sys.intern(key),
            text=sys.intern(self._claim.quote[start:end]),
            start=self._claim.start + start,
            end=self._claim.start + end,
            position=first,
            place=self._places[first],
            name=name,
            negated=self._is_negated(first, last),
            reserved=any(token.start in self._reserved for token in self._tokens[first:last]),
            concepts=_together(hit.key, *hit.others) if hit else _NO_CONCEPTS,
            title=self._title(first) if name else "",
            stem=stem(self._lowered[first], self._language) if self._has_a_stem(first, last, name, hit) else "",
        )

    def _has_a_stem(self, first: int, last: int, name: bool, hit: ConceptHit | None) -> bool:
        """Tell whether a single word stands for a concept, or is a name that others may write as a common word.

        Such a one has a definite article or the like in front: « les Romains », "the Tower", but not "an Apple".
        """
        if last != first + 1:
            return False
        return bool(hit) or (name and first > 0 and self._lowered[first - 1] in _definite(self._language))

    def _is_negated(self, first: int, last: int) -> bool:
        """Tell whether a negation reaches a term from without: "not guilty" is one concept, and no negated one."""
        inside = {token.start for token in self._tokens[first:last]} & self._negating
        return not inside and any(token.start in self._negated for token in self._tokens[first:last])

    def _title(self, first: int) -> str:
        """Return the kind of title that stands before a name or opens it."""
        titles = (self._words.titles.get(word) for word in self._lowered[max(0, first - 1) : first + 1])
        return next((title for title in titles if title), "")


@functools.cache
def _definite(language: str) -> frozenset[str]:
    """Return the articles, demonstratives and possessives that stand before what is known."""
    return own_words(language, "function_words", "determiners") - own_words(language, "facts", "indefinite")


def _name_ranges(claim: Claim, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    starts = [word.start for word in words]
    for start, end in name_spans(claim):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            yield first, last


def name_spans(claim: Claim) -> list[tuple[int, int]]:
    """Return where the names of a claim stand in its quote, longer names before the names within them."""
    spans: list[tuple[int, int]] = []
    for name in sorted(claim.names, key=len, reverse=True):
        for first, last in occurrences(name, claim.quote):
            if all(last <= start or first >= end for start, end in spans):
                spans.append((first, last))
    return sorted(spans)


def _taken_offsets(claim: Claim) -> frozenset[int]:
    """Return the offsets, within the quote, of words that are no terms: amounts, dates and the speaker.

    A verb that is an amount by itself ("doubled") tells what happened too, and has its contraries. What a speaker is
    called by beside a name is a term: « le ministre Luc Arnal a dit » tells that he is minister.
    """
    figures = (*(q for q in claim.quantities if not _is_a_verb(q)), *claim.dates)
    spans = [(q.start - claim.start, q.end - claim.start) for q in figures]
    said_by = _speaker_in(claim)
    if said_by:
        start = claim.quote.index(said_by)
        end = start + len(said_by)
        named = [(first, last) for first, last in name_spans(claim) if start <= first and last <= end]
        spans.extend(named[-1:] or [(start, end)])
    return frozenset(offset for start, end in spans for offset in range(start, end))


def _speaker_in(claim: Claim) -> str:
    """Return the words of a claim's quote that name its speaker, the office where the name stands elsewhere; or ""."""
    speaker = claim.speaker or ""
    while speaker and speaker not in claim.quote:
        speaker = speaker.rpartition(" ")[0]
    return speaker if speaker == claim.speaker or len(speaker) > _SHORTEST_OFFICE else ""


def _is_a_verb(quantity: Quantity) -> bool:
    """Tell whether an amount is one word for so many times: "doubled", « triplé »."""
    return quantity.unit == TIMES and quantity.text.isalpha()


def _negated_offsets(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the offsets of the words that a negation reaches: the next content word, and the verb before « pas »."""
    function_words = _words(language).function_words
    light = own_words(language, "negation", "light_verbs")
    offsets: set[int] = set()
    for hit in negations(tokens, language):
        reached, carried = 0, False
        for place, token in enumerate(tokens[hit.last :]):
            # A comma right behind opens what is put in between: "did not, he said, resign".
            if reached == _NEGATION_REACH or (place and token.text == "," and tokens[hit.last].text != ","):
                break
            if _ends_sentence(tokens, hit.last + place):
                break
            if token.kind is TokenKind.WORD and token.text.lower() not in function_words:
                offsets.add(token.start)
                # « N'est pas passé aux aveux » denies the confession: the verb only carries it.
                carried = carried or token.text.lower() in light
                reached += token.text.lower() not in light
        if not reached and not carried:
            offsets.update(_last_content(_clause_before(tokens, hit.first), function_words))
        offsets.update(_verb_before(tokens, hit.first, function_words, negative_particles(language)))
    return frozenset(offsets)


def _ends_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a sentence ends at a sign: where another one opens behind it, and no name is shortened before it."""
    if tokens[place].text not in _SENTENCE_ENDS or place + 1 == len(tokens):
        return False
    shortened = place > 0 and len(tokens[place - 1].text) <= _LONGEST_SHORTENED
    return not shortened and tokens[place + 1].start > tokens[place].end


def _clause_before(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """Return the tokens in front of a negation, back to the comma or the end of a sentence before it."""
    first = next((at + 1 for at in range(end - 1, -1, -1) if tokens[at].text in _CLAUSE_ENDS), 0)
    return tokens[first:end]


def _reserved_offsets(claim: Claim, tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the offsets of the words of content that a claim holds possible or puts in the conditional."""
    if claim.certainty not in (Certainty.POSSIBLE, Certainty.CONDITIONAL):
        return frozenset()
    function_words = _words(language).function_words
    offsets: set[int] = set()
    for reservation in reservations(tokens, language):
        content = [
            token.start
            for token in tokens[reservation.first :]
            if token.kind is TokenKind.WORD and token.text.lower() not in function_words
        ]
        offsets.update(content[: reservation.words])
    return frozenset(offsets)


def helps_a_verb(word: str, language: str) -> bool:
    """Tell whether a word only helps another verb and says nothing itself."""
    return word.lower() in own_words(language, "function_words", "auxiliaries")


@functools.cache
def negative_particles(language: str) -> frozenset[str]:
    """Return the words that announce a negation and are none alone (« ne »), lower case, apostrophes left out."""
    return frozenset(own_table(language, "negation").get("particles", ()))


def _last_content(tokens: Sequence[Token], function_words: frozenset[str]) -> set[int]:
    """Return the offset of the last content word: what a negation at the end reaches ("Die Werft schließt nicht")."""
    for token in reversed(tokens):
        if token.kind is TokenKind.WORD and token.text.lower() not in function_words:
            return {token.start}
    return set()


def _verb_before(
    tokens: Sequence[Token], first: int, function_words: frozenset[str], particles: frozenset[str]
) -> set[int]:
    """Return the offset of a verb enclosed by « ne ... pas »."""
    for index in range(first - 1, max(first - 5, -1), -1):
        if tokens[index].text.lower() in particles:
            return {
                token.start
                for token in tokens[index + 1 : first]
                if token.kind is TokenKind.WORD and token.text.lower() not in function_words
            }
    return set()
