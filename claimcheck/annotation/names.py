"""Names of people, places and organisations, told by their capitals.

A capital at the start of a sentence proves nothing: such a word is a name when it carries more than one capital, when
another name follows it, when the same text has it with a capital elsewhere inside a sentence, or when a verb that
needs a subject follows it; a number in words is none ("Five Senate Republicans"). A language that writes every noun
with a capital is read by `claims.nouns`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck import figures
from claimcheck.annotation.nouns import has_capital_nouns, name_ranges
from claimcheck.figures.dates import find_dates
from claimcheck.figures.lexicon import NumberWords, lexicon, measures
from claimcheck.figures.numerals import may_start
from claimcheck.languages import load
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Quantity

# Roman numerals that are also words: they belong to the name before them ("World War I").
_NUMERALS = frozenset("IVX")

# Characters: longer than any sentence, shorter than an article whose names are worth keeping.
_LONGEST_PHRASE = 2000

_SENTENCE_ENDS = frozenset('.!?:;«»"“”„()[]\n—•|')


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name by its offsets."""

    text: str
    start: int
    end: int


# An acronym, a first name and a last name.
_FEWEST_OF_A_FULL_NAME = 3


@dataclass(frozen=True, slots=True)
class _Words:
    function_words: frozenset[str]
    auxiliaries: frozenset[str]
    links: frozenset[str]
    weak: frozenset[str]
    titles: frozenset[str]
    initials: frozenset[str]
    speech: frozenset[str]
    articles: frozenset[str]
    first_names: frozenset[str]
    complements: frozenset[str]
    settings: frozenset[str]
    field_offices: frozenset[str]
    numbers: NumberWords


@functools.cache
def _words(language: str) -> _Words:
    table = load(language).table("function_words")
    gendered = [load(language).table("agreement").get(gender, "") for gender in ("feminine", "masculine")]
    complements = load(language).table("speech").get("complements", "").split()
    return _Words(
        frozenset(table.get("words", "").split()),
        frozenset(table.get("auxiliaries", "").split()),
        frozenset(table.get("name_links", "").split()),
        frozenset(table.get("weak_names", "").split()),
        frozenset(" ".join(load(language).table("titles").values()).split()),
        frozenset(table.get("place_initials", "").split()),
        frozenset(load(language).table("speech").get("clause_verbs", "").split()),
        frozenset(table.get("determiners", "").split()) - frozenset(complements),
        frozenset(" ".join(gendered).split()),
        frozenset(complements),
        frozenset(load(language).table("speech").get("settings", "").split()),
        frozenset(table.get("field_offices", "").split()),
        lexicon(language).numbers,
    )


def find_names(text: str, language: str) -> tuple[str, ...]:
    """Return the distinct names that stand in `text`, in order of first mention."""
    return tuple(dict.fromkeys(span.text for span in name_spans(text, language)))


def name_spans(text: str, language: str) -> tuple[NameSpan, ...]:
    """Return every mention of a name in `text`, by offset.

    The names of whole articles are remembered apart: thousands of their phrases are asked about in between.
    """
    return _of_article(text, language) if len(text) > _LONGEST_PHRASE else _of_phrase(text, language)


@functools.lru_cache(maxsize=8)
def _of_article(text: str, language: str) -> tuple[NameSpan, ...]:
    return _found_in(text, language)


@functools.lru_cache(maxsize=64)
def _of_phrase(text: str, language: str) -> tuple[NameSpan, ...]:
    return _found_in(text, language)


def _found_in(text: str, language: str) -> tuple[NameSpan, ...]:
    tokens = scan(text)
    words = _words(language)
    starts = _sentence_starts(text, tokens, words)
    if has_capital_nouns(language):
        measured = _covered(figures.find(text, language))
        return tuple(_span(text, tokens, *found) for found in name_ranges(text, tokens, language, starts, measured))
    dated = _covered(find_dates(text, language)) | _currencies(tokens)
    inside = {t.text for i, t in enumerate(tokens) if _capitalised(t) and i not in starts and t.start not in dated}
    spans: list[NameSpan] = []
    position = 0
    while position < len(tokens):
        last = _name_end(tokens, position, words, dated, text)
        first = position
        if last > first and first in starts and not _is_name_at_start(tokens, first, last, inside, words):
            first += 1
            last = _name_end(tokens, first, words, dated, text) if first < len(tokens) else first
        if last > first:
            apart = _names_field(tokens, first, last, words) or _is_acronym_in_front(tokens, first, last, words)
            parted = first + 1 if apart else first
            spans += [_span(text, tokens, *part) for part in ((first, parted), (parted, last)) if part[0] < part[1]]
            position = last
        else:
            position += 1
    return tuple(spans)


