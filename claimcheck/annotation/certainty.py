"""How far a source commits itself: stated, reported, conditional, possible, planned or denied; and what it negates."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.forecasts import forecast_verbs, is_uncertain
from claimcheck.annotation.futures import (
    announced,
    claims_to_have,
    condition_in,
    future_in_past,
    is_hearsay_of_perfect,
    looms,
    plans,
    states_fact,
    urgings,
    valued,
    would_be,
)
from claimcheck.annotation.names import is_written_like_verb
from claimcheck.annotation.refusals import refuses
from claimcheck.annotation.scope import holds_verb, main_clause
from claimcheck.annotation.verbs import tells_indirectly
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Hit, Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Certainty, Claim

# A negation takes back the denial that stands within so many words behind it, or right before it where it stands
# behind its verb: « ne nie pas », „bestreitet nicht“.
_REACH_OF_A_NEGATION = 2


# Behind these another thought begins.
_ENDS = frozenset(";:.")
_CLOSING = frozenset(",;:.!?")


@dataclass(frozen=True, slots=True)
class _Markers:
    denial: Phrasebook
    reported: Phrasebook
    not_reported: Phrasebook
    possible: Phrasebook
    not_possible: Phrasebook
    conditional: Phrasebook
    parted_possible: tuple[tuple[frozenset[str], list[str]], ...]
    conditional_endings: tuple[str, ...]
    not_conditional: frozenset[str]
    introducers: tuple[str, ...]
    reach: int | None
    negation: Phrasebook
    cancelled: Phrasebook
    retracting: Phrasebook
    mistaken: Phrasebook
    verb_second: bool
    particles: frozenset[str]
    brackets: tuple[tuple[str, str], ...]
    attributive: frozenset[str]
    adverb_endings: tuple[str, ...]
    before_nouns: frozenset[str]
    auxiliaries: frozenset[str]
    regrets: Phrasebook
    adversative: frozenset[str]
    clause_starts: frozenset[str]


@functools.cache
def _markers(language: str) -> _Markers:
    speech, certainty, negation = (own_table(language, name) for name in ("speech", "certainty", "negation"))
    return _Markers(
        Phrasebook([*speech.get("denial", "").split(), *speech.get("denial_phrases", ())]),
        Phrasebook(speech.get("reported", ())),
        Phrasebook(speech.get("not_reported", ())),
        Phrasebook(certainty.get("possible", ())),
        Phrasebook(certainty.get("not_possible", ())),
        Phrasebook(certainty.get("conditional", ())),
        tuple((frozenset(verbs.split()), ending.split()) for verbs, ending in certainty.get("parted_possible", ())),
        tuple(certainty.get("conditional_endings", ())),
        frozenset(certainty.get("not_conditional", ())),
        tuple(certainty.get("introducers", "").split()),
        certainty.get("reach"),
        Phrasebook(negation.get("words", ())),
        Phrasebook(negation.get("cancelled", ())),
        Phrasebook(negation.get("retracting", ())),
        Phrasebook(negation.get("mistaken", ())),
        bool(speech.get("verb_second")),
        frozenset(negation.get("particles", ())),
        tuple((first, second) for first, second in negation.get("brackets", ())),
        frozenset(certainty.get("attributive", "").split()),
        tuple(own_table(language, "function_words").get("adverb_endings", ())),
        own_words(language, "function_words", "determiners") | own_words(language, "speech", "somebody"),
        own_words(language, "function_words", "auxiliaries"),
        Phrasebook([entry for entry in certainty.get("not_conditional", ()) if " " in entry]),
        own_words(language, "clauses", "adversative"),
        frozenset(speech.get("clause_starts", ())) - {","},
    )


def certainty_of(tokens: Sequence[Token], language: str, *, attributed: bool) -> Certainty:
    """Return the certainty of a statement; `attributed` says that it names somebody who said it.

    Only what governs the statement counts: not a hedge in a relative clause, nor one behind a second verb of saying.
    """
    markers = _markers(language)
    tokens = main_clause(tokens, language)
    twice = doubled(tokens, language)
    denials = [hit for hit in markers.denial.find(tokens) if hit.first not in twice]
    denials = [hit for hit in denials if not refuses(tokens, hit.last - 1, language)]
    if denials and not _starts_with_denied_by_itself(tokens):
        return Certainty.DENIED
    place = condition_in(tokens, language)
    if place is not None:
        return _under_condition(tokens, place, language, attributed=attributed)
    possible = _outside(markers.possible.find(tokens), markers.not_possible.find(tokens))
    possible = [hit for hit in possible if not (_concedes(tokens, hit, markers) or _is_name(tokens, hit, markers))]
    if any(not _is_attributive(tokens, hit, markers, language) for hit in possible) or _holds_open(tokens, markers):
        return Certainty.POSSIBLE
    forecasts = forecast_verbs(tokens, language)
    if any(is_uncertain(tokens, hit, language) for hit in forecasts) or looms(tokens, language):
        return Certainty.POSSIBLE
    opinion = valued(tokens, language) if attributed else frozenset()
    tokens = [token for index, token in enumerate(tokens) if index not in opinion]
    is_future_in_past = future_in_past(tokens, language) if attributed else announced(tokens, language)
    regretted = {index for hit in markers.regrets.find(tokens) for index in range(hit.first, hit.last)}
    hypothetical = any(
        not _is_attributive(tokens, hit, markers, language) for hit in markers.conditional.find(tokens)
    ) or any(
        _is_conditional(token, markers) and not _is_noun(tokens, index, language)
        for index, token in enumerate(tokens)
        if index not in regretted
    )
    hypothetical = hypothetical or any(
        is_hearsay_of_perfect(token.text, behind.text, language) for token, behind in itertools.pairwise(tokens)
    )
    if (hypothetical or would_be(tokens, language)) and not is_future_in_past:
        return Certainty.CONDITIONAL
    reported = _outside(markers.reported.find(tokens), markers.not_reported.find(tokens))
    reported = [hit for hit in reported if not _is_attributive(tokens, hit, markers, language)]
    hearsay = {hit.last for hit in reported}  # "was allegedly asked to leave" is an act of which somebody tells
    if not hearsay.isdisjoint(urgings(tokens, language)):
        return Certainty.REPORTED
    if is_future_in_past or plans(tokens, language):
        return Certainty.PLANNED
    if attributed or any(not _is_set_off(tokens, hit, markers, language) for hit in reported):
        return Certainty.REPORTED
    if tells_indirectly(tokens, language) or claims_to_have(tokens, language):
        return Certainty.REPORTED
    return Certainty.STATED


def _holds_open(tokens: Sequence[Token], markers: _Markers) -> bool:
    """Tell whether a verb and what ends its clause hold something possible: „schließt einen Anschlag nicht aus“."""
    words = [token.text.lower() for token in tokens]
    for verbs, ending in markers.parted_possible:
        for index, word in enumerate(words):
            closing = _CLOSING | markers.clause_starts
            end = next((i for i in range(index, len(words)) if words[i] in closing), len(words))
            if word in verbs and words[index + 1 : end][-len(ending) :] == ending:
                return True
    return False


def _under_condition(tokens: Sequence[Token], place: int, language: str, *, attributed: bool) -> Certainty:
    """Return the certainty of a statement that names its condition at token `place`.

    One in front of what it governs makes that conditional. One behind limits what is said, asked or planned without
    it: "Residents were urged to call if they know more", "He said a tenant pays if a lamp breaks".
    """
    main = tokens[:place]
    set_off = bool(main) and main[-1].text == ","
    if len(main) <= 1 or (set_off and not holds_verb(main, language)):
        return Certainty.CONDITIONAL
    read = certainty_of(main, language, attributed=attributed)
    if [token.text.lower() for token in main if token.text != ","][-1] in _markers(language).clause_starts:
        comma = next((i for i in range(place, len(tokens)) if tokens[i].text == ","), len(tokens))
        is_report = read is Certainty.REPORTED and states_fact(tokens[comma + 1 :], language)
        return Certainty.REPORTED if is_report else Certainty.CONDITIONAL
    unreal = read is Certainty.PLANNED and (future_in_past(main, language) or would_be(main, language))
    return Certainty.CONDITIONAL if unreal or read is Certainty.STATED else read


def _is_set_off(tokens: Sequence[Token], hit: Hit, markers: _Markers, language: str) -> bool:
    """Tell whether a participle behind a comma hedges only why or of whom: « il a comparu, soupçonné de vol »."""
    before = tokens[: max(hit.first - 1, 0)]
    behind_comma = hit.first > 0 and tokens[hit.first - 1].text == ","
    participle = fact_words(language).is_participle(tokens[hit.first].text.lower())
    return behind_comma and participle and any(token.text.lower() in markers.auxiliaries for token in before)


def _is_name(tokens: Sequence[Token], hit: Hit, markers: _Markers) -> bool:
    """Tell whether a word that hedges is a name or a month where it stands: "Mrs May said", "22 May", "May Lund"."""
    if hit.last - hit.first > 1:
        return False
    if not hit.first and tokens[0].text.lower() in markers.auxiliaries and tokens[-1].text != "?":
        return len(tokens) > 1 and tokens[0].text[0].isupper() and tokens[1].text[0].isupper()
    month = hit.first and tokens[hit.first].text[0].isupper() and tokens[hit.first - 1].kind is TokenKind.DIGITS
    return bool(month) or is_written_like_verb(tokens, hit.first)


def _concedes(tokens: Sequence[Token], hit: Hit, markers: _Markers) -> bool:
    """Tell whether a hedge grants a fact that "but" sets another against: "He may be old, but he still won"."""
    return any(
        sign.text == "," and word.text.lower() in markers.adversative
        for sign, word in itertools.pairwise(tokens[hit.last :])
    )


def _is_attributive(tokens: Sequence[Token], hit: Hit, markers: _Markers, language: str) -> bool:
    """Tell whether a word hedges nothing but the noun behind it: « une éventuelle grève », "an apparently new car".

    Nor does an adverb hedge more than the participle behind it that no auxiliary makes a verb: « un feu, probablement
    causé par la foudre, ».
    """
    word = tokens[hit.first].text.lower()
    if hit.last - hit.first > 1 or not (word in markers.attributive or word.endswith(markers.adverb_endings)):
        return False
    behind = tokens[hit.last].text.lower() if hit.last < len(tokens) else ""
    before = tokens[hit.first - 1].text.lower() if hit.first else ""
    verbs = any(token.text.lower() in markers.auxiliaries for token in tokens[: hit.first])
    alone = word.endswith(markers.adverb_endings) and before not in markers.auxiliaries and before
    if alone and (verbs or not fact_words(language).bare_content) and fact_words(language).is_participle(behind):
        return True
    place = hit.first - 1
    if place > 0 and tokens[place].text == "'":
        place -= 1
    return place >= 0 and tokens[place].text.lower() in markers.before_nouns


def tells_of_a_denial(text: str, language: str) -> bool:
    """Tell whether a word of denial stands anywhere in `text`, whatever it governs."""
    return bool(_markers(language).denial.find(scan(text)))


def end_of_denial(text: str, language: str) -> int | None:
    """Return where the first word of denial in `text` ends, by offset; None where there is none."""
    tokens = scan(text)
    hits = _markers(language).denial.find(tokens)
    return tokens[hits[0].last - 1].end if hits else None


def is_firm(claim: Claim) -> bool:
    """Tell whether a source stands behind a claim itself: it states it, or states that it is planned."""
    return claim.certainty is Certainty.STATED or (claim.certainty is Certainty.PLANNED and claim.speaker is None)


def _starts_with_denied_by_itself(tokens: Sequence[Token]) -> bool:
    """Tell whether the statement is nothing but the word of denial, which then denies nothing it contains."""
    return sum(token.kind is TokenKind.WORD for token in tokens) <= 2


def _is_conditional(token: Token, markers: _Markers) -> bool:
    word = token.text.lower()
    return (
        bool(markers.conditional_endings)
        and len(word) > 4
        and word.endswith(markers.conditional_endings)
        and word not in markers.not_conditional
    )


def _is_noun(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Tell whether a word that ends as a conditional is a noun: «la heladería», no «él la vendería».

    An article stands in front of it, and in front of that nobody whose verb it may be.
    """
    articles = own_words(language, "function_words", "determiners")
    settings = own_words(language, "speech", "settings")
    article = tokens[index - 1].text.lower() if index else ""
    if not own_table(language, "speech").get("drops_subjects") or article not in articles:
        return False
    before = tokens[index - 2] if index > 1 else None
    leads = settings | own_words(language, "speech", "complements")
    opens = before is None or before.kind is TokenKind.SIGN or before.text.lower() in leads
    return opens or article in settings  # "na padaria"


