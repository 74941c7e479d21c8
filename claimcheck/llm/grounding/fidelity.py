"""The respects in which a claim may say what its sentence does not: a figure, a name, a subject, a negation, a doubt.

A claim is taken apart once (`Proposal`) and held against a span of an article. Each check returns the first `Problem`
it finds. None of them knows whether the words of a claim are the right ones: that is counted in `claims.grounding`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck import figures
from claimcheck.annotation.certainty import certainty_of, negations
from claimcheck.annotation.futures import opens_condition, plans
from claimcheck.annotation.names import NameSpan, find_names, name_spans
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.speakers import find_speaker
from claimcheck.annotation.speech import read_passage
from claimcheck.annotation.vocabulary import own_table
from claimcheck.annotation.wording import Forms, content_words, folded, words_of
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages import FALLBACK, load
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Article, Certainty, Kind, Qualifier, Quantity, Role

# How many sentences back an expression may point, and how many ahead.
_REACH = 5
_AHEAD = 2

# How far, in tokens, a negation reaches to either side, and a word of doubt to its right.
_NEGATION_REACH = 3
_DOUBT_REACH = 2

# Within so many tokens a word in front of a name belongs to it ("its chairman, Luc Arnal"; "said chairman Luc Arnal").
_BESIDE = 8

# Within so many tokens of a speaker's name a word tells who that is ("the mayor, Ann Doyle"); and so many tokens may
# stand in front of a name that begins a claim.
_CALLED_BY = 4
_OPENING = 2

_DOUBTFUL = frozenset({Certainty.CONDITIONAL, Certainty.POSSIBLE, Certainty.DENIED})
_COUNTED = frozenset({Kind.COUNT, Kind.OTHER})
_YEARS = frozenset({Kind.AGE, Kind.DURATION})


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a claim is not borne out: a key of `[grounding.reasons]`, and the words of the claim it is about."""

    key: str
    words: str = ""

    def worded(self, language: str) -> str:
        """Return the problem as a sentence in `language`."""
        return reason(self.key, language, words=self.words)


def reason(key: str, language: str, **values: object) -> str:
    """Return the phrase `key` of `[grounding.reasons]` in `language`, with `values` filled in."""
    for code in (language, FALLBACK):
        phrase = load(code).table("grounding").get("reasons", {}).get(key)
        if phrase is not None:
            return str(phrase).format(**values)
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Said:
    """What a model says of who says a claim: the speaker, empty for none, and whether the speaker denies it."""

    speaker: str = ""
    denied: bool = False


UNSAID = Said()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim taken apart once, to be held against several sentences.

    `speaker` are the words, folded, of who is said to say it; `denied` says that the claim is what this speaker denies.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[str, ...]
    speaker: frozenset[str] = frozenset()
    denied: bool = False

    @classmethod
    def of(cls, text: str, article: Article, said: Said = UNSAID) -> Proposal:
        """Return the claim `text` about `article`, taken apart; `said` is what the model says of who says it."""
        tokens = tuple(scan(text))
        names = _names(text, article)
        quantities = figures.find(text, article.language, article.published)
        words = content_words(tokens, article.language, names, quantities)
        return cls(text, tokens, words, quantities, names, frozenset(words_of(said.speaker)), said.denied)

    def names_speaker(self, name: str) -> bool:
        """Tell whether a name is that of who says the claim, in full or in part."""
        return bool(self.speaker) and set(words_of(name)) <= self.speaker


def _names(text: str, article: Article) -> tuple[str, ...]:
    """Return the names in a claim; a word at its start, where all have a capital, is one if the article says so."""
    found = find_names(text, article.language)
    first = next((token for token in scan(text) if token.kind is TokenKind.WORD), None)
    if first is None or any(first.text in name for name in found):
        return found
    if without_accents(first.text.lower()) in _function_words(article.language):
        return found
    is_known = any(first.text in span.text.split() for span in name_spans(article.text, article.language))
    return (first.text, *found) if is_known else found


