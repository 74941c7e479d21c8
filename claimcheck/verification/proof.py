"""Does a passage of a source prove a claim? Named rules, each of which may leave the claim open and say by which words.

A claim is proved by a passage that has every word of it, in an order that says the same, under the same turning words.
What the passage has beside is a detail that the claim may leave out; what the claim has beside is not borne out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.matching import match_terms
from claimcheck.comparison.roles import relate_figures
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.terms import personal_pronouns
from claimcheck.comparison.totals import totals
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.languages.scanner import fold
from claimcheck.records import Kind
from claimcheck.verification.alignment import WordAlignment, align_words
from claimcheck.verification.passages import Passage
from claimcheck.verification.words import NEGATION, SAYING, Sort, Word, words_of

_PROVING = frozenset({QuantityRelation.SAME, QuantityRelation.B_FINER})
_CONDITION = "condition"

# A word stands beside another with at most so many between them.
_BESIDE = 3

# Who does something opens a statement: at most so many words of content stand before.
_OPENING = 2
_OF_NOUNS = frozenset({"former", "deputy", "alleged", "draft", "false"})
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[«“„\"]\s*([^«»“”„\"]+?)\s*[»”“\"]|(?<!\w)['`]([^'`]+)'(?!\w)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a passage does not prove a claim: the name of the rule, and the words that stay open."""

    rule: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A claim held against a passage."""

    claim: Statement
    passage: Passage
    alignment: WordAlignment

    @property
    def is_coarser(self) -> bool:
        """Tell whether the passage has a figure of the claim more exactly."""
        return any(
            QuantityRelation.SAME not in _figure_relations(self.claim, self.passage, x.figure, y.figure)
            for x, y in ((self.alignment.own[p], self.alignment.others[o]) for p, o in self.alignment.partners.items())
            if x.figure and y.figure
        )

    def bearing_statements(self) -> Sequence[Statement]:
        """Return the statements of the passage that have words of the claim; all of them where none has."""
        places = {self.alignment.others[place].start for place in self.alignment.kept()}
        spans = [(s, range(s.claim.start, s.claim.end)) for s in self.passage.statements]
        return [s for s, span in spans if any(place in span for place in places)] or self.passage.statements

    def nearest_first(self) -> Sequence[Statement]:
        """Return the statements of the passage, those first that have most words of the claim."""
        starts = [self.alignment.others[place].start for place in self.alignment.kept()]
        return sorted(
            self.passage.statements, key=lambda s: -sum(s.claim.start <= start < s.claim.end for start in starts)
        )

    @property
    def agents(self) -> frozenset[str]:
        """The words that introduce who does what is told in the passive."""
        return frozenset(own_table(self.claim.language, "speech").get("agents", "").split())

    @property
    def speaker(self) -> frozenset[str]:
        """The words for whoever says it, where the claim and the passage have the same speaker."""
        others = {w for s in self.passage.statements for w in _WORD.findall((s.claim.speaker or "").lower())}
        own = _WORD.findall((self.claim.claim.speaker or "").lower()) or self._beside_saying()
        return frozenset(own) & others

    def _beside_saying(self) -> Sequence[str]:
        """Return the words of the claim that stand before a verb of saying, and none of content between."""
        words = self.alignment.own
        saying = next((place for place, word in enumerate(words) if word.key == SAYING), 0)
        first = saying
        while first and words[first - 1].sort is not Sort.BOUNDARY:
            first -= 1
        return [word.text.lower() for word in words[first:saying]]

    @property
    def speaker_nouns(self) -> frozenset[str]:
        """The nouns for people and bodies that are quoted."""
        return frozenset(own_table(self.claim.language, "speech").get("speaker_nouns", "").split())

    @property
    def pronouns(self) -> frozenset[str]:
        """The pronouns that stand for somebody as a subject."""
        return personal_pronouns(self.claim.language)

    @property
    def openers(self) -> frozenset[str]:
        """The words that open a clause which may stand by itself."""
        return frozenset(own_table(self.claim.language, "limits").get("openers", "").split())

    @property
    def possessives(self) -> frozenset[str]:
        """What marks the one to whom something belongs, after the apostrophe."""
        return frozenset(own_table(self.claim.language, "limits").get("possessives", "").split())

    @property
    def modifier_endings(self) -> tuple[str, ...]:
        """The endings of adverbs and of participles, which add a circumstance behind a noun."""
        adverbs = own_table(self.claim.language, "function_words").get("adverb_endings", ())
        return (*adverbs, *own_table(self.claim.language, "speech").get("gerund_endings", ()))

    @property
    def infinitives(self) -> frozenset[str]:
        """The words that introduce an infinitive."""
        return frozenset(own_table(self.claim.language, "speech").get("infinitives", "").split())

    @property
    def auxiliaries(self) -> frozenset[str]:
        """The forms of auxiliary verbs."""
        return own_words(self.claim.language, "function_words", "auxiliaries")

    @property
    def complements(self) -> frozenset[str]:
        """The stems of prepositions whose phrase belongs to the noun before it ("a couple of days")."""
        return frozenset(own_table(self.claim.language, "limits").get("complements", "").split())


Rule = Callable[[Case], Doubt | None]


def hold_against(claim: Statement, passage: Passage) -> Case:
    """Return a claim with its words aligned with those of a passage."""
    known = [
        (match.a.start, match.b.start)
        for statement in passage.statements
        for match in match_terms(claim.terms, statement.terms)
        if not match.opposed
    ]

    def same_figure(x: Word, y: Word) -> bool:
        return x.figure is not None and y.figure is not None and _bears_out(claim, passage, x.figure, y.figure)

    return Case(claim, passage, align_words(words_of(claim), passage.words, same_figure, known))


def _bears_out(claim: Statement, passage: Passage, x: Figure, y: Figure) -> bool:
    return not _figure_relations(claim, passage, x, y).isdisjoint(_PROVING)


def _figure_relations(claim: Statement, passage: Passage, x: Figure, y: Figure) -> frozenset[QuantityRelation]:
    """Return how a figure of the claim relates to one of the passage."""
    if x.quantity.text.casefold() == y.quantity.text.casefold() and None in (x.quantity.unit, y.quantity.unit):
        return frozenset({QuantityRelation.SAME})
    return frozenset(
        relate_figures(x, y, claim, statement)
        for statement in passage.statements
        if y in statement.amounts or y in statement.dates
    )


def addition(case: Case) -> Doubt | None:
    """Leave open a claim with a word or a figure that the passage does not have.

    A name may be given in full where its source does so elsewhere, and stand for the pronoun that points to it.
    """
    known = _named_in_full(case)
    inherited = case.passage.inherited
    alignment = case.alignment
    added = [
        word.text
        for place, word in enumerate(alignment.own)
        if word.weighs
        and place not in alignment.partners | known.keys()
        and word.text.lower() not in inherited
        and not _is_attribution(alignment.own, place, case)
        and not (word.figure and _is_total(word.figure, case.passage))
        and not _stands_in_figure(alignment, place)
    ]
    if not added:
        return None
    finer = next((w.text for w in alignment.added if w.figure and _is_finer(case, w.figure)), None)
    return Doubt("finer", (finer,)) if finer and added == [finer] else Doubt("added", tuple(dict.fromkeys(added)))


def _is_attribution(words: Sequence[Word], place: int, case: Case) -> bool:
    """Tell whether a word only says that somebody who is not named says it: "officials said", "says the police".

    Whoever tells what a source states says less than the source. A noun for people or bodies that does not stand by the
    verb of saying says of whom something is told.
    """
    if words[place].key == SAYING:
        return True
    if words[place].text.lower() not in case.speaker_nouns:
        return False
    return any(_reaches_saying(words, place, step, case) for step in (-1, 1))


def _reaches_saying(words: Sequence[Word], place: int, step: int, case: Case) -> bool:
    """Tell whether from a word on, in one direction, nothing but nouns for speakers stands before a verb of saying."""
    place += step
    while 0 <= place < len(words) and words[place].sort is not Sort.BOUNDARY:
        if words[place].key == SAYING:
            return True
        if words[place].weighs and words[place].text.lower() not in case.speaker_nouns:
            return False
        place += step
    return False


def _stands_in_figure(alignment: WordAlignment, place: int) -> bool:
    """Tell whether a word stands in its place within a figure of the passage: "april 11", which only capitals date."""
    partners = alignment.partners
    before = max((partners[p] for p in partners if p < place and p not in alignment.moved), default=-1)
    after = min((o for p, o in partners.items() if p > place and o > before), default=len(alignment.others))
    text = alignment.own[place].text.lower()
    return any(
        word.figure is not None and text in _WORD.findall(word.text.lower())
        for word in alignment.others[before + 1 : after]
    )


def _is_total(figure: Figure, passage: Passage) -> bool:
    """Tell whether a passage tells a figure in parts: "eleven rebels and six soldiers", 17 people."""
    return any(total.is_told_by(figure) for statement in passage.statements for total in totals(statement))


def _is_finer(case: Case, figure: Figure) -> bool:
    """Tell whether a figure is more exact than the one that the passage has for it, or bounded beyond it."""
    others = [word.figure for word in case.passage.words if word.figure]
    found = {relation for other in others for relation in _figure_relations(case.claim, case.passage, figure, other)}
    return bool(found & {QuantityRelation.A_FINER, QuantityRelation.OVERLAP})


def _named_in_full(case: Case) -> dict[int, int]:
    """Return the places of words that the source elsewhere has beside a kept word of a name, just as the claim does."""
    own, partners = case.alignment.own, case.alignment.partners
    names = {word for s in case.passage.statements for name in s.names for word in _WORD.findall(name.text.lower())}
    found: dict[int, int] = {}
    for places, step in ((range(len(own)), -1), (range(len(own) - 1, -1, -1), 1)):
        for place in places:
            beside = place + step
            if place in partners or not own[place].weighs or not 0 <= beside < len(own):
                continue
            named = (beside in partners and own[beside].text.lower() in names) or beside in found
            pair = (own[min(place, beside)].stem, own[max(place, beside)].stem)
            if named and pair in case.passage.pairs:
                found[place] = beside
    return found


def turning(case: Case) -> Doubt | None:
    """Leave open a claim that drops or adds a word that turns, limits or takes back what both say."""
    alignment = case.alignment
    own = _governed(alignment.own, alignment.partners.keys())
    others = _governed(alignment.others, alignment.kept())
    open_words: dict[str, None] = {}
    for place, other in sorted(alignment.partners.items()):
        if alignment.own[place].weighs:
            left, right = own.get(place, {}), others.get(other, {})
            open_words.update((f"{(left | right)[turns]}", None) for turns in sorted(left.keys() ^ right.keys()))
    return Doubt("turned", tuple(open_words)) if open_words else None


def _governed(words: Sequence[Word], kept: Collection[int]) -> dict[int, dict[str, str]]:
    """Return, by place, the classes of turning words that govern a kept word, with the word that does."""
    found: dict[int, dict[str, str]] = {}
    for place, word in enumerate(words):
        if word.sort is Sort.TURNING:
            for governed in _reach(words, place, kept):
                found.setdefault(governed, {})[word.turns] = word.text
    return found


def _reach(words: Sequence[Word], place: int, kept: Collection[int]) -> Sequence[int]:
    """Return the places of kept words that the turning word at a place governs.

    It governs the next word of content in its clause, one that is left out for one behind it; what limits a noun
    governs all its words, but no name behind a noun that is left out. A condition governs its whole statement; a
    negation with nothing behind it governs the word before it.
    """
    turns = words[place].turns
    if turns == _CONDITION:
        return [i for i in range(len(words)) if i in kept]
    following = place + 1
    while following < len(words) and words[following].sort in (Sort.LIGHT, Sort.SMALL, Sort.TURNING):
        following += 1
    run = []
    while following < len(words) and words[following].weighs and words[following].key != SAYING:
        run.append(following)
        following += 1
    if not run and turns == NEGATION:
        return [i for i in range(place) if words[i].weighs and i in kept][-1:]
    reached = [i for i in run if i in kept]
    if turns not in _OF_NOUNS:
        return reached[:1]
    return (
        reached
        if run[:1] == reached[:1]
        else [i for i in reached if words[i].text[:1].islower() and _has_capitals(words)]
    )


def _has_capitals(words: Sequence[Word]) -> bool:
    return any(word.text[:1].isupper() for word in words)


def preposition(case: Case) -> Doubt | None:
    """Leave open a claim that joins a word to the rest by another small word than the passage: for, against."""
    alignment = case.alignment
    kept = alignment.kept()
    for place, other in sorted(alignment.partners.items()):
        word = alignment.own[place]
        if not word.weighs or place in alignment.moved or word.key == SAYING or word.text.lower() in case.speaker:
            continue
        link = _link(alignment.own, place, alignment.partners.keys(), case.auxiliaries)
        link_other = _link(alignment.others, other, kept, case.auxiliaries)
        same = link.word is link_other.word or _are_one_link(link, link_other)
        if same or _opens_sentence(alignment.others, other):
            continue
        if not {w.text.lower() for w in (link.word, link_other.word) if w}.isdisjoint(
            case.agents
        ) and _is_passive_of_active(case):
            continue
        if _is_date(alignment.own[place]) or (link.word is None and _may_stand_without(case, place, link, link_other)):
            continue
        words = (word, *(w for w in (link.word, link_other.word) if w))
        return Doubt("preposition", tuple(w.text for w in words))
    return None


def _is_date(word: Word) -> bool:
    return word.figure is not None and word.figure.quantity.kind is Kind.DATE


def _may_stand_without(case: Case, place: int, link: _Link, other: _Link) -> bool:
    """Tell whether a claim may leave out the small word by which the passage joins a word to what stands before it.

    So it is where a whole phrase is left out with it, and where the claim begins with a clause of its own, or gives a
    relative clause the pronoun it stands for as its subject.
    """
    if other.word is None or other.is_phrase:
        return True
    before = case.alignment.own[place - 1 : place]
    if before and before[0].sort is Sort.FIGURE and other.word.stem in case.complements:
        return True  # "five Rangers", "five of the Rangers"
    if not (link.opens and other.direct):
        return False
    opening = {word.text.lower() for word in case.alignment.own[:place]}
    return (
        not other.stems.isdisjoint(opening)
        or other.word.text.lower() in case.openers
        or not opening.isdisjoint(case.pronouns)
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """The small word that joins a word to what stands before it, if one does.

    `opens` says that the word opens its clause, `direct` that the small word stands right before the word, `is_phrase`
    that all that is left out is one phrase behind the small word: "the office | at the harbour | closed".
    """

    word: Word | None = None
    stems: frozenset[str] = frozenset()
    opens: bool = False
    direct: bool = False
    is_phrase: bool = False


def _are_one_link(first: _Link, second: _Link) -> bool:
    """Tell whether one link has all small words of the other: "of", "of which"; but not "out before", "out after"."""
    shorter, longer = sorted((first.stems, second.stems), key=len)
    return bool(shorter) and shorter <= longer


def _link(words: Sequence[Word], place: int, kept: Collection[int], auxiliaries: Collection[str]) -> _Link:
    """Return what joins a word to what stands before it.

    Words that only one side has are passed over: they may modify what they stand before. A verb with its auxiliary
    belongs to a subject that stands further back.
    """
    passed = auxiliary = False
    for before in range(place - 1, -1, -1):
        word = words[before]
        if word.sort is Sort.SMALL:
            first = before
            while first and words[first - 1].sort is Sort.SMALL:
                first -= 1  # "of | which"
            previous = first - 1
            while previous >= 0 and words[previous].sort is Sort.LIGHT:
                previous -= 1
            stems = frozenset(small.stem for small in words[first : before + 1])
            return _Link(word, stems, direct=not passed, is_phrase=passed and previous in kept)
        if word.sort is Sort.BOUNDARY:
            return _Link(opens=True)
        if word.weighs and (before in kept or auxiliary):
            return _Link()
        passed = passed or (word.weighs and not _is_date(word))
        auxiliary = auxiliary or (not passed and word.text.lower() in auxiliaries)
    return _Link(opens=True)


def _opens_sentence(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word begins a sentence that was joined to the one before it: "video The bridge fell"."""
    first = place
    while first and words[first - 1].sort is Sort.LIGHT:
        first -= 1
    return words[first].text[:1].isupper() and (first < place)