@dataclass(frozen=True, slots=True)
class Reservation:
    """Words that take a statement back to something possible or conditional.

    `first` is the first token of what they reach, `words` how many words of content that is, None for all that follow.
    """

    first: int
    words: int | None


def reservations(tokens: Sequence[Token], language: str) -> list[Reservation]:
    """Return where a statement is put as possible or in the conditional: "may resign", « aurait démissionné »."""
    markers = _markers(language)
    found = [
        Reservation(hit.last, None if hit.phrase.endswith(markers.introducers) else markers.reach)
        for hit in (*markers.possible.find(tokens), *markers.conditional.find(tokens))
    ]
    found += [Reservation(i, markers.reach) for i, token in enumerate(tokens) if _is_conditional(token, markers)]
    return found


def hedges(text: str, language: str) -> list[tuple[int, int]]:
    """Return where words of `text` take a statement back: reported, possible, conditional or denied, by offset."""
    tokens, markers = scan(text), _markers(language)
    books = (markers.denial, markers.possible, markers.conditional)
    hits = [hit for book in books for hit in book.find(tokens)]
    hits += _outside(markers.reported.find(tokens), markers.not_reported.find(tokens))
    spans = [(tokens[hit.first].start, tokens[hit.last - 1].end) for hit in hits]
    return sorted(spans + [(token.start, token.end) for token in tokens if _is_conditional(token, markers)])