def leaning(text: str, language: str) -> str:
    """Return the word with which a claim points to something it does not name ("He", « Cette »), nothing for none."""
    first = next((token.text for token in scan(text) if token.kind is TokenKind.WORD), "")
    return first if first.lower() in _pronouns(language) else ""


@functools.cache
def _function_words(language: str) -> frozenset[str]:
    words: str = load(language).table("function_words").get("words", "")
    return frozenset(without_accents(word) for word in words.split())


@functools.cache
def _pronouns(language: str) -> frozenset[str]:
    return frozenset(load(language).table("function_words").get("pronouns", "").split())


@functools.cache
def _determiners(language: str) -> frozenset[str]:
    return frozenset(load(language).table("function_words").get("determiners", "").split())


def is_fragment(proposal: Proposal) -> bool:
    """Tell whether a claim begins in the middle of a sentence: with a small letter, in a word that has no other."""
    first = proposal.tokens[0].text
    return first[0].islower() and first.islower()


def matched_figures(
    given: Sequence[Quantity], told: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], Problem | None]:
    """Return the figures of a claim, each with the one of its sentence that it tells, and the first that has none."""
    pairs: list[tuple[Quantity, Quantity]] = []
    for quantity in given:
        alike = [other for other in told if _tells(quantity, other)]
        partner = next((other for other in alike if _as_firm(quantity, other)), None)
        if alike and partner is None:
            return pairs, Problem("hedge", quantity.text)
        if partner is None:
            return pairs, Problem("date" if quantity.kind is Kind.DATE else "number", quantity.text)
        pairs.append((quantity, partner))
    return pairs, None


def figures_stand(text: str, language: str, told: Sequence[Quantity]) -> bool:
    """Tell whether every figure in `text` is one of `told`, by its value and its hedge."""
    return matched_figures(figures.find(text, language, None), told)[1] is None


def _as_firm(of_claim: Quantity, of_source: Quantity) -> bool:
    """Tell whether a claim keeps the hedge of its source; one that says "estimated at" adds none that misleads."""
    if of_claim.kind is Kind.DATE or of_claim.qualifier is of_source.qualifier:
        return True
    return (of_claim.qualifier, of_source.qualifier) == (Qualifier.ABOUT, Qualifier.EXACT)


def _tells(of_claim: Quantity, of_source: Quantity) -> bool:
    """Tell whether a claim's figure has the value of the source's, its hedge aside; a date may be coarser."""
    relation = relate_quantities(of_claim, of_source)
    if of_claim.kind is Kind.DATE:
        return relation in (QuantityRelation.SAME, QuantityRelation.B_FINER)
    if relation is QuantityRelation.SAME:
        return True
    if of_claim.value is None or of_claim.value != of_source.value:
        return False
    if relation is QuantityRelation.INCOMPARABLE:
        # What is counted may be called by another name ("jobs", "posts"); its words are compared with all others.
        return {of_claim.kind, of_source.kind} <= _COUNTED or {of_claim.kind, of_source.kind} <= _YEARS
    return relation not in (QuantityRelation.OTHER_CURRENCY, QuantityRelation.OTHER_UNIT)


def pointed_back(quantity: Quantity, proposal: Proposal, span: str, before: str, language: str) -> bool:
    """Tell whether a claim counts out whom its sentence means by a pronoun: "The two men fled" for "They fled".

    The number must open the claim, the pronoun the sentence, and number and noun stand side by side in `before`, what
    the sentence may point back to.
    """
    opening = [token for token in proposal.tokens if token.start < quantity.start]
    if quantity.kind not in _COUNTED or len(opening) > _OPENING - 1 or not leaning(span, language):
        return False
    following = [token for token in proposal.tokens if token.start >= quantity.end][:1]
    counted = words_of(proposal.text[quantity.start : following[0].end]) if following else ()
    return len(counted) > 1 and run_of(counted, words_of(before)) is not None


def is_day_of_before(quantity: Quantity, told: Sequence[Quantity], before: Sequence[Quantity]) -> bool:
    """Tell whether a claim gives the day that its article gave before, and that its sentence goes on to speak of."""
    if quantity.kind is not Kind.DATE or any(_tells(quantity, other) for other in told):
        return False
    return any(_tells(quantity, other) for other in before)


