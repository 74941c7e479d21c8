"""Two statements that are the same word for word but for one place, in which two things of one sort stand.

A van hit a cyclist, a motorcycle hit a cyclist: nothing but the one word tells the two apart, and no van is a
motorcycle. Articles, and the endings that a noun gives the words around it, are no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.statements import ASSERTED, Statement
from claimcheck.comparison.vocabulary.concepts import is_narrower, stem
from claimcheck.comparison.vocabulary.sorts import KINSHIP, PLACES, PROPERTIES, several, sort_of_two
from claimcheck.comparison.vocabulary.terms import Term, form_of_preposition, pronouns
from claimcheck.languages.scanner import Token, TokenKind, scan

# So many words of content are the same where somebody holds the two together, and within two articles.
_FEWEST_HELD_TOGETHER = 2
_FEWEST = 3

# A broken arm may be one word of content, a broken leg two.
_UNEQUAL = 1

# So many are of one event, whatever they tell; with a name or a figure among them the fewest are.
_OF_ONE_EVENT = 4


@dataclass(frozen=True, slots=True)
class Filler:
    """The word that stands in one place of a statement, the term that it is or is part of, its place in the frame."""

    text: str
    start: int
    term: Term
    place: int


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands on each side in the one place in which two statements differ."""

    x: Filler
    y: Filler


@dataclass(frozen=True, slots=True)
class _Word:
    """A token that counts, and what it must share with its partner: its stem, of a preposition its first form."""

    token: Token
    key: str


def slot_of(
    a: Statement,
    b: Statement,
    background_a: Background,
    background_b: Background,
    *,
    held_together: bool = False,
) -> Slot | None:
    """Return the one place in which two statements differ by two things of one sort, None where there is none.

    The backgrounds are what either source tells elsewhere: a source that has the other word too may tell of both.
    """
    exchanged = _exchanged(a, b)
    if exchanged is None:
        return None
    x, y = exchanged
    sort = sort_of_two(x.text.lower(), y.text.lower(), a.language)
    if not sort or _may_be_one(x.term, y.term):
        return None
    if any(_is_unsure(side) for side in (a, b)) or background_b.tells_of(x.term) or background_a.tells_of(y.term):
        return None
    pairs = ((a, x), (b, y))
    if sort == KINSHIP and not all(_is_of_somebody(*pair) for pair in pairs):
        return None
    if sort in PLACES and any(_opens(*pair) for pair in pairs):
        return None
    same = _same_content(a, x)
    if same < (_FEWEST_HELD_TOGETHER if held_together else _FEWEST):
        return None
    is_of_one = held_together or sort in PROPERTIES or same >= _OF_ONE_EVENT or _names_something(a)
    return Slot(x, y) if is_of_one else None


def _exchanged(a: Statement, b: Statement) -> tuple[Filler, Filler] | None:
    """Return what fills the one place in which two wordings differ, None where they differ in more or in nothing."""
    # Two that are the same but for one place have about as many words of content: most pairs end here.
    if a.language != b.language or abs(len(a.terms) - len(b.terms)) > _UNEQUAL:
        return None
    first, second = _wording(a), _wording(b)
    if len(first) != len(second):
        return None
    differing = [(x.token, y.token) for x, y in zip(first, second, strict=True) if x.key != y.key]
    if len(differing) != 1:
        return None
    x, y = (_filler(side, token) for side, token in zip((a, b), differing[0], strict=True))
    return (x, y) if x and y else None


def _wording(statement: Statement) -> Sequence[_Word]:
    """Return the words and figures of a statement, without articles and signs, each by what it is compared by."""
    language = statement.language
    articles = own_words(language, "function_words", "determiners")
    words = [(token, token.text.lower()) for token in scan(statement.claim.quote) if token.kind is not TokenKind.SIGN]
    return [
        _Word(token, form_of_preposition(word, language) or stem(word, language))
        for token, word in words
        if word not in articles or form_of_preposition(word, language) not in ("", word)  # « du » is « de le »
    ]


def _filler(statement: Statement, token: Token) -> Filler | None:
    """Return a token with the word of content that it is or is part of, None where it is part of a name or of none."""
    start, end = statement.claim.start + token.start, statement.claim.start + token.end
    term = next((term for term in statement.terms if term.start <= start and end <= term.end), None)
    return Filler(token.text, start, term, term.place) if term and not term.name else None


def _may_be_one(x: Term, y: Term) -> bool:
    """Tell whether two words stand for one concept, or for a general and a particular one."""
    kin = any(is_narrower(p, q) or is_narrower(q, p) for p in x.concepts for q in y.concepts)
    return kin or not x.concepts.isdisjoint(y.concepts)


def _is_unsure(side: Statement) -> bool:
    """Tell whether a statement is no plain account of one thing: it is planned, denied, or tells of several."""
    tokens = scan(side.claim.quote)
    if side.claim.certainty not in ASSERTED or "?" in side.frame:
        return True
    return bool(negations(tokens, side.language)) or bool(several(side.language).find(tokens))


def _is_of_somebody(side: Statement, filler: Filler) -> bool:
    """Tell whether it is said whose kin somebody is: his brother, the brother of the victim, but no mother of two."""
    before = side.frame[max(0, filler.place - 1) : filler.place]
    behind = (*side.frame[filler.place + 1 : filler.place + 3], "", "")[:2]
    is_tied = behind[0] in own_words(side.language, "limits", "complements") and not behind[1].startswith("#")
    return is_tied or any(word in pronouns(side.language) or word == "s" for word in before)


def _opens(side: Statement, filler: Filler) -> bool:
    """Tell whether a word is the first of content: what is told of a school says nothing of a hotel."""
    return all(other.start >= filler.term.start for other in side.terms if not other.name)


def _same_content(side: Statement, filler: Filler) -> int:
    """Return how many words of content and figures a statement has beside one."""
    others = sum(term is not filler.term for term in side.terms)
    return others + len(side.amounts) + len(side.dates) + len(side.identifiers)


def _names_something(side: Statement) -> bool:
    return any(term.name for term in side.terms) or bool(side.amounts or side.dates or side.identifiers)
