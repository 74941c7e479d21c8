"""What an article is about, in a few hundred bytes: its names, figures and words, hashed and weighed.

Names stand apart from words: two notices of one pattern share every word, and what tells them apart is whom they name.
Words are cut to their beginnings, which serves for a stem where endings inflect; runs of a script that is written
without spaces become pairs of characters. Beside them stand the concepts of the words, which are the same in every
language, and a place that has a name of its own in each language has that of its concept: so articles in two languages
share terms. Which words say anything is left to their rarity in the collection (see `candidates`).
"""

from __future__ import annotations

import array
import functools
import itertools
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from enum import IntEnum

from claimcheck.annotation.names import name_spans
from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.corpus.spelled import spelled_numbers
from claimcheck.corpus.streets import of_streets
from claimcheck.figures.telephones import find_telephones
from claimcheck.languages import available, load
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Article, Role

#: Terms are numbers below this: enough for half a million words, and a table of counts is 16 megabytes.
TERMS = 1 << 22

#: Bytes of a term with its weight, of which signatures are made.
UNIT = array.array("I").itemsize

_WEIGHT_BITS = 10
_WEIGHT_STEP = 1 / 64

# Words are cut to so many letters; shorter ones than the least are left out.
_STEM = 6
_SHORTEST_WORD = 3
_SHORTEST_FIGURE = 2
_DASHES = frozenset("-–")
_APOSTROPHES = frozenset("'\u2019")
_HIGHEST_SCORE = 1000
_LENGTH_OF_GROUP = 3
_DECIMAL_SIGNS = frozenset(",.")
_GROUP_SIGNS = frozenset(",.'\u2019")
_SHORTEST_NAME = 2
_LONGEST_ACRONYM = 5

# What one sound is written as when a name comes from another alphabet, in the order in which it is looked for; of a
# shorter name too little would be left.
_SHORTEST_SPELLED = 5
_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("t?sch|t?ch|sh|kh", "x"),
        ("ph", "f"),
        ("w", "v"),
        ("tz|ts|z", "s"),
        ("ck|c|q", "k"),
        ("[yj]", "i"),
        ("ou", "u"),
        (r"(.)\1+", r"\1"),
    )
)

# A title names the event; a lead repeats who, what and where.
_TITLE_WEIGHT = 2.0
_LEAD_WEIGHT = 1.5
_LEAD_CHARACTERS = 400

# Names are looked for so far into an article: whom it is about stands at its head.
_NAMED_CHARACTERS = 1500

# Of fewer words in a title, all with capitals, each may be a name.
_LEAST_OF_TITLE_CASE = 4

# What may stand before the first word of a sentence, and how far back it is looked for.
_SENTENCE_ENDS = ".!?…:\n"
_FAR_BEFORE = 8

# What a word counts within a name of several: "Ida" alone may be anybody.
_PART_OF_NAME = 0.35

# What the decimals of a number count beside its whole part: "19.1" is more of its own than 19, and no second number.
_DECIMALS_COUNT = 0.5

# What the concepts of countries, towns and regions begin with.
_PLACES = ("country_", "city_", "region_")

_MOST_TERMS = 400
_MOST_CHARACTERS = 20_000

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Term(IntEnum):
    """What a term of a signature is; the last three bits of its number.

    OPENING is a word that opens a title or a sentence, once, and may be a name or any word ("Northgate offers",
    "Shares slip"): see `with_openings`.
    """

    WORD = 0
    NAME = 1
    FIGURE = 2
    CONCEPT = 3
    OPENING = 4


_KIND_BITS = 3


# So many of the terms that stand most often are kept beside names, words and figures.
_MOST_BESIDE = {Term.CONCEPT: 150, Term.OPENING: 20}

_KIND_MASK = (1 << _KIND_BITS) - 1
_NAME_BITS = int(Term.NAME)


def kind_of(term: int) -> Term:
    """Return what a term is."""
    return Term(term & _KIND_MASK)


def is_name(term: int) -> bool:
    """Tell whether a term is a name, at the cost of one operation."""
    return term & _KIND_MASK == _NAME_BITS