def ending(case: Case) -> Doubt | None:
    """Leave open a claim that breaks off a phrase of the passage: "of Oldport", where it goes on "Oldport hospital"."""
    alignment = case.alignment
    own, others, kept = alignment.own, alignment.others, alignment.kept()
    for place, other in sorted(alignment.partners.items()):
        following = others[other + 1 : other + 2]
        if not own[place].weighs or place in alignment.moved or not following or other + 1 in kept:
            continue
        word = following[0]
        ends = all(not w.weighs for w in own[place + 1 : place + 2]) and place + 1 not in alignment.partners
        broken = (
            (
                word.sort is Sort.CONTENT
                and not word.text[:1].isupper()
                and not word.text.endswith(case.modifier_endings)
            )
            or (word.sort is Sort.SMALL and word.stem in case.complements and place == max(alignment.partners))
            or (word.text.lower() in case.auxiliaries and place == max(alignment.partners))
        )
        owner = word.text in case.possessives and other + 2 < len(others) and other + 2 not in kept
        if owner and not any(w.text in case.possessives for w in own[place + 1 : place + 2]):
            return Doubt("ending", (others[other].text, others[other + 2].text))
        if ends and broken and not _goes_on(others, other + 1, kept):
            return Doubt("ending", (others[other].text, word.text))
    return None