def stray_digits(proposal: Proposal, span: str) -> Problem | None:
    """Return the first digits of a claim that are no figure and do not stand in its sentence ("Boeing 747")."""
    present = {token.text for token in scan(span) if token.kind is TokenKind.DIGITS}
    for token in proposal.tokens:
        if token.kind is not TokenKind.DIGITS or token.text in present:
            continue
        if not any(q.start <= token.start < q.end for q in proposal.quantities):
            return Problem("number", token.text)
    return None


def names_outside(proposal: Proposal, span: str) -> list[str]:
    """Return the names of a claim that its span does not give in full."""
    present = set(words_of(span))
    return [name for name in proposal.names if not set(words_of(name)) <= present and not proposal.names_speaker(name)]


def missing_name(proposal: Proposal, article: Article, index: int, span: str) -> Problem | None:
    """Return the first name of a claim that nothing in its span can stand for.

    A name that the span lacks is what an expression of it points to ("he", "the company"): whom it means the model has
    read, and the article must name it, up to the sentences right behind. There may be as many such names as there are
    expressions that point, one where there is none; and as many as the two sentences before name ("one of them",
    "the match"). `index` is the sentence of the span.
    """
    outside = names_outside(proposal, span)
    if outside and all(name_stands(name, just_before(article, index)) for name in outside):
        return None
    last = article.sentences[min(index + _AHEAD, len(article.sentences) - 1)]
    known = f"{article.title or ''}\n{article.text[: last.end]}"
    pointing = _pronouns(article.language) | _determiners(article.language)
    allowed = max(1, sum(token.text.lower() in pointing for token in scan(span)))
    for name in outside:
        is_given_in_part = bool(set(words_of(name)) & set(words_of(span)))
        if not name_stands(name, known) or not (is_given_in_part or allowed):
            return Problem("name", name)
        allowed -= not is_given_in_part
    return None


def context(article: Article, index: int) -> str:
    """Return what an expression in a sentence may point back to: the title and the sentences before."""
    before = [s for s in article.sentences[:index] if s.role in (Role.BODY, Role.TITLE)][-_REACH:]
    texts = [article.text[s.start : s.end] for s in before]
    return "\n".join([article.title or "", *texts])


def behind(article: Article, index: int) -> str:
    """Return the sentences right behind one, which may go on with what it speaks of."""
    return "\n".join(article.text[s.start : s.end] for s in article.sentences[index + 1 : index + 1 + _AHEAD])


def just_before(article: Article, index: int) -> str:
    """Return the two sentences of the article proper in front of one, as far as there are any."""
    before = [s for s in article.sentences[:index] if s.role is Role.BODY][-2:]
    return "\n".join(article.text[s.start : s.end] for s in before)


def name_stands(name: str, text: str) -> bool:
    """Tell whether a text has a name, or both names of one that a claim made of two ("xAI of Musk")."""
    words = words_of(text)
    if run_of(words_of(name), words) is not None:
        return True
    return all(run_of(part, words) is not None for part in _parts_of(name))


def _parts_of(name: str) -> list[tuple[str, ...]]:
    """Return the names that small words join in a name, folded; the name itself where it has none."""
    parts: list[list[str]] = [[]]
    for token in scan(name):
        if token.text.islower():
            parts.append([])
        else:
            parts[-1].append(token.text)
    return [words_of(" ".join(part)) for part in parts if part] or [words_of(name)]


def run_of(words: Sequence[str], text: Sequence[str]) -> int | None:
    """Return the place from which `words` stand side by side in `text`, None where they do not."""
    count = len(words)
    return next((i for i in range(len(text) - count + 1) if tuple(text[i : i + count]) == tuple(words)), None)


def named_too_often(proposal: Proposal, span: str) -> Problem | None:
    """Return the problem of a claim that has a name more often than its sentence, which mostly says it of another."""
    told, given = words_of(span), words_of(proposal.text)
    for name in dict.fromkeys(proposal.names):
        words = words_of(name)
        times = _times(words, given)
        if times > max(_times(words[-1:], told), 1):
            return Problem("repeated", name)
    return None


