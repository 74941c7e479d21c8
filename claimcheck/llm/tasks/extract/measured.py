"""The claims of a model in the words of their article, and what code changed of the model's word on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.measuring import claim_from_span
from claimcheck.annotation.wording import words_of
from claimcheck.languages.scanner import scan, without_accents
from claimcheck.llm.grounding.anchors import Anchor
from claimcheck.llm.grounding.polarity import doubt_of, part_around
from claimcheck.llm.grounding.words import function_words
from claimcheck.llm.tasks.extract.proposals import Grounded, Proposed
from claimcheck.llm.tasks.extract.reply import Status
from claimcheck.records import Article, Certainty, Claim, Note

# The status of what somebody says, whom the sentence should name.
_ATTRIBUTED = frozenset({Status.REPORTED, Status.DENIED})

# A statement with a speaker is reported, whichever of the two words the model gave it.
_OF_A_SPEAKER = frozenset({"stated", "reported"})

# A note names so many claims.
_CLAIMS_NAMED = 6


class Changed(StrEnum):
    """What code changed of a model's word on a claim; the values are keys of `[phrases.notes]`."""

    SPEAKER = "changed_speaker"
    CERTAINTY = "changed_certainty"
    STATUS = "unknown_status"


@dataclass(frozen=True, slots=True)
class Change:
    """A change, and the word of the model that it takes the place of."""

    what: Changed
    words: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A claim in the words of its article, and what code changed of the model's word on it."""

    claim: Claim
    changes: tuple[Change, ...] = ()


def as_claims(article: Article, grounded: Sequence[Grounded]) -> list[Measured]:
    """Return the claims of a model that stand in the article, measured in its words; they have no id yet.

    Who speaks and how sure the statement is are the model's word, as far as the article does not refute it: a speaker
    must be named there, a report or a denial needs somebody whose word it is, and a statement of the paper must stand
    under no doubt.
    """
    return [_measured(article, one) for one in grounded]


def _measured(article: Article, one: Grounded) -> Measured:
    anchor, proposed = one.anchor, one.proposed
    by_rule = claim_from_span(article, anchor.start, anchor.end, id="", text=anchor.text)
    named = _speaker(article, anchor, proposed.speaker)
    speaker = named or (by_rule.speaker if proposed.status in _ATTRIBUTED or proposed.speaker else None)
    certainty = _certainty(article, one, speaker, by_rule.certainty)
    claim = replace(
        by_rule,
        speaker=speaker,
        certainty=certainty,
        negated=bool(negations(scan(anchor.text), article.language)),
        quantities=anchor.quantities,
        dates=anchor.dates,
        names=anchor.names,
    )
    return Measured(claim, tuple(_changes(proposed, named, certainty)))


def _changes(proposed: Proposed, named: str | None, certainty: Certainty) -> Iterator[Change]:
    """Yield what code changed of the model's word; that a speaker's statement is reported is no change."""
    if proposed.speaker and named is None:
        yield Change(Changed.SPEAKER, proposed.speaker)
    if proposed.unknown_status:
        yield Change(Changed.STATUS, proposed.unknown_status)
    elif certainty.value != proposed.status.value and {certainty.value, proposed.status.value} != _OF_A_SPEAKER:
        yield Change(Changed.CERTAINTY, proposed.status.value)


def with_ids(measured: Sequence[Measured], source_id: str) -> tuple[Measured, ...]:
    """Return claims in the order of the text, with their ids."""
    ordered = sorted(measured, key=lambda one: (one.claim.start, one.claim.end))
    return tuple(
        replace(one, claim=replace(one.claim, id=f"{source_id}{number}")) for number, one in enumerate(ordered, 1)
    )


def notes(measured: Sequence[Measured]) -> tuple[Note, ...]:
    """Return what code changed of the model's word, one note a kind of change, naming the claims."""
    found: dict[Changed, list[str]] = {}
    for one in measured:
        for change in one.changes:
            found.setdefault(change.what, []).append(f"{one.claim.id} ({change.words})")
    return tuple(
        Note(what.value, {"claims": _shortened(found[what])}, len(found[what])) for what in Changed if what in found
    )


def _shortened(claims: Sequence[str]) -> str:
    shown = ", ".join(claims[:_CLAIMS_NAMED])
    return shown if len(claims) <= _CLAIMS_NAMED else f"{shown}, …"


def _speaker(article: Article, anchor: Anchor, proposed: str | None) -> str | None:
    """Return who the model says is speaking, in the words of the article where it has them side by side.

    None where the article does not have all the words of the name.
    """
    if not proposed:
        return None
    place = _place(proposed, article.text[: article.sentences[anchor.sentence].end]) or _place(proposed, article.text)
    if place:
        return article.text[place[0] : place[1]]
    named = [word for word in words_of(proposed) if word not in function_words(article.language)]
    return proposed if named and set(named) <= set(words_of(article.text)) else None


def _certainty(article: Article, one: Grounded, speaker: str | None, by_rule: Certainty) -> Certainty:
    """Return how sure a statement is, on the model's word where the sentence does not refute it."""
    status = one.proposed.status
    sentence = article.sentences[one.anchor.sentence]
    whole = article.text[sentence.start : sentence.end]
    around = part_around(whole, one.anchor.start - sentence.start, one.anchor.end - sentence.start)
    doubt = doubt_of(one.anchor.text, around, article.language)
    if status is Status.DENIED and speaker is None:
        return by_rule
    if status is Status.REPORTED and speaker is None:
        return by_rule  # a report needs somebody who reports, or a word that says it is one
    if status is Status.STATED and doubt is not None:
        return doubt
    if status is Status.STATED and speaker is not None:
        return Certainty.REPORTED
    return Certainty(status.value)


def _place(words: str, text: str) -> tuple[int, int] | None:
    """Return where `words` stand last in `text`, case, accents and typographic signs aside."""
    wanted = [without_accents(token.text) for token in scan(words)]
    tokens = scan(text)
    present = [without_accents(token.text) for token in tokens]
    for first in range(len(present) - len(wanted), -1, -1):
        if wanted and present[first : first + len(wanted)] == wanted:
            return tokens[first].start, tokens[first + len(wanted) - 1].end
    return None
