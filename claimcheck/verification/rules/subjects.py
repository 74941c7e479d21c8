"""Of whom a claim says what its passage says: of the same, or of somebody whom it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.clauses import clauses
from claimcheck.verification.words import SAYING, Sort, Word


@dataclass(frozen=True, slots=True)
class Gap:
    """Two words that the claim keeps side by side, and what it leaves out of the passage between them.

    `own` are the words of the claim between the two, `between` those of the passage, and `dropped` the places among
    the latter of words of content and figures.
    """

    first: Word
    second: Word
    own: Sequence[Word]
    between: Sequence[Word]
    dropped: Sequence[int]


def gaps(case: Case) -> Iterator[Gap]:
    """Yield the gaps of a claim whose two words stand in the passage in the same order, from left to right."""
    alignment = case.alignment
    places = [p for p in sorted(alignment.partners) if alignment.own[p].weighs and p not in alignment.moved]
    for first, second in pairwise(places):
        between = alignment.others[alignment.partners[first] + 1 : alignment.partners[second]]
        yield Gap(
            alignment.own[first],
            alignment.own[second],
            alignment.own[first + 1 : second],
            between,
            [place for place, word in enumerate(between) if word.weighs],
        )


def subject(case: Case) -> Doubt | None:
    """Leave open a claim that gives to one subject what the passage says of another.

    The passage says it with a pronoun, of what belongs to the one ("whose ship sank"), or of somebody whom the claim
    leaves out; or the claim says with a pronoun what the passage says of somebody whom it leaves out.
    """
    tests = (_of_a_pronoun, _of_what_belongs_to_it, _of_whom_a_pronoun_names, _of_another_name, _of_another_noun)
    for gap in gaps(case):
        for test in tests:
            doubt = test(gap, case)
            if doubt:
                return doubt
    return None


def _of_a_pronoun(gap: Gap, case: Case) -> Doubt | None:
    own = {word.text.lower() for word in gap.own}
    behind = gap.between[max(gap.dropped, default=len(gap.between)) :]
    pointing = [word for word in behind if word.text.lower() in case.words.pronouns - own]
    if pointing:
        return Doubt("subject", (pointing[0].text, gap.second.text))
    passage_words = {word.text.lower() for word in gap.between}
    added = [word for word in gap.own if word.text.lower() in case.words.pronouns - passage_words]
    if added and gap.dropped:
        return Doubt("subject", (added[0].text, gap.between[gap.dropped[-1]].text))
    return None


def _of_what_belongs_to_it(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "the captain | sank" of "the captain, whose ship | sank": a relative clause that no sign has ended."""
    place = next((i for i, word in enumerate(gap.between) if word.text.lower() in case.words.owners), None)
    if place is None or gap.between[place].text in {word.text for word in gap.own}:
        return None
    behind = gap.between[place + 1 :]
    if any(word.sort is Sort.BOUNDARY for word in behind) or not any(word.weighs for word in behind):
        return None
    return Doubt("subject", (gap.between[place].text, gap.second.text))


def _of_whom_a_pronoun_names(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "so keen | to sail" of "so keen that they hired a crew | to sail": what to do is said of another verb."""
    if not (gap.own and gap.own[-1].text.lower() in case.words.infinitives and gap.dropped):
        return None
    pronouns = [i for i, word in enumerate(gap.between) if word.text.lower() in case.words.pronouns]
    own = {word.text.lower() for word in gap.own}
    if not pronouns or pronouns[0] > gap.dropped[-1] or gap.between[pronouns[0]].text.lower() in own:
        return None
    return Doubt("subject", (gap.between[pronouns[0]].text, gap.second.text))


def _of_another_name(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "Lund | resigned" of "Lund said that Weber | had resigned": a name opens a clause that the claim ends."""
    for place, word in enumerate(gap.between):
        if not (word.key == SAYING or word.text.lower() in case.words.clause_openers):
            continue
        if place and word.text.lower() in case.words.additive and _is_name(gap.between[place - 1], case):
            continue  # "between Orla and Selm"
        name = place + 1
        while name < len(gap.between) and gap.between[name].sort is Sort.LIGHT and gap.between[name].text.islower():
            name += 1
        behind = gap.between[name:]
        if not behind or not _is_name(behind[0], case) or _ends(behind, case):
            continue
        if word.key == SAYING or any(dropped < place for dropped in gap.dropped):
            return Doubt("subject", (behind[0].text, gap.second.text))
    return None


def _of_another_noun(gap: Gap, case: Case) -> Doubt | None:
    """Doubt "Lund | will meet" of "Lund had hoped to, but the king | will meet": the clause has its own subject."""
    own = {word.text.lower() for word in gap.own}
    if gap.second.figure or own & (case.words.contrasting | case.words.determiners):
        return None
    for opener, word in enumerate(gap.between):
        if word.text.lower() in case.words.contrasting or _follows_another_verb(gap, opener, case):
            noun = _noun_right_behind(gap.between[opener + 1 :], case)
            if noun:
                return Doubt("subject", (noun.text, gap.second.text))
    return None


def _follows_another_verb(gap: Gap, place: int, case: Case) -> bool:
    """Tell whether the verb of the claim's subject stands in front of a sign, "and" or a verb of saying, left out."""
    word = gap.between[place]
    if _is_name(gap.second, case):
        return False  # "the clerk Weber": another rule looks at who bears a name
    if not (word.sort is Sort.BOUNDARY or word.text.lower() in case.words.additive or word.key == SAYING):
        return False
    passed = {one.text.lower() for one in gap.between[: place + 1]}
    if passed & (case.words.relatives | case.words.owners):
        return False
    passage, first = (
        clauses(case.alignment.others, case.passage.statements),
        case.alignment.others.index(gap.between[0]),
    )
    return any(first <= verb <= first + place for verb in passage.content)


def _noun_right_behind(words: Sequence[Word], case: Case) -> Word | None:
    """Return the noun with an article that is all of some words, auxiliaries beside it."""
    article = next((i for i, word in enumerate(words) if word.text.lower() in case.words.determiners), len(words))
    nouns = [word for word in words[article + 1 :] if word.sort is Sort.CONTENT]
    if not nouns or any(word.sort is not Sort.LIGHT for word in words[:article]):
        return None
    if any(word.sort in (Sort.SMALL, Sort.BOUNDARY, Sort.FIGURE) for word in words[article:]):
        return None
    return nouns[-1]


def _is_name(word: Word, case: Case) -> bool:
    return word.weighs and any(word.text in name.text for s in case.passage.statements for name in s.names)


def _ends(words: Sequence[Word], case: Case) -> bool:
    """Tell whether a clause ends among words, or goes on to another predicate."""
    return any(word.sort is Sort.BOUNDARY or word.text.lower() in case.words.additive for word in words)
