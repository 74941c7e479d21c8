"""A span of an article to a claim: what it counts, when, whom it names, who says it, and how firmly.

Everything is read from the article's own words, whoever proposed the span: a number, a name or a date that a model
wrote is never taken over.
"""

from __future__ import annotations

import datetime
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from claimcheck import figures
from claimcheck.annotation.attribution import is_framed, speaker_of_quotation
from claimcheck.annotation.certainty import certainty_of, negations
from claimcheck.annotation.concessions import concession_cut, without_concession
from claimcheck.annotation.counts import who_counts
from claimcheck.annotation.descriptions import office_named
from claimcheck.annotation.direct_speech import Quotation, quotations
from claimcheck.annotation.futures import first_past, future_in_past, would_be
from claimcheck.annotation.indirect_speech import source_of_report
from claimcheck.annotation.joining import with_both_marks, without_open_marks
from claimcheck.annotation.named_speakers import (
    speaking_pronoun,
    speaks_for_themselves,
    with_office_named,
    with_speaker_in_front,
    with_speaker_named,
)
from claimcheck.annotation.names import NameSpan, name_spans
from claimcheck.annotation.nested_facts import Fact
from claimcheck.annotation.nominal_sentences import as_clause
from claimcheck.annotation.owners import owned_by, with_owner_named
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.pronoun_subjects import called, name_of_pronoun, opens_with_person, with_subject_named
from claimcheck.annotation.pronouns import may_be_another, referent, subject_before
from claimcheck.annotation.salience import salient_speaker
from claimcheck.annotation.speakers import find_attribution, find_closing, find_speaker
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.subjects import subject_of
from claimcheck.annotation.verbs import any_verb
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wordings import as_statement, behind_connector, behind_opener
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.reading.prose import without_runs
from claimcheck.records import Article, Certainty, Claim, Kind, Quantity, Sentence


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Spanned = TypeVar("_Spanned", bound=_Span)


_FINAL = frozenset(".!?…")
# A point behind a shorter word is that of an initial or an abbreviation.
_SHORTEST_LAST_WORD = 4

# « ajoutant par ailleurs que »: tokens in which a gerund opens what is said.
_REACH_OF_GERUND = 5

# Words of the paper beside a quotation that make a sentence of their own.
_FEWEST_AROUND = 5

# What the words of a quotation are on their own: somebody said them, which is all that the source stands behind.
_OF_WORDS = frozenset({Certainty.STATED, Certainty.PLANNED, Certainty.DENIED})


def claim_from_span(
    article: Article,
    start: int,
    end: int,
    *,
    id: str,
    text: str | None = None,
    speaker: str | None = None,
    certainty: Certainty | None = None,
) -> Claim:
    """Return the claim that `article.text[start:end]` makes.

    `text` is the claim's own wording, by default its quote on one line. `speaker` and `certainty` are read from the
    span where they are not given.
    """
    quote = article.text[start:end]
    measured = quantities_between(article, start, end)
    tokens = [token for token in scan(quote) if not _inside(measured, start + token.start)]
    quotation = _quotation_of(article, start, end)
    named = None if quotation else _named_speaker(article, start, end)
    said_by = speaker if speaker is not None else speaker_of(article, start, end)
    attributed = said_by is not None or quotation is not None or named is not None
    read = _certainty(tokens, article.language, quotation, attributed=attributed)
    return Claim(
        id=id,
        text=_once(text if text is not None else _as_it_stands(article, start, end), quote),
        quote=quote,
        start=start,
        end=end,
        speaker=said_by,
        certainty=certainty or read,
        negated=bool(negations(tokens, article.language)),
        quantities=tuple(q for q in measured if q.kind is not Kind.DATE),
        dates=tuple(q for q in measured if q.kind is Kind.DATE),
        names=names_between(article, start, end),
    )