def _times(words: Sequence[str], text: Sequence[str]) -> int:
    return sum(tuple(text[i : i + len(words)]) == tuple(words) for i in range(len(text) - len(words) + 1))


def other_subject(proposal: Proposal, span: str, names: Sequence[NameSpan], language: str) -> Problem | None:
    """Return the problem of a claim that says of one name what its sentence says of another; `names` are in the span.

    The first name of a claim is taken for its subject, and the first word of content behind it for what it is or does.
    Where the sentence has that name only behind that word, and in front of the word a name that the claim passes
    over, the one stands in the place of the other. A word beside the name is part of what it is called.
    """
    subject, predicate = _subject(proposal, language)
    if not subject or not predicate:
        return None
    tokens = scan(span)
    form = Forms([predicate])
    place = next((i for i, token in enumerate(tokens) if without_accents(token.text) in form), None)
    named = [i for i, token in enumerate(tokens) if without_accents(token.text) == subject]
    if place is None or not named or named[0] < place:
        return None
    between = any(tokens[place].start < name.start and name.end <= tokens[named[0]].start for name in names)
    if named[0] - place <= _BESIDE and not between:
        return None
    in_front = [name for name in names if name.end <= tokens[place].start]
    passed_over = in_front and set(words_of(in_front[-1].text)).isdisjoint(words_of(proposal.text))
    return Problem("subject", proposal.names[0]) if passed_over else None


def _subject(proposal: Proposal, language: str) -> tuple[str, str]:
    """Return the last word of a claim's first name and the first word of content behind it, folded."""
    if not proposal.names:
        return "", ""
    name = words_of(proposal.names[0])
    tokens = [token for token in proposal.tokens if token.kind is not TokenKind.SIGN or token.text == ","]
    place = run_of(name, [without_accents(token.text) for token in tokens])
    if place is None or content_words(tokens[:place], language, proposal.names, proposal.quantities):
        # "The works of Hagia Sophia": what the claim is about stands in front of the name.
        return "", ""
    behind = place + len(name)
    if behind < len(tokens) and tokens[behind].text == ",":
        behind = next((i for i in range(behind + 1, len(tokens)) if tokens[i].text == ","), behind)
    following = content_words(tokens[behind:], language, proposal.names, proposal.quantities)
    return name[-1], following[0] if following else ""


def other_speaker(proposal: Proposal, span: str, language: str, *, quoted: bool) -> Problem | None:
    """Return the problem of a claim that has somebody say what its sentence has another one say, or nobody.

    Whoever stands behind the speaker of the sentence is what that one is called by ("Ann Doyle, chair of Ferrovia").
    `quoted` says that the sentence stands between quotation marks, or begins or ends with one: somebody says it.
    """
    said, says = find_speaker(proposal.text, language), find_speaker(span, language)
    if said is None or not find_names(said.text, language) or _names_only_speaker(said.text, proposal, language):
        return None
    if says is None:
        return None if quoted or _opens_with(span, said.text) else Problem("speaker", said.text)
    if not find_names(says.text, language):
        return None
    in_front = set(words_of(proposal.text[: said.end]))
    return Problem("speaker", said.text) if in_front.isdisjoint(words_of(says.text)) else None


def speaker_as_subject(proposal: Proposal, span: str, language: str) -> Problem | None:
    """Return the problem of a claim that has the speaker of its sentence do what this speaker only tells.

    « Tout a brûlé, rapporte Le Matin » is not « Le Matin a brûlé ». What stands beside the name, or between it and the
    verb of saying, is who that is ("the mayor, Ann Doyle"; "Brask Lines, which was not at the hearing, said"), and what
    "and" joins to that verb is done by the speaker ("said no and left"). A sentence with a pronoun, or in the first
    person, may mean its speaker by it.
    """
    says = find_speaker(span, language)
    subject, predicate = _subject(proposal, language)
    if says is None or not predicate or subject not in words_of(says.text) or find_speaker(proposal.text, language):
        return None
    tokens = scan(span)
    opening = [without_accents(token.text) for token in proposal.tokens[: _OPENING + len(words_of(proposal.names[0]))]]
    pointing = _pronouns(language) | _first_person(language)
    if subject not in opening or any(token.text.lower() in pointing for token in tokens):
        return None
    form = Forms([predicate])
    places = [i for i, token in enumerate(tokens) if without_accents(token.text) in form]
    named = [i for i, token in enumerate(tokens) if says.start <= token.start < says.end]
    cues = [group.verb for group in verb_groups(read_passage(span, language))]
    joints = joints_of(language)
    told = [
        place
        for place in places
        if not _describes(place, named, cues)
        and not any(token.text.lower() in joints for token in tokens[place - 2 : place])
    ]
    return Problem("speaker", proposal.names[0]) if places and len(told) == len(places) else None


