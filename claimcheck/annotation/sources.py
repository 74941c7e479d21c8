"""Two figures of two sources in one sentence: « 12 000 personnes selon la préfecture et 40 000 selon la CGT ».

Each source speaks for its own figure alone, so that the sentence is two statements.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token
from claimcheck.records import Quantity


@functools.cache
def _phrases(language: str) -> Phrasebook:
    speech = own_table(language, "speech")
    return Phrasebook([*speech.get("attribution", ()), *speech.get("attribution_nouns", ())])


@functools.cache
def _joints(language: str) -> frozenset[str]:
    clauses = own_table(language, "clauses")
    return frozenset([*clauses.get("joints", ()), *clauses.get("additive", ())])


def cuts_between_sources(
    tokens: Sequence[Token], quantities: Sequence[Quantity], offset: int, language: str
) -> list[tuple[int, int]]:
    """Return where a sentence falls into what one source counts and what the next one does, by offset in it.

    `offset` is where the sentence begins in the text that the offsets of `quantities` count in.
    """
    hits = _phrases(language).find(tokens)
    amounts = [quantity.start - offset for quantity in quantities]
    cuts: list[tuple[int, int]] = []
    for one, other in itertools.pairwise(hits):
        first, second = tokens[one.first].start, tokens[other.first].start
        before = any(amount < first for amount in amounts)
        for index in range(one.last + 1, other.first + 1):
            cut = _cut_at(tokens, index, language)
            if cut is None:
                continue
            own = any(cut[1] <= amount < second for amount in amounts)
            counts_first = before and own
            source_first = index >= other.first - 1 and any(first < amount < cut[0] for amount in amounts)
            if counts_first or (source_first and not own and any(amount > second for amount in amounts)):
                cuts.append(cut)
                break
    return cuts


def _cut_at(tokens: Sequence[Token], index: int, language: str) -> tuple[int, int] | None:
    """Return the span of the comma and the "and" that end before token `index`, None where none does."""
    first = index
    while first and (tokens[first - 1].text in ",;" or tokens[first - 1].text.lower() in _joints(language)):
        first -= 1
    if first in (0, index) or index >= len(tokens):
        return None
    return tokens[first - 1].end, tokens[index].start