def claim_of_fact(article: Article, fact: Fact, statement: tuple[int, int], *, id: str) -> Claim:
    """Return the claim that a fact of the statement between two offsets makes.

    Who says the statement says each of its facts, but for what the paper adds of the speaker.
    """
    start, end = without_open_marks(article.text, fact.start, fact.end, article.language)
    if fact.wording is None and (fact.start, fact.end) == statement:
        says = _with_subject_named(article, start, end) or _as_it_stands(article, start, end)
        says = as_clause(says, article.language) or says
        text = with_both_marks(article, start, end, _with_speaker_named(article, start, end, says))
        return with_office_named(claim_from_span(article, start, end, id=id, text=text), article.language)
    said_by = _speaker_of_fact(article, fact, statement)
    outside = [
        token
        for token in scan(article.text[start:end])
        if fact.without is None or not fact.without[0] <= start + token.start < fact.without[1]
    ]
    measured = _outside(quantities_between(article, start, end), fact.without)
    tokens = [token for token in outside if not _inside(measured, start + token.start)]
    quotation = _quotation_of(article, start, end, fact.without)
    named = None if quotation or fact.wording else _named_speaker(article, start, end)
    unnamed = named is not None and named.pronoun  # « cette dernière a dit »
    attributed = said_by is not None or quotation is not None or unnamed
    certainty = _certainty(
        _with_lead(article, fact, statement, tokens), article.language, quotation, attributed=attributed
    )
    names = [span.text for span in _outside(_between(_names(article), start, end), fact.without)]
    if fact.subject and fact.without is None:
        known = [span.text for span in _names(article) if span.text in fact.subject]
        names = [*known, *names]
    says = (
        _worded(article, fact, statement)
        or _with_subject_named(article, start, end)
        or _as_it_stands(article, start, end)
    )
    text = with_both_marks(article, start, end, _with_speaker_named(article, start, end, says))
    quote = article.text[start:end]
    claim = Claim(
        id=id,
        text=_once(text, quote),
        quote=quote,
        start=start,
        end=end,
        speaker=said_by,
        certainty=certainty,
        negated=bool(negations(tokens, article.language)),
        quantities=tuple(q for q in measured if q.kind is not Kind.DATE),
        dates=tuple(q for q in measured if q.kind is Kind.DATE),
        names=tuple(dict.fromkeys(names)),
    )
    return with_office_named(claim, article.language)


def _once(text: str, quote: str) -> str:
    """Return the text of a claim, as one string with its quote where both are the same: as they are of most claims."""
    return quote if text == quote else text


def _as_it_stands(article: Article, start: int, end: int) -> str:
    """Return the words of a span as a sentence, a clause of contrast that opens its sentence without its first word."""
    words, sentence = " ".join(article.text[start:end].split()), _sentence_at(article, start)
    if sentence is not None and sentence.start == start and end < sentence.end:
        cut = concession_cut(article.text[start : sentence.end], article.language)
        if cut is not None and end <= start + cut[0]:
            words = without_concession(words, article.language)
    return as_statement(words, article.language)


def _worded(article: Article, fact: Fact, statement: tuple[int, int]) -> str | None:
    """Return the wording of a fact, with the name that its subject stands for where that is a pronoun."""
    if not (fact.wording and fact.subject):
        return fact.wording
    behind = behind_opener(article.text[statement[0] : statement[1]], article.language)
    if article.text.startswith(fact.subject, statement[0] + behind):
        owned = owned_by(article, statement[0] + behind, fact.wording)
        if owned:
            return owned
    if not opens_with_person(fact.wording, article.language):
        return fact.wording
    name = name_of_pronoun(article, statement[0] + behind, fact.subject)
    if name is None and (own := find_speaker(fact.wording, article.language)) and own.pronoun and not own.start:
        said_by = referent(article, statement[0], own.text)  # "He said it was over, and added …"
        name = called(article, statement[0], said_by) if said_by else None
    return f"{name}{fact.wording[len(fact.subject) :]}" if name else fact.wording


def _with_subject_named(article: Article, start: int, end: int) -> str | None:
    """Return a statement with whom its pronoun stands for, also behind a word that ties it to the sentence before."""
    behind = behind_opener(article.text[start:end], article.language)
    named = with_subject_named(article, start + behind, end) or with_owner_named(article, start + behind, end)
    return f"{named[:1].upper()}{named[1:]}" if named else None


