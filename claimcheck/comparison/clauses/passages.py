"""The passages that two statements share: words of content, figures and days in a row, the same on both sides.

Two papers cut the news into other sentences, and what both tell stands there in the midst of a longer one: « il est
mort des suites de ses blessures ». Where nothing of one side stands in the place of something else of the other, both
tell the passage. A passage must say something of itself: it has a verb with its auxiliary, it is quoted word for word,
or it places something in a figure and a name. What only names a thing ("the owner of the castle") opens two sentences
that may go on with anything.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, dropwhile, islice, pairwise, takewhile

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.clauses.leading_negation import after_contrast, has_a_verb, is_negated_before
from claimcheck.comparison.clauses.parts import (
    QUOTES,
    has_an_auxiliary,
    has_condition,
    is_additive,
    opens_a_clause,
    part_of,
    sentences_of,
)
from claimcheck.comparison.clauses.shared_runs import (
    Item,
    Pairing,
    Run,
    is_of_a_verb,
    is_verb_at,
    pairing,
    runs,
    tells_what_one_does,
)
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.sameness import are_said_of_two
from claimcheck.comparison.rules.own_figures import YEARS
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import undoing
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import (
    Term,
    helps_a_verb,
    is_function_word,
    opens_a_noun,
    verbs_of_saying,
)
from claimcheck.comparison.vocabulary.turning import LIMITING
from claimcheck.figures.identifiers import Identifier
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Certainty, Kind

# So many words and figures, a name among them, are of one event, whatever either says of it.
_OF_ONE_EVENT = 5

# So many words of content in a row, quoted by both, are one quotation, wherever each begins to quote.
_QUOTED_AT_LENGTH = 4

# So many words in a row are no chance, where a verb is among them and both sides have the very same.
_REPEATED = 6

# A word that limits a thing stands at most so many words in front of it: "the former mayor".
_CLOSE = 3

# The table of the prepositions that lead to when and where, and its key.
_SETTINGS = ("speech", "settings")

# A negation behind one of these is of what is told there.
_PAUSES = frozenset(",;:–—")

# The classes of limiting words that make of a fact a wish, a claim or a possibility, however far before it they stand.
_ASKED = ("asked", "coming")
_NOT_SO = ("claimed", "possible", "almost", *_ASKED)
_UNREAL = ("not", *_NOT_SO)


class _Continuation(StrEnum):
    """What stands right behind a passage: a participle that describes what it ends with, a small word, or neither."""

    PARTICIPLE = "participle"
    SMALL_WORD = "small word"
    OTHER = "other"


def shared_passages(a: Statement, b: Statement) -> Iterator[tuple[Statement, Statement]]:
    """Yield each passage that both statements tell, as a part of either."""
    both = pairing(a, b)
    for run in runs(both):
        stretches = (
            _stretch(a, both.a.items, run[0][0], run[-1][0]),
            _stretch(b, both.b.items, run[0][1], run[-1][1]),
        )
        if stretches[0] is None or stretches[1] is None:
            continue
        x, y = (_passage(one) for one in _widened(stretches[0], stretches[1]))
        if x is None or y is None or _turns(x.part) != _turns(y.part):
            continue
        if not _are_quoted(x.part, y.part, a, b) and _is_of_two(both, run, (x.part, y.part)):
            continue
        if not _says_something(x.part, y.part, a, b) and not tells_what_one_does(both, run):
            continue
        if _only_attributes(x.part) and _only_attributes(y.part):
            continue
        if _is_counted_otherwise(x, b) or _is_counted_otherwise(y, a):
            continue
        if len(run) >= _OF_ONE_EVENT and _places_an_event(x.part, y.part) and not _have_two_subjects(x, y):
            yield as_stated(x.part), as_stated(y.part)
        elif not _differ_around(x, y) and not all(map(_opens_with_an_infinitive, (x.part, y.part))):
            yield x.part, y.part


def _is_of_two(both: Pairing, run: Run, parts: Sequence[Statement]) -> bool:
    """Tell whether a verb or an amount of a run is said of two: dockers, nurses "in Varn ended a ten-day strike".

    Without a verb among its words an amount may belong to a noun: "the sailor lost 40 metres under the sea".
    """
    a, b = both.a.statement, both.b.statement
    amounts = (
        {id(figure) for figure in a.amounts}
        if all(has_a_verb(scan(part.claim.quote), part.language) for part in parts)
        else set()
    )
    told = [
        (both.a.items[first], both.b.items[second])
        for first, second in run
        if id(both.a.items[first].what) in amounts or (is_verb_at(both.a, first) and is_verb_at(both.b, second))
    ]
    matches = match_terms(a.terms, b.terms)
    return any(are_said_of_two(a, b, matches, (one.start, other.start)) for one, other in told)


def _opens_with_an_infinitive(part: Statement) -> bool:
    """Tell whether a passage names an act of nobody: "to win the cup", "to have won the cup"."""
    markers = own_words(part.language, "speech", "infinitives")
    leading = takewhile(lambda word: word in markers or helps_a_verb(word, part.language), part.frame)
    return any(word in markers for word in leading)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a statement, and what of content stands right before and behind it, None where nothing does.

    `opens_with_a_verb` says that its first word of content may be a finite verb, of which the subject stands before it.
    `goes_on` says with what the sentence goes on behind it.
    """

    part: Statement
    opens_with_a_verb: bool
    before: Item | None
    behind: Item | None
    goes_on: _Continuation


