"""Words that turn, limit or take back what a claim and its passage both say: not, only, former, if."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import undoing
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.vocabulary import vocabulary
from claimcheck.verification.words import HEDGE, NEGATION, SAYING, Sort, Word, as_written

_CONDITION = "condition"
_CONCESSION = "concession"
_ONLY = "only"

# What is granted or feared is so only in its own clause.
_OF_CLAUSES = frozenset({"concession"})
# What an auxiliary or an adverb says of one predicate it says of the one behind "and" as well.
_OF_PREDICATES = frozenset({NEGATION, HEDGE, "asked", "coming", "alleged"})
_OF_NOUNS = frozenset(
    {"former", "deputy", "alleged", "draft", "possible", "false", "provisional", "foreseen", "elect", "leaving", "late"}
)


def turning(case: Case) -> Doubt | None:
    """Leave open a claim that drops or adds a word that turns, limits or takes back what both say."""
    alignment = case.alignment
    own = _governed(alignment.own, alignment.partners.keys(), [case.claim])
    others = _governed(alignment.others, alignment.kept(), case.passage.statements)
    open_words: dict[str, None] = {}
    for place, other in sorted(alignment.partners.items()):
        if alignment.own[place].weighs:
            left, right = own.get(place, {}), others.get(other, {})
            open_words.update((f"{(left | right)[turns]}", None) for turns in sorted(left.keys() ^ right.keys()))
    return Doubt("turned", tuple(open_words)) if open_words else None


def _governed(
    words: Sequence[Word], kept: Collection[int], statements: Sequence[Statement]
) -> dict[int, dict[str, str]]:
    """Return, by place, the classes of turning words that govern a kept word, with the phrase that does."""
    found: dict[int, dict[str, str]] = {}
    additive = vocabulary(statements[0].language).additive
    for place, word in enumerate(words):
        if word.sort is Sort.TURNING:
            for governed in _reach(words, place, kept) or _behind_and(words, place, kept, additive):
                found.setdefault(governed, {})[word.turns] = _phrase(words, place, statements)
    return found


def _phrase(words: Sequence[Word], place: int, statements: Sequence[Statement]) -> str:
    """Return the whole phrase that a turning word is part of, which names what turns better than its last word."""
    first, last = place, place + 1
    while first and (words[first - 1].sort, words[first - 1].turns) == (Sort.TURNING, words[place].turns):
        first -= 1
    while last < len(words) and (words[last].sort, words[last].turns) == (Sort.TURNING, words[place].turns):
        last += 1
    return as_written(words[first:last], statements)


def _reach(words: Sequence[Word], place: int, kept: Collection[int]) -> Sequence[int]:
    """Return the places of kept words that the turning word at a place governs.

    It governs the next word of content in its clause, one that is left out for one behind it; what limits a noun
    governs all its words, but where the noun is left out neither a name behind it nor what the name is said to do. A
    condition governs its whole statement, a concession its clause; with nothing behind it a negation or a hedge governs
    the word of content before it, and what limits a noun the noun right before it: « directeur adjoint ».
    """
    turns = words[place].turns
    if turns == _CONDITION:
        return [i for i in range(len(words)) if i in kept]
    if turns == _CONCESSION:
        end = next((i for i in range(place, len(words)) if words[i].sort is Sort.BOUNDARY), len(words))
        return [i for i in range(place, end) if i in kept]
    following = _first_of_content(words, place + 1)
    if turns == HEDGE and following < len(words) and words[following].sort is Sort.BOUNDARY:
        following = _first_of_content(words, _behind_aside(words, following))
    run = []
    while following < len(words) and words[following].weighs and words[following].key != SAYING:
        run.append(following)
        following += 1
    if not run and (turns == NEGATION or (turns == HEDGE and _ends_set_off(words, place, following))):
        return _last_before(words, place, kept)
    if not run and turns in _OF_NOUNS:
        return [i for i in range(max(0, place - 1), place) if words[i].weighs and i in kept]
    reached = [i for i in run if i in kept]
    if turns == NEGATION and run and run[0] not in kept and words[run[0]].key.removeprefix("=") in undoing():
        return []  # what has not stopped goes on
    if turns == _ONLY and run and words[run[0]].figure:
        return []  # "only 58 %" is 58 %
    if turns not in _OF_NOUNS:
        return reached[:1]
    if run[:1] != reached[:1]:
        name = next((i for i in run if not words[i].text[:1].islower()), len(words))
        return [i for i in reached if i < name and _has_capitals(words)]
    return list(takewhile(lambda i: not _is_named_behind_its_noun(words, run, i), reached))


def _behind_and(words: Sequence[Word], place: int, kept: Collection[int], additive: Collection[str]) -> Sequence[int]:
    """Return the place of the predicate that a turning word governs as well as the one that is left out.

    "The group | may close the mill and | cut jobs": its subject is kept, and "and" stands right before it.
    """
    opens = next((i for i in range(place, 0, -1) if words[i - 1].sort is Sort.BOUNDARY), 0)
    if words[place].turns not in _OF_PREDICATES or not any(words[i].weighs and i in kept for i in range(opens, place)):
        return []
    closes = next((i for i in range(place, len(words)) if words[i].sort is Sort.BOUNDARY), len(words))
    first = next((i for i in range(place + 1, closes) if words[i].weighs and i in kept), None)
    return [first] if first is not None and words[first - 1].text.lower() in additive else []


def _first_of_content(words: Sequence[Word], place: int) -> int:
    """Return the first place from one on at which no small, light or turning word stands."""
    while place < len(words) and words[place].sort in (Sort.LIGHT, Sort.SMALL, Sort.TURNING):
        place += 1
    return place


def _behind_aside(words: Sequence[Word], sign: int) -> int:
    """Return the place behind what a sign opens and the next one closes: "may, the police say, | have sold the mill".

    A hedge that is itself set off has but the one sign behind it: "the mill, perhaps, | closed".
    """
    closing = next((place for place in range(sign + 1, len(words)) if words[place].sort is Sort.BOUNDARY), sign)
    return closing + 1


def _ends_set_off(words: Sequence[Word], place: int, following: int) -> bool:
    """Tell whether a sign sets off a word behind which nothing of content follows: "the mill closed, perhaps"."""
    return following >= len(words) and place > 0 and words[place - 1].sort is Sort.BOUNDARY


def _last_before(words: Sequence[Word], place: int, kept: Collection[int]) -> Sequence[int]:
    """Return the place of the last kept word before one, in the clause that it ends or is set off from by a sign."""
    end = place - 1 if place and words[place - 1].sort is Sort.BOUNDARY else place
    opens = next((i for i in range(end, 0, -1) if words[i - 1].sort is Sort.BOUNDARY), 0)
    return [i for i in range(opens, end) if words[i].weighs and i in kept][-1:]


def _is_named_behind_its_noun(words: Sequence[Word], run: Sequence[int], place: int) -> bool:
    """Tell whether a word opens the name of whom the noun in front of it says what they are: treasurer Dale Quinn.

    "Dale Quinn, the former treasurer" says the same of the noun alone.
    """
    return place > run[0] and words[place].text[:1].isupper() and words[place - 1].text[:1].islower()


def _has_capitals(words: Sequence[Word]) -> bool:
    return any(word.text[:1].isupper() for word in words)