def words_of_hearsay(text: str, language: str) -> list[tuple[int, int]]:
    """Return where words of `text` say by their meaning that it is reported or held possible: "accused", "suspects"."""
    tokens, markers = scan(text), _markers(language)
    hits = _outside(markers.reported.find(tokens), markers.not_reported.find(tokens))
    hits += _outside(markers.possible.find(tokens), markers.not_possible.find(tokens))
    formed = {index for index, token in enumerate(tokens) if _is_conditional(token, markers)}  # « pourrait »
    return [(tokens[hit.first].start, tokens[hit.last - 1].end) for hit in hits if hit.first not in formed]


def hedges_alone(word: str, language: str) -> bool:
    """Tell whether one word takes back what it stands by: "allegedly", « probablement »."""
    markers, tokens = _markers(language), scan(word)
    return any(book.find(tokens) for book in (markers.reported, markers.possible))


def negations(tokens: Sequence[Token], language: str) -> list[Hit]:
    """Return the words that negate, without those that an idiom cancels ("not only", « sans doute »)."""
    markers = _markers(language)
    hits = _outside(_negating(tokens, markers), markers.cancelled.find(tokens))
    twice = doubled(tokens, language)
    return [hit for hit in hits if hit.first not in twice]


def _negating(tokens: Sequence[Token], markers: _Markers) -> list[Hit]:
    """Return the words that negate and the phrases that call a thought mistaken, in order."""
    mistaken = markers.mistaken.find(tokens)
    words = [hit for hit in _outside(markers.negation.find(tokens), mistaken) if not _begins_a_compound(hit, tokens)]
    return sorted([*words, *_bracketed(tokens, markers), *mistaken], key=lambda hit: hit.first)


