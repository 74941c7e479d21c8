"""What commas set off from the noun in front of them, worded as a sentence on that noun.

"Ann Hall, who led both inquiries, was fired" tells that Ann Hall led both; "the hall, where 22 stalls remain" that in
the hall 22 stalls remain; "the mayor, whose term ends in May" when the mayor's term ends.
"""

from __future__ import annotations

import functools

from claimcheck.annotation.fact_words import as_owner, behind_owned, with_own_article
from claimcheck.annotation.persons import agreement
from claimcheck.annotation.sayings import GerundReader
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.word_order import of_subject
from claimcheck.languages import load
from claimcheck.languages.scanner import TokenKind

_DIGITS_OF_YEAR = 4


@functools.cache
def _collectives(language: str) -> frozenset[str]:
    """Return the words that count about so many of what follows: "dozen", « cinquantaine »."""
    table: dict[str, str] = load(language).table("numbers").get("collectives", {})
    return frozenset(word for words in table.values() for word in words.split())


class SetOffReader(GerundReader):
    """A statement whose relative clauses, appositions and participles are worded as facts of their own."""

    def wording_of_clause(self, first: int, last: int, antecedent: tuple[int, int]) -> str:
        """Return a relative clause or an apposition as a sentence on its antecedent, empty where none can be made."""
        clitic = self.is_subject_relative(first) and self.passage.words[first + 1 : first + 2] == ("'",)
        if self._is_other_clause(antecedent) or clitic:
            return ""  # "who's": which verb that is, is open
        named = with_own_article(self.between(*antecedent), self.passage.language)
        said = self.text[self.start + self.tokens[first].start : self.offset_before(last)]
        if not self.words.subject_relatives and self.passage.words[first] in self.words.relatives:
            return on_one_line(of_subject(named, said, self.passage.language) or "")
        if self.is_subject_relative(first):
            return on_one_line(f"{named} {said[len(self.tokens[first].text) :].lstrip()}")
        if self.passage.words[first] in self.words.relatives:
            return on_one_line(self._of_other_relative(first, last, antecedent))
        if self.passage.words[first] in own_words(self.passage.language, "limits", "leads"):
            return ""  # "Spain, despite a lockdown among the strictest, is hit again"
        copula = self._copula(first, last, antecedent)
        return on_one_line(f"{named} {copula} {said}") if copula else ""

    def _is_other_clause(self, antecedent: tuple[int, int]) -> bool:
        """Tell whether an antecedent has a verb, or stands in what a participle behind a comma tells of another noun.

        « L'échafaudage, déformé par la chaleur, qui … » tells of the first noun; a name may be told of.
        """
        first, last = antecedent
        if self.predicates.first(first + 1, last) is not None:
            return True
        comma = next((i for i in range(first - 1, 0, -1) if self.passage.words[i] == ","), None)
        if comma is None or comma + 1 == first or comma + 1 in self.predicates.all:
            return False
        return self.words.is_participle(self.passage.words[comma + 1]) and not self.is_one_name(first, last)

    def _of_other_relative(self, first: int, last: int, antecedent: tuple[int, int]) -> str:
        """Return a relative clause with a subject of its own as a sentence, empty where it is not plain how.

        "whose term ends" tells of the mayor's term, "where 22 stalls remain" what is so in the hall, "which the family
        rents" that the family rents the villa.
        """
        relative = self.passage.words[first]
        named = with_own_article(self.between(*antecedent), self.passage.language)
        said = self.text[self.start + self.tokens[first + 1].start : self.offset_before(last)]
        verb = self.predicates.first(first + 2, last)
        if verb is None or self.passage.words[first + 1] in self.passage.vocabulary.subject_pronouns:
            return ""
        if relative in self.words.owning_relatives and self.words.possessive_ending:
            return f"{as_owner(named, self.passage.language)} {said}"
        if relative in self.words.owning_relatives and self.words.owner_preposition:
            return self._of_owned(first, verb, last, named)
        if relative in self.words.place_relatives:
            lead = self._preposition_of(antecedent[0])
            return f"{lead} {self._inside(named)}, {said}" if lead else ""
        if relative in self.words.subject_relatives and self.words.bare_content:
            return self._of_object(first + 1, verb, last, named)
        return ""

    def _of_owned(self, first: int, verb: int, last: int, named: str) -> str:
        """Return « le mandat de la maire expire » for « dont le mandat expire »; empty where it may be an object.

        « Dont la police a trouvé le corps » tells of a body, « dont le conseil est convaincu » of what convinces.
        """
        words, relative = self.passage.words, self.passage.words[first]
        article = self.words.owned_articles.get(relative, "")
        end = verb
        while end > first + 1 and (self.is_bearer(end - 1) or words[end - 1] in {"'", "’"}):
            end -= 1
        place = verb + 1
        while place < last and self.predicates.is_part_of_verb(place, verb):
            place += 1
        governs = not self.words.takes_owner.isdisjoint(words[verb : place + 1])
        has_object = place < last and self.passage.determined(place) > place
        of_several = words[first + 2] == "'" and words[first + 3] in self.words.indefinite  # « dont l'un »
        plain = self.tokens[first + 1].text.islower() and not of_several
        definite = bool(article) or (plain and words[first + 1] in self.words.owner_contractions)
        listed = not self.words.coordinators.isdisjoint(words[first:end]) or "," in words[first:end]
        if not definite or governs or listed or (has_object and not article) or end <= first + 1:
            return ""
        ties = self.passage.vocabulary.settings | self.passage.vocabulary.complements
        noun = next((i for i in range(first + 2, end) if words[i] in ties), end)
        owned = f"{article} {self.between(first + 1, noun)}".strip()
        rest = self.text[self.start + self.tokens[noun].start : self.offset_before(last)]
        return f"{owned} {behind_owned(named, self.passage.language)} {rest}"

    def _preposition_of(self, first: int) -> str:
        """Return the preposition that says where something is, as it stands in front of a place or by itself."""
        before = self.passage.words[first - 1] if first else ""
        return before if before in self.words.place_prepositions else self.words.place_preposition

    def _of_object(self, opening: int, verb: int, last: int, named: str) -> str:
        """Return "the family was renting" with "the villa" behind its verb; empty where that is not plain."""
        place = verb + 1
        while place < last and (self.predicates.is_part_of_verb(place, verb)):
            place += 1
        behind = self.passage.words[place] if place < last else ""
        ends = not any(token.kind is not TokenKind.SIGN for token in self.tokens[place:last])
        plain = ends or behind in self.passage.vocabulary.settings | self.passage.vocabulary.times
        final = max((i for i in range(opening, last) if self.tokens[i].kind is not TokenKind.SIGN), default=opening)
        governs = self.passage.words[final] in self.passage.vocabulary.settings | self.passage.vocabulary.complements
        if not plain or governs or any(i in self.predicates.all for i in range(place, last)):
            return ""
        rest = self.text[self.start + self.tokens[place].start : self.offset_before(last)] if place < last else ""
        rest = rest if ends else f" {rest}"
        return f"{self.between(opening, place)} {self._inside(named)}{rest}"

    def _inside(self, named: str) -> str:
        """Return a noun phrase as it is written inside a sentence."""
        article, _, rest = named.partition(" ")
        return f"{article.lower()} {rest}" if article.lower() in self.passage.vocabulary.determiners else named

    def may_tell_of(self, opening: int, subject: tuple[int, int]) -> bool:
        """Tell whether an apposition may tell of a subject: a gerund can't, nor a participle of another number.

        « La police et les membres du comité, chargé de l'enquête, » tells of the committee.
        """
        passage, words = self.passage, self.words
        if passage.words[opening] in words.relatives:
            verb = self.verb_at(opening + 1) or opening + 1
            return not self.is_subject_relative(opening) or words.agrees(*self.number_of(subject, verb))
        if passage.vocabulary.is_gerund(passage.words[opening]):
            return False
        if not words.plural_participles or not words.is_participle(passage.words[opening]):
            return True
        ties = (i for i in range(subject[0] + 1, subject[1] - 1) if passage.words[i] in passage.vocabulary.complements)
        behind = opening > subject[0]
        if behind and any(not passage.capital(passage.determined(i + 1)) and passage.words[i + 1] != "'" for i in ties):
            return False  # « le démontage de la flèche, déformée … »: which of two nouns is open
        joined = any(passage.words[i] in words.coordinators for i in range(*subject))
        several = joined or passage.words[subject[0]] in words.plural[0]
        return several == passage.words[opening].endswith(words.plural_participles)

    def agrees(self, participle: int, noun: int) -> bool | None:
        """Tell whether a participle has the gender and the number that an article shows; None where one shows none."""
        if not self.words.feminine_participles:
            return None
        word, article, genders = (
            self.passage.words[participle],
            self.passage.words[noun],
            agreement(self.passage.language),
        )
        if article in self.words.plural[0]:
            return word.endswith(self.words.plural_participles)
        if word.endswith(self.words.plural_participles):
            return False if article in self.words.singular[0] else None
        feminine = word.endswith(self.words.feminine_participles)
        if article in genders.feminine:
            return feminine
        return not feminine if article in genders.masculine else None

    def number_of(self, subject: tuple[int, int], verb: int) -> tuple[str, str]:
        """Return the words that show the number of a subject and of a verb; of « une dizaine de » either may."""
        words = self.passage.words
        counted = words[subject[0] + 1] in _collectives(self.passage.language)
        return "" if counted else words[subject[0]], words[verb]

    def _copula(self, first: int, last: int, antecedent: tuple[int, int]) -> str:
        """Return the verb by which an apposition tells of its noun, empty where none is plain.

        Of a name it says who that is; a participle tells what is done (« présidée par … »), with a time what was done
        ("founded in 1962").
        """
        if not (self.words.plural_copula and self.words.is_participle(self.passage.words[first])):
            one = self.is_one_name(*antecedent) or self._is_of_one_thing(first, antecedent)
            return self.words.copula if one else ""
        several = self.is_of_several(first, antecedent)
        if self.tells_when(first, last) and self.passage.words[first] not in self.words.active_participles:
            return self.words.plural_event_copula if several else self.words.event_copula
        return self.words.plural_copula if several else self.words.copula

    def _is_of_one_thing(self, first: int, antecedent: tuple[int, int]) -> bool:
        """Tell whether an article opens both an apposition and its one noun, without a complement: "the town, the …".

        "The board of Norvane, a builder of ferries" may tell of either.
        """
        passage, singular, words = self.passage, self.words.singular[0], self.passage.words
        if any(words[i] in passage.vocabulary.complements | self.words.coordinators for i in range(*antecedent)):
            return False
        opens = passage.determined(antecedent[0]) > antecedent[0] and passage.determined(first) > first
        plural = bool(self.words.plural_nouns) and words[antecedent[1] - 1].endswith(self.words.plural_nouns)
        shown = words[first] in singular and words[antecedent[0]] in singular
        return shown or (opens and bool(self.words.plural_nouns) and not plural)

    def is_of_several(self, participle: int, antecedent: tuple[int, int]) -> bool:
        """Tell whether a participle tells of several, by its own ending or that of the noun."""
        if self.words.plural_participles:
            return self.passage.words[participle].endswith(self.words.plural_participles)
        joined = any(self.passage.words[i] in self.words.coordinators for i in range(*antecedent))
        noun = self.passage.words[antecedent[1] - 1]
        return joined or (noun.endswith(self.words.plural_nouns) and not self.is_one_name(*antecedent))

    def tells_when(self, first: int, last: int) -> bool:
        """Tell whether a year or a time stands in an apposition."""
        times = self.passage.vocabulary.times
        return any(
            word in times or (len(word) == _DIGITS_OF_YEAR and word.isdecimal())
            for word in self.passage.words[first:last]
        )

    def is_one_name(self, first: int, last: int) -> bool:
        """Tell whether words are a name and nothing else: of one such an apposition says who that is."""
        return all(self.passage.capital(index) for index in range(first, last))


def on_one_line(wording: str) -> str:
    """Return a wording as a sentence begins, on one line."""
    line = " ".join(wording.split())
    return line[:1].upper() + line[1:]
