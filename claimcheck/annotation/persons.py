"""Who is a person, and for whom a pronoun may stand: by first name, title, office and article.

What an article, a title or a first name tells of gender and number may rule a pronoun out; nothing else does.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck import figures
from claimcheck.annotation.names import name_spans
from claimcheck.annotation.phrases import Speaker
from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.scanner import scan

# Words at the head of a phrase that show its gender and number.
_HEAD = 3
# Characters behind a name in which an apposition gives an age, and the digits of one.
_LONGEST_APPOSITION, _DIGITS_OF_AGE = 60, 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """The words of a language that tell one gender or number: pronouns, articles, titles, first names."""

    feminine: frozenset[str]
    masculine: frozenset[str]
    plural: frozenset[str]
    singular: frozenset[str]
    personal: frozenset[str]
    bodies: frozenset[str]
    feminine_articles: frozenset[str]
    masculine_articles: frozenset[str]

    def rules_out(self, pronoun: str, article: str) -> bool:
        """Tell whether a pronoun cannot stand for a subject behind an article: „er“ is nobody behind „die“."""
        pairs = ((self.feminine, self.masculine_articles), (self.masculine, self.feminine_articles))
        return any(pronoun in gender and article in articles for gender, articles in pairs)

    def conflicts(self, pronoun: str, words: frozenset[str]) -> bool:
        """Tell whether a pronoun cannot stand for a phrase whose article, title, first name or noun is in `words`."""
        gendered = (self.feminine | self.masculine) - self.plural
        if pronoun in self.plural - self.singular and words & gendered and words.isdisjoint(self.plural):
            return True  # « selon eux » is not Luc Arnal
        pairs = ((self.feminine, self.masculine), (self.plural, self.singular), (self.personal, self.bodies))
        return any(
            pronoun in mine and not words.isdisjoint(other) and words.isdisjoint(mine)
            for one, two in pairs
            for mine, other in ((one, two), (two, one))
        )

    def shows(self, pronoun: str, words: frozenset[str]) -> bool:
        """Tell whether a title or a first name among `words` is of the gender of a pronoun."""
        return any(pronoun in gender and not words.isdisjoint(gender) for gender in (self.feminine, self.masculine))


@functools.cache
def agreement(language: str) -> Agreement:
    """Return the words of a language that tell gender and number."""
    table = own_table(language, "agreement")
    fields = (
        *("feminine", "masculine", "plural", "singular", "personal", "bodies"),
        *("feminine_articles", "masculine_articles"),
    )
    return Agreement(*(frozenset(table.get(name, "").split()) for name in fields))


def is_of_person(name: str, pronoun: str, language: str) -> bool:
    """Tell whether a first name shows a name to be a person's, for whom a pronoun or determiner may stand."""
    known = name.partition(" ")[0].lower() in first_names(language)
    return known and may_stand_for(pronoun, name, language)


def first_names(language: str) -> frozenset[str]:
    """Return the first names and the words of gender of a language, in lower case."""
    return agreement(language).feminine | agreement(language).masculine


def is_title(word: str, language: str) -> bool:
    """Tell whether a word in front of a name says who somebody is: "Mr", "Queen"; not the article of a name."""
    vocabulary = speech_words(language)
    return word.rstrip(".").lower() in vocabulary.titles - vocabulary.determiners


def without_surnames(words: Sequence[str], language: str) -> list[str]:
    """Return words without the first names right behind another one: « Monique Olivier » is a woman."""
    known = first_names(language)
    first = next((i for i, word in enumerate(words) if word in known), len(words))
    behind = next((i for i in range(first + 1, len(words)) if words[i] not in known | {"-"}), len(words))
    return [*words[: first + 1], *words[behind:]]


def may_stand_for(pronoun: str, name: str, language: str) -> bool:
    """Tell whether a pronoun may stand for a name, as far as a first name or a title tells gender and number.

    An article inside it is of something else: « la star de la ligue » may be a man.
    """
    named = without_surnames([token.text.lower() for token in scan(name)], language)
    words = frozenset(named[:1]) | (frozenset(named[1:]) - speech_words(language).determiners)
    return not agreement(language).conflicts(pronoun.lower(), words)


