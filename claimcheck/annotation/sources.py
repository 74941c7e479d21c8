"""Two figures of two sources in one sentence: « 12 000 personnes selon la préfecture et 40 000 selon la CGT ».

Each source speaks for its own figure alone, so that the sentence is two statements.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from claimcheck.annotation.counts import who_counts
from claimcheck.annotation.speech import read_passage
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


def cuts_between_counts(
    sentence: str, tokens: Sequence[Token], amounts: Sequence[int], language: str
) -> list[tuple[int, int]]:
    """Return where a sentence falls into what one source counts and what another one does, without a phrase for either.

    "Police counted 1,500 and the unions 4,000": behind the joint stands whoever counts and a figure, and in front of it
    somebody who counts too. `amounts` are the offsets in the sentence at which amounts begin.
    """
    for index in range(len(tokens) - 1, 0, -1):
        cut = _cut_at(tokens, index, language)
        if cut is None or not any(amount < cut[0] for amount in amounts):
            continue
        behind = {amount - cut[1] for amount in amounts if amount >= cut[1]}
        if len(behind) == 1 and who_counts(sentence[cut[1] :], behind, language):
            return [cut] if _counts(sentence[: cut[0]], language) else []
    return []


def _counts(part: str, language: str) -> bool:
    """Tell whether a part of a sentence opens with whoever counts: "Police put the crowd at 1,500"."""
    passage = read_passage(part, language)
    noun = passage.determined(0)
    return noun < len(passage.tokens) and passage.vocabulary.speaks(passage.words[noun])


def _cut_at(tokens: Sequence[Token], index: int, language: str) -> tuple[int, int] | None:
    """Return the span between what a comma and an "and" part before token `index`, None where none stands there."""
    first = index
    while first and (tokens[first - 1].text in ",;" or tokens[first - 1].text.lower() in _joints(language)):
        first -= 1
    if first in (0, index) or index >= len(tokens):
        return None
    joint = index - 1 if tokens[index - 1].text.lower() in _joints(language) else index
    return tokens[first - 1].end, tokens[joint].start
