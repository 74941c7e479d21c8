"""Where the words that name somebody end, in a language that puts its verb right after them.

English sets off « according to the police, » with a comma; German and Dutch let the verb follow at once: "Laut Polizei
starben zwölf Menschen", "Volgens de politie vielen er twaalf doden". There the naming words are the first group of
a noun with its adjectives and what depends on it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.scanner import Token, TokenKind


@dataclass(frozen=True, slots=True)
class NounGroup:
    """The words of one language by which the end of a group is told."""

    by_capitals: bool
    links: frozenset[str]
    name_links: frozenset[str]
    determiners: frozenset[str]
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]

    def end(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Return the index after the group that starts at token `first`, at most `last`."""
        index = self._noun(tokens, first, last)
        while index < last and tokens[index].text.lower() in self.links:
            following = self._noun(tokens, index + 1, last)
            if following == index + 1 or self._opens_setting(tokens, index):
                break
            index = following
        return index

    def _opens_setting(self, tokens: Sequence[Token], link: int) -> bool:
        """Tell whether a preposition opens what is told: "volgens de politie voor een euro"; not "van de haven"."""
        loose = not self.by_capitals and tokens[link].text.lower() not in self.name_links
        return loose and not _is_capital(tokens[link + 1])

    def _noun(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Return the index after one noun with its article and adjectives, and the capitalised words that follow."""
        index = first
        while index < last and self._leads(tokens, index, last):
            index += 1
        index = min(index + 1, last)
        while index < last and (_is_capital(tokens[index]) or tokens[index].text == "-"):
            index += 1
        return index

    def _leads(self, tokens: Sequence[Token], index: int, last: int) -> bool:
        """Tell whether the noun is still to come at `index`."""
        word = tokens[index].text
        if word.lower() in self.determiners:
            return True
        if self.by_capitals:
            return not _is_capital(tokens[index])
        if word.lower() in self.adjectives:
            return True
        is_adjective = word.endswith(self.adjective_endings) and not word.isupper()
        return is_adjective and _is_capital(tokens[index]) and index + 1 < last and tokens[index + 1].text.islower()


def _is_capital(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.text[0].isupper()


@functools.cache
def noun_group(language: str) -> NounGroup | None:
    """Return how groups end in a language whose verb follows them at once, None for any other."""
    speech, words = own_table(language, "speech"), own_table(language, "function_words")
    if not speech.get("verb_second"):
        return None
    return NounGroup(
        has_capital_nouns(language),
        frozenset(speech.get("speaker_links", "").split()),
        frozenset(words.get("name_links", "").split()),
        frozenset(words.get("determiners", "").split()),
        frozenset(speech.get("speaker_adjectives", "").split()),
        tuple(speech.get("adjective_endings", ())),
    )