def _names_field(tokens: Sequence[Token], first: int, last: int, words: _Words) -> bool:
    """Tell whether the first word of a name is what the one named holds an office of: « l'élue de Géorgie Anne Vale ».

    A first name stands behind it and a name behind that; behind a minister any two words with a capital are the name.
    """
    if last - first < 3 or tokens[first].text.lower() in words.first_names | words.weak:
        return False
    place = first - 1
    while place > 0 and tokens[place].text.lower() in words.articles | {"'", "’"} - words.complements:
        place -= 1  # « ministre de la Santé Ann Hall », « de l'Intérieur »
    if place < 0 or tokens[place].text.lower() not in words.complements:
        return False
    holder = tokens[place - 1].text.lower() if place else ""
    return holder in words.field_offices or (place == first - 1 and tokens[first + 1].text.lower() in words.first_names)


def _is_acronym_in_front(tokens: Sequence[Token], first: int, last: int, words: _Words) -> bool:
    """Tell whether an acronym behind a preposition ends in front of a full name: « a dit sur RTL Anne Vale »."""
    if not first or tokens[first - 1].text.lower() not in words.settings:
        return False  # « la députée PS Anne Vale »
    acronym = tokens[first].text
    full = last - first >= _FEWEST_OF_A_FULL_NAME and tokens[first + 1].text.lower() in words.first_names
    return full and acronym.isupper() and len(acronym) > 1 and not tokens[first + 1].text.isupper()


def _span(text: str, tokens: Sequence[Token], first: int, last: int) -> NameSpan:
    start, end = tokens[first].start, tokens[last - 1].end
    if last - first > 1 and _is_initial(tokens[last - 1]) and text[end : end + 1] == ".":
        end += 1
    return NameSpan(text[start:end], start, end)


def _covered(quantities: Iterable[Quantity]) -> frozenset[int]:
    return frozenset(offset for quantity in quantities for offset in range(quantity.start, quantity.end))


def _currencies(tokens: Sequence[Token]) -> frozenset[int]:
    """Return where the code of a currency stands beside a number or a sign: "MXN 2bn", "US$3", "40 CHF"."""
    codes = frozenset(measures().currency_codes)
    sides = [None, *tokens, None]
    return frozenset(
        token.start
        for before, token, after in zip(sides, tokens, sides[2:], strict=False)
        if (token.text in codes and (_is_figure(before) or _is_figure(after)))
        or (after is not None and after.text == "$" and after.start == token.end)
    )


def _is_figure(token: Token | None) -> bool:
    return token is not None and token.kind is TokenKind.DIGITS


def _sentence_starts(text: str, tokens: Sequence[Token], words: _Words) -> frozenset[int]:
    starts = set()
    at_start = True
    for index, token in enumerate(tokens):
        if index and "\n" in text[tokens[index - 1].end : token.start]:
            at_start = True
        if token.kind is TokenKind.WORD:
            if at_start:
                starts.add(index)
            at_start = False
        elif token.text in _SENTENCE_ENDS and not _shortens_title(tokens, index, words):
            at_start = True
    return frozenset(starts)


