"""How the statements of all sources relate: each pair of sources by itself, by rules and by what an engine matches.

Two sources relate in the same way whichever others there are: a third one changes nothing between them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

from claimcheck.comparison.alignment.aligner import Aligner, BringsAligner, HasDoubts
from claimcheck.comparison.alignment.lexical import LexicalAligner
from claimcheck.comparison.alignment.ngrams import Numbering
from claimcheck.comparison.attributes.identities import identities
from claimcheck.comparison.attributes.rival_fills import rival_fills
from claimcheck.comparison.attributes.rival_tolls import facts_of, rival_tolls
from claimcheck.comparison.attributes.rivals import rival_attributes
from claimcheck.comparison.attributes.shared_tolls import shared_tolls
from claimcheck.comparison.clauses import titles
from claimcheck.comparison.clauses.clausewise import relate_clauses
from claimcheck.comparison.clauses.contraries import relate_contraries
from claimcheck.comparison.clauses.exchanges import may_be_exchanged, relate_exchanges
from claimcheck.comparison.clauses.fillers import relate_fillers
from claimcheck.comparison.clauses.one_wording import differ_in_one_wording
from claimcheck.comparison.clauses.parts import parts_of
from claimcheck.comparison.clauses.shared_specifics import shared_specifics
from claimcheck.comparison.clauses.substitution import relate_substitutions
from claimcheck.comparison.evidence.background import Background, backgrounds
from claimcheck.comparison.evidence.days import tells_until_now
from claimcheck.comparison.evidence.matching import match_terms, overlap, rarity
from claimcheck.comparison.evidence.roles import may_tell_alike
from claimcheck.comparison.exchanged import exchanged_in_copies
from claimcheck.comparison.explain import BY_MODEL
from claimcheck.comparison.identical import identical_pairs
from claimcheck.comparison.idle import without_idle
from claimcheck.comparison.judging.entailment import BringsJudge, Judge, judged
from claimcheck.comparison.judging.judgement import Weighed, confirmed, is_plain_denial, weigh, weigh_rules
from claimcheck.comparison.judging.rewording import Rewording, relocated, rewording
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.repetitions import with_repetitions
from claimcheck.comparison.statements import Statement, statements
from claimcheck.engines import ClaimEngine, Confirmation, ConfirmingEngine, Doubt, Doubted, Match, Side
from claimcheck.records import Article, Difference, Kind, Verdict
from claimcheck.verdicts import OPPOSED

# A claim that an untried model joins to more claims than this is joined to whatever stands there.
_MOST_UNTRIED = 2

# One word may be in both statements by chance, beside who somebody is.
_MORE_WORDS = 2


class _Joined:
    """The ids of claims that relations join. As pairs they would take a third of what the relations take."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._partners = defaultdict[str, list[str]](list)
        for relation in relations:
            self._partners[relation.ends[0]].append(relation.ends[1])

    def __contains__(self, ends: object) -> bool:
        return isinstance(ends, tuple) and ends[1] in self._partners.get(ends[0], ())


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sources with their statements, which of them is the later one, and whether rules begin with the second."""

    sides: tuple[Side, Side]
    a: Sequence[Statement]
    b: Sequence[Statement]
    order: int
    turned: bool
    backgrounds: Mapping[str, Background]
    traced: bool

    @property
    def is_one_day(self) -> bool:
        """Tell whether both sources are known to be of one day: which of them is later is not known."""
        first, second = self.sides
        return first.published is not None and first.published == second.published

    def setting(self) -> Setting:
        """Return what their statements are compared in."""
        weight = rarity((*self.a, *self.b))
        return Setting(
            weight=weight,
            order=self.order,
            is_one_day=self.is_one_day,
            backgrounds=self.backgrounds,
            traced=self.traced,
            published=tuple(side.published for side in self.sides if side.published),
        )


def related(
    sides: Sequence[Side],
    articles: Mapping[str, Article],
    engine: ClaimEngine,
    language: str,
    *,
    ranks: Mapping[str, int],
    traced: bool,
) -> tuple[list[Statement], list[Relation]]:
    """Return the statements of all sources in order, and how those of different sources relate.

    `articles` are the sources by id, `ranks` the order that is their own (`ordering.ranks`), in which rules look
    at them; reasons are in `language`. With `traced` each relation has its trace. Raises `ModelError` where
    the engine fails for good.
    """
    rewordings = {claim.id: rewording(claim, side.language) for side in sides for claim in side.claims}
    by_source = {side.source: _statements(side, rewordings) for side in sides}
    all_statements = [statement for source in by_source.values() for statement in source]
    elsewhere = backgrounds(all_statements)
    pairs = [
        _Pair(
            (first, second),
            by_source[first.source],
            by_source[second.source],
            order=order_of(articles[first.source], articles[second.source]),
            turned=ranks[second.source] < ranks[first.source],
            backgrounds=elsewhere,
            traced=traced,
        )
        for first, second in combinations(sides, 2)
    ]
    matches = engine.align([pair.sides for pair in pairs], language)
    aligner = engine.aligner if isinstance(engine, BringsAligner) else _by_words(len(pairs))
    weighed = [_weighed(pair, found, language, aligner) for pair, found in zip(pairs, matches, strict=True)]
    if isinstance(engine, BringsJudge) and engine.judge:
        weighed = [
            _after_the_judge(found, engine.judge, pair, language) for found, pair in zip(weighed, pairs, strict=True)
        ]
    relations = _settled(pairs, weighed, engine, language)
    del weighed  # of two long lists there are a hundred thousand
    ordered = {source: articles[source] for source in ranks if source in by_source}
    matched = _matched_for_good(match for found in matches for match in found)
    counts = titles.rival_counts(ordered, all_statements, order_of)
    relations += [one for one in counts if matched.isdisjoint(one.ends)]
    facts = facts_of(ordered, all_statements)
    rivals = tuple(rival_tolls(ordered, facts, order_of))
    relations = [one for one in relations if not (one.aside and any(_give_the_same(one, toll) for toll in rivals))]
    tolls = _of_matters_of_their_own(rivals, relations) if rivals else []
    relations = [one for one in relations if not any(_is_answered_by(one, toll) for toll in tolls)] + tolls
    relations += [one.relation for one in shared_tolls(facts) if not one.is_found_in(relations)]
    for place, relation in enumerate(relations):  # in their places: there are many, and most need no change
        relations[place] = _in_words_of_articles(relation if traced else _untraced(relation), rewordings)
    return all_statements, relations


def _matched_for_good(matches: Iterable[Match]) -> frozenset[str]:
    """Return the claims that a model which may decide has matched: no title is held against them by rules."""
    return frozenset(claim for match in matches if match.may_decide for claim in (*match.a, *match.b))


def _by_words(pairs: int) -> LexicalAligner:
    return LexicalAligner(Numbering() if pairs > 1 else None)


def _untraced(relation: Relation) -> Relation:
    return replace(relation, trace=None) if relation.trace else relation


def _of_matters_of_their_own(tolls: Iterable[Relation], relations: Sequence[Relation]) -> list[Relation]:
    """Return the tolls whose counts are not set against each other before, in their claims or by a claim like one."""
    alike, opposed = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    by_model = {one.ends for one in relations if one.decided_by == BY_MODEL}
    for one in relations:
        if one.verdict is Verdict.UNDECIDED:
            continue
        for end, other in (one.ends, one.ends[::-1]):
            (opposed if _opposes_counts(one) else alike)[end].add(other)
    return [
        toll
        for toll in tolls
        if toll.ends not in by_model
        and all(
            other not in opposed[end] and alike[other].isdisjoint(opposed[end])
            for end, other in (toll.ends, toll.ends[::-1])
        )
    ]


def _is_answered_by(relation: Relation, toll: Relation) -> bool:
    """Tell whether a toll settles what two statements leave open: they give the very same numbers."""
    return relation.verdict is Verdict.UNDECIDED and _give_the_same(relation, toll)


def _give_the_same(relation: Relation, toll: Relation) -> bool:
    """Tell whether two statements give the very numbers of a toll, whichever of them is named first."""
    given = {_places(difference) for difference in relation.differences}
    return any(_places(difference) in given for difference in toll.differences)


def _places(difference: Difference) -> frozenset[tuple[str, int | None]]:
    """Return where the words of a difference stand: in which claims, and at which offsets."""
    return frozenset(zip(difference.claims, _starts(difference), strict=True))


def _opposes_counts(relation: Relation) -> bool:
    return any(one.kind == Kind.COUNT and one.relation in OPPOSED for one in relation.differences)


def _after_the_judge(found: Sequence[Weighed], judge: Judge, pair: _Pair, language: str) -> list[Weighed]:
    relations = judged([one.relation for one in found], judge, pair.setting(), language)
    return [replace(one, relation=relation) for one, relation in zip(found, relations, strict=True)]


def _in_words_of_articles(relation: Relation, rewordings: Mapping[str, Rewording]) -> Relation:
    other_words = relation.other_words
    differences = relocated(relation.differences, rewordings)
    if other_words is None and differences == relation.differences:
        return relation
    return replace(
        relation,
        differences=differences,
        other_words=replace(other_words, shared=relocated(other_words.shared, rewordings)) if other_words else None,
    )


def order_of(a: Article, b: Article) -> int:
    """Return -1 where `a` was published on an earlier day than `b`, 1 where on a later one, 0 where unknown."""
    if a.published is None or b.published is None or a.published == b.published:
        return 0
    return -1 if a.published < b.published else 1


def _statements(side: Side, rewordings: Mapping[str, Rewording]) -> Sequence[Statement]:
    return statements([rewordings[claim.id].worded for claim in side.claims], side.language, side.source)


def _by_rules(pair: _Pair, setting: Setting, aligner: Aligner) -> list[Relation]:
    """Return the relations that rules find between two sources, the same whichever was named first."""
    if not pair.turned:
        return _found_by_rules(pair.a, pair.b, setting, aligner)
    seen_from_second = replace(setting, order=-setting.order)
    found = _found_by_rules(pair.b, pair.a, seen_from_second, aligner)
    for place, relation in enumerate(found):  # in their places: there may be a great many
        found[place] = relation.mirrored()
    return found


def _found_by_rules(
    first: Sequence[Statement], second: Sequence[Statement], shared: Setting, aligner: Aligner
) -> list[Relation]:
    """Return the relations that rules find: what both sources say in the same words is not asked about."""
    relations = exchanged_in_copies(first, second, shared)
    relations += identical_pairs(*_without_ends(relations, first, second))
    said_alike = {identifier for relation in relations for identifier in relation.ends}
    a, b = _without_ends(relations, first, second)
    made: dict[int, Sequence[Statement]] = {}
    open_ends: set[tuple[str, str]] = set()

    def parts(one: Statement) -> Sequence[Statement]:
        return made[id(one)] if id(one) in made else made.setdefault(id(one), parts_of(one))

    for alignment in aligner.align(a, b, shared.weight):
        setting = replace(
            shared,
            evidence=alignment.evidence,
            seen_by=alignment.seen_by,
            open_reason=alignment.open_reason,
        )
        relation = relate_statements(alignment.a, alignment.b, setting)
        exchanged = None
        if relation is None or relation.verdict not in OPPOSED:
            exchanged = _exchanged(alignment.a, alignment.b, setting, parts)
        if exchanged:
            relations.append(exchanged)
            continue
        if relation is None or relation.verdict is Verdict.UNDECIDED:
            clauses = parts(alignment.a), parts(alignment.b)
            finders = [relate_clauses, relate_contraries]
            if relation and differ_in_one_wording(alignment.a, alignment.b):
                finders, open_ends = [relate_contraries], {*open_ends, relation.ends}
            found = (find(alignment.a, alignment.b, *clauses, setting) for find in finders)
            relations += [clause for clause in found if clause]
        if relation:
            relations.append(relation)
    relations += [one for one in shared_specifics(a, b, shared.published) if one.ends not in open_ends]
    if isinstance(aligner, HasDoubts):
        relations = without_idle(relations, first, second, shared, aligner)
    people = identities(first, second)
    joined = _Joined(chain((one for one in relations if one.verdict is not Verdict.UNDECIDED), people))
    said_of = {relation.ends: relation for relation in people}
    # Of two sentences that stand in both articles neither article contradicts the other.
    of_owners = [one for one in rival_attributes(first, second, shared.order, joined) if not said_alike >= {*one.ends}]
    given = {_starts(difference) for relation in of_owners for difference in relation.differences}
    of_roles = [
        one
        for one in rival_fills(first, second, shared)
        if not said_alike >= {*one.ends} and not given.issuperset(map(_starts, one.differences))
    ]
    opposed = [relation for relation in (*of_owners, *of_roles) if relation.verdict in OPPOSED]
    beside = [*people, *of_owners, *of_roles]
    ends_beside = {relation.ends for relation in beside}
    answered = {_starts(difference) for relation in opposed for difference in relation.differences}
    asked = [
        one
        for one in relations
        if one.ends not in ends_beside or not _is_idle(one, answered) or _share_more_than(one, said_of.get(one.ends))
    ]
    compared = defaultdict[tuple[str, str], list[Relation]](list)
    for one in asked:
        compared[one.ends].append(one)
    # What two claims tell in passing is not worth a line beside the rest that they are compared in.
    beside = [
        one
        for one in beside
        if not (one.in_passing and any(_have_words_beside(whole, one) for whole in compared[one.ends]))
    ]
    return [one for one in [*asked, *beside] if not any(_is_denied_by(one, other) for other in opposed)]


def _without_ends(relations: Iterable[Relation], *sides: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Yield the statements of each side that no relation has joined."""
    joined = {id(end) for relation in relations for end in (relation.a, relation.b, *relation.beside)}
    return ([one for one in statements if id(one) not in joined] for statements in sides)


