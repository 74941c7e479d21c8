"""Why a finding has its verdict, in words of the report's language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from claimcheck.annotation.certainty import is_firm, negations
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.agreements import agreement
from claimcheck.comparison.phrases import flat, listed
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement, give_one_value
from claimcheck.comparison.vocabulary.terms import negative_particles
from claimcheck.figures.hedges import hedged_span
from claimcheck.languages import FALLBACK, load
from claimcheck.languages.scanner import scan
from claimcheck.records import KINDS_OF_AMOUNTS, Certainty, Claim, Difference, Kind, Qualifier, Verdict
from claimcheck.verdicts import OPPOSED

#: The rule that a difference seen by a model carries.
BY_MODEL = "model"

#: Who decided, where an entailment model did.
BY_JUDGE: Final = "local"

_MOST_SENTENCES = 3

# The reason of rules that do not know the words.
_WORDING = "undecided_wording"


def explain(verdict: Verdict, relations: Sequence[Relation], group: Sequence[Statement], language: str) -> str:
    """Return one to three sentences that say why the statements of `group` stand under `verdict`."""
    phrases = _phrases(language)
    sources = tuple(dict.fromkeys(statement.source for statement in group))
    if verdict is Verdict.SINGLE:
        # Copies of one source tell alone what it tells.
        told = {statement.claim.text for statement in group}
        template = phrases["single"] if len(told) == 1 else phrases["unrelated"]
        return template.format(source=listed(sources, phrases))
    sentences = _of_differences(verdict, relations, group, phrases)
    if verdict is Verdict.UNDECIDED:
        sentences = _left_open(relations, sources, phrases) + sentences
    elif any(relation.decided_by != "rules" and relation.verdict is verdict for relation in relations):
        sentences = list(dict.fromkeys(r.reason for r in relations if r.reason and r.verdict is verdict))[:1]
    if not sentences and verdict is Verdict.UNDECIDED:
        sentences = [phrases[_WORDING]]
    if not sentences:
        sentences = [agreement(relations, sources, phrases)]
    return " ".join(_capitalised(sentence) for sentence in sentences[:_MOST_SENTENCES])


def _left_open(relations: Sequence[Relation], sources: Sequence[str], phrases: Mapping[str, str]) -> list[str]:
    """Return why a matter is left open; a figure that both give is named in front, since a reader looks for it."""
    reasons = list(dict.fromkeys(relation.reason for relation in relations if relation.reason))
    given = []
    if reasons == [_WORDING]:
        given = [(text, relation) for relation in relations for text in _figures_of_both(relation)]
    if not given:
        return [phrases.get(reason, reason) for reason in reasons]
    figure = given[0][0]
    giving = {end.source for text, relation in given if text == figure for end in (relation.a, relation.b)}
    named = [source for source in sources if source in giving]
    return [phrases["agree_figure"].format(sources=listed(named, phrases), text=figure), phrases["undecided_rest"]]


def _figures_of_both(relation: Relation) -> Iterator[str]:
    """Yield the amounts and dates that both sides give, as written in digits by one of them."""
    a, b = relation.parts or (relation.a, relation.b)
    for x in (*a.amounts, *a.dates):
        for y in (*b.amounts, *b.dates):
            telling = x.quantity.kind is not Kind.COUNT or x.quantity.unit is not None
            written = next((text for text in (x.quantity.text, y.quantity.text) if any(map(str.isdigit, text))), "")
            if telling and written and give_one_value(x, y):
                yield written


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _phrases(language: str) -> Mapping[str, str]:
    fallback: dict[str, str] = load(FALLBACK).table("phrases").get("explanations", {})
    own: dict[str, str] = load(language).table("phrases").get("explanations", {})
    return {**fallback, **own}


def _of_differences(
    verdict: Verdict, relations: Sequence[Relation], group: Sequence[Statement], phrases: Mapping[str, str]
) -> list[str]:
    by_id = {statement.claim.id: statement for statement in group}
    # What a model sees it says itself: its reason stands in front.
    differences = [
        difference for relation in relations for difference in relation.differences if difference.rule != BY_MODEL
    ]
    if verdict is not Verdict.PRECISION or any(_is_given_by_both(difference) for difference in differences):
        # A detail of one side explains a finding only where nothing else does.
        differences = [
            difference for difference in differences if _is_given_by_both(difference) or difference.relation is verdict
        ]
        differences = [d for d in differences if _is_given_by_both(d) or verdict is not Verdict.PRECISION]
    ranked = sorted(differences, key=lambda difference: difference.relation is not verdict)
    details = [difference for difference in ranked if _is_detail(difference)]
    given = _given(ranked, by_id)
    sentences: dict[object, str] = {}
    for difference in ranked:
        if difference not in details and not _says_one_thing(difference, by_id):
            is_open = verdict is Verdict.UNDECIDED and difference.relation in OPPOSED and difference.kind != "certainty"
            say = _if_of_one if is_open and _is_given_by_both(difference) else _sentence
            sentence = say(difference, by_id, phrases, given)
            # Between the same two values one sentence says it all, but where people are quoted: they are named.
            is_shared = difference.kind != "certainty" and difference.relation is not Verdict.DISPUTED
            same = _matter(difference, _sides(difference, by_id)) if is_shared else sentence
            # Of an open question one reason is enough.
            sentences.setdefault("open" if say is _if_of_one else same, sentence)
    one_sided = _details(details, by_id, phrases)
    return list(dict.fromkeys(sentence for sentence in (*sentences.values(), one_sided) if sentence))


def _says_one_thing(difference: Difference, by_id: Mapping[str, Statement]) -> bool:
    """Tell whether both sides say it in the same words, so that naming them twice tells a reader nothing."""
    if not _is_given_by_both(difference) or difference.relation in OPPOSED or difference.kind == "certainty":
        return False
    a, b = _sides(difference, by_id)
    return a.value == b.value


def _is_given_by_both(difference: Difference) -> bool:
    return difference.a is not None and difference.b is not None


def _is_detail(difference: Difference) -> bool:
    return not _is_given_by_both(difference) and difference.kind not in ("denial", "limit")


def _details(differences: Sequence[Difference], by_id: Mapping[str, Statement], phrases: Mapping[str, str]) -> str:
    """Return one sentence that names what each side gives alone, empty where there is nothing."""
    given: dict[str, list[str]] = {}
    for difference in differences:
        side, text, start = (
            (0, difference.a, difference.a_start) if difference.b is None else (1, difference.b, difference.b_start)
        )
        telling = by_id[difference.claims[side]]
        given.setdefault(telling.source, []).append(_in_words(text, start, telling))
    alone = [
        phrases["detail_of_one"].format(source=source, text=listed(tuple(dict.fromkeys(texts)), phrases))
        for source, texts in given.items()
    ]
    return phrases["detail"].format(details=phrases["semicolon"].join(alone)) if alone else ""


# A negation with the word it negates takes at most so many tokens; what is longer is no phrase to be named.
_LONGEST_NEGATION = 7


@dataclass(frozen=True, slots=True)
class _Side:
    """What one statement gives in a difference, in words with their hedge."""

    words: str
    statement: Statement

    @property
    def value(self) -> str:
        """What these words share with the same value in other words: 1 200 is 1,200."""
        return _GROUPED.sub("", self.words).casefold()


# Which sources give each of two values, in the order in which they are met.
_Given: TypeAlias = dict[str, dict[str, None]]
_Matter: TypeAlias = tuple[str, Verdict, frozenset[str]]

_GROUPED = re.compile(r"(?<=\d)[\s.,](?=\d{3}(?!\d))")


def _sides(difference: Difference, by_id: Mapping[str, Statement]) -> tuple[_Side, _Side]:
    first, second = (by_id[identifier] for identifier in difference.claims)
    words = _with_negation if difference.kind == "negation" else _in_words
    return (
        _Side(words(difference.a, difference.a_start, first), first),
        _Side(words(difference.b, difference.b_start, second), second),
    )


def _matter(difference: Difference, sides: Iterable[_Side]) -> _Matter:
    return difference.kind, difference.relation, frozenset(side.value for side in sides)


def _given(differences: Sequence[Difference], by_id: Mapping[str, Statement]) -> dict[_Matter, _Given]:
    """Return which sources give each of two values, for all differences between the same two values."""
    found: dict[_Matter, _Given] = {}
    for difference in differences:
        sides = _sides(difference, by_id)
        sources_by_value = found.setdefault(_matter(difference, sides), {})
        for side in sides:
            sources_by_value.setdefault(side.value, {})[side.statement.source] = None
    return found


def _if_of_one(
    difference: Difference,
    by_id: Mapping[str, Statement],
    phrases: Mapping[str, str],
    given: Mapping[_Matter, _Given],
) -> str:
    """Return what would contradict each other, where it is open whether two statements speak of one thing."""
    values = _values(difference, by_id, given)
    if difference.kind not in KINDS_OF_AMOUNTS and difference.kind != "date":
        values |= {side: phrases["quoted"].format(text=values[side]) for side in ("a", "b")}
    return phrases["if_of_one"].format(**values)


def _sentence(
    difference: Difference,
    by_id: Mapping[str, Statement],
    phrases: Mapping[str, str],
    given: Mapping[_Matter, _Given],
) -> str:
    """Return what a difference says. Sources that give the same two values share a sentence, whoever comes first."""
    a, b = _sides(difference, by_id)
    if difference.kind == "certainty":
        return _certainty(a.statement, b.statement, difference, phrases)
    if difference.kind == "limit":
        side = a if difference.b is None else b
        return phrases["limit"].format(source=side.statement.source, text=side.words)
    if difference.a is None or difference.b is None:
        denied = a if difference.b is None else b
        return phrases["denial"].format(source=denied.statement.source, text=denied.words)
    values = _values(difference, by_id, given)
    kind = "figure" if difference.kind in KINDS_OF_AMOUNTS else difference.kind
    if difference.relation is Verdict.PRECISION:
        if difference.finer is None:
            return phrases[f"{kind}_overlap"].format(**values)
        sources_by_value = given[_matter(difference, (a, b))]
        values["finer"] = ", ".join(sorted(sources_by_value[a.value if difference.finer == "a" else b.value]))
    return phrases[f"{kind}_{difference.relation}"].format(**values)


def _values(difference: Difference, by_id: Mapping[str, Statement], given: Mapping[_Matter, _Given]) -> dict[str, str]:
    """Return the two values of a difference, and who gives each: who affirms in front of who denies, else as met."""
    a, b = _sides(difference, by_id)
    sources_by_value = given[_matter(difference, (a, b))]
    first, second = (a, b) if a.value == next(iter(sources_by_value)) else (b, a)
    if difference.kind == "negation" and first.statement.claim.negated and not second.statement.claim.negated:
        first, second = second, first
    return {
        "a": first.words,
        "b": second.words,
        "source_a": ", ".join(sorted(sources_by_value[first.value])),
        "source_b": ", ".join(sorted(sources_by_value[second.value])),
        "speaker_a": first.statement.claim.speaker or first.statement.source,
        "speaker_b": second.statement.claim.speaker or second.statement.source,
    }


def _in_words(text: str | None, start: int | None, statement: Statement) -> str:
    """Return a figure with the hedge it stands under ("more than 40"), other words as they are."""
    claim = statement.claim
    # A claim that was worded anew has offsets of its own.
    there = [q for q in claim.quantities if q.start == start]
    quantity = next(iter(there or [q for q in claim.quantities if q.text == text]), None)
    if quantity is None or quantity.value is None or quantity.qualifier is Qualifier.EXACT:
        return flat(text)
    own = quantity.start - claim.start, quantity.end - claim.start
    first, last = hedged_span(claim.quote, own, statement.language)
    words = flat(claim.quote[first:last])
    return words[:1].lower() + words[1:] if first < own[0] else words


def _with_negation(text: str | None, start: int | None, statement: Statement) -> str:
    """Return a verb with its auxiliaries, and with what negates it where something near it does ("did not resign")."""
    claim = statement.claim
    if not text or start is None:
        return flat(text)
    own = start - claim.start, start - claim.start + len(text)
    tokens = scan(claim.quote)
    word = [i for i, token in enumerate(tokens) if token.start < own[1] and own[0] < token.end]
    if not word:
        return flat(text)
    hits = negations(tokens, statement.language) if claim.negated else ()
    reach = [(min(hit.first, word[0]), max(hit.last, word[-1] + 1)) for hit in hits]
    near = [ends for ends in reach if ends[1] - ends[0] <= _LONGEST_NEGATION]
    first, last = min(near, key=lambda ends: ends[1] - ends[0], default=(word[0], word[-1] + 1))
    # What negates in two words begins before the auxiliary (« n'a pas démissionné », "did not resign").
    helping = _helping(statement.language)
    while first and tokens[first - 1].text.lower() in helping:
        first -= 1
    return flat(claim.quote[tokens[first].start : tokens[last - 1].end])


@functools.cache
def _helping(language: str) -> frozenset[str]:
    """Return what may stand between the beginning of a negation and its particle: auxiliaries, « n' », « ne »."""
    return own_words(language, "function_words", "auxiliaries") | negative_particles(language) | {"'"}


