"""The rule of the words that turn the sense of what both tell: for and against, before and after, former."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from claimcheck.comparison.evidence.denials import negates_with_exception
from claimcheck.comparison.evidence.roles import aligned_places
from claimcheck.comparison.evidence.subject import Subject, Words, own_matches
from claimcheck.comparison.rules.likeness import have_no_words_of_their_own, is_alike
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same
from claimcheck.comparison.statements import Figure, Statement, start_with_hedge
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.comparison.vocabulary.turning import LIMIT, Marker, says_which_came_first
from claimcheck.records import Certainty, Kind, Verdict

# A turning word reaches what follows it within so many places of the frame.
_REACH = 4

# Between an office and its holder stands no more than a part of its name.
_BESIDE = 2

_WAY = "way"

# What turns alike in every language.
_ACROSS = frozenset({"side", "order", "holding", "number"})

_ALMOST = "almost"
_HEDGING = frozenset({"alleged", "draft", "foreseen"})
_ORDER = "order"


def turning_words(subject: Subject) -> list[Outcome]:
    """Judge the turning words that stand by the same thing: for and against, before and after, former."""
    a, b = subject.a, subject.b
    if a.language != b.language:
        return list(_turned_across(subject))
    partners = _partners(subject)
    matches = own_matches(subject)
    anchors_a = _Anchors(a, _outside_phrases(a, [match.a for match in matches]))
    anchors_b = _Anchors(b, _outside_phrases(b, [match.b for match in matches]))
    outcomes: list[Outcome] = []
    for x in anchors_a.markers:
        anchor = anchors_a.of(x)
        partner = partners.get(anchor) if anchor is not None else None
        if anchor is None or partner is None or _are_of_two_holders(subject, anchor, partner):
            continue
        near = anchors_b.markers_by(partner, x.kind)
        if x.kind == _WAY and not _goes_both_ways(subject) and _is_name_at(a, anchor):
            near = [y for y in near if _lead_from_one_word(subject, x, y, partners)]
        if any(y.value == x.value for y in near):
            outcomes.append(Same(x.text, x.text))
        elif near and x.kind != LIMIT:
            outcomes.append(_exclusive(subject, x, near[0], partners))
        elif _may_not_be_left_out(a, x, partners) and not (_says_so_too(b, x) or _tells_how_sure(a, b, x)):
            outcomes.append(Differs(subject.difference("limit", Verdict.UNDECIDED, _words(a, x), None)))
    backwards = {partner: anchor for anchor, partner in partners.items()}
    for y in anchors_b.markers:
        anchor = backwards.get(anchors_b.of(y) or 0)
        if not _may_not_be_left_out(b, y, backwards) or anchor is None:
            continue
        if _says_so_too(a, y) or _tells_how_sure(b, a, y):
            continue
        if _are_of_two_holders(subject, anchor, anchors_b.of(y) or 0):
            continue
        if not anchors_a.markers_by(anchor, y.kind):
            outcomes.append(Differs(subject.difference("limit", Verdict.UNDECIDED, None, _words(b, y))))
    return outcomes


def _outside_phrases(side: Statement, matched: Sequence[Term]) -> Sequence[Marker]:
    """Return the turning words of a side that stand within no phrase that the other side has: brought to safety."""
    phrases = [term for term in matched if " " in term.text and not term.name]
    if not phrases:
        return side.markers
    return [marker for marker in side.markers if not any(term.start < marker.start < term.end for term in phrases)]


def _are_of_two_holders(subject: Subject, anchor: int, partner: int) -> bool:
    """Tell whether the word that is turned stands in front of two names: former minister Lund, minister Berg."""
    x, y = _name_behind(subject.a, anchor), _name_behind(subject.b, partner)
    return x is not None and y is not None and not (same_name(x.key, y.key) or perhaps_one_name(x.key, y.key))


def _name_behind(side: Statement, place: int) -> Term | None:
    """Return the name right behind a word of content."""
    at = next((number for number, term in enumerate(side.terms) if term.place == place), None)
    behind = side.terms[at + 1] if at is not None and at + 1 < len(side.terms) else None
    return behind if behind and behind.name and behind.place - place <= _BESIDE else None


def _turned_across(subject: Subject) -> Iterator[Outcome]:
    """Leave open two statements in two languages of which one has a word and the other its contrary by one thing.

    Which small word stands for which is less sure there: for the plan, „gegen den Plan“.
    """
    a, b, partners = subject.a, subject.b, _partners(subject)
    anchors_a, anchors_b = _Anchors(a), _Anchors(b)
    for x in (one for one in a.markers if one.kind in _ACROSS):
        partner = partners.get(anchors_a.of(x) or -1)
        near = anchors_b.markers_by(partner, x.kind) if partner is not None else ()
        if near and not any(y.value == x.value for y in near):
            sides = _words(a, x), _words(b, near[0])
            yield Differs(subject.difference("turning", Verdict.UNDECIDED, *sides))


def _says_so_too(other: Statement, marker: Marker) -> bool:
    """Tell whether the other side has a limiting word that says the same, or any of an order, wherever it stands."""
    return any(one.kind == marker.kind and (one.kind == _ORDER or one.value == marker.value) for one in other.markers)


def _tells_how_sure(side: Statement, other: Statement, marker: Marker) -> bool:
    """Tell whether a limiting word is what makes one statement less sure than the other: "allegedly stole", "planned".

    The rule of certainty then tells of it.
    """
    sure = other.claim.certainty is Certainty.STATED and side.claim.certainty is not Certainty.STATED
    return sure and marker.kind == LIMIT and marker.value in _HEDGING


def _may_not_be_left_out(side: Statement, marker: Marker, partners: Mapping[int, int]) -> bool:
    """Tell whether a word limits what it stands by, or says which of two things came first that both sides tell.

    "after" may be left out, since "when" and "for" often say as much.
    """
    if marker.kind == LIMIT:
        return True
    return says_which_came_first(marker, side.language) and _word_before(side, marker) in partners


def _exclusive(subject: Subject, x: Marker, y: Marker, partners: Mapping[int, int]) -> Outcome:
    """Return how two words that exclude each other set the statements against each other."""
    sides = _words(subject.a, x), _words(subject.b, y)
    # From and to change places with their figures, and each side has both.
    same_place = _goes_both_ways(subject) if x.kind == _WAY else _stand_in_one_place(subject, x, y, partners)
    # Not before the vote, after the vote: what one side denies of one of two contraries, the other may tell.
    is_opposed = same_place and is_alike(subject) and not negates_with_exception(subject)
    verdict = subject.opposition() if is_opposed else Verdict.UNDECIDED
    return Differs(subject.difference("turning", verdict, *sides))


def _stand_in_one_place(subject: Subject, x: Marker, y: Marker, partners: Mapping[int, int]) -> bool:
    """Tell whether two small words have one place, or stand right behind one word of both wherever its clause stands.

    What follows both is of both sides already: "On Monday Lund voted against the tower", "Lund voted for the tower".
    Where all other words are the same, no other place is left for them: „Am Montag stimmte Lund für den Turm“.
    """
    if aligned_places(subject.a.frame, subject.b.frame).get(x.place) == y.place:
        return True
    if have_no_words_of_their_own(subject):
        return True
    first, second = x.place - 1, y.place - 1
    return first >= 0 and partners.get(first) == second


def _goes_both_ways(subject: Subject) -> bool:
    """Tell whether both sides say from what to what something went, in one breath: "from 40 to 48 %"."""
    return all(_says_from_and_to(side) for side in (subject.a, subject.b))


def _is_name_at(side: Statement, place: int) -> bool:
    return any(term.name for term in side.terms if term.place == place)


def _lead_from_one_word(subject: Subject, x: Marker, y: Marker, partners: Mapping[int, int]) -> bool:
    """Tell whether two small words stand behind one word of both: moved from Lorna, moved to Lorna.

    Behind two words each may mean what it means there: « né dans le port de Lorna », « né à Lorna ».
    """
    before = subject.a.frame[x.place - 1 : x.place], subject.b.frame[y.place - 1 : y.place]
    first, second = _word_before(subject.a, x), _word_before(subject.b, y)
    if before[0] == before[1]:
        return True
    return first is not None and second is not None and partners.get(first) == second


def _word_before(side: Statement, marker: Marker) -> int | None:
    """Return the place of the last word of content before a small word."""
    return max((term.place for term in side.terms if term.place < marker.place), default=None)


def _says_from_and_to(statement: Statement) -> bool:
    anchors = _Anchors(statement)
    ways = [marker for marker in statement.markers if marker.kind == _WAY and anchors.of(marker)]
    return any(x.value != y.value and y.place - x.place <= _REACH for x, y in pairwise(ways))


def _words(statement: Statement, marker: Marker) -> Words:
    return marker.text, statement.claim.start + marker.start


def _partners(subject: Subject) -> dict[int, int]:
    """Return the place of what follows in one frame for the place of its partner in the other."""
    matches = own_matches(subject)
    figures = (*subject.amounts.pairs, *subject.dates.pairs)
    return {match.a.place: match.b.place for match in matches if not match.opposed} | {
        pair.a.place: pair.b.place for pair in figures if pair.compatible
    }


class _Anchors:
    """What the turning words of a statement stand by: the first thing of content that follows each of them closely.

    Before most figures such words are part of the amount or of its time ("more than 12", "before noon"). From and to
    turn a figure, and a name where they lead both ways; the others turn what is counted ("after 12 welders left").
    """

    def __init__(self, statement: Statement, markers: Sequence[Marker] | None = None) -> None:
        self._statement = statement
        self.markers = statement.markers if markers is None else markers
        self._figures: dict[int, Figure] = {}
        for figure in (*statement.amounts, *statement.dates):
            self._figures.setdefault(figure.place, figure)
        self._names = {term.place for term in statement.terms if term.name}
        self._places = sorted({*self._figures, *(term.place for term in statement.terms)})
        self._markers: dict[tuple[int | None, str], list[Marker]] = defaultdict(list)
        for marker in self.markers:
            self._markers[self.of(marker), marker.kind].append(marker)

    def of(self, marker: Marker) -> int | None:
        """Return the place of what a turning word stands by, None where it turns nothing."""
        at = bisect_left(self._places, marker.end_place)
        first = self._places[at] if at < len(self._places) else None
        if first is None or first - marker.end_place > _REACH:
            return None
        figure = self._figures.get(first)
        if figure and _is_in_hedge(self._statement, figure, marker):
            return None
        return first if _may_turn(marker, figure, is_name=first in self._names) else None

    def markers_by(self, place: int, kind: str) -> Sequence[Marker]:
        """Return the turning words of a kind that stand by what is at a place, in their order."""
        return self._markers.get((place, kind), ())


def _is_in_hedge(statement: Statement, figure: Figure, marker: Marker) -> bool:
    """Tell whether a small word is part of a hedge: « à plus de 200 km/h »."""
    return start_with_hedge(statement, figure) < marker.start


def _may_turn(marker: Marker, figure: Figure | None, *, is_name: bool) -> bool:
    if marker.kind == LIMIT:
        return figure is None or marker.value != _ALMOST  # "nearly 300" is read with the figure
    if marker.kind == _WAY:
        return figure is not None or is_name
    counted = figure is not None and figure.quantity.kind is Kind.COUNT and figure.quantity.unit is not None
    return figure is None or (counted and marker.kind == _ORDER)
