"""Where a claim is no whole sentence: a noun, the ending of a verb or the main clause is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.annotation.verbs import has_list, may_be_verb
from claimcheck.languages.scanner import scan
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.words import Sort, Word


def missing_noun(case: Case) -> Doubt | None:
    """Leave open a claim that breaks off before a noun: "its new", where the passage goes on "by-the-sea hotel"."""
    alignment = case.alignment
    kept = alignment.kept()
    for place in range(1, len(alignment.own)):
        if not _ends_behind_determiner(case, place):
            continue
        word = alignment.own[place]
        for other in _places(case, place):
            following = alignment.others[other + 1 : other + 2]
            if following and other + 1 not in kept and _goes_on(case, other):
                return Doubt("ending", (word.text, following[0].text))
            if _is_month(case, word) and alignment.others[other].text.lower() != word.text.lower():
                return Doubt("ending", (alignment.own[place - 1].text, alignment.others[other].text))
    return None


def missing_ending(case: Case) -> Doubt | None:
    """Leave open a claim that has a verb of the passage without its ending: "brought the feud" (to an end)."""
    others, kept = case.alignment.others, case.alignment.kept()
    forms = [word.text.lower() for word in others]
    for verb in sorted(kept):
        for ending in case.words.set_endings.get(forms[verb], ()):
            for place in _places_of(forms, ending):
                left_out = range(place, place + len(ending))
                if not any(i in kept and others[i].weighs for i in left_out) and _are_of_one_clause(case, verb, place):
                    return Doubt("ending", (others[verb].text, others[left_out[-1]].text))
    return None


def missing_clause(case: Case) -> Doubt | None:
    """Leave open a claim that has no main clause: "Despite keeping it from those closest to him."."""
    tokens, language = scan(case.claim.claim.quote), case.claim.language
    if not tokens or tokens[0].text.lower() not in case.words.leads or not has_list(language):
        return None
    verbs = (
        token
        for index, token in enumerate(tokens)
        if may_be_verb(tokens, index, language) and not token.text.endswith(case.words.gerund_endings)
    )
    return None if any(verbs) else Doubt("ending", (tokens[0].text, case.alignment.own[-1].text))


def _ends_behind_determiner(case: Case, place: int) -> bool:
    """Tell whether a phrase of the claim ends on an adjective, a participle or a month right behind its article."""
    own, words = case.alignment.own, case.words
    if any(word.weighs for word in own[place + 1 : place + 2]) or place + 1 in case.alignment.partners:
        return False
    first = place
    while first and own[first].text.lower() in words.modifiers:
        first -= 1
    before = own[min(first, place - 1)].text.lower()
    modifies = (
        own[place].text.lower() in words.modifiers
        or (own[place].text.islower() and own[place].text.endswith(words.participle_endings))
        or _is_month(case, own[place])
    )
    return modifies and before in words.determiners | words.possessives


def _is_month(case: Case, word: Word) -> bool:
    return word.text.lower() in case.words.months


def _places(case: Case, place: int) -> Iterator[int]:
    """Yield where the passage has a word of the claim; of a month, the days of it behind the same article."""
    alignment = case.alignment
    if not _is_month(case, alignment.own[place]):
        if place in alignment.partners and place not in alignment.moved:
            yield alignment.partners[place]
        return
    month, article = alignment.own[place].text.lower(), alignment.own[place - 1].text.lower()
    for other in range(1, len(alignment.others)):
        names = alignment.others[other].text.lower().split()
        if month in names and alignment.others[other - 1].text.lower() == article:
            yield other


def _goes_on(case: Case, other: int) -> bool:
    """Tell whether a phrase of the passage goes on behind a place: with a noun, "and" or a hyphen ("by-the-sea")."""
    word, following = case.alignment.others[other], case.alignment.others[other + 1]
    if following.sort is Sort.BOUNDARY:
        return False
    return following.weighs or following.text.lower() in case.words.additive or _opens_compound(case, word, following)


def _opens_compound(case: Case, before: Word, word: Word) -> bool:
    for claim in (statement.claim for statement in case.passage.statements):
        if claim.start <= before.start and word.start < claim.end:
            behind = word.start - claim.start + len(word.text)
            return claim.quote[behind : behind + 1] == "-" and claim.quote[behind + 1 : behind + 2].isalnum()
    return False


def _places_of(forms: Sequence[str], phrase: Sequence[str]) -> Iterator[int]:
    for place in range(len(forms) - len(phrase) + 1):
        if tuple(forms[place : place + len(phrase)]) == tuple(phrase):
            yield place


def _are_of_one_clause(case: Case, verb: int, place: int) -> bool:
    between = case.alignment.others[min(verb, place) + 1 : max(verb, place)]
    parting = case.words.openers | case.words.relatives
    return not any(word.sort is Sort.BOUNDARY or word.text.lower() in parting for word in between)