def _exchanged(
    a: Statement, b: Statement, setting: Setting, parts: Callable[[Statement], Sequence[Statement]]
) -> Relation | None:
    """Return how two statements relate by what stands in one place of both, None where nothing there excludes."""
    if tells_until_now(a) is not tells_until_now(b):
        return None  # it was closed until now, and it is open
    found = relate_substitutions(a, b, setting) or relate_fillers(a, b, setting)
    if found or not may_be_exchanged(a, b):
        return found
    return relate_exchanges(a, b, parts(a), parts(b), setting)


def _starts(difference: Difference) -> tuple[int | None, int | None]:
    return difference.a_start, difference.b_start


def _is_denied_by(relation: Relation, opposed: Relation) -> bool:
    """Tell whether two parts that agree hold the very words by which two attributes exclude each other."""
    if relation.parts is None or relation.verdict in (*OPPOSED, Verdict.UNDECIDED) or relation.ends != opposed.ends:
        return False
    starts = [_starts(difference) for difference in opposed.differences]
    spans = [(part.claim.start, part.claim.end) for part in relation.parts]
    return any(
        all(at is not None and start <= at < end for at, (start, end) in zip(pair, spans, strict=True))
        for pair in starts
    )


def _is_idle(relation: Relation, answered: Collection[tuple[int | None, int | None]]) -> bool:
    """Tell whether a relation is open without a difference that is worth reading, or with those that are answered.

    Of two statements that agree on who somebody is, nothing else is then asked: they tell two things of this one.
    """
    is_open = relation.verdict is Verdict.UNDECIDED and relation.parts is None
    return is_open and all(_starts(difference) in answered for difference in relation.differences)