def _differ_around(x: Passage, y: Passage) -> bool:
    """Tell whether of each side something of one kind stands right before or behind: built in 1968, built in 1974."""
    sides = [(x.before, y.before)] if _go_on_differently(x, y) else [(x.before, y.before), (x.behind, y.behind)]
    return any(
        one is not None and other is not None and _kind(one) == _kind(other) and not _may_be_one(one, other)
        for one, other in sides
    )


def _go_on_differently(x: Passage, y: Passage) -> bool:
    """Tell whether one passage alone goes on with a participle: hit a lorry carrying beer, hit a lorry in town."""
    return {x.goes_on, y.goes_on} == {_Continuation.PARTICIPLE, _Continuation.SMALL_WORD}


def _may_be_one(one: Item, other: Item) -> bool:
    """Tell whether two items are the same time of day, score or number of a thing, or a name in two spellings."""
    if isinstance(one.what, Term) and isinstance(other.what, Term):
        return one.what.name and other.what.name and perhaps_one_name(one.what.key, other.what.key)
    return isinstance(one.what, Identifier) and isinstance(other.what, Identifier) and one.what.equals(other.what)


def _have_two_subjects(x: Passage, y: Passage) -> bool:
    """Tell whether a passage opens with a verb of which each side has another subject: a juggler, a diver fell."""
    return _follow_one_kind(x, y) and (x.opens_with_a_verb or y.opens_with_a_verb)


def surely_have_two_subjects(x: Passage, y: Passage) -> bool:
    """Tell whether the passages of both sides open with a verb of which each side has another subject."""
    return _follow_one_kind(x, y) and x.opens_with_a_verb and y.opens_with_a_verb


def _follow_one_kind(x: Passage, y: Passage) -> bool:
    return x.before is not None and y.before is not None and _kind(x.before) == _kind(y.before)


