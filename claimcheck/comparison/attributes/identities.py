"""Who somebody is, where two articles both say it beside what they tell of him: the mayor, Ida Berg.

An apposition is no clause and stands in sentences that tell of other matters, so that it is looked for by itself: a
name, and right before or behind it the word for an office, a trade or a kinship. What either adds to that word ("of
Lorna") must be shared, where both add something; who used to be mayor is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.annotation.verbs import may_be_verb
from claimcheck.comparison.attributes.words import attribute_words
from claimcheck.comparison.clauses.parts import is_additive, opens_relative, part_of
from claimcheck.comparison.evidence.matching import bear_other_titles, match_terms
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.rules.trace import trace_of_sameness
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import concepts_of, holds_an_area, says_who_one_is
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term, form_of_preposition, is_function_word, opens_a_noun
from claimcheck.comparison.vocabulary.turning import LIMIT
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.records import Verdict

# What "chief", "leader" and « directeur » say alike.
_LEADER = "leader"

# An apposition has at most so many words of content: "the regional secretary of the dockers' union".
_LONGEST = 4

# A person has a first and a last name.
_FEWEST_NAMES = 2

# A word that limits what somebody is stands so close in front of it, with an article: "the former mayor".
_IN_FRONT = 14

# Signs that join words.
_INSIDE = frozenset("'-")

# An office and one adjective.
_ROLE_AND_ADJECTIVE = 2

# How alike two appositions are held to be: they come after whatever else two statements share.
_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class Identity:
    """A name, what its bearer is, what is added to that, and where both stand in the quote of a statement.

    `is_set_apart` says that a comma sets the name and what its bearer is apart: a title in front of a name only names.
    """

    statement: Statement
    name: Term
    role: Term
    added: tuple[Term, ...]
    start: int
    end: int
    is_set_apart: bool


def identities(a: Sequence[Statement], b: Sequence[Statement]) -> list[Relation]:
    """Return for everybody of whom two sources say who he is, and alike, the first sentences in which they do."""
    found: dict[tuple[str, str], Relation] = {}
    others = [identity for statement in b for identity in identities_of(statement)]
    for one in (identity for statement in a for identity in identities_of(statement)):
        for other in others:
            if _are_one(one, other):
                found.setdefault((one.name.key.split()[-1], one.role.key), _relation(one, other))
                break
    return list(found.values())


def _are_one(one: Identity, other: Identity) -> bool:
    if not (one.is_set_apart or other.is_set_apart):
        return False  # "President Ida Berg" is how both name her, and nothing that they say of her
    if _speaks(one) and _speaks(other):
        return False  # how two papers name whom they quote is no news of either
    roles = [_keys(identity.role, identity.statement.language) for identity in (one, other)]
    if roles[0].isdisjoint(roles[1]) or bear_other_titles(one.name, other.name):
        return False
    if not same_name(one.name.key, other.name.key):
        return False
    areas = _area(one, other), _area(other, one)
    if any(areas):
        held, added = (areas[0], other.added) if areas[0] else (areas[1], one.added)
        return not added or any(without_accents(term.text.lower()) in held for term in added)
    return not (one.added and other.added) or bool(match_terms(one.added, other.added))


def _speaks(one: Identity) -> bool:
    return one.name.text in (one.statement.claim.speaker or "")


def _area(one: Identity, other: Identity) -> frozenset[str]:
    """Return the words of a name that are those of the office: « Lorna » of « le maire de Lorna Ida Berg »."""
    is_held = not one.added and _may_hold_an_area(one.name, one.role)
    return frozenset(one.name.key.split()).difference(other.name.key.split()) if is_held else frozenset()


def _relation(one: Identity, other: Identity) -> Relation:
    sides = [part_of(identity.statement, identity.start, identity.end) for identity in (one, other)]
    return Relation(
        one.statement,
        other.statement,
        Verdict.AGREE,
        (),
        "",
        _LIKENESS,
        trace=trace_of_sameness(one.statement, other.statement, "identity", (one.role.text, other.role.text)),
        parts=(sides[0], sides[1]),
        aside=True,
        in_passing=True,
    )


def identities_of(statement: Statement) -> Iterator[Identity]:
    """Yield what a statement says of who somebody is, in the order of its names."""
    tokens = scan(statement.claim.quote)
    terms = sorted({term.start: term for term in (*statement.terms, *statement.names)}.values(), key=_start)
    for named in terms:
        if not _may_be_of_a_person(named):
            continue
        name, role = _without_role(named, statement.language)
        words = [role] if role else _behind(statement, tokens, terms, name) or _before(statement, tokens, terms, name)
        roles = [term for term in words if _is_role(term, statement.language)]
        if len(roles) > 1:  # "the artistic director" is no artist
            roles = [term for term in roles if _LEADER in _keys(term, statement.language)]
        if len(roles) != 1 or any(term.negated for term in words):
            continue
        start, end = min(words[0].start, name.start), max(words[-1].end, name.end)
        if not is_limited(statement, start, end):
            added = tuple(term for term in words if term is not roles[0])
            offset = statement.claim.start
            is_set_apart = "," in statement.claim.quote[start - offset : end - offset]
            yield Identity(statement, name, roles[0], added, start - offset, end - offset, is_set_apart)


def _start(term: Term) -> int:
    return term.start


def _may_be_of_a_person(term: Term) -> bool:
    """Tell whether a name has a first and a last name; a town, a company often has but one."""
    return term.name and not term.concepts and len(term.key.split()) >= _FEWEST_NAMES


def _without_role(name: Term, language: str) -> tuple[Term, Term | None]:
    """Return a name without the office that it opens with, and that office: "Mayor Ida Berg", „Richterin Ada Weber“."""
    words = name.text.lower().split()
    hit = next((one for one in concepts_of(words, language) if one.first == 0 and says_who_one_is(one.key)), None)
    if hit is None or len(words) - hit.last < _FEWEST_NAMES:
        return name, None
    end = name.start + len(" ".join(words[: hit.last]))
    role = replace(name, key=hit.key, text=name.text[: end - name.start], end=end, name=False, title="")
    rest = replace(name, key=" ".join(name.key.split()[hit.last :]), text=name.text[end - name.start + 1 :])
    return replace(rest, start=end + 1), replace(role, concepts=frozenset({hit.key, *hit.others}))


def _is_role(term: Term, language: str) -> bool:
    return not term.name and bool(_keys(term, language))


def _keys(role: Term, language: str) -> frozenset[str]:
    """Return what a word says somebody is: the concepts of an office or a kinship, and that one leads something."""
    leads = {_LEADER} if role.text.lower() in attribute_words(language).leaders else set()
    return frozenset(key for key in role.concepts if says_who_one_is(key)).union(leads)


def is_limited(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a word limits what somebody is, "the former mayor", by offsets in the article."""
    limits = (statement.claim.start + marker.start for marker in statement.markers if marker.kind == LIMIT)
    return any(start - _IN_FRONT <= limit < end for limit in limits)