def is_person(mentioned: Speaker, language: str, text: str = "") -> bool:
    """Tell whether a subject is a person: of two names at least, or of an office or a title and a name.

    In `text`, where the subject was found, an office may also stand behind it: « Delphine, la mère du disparu, ».
    """
    if text[mentioned.end : mentioned.end + 1] == ",":
        behind = [token.text.lower() for token in scan(text[mentioned.end + 1 : mentioned.end + 40])][:3]
        determiners = speech_words(language).determiners
        if behind and behind[0] in determiners and any(speech_words(language).speaks(word) for word in behind[1:]):
            return True
    if is_aged(mentioned, language, text):
        return True
    vocabulary, words = speech_words(language), [token.text.lower() for token in scan(mentioned.text)]
    head = list(itertools.takewhile(lambda word: word not in vocabulary.complements, words))
    bare = vocabulary.function_words.issuperset(head)  # « un des avocats »
    if any(vocabulary.speaks(word) for word in (words if bare else head)):  # not « son expérience de procureure »
        return True
    names = name_spans(mentioned.text, language)
    full = [name for name in names if len(name.text.split()) > 1]
    if any(name.start == 0 for name in full) or _is_titled(mentioned, language):
        return True
    last = next((name for name in full if name.end == len(mentioned.text)), None)  # « garde des Sceaux Anne Vasseur »
    if last is None or first_names(language).isdisjoint(last.text.lower().split()[:-1]):
        return False
    lead = scan(mentioned.text[: last.start])[-1:]
    of_person = bool(lead) and lead[0].text.lower() in vocabulary.complements  # « le nom de Luc Arnal »
    return not (of_person and last.text.lower().split()[0] in first_names(language))


def is_aged(mentioned: Speaker, language: str, text: str) -> bool:
    """Tell whether an age stands in the apposition behind a name: « Alex, un Hollandais de quinze ans, »."""
    behind = text[mentioned.end : mentioned.end + _LONGEST_APPOSITION]
    if not (mentioned.text[:1].isupper() and behind.startswith(",")):
        return False
    apposition = behind[1:].partition(",")[0]
    bare = apposition.strip().isdecimal() and len(apposition.strip()) <= _DIGITS_OF_AGE
    return bare or any(quantity.unit == "year" for quantity in figures.find(apposition, language, None))


def _is_titled(mentioned: Speaker, language: str) -> bool:
    first = scan(mentioned.text)[0].text.lower()
    return first in speech_words(language).titles and len(mentioned.text.split()) > 1


@functools.cache
def _owners(language: str) -> frozenset[str]:
    """Return the possessives that tell the gender of whoever owns, and not of what is owned: "his", "her"."""
    return frozenset(own_table(language, "facts").get("owners", {}))


def agrees(pronoun: str, text: str, mentioned: Speaker, language: str) -> bool:
    """Tell whether a pronoun may stand for somebody mentioned in `text`, by the head of the phrase and its article."""
    complements = speech_words(language).complements  # « le garde des Sceaux » is one
    words = [token.text.lower() for token in scan(mentioned.text.rpartition("'s ")[2])]  # "the board's chairman"
    head = list(itertools.takewhile(lambda word: word not in complements, words))[:_HEAD]
    if head[:1] and head[0] in _owners(language):
        head = head[1:]  # "his school": the word tells of whose it is
    head = without_surnames(head, language)
    article = [token.text.lower() for token in scan(text[: mentioned.start])][-1:]
    if article and agreement(language).rules_out(pronoun, article[0]):
        return False
    genders, shown = agreement(language), frozenset(head)
    opposite = genders.feminine if pronoun in genders.masculine else genders.masculine
    of_one = pronoun in genders.plural - genders.singular and bool(shown & genders.singular - genders.plural)
    if genders.shows(pronoun, shown) and shown.isdisjoint(opposite) and not of_one:
        return True  # "police spokesman" is one man; « Le Courrier » is not « ils »
    return not agreement(language).conflicts(pronoun, frozenset(head + article))