def with_openings(terms: Sequence[tuple[int, float]], frequency: Sequence[int]) -> list[tuple[int, float]]:
    """Return the terms of an article, as names the words that open a sentence and are names in other articles.

    `frequency` has for each term the articles in which it stands. A name is one in another of them, and in no fewer
    than it opens a sentence in; "shares" and "police" open many and are a name in few.
    """
    found = [entry for entry in terms if kind_of(entry[0]) is not Term.OPENING]
    for term, weight in terms:
        if kind_of(term) is Term.OPENING and frequency[name_of_opening(term)] >= max(1, frequency[term]):
            found.append((name_of_opening(term), weight))
    return found


def name_of_opening(term: int) -> int:
    """Return the name that a word which opens a sentence may be."""
    return term & ~_KIND_MASK | Term.NAME


def signature(article: Article) -> bytes:
    """Return the terms of an article with their weights, as `terms_of` reads them."""
    names, openings = _names(article)
    counted: Counter[tuple[Term, str]] = Counter({(Term.OPENING, name): 1 for name in openings})
    for term, share in _terms(article.title or "", names, article.language):
        counted[term] += _TITLE_WEIGHT * share  # type: ignore[assignment]  # weights are counts in halves
    read = 0
    for passage in _body(article, _MOST_CHARACTERS):
        counts = _LEAD_WEIGHT if read < _LEAD_CHARACTERS else 1.0
        for term, share in _terms(passage, names, article.language):
            counted[term] += share * counts  # type: ignore[assignment]
        read += len(passage)
    return _packed(counted)


def _body(article: Article, most: int) -> Iterator[str]:
    """Yield the sentences of the body until they have so many characters."""
    read = 0
    for sentence in article.sentences:
        if sentence.role is Role.BODY:
            yield article.text[sentence.start : sentence.end]
            read += sentence.end - sentence.start
            if read > most:
                return