def _begins_a_compound(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Tell whether a hyphen ties a word of negation to the next one, so that it only names a thing: a no-fly zone."""
    behind = tokens[hit.last : hit.last + 2]
    tied = len(behind) == 2 and behind[0].text == "-" and behind[0].start == tokens[hit.last - 1].end
    return tied and behind[1].start == behind[0].end


def doubled(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the tokens of two negations of which one takes the other back: "did not deny", « ne nie pas ».

    So does what calls a negated thought mistaken: « a tort de croire que la loi ne peut pas aider ».
    """
    return _denied_twice(tokens, language) | _mistakenly_denied(tokens, _markers(language))


def _mistakenly_denied(tokens: Sequence[Token], markers: _Markers) -> frozenset[int]:
    """Return the tokens of each phrase that calls a thought mistaken and of the first negation in the thought."""
    found: set[int] = set()
    for mistake in markers.mistaken.find(tokens):
        end = next((i for i in range(mistake.last, len(tokens)) if tokens[i].text in _ENDS), len(tokens))
        denied = (hit for hit in _negating(tokens, markers) if mistake.last <= hit.first < end)
        hit = next(denied, None)
        if hit:
            found.update(range(mistake.first, mistake.last), range(hit.first, hit.last))
    return frozenset(found)


def _denied_twice(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the tokens of a negation and of the verb of denial that it takes back."""
    markers = _markers(language)
    retracting = markers.retracting.find(tokens)
    if not retracting:
        return frozenset()
    within = {index for hit in retracting for index in range(hit.first, hit.last)}
    found: set[int] = set()
    hits = [*markers.negation.find(tokens), *_bracketed(tokens, markers)]
    for hit in _outside(hits, markers.cancelled.find(tokens)):
        if hit.first in within:
            continue
        for other in retracting:
            announced = other.first and tokens[other.first - 1].text.lower().rstrip("'") in markers.particles
            announced = announced or markers.verb_second
            encloses = announced and hit.first == other.last
            if 0 <= other.first - hit.last < _REACH_OF_A_NEGATION or encloses:
                found.update(range(hit.first, hit.last), range(other.first, other.last))
    return frozenset(found)


def _outside(hits: Sequence[Hit], idioms: Sequence[Hit]) -> list[Hit]:
    """Return the hits that begin in none of the idioms."""
    taken = {index for idiom in idioms for index in range(idiom.first, idiom.last)}
    return [hit for hit in hits if hit.first not in taken]


def _bracketed(tokens: Sequence[Token], markers: _Markers) -> list[Hit]:
    """Return the second halves of negations in two parts (« ne ... plus »), at most four tokens after the first."""
    lowered = [token.text.lower() for token in tokens]
    hits = []
    for first, second in markers.brackets:
        opening = first.rstrip("'")
        for index, word in enumerate(lowered):
            if word != opening or (first.endswith("'") and lowered[index + 1 : index + 2] != ["'"]):
                continue
            for later in range(index + 1, min(index + 6, len(lowered))):
                if lowered[later] == second:
                    hits.append(Hit(later, later + 1, f"{first} {second}"))
                    break
    return hits