def _kind(item: Item) -> str:
    if isinstance(item.what, Term):
        return "name" if item.what.name else "word"
    if isinstance(item.what, Identifier):
        return str(item.what.kind)
    kind = item.what.quantity.kind
    return "years" if kind in YEARS else str(kind)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands from one item of a statement to another, and the tokens around it in its sentence.

    `start` and `end` are offsets of the quote.
    """

    statement: Statement
    items: Sequence[Item]
    first: int
    last: int
    start: int
    end: int
    before: Sequence[Token]
    behind: Sequence[Token]


def passage_of(statement: Statement, items: Sequence[Item], first: int, last: int) -> Passage | None:
    """Return what stands from one item to another, None where that is more than a sentence, or something turns it.

    The small words in front of it belong to it: articles, prepositions, auxiliaries.
    """
    stretch = _stretch(statement, items, first, last)
    return _passage(stretch) if stretch else None


def _stretch(statement: Statement, items: Sequence[Item], first: int, last: int) -> _Stretch | None:
    offset = statement.claim.start
    start, end = items[first].start - offset, items[last].end - offset
    sentences = sentences_of(statement.claim.quote, statement.language)
    sentence = next((one for one in sentences if one[0].start <= start and end <= one[-1].end), None)
    if sentence is None:
        return None
    before = [token for token in sentence if token.end <= start]
    while before and _belongs_to_what_follows(before[-1], statement.language):
        start = before.pop().start
    behind = [token for token in sentence if token.start >= end]
    return _Stretch(statement, items, first, last, start, end, before, behind)


def _widened(x: _Stretch, y: _Stretch) -> tuple[_Stretch, _Stretch]:
    """Return two stretches with the words that both have right in front of them, and the negation of both around them.

    « Le ministre a répété des propos déjà tenus »; "there was no insult".
    """
    if x.statement.language != y.statement.language:
        return x, y
    lead = _alike(reversed(x.before), reversed(y.before))
    trail = _alike(_up_to_a_pause(x.behind), _up_to_a_pause(y.behind))
    if not lead or not negations(x.before[-lead:], x.statement.language):
        lead = _leading_content(x, y)
    denied_behind = trail and negations(x.behind[:trail], x.statement.language)
    return _with(x, lead, trail if denied_behind else 0), _with(y, lead, trail if denied_behind else 0)


def _leading_content(x: _Stretch, y: _Stretch) -> int:
    """Return how many tokens both have in front, back to a pause, that begin with a word of content, or one before it.

    Who speaks is no term of a statement: « le ministre a répété ».
    """
    language = x.statement.language
    lead = _alike(_up_to_a_pause(reversed(x.before)), _up_to_a_pause(reversed(y.before)))
    words = [token.text.lower() for token in x.before[len(x.before) - lead :]]
    first = next((at for at, word in enumerate(words) if word.isalpha() and not is_function_word(word, language)), lead)
    opens = 0 < first < lead and opens_a_noun(words[first - 1], language)
    return lead - first + opens


def _alike(first: Iterable[Token], second: Iterable[Token]) -> int:
    """Return how many tokens both begin with, whatever their case."""
    same = takewhile(lambda pair: pair[0].text.lower() == pair[1].text.lower(), zip(first, second, strict=False))
    return sum(1 for _ in same)


def _with(one: _Stretch, lead: int, trail: int) -> _Stretch:
    """Return a stretch with so many tokens more in front of it and behind it."""
    if not lead and not trail:
        return one
    kept = len(one.before) - lead
    return replace(
        one,
        start=one.before[kept].start if lead else one.start,
        end=one.behind[trail - 1].end if trail else one.end,
        before=one.before[:kept],
        behind=one.behind[trail:],
    )


def _passage(one: _Stretch) -> Passage | None:
    statement, items = one.statement, one.items
    behind, end = list(one.behind), one.end
    tokens = scan(statement.claim.quote)
    opened = sum(token.text in QUOTES for token in tokens if one.start <= token.start < end)
    if opened % 2 and behind and behind[0].text in QUOTES:
        end = behind.pop(0).end
    within = [token for token in tokens if one.start <= token.start < end]
    if _is_turned(one.before, within, behind, statement) or _cuts_a_number(statement, one.start, end):
        return None
    last = one.last
    before = None if _opens_a_subject_of_its_own(one, tokens) else items[one.first - 1] if one.first else None
    return Passage(
        part_of(statement, one.start, end),
        _is_verb(statement, tokens, items[one.first], one.start),
        _neighbour(before, reversed(one.before), statement),
        _neighbour(items[last + 1] if last + 1 < len(items) else None, behind, statement),
        _continuation(behind, statement.language),
    )


def _opens_a_subject_of_its_own(one: _Stretch, tokens: Sequence[Token]) -> bool:
    """Tell whether a small word in front of a stretch begins a clause with a subject: "how", "after", « lorsque »."""
    first = one.items[one.first].start - one.statement.claim.start
    opening = fact_words(one.statement.language).subordinators
    return any(one.start <= token.start < first and token.text.lower() in opening for token in tokens)


def _continuation(behind: Sequence[Token], language: str) -> _Continuation:
    word = behind[0].text.lower() if behind else ""
    if is_function_word(word, language):
        return _Continuation.SMALL_WORD
    present = tuple(own_table(language, "speech").get("gerund_endings", ()))
    is_participle = fact_words(language).is_participle(word) or (bool(present) and word.endswith(present))
    return _Continuation.PARTICIPLE if is_participle else _Continuation.OTHER


def _cuts_a_number(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a passage of a quote begins or ends within a time of day, a score or the number of a thing."""
    return any(one.start < at < one.end for one in statement.identifiers for at in (start, end))