def _goes_on(words: Sequence[Word], place: int, kept: Collection[int]) -> bool:
    """Tell whether the words from a place on only modify a kept word: "the | German | chancellor"."""
    while place < len(words) and words[place].sort is Sort.CONTENT and place not in kept:
        place += 1
    return place in kept and words[place].weighs


def omission(case: Case) -> Doubt | None:
    """Leave open a claim that leaves out what a verb is about: "began | to repair it | with tools"."""
    alignment = case.alignment
    kept = alignment.kept()
    for place, other in sorted(alignment.partners.items()):
        following = alignment.others[other + 1 : other + 3]
        if not alignment.own[place].weighs or place in alignment.moved or len(following) < 2:
            continue
        if {other + 1, other + 2} & kept or not following[1].weighs:
            continue
        infinitive = following[0].text in case.infinitives and place + 1 < len(alignment.own)
        before = alignment.own[place - 1].text.lower() if place else ""
        was = alignment.others[other - 1].text.lower() if other else ""
        voice = following[0].sort is Sort.LIGHT and before in case.auxiliaries and was not in case.auxiliaries
        if infinitive or voice:
            return Doubt("omitted", (alignment.others[other].text, following[1].text))
    return None


def subject(case: Case) -> Doubt | None:
    """Leave open a claim that gives to one subject what the passage, words later, says with a pronoun."""
    alignment = case.alignment
    places = [p for p in sorted(alignment.partners) if alignment.own[p].weighs and p not in alignment.moved]
    for first, second in pairwise(places):
        between = alignment.others[alignment.partners[first] + 1 : alignment.partners[second]]
        dropped = [place for place, word in enumerate(between) if word.weighs]
        own = {word.text.lower() for word in alignment.own[first + 1 : second]}
        pointing = [w for w in between[max(dropped, default=len(between)) :] if w.text.lower() in case.pronouns - own]
        if pointing:
            return Doubt("subject", (pointing[0].text, alignment.own[second].text))
    return None


