"""The phrase that a verb is said of, and the phrase that it is done to, as far as small words tell where they end.

No parser: the subject is what stands in front of the verb of a clause, or right behind it where the verb comes first;
the object is the first phrase behind a verb that no preposition leads in.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.matching import ByIdentity
from claimcheck.comparison.statements import Statement, inside_figures
from claimcheck.comparison.vocabulary.terms import (
    Term,
    form_of_preposition,
    helps_a_verb,
    is_function_word,
    opens_a_noun,
    prepositions,
    pronouns,
)
from claimcheck.languages.scanner import Token, TokenKind, scan

_SIGNS = frozenset(",;:()!?–—")

# A phrase of more words of content holds more than its noun and what that is of.
_LONGEST = 4

# "Has been severely hurt": so many words of content stand between a verb and what it helps to say.
_BETWEEN = 1

# Of so many statements it is remembered where their verbs and figures stand.
_REMEMBERED = 128


def subject_phrase(side: Statement, said: int) -> Sequence[Term]:
    """Return the words of content of what a word or figure at an offset of the article is said of.

    Nothing where that is not plain: where a pronoun stands for it, where much stands between the verb and what is
    said, or where the phrase is long.
    """
    tokens = scan(side.claim.quote)
    end = next(n for n, token in enumerate(tokens) if token.end > said - side.claim.start)
    opening = _opening(tokens, end, side)
    if opening is None:
        return ()
    verb = _first_verb(side, opening, end)
    if not _is_predicate(tokens, verb, end, side):
        return ()
    phrase = _phrase_of(tokens, opening, verb, side)
    if len(phrase) > _LONGEST:
        phrase = _in_front_of_a_preposition(tokens, phrase, side)
    return [term for term in phrase if term.start != said] if len(phrase) <= _LONGEST else ()


def _in_front_of_a_preposition(tokens: Sequence[Token], phrase: Sequence[Term], side: Statement) -> Sequence[Term]:
    """Return the words of a long phrase up to where it says more of its noun: "sales | at the retailer Lane"."""
    offset = side.claim.start
    within = (token for token in tokens if phrase[0].end <= token.start + offset < phrase[-1].start)
    end = next((token.start + offset for token in within if leads_to_a_phrase(token, side.language)), phrase[-1].end)
    return [term for term in phrase if term.start < end]


def _phrase_of(tokens: Sequence[Token], opening: int, verb: int, side: Statement) -> Sequence[Term]:
    """Return the words in front of a verb, or behind it where nothing stands there or a preposition leads it in."""
    front = tokens[opening:verb]
    if any(token.text.lower() in pronouns(side.language) - _articles(side.language) for token in front):
        return ()
    has_front = any(_has_content(token, side) for token in front)  # a speaker is none of the terms
    leads = has_front and leads_to_a_phrase(front[0], side.language)
    if has_front and not (leads and _puts_its_verb_second(side.language)):
        return _terms_in(side, tokens, opening, verb)
    return _terms_in(side, tokens, verb + 1, _end_of_phrase(tokens, verb + 1, side))


def _is_predicate(tokens: Sequence[Token], verb: int, said: int, side: Statement) -> bool:
    """Tell whether what is said is the verb, or belongs to one in front of it with hardly a word between.

    A figure may stand further behind; a language that puts its verb second has its participle at the end.
    """
    if verb == said:
        before = tokens[said - 1].text.lower() if said else ""
        is_word = _has_content(tokens[said], side)
        return is_word and not opens_a_noun(before, side.language)
    is_figure = tokens[said].start in _inside_figures(ByIdentity(side))
    if is_figure or _puts_its_verb_second(side.language):
        return True
    return len(_terms_in(side, tokens, verb + 1, said)) <= _BETWEEN


def _opening(tokens: Sequence[Token], end: int, side: Statement) -> int | None:
    """Return where the clause begins that the word before `end` stands in; None where a relative is its subject.

    What a comma sets off right behind the subject is passed over: "the mayor, a critic of the plan, resigned".
    """
    words = fact_words(side.language)
    # An article that is a relative as well opens a clause behind a comma only: „der Umsatz der Reederei“.
    relatives = words.relatives - _articles(side.language)
    openers = words.subordinators | relatives
    for place in range(end - 1, -1, -1):
        word = tokens[place].text.lower()
        if word not in _SIGNS and word not in openers:
            continue
        verb = _first_verb(side, place + 1, end)
        if _terms_in(side, tokens, place + 1, verb):
            return place + 1
        if word in relatives and verb < end and not any(token.text in _SIGNS for token in tokens[verb:end]):
            return None
    return 0


def _first_verb(side: Statement, first: int, end: int) -> int:
    """Return the place of the first word from one place on that may be a verb, `end` where none stands before that."""
    verbs = _verbs(side.claim.quote, side.language)
    at = bisect_left(verbs, first)
    return min(verbs[at], end) if at < len(verbs) else end


@functools.lru_cache(maxsize=_REMEMBERED)
def _verbs(quote: str, language: str) -> Sequence[int]:
    """Return the places of all words that may be verbs: each word and figure of a list asks for that before it."""
    tokens = scan(quote)
    return tuple(place for place in range(len(tokens)) if _is_verb(tokens, place, language))


def _is_verb(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Tell whether a word may be a verb, which stands behind no article and no preposition: the pay of nurses."""
    word = tokens[place].lowered
    before = next((tokens[n] for n in range(place - 1, -1, -1) if tokens[n].text not in "'’"), None)
    if word in _articles(language) or (before and _opens_a_noun(before, language)):
        return False
    is_possessive = place > 0 and tokens[place - 1].text in "'’"
    return (helps_a_verb(word, language) and not is_possessive) or may_be_verb(tokens, place, language)