def _is_firmer(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim is told more firmly than the other: as fact, rather than as a plan or somebody's word."""
    if is_firm(claim) and is_firm(other):
        return claim.certainty is Certainty.STATED
    return is_firm(claim)


def _certainty(a: Statement, b: Statement, difference: Difference, phrases: Mapping[str, str]) -> str:
    if difference.relation is Verdict.DISPUTED:
        denying, other = (a, b) if a.claim.certainty is Certainty.DENIED else (b, a)
        speaker = denying.claim.speaker or denying.source
        return phrases["denied"].format(source=denying.source, other=other.source, speaker=flat(speaker))
    if a.claim.certainty is b.claim.certainty is Certainty.STATED:  # by an accusation, which is stated itself
        firm, other = (a, b) if difference.a == Certainty.STATED else (b, a)
        return phrases["certainty_accused"].format(source=firm.source, other=other.source)
    firm, other = (a, b) if _is_firmer(a.claim, b.claim) else (b, a)
    template = phrases[f"certainty_{other.claim.certainty}"]
    if firm.claim.certainty is Certainty.REPORTED:
        template = phrases["certainty_between_reports"]
    elif other.claim.speaker and other.claim.certainty in (
        Certainty.REPORTED,
        Certainty.CONDITIONAL,
        Certainty.PLANNED,
    ):
        template = phrases["certainty_attributed"]
    return template.format(source=firm.source, other=other.source, speaker=flat(other.claim.speaker))


def explain_check(
    verdict: Verdict,
    differences: Sequence[Difference],
    language: str,
    reason: str = "",
    words: Sequence[str] = (),
    *,
    relations: Sequence[Relation] = (),
) -> str:
    """Return a sentence that says why a checked claim has its verdict: `reason`, a key of the phrases, if there is one.

    Where figures or words differ, the sentence names them; `words` are those that stay open. `relations` are those of
    the claim to its evidence: they have the words around a negation.
    """
    phrases = _phrases(language)
    two_sided = next((d for d in differences if d.a is not None and d.b is not None), None)
    negated = next((one for one in relations if two_sided in one.differences), None) if two_sided else None
    if verdict is Verdict.CONTRADICTED and two_sided and negated and two_sided.kind == "negation":
        a, b = (
            _with_negation(two_sided.a, two_sided.a_start, negated.a),
            _with_negation(two_sided.b, two_sided.b_start, negated.b),
        )
        return phrases["check_contradicted_negation"].format(a=a, b=b)
    if verdict in (Verdict.CONTRADICTED, Verdict.PRECISION) and two_sided and two_sided.kind != "certainty":
        return phrases[f"check_{verdict}_words"].format(a=flat(two_sided.a), b=flat(two_sided.b))
    named = listed([phrases["quoted"].format(text=flat(word)) for word in words], phrases)
    return phrases[f"check_{reason or verdict}"].format(words=named)