def _share_more_than(relation: Relation, identity: Relation | None) -> bool:
    """Tell whether two statements have words in common, or are alike, beside what says who somebody is.

    "Mayor Lena Orsk called the rink a joy" and "called the rink a burden" may tell one thing of the mayor.
    """
    if identity is None or identity.parts is None:
        return False
    return bool(relation.other_words) or _have_words_beside(relation, identity)


def _have_words_beside(relation: Relation, told: Relation) -> bool:
    """Tell whether two statements have words in common beside the part of them that another relation is of."""
    if told.parts is None:
        return False
    part = told.parts[0].claim
    matches = match_terms(relation.a.terms, relation.b.terms)
    return sum(not part.start <= match.a.start < part.end for match in matches) >= _MORE_WORDS


def _weighed(pair: _Pair, matches: Sequence[Match], language: str, aligner: Aligner) -> list[Weighed]:
    """Return all relations of two sources, the engine's matches first; what rules decide on claims it left out is kept.

    Whoever matches a claim has seen all others that it might be matched to. What rules leave open and the engine does
    not match is no matter of both. A match of claims that have nothing in common hides no contradiction that rules see:
    an order in an article may have made it.
    """
    setting = pair.setting()
    by_rules = _by_rules(pair, setting, aligner)
    if not matches:
        return [Weighed(relation) for relation in by_rules]
    by_id = {statement.claim.id: statement for statement in (*pair.a, *pair.b)}
    may_decide = all(match.may_decide for match in matches)
    if may_decide:
        matches = with_repetitions(matches, pair.a, pair.b, setting, aligner)
    denials = [relation for relation in by_rules if relation.parts and is_plain_denial(relation)]
    weighed = [weigh(match, by_id, setting, language, denials) for match in matches]
    if not may_decide:
        seen = {relation.ends for relation in by_rules}
        unseen = [one for one in _untried(matches, weighed, setting) if one.relation.ends not in seen]
        return [*(Weighed(relation) for relation in by_rules), *unseen]
    joined = _joined(matches)
    sharing = _joined(
        [match for match, one in zip(matches, weighed, strict=True) if _share_something(one.relation, setting)]
    )
    settled = (one for one in by_rules if one.verdict is not Verdict.UNDECIDED and not one.aside)
    alone = (one for one in settled if (sharing if one.verdict in OPPOSED else joined).isdisjoint(one.ends))
    by_rules_alone = (weigh_rules(relation, language) for relation in alone)
    return [*weighed, *(one for one in by_rules_alone if one)]


