"""Gerunds as finite verbs: « assurant que » is told as « assure que », "accusing" as "accused", "leaving" as "left"."""

from __future__ import annotations

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_table, own_words

# How an ending stands in the table of the forms.
_ENDING = "-"


def finite_of_saying(gerund: str, language: str) -> str | None:
    """Return the finite verb that says what a gerund does; None for a word that is no gerund of a verb of saying.

    The language gives it for the word, or for its ending: then it has to be a verb of saying by the language's list.
    """
    forms: dict[str, str] = own_table(language, "speech").get("gerund_forms", {})
    if gerund in forms:
        return forms[gerund]
    vocabulary = speech_words(language)
    if not vocabulary.is_gerund(gerund):
        return None
    for ending, finite in forms.items():
        if ending.startswith(_ENDING) and gerund.endswith(ending[1:]):
            form = gerund[: len(gerund) - len(ending) + 1] + finite
            return form if form in vocabulary.verbs | vocabulary.clause_verbs else None
    return None


def finite_of_act(gerund: str, language: str) -> str | None:
    """Return the finite verb that tells the act of a gerund; None where the language gives none.

    A form by an ending has to be one of the language's list of verbs. What hardly tells a fact of its own is kept out:
    "including", « étant ».
    """
    table = own_table(language, "facts")
    if gerund in own_words(language, "facts", "idle_gerunds"):
        return None
    forms: dict[str, str] = table.get("gerund_forms", {})
    if gerund in forms:
        return forms[gerund]
    for ending, finite in forms.items():
        if ending.startswith(_ENDING) and gerund.endswith(ending[1:]):
            form = gerund[: len(gerund) - len(ending) + 1] + finite
            if form in fact_words(language).finite:
                return form
    return None


def shows_several(word: str, language: str) -> bool:
    """Tell whether a word that opens a subject shows that it is several: « les », « ils »."""
    return word in own_words(language, "agreement", "plural") | fact_words(language).plural[0]


def in_plural(finite: str, gerund: str, language: str) -> str | None:
    """Return the finite verb of a gerund as several have it, None where the language lists no such form."""
    words = fact_words(language)
    if not words.plural_verbs:
        return finite
    forms = [finite + ending for ending in words.plural_verbs]
    endings: dict[str, str] = own_table(language, "facts").get("plural_gerund_forms", {})
    forms += [gerund.removesuffix(ending) + verb for ending, verb in endings.items() if gerund.endswith(ending)]
    return next((form for form in forms if form in words.finite), None)
