"""Claims that are a sentence of a source with words left out: does what is left still say what the sentence says?

Machine-written summaries shorten sentences by leaving words out, and err where they leave out a word on which a kept
one depends: of "the farms that supply the chain can be shown", "the chain can be shown" keeps every word and says
something else. What may be left out is what the rules of sentence compression let go: a modifier before its noun, a
prepositional phrase, a clause between commas or behind a relative pronoun (J. Clarke, M. Lapata, "Global Inference for
Sentence Compression", 2008). Function words tell where such parts begin and end; a language that does not list them is
not judged.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from claimcheck.annotation.vocabulary import own_table
from claimcheck.comparison.statements import Statement
from claimcheck.languages.scanner import fold

# A claim of which this share of words of content stands in a sentence, in its order, is an excerpt of it.
_EXCERPT = 0.83

# A number with its signs, a word, or one other character.
_WORD = re.compile(r"\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?|[^\W\d_]+|\S")

_BOUNDARIES = frozenset(",;:()[]–—")
_QUOTES = frozenset("'\"“”„«»`.…")
_POSSESSIVE = "'s"
_DATE = "#date"


@dataclass(frozen=True, slots=True)
class _Classes:
    """The classes of function words by which the parts of a sentence are told."""

    function_words: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    clause_openers: frozenset[str]
    prepositions: frozenset[str]
    subjects: frozenset[str]
    coordinators: frozenset[str]
    speech: frozenset[str]
    adverb_endings: tuple[str, ...]


@functools.cache
def _classes(language: str) -> _Classes:
    table, clauses, speech = (own_table(language, name) for name in ("function_words", "clauses", "speech"))

    def words(name: str) -> frozenset[str]:
        return frozenset(table.get(name, "").split())

    return _Classes(
        words("words"),
        words("determiners"),
        words("auxiliaries"),
        words("clause_openers"),
        words("prepositions"),
        words("personal_pronouns"),
        frozenset(clauses.get("joints", ())),
        frozenset(f"{speech.get('verbs', '')} {speech.get('clause_verbs', '')}".split()),
        tuple(table.get("adverb_endings", ())),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Words that a claim and a sentence share in a run: where it begins in each, and how many there are."""

    own: int
    place: int
    length: int

    @property
    def own_end(self) -> int:
        return self.own + self.length

    @property
    def end(self) -> int:
        return self.place + self.length


def leaves_out_too_much(claim: Statement, told: Statement) -> bool:
    """Tell whether a claim is an excerpt of a statement that leaves out words on which kept ones depend."""
    classes = _classes(claim.language)
    if not classes.clause_openers or claim.language != told.language:
        return False
    own = [word for word in _words(claim) if word not in _BOUNDARIES]
    sentence = _words(told)
    parts = _shared(own, sentence)
    kept = {place for part in parts for place in range(part.own, part.own_end)}
    content = [place for place, word in enumerate(own) if _is_content(word, classes)]
    if not content or sum(place in kept for place in content) < _EXCERPT * len(content):
        return False
    # A claim with a verb of its own ("is", "has") need not begin or end where a part of the sentence does.
    own_verb = any(word in classes.auxiliaries for place, word in enumerate(own) if place not in kept)
    whole = kept.issuperset(content) and not own_verb
    return (
        (whole and _begins_inside(own, sentence, parts[0], classes))
        or any(_joins_what_does_not_belong(own, sentence, first, second, classes) for first, second in pairwise(parts))
        or (whole and _breaks_off(own, sentence, parts[-1], classes))
    )


def _words(statement: Statement) -> list[str]:
    """Return the words of a statement in lower case and the signs that part them; a date is one word."""
    quote = fold(statement.claim.quote)
    offset = statement.claim.start
    dates = [(figure.quantity.start - offset, figure.quantity.end - offset) for figure in statement.dates]
    found: list[str] = []
    for match in _WORD.finditer(quote):
        word = match.group().lower()
        if any(start <= match.start() < end for start, end in dates):
            if found[-1:] != [_DATE]:
                found.append(_DATE)
        elif word == "s" and quote[match.start() - 1 : match.start()] == "'":
            found.append(_POSSESSIVE)
        elif word == "-":
            if not _is_hyphen(quote, match.start()):
                found.append(",")
        elif word not in _QUOTES:
            found.append(word)
    return found