def _behind(statement: Statement, tokens: Sequence[Token], terms: Sequence[Term], name: Term) -> list[Term]:
    """Return the words of content between a name with a comma and the next sign: "Ida Berg, the mayor of Lorna, …"."""
    offset = statement.claim.start
    reach = [token for token in tokens if token.start >= name.end - offset]
    if not reach or reach[0].text != ",":
        return []
    stretch = _up_to_a_sign(reach[1:], statement.language)
    if not stretch or not _opens_a_noun(stretch[0], terms, statement):
        return []
    last = stretch[-1].end + offset
    words = [term for term in terms if name.end < term.start and term.end <= last]
    # « Ida Berg, le ministre Per Holm »: the office is that of the next one.
    of_another = any(_may_be_of_a_person(term) for term in words)
    opens_with_it = bool(words) and len(words) <= _LONGEST and not of_another and _is_role(words[0], statement.language)
    return words if opens_with_it or _second(words, statement.language) else []


def _opens_a_noun(token: Token, terms: Sequence[Term], statement: Statement) -> bool:
    """Tell whether an article or a possessive stands there, or the word for an office itself, and no verb."""
    offset = statement.claim.start
    return opens_a_noun(token.text.lower(), statement.language) or any(
        _is_role(term, statement.language) and term.start == token.start + offset for term in terms
    )


def _second(words: Sequence[Term], language: str) -> bool:
    """Tell whether one word stands in front of that of an office: "the industry minister"."""
    return 1 < len(words) <= _LONGEST and _is_role(words[1], language) and not any(map(_may_be_of_a_person, words))