def _with_speaker_named(article: Article, start: int, end: int, text: str) -> str:
    """Return the words of a claim with whom a pronoun stands for that speaks in them, where that is plain.

    So do "I" and "we" in a quotation that stands alone.
    """
    pronoun = speaking_pronoun(text, article.language)
    alone = pronoun is None and _is_within_quotation(article, start, end)
    if pronoun is None and not (alone and speaks_for_themselves(text, article.language)):
        return text
    said_by = _said_by(article, start, end)
    named = (with_speaker_in_front if alone else with_speaker_named)(article, start, text, said_by) if said_by else None
    return named or text


def _is_within_quotation(article: Article, start: int, end: int) -> bool:
    """Tell whether a claim is somebody's quoted words and nothing else, but for signs at its edges."""
    quotation = _quotation_of(article, start, end)
    if quotation is None:
        return False
    outside = article.text[start : max(quotation.start, start)] + article.text[min(quotation.end, end) : end]
    return not any(character.isalnum() for character in outside)


def _with_lead(article: Article, fact: Fact, statement: tuple[int, int], tokens: list[Token]) -> list[Token]:
    """Return the tokens of a fact, the joint of a second verb replaced by the subject and auxiliary that it shares.

    A gerund is read as the finite verb that it stands for, in the tense of the clause before it: « a surpris en
    assurant qu'il partirait » tells what is to come.
    """
    if fact.gerund and fact.wording:
        past = first_past(scan(article.text[statement[0] : fact.start]), article.language) if fact.says else None
        return [*([past] if past else []), *scan(fact.wording)]
    if not (fact.joined and fact.wording and tokens):
        return tokens
    worded = scan(fact.wording)
    verb = next((i for i, token in enumerate(worded) if token.text == tokens[1].text), 0) if len(tokens) > 1 else 0
    return [*worded[:verb], *tokens[1:]]


def _certainty(tokens: Sequence[Token], language: str, quotation: Quotation | None, *, attributed: bool) -> Certainty:
    """Return how sure a span is; what somebody states between quotation marks is reported.

    A hedge in one sentence of a quotation says nothing of the others: "We lost. It would be nice to stay."
    """
    if quotation is None:
        return certainty_of(tokens, language, attributed=attributed)
    read = {certainty_of(part, language, attributed=attributed) for part in _sentences(tokens)}
    return read.pop() if len(read) == 1 and not read & _OF_WORDS else Certainty.REPORTED


