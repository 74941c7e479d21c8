"""Words by their function in a sentence, and where words stand side by side."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents


@functools.cache
def function_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no content, folded."""
    return frozenset(without_accents(word) for word in own_words(language, "function_words", "words"))


def pronouns(language: str) -> frozenset[str]:
    """Return the words that stand for somebody or something named elsewhere."""
    return own_words(language, "function_words", "pronouns")


@functools.cache
def leading(language: str) -> frozenset[str]:
    """Return the words that lead in a noun or a verb: articles, pronouns, auxiliaries ("the", "she", "has")."""
    helping = own_words(language, "function_words", "auxiliaries")
    return determiners(language) | pronouns(language) | personal_pronouns(language) | helping


def personal_pronouns(language: str) -> frozenset[str]:
    """Return the words that stand for somebody, or for what is somebody's ("she", "her")."""
    pronouns_of_people = own_words(language, "function_words", "personal_pronouns")
    return pronouns_of_people | own_words(language, "speech", "possessives")


def subject_pronouns(language: str) -> frozenset[str]:
    """Return the words that stand for whoever does something ("she", "it", "we")."""
    of_others = own_words(language, "speech", "subject_pronouns")
    return (of_others or own_words(language, "function_words", "personal_pronouns")) | first_person(language)


def determiners(language: str) -> frozenset[str]:
    """Return the words that point to a noun as one known ("the", « cette »)."""
    return own_words(language, "function_words", "determiners")


def possessive_endings(language: str) -> frozenset[str]:
    """Return what stands behind the apostrophe of an owner ("the owner's")."""
    return own_words(language, "limits", "possessives")


def first_person(language: str) -> frozenset[str]:
    """Return the words by which a speaker means himself ("I", "our")."""
    return own_words(language, "speech", "first_person")


@functools.cache
def joints_of(language: str) -> frozenset[str]:
    """Return the words that join parts of a sentence ("and")."""
    return frozenset(str(word) for word in own_table(language, "clauses").get("joints", ()))


def parts_of(text: str, language: str) -> list[str]:
    """Return the parts of a sentence between its commas and the words that join parts ("and")."""
    pieces = [piece.strip(" .") for piece in _between_parts(language).split(text)]
    return [piece for piece in pieces if any(token.kind is TokenKind.WORD for token in scan(piece))]


@functools.cache
def _between_parts(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(joints_of(language)))
    return re.compile(rf"[,;:]\s+|\b(?:{words})\b" if words else r"[,;:]\s+")


def concepts_in(text: str, language: str) -> frozenset[str]:
    """Return the concepts that the words of a text stand for: of "French" and of "France" the same."""
    words = [token.text.lower() for token in scan(text) if token.kind is TokenKind.WORD]
    return frozenset(key for hit in concepts_of(words, language) for key in (hit.key, *hit.others))


def verbs_of_saying(language: str) -> frozenset[str]:
    """Return the verbs that tell that somebody says something, folded."""
    verbs = own_words(language, "speech", "verbs") | own_words(language, "speech", "clause_verbs")
    speech = own_table(language, "speech")
    demands: tuple[str, ...] = (*speech.get("demanding", ()), *speech.get("appraising", ()))
    return frozenset(without_accents(verb) for verb in (*verbs, *(one for one in demands if " " not in one)))


def folded_words(tokens: Sequence[Token]) -> list[str]:
    """Return tokens without capitals and accents."""
    return [without_accents(token.text) for token in tokens]


def run_of(words: Sequence[str], text: Sequence[str]) -> int | None:
    """Return the place from which `words` stand side by side in `text`, None where they do not."""
    count = len(words)
    return next((i for i in range(len(text) - count + 1) if tuple(text[i : i + count]) == tuple(words)), None)