@functools.cache
def joints_of(language: str) -> frozenset[str]:
    """Return the words that join parts of a sentence ("and")."""
    return frozenset(str(word) for word in own_table(language, "clauses").get("joints", ()))


def _describes(place: int, named: Sequence[int], cues: Sequence[int]) -> bool:
    """Tell whether the word at `place` tells who the speaker at `named` is, rather than what this speaker tells."""
    if min(abs(place - at) for at in named) <= _CALLED_BY:
        return True
    return named[-1] < place and any(place < cue for cue in cues) and not any(named[-1] < cue < place for cue in cues)


def _opens_with(span: str, name: str) -> bool:
    """Tell whether a text begins with a name, whatever article stands before it: it tells what this one does."""
    place = run_of(words_of(name), words_of(span))
    return place is not None and place <= _OPENING


def _names_only_speaker(text: str, proposal: Proposal, language: str) -> bool:
    return all(proposal.names_speaker(name) for name in find_names(text, language))


@functools.cache
def _first_person(language: str) -> frozenset[str]:
    return frozenset(load(language).table("speech").get("first_person", "").split())


def changed_negation(proposal: Proposal, span: str, language: str) -> Problem | None:
    """Return the problem of a claim that negates what its sentence does not, or leaves a negation out."""
    span_tokens = scan(span)
    in_claim, in_span = negations(proposal.tokens, language), negations(span_tokens, language)
    if proposal.denied:
        # What is denied is told without the negation of who denies it.
        return None
    if in_claim and not in_span:
        return Problem("negated", proposal.text)
    if not in_span or in_claim:
        return None
    for hit in in_span:
        near = span_tokens[max(hit.first - _NEGATION_REACH, 0) : hit.last + _NEGATION_REACH]
        if not set(proposal.words).isdisjoint(folded(near, language)):
            return Problem("negation", proposal.text)
    return None


def _concedes(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether "if" grants what it opens: « Si la fête a rapporté 2 000 euros, les dégâts s'élèvent à 5 000 ».

    What depends on a condition is still to come, or would be; what stands beside a concession is so already.
    """
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
    rest = tokens[comma:]
    if not rest or not opens_condition(tokens[:comma], language):
        return False
    return not plans(rest, language) and certainty_of(rest, language, attributed=False) not in _DOUBTFUL


def doubt_of(text: str, span: str, language: str) -> Certainty | None:
    """Return the doubt under which a sentence puts what a claim says, None where it puts it under none.

    The doubt counts where it stands in front of, or in, a word of the claim: « aurait soumis », "could meet".
    """
    dates = [quantity for quantity in figures.find(span, language, None) if quantity.kind is Kind.DATE]
    tokens = [token for token in scan(span) if not any(date.start <= token.start < date.end for date in dates)]
    said = Forms(folded(scan(text), language))
    doubt = certainty_of(tokens, language, attributed=False)
    if doubt not in _DOUBTFUL or _concedes(tokens, language):
        return None
    pairs = [tokens[index : index + 2] for index in range(len(tokens))]
    marked = [certainty_of(pair, language, attributed=False) is doubt for pair in pairs]
    for index, is_marked in enumerate(marked):
        if not is_marked or marked[index + 1 : index + 2] == [True]:
            continue
        if any(word in said for word in folded(tokens[index : index + 2 + _DOUBT_REACH], language)):
            return doubt
    return None