def _shortens_title(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether a point only shortens the title before it: "Mr. Bush", « M. Ferrand »."""
    if not index or tokens[index].text != ".":
        return False
    title = tokens[index - 1]
    return title.end == tokens[index].start and title.text[0].isupper() and title.text.lower() in words.titles


def _capitalised(token: Token) -> bool:
    """Tell whether a word has a capital at its head or inside it ("eBay")."""
    return token.kind is TokenKind.WORD and not token.text.islower() and token.text.lower() != token.text


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _initial_continues(tokens: Sequence[Token], last: int, words: _Words) -> bool:
    """Tell whether the point at `last` ends an initial inside a name: "U.S", "John F. Kennedy", "J.K. Rowling".

    With a space after it, one that ends the initials of a place ends the name.
    """
    if tokens[last].text != "." or not _is_initial(tokens[last - 1]) or tokens[last].start != tokens[last - 1].end:
        return False
    if last + 1 >= len(tokens) or not _capitalised(tokens[last + 1]):
        return False
    if tokens[last + 1].start == tokens[last].end:
        return _is_initial(tokens[last + 1])
    first, longest = last - 1, 2 * max(map(len, words.initials), default=0)
    while last - first <= longest and first >= 2 and tokens[first - 1].text == "." and _is_initial(tokens[first - 2]):
        first -= 2
    letters = "".join(token.text for token in tokens[first:last:2]).lower()
    return letters not in words.initials and tokens[last + 1].text.lower() not in words.function_words


def _name_end(tokens: Sequence[Token], first: int, words: _Words, dated: frozenset[int], text: str) -> int:
    """Return the index after the name that starts at token `first`, or `first` where none does."""
    if not _starts_name(tokens, first, words, dated):
        return first
    last = first + 1
    while last < len(tokens):
        following = _name_continues(tokens, last, words, dated, text)
        if following == last:
            break
        last = following
    return last


def _starts_name(tokens: Sequence[Token], index: int, words: _Words, dated: frozenset[int]) -> bool:
    token = tokens[index]
    if not _capitalised(token) or token.start in dated:
        return False
    word = token.text.lower()
    if word in words.weak:
        return False
    if word in words.auxiliaries and is_written_like_verb(tokens, index):
        return True
    return word not in words.function_words or (token.text.isupper() and len(word) > 1)


def is_written_like_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word that may be written like a verb stands where a name does: "Theresa May said".

    A word with a capital stands in front of it, as a title or a first name does, and none behind it, as in a headline.
    """
    token, before = tokens[index], tokens[index - 1] if index else None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or len(token.text) == 1 or not token.text[0].isupper():
        return False
    if before.text == "." and index > 1:
        before = tokens[index - 2]  # "Mrs. May"
    if behind is not None and (behind.kind is TokenKind.DIGITS or behind.text[0].isupper()):
        return False
    return before.kind is TokenKind.WORD and before.text[0].isupper()


def _name_continues(tokens: Sequence[Token], last: int, words: _Words, dated: frozenset[int], text: str) -> int:
    """Return the index after the next part of a name, or `last` where the name ends."""
    index = last
    while index < len(tokens) and index - last < 3:
        token = tokens[index]
        if "\n" in text[tokens[index - 1].end : token.start]:
            return last
        if _initial_continues(tokens, index, words):
            return index + 2
        if _capitalised(token) and token.text.lower() not in words.links:
            return index + 1 if _starts_name(tokens, index, words, dated) or token.text in _NUMERALS else last
        glued = token.start == tokens[index - 1].end
        joins = token.text in "-'&" and (glued or token.text == "&")
        if (
            joins
            and index + 1 < len(tokens)
            and token.text == "'"
            and tokens[index - 1].text.lower() not in words.links
        ):
            joins = len(tokens[index - 1].text) == 1 and _capitalised(tokens[index + 1])
        if glued and token.kind is TokenKind.DIGITS:
            return index + 1
        if not joins and token.text.lower() not in words.links:
            return last
        index += 1
    return last


def _is_name_at_start(tokens: Sequence[Token], first: int, last: int, inside: set[str], words: _Words) -> bool:
    word = tokens[first].text
    if may_start(word.lower(), words.numbers):
        return False
    if word.lower() in words.speech and last - first > 1 and word not in inside:
        return False  # "Claims Lee lied", told without a subject
    behind = tokens[first + 1].text if first + 1 < len(tokens) else ""
    if behind in words.articles and last - first > 1 and word not in inside and word.lower() not in words.first_names:
        return False  # "Earlier the Port Authority"
    if sum(character.isupper() for character in word) > 1 or word in inside or last - first > 1:
        return True
    following = tokens[last].text.lower() if last < len(tokens) else ""
    if following == "'" and last + 1 < len(tokens):
        following = tokens[last + 1].text.lower()
    return following in words.auxiliaries