def _opens_a_noun(token: Token, language: str) -> bool:
    return opens_a_noun(token.text.lower(), language) or belongs_to_the_noun_before(token, language)


def _has_content(token: Token, side: Statement) -> bool:
    """Tell whether a word has content of its own and is no part of a figure."""
    is_word = token.kind is TokenKind.WORD and not is_function_word(token.lowered, side.language)
    return is_word and token.start not in _inside_figures(ByIdentity(side))


@functools.lru_cache(maxsize=_REMEMBERED)
def _inside_figures(side: ByIdentity[Statement]) -> frozenset[int]:
    return inside_figures(side.held.claim)


def _puts_its_verb_second(language: str) -> bool:
    return bool(own_table(language, "speech").get("verb_second"))


def _end_of_phrase(tokens: Sequence[Token], first: int, side: Statement) -> int:
    """Return where a phrase ends that begins behind a verb: at a sign, a figure or a word that leads to another."""
    figures = {figure.quantity.start - side.claim.start for figure in (*side.amounts, *side.dates)}
    return next(
        (
            n
            for n in range(first, len(tokens))
            if tokens[n].text in _SIGNS or tokens[n].start in figures or leads_to_a_phrase(tokens[n], side.language)
        ),
        len(tokens),
    )


def leads_to_a_phrase(token: Token, language: str) -> bool:
    """Tell whether a word leads to something else than the noun in front of it belongs to."""
    word = token.text.lower()
    is_preposition = word in prepositions(language) or bool(form_of_preposition(word, language))
    return not belongs_to_the_noun_before(token, language) and (
        is_preposition or word in own_words(language, "speech", "settings")
    )


def belongs_to_the_noun_before(token: Token, language: str) -> bool:
    """Tell whether a word ties what follows to the noun in front of it: the price of milk."""
    word = token.text.lower()
    return word in own_words(language, "limits", "complements") | own_words(language, "speech", "complements")


def _terms_in(side: Statement, tokens: Sequence[Token], first: int, last: int) -> Sequence[Term]:
    if first >= last:
        return ()
    start, end = tokens[first].start + side.claim.start, tokens[last - 1].end + side.claim.start
    return [term for term in side.terms if start <= term.start and term.end <= end]


def object_phrase(side: Statement, verb: Term) -> Sequence[Term]:
    """Return the words of content of what is done to by a verb: a knife in "found in the flat a knife"."""
    tokens = scan(side.claim.quote)
    first = next((n for n, token in enumerate(tokens) if token.start >= verb.end - side.claim.start), len(tokens))
    for start, end in _phrases(tokens, first, side):
        if belongs_to_the_noun_before(tokens[start], side.language):
            return ()  # « permet d'imposer »: what another verb is done to
        if not leads_to_a_phrase(tokens[start], side.language):
            found = _terms_in(side, tokens, start, end)
            if found:
                return found
    return ()


def _phrases(tokens: Sequence[Token], first: int, side: Statement) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens of the phrases behind a verb, up to the end of its clause.

    A preposition opens a phrase, and so does an article behind a word of content.
    """
    last = next((n for n in range(first, len(tokens)) if _ends_a_clause(tokens, n, side)), len(tokens))
    start = first
    for place in range(first + 1, last):
        opens = _is_determiner(tokens[place], side.language) and _has_content(tokens[place - 1], side)
        if opens or leads_to_a_phrase(tokens[place], side.language):
            yield start, place
            start = place
    if start < last:
        yield start, last


def _ends_a_clause(tokens: Sequence[Token], place: int, side: Statement) -> bool:
    """Tell whether a sign, another verb or a word that opens a clause ends what belongs to the verb before it."""
    word, words = tokens[place].text.lower(), fact_words(side.language)
    opens = word in words.coordinators or word in words.subordinators - _articles(side.language)
    return word in _SIGNS or opens or _first_verb(side, place, place + 1) == place


def _is_determiner(token: Token, language: str) -> bool:
    """Tell whether a word opens a noun as an article does, "no" among them."""
    return token.text.lower() in _articles(language) | own_words(language, "negation", "determiners")


def _articles(language: str) -> frozenset[str]:
    return own_words(language, "function_words", "determiners")


def is_led_in_by_an_article(side: Statement, verb: Term) -> bool:
    """Tell whether an article stands right behind a verb: closed the school, but not rose sharply."""
    behind = scan(side.claim.quote[verb.end - side.claim.start :])[:1]
    return any(_is_determiner(token, side.language) for token in behind)
