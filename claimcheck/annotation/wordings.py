"""A part of a sentence worded as a statement of its own."""

from __future__ import annotations

import functools

from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan

# Tokens of the longest connector.
_LONGEST = 4


def as_statement(part: str, language: str) -> str:
    """Return a part of a sentence as a sentence begins: with a capital, and without the word that only joins it.

    "while the yard employs 300 people" states that the yard does. A word that turns the sense ("before") or the order
    of words ("während") stays, and so does what does not begin with a small letter.
    """
    if not part[:1].islower():
        return part
    tokens = scan(part)
    joined = next((hit for hit in _light_connectors(language).find(tokens) if hit.first == 0), None)
    rest = part[tokens[joined.last].start :] if joined and joined.last < len(tokens) else part
    return f"{rest[:1].upper()}{rest[1:]}"


def behind_connector(part: str, language: str) -> str:
    """Return a part of a sentence without the word that joins it, whatever that says: "police say" of "after which"."""
    tokens = scan(part)
    joined = next((hit for hit in _connectors(language).find(tokens[:_LONGEST]) if hit.first == 0), None)
    return part[tokens[joined.last].start :] if joined and joined.last < len(tokens) else part


@functools.cache
def _connectors(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clauses").get("connectors", ()))


@functools.cache
def _light_connectors(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "clauses").get("light_connectors", ()))
