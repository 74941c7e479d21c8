"""Whether one side tells of what belongs to the thing that the other tells of: the minister's adviser, the minister.

A word of one side alone only describes, but for a noun that what both name belongs to: it is another thing then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.evidence.noun_phrases import belongs_to_the_noun_before, object_phrase, subject_phrase
from claimcheck.comparison.evidence.subject import Subject, own_matches
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import is_a_quantifier, names_a_whole
from claimcheck.comparison.vocabulary.terms import Term, is_function_word
from claimcheck.languages.scanner import Token, scan

# "The wife of former mayor Ann Hall": so many words stand between a noun and whom it belongs to.
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class _Tied:
    """A word of both in one statement, and the noun that it belongs to there, None where it belongs to none."""

    term: Term
    noun: Term | None

    def is_in(self, phrase: AbstractSet[int]) -> bool:
        """Tell whether it is one of a phrase, by identity, or tied to one of it: « a arrêté le fils du maire »."""
        return id(self.term) in phrase or (self.noun is not None and id(self.noun) in phrase)


def only_one_is_owned(subject: Subject) -> bool:
    """Tell whether a verb of both is said of, or done to, what one side alone ties to a noun of its own.

    A noun that names the same by its kind ties nothing: the city of Leeds, members of the guild.
    """
    matches = own_matches(subject)
    matched = matched_terms(subject.shared.matches)
    tied = [
        (_tied(subject.a, match.a), _tied(subject.b, match.b))
        for match in matches
        if not _holds_a_whole_name(match.a, match.b) and not _holds_a_whole_name(match.b, match.a)
    ]
    open_ones = [
        (a, b)
        for a, b in tied
        if _is_of_its_own(subject.a, a.noun, matched) is not _is_of_its_own(subject.b, b.noun, matched)
    ]
    return bool(open_ones) and any(
        a.is_in(first) and b.is_in(second) for first, second in _phrases(subject, matches) for a, b in open_ones
    )


def _holds_a_whole_name(longer: Term, name: Term) -> bool:
    """Tell whether a name ends in the whole name of the other side: « le président de la République Luc Arnal »."""
    return longer.name and name.name and " " in name.key and longer.key.endswith(f" {name.key}")


def _phrases(subject: Subject, matches: Sequence[TermMatch]) -> Iterator[tuple[AbstractSet[int], AbstractSet[int]]]:
    """Yield the phrases of both sides that a word of both is said of, and those that it is done to, by identity."""
    a, b = subject.a, subject.b
    for match in matches:
        if not (match.a.name or match.b.name or match.opposed):
            yield _identities(subject_phrase(a, match.a.start)), _identities(subject_phrase(b, match.b.start))
            yield _identities(object_phrase(a, match.a)), _identities(object_phrase(b, match.b))


def _identities(phrase: Sequence[Term]) -> AbstractSet[int]:
    return {id(term) for term in phrase}


def _is_of_its_own(side: Statement, noun: Term | None, matched: AbstractSet[int]) -> bool:
    """Tell whether a word belongs to a noun that the other side lacks, and that is more than a measure of it."""
    if noun is None or id(noun) in matched or noun.name:
        return False
    if names_a_whole(noun.concepts) or is_a_quantifier(noun.concepts):
        return False
    return noun.text.lower() not in own_words(side.language, "limits", "partitive_nouns")


def _tied(side: Statement, term: Term) -> _Tied:
    """Return a word with the noun it belongs to: "the minister's adviser", "the adviser of the minister"."""
    tokens, offset = scan(side.claim.quote), side.claim.start
    place = next(n for n, token in enumerate(tokens) if token.start >= term.start - offset)
    behind = next((n for n in range(place, len(tokens)) if tokens[n].start >= term.end - offset), len(tokens))
    if tokens[behind : behind + 1] and tokens[behind].text in "'’" and tokens[behind].start == term.end - offset:
        return _Tied(term, _owned_noun(side, tokens, behind + 1))
    for tie in range(place - 1, max(place - 1 - _BETWEEN, 0), -1):
        if _ties(tokens, tie, side.language):
            return _Tied(term, _noun_at(side, tokens, tie - 1))
        if term.name and not is_function_word(tokens[tie].text.lower(), side.language):
            break  # « le patron de la banque Luc Arnal »
    return _Tied(term, None)


def _noun_at(side: Statement, tokens: Sequence[Token], place: int) -> Term | None:
    """Return the word of content that ends at a token, None where it may be a verb: « prévoit de planter »."""
    is_participle = fact_words(side.language).is_participle(tokens[place].text.lower())
    if is_participle or may_be_verb(tokens, place, side.language):
        return None
    end = tokens[place].end + side.claim.start
    return next((term for term in side.terms if term.end == end), None)


def _owned_noun(side: Statement, tokens: Sequence[Token], first: int) -> Term | None:
    """Return the last of the words in a row behind a possessive: the adviser in "the minister's chief adviser"."""
    noun = None
    starts = {term.start - side.claim.start: term for term in side.terms if not term.name}
    for place in range(first, len(tokens)):
        found = starts.get(tokens[place].start)
        ends = found is None or may_be_verb(tokens, place, side.language)
        if ends and (noun is not None or tokens[place].text.lower() != "s"):
            return noun
        noun = found or noun
    return noun


def _ties(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Tell whether a word ties what follows to the noun before it: "of", « du », a German article in the genitive."""
    word = tokens[place].text.lower()
    return belongs_to_the_noun_before(tokens[place], language) or word in own_words(
        language, "function_words", "genitives"
    )