def _is_verb(statement: Statement, tokens: Sequence[Token], item: Item, start: int) -> bool:
    """Tell whether what a passage from `start` on says first may be a verb, or has its auxiliary in front of it."""
    at = next((n for n, token in enumerate(tokens) if token.start == item.start - statement.claim.start), None)
    if at is None or not isinstance(item.what, Term) or item.what.name:
        return False
    helped = any(helps_a_verb(token.text, statement.language) for token in tokens[:at] if token.start >= start)
    return helped or may_be_verb(tokens, at, statement.language)


def _neighbour(item: Item | None, tokens: Iterable[Token], statement: Statement) -> Item | None:
    """Return an item, or a number that is no amount, if it comes first among tokens.

    No sign stands before it, and no word that opens a clause.
    """
    offset = statement.claim.start
    numbers = [Item(one.start + offset, one.end + offset, one) for one in statement.identifiers]
    near = [*([item] if item else []), *numbers]
    for token in tokens:
        found = next((one for one in near if one.start <= token.start + offset < one.end), None)
        if found:
            return found
        if not token.text.isalpha() or opens_a_clause(token.text.lower(), statement.language):
            return None
    return None


def _belongs_to_what_follows(token: Token, language: str) -> bool:
    word = token.text.lower()
    if is_additive(word, language) or word in fact_words(language).adversatives:
        return False
    return word.isalpha() and is_function_word(word, language) and not opens_a_clause(word, language)


def _is_turned(before: Sequence[Token], within: Sequence[Token], behind: Sequence[Token], statement: Statement) -> bool:
    """Tell whether what stands around a passage in its sentence may deny or limit it: "it is not true that"."""
    language = statement.language
    if is_negated_before(before, within, language) or negations(_up_to_a_pause(behind), language):
        return True
    if not before:
        return False
    if has_condition(before, language):
        return True
    before = after_contrast(before, within, language)
    if not before:
        return False
    first, last = (statement.claim.start + token.start for token in (before[0], before[-1]))
    denying = (term for term in statement.terms if not undoing().isdisjoint(term.concepts))
    if _words_of(_NOT_SO, language).find(before) or any(first <= term.start <= last for term in denying):
        return True
    close = list(takewhile(lambda token: token.text not in _PAUSES, reversed(before[-_CLOSE:])))[::-1]
    return bool(_words_of(LIMITING, language).find(close))


def _up_to_a_pause(tokens: Iterable[Token]) -> Sequence[Token]:
    return list(takewhile(lambda token: token.text not in _PAUSES, tokens))


def _turns(part: Statement) -> int:
    """Return how many words limit or undo something in a passage."""
    return len(_words_of((*_UNREAL, *LIMITING), part.language).find(scan(part.claim.quote)))


