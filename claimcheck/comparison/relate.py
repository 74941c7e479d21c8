"""Two statements, one relation: do they speak of the same matter, and if so, how do they differ?

What rules can settle is settled here: amounts, dates, units, negation, opposites, names in the same place, certainty.
Likeness of words opens the comparison and never closes it: it says that two statements may speak of the same matter,
not that they say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from claimcheck.comparison.background import Background
from claimcheck.comparison.differences import (
    Grade,
    Subject,
    amount_differences,
    certainty_differences,
    date_differences,
    detail_differences,
    name_differences,
    polarity_differences,
    share_differences,
)
from claimcheck.comparison.matching import Overlap, Weight, even_weight, matched_terms, overlap
from claimcheck.comparison.roles import FigureMatching, FigurePair, match_figures, significant_digits
from claimcheck.comparison.statements import Statement
from claimcheck.records import COMPARISON_VERDICTS, Difference, Kind, Verdict

# Measured on the statement pairs of tests/comparison/data; see docs/decisions/likeness.md.
_SAME_MATTER = 0.40
_SAME_CONTENT = 0.50

_OPPOSED = frozenset({Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE})

# Two statements that share a name and as many words of content as this speak of one matter in different words.
_FEWEST_IN_COMMON = 4
_IN_OTHER_WORDS = 0.30

# A headline held against a sentence of its article: this much of the shorter one, a figure included, is one matter.
_WITHIN_THE_OTHER = 0.6

# A wording of at least so many words and signs that stands to this share in another one is repeated there.
_FEWEST_REPEATED = 7
_REPEATED = 0.8

# Two statements that share no more words than this may differ in the one that matters.
_FEW_IN_COMMON = 2

# Two statements of which each gives as many figures of its own tell two things, though one figure is in both.
_MANY_FIGURES = 2

# Many things are 12 or 57 %; few are 1,450.
_RARE_DIGITS = 3

# One shared term is enough where a figure as good as two more is shared too: "sales", 890 million. What a figure adds
# to terms is less than what it adds to likeness, since many things are six or two.
_LEAST_SHARED = 0.5
_OF_A_TERM = 1 / 3


@dataclass(frozen=True, slots=True)
class Relation:
    """How two statements that speak of the same matter relate.

    `reason` says why they are left undecided: a key of the phrases where rules leave them so, a sentence of its own
    where `decided_by` is the model. `beside` are further statements that tell the same matter.
    """

    a: Statement
    b: Statement
    verdict: Verdict
    differences: tuple[Difference, ...]
    reason: str
    likeness: float
    decided_by: str = "rules"
    beside: tuple[Statement, ...] = ()

    def mirrored(self) -> Relation:
        """Return the same relation seen from the other side."""
        differences = tuple(
            replace(d, a=d.b, b=d.a, claims=(d.claims[1], d.claims[0]), a_start=d.b_start, b_start=d.a_start)
            for d in self.differences
        )
        return replace(self, a=self.b, b=self.a, differences=differences)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a pair of statements is compared in: term weights, and which source is the later one.

    `order` is negative where the first source is the earlier one, positive where it is the later one, and 0 where
    both are of one day or it is not known. `threshold` is the likeness from which two statements may speak of the
    same matter, `fewest` the weight of terms that they must share at the least. `held_together` says that somebody put
    the two side by side. `backgrounds` holds what each source tells elsewhere.
    """

    weight: Weight = even_weight
    order: int = 0
    threshold: float = _SAME_MATTER
    fewest: float = 1.5
    held_together: bool = False
    backgrounds: Mapping[str, Background] = field(default_factory=dict)

    def background(self, statement: Statement) -> Background:
        """Return what the source of a statement tells elsewhere."""
        return self.backgrounds.get(statement.source, Background())


def relate_statements(a: Statement, b: Statement, setting: Setting | None = None) -> Relation | None:
    """Return how two statements relate, None where they speak of different matters.

    The answer is the same from both sides: each pair is looked at in one order, whichever order it came in.
    """
    setting = setting or Setting()
    if b.claim.quote < a.claim.quote:
        relation = _relate(b, a, replace(setting, order=-setting.order))
        return relation.mirrored() if relation else None
    return _relate(a, b, setting)


