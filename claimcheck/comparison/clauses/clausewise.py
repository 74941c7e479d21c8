"""What two statements tell alike in one clause of each, where as wholes they tell more than both share.

The same rules judge the clauses. A clause is joined to another only by much that both have; and who it speaks of must
not be another: the names that stand before a clause in its sentence are held against each other as its own are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from claimcheck.comparison import thresholds
from claimcheck.comparison.clauses.parts import has_an_auxiliary, is_conditional, is_quoted, opens_with_saying
from claimcheck.comparison.clauses.passages import as_stated, is_only_an_expression, shared_passages, tells_a_plan
from claimcheck.comparison.clauses.sureness import equally_sure
from claimcheck.comparison.evidence.hours_of_day import tell_two_hours
from claimcheck.comparison.evidence.matching import TermMatch, match_terms, matched_terms, overlap
from claimcheck.comparison.evidence.speech_frames import is_in_closing_frame
from claimcheck.comparison.relate import Relation, Setting, relate_statements, repeats
from claimcheck.comparison.rules.own_figures import may_answer_one_question
from claimcheck.comparison.statements import ASSERTED, Statement
from claimcheck.comparison.vocabulary.concepts import happens_once
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term, is_function_word
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Verdict

# Names alone say nothing of those who bear them; a second name stands for a word.
_FEWEST_WORDS = 2

# Fewer words and signs may be the same by chance.
_FEWEST_OF_A_WORDING = 5

# Words that may be one begin with the same letters.
_BEGINNING = 5

# So many characters hold a preposition and an article.
_CLOSE = 8

# How sure one is of what is planned, whether one plans it or tells of the plan.
_OF_A_PLAN = ASSERTED | {Certainty.PLANNED}

_ALIKE = frozenset({Verdict.AGREE, Verdict.PRECISION, Verdict.CERTAINTY})


def relate_clauses(
    a: Statement, b: Statement, parts_a: Sequence[Statement], parts_b: Sequence[Statement], setting: Setting
) -> Relation | None:
    """Return how two statements relate in the clause that most of both is in, None where none is told by both.

    The relation is one of the whole statements; its `parts` are the clauses in which it holds. What no clause tells, a
    passage that both share may tell.
    """
    if number_others(a, b) or tell_two_hours(a, b):
        return None
    clauses, passages = list(_clauses(a, b, parts_a, parts_b)), list(_passages(a, b))
    if not clauses and not passages:
        return None
    strict = setting.of_clauses(thresholds.CLAUSE)
    # Three things in a row are one passage, however often an article has each of its words.
    in_a_row = replace(strict, fewest=0.0)
    found = _related(_as_sure(clauses, a, b, strict), strict) or _related(_as_sure(passages, a, b, strict), in_a_row)
    if found is None or _has_a_rival_elsewhere(found, a, b):
        return None
    return replace(found, a=a, b=b, parts=(found.a, found.b))


def _has_a_rival_elsewhere(found: Relation, a: Statement, b: Statement) -> bool:
    """Tell whether an amount that one clause alone gives may be another one of the other statement, in other clauses.

    "Four trains in five will run" beside "two trains in five and most buses will run": no detail of the buses.
    """
    given = {start for one in found.differences for start in (one.a_start, one.b_start) if None in (one.a, one.b)}
    return any(
        figure.quantity.start in given and may_answer_one_question(figure, part, other, whole)
        for part, whole in ((found.a, b), (found.b, a))
        for figure in part.amounts
        for other in whole.amounts
    )


def number_others(a: Statement, b: Statement) -> bool:
    """Tell whether two statements list things by their numbers, and none alike: lines 4 and 7, lines 8 and 9."""
    first, second = ({figure.quantity.value for figure in side.amounts if figure.listed} for side in (a, b))
    return bool(first and second) and first.isdisjoint(second)


def _as_sure(
    pairs: Iterable[tuple[Statement, Statement]], a: Statement, b: Statement, setting: Setting
) -> Iterator[tuple[Statement, Statement]]:
    """Yield the parts of two statements, each as sure as either side is of it."""
    backgrounds = setting.background(a), setting.background(b)
    return (equally_sure(pair, (a, b), backgrounds) for pair in pairs)


def _related(pairs: Iterable[tuple[Statement, Statement]], strict: Setting) -> Relation | None:
    """Return the relation of the two clauses that tell most alike, None where none do."""
    found: list[tuple[float, Relation]] = []
    for x, y in pairs:
        shared = overlap(x, y, strict.weight)
        common = _words_in_common(shared.matches)
        if not common or common + _times_in_common(x, y) < _FEWEST_WORDS or not _may_tell_one(x, y):
            continue
        repeated = _are_one_wording(x, y)
        if shared.shared < strict.fewest and not repeated:
            continue
        relation = relate_statements(x, y, replace(strict, fewest=0.0) if repeated else strict)
        if relation and relation.verdict in _ALIKE and relation.likeness >= strict.threshold and not _adds_a_day(x, y):
            found.append((shared.shared * relation.likeness, relation))
    return max(found, key=lambda one: one[0])[1] if found else None


def _words_in_common(matches: Sequence[TermMatch]) -> int:
    """Return how many words of content both have, any names beside the first with them; 0 for names alone."""
    words = sum(not match.a.name for match in matches)
    return words + max(0, len(matches) - words - 1) if words else 0


def _times_in_common(x: Statement, y: Statement) -> int:
    """Return how many days, and times of day or numbers of things, both give at the most: as good as a word each."""
    sides = ((len(side.dates), len(side.identifiers)) for side in (x, y))
    return sum(min(pair) for pair in zip(*sides, strict=True))


def _clauses(
    a: Statement, b: Statement, parts_a: Sequence[Statement], parts_b: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """Yield the clauses of either that say something and may share words."""
    for x, y in product((a, *parts_a), (b, *parts_b)):
        if (x is a and y is b) or not _share_words(x, y):
            continue
        if is_in_closing_frame(a, x.claim.start) or is_in_closing_frame(b, y.claim.start):
            continue
        if is_quoted(x, a) and is_quoted(y, b) and is_only_an_expression(x, y, a, b):
            continue
        if _says_something(x, a, y, b) and _says_something(y, b, x, a):
            yield x, y


def _passages(a: Statement, b: Statement) -> Iterator[tuple[Statement, Statement]]:
    """Yield the passages that two statements share, where both tell them as so, or both alike."""
    for x, y in shared_passages(a, b):
        certainties = {x.claim.certainty, y.claim.certainty}
        if is_in_closing_frame(a, x.claim.start) or is_in_closing_frame(b, y.claim.start):
            continue
        if _dates_one_alone(x, y, a, b) or (_only_names_who_speaks(x) and _only_names_who_speaks(y)):
            continue
        if certainties <= _OF_A_PLAN and all(map(tells_a_plan, (x, y))):
            yield as_stated(x), as_stated(y)  # "the town will sue", "the mayor says that the town will sue"
        elif len(certainties) == 1 or certainties <= ASSERTED:
            yield x, y


def _only_names_who_speaks(part: Statement) -> bool:
    """Tell whether a passage has no words but those that name whoever is quoted, and the day on which he spoke.

    Two papers quote one authority: "on Tuesday morning the minister Ida Berg".
    """
    speaker = {token.text.lower() for token in scan(part.claim.speaker or "")}
    days = [(figure.quantity.start, figure.quantity.end) for figure in part.dates]
    offset = part.claim.start
    words = (
        token.text.lower()
        for token in scan(part.claim.quote)
        if not any(start <= token.start + offset < end for start, end in days)
    )
    return bool(speaker) and all(word in speaker or is_function_word(word, part.language) for word in words)


def _dates_one_alone(x: Statement, y: Statement, a: Statement, b: Statement) -> bool:
    """Tell whether a day stands right behind one of two passages, and none in the other statement."""
    behind = [_day_behind(part, whole) for part, whole in ((x, a), (y, b))]
    once = any(happens_once(key) for term in x.terms for key in term.concepts)
    return not once and any(day and not other.dates for day, other in zip(behind, (b, a), strict=True))


def _day_behind(part: Statement, whole: Statement) -> bool:
    end = part.claim.end
    return any(0 <= figure.quantity.start - end <= _CLOSE for figure in whole.dates)


def _may_tell_one(x: Statement, y: Statement) -> bool:
    return may_speak_of_one(x, y) and is_conditional(x) is is_conditional(y)


def _are_one_wording(x: Statement, y: Statement) -> bool:
    """Tell whether two clauses are the same word for word, and long enough not to be so by chance."""
    return len(x.frame) >= _FEWEST_OF_A_WORDING and x.frame == y.frame


def _says_something(part: Statement, whole: Statement, other: Statement, of: Statement) -> bool:
    """Tell whether a clause says something of somebody: it is no mere noun, nor the words that name who speaks.

    What quotes another clause, or has all that another whole statement says, says it as well, whatever its verb.
    """
    if part is whole:
        return True
    if opens_with_saying(part):
        return False
    return has_an_auxiliary(part) or _is_repeated(part, whole, other) or (other is of and _has_all(part, other))


def _is_repeated(part: Statement, whole: Statement, other: Statement) -> bool:
    """Tell whether a quotation stands in another clause word for word."""
    return is_quoted(part, whole) and repeats(part.frame, other.frame)


def _has_all(part: Statement, other: Statement) -> bool:
    matched = matched_terms(match_terms(part.terms, other.terms))
    return all(id(term) in matched for term in other.terms)


def _adds_a_day(x: Statement, y: Statement) -> bool:
    """Tell whether one clause alone is dated: "taken to hospital on Monday", "has been taken to hospital before"."""
    return bool(x.dates) is not bool(y.dates)


def _share_words(x: Statement, y: Statement) -> bool:
    """Tell whether two statements may share two terms: a look that costs little."""
    keys = [{key for term in side.terms for key in _keys(term)} for side in (x, y)]
    return len(keys[0] & keys[1]) > 1


def _keys(term: Term) -> Iterator[str]:
    yield from term.concepts
    yield from term.key.split()
    yield term.text.lower()[:_BEGINNING]


def may_speak_of_one(x: Statement, y: Statement) -> bool:
    """Tell whether two clauses speak of no two that are named: Lund who resigned, Weber who resigned."""
    named = [[term for term in (*side.topic, *side.terms) if term.name] for side in (x, y)]
    own = [[term for term in side.terms if term.name] for side in (x, y)]
    return all(
        not first
        or not second
        or share_a_name((p.key for p in first), (q.key for q in second))
        or any(perhaps_one_name(p.key, q.key) for p, q in product(first, second))
        for first, second in (named, own)
    )