def order(case: Case) -> Doubt | None:
    """Leave open a claim that puts the words of the passage together in another order."""
    alignment = case.alignment
    moved = [p for p in sorted(alignment.moved) if alignment.own[p].weighs]
    moved = [p for p in moved if not _may_move(case, p)]
    if not moved or _is_passive_of_active(case):
        return None
    return Doubt("order", tuple(alignment.own[p].text for p in moved))


def _is_passive_of_active(case: Case) -> bool:
    """Tell whether one side says in the passive what the other says in the active: "backed by five", "five backed"."""
    alignment = case.alignment
    mirrored = {other: place for place, other in alignment.partners.items()}
    sides = (
        (alignment.own, alignment.partners, alignment.others),
        (alignment.others, mirrored, alignment.own),
    )
    found = [_agents(words, partners, others, case) for words, partners, others in sides]
    return any(found) and not all(found)


def _agents(words: Sequence[Word], partners: Mapping[int, int], others: Sequence[Word], case: Case) -> bool:
    """Tell whether a word behind "by" opens the other side: it does what it is said to have done here."""
    for place, word in enumerate(words):
        if word.text.lower() not in case.agents:
            continue
        agent = next((p for p in range(place + 1, len(words)) if words[p].weighs), place)
        if agent in partners and not any(w.sort is Sort.BOUNDARY for w in others[: partners[agent]]):
            return sum(w.weighs for w in others[: partners[agent]]) <= _OPENING
    return False


