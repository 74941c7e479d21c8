"""A name and what describes its bearer, which may stand on either side: "the coach, Moreno,", "Moreno, the coach,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.verification.case import Case
from claimcheck.verification.words import Sort, Word

_WORD = re.compile(r"\w+")

# What describes the bearer of a name has at most so many words of content.
_LONGEST = 6


def apposed(case: Case) -> frozenset[int]:
    """Return the places in the claim of names and descriptions that stand in the other order in the passage."""
    alignment = case.alignment
    own, others, partners = alignment.own, alignment.others, alignment.partners
    found: set[int] = set()
    for name in _names(case):
        places = [partners.get(place, -1) for place in name]
        if places != list(range(places[0], places[0] + len(places))) or places[0] < 0:
            continue
        before, behind = _description_before(own, name[0], case), _description_behind(own, name[-1], case)
        in_front, at_the_back = (
            _description_before(others, places[0], case),
            _description_behind(others, places[-1], case),
        )
        for mine, theirs in ((before, at_the_back), (behind, in_front)):
            if mine and all(partners.get(place, -1) in theirs for place in mine):
                found.update((*name, *mine))
    return frozenset(found)


def _names(case: Case) -> Iterator[Sequence[int]]:
    """Yield the places of the words of each name of the claim, those that follow one another."""
    named = {word for name in case.claim.names for word in _WORD.findall(name.text.lower())}
    run: list[int] = []
    for place, word in enumerate((*case.alignment.own, None)):
        if word is not None and word.weighs and word.text[:1].isupper() and word.text.lower() in named:
            run.append(place)
        elif run:
            yield run
            run = []


def _description_before(words: Sequence[Word], name: int, case: Case) -> Sequence[int]:
    """Return the places of the words of content from the start of the phrase to a name: "The coach, | Sal Moreno"."""
    last = name - 1 if name and words[name - 1].sort is Sort.BOUNDARY else name
    first = next((place + 1 for place in range(last - 1, -1, -1) if words[place].sort is Sort.BOUNDARY), 0)
    return _described(words, range(first, last), case)


def _description_behind(words: Sequence[Word], name: int, case: Case) -> Sequence[int]:
    """Return the places of the words of content that commas set off behind a name: "Sal Moreno, | the coach |,"."""
    if name + 1 >= len(words) or words[name + 1].sort is not Sort.BOUNDARY:
        return ()
    last = next((place for place in range(name + 2, len(words)) if words[place].sort is Sort.BOUNDARY), name + 2)
    return _described(words, range(name + 2, last), case)


def _described(words: Sequence[Word], places: range, case: Case) -> Sequence[int]:
    """Return the places of words of content among some that open no clause, none where these are too many."""
    parting = case.words.openers | case.words.relatives | case.words.owners
    if any(words[place].text.lower() in parting for place in places):
        return ()
    found = [place for place in places if words[place].weighs]
    return found if len(found) <= _LONGEST else ()
