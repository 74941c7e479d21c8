"""How a claim came to its verdict in a check, as records that can be printed: one for each passage that counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.records import Place, RuleOutcome, Trace, Verdict
from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.proof import doubts
from claimcheck.verification.words import Sort, Word

#: What joins a claim to a passage: the words that both have.
_DOOR = "words"


def trace_of_proof(case: Case, verdict: Verdict, decided: str, of_context: Doubt | None) -> Trace:
    """Return how a claim fared against one passage.

    `decided` names what gave the verdict, `of_context` is the doubt about whom or what the passage speaks of, if any.
    """
    alignment = case.alignment
    kept = alignment.kept()
    found = [*doubts(case), *([of_context] if of_context else [])]
    return Trace(
        claims=(case.claim.claim.id, case.passage.statements[0].source),
        verdict=verdict,
        decided=decided,
        likeness=round(alignment.share, 3),
        door=_DOOR,
        places_a=tuple(_places(alignment.own)),
        places_b=tuple(_places(alignment.others[place] for place in sorted(kept))),
        outcomes=(*_same(case), *map(_left_open, found)),
        left_a=tuple(_places(word for i, word in enumerate(alignment.own) if i not in alignment.partners)),
        left_b=tuple(_places(word for i, word in enumerate(alignment.others) if i not in kept)),
    )


def trace_of_fact(case: Case, verdict: Verdict, decided: str) -> Trace:
    """Return how a fact of a claim fared against the passage that proves it; the fact is named in its own wording."""
    trace = trace_of_proof(case, verdict, decided, None)
    fact = RuleOutcome("fact", "same", "", case.claim.claim.quote, case.passage.statements[0].claim.quote)
    return replace(trace, places_a=(), left_a=(), outcomes=(fact, *trace.outcomes))


def trace_of_relation(trace: Trace, source: str, verdict: Verdict, decided: str) -> Trace:
    """Return how a statement of a source decided on a claim, from the trace of how the two relate."""
    return replace(trace, claims=(trace.claims[0], source), verdict=verdict, decided=decided)


def _same(case: Case) -> Iterator[RuleOutcome]:
    """Yield the words of the passage that stand for other words of the claim."""
    alignment = case.alignment
    for place, other in sorted(alignment.partners.items()):
        own, counterpart = alignment.own[place], alignment.others[other]
        if own.weighs and own.text.casefold() != counterpart.text.casefold():
            yield RuleOutcome("words", "same", "", own.text, counterpart.text)


def _left_open(doubt: Doubt) -> RuleOutcome:
    return RuleOutcome(doubt.rule, "undecided", f"undecided_{doubt.rule}", ", ".join(doubt.words) or None)


def _places(words: Iterable[Word]) -> Sequence[Place]:
    return [Place(_name_of(word), word.text, word.start) for word in words if word.sort in _SHOWN]


_SHOWN = {Sort.CONTENT: "word", Sort.FIGURE: "figure", Sort.TURNING: "turning word"}


def _name_of(word: Word) -> str:
    return _SHOWN[word.sort]
