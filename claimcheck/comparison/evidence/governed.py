"""What a statement tells only as the object of another verb: tried to seize the airport, gave up selling the mill.

Who tries does not say that it was done, nor who speaks of a sale that something was sold. Only a verb by which it comes
about ("managed to sell") or by which somebody says it leaves what it governs as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import is_plain_verb
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term, opens_a_noun, pronouns, verbs_of_saying

# A verb and what it governs stand in one clause, with so many words and signs between them at the most.
_REACH = 8

# Behind these another clause begins; a comma parts no infinitive from its verb („versuchte, das Auto zu stehlen“).
_ENDS = frozenset(";:.!?")


def governed_matches(subject: Subject) -> Iterator[tuple[TermMatch, Term, bool]]:
    """Yield each word of both that one side alone tells under a verb of its own, with the verb, and if it is A's."""
    matched = matched_terms(subject.shared.matches)
    for match in subject.shared.matches:
        if match.opposed or match.a.name or match.b.name:
            continue
        of_a, of_b = governor(subject.a, match.a, matched), governor(subject.b, match.b, matched)
        if of_a and not _is_governed(subject.b, match.b):
            yield match, of_a, True
        elif of_b and not _is_governed(subject.a, match.a):
            yield match, of_b, False


def governor(side: Statement, term: Term, matched: AbstractSet[int]) -> Term | None:
    """Return the verb, one that the other side lacks, under which a statement tells a word; None where none does.

    `matched` are the words that both sides have, by identity (`id`).
    """
    if not _is_governed(side, term):
        return None
    before = [one for one in side.terms if term.place - _REACH <= one.place < term.place and one.end <= term.start]
    own = next((one for one in reversed(before) if id(one) not in matched and not one.name), None)
    if own is None or not _ENDS.isdisjoint(side.frame[own.place : term.place]):
        return None
    word = own.text.lower()
    if _tells_it_as_done(side, term, word) or _makes_a_future(side, term, word):
        return None
    is_verb = is_plain_verb(word, side.language) or fact_words(side.language).is_participle(word)
    return own if is_verb or _is_infinitive(side, term) else None


def _tells_it_as_done(side: Statement, term: Term, verb: str) -> bool:
    """Tell whether a verb leaves what it governs as done as it is: managed to sell, said, but not ordered the sale."""
    mentions = verb in own_words(side.language, "turning", "mentioning") and not _is_infinitive(side, term)
    if verb in verbs_of_saying(side.language):
        return not mentions
    return verb in own_words(side.language, "turning", "accomplishing")


def _makes_a_future(side: Statement, term: Term, verb: str) -> bool:
    """Tell whether a verb only makes a future of the infinitive that it governs: « va débuter » is « débutera »."""
    coming: list[str] = own_table(side.language, "limits").get("classes", {}).get("coming", [])
    return verb in coming and _is_infinitive(side, term)


def is_only_attempted(side: Statement, matched: AbstractSet[int]) -> bool:
    """Tell whether a word of both, given by identity in `matched`, is told as no more than an attempt, of one's own.

    Who is trying to reach somebody denies in no way that nobody has reached them.
    """
    attempting = own_words(side.language, "turning", "attempting")
    attempts = [term for term in side.terms if side.frame[term.place] in attempting and id(term) not in matched]
    return any(
        0 < term.place - attempt.place <= _REACH and _ENDS.isdisjoint(side.frame[attempt.place : term.place])
        for attempt in attempts
        for term in side.terms
        if id(term) in matched and not term.name and _is_infinitive(side, term)
    )


def _is_governed(side: Statement, term: Term) -> bool:
    """Tell whether a word stands as an infinitive, as a gerund, or as a noun behind its article."""
    return _is_infinitive(side, term) or _is_noun(side, term)


def _is_infinitive(side: Statement, term: Term) -> bool:
    """Tell whether a word is an infinitive or a gerund, by what stands before it or by its ending."""
    word, before = term.text.lower(), side.frame[max(0, term.place - 1) : term.place]
    particles = own_words(side.language, "speech", "infinitives")
    if particles:
        gerunds = tuple(own_table(side.language, "speech").get("gerund_endings", ()))
        split = (prefix + particle for prefix in _prefixes(side.language) for particle in particles)
        return not particles.isdisjoint(before) or word.endswith(gerunds) or word.startswith(tuple(split))
    endings = tuple(own_table(side.language, "certainty").get("infinitive_endings", ()))
    # « la fermeture » is no infinitive, but « la fermer » is one.
    articles = own_words(side.language, "function_words", "determiners")
    may_be_one = articles.isdisjoint(before) or is_plain_verb(word, side.language)
    return bool(endings) and word.endswith(endings) and may_be_one


def _prefixes(language: str) -> frozenset[str]:
    """Return the prefixes between which and their verb the particle stands, where it may: „abzuschließen“."""
    separable = bool(own_table(language, "speech").get("verb_second"))
    return own_words(language, "verbs", "prefixes") if separable else frozenset()


def _is_noun(side: Statement, term: Term) -> bool:
    """Tell whether a word stands right behind an article or a preposition and is no plain verb: the sale.

    An article that is no pronoun as well has a noun behind it, whatever verb is written so: the recall, « la marche ».
    """
    before = side.frame[max(0, term.place - 1) : term.place]
    is_led_in = any(opens_a_noun(word, side.language) for word in before)
    articles = own_words(side.language, "function_words", "determiners") - pronouns(side.language)
    return is_led_in and (not is_plain_verb(term.text, side.language) or not articles.isdisjoint(before))
