"""The three labels of an entailment model, whatever their order and their spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.comparison.judging.entailment import Entailment

#: What the names of the labels begin with, in the order of `Entailment`.
LABELS = ("entail", "neutral", "contradict")


def places_of(names: Sequence[str]) -> tuple[int, int, int] | None:
    """Return where the three labels stand among `names`, None where one is missing.

    >>> places_of(["CONTRADICTION", "neutral", "entailment"])
    (2, 1, 0)
    """
    found = [[place for place, name in enumerate(names) if name.lower().startswith(label)] for label in LABELS]
    if any(len(places) != 1 for places in found):
        return None
    entailment, neutral, contradiction = (places[0] for places in found)
    return entailment, neutral, contradiction


def from_scores(scores: Mapping[str, float]) -> Entailment | None:
    """Return what scores by the name of their label say, None where one of the three is missing."""
    names = list(scores)
    places = places_of(names)
    return Entailment(*(float(scores[names[place]]) for place in places)) if places else None
