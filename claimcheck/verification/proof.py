"""Does a passage of a source prove a claim? Named rules, each of which may leave the claim open and say by which words.

A claim is proved by a passage that has every word of it, in an order that says the same, under the same turning words.
What the passage has beside is a detail that the claim may leave out; what the claim has beside is not borne out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.rules.additions import addition
from claimcheck.verification.rules.denials import negation
from claimcheck.verification.rules.disowned import disowned
from claimcheck.verification.rules.endings import coordination, ending, omission, restriction
from claimcheck.verification.rules.exchanged import exchanged
from claimcheck.verification.rules.fragments import missing_clause, missing_ending, missing_noun
from claimcheck.verification.rules.links import preposition
from claimcheck.verification.rules.order import order
from claimcheck.verification.rules.other_verbs import of_another_verb
from claimcheck.verification.rules.quotation import quotation
from claimcheck.verification.rules.rivals import rival
from claimcheck.verification.rules.speaker import speaker
from claimcheck.verification.rules.subjects import subject
from claimcheck.verification.rules.tense import tense
from claimcheck.verification.rules.turned import turning

Rule = Callable[[Case], Doubt | None]

_ENDINGS: tuple[Rule, ...] = (ending, coordination, missing_noun, missing_ending, missing_clause)

#: Every rule by its name, the plainest reason first.
RULES: Mapping[str, Rule] = {
    "quotation": quotation,
    "added": addition,
    "turned": lambda case: turning(case) or disowned(case),
    "preposition": lambda case: preposition(case) or exchanged(case),
    "ending": lambda case: next(filter(None, (rule(case) for rule in _ENDINGS)), None),
    "omitted": lambda case: omission(case) or restriction(case),
    "subject": subject,
    "rival": rival,
    "tense": tense,
    "speaker": speaker,
    "order": order,
    "clause": of_another_verb,
    "negation": negation,
}


def doubts(case: Case) -> Iterator[Doubt]:
    """Yield why the passage does not prove the claim, the plainest reason first; nothing where it does."""
    for rule in RULES.values():
        doubt = rule(case)
        if doubt:
            yield doubt
