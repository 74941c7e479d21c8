"""The rule `preposition`: small words of place and time in one place of two wordings that are alike: above, below."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.converses import converse_dealings
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.statements import Statement, words_at
from claimcheck.comparison.vocabulary.terms import is_function_word
from claimcheck.records import Kind, Verdict

# What stands in the place of something else is at most so many words and signs long.
_LONGEST_PLACE = 4

# Wordings that agree to this share can be laid side by side.
_ALIKE = 0.6

# A figure stands right behind its small word, or behind an article between.
_TO_A_FIGURE = 3

_DATE = f"#{Kind.DATE}"


def prepositions_exchanged(subject: Subject) -> list[Outcome]:
    """Name two small words that stand in each other's place and do not mean the same: during and after the summit."""
    a, b = subject.a, subject.b
    if a.language != b.language:
        return []
    matcher = SequenceMatcher(a=a.frame, b=b.frame, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return []
    senses, outcomes = _senses(a.language), list[Outcome]()
    leading = [set(told.leading) for told in converse_dealings(a, b) or ()] or [set(), set()]
    for tag, first_a, last_a, first_b, last_b in matcher.get_opcodes():
        places = range(first_a, last_a), range(first_b, last_b)
        if tag != "replace" or max(map(len, places)) > _LONGEST_PLACE:
            continue
        x, y = _preposition(a, places[0], senses), _preposition(b, places[1], senses)
        if x in leading[0] and y in leading[1]:
            continue  # sold to Weber, bought from Lund
        if x is None or y is None or not senses[a.frame[x]].isdisjoint(senses[b.frame[y]]):
            continue
        if not (_belongs_to_a_figure(a, x) and _belongs_to_a_figure(b, y)):
            outcomes.append(Differs(subject.difference("turning", Verdict.UNDECIDED, words_at(a, x), words_at(b, y))))
    return outcomes


def _preposition(side: Statement, places: Sequence[int], senses: Mapping[str, AbstractSet[int]]) -> int | None:
    """Return the place of the one listed small word among some places where nothing else of content stands."""
    words = [side.frame[place] for place in places]
    if not all(word in senses or is_function_word(word, side.language) for word in words):
        return None
    return next((place for place in places if side.frame[place] in senses), None)


def _belongs_to_a_figure(side: Statement, place: int) -> bool:
    """Tell whether a small word is read with the figure it stands by: "in May", "between 3 and 5"; not "until May"."""
    behind = [word for word in side.frame[place + 1 : place + _TO_A_FIGURE] if word.startswith("#")]
    bounds = behind[:1] == [_DATE] and side.frame[place] in own_words(side.language, "limits", "bounding")
    return bool(behind) and not bounds


@functools.cache
def _senses(language: str) -> Mapping[str, AbstractSet[int]]:
    """Return, by each listed small word, the numbers of the lines that list it: two of one line may mean the same."""
    lines: Iterable[str] = own_table(language, "turning").get("prepositions", ())
    senses: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            senses.setdefault(word, set()).add(number)
    return senses
