"""What a relative clause tells of: the noun phrase in front of its comma, where it is plain which."""

from __future__ import annotations

import functools
import itertools

from claimcheck.annotation.clause_reader import ClauseReader
from claimcheck.annotation.predicates import Predicates, predicates_of
from claimcheck.annotation.vocabulary import own_words
from claimcheck.languages.scanner import TokenKind

# An antecedent with its article and its complements, in tokens.
_LONGEST_ANTECEDENT = 9

# Words of a noun in front of the name of whom it tells: « le jeune astronaute américain Ann Hall ».
_MOST_WORDS_OF_A_NOUN = 3


class AntecedentReader(ClauseReader):
    """A statement whose relative clauses are read."""

    @functools.cached_property
    def predicates(self) -> Predicates:
        """Return the finite verbs of the statement."""
        return predicates_of(self.passage.text, self.passage.language)

    def antecedent(self, comma: int) -> tuple[int, int] | None:
        """Return the noun phrase in front of a comma, from its article or its name; None where it is not plain.

        Of a noun and its complement, the first that can act: « les foudres du président, qui … » tells of the latter.
        """
        passage, openings = self.passage, list[int]()
        for index in range(comma - 1, max(comma - _LONGEST_ANTECEDENT, 0) - 1, -1):
            word = passage.words[index]
            closed = word in passage.vocabulary.settings - passage.vocabulary.complements or word in self.words.verbs
            if passage.ends(index) or self.tokens[index].kind is TokenKind.DIGITS:
                break
            if closed and not self._is_bare_setting(index, comma):
                break
            contracted = word in passage.vocabulary.complements
            if passage.determined(index) > index and not self.inside_name(index):
                openings.append(index)
                if not contracted and (not index or passage.words[index - 1] not in passage.vocabulary.complements):
                    break
        named = next((start for start, end in passage.names.items() if end == comma), None)
        if not passage.content(comma - 1):
            return None
        if named and self.tokens[named - 1].kind is TokenKind.DIGITS:
            return None  # "the 1993 Ashes"
        personal = self.words.personal_relatives
        of_things = personal and personal.isdisjoint(passage.words[comma + 1 : comma + 2])
        if named and (named == comma - 1 or of_things) and self._is_place_of_noun(named):
            return None  # « l'attaque au Niger, qui a fait huit morts », "land at Port Lane, which"
        if named is None and openings and self._depends_on_cut(openings[-1]):
            return None
        first = self._agreeing_with_verb(openings, comma)
        if first is None:
            first = self._acting(openings, named)
        if first is not None and passage.words[first - 1] in self.words.coordinators and not self._is_of_one(comma + 1):
            return None  # "Jo and Ann Hall, who have won"
        if first is None or first in passage.quoted or self._is_of_another_noun(first):
            return None
        if self.is_subject_relative(comma + 1) and not self._is_subject_of(first, self.verb_at(comma + 2)):
            return None
        return self._apposed_name(first) or (first, comma)

    def _is_bare_setting(self, index: int, comma: int) -> bool:
        """Tell whether a preposition and one bare noun stand in front of a comma: « les secours en montagne, qui … »."""
        return index == comma - 2 and not self.words.bare_content and self.tokens[comma - 1].text.islower()

    def _agreeing_with_verb(self, openings: list[int], comma: int) -> int | None:
        """Return the one of several nouns that has the number of the verb, or that can say what the verb says; else None.

        « Les conseils du maire, qui a juré » tells of the mayor, « l'identité des gagnants, qui auront … » of the winners.
        """
        verb = self.predicates.at(comma + 2) if self.is_subject_relative(comma + 1) else None
        if len(openings) < 2 or verb is None or self.words.personal_relatives:
            return None
        agreeing = [i for i in openings if self._is_subject_of(i, verb)]
        if len(agreeing) == 1:
            return agreeing[0]
        speaking = [i for i in agreeing if self._says(i, verb)]
        return speaking[0] if len(speaking) == 1 else None

    def _says(self, opening: int, verb: int) -> bool:
        """Tell whether a noun for whoever can speak stands behind an article, and a verb is one of saying."""
        words, vocabulary = self.passage.words, self.passage.vocabulary
        says = not (vocabulary.verbs | vocabulary.clause_verbs).isdisjoint(words[verb : verb + 2])
        return says and vocabulary.speaks(words[self.passage.determined(opening)])

    def _depends_on_cut(self, opening: int) -> bool:
        """Tell whether a noun hangs on one whose beginning was not found: "the 26-year-old head of the local, who"."""
        vocabulary, before = self.passage.vocabulary, self.passage.words[max(opening - 1, 0)]
        contracted = self.passage.words[opening] in vocabulary.complements
        return not contracted and bool(opening) and before in vocabulary.complements

    def is_of_two_nouns(self, opening: int, comma: int) -> bool:
        """Tell whether a clause may tell of a complement as well: "the roof of the hall, which", not of a person.

        A relative for persons tells of the one person, and what follows a name of several words of the name.
        """
        passage, inside = self.passage, range(opening, comma)
        name = next((start for start, end in passage.names.items() if end == comma and end - start > 1), None)
        ties = passage.vocabulary.complements | passage.vocabulary.settings | {"'"}
        tied = any(passage.words[i] in ties and i + 1 < comma for i in inside if i > opening + 1)
        persons = sum(passage.vocabulary.speaks(passage.words[i]) for i in inside) + int(name is not None)
        personal = passage.words[comma + 1] in self.words.personal_relatives and persons < 2
        named = name is not None and passage.words[name - 1] not in ties
        verb = self.predicates.at(comma + 2) if self.is_subject_relative(comma + 1) else None
        says = verb is not None and persons == 1 and self._says(opening, verb)
        return tied and not (personal or named or says)

    def _is_of_one(self, relative: int) -> bool:
        """Tell whether a relative clause plainly tells of one: « la maire et le préfet, qui a promis ».

        A relative for things may tell of what stands in front of both: "the match between Corle and Lorna, which was".
        """
        if self.words.personal_relatives and self.passage.words[relative] not in self.words.personal_relatives:
            return False
        verb = self.verb_at(relative + 1) if self.is_subject_relative(relative) else 0
        return bool(verb) and self.passage.words[verb] in self.words.singular[1]

    def _apposed_name(self, first: int) -> tuple[int, int] | None:
        """Return the name that an apposition tells of: "Ann Hall, 41, a joiner, who" tells of Ann Hall."""
        if self.passage.words[first - 1] != ",":
            return None
        comma = first - 1
        if comma > 1 and self.tokens[comma - 1].kind is TokenKind.DIGITS and self.passage.words[comma - 2] == ",":
            comma -= 2
        elif self.passage.determined(first) == first or self.passage.capital(self.passage.determined(first)):
            return None
        named = (start for start, end in self.passage.names.items() if end == comma)
        return next(((self._with_title(start), comma) for start in named), None)

    def _is_place_of_noun(self, named: int) -> bool:
        """Tell whether a name only says where the thing in front of it is, which the clause may tell of."""
        vocabulary, before = self.passage.vocabulary, named - 2
        places = vocabulary.settings - vocabulary.agents - vocabulary.complements
        if before < 0 or self.passage.words[named - 1] not in places or not self.passage.content(before):
            return False
        if before and self.passage.words[before - 1] in vocabulary.passive_auxiliaries:
            return False  # "are rare in Corle, which has"
        return not (
            self.words.is_participle(self.passage.words[before]) or self.passage.words[before] in self.words.verbs
        )

    def _is_subject_of(self, first: int, verb: int) -> bool:
        """Tell whether a noun has the number of a verb: not « les conseils du maire, qui a juré »."""
        return not verb or self.words.agrees(self.passage.words[first], self.passage.words[verb])

    def _is_of_another_noun(self, first: int) -> bool:
        """Tell whether a preposition ties a noun to the one before: « la taxe sur le sel, qui … »."""
        passage = self.passage
        if first < 2 or passage.words[first - 1] not in passage.vocabulary.settings:
            return False
        if first > 2 and passage.capital(first - 2):
            return True  # "Ham on Rye, which"
        if first == 2 and not self.words.bare_content:
            return False  # « Juste après l'incendie »: a noun that opens a sentence has its article
        before = passage.words[first - 2]
        by = passage.words[first - 1] in passage.vocabulary.agents
        if by and self.words.is_participle(before) and first > 3 and self._is_noun(first - 3):
            return True  # "a clerk employed by the trust, who"
        if self._acts(first):
            return self._says_where(first)
        return passage.content(first - 2) and not (self.words.is_participle(before) or passage.capital(first))

    def _says_where(self, first: int) -> bool:
        """Tell whether a name with its article only says where a noun is: « une grève à la SNCF, qui a duré … »."""
        passage, words = self.passage, self.passage.words
        before = first - 2
        while before > 0 and self.tokens[before].kind is TokenKind.SIGN:
            before -= 1  # « une "grève surprise" à la SNCF »
        noun = passage.determined(first)
        is_place = words[first - 1] in self.words.place_prepositions and noun > first and passage.capital(noun)
        helping = own_words(passage.language, "function_words", "auxiliaries")
        verb = before in self.predicates.all or self.words.is_participle(words[before])
        return is_place and passage.content(before) and not (verb or words[before - 1] in helping)

    def _is_noun(self, index: int) -> bool:
        """Tell whether a word of content is no verb that a participle hangs on: the "clerk" of "a clerk employed"."""
        return self.passage.content(index) and self.passage.words[index] not in self.words.verbs

    def _with_title(self, named: int) -> int:
        titles, words = self.passage.vocabulary.titles, self.passage.words
        if named > 1 and words[named - 1] == "." and words[named - 2] in titles:
            return named - 2
        return named - 1 if named and words[named - 1] in titles and self.passage.capital(named - 1) else named

    def _acting(self, openings: list[int], named: int | None) -> int | None:
        """Return which of several nouns, the inner ones first, a relative clause tells of; None where it is open."""
        passage = self.passage
        own = [i for i in openings if passage.words[i] not in passage.vocabulary.complements]
        if len(openings) < 2 and named is None:
            return own[0] if own else None
        if named is not None and not own:
            depends = named > 0 and passage.words[named - 1] in passage.vocabulary.complements
            return None if depends or self._elided_complement(named) else self._with_title(named)
        acting = next((i for i in reversed(own) if self._acts(i)), None)
        if acting is not None:
            return acting
        if named is not None and own and self._is_called(own[-1], named):
            return own[-1]
        inner = openings[0]
        return own[-1] if own and inner == own[-1] and named is None else None

    def _is_called(self, first: int, named: int) -> bool:
        """Tell whether a noun stands right in front of a name of several words: « l'astronaute Ann Hall »."""
        noun, names = self.passage.determined(first), self.passage.names
        between = range(noun, named)
        several = names.get(named, named) - named > 1
        return several and 0 < len(between) <= _MOST_WORDS_OF_A_NOUN and all(self._is_noun(i) for i in between)

    def _acts(self, first: int) -> bool:
        noun = self.passage.determined(first)
        vocabulary, words = self.passage.vocabulary, self.passage.words
        near = list(itertools.takewhile(lambda word: word not in vocabulary.complements, words[noun : noun + 3]))
        depends = first > 0 and words[first - 1] in vocabulary.complements  # « le régime des agents de la RATP »
        return (self.passage.capital(noun) and not depends) or any(vocabulary.speaks(word) for word in near)

    def _elided_complement(self, index: int) -> bool:
        words = self.passage.words
        return index > 1 and words[index - 1] == "'" and words[index - 2] in self.passage.vocabulary.complements
