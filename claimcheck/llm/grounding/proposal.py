"""A claim as a model words it, taken apart once to be held against sentences of its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck import figures
from claimcheck.annotation.names import find_names, name_spans
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wording import Forms, content_words, words_of
from claimcheck.comparison.vocabulary.terms import opens_a_noun
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents
from claimcheck.llm.grounding.words import concepts_in, function_words, pronouns, run_of
from claimcheck.records import Article, Quantity


@dataclass(frozen=True, slots=True)
class Said:
    """What a model says of who says a claim: the speaker, empty for none, and whether the speaker denies it."""

    speaker: str = ""
    denied: bool = False


UNSAID = Said()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim taken apart once, to be held against several sentences.

    `speaker` are the words, folded, of who is said to say it; `denied` says that the claim is what this speaker denies.
    """

    language: str
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[str, ...]
    speaker: frozenset[str] = frozenset()
    denied: bool = False

    @classmethod
    def of(cls, text: str, article: Article, said: Said = UNSAID) -> Proposal:
        """Return the claim `text` about `article`, taken apart; `said` is what the model says of who says it."""
        tokens = tuple(scan(text))
        names = _names(text, article)
        quantities = figures.find(text, article.language, article.published)
        words = content_words(tokens, article.language, names, quantities)
        speaker = frozenset(words_of(said.speaker))
        return cls(article.language, text, tokens, words, quantities, names, speaker, said.denied)

    def names_speaker(self, name: str) -> bool:
        """Tell whether a name is that of who says the claim, in full or in part."""
        return bool(self.speaker) and set(words_of(name)) <= self.speaker


def _names(text: str, article: Article) -> tuple[str, ...]:
    """Return the names in a claim.

    A word at its start, where all have a capital, is one if the article says so; and if neither the article nor the
    words of the news have it at all, since what a claim says it says in words of its article.
    """
    known = words_of(f"{article.title or ''}\n{article.text}")
    small = function_words(article.language) | own_words(article.language, "verbs", "subjects")
    found = tuple(
        _without_title(name, known, opens=text.startswith(name))
        for name in find_names(text, article.language)
        if name.lower() not in small  # "Somebody" at the start of a claim is no name
    )
    words = [token.text for token in scan(text) if token.kind is TokenKind.WORD]
    if not words or any(words[0] in name for name in found):
        return found
    if not small.isdisjoint((words[0].lower(), without_accents(words[0].lower()))):
        return found
    is_name = any(words[0] in span.text.split() for span in name_spans(article.text, article.language))
    return (words[0], *found) if is_name or _is_unheard_of(words, article) else found


def _is_unheard_of(words: Sequence[str], article: Article) -> bool:
    """Tell whether the first of some words, with a capital, stands nowhere in an article, in no form, for no concept.

    In front of a preposition or an article it is no name, but says how many: « Beaucoup de gens ».
    """
    language = article.language
    if not words[0][0].isupper() or has_capital_nouns(language):
        return False
    if words[1:] and opens_a_noun(words[1].lower(), language):
        return False
    known = Forms(words_of(f"{article.title or ''}\n{article.text}"))
    return without_accents(words[0]) not in known and not concepts_in(words[0], language)


def _without_title(name: str, known: Sequence[str], *, opens: bool) -> str:
    """Return a name without the word in front of it, where the article has the name but not with that word.

    That word `opens` the claim ("Finding Ann Doyle"), or is part of a title, which the article has elsewhere: « le chef
    de l'État Ann Doyle ». `known` are the words of the article.
    """
    first, _, rest = name.partition(" ")
    if not rest or run_of(words_of(name), known) is not None or run_of(words_of(rest), known) is None:
        return name
    is_title = " " in rest and all(word in known for word in words_of(first))
    return rest if opens or is_title else name


def leaning(text: str, language: str) -> str:
    """Return the word with which a claim points to something it does not name ("He", « Cette »), nothing for none."""
    first = next((token.text for token in scan(text) if token.kind is TokenKind.WORD), "")
    return first if first.lower() in pronouns(language) else ""


def is_fragment(proposal: Proposal) -> bool:
    """Tell whether a claim begins in the middle of a sentence: with a small letter, in a word that has no other."""
    first = proposal.tokens[0].text
    return first[0].islower() and first.islower()