def _relate(a: Statement, b: Statement, setting: Setting) -> Relation | None:
    shared = overlap(a, b, setting.weight)
    amounts = match_figures(a, b, a.amounts, b.amounts, shared.matches)
    dates = match_figures(a, b, a.dates, b.dates, shared.matches)
    told = _told_alike(amounts, dates)
    likeness = _likeness(shared, told)
    if a.frame != b.frame and not (
        _of_one_matter(shared, told, likeness, setting) or (told and _repeats(a.frame, b.frame))
    ):
        return None
    subject = Subject(
        a,
        b,
        shared,
        amounts,
        dates,
        likeness,
        setting.order,
        setting.held_together,
        setting.background(a),
        setting.background(b),
    )
    grades = _grades(subject)
    if any(grade.elsewhere for grade in grades) or _differs_throughout(grades):
        return None
    return _relation(subject, grades)


def _of_one_matter(shared: Overlap, told: float, likeness: float, setting: Setting) -> bool:
    figures = told * _OF_A_TERM if shared.shared >= _LEAST_SHARED else 0.0
    if shared.shared + figures < setting.fewest:
        return False
    if setting.held_together and told and _share_of_shorter(shared, told) >= _WITHIN_THE_OTHER:
        return True
    return likeness >= setting.threshold or _in_other_words(shared, likeness)