def _names(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the names in title and lead, and those that may be names or not.

    A word that only opens a sentence, once, and no name beside it, may be any word ("Shares of Norvane"); one that
    stands in lower case too is no name. One that opens both title and body is a name where its language has no meaning
    for it.
    """
    lead = "\n".join(_body(article, _NAMED_CHARACTERS))
    title = "" if _is_in_title_case(article.title or "", article.language) else article.title or ""
    text = f"{title}\n{lead}"
    lowered = {token.text for token in scan(text) if token.kind is TokenKind.WORD and token.text.islower()}
    lowered |= _number_words(article.language)
    lowered.update(load(article.language).table("function_words").get("words", "").split())
    sure: set[str] = set()
    opening: Counter[str] = Counter()
    for span in name_spans(text, article.language):
        tokens = scan(span.text)
        opens = _opens_sentence(text, span.start)
        beside = len(tokens) > 1 and _is_capitalised(tokens[1])
        common = _begins_with_noun(text, span.start, tokens, article.language)
        for token in tokens[common:]:
            if not _is_capitalised(token) or len(token.text) < _SHORTEST_NAME:
                continue
            if not opens or token.start > 0 or _is_acronym(token):
                sure.add(_name(token))
            elif token.text.lower() not in lowered:
                opening[_name(token)] += 1 + beside
    names = sure | {name for name, times in opening.items() if times > 1}
    openings = frozenset(_openings(text, lowered))
    names |= openings & _of_title_and_body(article.title or "", lead, article.language)
    return frozenset(names), openings - names


def _openings(text: str, lowered: Set[str]) -> Iterator[str]:
    """Yield the words that open a title or a sentence of `text` and may be names: none stands in lower case too."""
    for token in scan(text):
        may_be_name = token.text.istitle() and len(token.text) > _SHORTEST_WORD and token.text.lower() not in lowered
        if token.kind is TokenKind.WORD and may_be_name and _opens_sentence(text, token.start):
            yield _name(token)


def _of_title_and_body(title: str, body: str, language: str) -> set[str]:
    """Return the word that opens both title and body and has no meaning in its language: "Norvane earned"."""
    opening = [token for text in (title, body) for token in itertools.islice(_words_of(text), 1)]
    if len(opening) < 2 or len({_name(token) for token in opening}) > 1 or _concepts(opening, language):
        return set()
    tables = load(language).table
    small = tables("function_words").get("words", "")
    hedges = " ".join(tables("hedges").get("before", {}).values()).replace(",", " ")
    return {_name(token) for token in opening if token.text.lower() not in f"{small} {hedges}".split()}


def _words_of(text: str) -> Iterator[Token]:
    return (token for token in scan(text) if token.kind is TokenKind.WORD)


def _begins_with_noun(text: str, start: int, tokens: Sequence[Token], language: str) -> bool:
    """Tell whether what looks like a name begins with a noun of a language whose nouns have capitals.

    „Die Aktie von Norvane“ has an article before it and a small word behind it, „Ida von Norvane“ has none before it.
    """
    loaded = load(language)
    if len(tokens) < 2 or not loaded.table("function_words").get("nouns_have_capitals", False):
        return False
    before = text[:start].rsplit(maxsplit=1)[-1:]
    articled = bool(before) and before[0].lower() in loaded.table("dates").get("articles", ())
    return articled and tokens[1].text.islower()


@functools.cache
def _number_words(language: str) -> frozenset[str]:
    """Return the words of small numbers, which open sentences and titles: "Two killed"."""
    words: dict[str, str] = load(language).table("numbers").get("words", {})
    return frozenset(word for written in words.values() for word in written.split())


def _opens_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - _FAR_BEFORE) : offset].rstrip(" \u00a0\"'«“„‘(")
    return not before or before[-1] in _SENTENCE_ENDS


def _is_in_title_case(title: str, language: str) -> bool:
    """Tell whether all words of a title have capitals but small ones: "Edge" has one, « tombe » and "edge" have none.

    A language whose nouns have capitals has no title case: „Nina Keller unter Verdacht“.
    """
    table = load(language).table("function_words")
    if table.get("nouns_have_capitals", False):
        return False
    small = table.get("words", "").split()
    words = [token for token in scan(title) if token.kind is TokenKind.WORD and len(token.text) > _SHORTEST_WORD]
    telling = [token for token in words if token.text not in small]
    return len(telling) >= _LEAST_OF_TITLE_CASE and all(map(_is_capitalised, telling))


def _is_capitalised(token: Token) -> bool:
    return token.kind is TokenKind.WORD and not token.text.islower()


def _is_acronym(token: Token) -> bool:
    """Tell whether a word is a name in capitals, which it is at the head of a sentence too: "NATO", "SPD"."""
    return token.text.isupper() and _SHORTEST_NAME <= len(token.text) <= _LONGEST_ACRONYM


def _name(token: Token) -> str:
    """Return a word of a name without the ending of a genitive, in one spelling of the sounds of other alphabets.

    Each language writes these in its own way: Sharov, Charov, Scharow.
    """
    word = without_accents(token.text)
    word = word.removesuffix("s") if len(word) > _SHORTEST_WORD else word
    if len(word) < _SHORTEST_SPELLED:
        return word
    for written, sound in _SOUNDS:
        word = written.sub(sound, word)
    return word


def terms_of(packed: bytes) -> list[tuple[int, float]]:
    """Return the terms of a signature and the weight of each, by term."""
    values = array.array("I", packed)
    return [(value >> _WEIGHT_BITS, (value & (1 << _WEIGHT_BITS) - 1) * _WEIGHT_STEP) for value in values]


def _terms(text: str, names: frozenset[str], language: str) -> Iterator[tuple[tuple[Term, str], float]]:
    """Yield the terms of a passage, each with what it counts."""
    run: list[str] = []
    nouns: set[str] = set()
    tokens = scan(text)
    concepts = _concepts(tokens, language)
    streets = of_streets(tokens, language)
    dialled = _of_telephones(text, tokens, language)
    for place, token in enumerate(tokens):
        concept = concepts.get(place, "")
        if _is_capitalised(token) and place not in streets and (name := _name(token)) in names:
            run.append(concept if concept.startswith(_PLACES) else name)
            if concept and not concept.startswith(_PLACES):
                nouns.add(name)
                yield (Term.CONCEPT, concept), 1.0
            continue
        if run and token.text in _DASHES and _joins(tokens, place):
            continue
        yield from _of_names(run, nouns)
        if run and (owned := _owned(tokens, place)) in names:
            yield (Term.NAME, f"{run[-1]} {owned}"), 1.0
        run = []
        if token.kind is TokenKind.DIGITS and place not in dialled:
            yield from _of_digits(tokens, place)
        elif token.kind is TokenKind.WORD:
            if concept:
                yield (Term.CONCEPT, concept), 1.0
            if _UNSPACED.search(token.text):
                yield from (((Term.WORD, token.text[at : at + 2]), 1.0) for at in range(len(token.text) - 1))
            elif len(word := without_accents(token.text)) >= _SHORTEST_WORD:
                yield (Term.WORD, word[:_STEM]), 1.0
    yield from _of_names(run, nouns)
    yield from (((Term.FIGURE, number), 1.0) for number in spelled_numbers(text, language))


def _of_telephones(text: str, tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the places of the digits of telephone numbers: every notice of a sender ends with his."""
    spans = [(start, end) for start, end, _ in find_telephones(text, language)]
    return frozenset(
        place for place, token in enumerate(tokens) if any(start <= token.start < end for start, end in spans)
    )


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the hyphen at `place` stands between two capitalised words without a space: "Saint-Clair"."""
    if place == 0 or place + 1 >= len(tokens) or not _is_capitalised(tokens[place + 1]):
        return False
    return tokens[place - 1].end == tokens[place].start and tokens[place].end == tokens[place + 1].start


def _owned(tokens: Sequence[Token], place: int) -> str:
    """Return the name behind a genitive whose apostrophe stands at `place` ("People's League"), else nothing."""
    if place + 2 >= len(tokens) or tokens[place].text not in _APOSTROPHES or tokens[place + 1].text != "s":
        return ""
    return _name(tokens[place + 2]) if _is_capitalised(tokens[place + 2]) else ""


def _of_digits(tokens: Sequence[Token], place: int) -> Iterator[tuple[tuple[Term, str], float]]:
    """Yield the terms of the score and of the number that begin at `place`."""
    if score := _score(tokens, place):
        yield (Term.FIGURE, score), 1.0
    if decimals := _decimals(tokens, place):
        yield (Term.FIGURE, f"{tokens[place].text}.{decimals}"), _DECIMALS_COUNT
    if len(figure := _figure(tokens, place)) >= _SHORTEST_FIGURE:
        yield (Term.FIGURE, figure), 1.0


def _figure(tokens: Sequence[Token], place: int) -> str:
    """Return the digits of a number whose thousands are set off ("640,000" is 640000), empty at its later groups."""
    if _before_group(tokens, place):
        return ""
    figure, at = tokens[place].text, place
    while later := [
        ahead for ahead in (1, 2) if at + ahead < len(tokens) and _before_group(tokens, at + ahead) == ahead
    ]:
        at += later[0]
        figure += tokens[at].text
    return figure


def _decimals(tokens: Sequence[Token], place: int) -> str:
    """Return the one or two decimals of the number at `place` ("19,1"), nothing where it has none or is of a date."""
    if _is_glued(tokens, place - 2) or not _is_glued(tokens, place) or _is_glued(tokens, place + 2):
        return ""
    decimals = tokens[place + 2].text
    return decimals if tokens[place + 1].text in _DECIMAL_SIGNS and len(decimals) < _LENGTH_OF_GROUP else ""


def _is_glued(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the digits at `place`, a sign and more digits stand side by side."""
    if place < 0 or place + 2 >= len(tokens):
        return False
    first, sign, second = tokens[place : place + 3]
    digits = first.kind is TokenKind.DIGITS and second.kind is TokenKind.DIGITS and sign.kind is TokenKind.SIGN
    return digits and first.end == sign.start and sign.end == second.start


def _score(tokens: Sequence[Token], place: int) -> str:
    """Return a score or a vote whose first number stands at `place` ("0-3"), the higher number first; else nothing."""
    if place + 2 >= len(tokens) or (place and tokens[place - 1].text in _DASHES):
        return ""
    first, dash, second = tokens[place : place + 3]
    glued = first.end == dash.start and dash.end == second.start
    if not glued or dash.text not in _DASHES or second.kind is not TokenKind.DIGITS:
        return ""
    ends = sorted((int(first.text), int(second.text)), reverse=True)
    return f"{ends[0]}-{ends[1]}" if ends[0] < _HIGHEST_SCORE else ""


def _before_group(tokens: Sequence[Token], place: int) -> int:
    """Return how many tokens before three digits the digits stand whose thousands they are set off from.

    They are 2 where a sign stands between, 1 where a space does, and 0 where the three are a number of their own.
    """
    group = tokens[place]
    if group.kind is not TokenKind.DIGITS or len(group.text) != _LENGTH_OF_GROUP or not place:
        return 0
    before = tokens[place - 1]
    if before.kind is TokenKind.DIGITS:
        leads = len(before.text) < _LENGTH_OF_GROUP or (len(before.text) == _LENGTH_OF_GROUP and before.text[0] != "0")
        spaced = group.start - before.end == 1
        return int(spaced and (leads or _before_group(tokens, place - 1) == 1))
    first = tokens[place - 2] if place > 1 else before
    glued = first.end == before.start and before.end == group.start
    return 2 if glued and first.kind is TokenKind.DIGITS and before.text in _GROUP_SIGNS else 0


def _concepts(tokens: Sequence[Token], language: str) -> dict[int, str]:
    """Return the concept of each word that has one alone, by its place among the tokens."""
    words = [place for place, token in enumerate(tokens) if token.kind is TokenKind.WORD]
    hits = concepts_of([tokens[place].text.lower() for place in words], language)
    return {words[hit.first]: hit.key for hit in hits if not hit.others}


def _of_names(run: Sequence[str], nouns: Set[str]) -> Iterator[tuple[tuple[Term, str], float]]:
    """Yield the terms of words of names that stand side by side: each two neighbours, and its words.

    Of "Singer Ada Holm" one pair is what other papers write: what stands before a name is often no part of it. `nouns`
    are words with a meaning, a court or a parliament, which alone tell no event.
    """
    share = 1 / math.sqrt(max(1, len(run) - 1))
    for first, second in itertools.pairwise(run):
        yield (Term.NAME, f"{first} {second}"), share
    for name in run:
        yield (Term.NAME, name), _PART_OF_NAME if len(run) > 1 or name in nouns else 1.0


@functools.cache
def known_places() -> frozenset[int]:
    """Return the names of countries, towns and regions that have a concept, which many events of a day share."""
    keys = (key for code in available() for key in load(code).table("concepts") if key.startswith(_PLACES))
    return frozenset(_number(Term.NAME, key) for key in keys)


def concept_term(key: str) -> int:
    """Return the term of a concept."""
    return _number(Term.CONCEPT, key)


def word_term(word: str) -> int:
    """Return the term of a word."""
    return _number(Term.WORD, without_accents(word)[:_STEM])


def _number(kind: Term, term: str) -> int:
    return zlib.crc32(term.encode()) % (TERMS >> _KIND_BITS) << _KIND_BITS | kind


def _packed(counted: Counter[tuple[Term, str]]) -> bytes:
    weights: dict[int, float] = {}
    for (kind, term), count in _most_frequent(counted):
        number = _number(kind, term)
        weights[number] = max(weights.get(number, 0.0), 1 + math.log(count) if count > 1 else count)
    highest = (1 << _WEIGHT_BITS) - 1
    values = (
        (number << _WEIGHT_BITS) | min(highest, round(weight / _WEIGHT_STEP)) for number, weight in weights.items()
    )
    return array.array("I", sorted(values)).tobytes()


def _most_frequent(counted: Counter[tuple[Term, str]]) -> list[tuple[tuple[Term, str], int]]:
    """Return the terms that stand most often; concepts and openings by themselves: they take no word's place."""
    ranked = sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))
    by_kind = {kind: [entry for entry in ranked if entry[0][0] is kind] for kind in Term if kind > Term.FIGURE}
    others = [entry for entry in ranked if entry[0][0] not in by_kind]
    beside = (by_kind[kind][:most] for kind, most in _MOST_BESIDE.items())
    return [*others[:_MOST_TERMS], *itertools.chain.from_iterable(beside)]