def _may_move(case: Case, place: int) -> bool:
    alignment = case.alignment
    word, other = alignment.own[place], alignment.partners[place]
    if word.figure is not None and word.figure.quantity.kind is Kind.DATE:
        return sum(w.figure is not None and w.figure.quantity.kind is Kind.DATE for w in alignment.others) == 1
    if word.key == SAYING:
        return True
    if word.text.lower() in case.speaker:
        return True
    return _is_adjunct(alignment, place, other) or _stands_beside(alignment, place, other)


def _is_adjunct(alignment: WordAlignment, place: int, other: int) -> bool:
    """Tell whether a moved word follows the same preposition on both sides, and no other word does."""
    before, before_other = _preposition(alignment.own, place), _preposition(alignment.others, other)
    if not before or before != before_other:
        return False
    return sum(word.sort is Sort.SMALL and word.stem == before for word in alignment.others) == 1


def _preposition(words: Sequence[Word], place: int) -> str:
    while place > 0 and words[place - 1].sort is Sort.LIGHT:
        place -= 1
    return words[place - 1].stem if place and words[place - 1].sort is Sort.SMALL else ""


def _stands_beside(alignment: WordAlignment, place: int, other: int) -> bool:
    """Tell whether a moved word stands by the same word on both sides, joined by a preposition or an apposition."""
    for neighbour in (place - 1, place + 1):
        partner = alignment.partners.get(neighbour)
        if partner is None or not alignment.own[neighbour].weighs:
            continue
        first, last = sorted((other, partner))
        between = alignment.others[first + 1 : last]
        weighing = [i for i in range(first + 1, last) if alignment.others[i].weighs]
        if not weighing and len(between) <= _BESIDE and any(w.sort is Sort.SMALL for w in between):
            return True
        beside = {alignment.partners.get(p) for p in range(place - _BESIDE, place + _BESIDE + 1)}
        if any(w.sort is Sort.BOUNDARY for w in between) and beside.issuperset(weighing):
            return True
    return False


def quotation(case: Case) -> Doubt | None:
    """Leave open a claim whose words in quotation marks do not stand so, one after the other, in the passage."""
    said = [_plain(statement.claim.quote) for statement in case.passage.statements]
    for match in _QUOTED.finditer(fold(case.claim.claim.quote)):
        words = _plain(match.group(1) or match.group(2))
        if words.strip() and not any(words in one for one in said):
            return Doubt("quotation", (match.group(1) or match.group(2),))
    return None


def _plain(text: str) -> str:
    """Return the words of a text in lower case, each between spaces, without signs."""
    return f" {' '.join(_WORD.findall(fold(text).lower()))} "


RULES: Mapping[str, Rule] = {
    "quotation": quotation,
    "added": addition,
    "turned": turning,
    "preposition": preposition,
    "ending": ending,
    "omitted": omission,
    "subject": subject,
    "order": order,
}


def doubts(case: Case) -> Iterator[Doubt]:
    """Yield why the passage does not prove the claim, the plainest reason first; nothing where it does."""
    for rule in RULES.values():
        doubt = rule(case)
        if doubt:
            yield doubt