def _repeats(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether one wording stands in the other nearly whole: "he is there for four days", whoever says so."""
    shorter = min(len(a), len(b))
    if shorter < _FEWEST_REPEATED:
        return False
    block = SequenceMatcher(a=a, b=b, autojunk=False).find_longest_match()
    return block.size >= _REPEATED * shorter


def _share_of_shorter(shared: Overlap, told: float) -> float:
    """Return the share of the shorter statement, terms and figures, that stands in the longer one, 0 to 1."""
    return (shared.shared + told) / (min(shared.total_a, shared.total_b) + told)


def _in_other_words(shared: Overlap, likeness: float) -> bool:
    """Tell whether two statements have enough in common, however long each is beside it."""
    names = sum(match.a.name for match in shared.matches)
    return likeness >= _IN_OTHER_WORDS and names > 0 and len(shared.matches) - names >= _FEWEST_IN_COMMON


def _differs_throughout(grades: Sequence[Grade]) -> bool:
    """Tell whether two statements differ in several places at once: then they speak of two things of one kind.

    "7.4 % in France" and "5.1 % in Germany" do not conflict; a conflict is one thing told in two ways.
    """
    places = {
        _place(grade.difference) for grade in grades if grade.difference and grade.difference.relation in _OPPOSED
    }
    return len(places) > 1


def _place(difference: Difference) -> str:
    return difference.kind if difference.kind in ("name", "date") else "content"


def _likeness(shared: Overlap, told: float) -> float:
    """Return how alike two statements are, 0 to 1: shared terms and figures over all of them."""
    total = shared.total_a + shared.total_b + 2 * told
    return 2 * (shared.shared + told) / total if total else 0.0


def _told_alike(*matchings: FigureMatching) -> float:
    """Return what figures that both sides tell add to what they share, in the weight of a term."""
    return sum(_specificity(pair) for matching in matchings for pair in matching.pairs if pair.compatible)


def _specificity(pair: FigurePair) -> float:
    """Return what a figure that both sides tell adds to what they share, in the weight of a term.

    The more digits two sources give alike, the less likely it is that they count different things.
    """
    digits = min(significant_digits(pair.a.quantity.text), significant_digits(pair.b.quantity.text))
    return min(3.0, 0.5 + digits * 0.75)


def _grades(subject: Subject) -> list[Grade]:
    shares = share_differences(subject)
    judged = {start for grade in shares if grade.difference for start in _starts(grade.difference)}
    details = [g for g in detail_differences(subject) if not g.difference or judged.isdisjoint(_starts(g.difference))]
    return [
        *amount_differences(subject),
        *date_differences(subject),
        *polarity_differences(subject),
        *name_differences(subject),
        *shares,
        *certainty_differences(subject),
        *details,
    ]


def _starts(difference: Difference) -> set[tuple[str, int]]:
    """Return the places in the two claims that a difference tells of."""
    sides = zip(difference.claims, (difference.a_start, difference.b_start), strict=True)
    return {(claim, start) for claim, start in sides if start is not None}


def _relation(subject: Subject, grades: Sequence[Grade]) -> Relation:
    differences = tuple(grade.difference for grade in grades if grade.difference)
    verdicts = {difference.relation for difference in differences}
    open_reasons = [grade.undecided for grade in grades if grade.undecided]
    gravest = next((verdict for verdict in COMPARISON_VERDICTS if verdict in verdicts), None)
    if gravest in _OPPOSED and _of_different_things(subject, differences):
        return Relation(subject.a, subject.b, Verdict.UNDECIDED, (), "undecided_wording", subject.likeness)
    if gravest in _OPPOSED:
        return Relation(subject.a, subject.b, gravest, differences, "", subject.likeness)
    if open_reasons:
        return Relation(subject.a, subject.b, Verdict.UNDECIDED, differences, open_reasons[0], subject.likeness)
    alike = subject.likeness >= _SAME_CONTENT or _in_other_words(subject.shared, subject.likeness)
    if gravest is Verdict.CERTAINTY and _is_about_more_than_is_shared(subject):
        return Relation(subject.a, subject.b, Verdict.UNDECIDED, differences, "undecided_wording", subject.likeness)
    other_word = _differs_in_one_word(subject) and all(difference.kind != "share" for difference in differences)
    if _has_words_of_its_own(subject) or other_word or (not alike and not _shares_figure(subject)):
        return Relation(subject.a, subject.b, Verdict.UNDECIDED, differences, "undecided_wording", subject.likeness)
    return Relation(subject.a, subject.b, gravest or Verdict.AGREE, differences, "", subject.likeness)


def _of_different_things(subject: Subject, differences: Sequence[Difference]) -> bool:
    """Tell whether two statements that an opposite sets against each other each speak of something of its own.

    One praised the ruling and criticised the budget: two words on either side, as many as are shared. Across languages
    a word that is not known to be another's translation may be one all the same.
    """
    if subject.a.language != subject.b.language:
        return False
    kinds = {difference.kind for difference in differences if difference.relation in _OPPOSED}
    own, shared = _own_and_shared(subject)
    return kinds == {"opposite"} and own >= max(_FEW_IN_COMMON, shared)


def _has_words_of_its_own(subject: Subject) -> bool:
    """Tell whether each side says of the shared matter what the other does not say, for all that its words tell.

    "The union accepts the offer" and "the union turned the offer down" share all but what matters. Words of one side
    alone are a detail; a shared amount says that the two tell one thing in whatever words; and of much that is shared
    a rest in other words takes nothing away.
    """
    own, shared = _own_and_shared(subject)
    if subject.amounts.pairs:
        if not _shares_what_is_rare(subject):
            return own >= max(1, shared)
        return own > shared and _figures_of_its_own(subject) >= _MANY_FIGURES
    return own > 0 and (shared <= _FEW_IN_COMMON or own >= shared)


def _differs_in_one_word(subject: Subject) -> bool:
    """Tell whether two wordings are the same but for one word: "named president of the bank", "named director"."""
    a, b = subject.a, subject.b
    places = [place for place, pair in enumerate(zip(a.frame, b.frame, strict=False)) if pair[0] != pair[1]]
    if len(a.frame) != len(b.frame) or len(places) != 1 or a.language != b.language:
        return False
    matched = matched_terms(subject.shared.matches)
    return all(
        any(term.place == places[0] and not term.name and id(term) not in matched for term in side.terms)
        for side in (a, b)
    )


def _is_about_more_than_is_shared(subject: Subject) -> bool:
    """Tell whether each side says as much of its own as both share, and no figure holds them together.

    Who is surer is then not said of one thing.
    """
    own, shared = _own_and_shared(subject)
    return own >= max(_FEW_IN_COMMON, shared) and not _shares_figure(subject)


def _shares_what_is_rare(subject: Subject) -> bool:
    """Tell whether both sides have a name, a sum of money, or a figure of so many digits that few things share it."""
    if any(match.a.name for match in subject.shared.matches):
        return True
    told = (pair.a.quantity for pair in subject.amounts.pairs if pair.compatible)
    return any(figure.kind is Kind.MONEY or significant_digits(figure.text) >= _RARE_DIGITS for figure in told)


def _figures_of_its_own(subject: Subject) -> int:
    """Return how many amounts and dates either side gives alone, at the least."""
    matchings = (subject.amounts, subject.dates)
    return min(sum(len(matching.only_a) for matching in matchings), sum(len(matching.only_b) for matching in matchings))


def _own_and_shared(subject: Subject) -> tuple[int, int]:
    """Return how many words, names left out, either side has of its own at the least, and how many both share."""
    matches = subject.shared.matches
    matched = matched_terms(matches)
    own = [
        sum(not term.name and id(term) not in matched for term in statement.terms)
        for statement in (subject.a, subject.b)
    ]
    return min(own), sum(not match.a.name and not match.opposed for match in matches)


def _shares_figure(subject: Subject) -> bool:
    return any(pair.compatible for pair in (*subject.amounts.pairs, *subject.dates.pairs))