@functools.cache
def _words_of(names: tuple[str, ...], language: str) -> Phrasebook:
    """Return the limiting words of some classes."""
    classes = own_table(language, "limits").get("classes", {})
    return Phrasebook(chain.from_iterable(classes.get(name, ()) for name in names))


def _places_an_event(x: Statement, y: Statement) -> bool:
    """Tell whether two passages give the same day or figure and the same name, word for word."""
    return x.frame == y.frame and bool(x.amounts or x.dates) and any(term.name for term in x.terms)


def tells_a_plan(part: Statement) -> bool:
    """Tell whether a passage says itself that what it tells is to come or asked for: "will close", « va fermer »."""
    return bool(_words_of(_ASKED, part.language).find(scan(part.claim.quote)))


def as_stated(part: Statement) -> Statement:
    """Return a passage as told for sure: how sure anybody is of what happened there says nothing of the place."""
    return replace(part, claim=replace(part.claim, certainty=Certainty.STATED))


def _says_something(x: Statement, y: Statement, a: Statement, b: Statement) -> bool:
    """Tell whether a passage says something of itself, and does not only name a thing.

    "They are on alert for rain" says it, "the alert for rain was lifted" only names an alert.
    """
    unhelped = [(part, whole) for part, whole in ((x, a), (y, b)) if not has_an_auxiliary(part)]
    if len(unhelped) < 2 and not any(_only_names(part, whole) for part, whole in unhelped):
        return True
    if _is_repeated(x, y) or (_are_quoted(x, y, a, b) and not is_only_an_expression(x, y, a, b)):
        return True
    figures = sum(map(_counts_something, x.amounts)) + sum(map(_is_dated, x.dates))
    return figures > 1 or (figures > 0 and any(term.name for term in x.terms))


def is_only_an_expression(x: Statement, y: Statement, a: Statement, b: Statement) -> bool:
    """Tell whether two sentences quote a word or two, and have nothing else in common: a title, a set phrase.

    Of one speaker, or beside another word of both, even one word that is quoted tells what somebody said.
    """
    if min(len(x.terms), len(y.terms)) >= _QUOTED_AT_LENGTH or _words_in(x) > _REPEATED:
        return False
    if a.claim.speaker and a.claim.speaker == b.claim.speaker:
        return False
    inside = {id(term) for part, whole in ((x, a), (y, b)) for term in _terms_within(part, whole)}
    return all(id(match.a) in inside or id(match.b) in inside for match in match_terms(a.terms, b.terms))


def _words_in(part: Statement) -> int:
    return sum(token.kind is TokenKind.WORD for token in scan(part.claim.quote))


def _terms_within(part: Statement, whole: Statement) -> Iterator[Term]:
    return (term for term in whole.terms if part.claim.start <= term.start < part.claim.end)


def _is_counted_otherwise(passage: Passage, other: Statement) -> bool:
    """Tell whether a number stands right before a passage, and the other side has but other numbers of things.

    "1,039 new cases in the last 24 hours"; "of new cases in the last 24 hours but 556 were listed".
    """
    counted = passage.before.what if passage.before is not None else None
    if not isinstance(counted, Figure) or counted.quantity.kind is not Kind.COUNT:
        return False
    others = [one for one in other.amounts if one.quantity.kind is Kind.COUNT]
    return bool(others) and all(
        relate_quantities(counted.quantity, one.quantity) is QuantityRelation.DISJOINT for one in others
    )


def _only_attributes(part: Statement) -> bool:
    """Tell whether a passage only says who speaks, where and when: "the minister told the radio on Monday".

    Its one verb is of saying, and what is said stands outside of it. With a thing behind the verb it is said within:
    "the minister announced a reform".
    """
    saying = verbs_of_saying(part.language)
    tokens = scan(part.claim.quote)
    at = next((n for n, token in enumerate(tokens) if token.text.lower() in saying), None)
    if at is None or part.amounts:
        return False
    start = part.claim.start + tokens[at].start
    if any(term.start > start and not term.name for term in part.terms):
        return False
    before = tokens[:at]
    while before and helps_a_verb(before[-1].text, part.language):
        before = before[:-1]
    return not has_a_verb(before, part.language)