def _joined(matches: Iterable[Match]) -> set[str]:
    """Return the ids of all claims of some matches."""
    return {identifier for match in matches for identifier in (*match.a, *match.b)}


def _untried(matches: Sequence[Match], weighed: Sequence[Weighed], setting: Setting) -> list[Weighed]:
    """Return what is worth a question of the matches of a model that got the known ones wrong.

    A model that joins a claim to many tells nothing by it: as where an article orders it to match whatever there is.
    Nor does one that joins claims which have no word, no name and no figure in common.
    """
    joined = Counter(claim for match in matches for claim in (*match.a, *match.b))
    return [
        one
        for match, one in zip(matches, weighed, strict=True)
        if all(joined[claim] <= _MOST_UNTRIED for claim in (*match.a, *match.b))
        and _share_something(one.relation, setting)
    ]


def _share_something(relation: Relation, setting: Setting) -> bool:
    a, b = relation.a, relation.b
    return bool(overlap(a, b, setting.weight).matches) or may_tell_alike(a, b)


def _settled(
    pairs: Sequence[_Pair], weighed: Sequence[Sequence[Weighed]], engine: ClaimEngine, language: str
) -> list[Relation]:
    """Return the relations of all pairs, each contradiction that one of the two sees alone asked about once more."""
    alone = [[one for one in found if one.is_alone] for found in weighed]
    answers = _asked_again(pairs, alone, engine, language)
    relations = (
        confirmed(one, next(said), language) if one.is_alone else one.relation
        for found, said in zip(weighed, answers, strict=True)
        for one in found
    )
    return [relation for relation in relations if relation]


def _asked_again(
    pairs: Sequence[_Pair], alone: Sequence[Sequence[Weighed]], engine: ClaimEngine, language: str
) -> list[Iterator[Confirmation | None]]:
    """Return for each pair of sources what the engine says of each contradiction that one alone sees."""
    doubted = [
        Doubted(pair.sides, tuple(_doubt(one.relation) for one in found))
        for pair, found in zip(pairs, alone, strict=True)
        if found
    ]
    if not doubted or not isinstance(engine, ConfirmingEngine):
        return [iter((None,) * len(found)) for found in alone]
    answers = iter(engine.confirm(doubted, language))
    return [iter(next(answers) if found else ()) for found in alone]


def _doubt(relation: Relation) -> Doubt:
    """Return the claims of a relation by their sources: its ends, and what is told beside them."""
    beside = [statement.claim.id for statement in relation.beside if statement.source == relation.a.source]
    others = [statement.claim.id for statement in relation.beside if statement.source == relation.b.source]
    return Doubt((relation.a.claim.id, *beside), (relation.b.claim.id, *others))