def _sentences(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Return tokens in the groups that final signs before a capital make of them."""
    first, groups = 0, list[Sequence[Token]]()
    for index, token in enumerate(tokens):
        ends = token.text in _FINAL and any(later.text[:1].isupper() for later in tokens[index + 1 : index + 3])
        amount = index > 0 and tokens[index - 1].end < token.start  # one that stood in front is left out
        if ends and index > first and (amount or len(tokens[index - 1].text) >= _SHORTEST_LAST_WORD):
            groups.append(tokens[first : index + 1])
            first = index + 1
    return [*groups, tokens[first:]]


def _speaker_of_fact(article: Article, fact: Fact, statement: tuple[int, int]) -> str | None:
    own = find_speaker(fact.wording, article.language) if fact.wording and fact.subject else None
    said_by = referent(article, fact.start, own.text) if own and own.pronoun else own.text if own else None
    is_own = own is not None and fact.subject is not None and own.text in fact.subject
    if _quotation_of(article, fact.start, fact.end, fact.without) is not None:
        return speaker_of(article, fact.start, fact.end) or (said_by if is_own else None)
    said_by_all = speaker_of(article, *statement) if fact.says else None
    if said_by_all and said_by_all not in article.text[fact.start : fact.end]:
        return said_by_all
    if is_own:
        return said_by
    quotation = _quotation_of(article, *statement)
    if quotation is not None and quotation.end <= fact.start:
        return None  # « "…", a dit le maire, qui arrivait de Corle »
    if _is_before_what_is_attributed(article, fact, statement):
        return None
    said_by = speaker_of(article, *statement)
    passage = article.text[fact.start : fact.end]
    speaks_later = fact.end < statement[1] and fact.subject is None and find_speaker(passage, article.language) is None
    if said_by is not None and speaks_later and _opens_with(passage, said_by, article.language):
        return None  # "Hall left and said that …": the first fact is nobody's words
    apart = find_attribution(passage, article.language)
    if apart is not None:  # « Le feu, le pire de l'année selon les pompiers, a pris »
        named = referent(article, fact.start, apart.text) if apart.pronoun else apart.text
        return office_named(article, fact.start, named) if named else None
    is_subject = said_by is not None and fact.subject is not None and said_by in fact.subject
    apart_from_it = is_subject or _is_added(article, fact, statement) or _speaks_later(article, fact, statement)
    return None if apart_from_it else said_by


def _is_added(article: Article, fact: Fact, statement: tuple[int, int]) -> bool:
    """Tell whether the paper adds in passing to what somebody says: "Hall said the pier, built in 1902, was shut".

    What a phrase or a frame at the end attributes is somebody's word as a whole.
    """
    set_off = fact.subject is not None and not fact.joined and fact.without is None
    text, language = article.text[statement[0] : statement[1]], article.language
    return set_off and find_attribution(text, language) is None and find_closing(text, language) is None


def _is_before_what_is_attributed(article: Article, fact: Fact, statement: tuple[int, int]) -> bool:
    """Tell whether a phrase attributes only a later clause, in the midst of which it stands.

    "Heard on Monday, Berg has, according to her lawyer, accused Lund." At the end of all it attributes all.
    """
    attributed = find_attribution(article.text[statement[0] : statement[1]], article.language)
    if attributed is None or statement[0] + attributed.start < fact.end:
        return False
    if article.text[statement[0] + attributed.end : statement[1]][:1] != ",":
        return False
    auxiliaries = own_words(article.language, "function_words", "auxiliaries")
    between = scan(article.text[fact.end : statement[0] + attributed.start])
    return not any_verb([token for token in between if token.text.lower() not in auxiliaries], article.language)


def _speaks_later(article: Article, fact: Fact, statement: tuple[int, int]) -> bool:
    """Tell whether who speaks in a statement does so in what a gerund adds: "Hall left, adding that Orr wept"."""
    language, words = article.language, speech_words(article.language)
    found = find_speaker(article.text[statement[0] : statement[1]], language)
    if found is None or found.pronoun or statement[0] + found.start < fact.end:
        return False
    between = [token.text.lower() for token in scan(article.text[fact.end : statement[0] + found.start])]
    return any(
        words.is_gerund(word) and not words.clause_starts.isdisjoint(between[place : place + _REACH_OF_GERUND])
        for place, word in enumerate(between)
    )


def _opens_with(passage: str, speaker: str, language: str) -> bool:
    """Tell whether a statement tells of a speaker: "The bank cut its rate" of the bank."""
    subject = subject_of(passage, language)
    return passage.startswith(speaker) or (subject is not None and subject.text == speaker)


def _outside(spans: Sequence[_Spanned], without: tuple[int, int] | None) -> tuple[_Spanned, ...]:
    return tuple(span for span in spans if without is None or not without[0] <= span.start < without[1])


def _names(article: Article) -> tuple[NameSpan, ...]:
    return name_spans(article.text, article.language)


def _quotation_of(article: Article, start: int, end: int, without: tuple[int, int] | None = None) -> Quotation | None:
    """Return the quotation that makes up half of a span or more, None where the span is the paper's own words.

    A few words that the paper borrows are no quotation, unless they are all that the span has. What stands between the
    offsets `without` is another fact and does not count.
    """
    words = [token for token in scan(article.text[start:end]) if token.kind is not TokenKind.SIGN]
    words = [word for word in words if without is None or not without[0] <= start + word.start < without[1]]
    held: dict[Quotation, int] = {}
    found = quotations(article.text, article.language)
    for quotation in found[bisect_right(found, start, key=lambda quotation: quotation.end) :]:
        if quotation.start >= end:
            break
        count = sum(quotation.start <= start + word.start < quotation.end for word in words)
        if count and (quotation.statement or count == len(words)):
            held[quotation] = count
    best = max(held, key=held.__getitem__, default=None)
    if best is not None and _is_borrowed(article, best, len(words) - held[best]):
        return None
    if best is None or 2 * held[best] >= len(words) or _is_sentence_with_frame(article, best, start):
        return best
    if 2 * sum(held.values()) < len(words):
        return None
    return next((quotation for quotation in held if is_framed(article, quotation)), best)


def _is_borrowed(article: Article, quotation: Quotation, around: int) -> bool:
    """Tell whether a sentence of the paper ends in words that it borrows of nobody: « le conseil "chargé du port" »."""
    inner = article.text[quotation.start + 1 : quotation.end].lstrip()
    borrows = inner[:1].islower() and around >= _FEWEST_AROUND and not is_framed(article, quotation)
    return borrows and speaker_of_quotation(article, quotation) is None


def _is_sentence_with_frame(article: Article, quotation: Quotation, start: int) -> bool:
    """Tell whether a short quotation is a sentence of its own beside which the span names no more than its source."""
    text = article.text
    inner = text[quotation.start + 1 : quotation.end - 1].strip()
    before = text[start : quotation.start].rstrip()
    ends = inner[-1:] in ".!?…,"
    closes = ends or text[quotation.end : quotation.end + 1] in (",", ".")
    announced = not before or before.endswith(":") or (ends and before.endswith(","))  # « un film, "Les Derniers", »
    opens = inner[:1].isupper() and announced
    return quotation.statement and opens and closes and is_framed(article, quotation)


def _inside(quantities: Sequence[Quantity], offset: int) -> bool:
    return any(quantity.start <= offset < quantity.end for quantity in quantities)


def quantities_of(article: Article) -> tuple[Quantity, ...]:
    """Return every amount and date of an article, relative dates placed by its date of publication."""
    return _quantities(article.text, article.language, article.published)


def quantities_between(article: Article, start: int, end: int) -> tuple[Quantity, ...]:
    """Return the amounts and dates that stand in `article.text[start:end]`."""
    return _between(quantities_of(article), start, end)


def _between(spans: Sequence[_Spanned], start: int, end: int) -> tuple[_Spanned, ...]:
    """Return those of `spans`, which are in order and apart, that stand between two offsets."""
    first = bisect_left(spans, start, key=lambda span: span.start)
    last = bisect_right(spans, end, key=lambda span: span.end)
    return tuple(spans[first:last])


@functools.lru_cache(maxsize=64)
def _quantities(text: str, language: str, published: datetime.date | None) -> tuple[Quantity, ...]:
    return figures.find(without_runs(text), language, published)


def names_between(article: Article, start: int, end: int) -> tuple[str, ...]:
    """Return the distinct names that stand in `article.text[start:end]`."""
    return tuple(dict.fromkeys(span.text for span in _between(name_spans(article.text, article.language), start, end)))


def speaker_of(article: Article, start: int, end: int) -> str | None:
    """Return who says `article.text[start:end]`: whom its quotation belongs to, or whom its sentence names.

    An office is given the name that the article has for it: « le ministre » is « ministre Luc Arnal ».
    """
    said_by = _said_by(article, start, end)
    return office_named(article, start, said_by) if said_by else None


def _said_by(article: Article, start: int, end: int) -> str | None:
    quotation = _quotation_of(article, start, end)
    if quotation is not None:
        return speaker_of_quotation(article, quotation)
    found = _named_speaker(article, start, end)
    if found is None and (told := source_of_report(article, start, end)) is not None:
        source, place = told
        return referent(article, place, source.text) if source.pronoun else source.text
    if found and found.pronoun:
        own = subject_before(article.text[start:end], found, article.language)
        known = own.text if own else referent(article, start, found.text)
        known = known or salient_speaker(article, start, found.text)
        return known if known and not may_be_another(article, article.text[start:end], found, known) else None
    return found.text if found else None


def _named_speaker(article: Article, start: int, end: int) -> Speaker | None:
    """Return the name or the pronoun to which a span, or the sentence in front of it, attributes what it tells."""
    passage = article.text[start:end]
    found = find_speaker(passage, article.language) or _counting(article, start, end)
    sentence = _sentence_at(article, start)
    if not found and sentence and start > sentence.start:
        found = find_speaker(behind_connector(passage, article.language), article.language)
        found = found or _attributed_before(article, sentence, start, end) or _carried_on(article, sentence, start)
        found = found or _behind_colon(article, sentence, start)
    return found or _closed_by(article, start, end)


def _attributed_before(article: Article, sentence: Sentence, start: int, end: int) -> Speaker | None:
    """Return whom a phrase in front of a piece of a sentence names: « Selon la mairie, A, alors que B ».

    One that closes the piece in front attributes that piece alone: « A, selon la mairie, mais B ».
    """
    found = find_attribution(article.text[sentence.start : end], article.language)
    if found is None or sentence.start + found.start >= start:
        return None
    between = scan(article.text[sentence.start + found.end : start])
    joints = speech_words(article.language).joints
    return found if any(token.text.lower() not in joints and token.text.isalnum() for token in between) else None


def _behind_colon(article: Article, sentence: Sentence, start: int) -> Speaker | None:
    """Return who speaks in front of the colon behind which a piece stands: «Il preside nega: nessuno è escluso»."""
    front = article.text[sentence.start : start].rstrip()
    return find_speaker(front, article.language) if front.endswith(":") else None


def _counting(article: Article, start: int, end: int) -> Speaker | None:
    """Return who counts, where a part of a sentence is no more than that and a figure: « et les syndicats 4 000 »."""
    sentence = _sentence_at(article, start)
    if sentence is None or start == sentence.start:
        return None
    amounts = {quantity.start - start for quantity in quantities_between(article, start, end)}
    return who_counts(article.text[start:end], amounts, article.language) if len(amounts) == 1 else None


def _closed_by(article: Article, start: int, end: int) -> Speaker | None:
    """Return who says a piece of a sentence by what closes it: "A fell, while B rose, Hall said"."""
    sentence = _sentence_at(article, start)
    if sentence is None or end >= sentence.end:
        return None
    whole = article.text[sentence.start : sentence.end]
    found = find_closing(whole, article.language)
    if found is None and _is_added_to(article, end, sentence.end):
        found = find_attribution(whole, article.language)  # "A fell and B rose, according to Hall"
    return found if found and sentence.start + found.start >= end else None


def _is_added_to(article: Article, end: int, last: int) -> bool:
    """Tell whether "and" joins what follows a piece of a sentence, and not "but" or "while"."""
    following = scan(article.text[end:last].lstrip(" ,"))[:2]
    if len(following) > 1 and following[1].text == ",":
        return False  # "A fell and, according to Hall, B rose"
    return any(token.text.lower() in speech_words(article.language).additive for token in following)


def _carried_on(article: Article, sentence: Sentence, start: int) -> Speaker | None:
    """Return who says a piece that only goes on with "and that …" from what its sentence said before."""
    opening = [token.text.lower() for token in scan(article.text[start : sentence.end])[:3]]
    words = speech_words(article.language)
    joined = bool(opening) and opening[0] in words.joints
    front, piece = (scan(article.text[a:b]) for a, b in ((sentence.start, start), (start, sentence.end)))
    if joined and would_be(piece, article.language) and future_in_past(front, article.language):
        return find_speaker(article.text[sentence.start : start], article.language)  # "said it would, but it would not"
    later = opening[1:] if joined else opening
    if not later or later[0] not in words.clause_starts or not later[0].isalpha():
        return None
    return find_speaker(article.text[sentence.start : start], article.language)


def _sentence_at(article: Article, offset: int) -> Sentence | None:
    index = bisect_right(article.sentences, offset, key=lambda sentence: sentence.start) - 1
    return article.sentences[index] if index >= 0 and offset < article.sentences[index].end else None
