"""Sentences fall into statements: where one ends and the next begins."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.asyndeton import joins_main_clauses
from claimcheck.annotation.certainty import tells_of_a_denial
from claimcheck.annotation.clause_facts import parted_clauses
from claimcheck.annotation.concessions import concession_cut
from claimcheck.annotation.coordination import clause_joints
from claimcheck.annotation.direct_speech import cuts_quotation, quotation_at
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.futures import first_past
from claimcheck.annotation.sources import cuts_between_counts, cuts_between_sources
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.verbs import any_verb, has_list
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.annotation.word_order import as_main_clause
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.quotation_marks import with_plain_marks
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Kind, Quantity

# A statement of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# Tokens within which a verb of saying follows its subject.
_NEAR = 5
# An infinitive has more letters than a noun such as « mer ».
_SHORTEST_INFINITIVE = 5

# « mais en début de matinée, »: tokens of a phrase of where or when, at the most.
_LONGEST_SETTING = 6

_BREAK = re.compile(r"\s*[;:,—–]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class _Words:
    connectors: Phrasebook
    appositions: Phrasebook
    joints: frozenset[str]
    speech: frozenset[str]
    finite: frozenset[str]
    verbs: frozenset[str]
    gerund_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    bearers: frozenset[str]
    relatives: frozenset[str]
    content_starts: frozenset[str]
    contents: frozenset[str]
    says: frozenset[str]
    subjects: frozenset[str]
    auxiliaries: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    table = own_table(language, "clauses")
    speech = own_table(language, "speech")
    verbs, finite = speech.get("verbs", "").split(), speech.get("finite", "").split()
    auxiliaries = own_words(language, "function_words", "auxiliaries")
    pronouns = own_words(language, "function_words", "personal_pronouns") | own_words(
        language, "speech", "subject_pronouns"
    )
    return _Words(
        connectors=Phrasebook(table.get("connectors", ())),
        appositions=Phrasebook(table.get("appositions", ())),
        joints=frozenset(table.get("joints", ())) - own_words(language, "facts", "subordinators"),
        speech=frozenset(verbs),
        finite=frozenset(finite),
        verbs=frozenset(verbs) | frozenset(finite) | own_words(language, "facts", "verbs"),
        gerund_endings=tuple(speech.get("gerund_endings", ())),
        adverb_endings=tuple(own_table(language, "function_words").get("adverb_endings", ())),
        bearers=own_words(language, "facts", "bearers"),
        relatives=own_words(language, "speech", "relatives"),
        content_starts=frozenset(word.strip("'") for word in speech.get("clause_starts", ())),
        contents=frozenset(speech.get("clause_starts", ())) & own_words(language, "clauses", "dependents"),
        says=frozenset(verbs) | own_words(language, "speech", "clause_verbs"),
        subjects=pronouns
        | (own_words(language, "function_words", "determiners") - own_words(language, "speech", "complements")),
        auxiliaries=auxiliaries,
    )


def statement_spans(
    text: str,
    start: int,
    end: int,
    language: str,
    quantities: Sequence[Quantity],
    *,
    appositions: bool = False,
    coordinated: bool = False,
) -> list[tuple[int, int]]:
    """Return the spans of the statements that the sentence `text[start:end]` makes, in order.

    A semicolon separates statements, a colon where each side has a verb, and a comma before a word that opens a
    statement of its own ("while", « alors que »). A comma before what somebody else says separates only where each
    side has an amount: the two then come from different people. An apposition stays with what it explains ("well below
    the 44 billion"): it says nothing alone, and is set apart only where `appositions` asks for the part of a sentence
    that bears a claim of somebody else's wording. Clauses that "and" joins, and one of contrast that opens the
    sentence, are parted where `coordinated` asks for it. Every piece keeps enough words to stand for itself, otherwise
    it stays joined, and no cut parts a quotation.
    """
    sentence = text[start:end]
    tokens = scan(sentence)
    within = [q for q in quantities if start <= q.start and q.end <= end and q.kind is not Kind.DATE]
    opening = concession_cut(sentence, language) if coordinated else None
    parted = opening is not None and not cuts_quotation(text, start + opening[0], language)
    cuts: list[tuple[int, int]] = [opening] if opening and parted else []
    piece_start = cuts[0][1] if cuts else 0
    for mark in _BREAK.finditer(sentence):
        if cuts_quotation(text, start + mark.start(), language) or quotation_at(text, start + mark.end(), language):
            continue
        if mark.start() < piece_start:
            continue
        left, right = (piece_start, mark.start()), (mark.end(), len(sentence))
        own_statement = _separates(sentence, mark, tokens, language)
        own_statement = own_statement or (coordinated and _joins_alone(sentence, mark, tokens, piece_start, language))
        own_statement = own_statement and _stand_alone(tokens, left, right)
        apart = _sets_amount_apart(mark, tokens, language, appositions=appositions)
        apart = apart and not (coordinated and _is_led_by_gerund(tokens, left, language))
        if own_statement or (
            apart and _stand_alone(tokens, left, right) and _each_has_amount(within, start, left, right)
        ):
            cuts.append((mark.start(), mark.end()))
            piece_start = mark.end()
    joints: list[tuple[int, int]] = []
    if coordinated:
        amounts = {quantity.start - start for quantity in within}
        starts = [token.start for token in tokens]
        edges = [bisect.bisect_left(starts, edge) for edge in (0, *(cut[1] for cut in cuts), len(sentence))]
        for first, last in itertools.pairwise(edges):
            piece = tokens[first:last]
            joints += _joints(text, start, piece, amounts, language)
    between = cuts_between_sources(tokens, within, start, language) or cuts_between_counts(
        sentence, tokens, [quantity.start - start for quantity in within], language
    )
    cuts = [cut for cut in cuts + joints if not any(first <= cut[1] and cut[0] <= last for first, last in between)]
    pieces = _pieces(start, end, sorted(cuts + between))
    return [part for piece in pieces for part in parted_clauses(text, *piece, language)] if coordinated else pieces


def _joins_alone(sentence: str, mark: re.Match[str], tokens: Sequence[Token], piece_start: int, language: str) -> bool:
    """Tell whether a mark is a comma that joins two main clauses without a word: „A steigt, B fällt seit Mai“."""
    if mark.group().strip() != "," or _inside_digits(sentence, mark) or _inside_brackets(sentence, mark.start()):
        return False
    starts = [token.start for token in tokens]
    first, comma = bisect.bisect_left(starts, piece_start), bisect.bisect_left(starts, mark.start())
    comma += int(tokens[comma].text != ",")
    return joins_main_clauses(tokens, comma, first, language)


def _joints(text: str, start: int, tokens: Sequence[Token], amounts: set[int], language: str) -> list[tuple[int, int]]:
    """Return the cuts in front of the words of a piece that join two whole clauses, but for those in a quotation."""
    found: list[tuple[int, int]] = []
    for joint in clause_joints(tokens, amounts, language):
        before = joint - 1 if tokens[joint - 1].text != "," else joint - 2
        cut = (tokens[before].end, tokens[joint].start)
        if not any(cuts_quotation(text, start + edge, language) for edge in cut):
            found.append(cut)
    return found


def _pieces(start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans = []
    first = start
    for cut_start, cut_end in cuts:
        spans.append((first, start + cut_start))
        first = start + cut_end
    spans.append((first, end))
    return spans


def _separates(sentence: str, mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    sign = mark.group().strip()
    if _inside_digits(sentence, mark) or _inside_brackets(sentence, mark.start()):
        return False
    if sign == ";":
        return not (_leans_on_subject(mark, tokens, language) or _parts_list(sentence, mark, tokens, language))
    if sign == ":":
        following = next((token.text.lower() for token in tokens if token.start >= mark.end()), "")
        dependent = following in own_table(language, "speech").get("clause_starts", ())  # "believe this: that …"
        dependent = dependent or _is_infinitive(following, language)
        return mark.end() > mark.start() + 1 and not dependent and _each_has_verb(mark, tokens, language)
    return sign == "," and _opens_clause(mark, tokens, language) and not _may_be_said(mark, tokens, language)


def _may_be_said(mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    """Tell whether "but" may go on with what somebody says: "claimed that the jets took off, but Corle stopped them".

    It may where that is told of the past as well, of somebody else, and nobody says it. Only a language whose contents
    need no "that" tells both so.
    """
    words = _words(language)
    behind = [token for token in tokens if token.start >= mark.end()]
    joint = behind[0].text.lower() if behind else ""
    if not fact_words(language).bare_content or joint not in fact_words(language).adversatives:
        return False
    front = [token.text.lower() for token in tokens if token.end <= mark.start()]
    says = any(word in words.says and after in words.contents for word, after in itertools.pairwise(front))
    heads = {token.text.lower() for token in behind[1:3]}
    pointed = heads & (speech_words(language).subject_pronouns | words.contents)
    said = any(token.text.lower() in words.says for token in behind)
    said = said or tells_of_a_denial(mark.string[mark.end() :], language)
    return says and not pointed and not said and first_past(behind, language) is not None


def _leans_on_subject(mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a verb without a subject of its own stands behind a semicolon: "She left Lorna; joined Corle"."""
    head = next((token.text for token in tokens if token.start >= mark.end()), "")
    return fact_words(language).is_participle(head)


def _parts_list(sentence: str, mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a semicolon parts the items of a list: the words up to the next one have no verb and no amount."""
    if not has_list(language):
        return False
    before = max(sentence.rfind(";", 0, mark.start()), 0)
    behind = sentence.find(";", mark.end())
    sides = (before, mark.start()), (mark.end(), behind if behind >= 0 else len(sentence))
    pieces = [[token for token in tokens if first <= token.start < last] for first, last in sides]
    return any(not any_verb(piece, language) and not _counts(piece) for piece in pieces)


def _counts(tokens: Sequence[Token]) -> bool:
    """Tell whether a figure stands among tokens by itself: not in "a 21-year-old driver"."""
    figures = [index for index, token in enumerate(tokens) if token.kind is TokenKind.DIGITS]
    return any(index + 1 == len(tokens) or tokens[index + 1].text != "-" for index in figures)


def _is_infinitive(word: str, language: str) -> bool:
    """Tell whether an infinitive lists what stands in front of a colon: « plusieurs voies : reconstruire »."""
    endings = tuple(own_table(language, "certainty").get("infinitive_endings", ()))
    known = word in own_words(language, "function_words", "words")
    return bool(endings) and len(word) > _SHORTEST_INFINITIVE and word.endswith(endings) and not known


def _opens_clause(mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a word behind a comma opens a clause: "while …"; not "but not today", "before leaving".

    A word that also joins parts of a clause opens one where its subject stands behind it, or a verb that is plain.
    """
    words = _words(language)
    following = [token for token in tokens if mark.end() <= token.start]
    hit = next((hit for hit in words.connectors.find(following[:_NEAR]) if hit.first == 0), None)
    if hit is None or hit.last >= len(following) or _is_inserted(following, language):
        return False
    subject = hit.last + _after_setting(following[hit.last :], language)
    head, rest = following[subject], [token.text.lower() for token in following[subject:]]
    opening = next((w for w in rest if w not in words.bearers and not w.endswith(words.adverb_endings)), "")
    if words.gerund_endings and opening.endswith(words.gerund_endings):
        return False  # "while also admitting", "before deftly turning"
    if hit.phrase.endswith("'") and rest[0] in speech_words(language).subject_pronouns:
        return False  # « alors qu'il rentrait »
    joined = following[0].text.lower() in fact_words(language).coordinators
    if joined and rest[0] in words.content_starts and not speech_words(language).times.intersection(rest[1:2]):
        return False  # "said it was early, but that he was confident"; not "but that night"
    if has_list(language) and not any_verb(_main_part(following[subject:], words), language):
        return False  # « mais cette fois sans heurts, ce qui a surpris »
    if hit.phrase in own_table(language, "clauses").get("verb_last_connectors", ()):
        behind = mark.string[following[hit.last].start :].partition(",")[0]
        return as_main_clause(behind, language) is not None
    if following[0].text.lower() not in words.joints or head.text[:1].isupper() or rest[0] in words.subjects:
        return True
    clause = list(itertools.takewhile(lambda word: word != "," and word not in words.relatives, rest))
    first = next((word for word in clause if word not in words.bearers), "")
    return first not in words.verbs and not words.verbs.isdisjoint(clause)  # a verb at its head shares its subject


def _after_setting(tokens: Sequence[Token], language: str) -> int:
    """Return the index after a phrase of where or when that a comma parts from the subject behind it, 0 for none.

    « mais en début de matinée, le ministre avait dit », "but on Monday, Hall left"
    """
    words = [token.text.lower() for token in tokens[: _LONGEST_SETTING + 2]]
    vocabulary = speech_words(language)
    if "," not in words[1:-1] or words[0] not in vocabulary.settings | vocabulary.times:
        return 0
    subject = words.index(",", 1) + 1
    named = tokens[subject].text[:1].isupper()
    opens = named or words[subject] in _words(language).subjects
    return subject if opens and _words(language).verbs.isdisjoint(words[: subject - 1]) else 0


def _main_part(tokens: Sequence[Token], words: _Words) -> Sequence[Token]:
    """Return the tokens of a clause up to a comma, a relative or "that"; all of them where one opens it.

    What two commas set off is left out: "while the port, a small one, grew".
    """
    stops = words.relatives | words.content_starts | {","}
    commas = [i for i, token in enumerate(tokens) if token.text == ","][:2]
    if len(commas) > 1 and stops.isdisjoint(token.text.lower() for token in tokens[: commas[0]]):
        resumed = itertools.takewhile(lambda token: token.text.lower() not in stops, tokens[commas[1] + 1 :])
        return [*tokens[: commas[0]], *resumed]
    return list(itertools.takewhile(lambda token: token.text.lower() not in stops, tokens)) or tokens


def _is_inserted(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a comma and "that" go on behind a clause: « on expliquait, alors que tout était dit, que … »."""
    starts = own_table(language, "speech").get("clause_starts", ())
    return any(
        sign.text == "," and word.text.lower() in starts and word.text.isalpha()
        for sign, word in itertools.pairwise(tokens)
    )


def _each_has_verb(mark: re.Match[str], tokens: Sequence[Token], language: str) -> bool:
    """Tell whether each side of a colon has a verb that is plain: "the result is clear: the port will close".

    Where no list says which verbs are plain, a list of things without any verb goes with what it lists: "took a boat:
    a sloop, a ketch". A language without a list of verbs parts at every colon.
    """
    finite = _words(language).finite
    sides = [[t for t in tokens if t.end <= mark.start()], [t for t in tokens if t.start >= mark.end()]]
    if not finite:
        listed = any(token.text == "," for token in sides[1])
        return not (has_list(language) and listed) or any_verb(sides[1], language)
    return all(any(token.text.lower() in finite for token in side) for side in sides)


def _sets_amount_apart(mark: re.Match[str], tokens: Sequence[Token], language: str, *, appositions: bool) -> bool:
    """Tell whether a comma stands before words of somebody else, or before an apposition where that is asked."""
    if mark.group().strip() != ",":
        return False
    words = _words(language)
    following = [token for token in tokens if mark.end() <= token.start][:_NEAR]
    if appositions and _hit_at(words.appositions, tokens, mark.end()):
        return True
    if following and following[0].text.lower() in words.relatives:
        return False  # ", who told the paper in 2007"
    verb = next((i for i, token in enumerate(following) if token.text.lower() in words.speech), None)
    closed = verb is not None and following[verb + 1 : verb + 2] and following[verb + 1].text in ",.;"
    if closed and not any(token.text.lower() in words.finite for token in following[: verb or 0]):
        return False  # ", Hall said, and …" closes what stands in front
    # A verb right behind the comma has its subject in front of it, or behind: « Anne Vale, 40 ans, estime que … ».
    opens = bool(following) and following[0].text.lower() in words.speech | words.auxiliaries
    return not opens and any(token.text.lower() in words.speech for token in following)


def _is_led_by_gerund(tokens: Sequence[Token], piece: tuple[int, int], language: str) -> bool:
    """Tell whether a gerund opens a piece, whose main clause follows: "Announcing a fund of 5 million, he said …"."""
    first = next((token.text.lower() for token in tokens if piece[0] <= token.start), "")
    return speech_words(language).is_gerund(first)


def _hit_at(phrases: Phrasebook, tokens: Sequence[Token], offset: int) -> bool:
    following = [token for token in tokens if offset <= token.start < offset + 40]
    return any(hit.first == 0 for hit in phrases.find(following))


def _inside_digits(sentence: str, mark: re.Match[str]) -> bool:
    before, after = sentence[: mark.start()][-1:], sentence[mark.end() :][:1]
    return before.isdigit() and after.isdigit() and not mark.group()[-1:].isspace()


def _inside_brackets(sentence: str, offset: int) -> bool:
    plain = with_plain_marks(sentence)
    pairs = (("(", ")"), ("«", "»"), ("„", "“")) if plain == sentence else (("(", ")"), ("“", "”"))  # »so« and „so“
    before = plain[:offset]
    return any(before.count(opening) > before.count(closing) for opening, closing in pairs)


def _stand_alone(tokens: Sequence[Token], *spans: tuple[int, int]) -> bool:
    return all(
        sum(token.kind is TokenKind.WORD for token in tokens if first <= token.start < last) >= _FEWEST_WORDS
        for first, last in spans
    )


def _each_has_amount(quantities: Sequence[Quantity], offset: int, *spans: tuple[int, int]) -> bool:
    return all(any(first <= quantity.start - offset < last for quantity in quantities) for first, last in spans)