def _is_hyphen(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()


def _shared(own: Sequence[str], sentence: Sequence[str]) -> list[_Part]:
    """Return the runs of words that both have in the same order."""
    matcher = SequenceMatcher(a=own, b=sentence, autojunk=False)
    return [_Part(*block) for block in matcher.get_matching_blocks() if block.size]


def _has_content(words: Sequence[str], classes: _Classes) -> bool:
    return any(_is_content(word, classes) for word in words)


def _is_content(word: str, classes: _Classes) -> bool:
    return (
        word not in _BOUNDARIES
        and word not in (_POSSESSIVE, _DATE)
        and word not in classes.function_words
        and word not in classes.prepositions
    )


def _begins_inside(own: Sequence[str], sentence: Sequence[str], first: _Part, classes: _Classes) -> bool:
    """Tell whether a claim opens with what in the sentence depends on a verb or a preposition before it."""
    if _has_content(own[: first.own], classes):
        return False
    place = first.place - 1
    modifiers = []
    while place >= 0 and not _binds(sentence[place], classes):
        if _is_content(sentence[place], classes):
            modifiers.append(sentence[place])
        place -= 1
    if place < 0 or sentence[place] in _BOUNDARIES or not set(modifiers).isdisjoint({*own, *classes.speech}):
        return False
    return bool(modifiers) or sentence[place] in classes.prepositions


def _binds(word: str, classes: _Classes) -> bool:
    """Tell whether a word parts what follows it from what stands before it, or binds it to that."""
    if word in _BOUNDARIES or word in classes.prepositions or word in classes.clause_openers:
        return True
    return word not in classes.determiners and (word in classes.auxiliaries or word in classes.subjects)


def _joins_what_does_not_belong(
    own: Sequence[str], sentence: Sequence[str], first: _Part, second: _Part, classes: _Classes
) -> bool:
    """Tell whether two runs of a claim are parted in the sentence by words on which one of them depends."""
    dropped = _dropped(sentence, first, second, classes)
    inserted = own[first.own_end : second.own]
    if not _has_content(dropped, classes) or _has_content(inserted, classes):
        return False
    if len(dropped) == 1 and not classes.auxiliaries.isdisjoint(inserted):
        return False  # "you | stood | a better chance", told as "you have a better chance": a verb of its own
    opening, closing, following = dropped[0], dropped[-1], sentence[second.place]
    if opening in _BOUNDARIES:
        ends = closing in _BOUNDARIES or closing in classes.clause_openers
        return not (ends or following in classes.coordinators or following in _BOUNDARIES)
    if opening == _POSSESSIVE:
        return True
    if closing in classes.coordinators:
        return False
    if _is_content(opening, classes) or opening in classes.determiners - classes.clause_openers:
        before = sentence[second.place - len(dropped) - 1]
        after_noun = len(dropped) == 1 and _is_content(before, classes) and following in classes.prepositions
        return not after_noun and not _are_modifiers(dropped, following, classes)
    if closing in classes.prepositions and not (inserted and inserted[-1] in classes.prepositions):
        return True
    return _opens_clause(dropped, classes) and following in classes.prepositions and closing not in _BOUNDARIES


def _dropped(sentence: Sequence[str], first: _Part, second: _Part, classes: _Classes) -> Sequence[str]:
    """Return the words between two runs, as soon as they may be said to begin, without an auxiliary at their end.

    In "the government of Ann Lee of 1972" it is "of Ann Lee" that is left out, not "Ann Lee of".
    """
    start, end = first.end, second.place
    while start > first.place + 1 and start < end and sentence[start - 1] == sentence[end - 1]:
        start, end = start - 1, end - 1
    while start < end and sentence[end - 1] in classes.auxiliaries:
        end -= 1
    return sentence[start:end]


def _are_modifiers(words: Sequence[str], following: str, classes: _Classes) -> bool:
    """Tell whether words may all modify the one that follows them: "the German | chancellor", "publicly | said"."""
    rest = words[1:] if words[0] in classes.determiners else words
    if not all(_is_content(word, classes) or word in _BOUNDARIES for word in rest):
        return False
    return _is_content(following, classes) or words[-1] in _BOUNDARIES or words[-1].endswith(classes.adverb_endings)


def _opens_clause(words: Sequence[str], classes: _Classes) -> bool:
    return any(word in classes.clause_openers or word in classes.subjects for word in words)


def _breaks_off(own: Sequence[str], sentence: Sequence[str], last: _Part, classes: _Classes) -> bool:
    """Tell whether a claim ends with words whose verb or whose noun the sentence goes on to give."""
    if _has_content(own[last.own_end :], classes) or last.end >= len(sentence):
        return False
    ending, following = sentence[last.end - 1], sentence[last.end]
    if not _is_content(ending, classes):
        return False
    return following in classes.auxiliaries or following == _POSSESSIVE