def _counts_something(figure: Figure) -> bool:
    """Tell whether an amount is one of something, and does not only number what stands beside it.

    « Tarn (81) » and "the first request" give no amount.
    """
    kind = figure.quantity.kind
    return kind is not Kind.ORDINAL and (kind is not Kind.COUNT or figure.quantity.unit is not None)


def _is_dated(day: Figure) -> bool:
    """Tell whether a day is given by more than how papers name the days around them: "on 3 May", not "on Tuesday"."""
    return any(character.isdigit() for character in day.quantity.text)


def _is_repeated(x: Statement, y: Statement) -> bool:
    """Tell whether two passages are word for word the same, of some length, and have a verb in whatever form."""
    if x.language != y.language or _without_small_words_in_front(x) != _without_small_words_in_front(y):
        return False
    tokens = min((scan(part.claim.quote) for part in (x, y)), key=len)
    return min(map(_words_in, (x, y))) >= _REPEATED and any(
        _is_verbal(tokens, at, x.language) for at in range(len(tokens))
    )


def _is_verbal(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a word is of a verb, and no noun behind its article or preposition: « la mort », « de mise ».

    An infinitive stands behind a preposition too: « de réduire ».
    """
    before, word = tokens[at - 1].text.lower() if at else "", tokens[at].text.lower()
    if before in own_words(language, "function_words", "determiners") or word in own_words(language, *_SETTINGS):
        return False  # « devant » is a preposition too
    is_noun = opens_a_noun(before, language) and fact_words(language).is_participle(word)
    return is_of_a_verb(tokens, at, language) and not is_noun


def _without_small_words_in_front(part: Statement) -> Sequence[str]:
    return list(dropwhile(lambda word: is_function_word(word, part.language), part.frame))


def _only_names(part: Statement, whole: Statement) -> bool:
    """Tell whether a passage is a noun behind its article, with no participle that tells what became of it.

    A word in such a form right behind an article or a preposition is a noun: « la vallée », « de mise en liberté ».
    """
    before = scan(whole.claim.quote[: part.claim.start - whole.claim.start])
    words = (one.text.lower() for one in reversed(before) if one.text != "'")  # « l'arrestation »
    led_in = [*islice(words, 1), *part.frame]
    opens = any(opens_a_noun(word, part.language) for word in led_in[:2])
    is_participle = fact_words(part.language).is_participle
    return opens and not any(
        is_participle(word) for lead, word in pairwise(led_in) if not opens_a_noun(lead, part.language)
    )


def _are_quoted(x: Statement, y: Statement, a: Statement, b: Statement) -> bool:
    """Tell whether both passages are one quotation word for word, or end in one that makes up most of both."""
    if x.frame == y.frame and _is_quoted(x, a, x.claim.start) and _is_quoted(y, b, y.claim.start):
        return True
    last = min(len(x.terms), len(y.terms)) >= _QUOTED_AT_LENGTH
    return last and all(
        _is_quoted(part, whole, part.terms[-_QUOTED_AT_LENGTH].start) for part, whole in ((x, a), (y, b))
    )


def _is_quoted(part: Statement, whole: Statement, at: int) -> bool:
    """Tell whether what stands from an offset of the article to the end of a part stands between quotation marks."""
    offset = whole.claim.start
    before = scan(whole.claim.quote[: at - offset])
    end = part.terms[-1].end if part.terms else part.claim.end  # nothing but figures: "30, 40, 50 ..."
    within = scan(whole.claim.quote[at - offset : end - offset])
    return sum(token.text in QUOTES for token in before) % 2 == 1 and not any(t.text in QUOTES for t in within)
