"""The main clause of a statement: its subject and its finite verb, with what commas set off between the two."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from claimcheck.annotation.direct_speech import cuts_quotation
from claimcheck.annotation.set_off import SetOffReader
from claimcheck.annotation.vocabulary import own_words
from claimcheck.languages.scanner import TokenKind

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# Tokens that commas set off between a subject and its verb.
_LONGEST_INSERTION = 40

# Tokens of an acronym with its brackets.
_ACRONYM = 3

# Tokens of a subject: what is longer opens otherwise.
_LONGEST_SUBJECT = 16


@dataclass(frozen=True, slots=True)
class MainClause:
    """The main clause: its subject, by the tokens of its name, and its finite verb."""

    first: int
    last: int
    verb: int


class MainClauseReader(SetOffReader):
    """A statement of which the main clause is read."""

    @functools.cached_property
    def main_clause(self) -> MainClause | None:
        """Return the main clause, None where its subject is not plain."""
        verb = self.predicates.first(1, len(self.tokens))
        if verb is None:
            return None
        if self.set_off is not None and self.set_off[1] < verb <= self.set_off[2]:
            return MainClause(self.set_off[0], self.set_off[1], self.set_off[3])
        opening = self._behind_frame(verb)
        last = self._end_of_subject(opening, verb)
        if not 0 < last - opening <= _LONGEST_SUBJECT or self._is_inverted_clause(opening, last, verb):
            return None
        if not self.opens_subject(opening, last):
            if self.set_off is not None:
                first, comma, _, resumed = self.set_off
                return MainClause(first, comma, resumed)
            name = self._name_in_front(opening, last)
            return MainClause(name, last, verb) if name else None
        agrees = self.words.agrees(*self.number_of((opening, last), verb))
        return MainClause(opening, last, verb) if agrees else None  # « la maire et le préfet précisent »

    def _is_inverted_clause(self, opening: int, last: int, verb: int) -> bool:
        """Tell whether what stands in front of a verb in second place is no subject: „Schließlich halfen zwei Männer“.

        So it is where a pronoun follows that is one: „Noch im Mai gründete er“.
        """
        vocabulary, word = self.passage.vocabulary, self.passage.words[opening]
        pronouns = vocabulary.subject_pronouns - vocabulary.determiners
        if vocabulary.group is not None and not pronouns.isdisjoint(self.passage.words[verb + 1 : verb + 2]):
            return True
        if vocabulary.group is None or last - opening > 1 or word in vocabulary.pronouns | vocabulary.subject_pronouns:
            return False
        fronting = own_words(self.passage.language, "clauses", "fronting_endings")
        known = word in (vocabulary.function_words | vocabulary.times) - vocabulary.determiners
        return known or (bool(fronting) and word.endswith(tuple(fronting)) and not vocabulary.speaks(word))

    @functools.cached_property
    def set_off(self) -> tuple[int, int, int, int] | None:
        """Return where a subject begins, the two commas that set it off from its verb, and the verb."""
        passage = self.passage
        commas = [i for i in range(len(self.tokens)) if passage.words[i] == "," and not self.is_within(i)]
        for comma in commas[:2]:
            opening = self._behind_frame(comma)
            last = self._before_brackets(opening, comma)
            if last <= opening or self.predicates.first(opening + 1, last) is not None:
                continue
            if not self.opens_subject(opening, last) or not passage.content(last - 1):
                continue
            for closing in (i for i in commas if comma < i <= comma + _LONGEST_INSERTION):
                verb = self.predicates.at(closing + 1)
                agrees = verb is not None and self.words.agrees(*self.number_of((opening, comma), verb))
                if verb is None or not agrees or self.is_inverted(verb) or not self._is_set_off(comma, closing):
                    continue
                two = self.is_of_two_nouns(opening, comma) and last == comma
                tells = self.may_tell_of(comma + 1, (opening, comma)) and not two
                return (opening, comma, closing, verb) if tells else None
        return None

    def _before_brackets(self, opening: int, comma: int) -> int:
        """Return the index behind a subject's last word, before an acronym in brackets: "the Boat Trust (CBT),"."""
        words = self.passage.words
        acronym = comma - opening > _ACRONYM and words[comma - 1] == ")" and words[comma - _ACRONYM] == "("
        return comma - _ACRONYM if acronym and self.passage.acronym(comma - 2) else comma

    def _is_set_off(self, comma: int, closing: int) -> bool:
        """Tell whether what stands between two commas tells of the noun in front, and lists nothing."""
        passage, first = self.passage, comma + 1
        inside = range(first, closing)
        if passage.words[first] in self.words.relatives:
            return True
        if self.quotes(first, closing) or any(passage.words[i] == "," for i in inside) or self.is_figure(first):
            return False
        participle = self.words.is_participle(passage.words[first])
        lists = any(passage.words[i] in self.words.coordinators for i in inside) and not participle
        idle = passage.vocabulary.settings | self.words.subordinators | passage.vocabulary.times | self.words.bearers
        verb = self.predicates.first(first + 1, closing)
        relatives = self.words.relatives | passage.vocabulary.relatives  # "a firm that runs the ferry"
        relative = verb is None or any(passage.words[i] in relatives for i in range(first, verb))
        attributes = any(hit.first == 0 for hit in passage.vocabulary.attribution.find(self.tokens[first : first + 4]))
        opens = participle or passage.determined(first) > first
        return opens and relative and not (lists or attributes or passage.words[first] in idle)

    def is_of_several(self, participle: int, antecedent: tuple[int, int]) -> bool:
        """Tell whether a participle tells of several, first of all by the verb of a subject that it tells of.

        "Protests, marred by clashes, were held": a noun with a capital may look like a name.
        """
        main = self.main_clause
        verb = self.passage.words[main.verb] if main and (main.first, main.last) == antecedent else ""
        several, one = verb in self.words.plural[1], verb in self.words.singular[1]
        return several or (not one and super().is_of_several(participle, antecedent))

    def _name_in_front(self, opening: int, last: int) -> int:
        """Return where a name or a pronoun begins right in front of a verb, where a phrase opens: "In 2009 Hall left".

        What a preposition or "and" leads to is no subject; 0 for none.
        """
        passage = self.passage
        name = next((start for start, end in passage.names.items() if end == last), 0)
        pronoun = last - 1 if passage.words[last - 1] in passage.vocabulary.subject_pronouns else 0
        first = name or pronoun
        ties = passage.vocabulary.settings | passage.vocabulary.complements | passage.vocabulary.determiners
        lead = passage.words[first - 1] if first else ""
        opens = passage.words[opening] in passage.vocabulary.settings | passage.vocabulary.times | self.words.bearers
        closed = self.words.subordinators | self.words.relatives | ties - passage.vocabulary.settings
        opened = closed & set(passage.words[opening + 1 : first]) - passage.vocabulary.determiners
        return 0 if lead in ties | self.words.coordinators | {"'", ","} or opened or not opens else first

    def _behind_frame(self, verb: int) -> int:
        """Return where the subject begins: behind a phrase that opens the sentence and its comma, if any."""
        passage = self.passage
        commas = [i for i in range(verb) if passage.words[i] == ","]
        determined = passage.words[0] in passage.vocabulary.determiners
        if passage.words[0] in self.words.bearers and not determined and 1 not in commas:
            return 1  # "Now Kemp will return"
        return commas[0] + 1 if commas and self._is_frame(commas[0]) else 0

    def _is_frame(self, comma: int) -> bool:
        """Tell whether what stands in front of a comma says when, where or according to whom, and is no subject."""
        passage = self.passage
        if self.predicates.first(1, comma) is not None:
            return False
        if any(hit.first == 0 for hit in passage.vocabulary.attribution.find(self.tokens[:_FEWEST_WORDS])):
            return True
        opens = passage.vocabulary.settings | passage.vocabulary.times | passage.vocabulary.complements
        timed = not passage.vocabulary.times.isdisjoint(passage.words[:comma]) or self.is_bearer(comma - 1)
        opener = comma <= 2 and not passage.names.get(0) and passage.words[0] not in passage.vocabulary.determiners
        return passage.words[0] in opens or timed or opener

    def _end_of_subject(self, opening: int, verb: int) -> int:
        """Return the index behind the subject's last word: before adverbs, brackets and an age."""
        last = verb
        while last > opening + 1 and self.is_bearer(last - 1) and not self._is_determined(last - 1):
            last -= 1
        last = self._before_age(opening, last)
        if self.passage.words[last - 1] == ")" and "(" in self.passage.words[opening:last]:
            last = opening + self.passage.words[opening:last].index("(")
        return last

    def _before_age(self, opening: int, last: int) -> int:
        """Return the index in front of an age, or a party, that commas set off at the end of a subject, else `last`.

        "Ann Hall, 41, left", « Luc Arnal, 65 ans, a quitté », « Luc Arnal, maire socialiste, a ».
        """
        words = self.passage.words
        for comma in (last - 3, last - 4):
            plain = comma > last - 4 or self.tokens[last - 2].text.islower()
            if comma > opening and words[last - 1] == words[comma] == "," and plain:
                return comma
        return last

    def _is_determined(self, index: int) -> bool:
        """Tell whether an article makes a noun of what looks like an adverb: "the family", « l'amendement »."""
        return any(self.passage.determined(i) == index for i in range(max(index - 2, 0), index))

    def opens_subject(self, first: int, last: int) -> bool:
        """Tell whether tokens are one noun phrase: they open with an article, a name, a figure or a plain noun."""
        passage, inside = self.passage, range(first, last)
        closed = self.words.subordinators | self.words.relatives
        if not self.words.subject_relatives:
            closed -= passage.vocabulary.determiners  # German and Dutch articles are relatives, too
        closed |= {",", ":", ";", "(", ")", "—", "–"}
        if any(passage.words[i] in closed or i in passage.quoted for i in inside):
            return False
        if any(passage.words[i] in passage.vocabulary.subject_pronouns for i in inside[1:]):
            return False
        attribution = passage.vocabulary.attribution.find(self.tokens[first : first + _FEWEST_WORDS])
        head = passage.words[first]
        if any(hit.first == 0 for hit in attribution):
            return False  # « Selon la mairie »
        if head in passage.vocabulary.subject_pronouns:
            return last == first + 1
        idle = passage.vocabulary.settings | passage.vocabulary.impersonal | self.words.coordinators
        idle |= self.words.bearers | passage.vocabulary.bystanders
        if head in idle - passage.vocabulary.determiners or head in passage.vocabulary.finite:
            return False
        determined = passage.determined(first) > first
        return determined or passage.capital(first) or passage.content(first) or self.is_figure(first)

    def is_figure(self, index: int) -> bool:
        """Tell whether a number in digits stands at a token."""
        return self.tokens[index].kind is TokenKind.DIGITS

    def is_within(self, joint: int) -> bool:
        """Tell whether a joint stands in a quotation or in brackets."""
        before = self.passage.words[:joint]
        inside = before.count("(") > before.count(")") or joint in self.passage.quoted
        return inside or cuts_quotation(self.text, self.start + self.tokens[joint].start, self.passage.language)

    def is_in_number(self, index: int) -> bool:
        """Tell whether a comma stands inside a figure: "600,000"."""
        around = self.slice(self.tokens[index].start - 1, self.tokens[index].end + 1)
        return around[:1].isdigit() and around[-1:].isdigit()

    def is_inverted(self, verb: int) -> bool:
        """Tell whether a verb of saying has its subject behind it: ", said a top official"."""
        passage, behind = self.passage, verb + 1
        if passage.words[verb] not in passage.vocabulary.verbs or behind >= len(self.tokens):
            return False
        subject = passage.determined(behind) > behind or passage.capital(behind)
        return passage.words[behind] == "-" or (subject and self.predicates.first(behind, len(self.tokens)) is None)