def _before(statement: Statement, tokens: Sequence[Token], terms: Sequence[Term], name: Term) -> list[Term]:
    """Return the words of content right before a name: "the mayor of Lorna, Ida Berg", "skipper Per Holm"."""
    offset = statement.claim.start
    reach = [token for token in tokens if token.end <= name.start - offset]
    if not reach:
        return []
    nearest = [term for term in terms if term.end <= name.start]
    if reach[-1].text != ",":
        is_next = nearest and nearest[-1].end == reach[-1].end + offset and _is_role(nearest[-1], statement.language)
        if not is_next:
            return _with_adjective(statement, reach, nearest, name) or _with_complement(statement, reach, nearest, name)
        # « Il direttore artistico Axel Holm »: what leads is said first.
        beside = len(nearest) > 1 and nearest[-2].end + 1 == nearest[-1].start
        return nearest[-2:] if beside and _LEADER in _keys(nearest[-2], statement.language) else nearest[-1:]
    stretch = _up_to_a_sign(reach[-2::-1], statement.language)
    if not stretch:
        return []
    words = [term for term in nearest if term.start >= stretch[-1].start + offset]
    at = next((index for index, term in reversed(list(enumerate(words))) if _is_role(term, statement.language)), None)
    if at is None or len(words) - at > _LONGEST or any(_may_be_of_a_person(term) for term in words):
        return []
    return words[at:]


def _with_adjective(statement: Statement, tokens: Sequence[Token], terms: Sequence[Term], name: Term) -> list[Term]:
    """Return a word and the one between it and a name, an office and more: « la juge parisienne Ida Berg ».

    « Le ministre salue Ida Berg » has a verb there.
    """
    if not attribute_words(statement.language).adjectives_behind or len(terms) < _ROLE_AND_ADJECTIVE:
        return []
    role, adjective = terms[-_ROLE_AND_ADJECTIVE:]
    in_a_row = role.end + 1 == adjective.start and adjective.end + 1 == name.start
    said = may_be_verb(tokens, len(tokens) - 1, statement.language)
    return [role, adjective] if in_a_row and not said else []


def _with_complement(statement: Statement, tokens: Sequence[Token], terms: Sequence[Term], name: Term) -> list[Term]:
    """Return an office and what it is of, where only that stands between it and a name: « le maire de Lorna Ida Berg ».

    `tokens` and `terms` are those in front of the name, which may begin with what the office is of.
    """
    at = next((place for place in range(len(terms) - 1, -1, -1) if _is_role(terms[place], statement.language)), None)
    if at is None or len(terms) - at > _LONGEST or any(map(_may_be_of_a_person, terms[at:])):
        return []
    language, end = statement.language, terms[at].end - statement.claim.start
    first = next((place for place, token in enumerate(tokens) if token.start >= end), len(tokens))
    complement = tokens[first:]
    if not complement or not form_of_preposition(complement[0].text.lower(), language):
        return []
    nearest = next(token for token in reversed(complement) if token.kind is TokenKind.WORD)
    if is_function_word(nearest.text.lower(), language) and not _may_hold_an_area(name, terms[at]):
        return []  # « La femme de Luc Arnal », « la mère d'Ada Holm » are others.
    if any(token.kind is not TokenKind.WORD and token.text not in _INSIDE for token in complement):
        return []
    # « Le ministre de la Mer salue Ida Berg »: what has a verb is no complement.
    said = any(may_be_verb(tokens, place, language) for place in range(first, len(tokens)))
    opens = any(opens_relative(token.text, language) for token in complement)
    return [] if said or opens else list(terms[at:])


def _may_hold_an_area(name: Term, role: Term) -> bool:
    """Tell whether a name may open with the area of an office: « le maire de Lorna Ida Berg »."""
    return len(name.key.split()) > _FEWEST_NAMES and any(holds_an_area(key) for key in role.concepts)


def _up_to_a_sign(tokens: Sequence[Token], language: str) -> list[Token]:
    """Return the words before the next sign, the next "and" or "as well as", and the next relative clause."""
    found: list[Token] = []
    besides = {tokens[hit.first].start for hit in attribute_words(language).besides.find(tokens)}
    for token in tokens:
        if not (token.text.replace("-", "").isalpha() or token.text in _INSIDE) or opens_relative(token.text, language):
            break
        if found and (is_additive(token.text, language) or token.start in besides):
            break
        found.append(token)
    return found
