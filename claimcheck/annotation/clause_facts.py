"""The facts of a statement by its finite verbs: whom each clause tells of, where that is plain.

The first finite verb has everything in front of it for its subject. A verb behind "and" or "but" has the same one where
no other clause opened in between; what commas set off between subject and verb, and a relative clause at the end, tell
of the noun in front of them. A fact names in its wording whom it tells of; its span stays what the article has.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.annotation.certainty import hedges_alone, negations
from claimcheck.annotation.direct_speech import cuts_quotation
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.glued_sentences import glued_at
from claimcheck.annotation.nested_facts import Fact
from claimcheck.annotation.persons import agreement
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.set_off import SetOffReader, on_one_line
from claimcheck.annotation.speech import read_passage
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.scanner import TokenKind

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# A second verb brings at least so many words of its own: "and lost".
_FEWEST_OF_A_VERB = 3

# A shorter insertion says by what somebody is known ("who chairs the board"), as a title does.
_FEWEST_OF_AN_INSERTION = 5

# And the last of several: "and builds boats".
_FEWEST_BEHIND_JOINT = 2

# Tokens that commas set off between a subject and its verb.
_LONGEST_INSERTION = 40

# Tokens of a source in front of its verb of saying at the end of a sentence: ", the head of the choir said".
_LONGEST_CLOSING = 6

# Tokens of a subject: what is longer opens otherwise.
_LONGEST_SUBJECT = 16


@functools.cache
def _units_of_time(language: str) -> frozenset[str]:
    """Return the words for hours, days and the like that a language counts time in."""
    units: dict[str, list[str]] = own_table(language, "dates").get("units", {})
    return frozenset(word for names in units.values() for word in names)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The main clause: its subject, by the tokens of its name, and its finite verb."""

    first: int
    last: int
    verb: int


class ClauseFacts(SetOffReader):
    """One statement that is divided at its finite verbs."""

    def facts(self) -> list[Fact]:
        """Return the facts, at least one; each may be divided again."""
        if any(hit.first == 0 for hit in self.words.clefts.find(self.tokens[:_FEWEST_WORDS])):
            return [Fact(self.start, self.end)]  # « C'est le maire, Luc Arnal, qui préside »
        for rule in (self._with_insertion, self._with_tail, self._with_participle, self._coordinated, self._with_time):
            if found := rule():
                return found
        return [Fact(self.start, self.end)]

    def _with_insertion(self) -> list[Fact]:
        """Return the facts of a sentence whose subject commas set off from its verb: "Hall, who led both, left"."""
        if self._set_off is None:
            return []
        opening, comma, closing, _ = self._set_off
        short = self.count(comma + 1, closing) < _FEWEST_OF_AN_INSERTION
        wording = "" if short else self.wording_of_clause(comma + 1, closing, (opening, comma))
        return self._of_insertion(opening, comma, closing, wording) if wording else []

    @functools.cached_property
    def _set_off(self) -> tuple[int, int, int, int] | None:
        """Return where a subject begins, the two commas that set it off from its verb, and the verb."""
        passage = self.passage
        commas = [i for i in range(len(self.tokens)) if passage.words[i] == "," and not self._is_within(i)]
        for comma in commas[:2]:
            opening = self._behind_frame(comma)
            if comma <= opening or self.predicates.first(opening + 1, comma) is not None:
                continue
            if not self._opens_subject(opening, comma) or not passage.content(comma - 1):
                continue
            for closing in (i for i in commas if comma < i <= comma + _LONGEST_INSERTION):
                verb = self.predicates.at(closing + 1)
                agrees = verb is not None and self.words.agrees(*self.number_of((opening, comma), verb))
                if verb is None or not agrees or self._is_inverted(verb) or not self._is_set_off(comma, closing):
                    continue
                tells = self.may_tell_of(comma + 1, (opening, comma)) and not self._is_of_two_nouns(opening, comma)
                return (opening, comma, closing, verb) if tells else None
        return None

    def _is_of_two_nouns(self, opening: int, comma: int) -> bool:
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
        return tied and not (personal or named)

    def _is_set_off(self, comma: int, closing: int) -> bool:
        """Tell whether what stands between two commas tells of the noun in front, and lists nothing."""
        passage, first = self.passage, comma + 1
        inside = range(first, closing)
        if passage.words[first] in self.words.relatives:
            return True
        if any(i in passage.quoted or passage.words[i] == "," for i in inside) or self._is_figure(first):
            return False
        participle = self.words.is_participle(passage.words[first])
        lists = any(passage.words[i] in self.words.coordinators for i in inside) and not participle
        idle = passage.vocabulary.settings | self.words.subordinators | passage.vocabulary.times | self.words.bearers
        verb = self.predicates.first(first + 1, closing)
        relative = verb is None or any(passage.words[i] in self.words.relatives for i in range(first, verb))
        attributes = any(hit.first == 0 for hit in passage.vocabulary.attribution.find(self.tokens[first : first + 4]))
        opens = participle or passage.determined(first) > first
        return opens and relative and not (lists or attributes or passage.words[first] in idle)

    def _of_insertion(self, opening: int, comma: int, closing: int, wording: str) -> list[Fact]:
        named = self.between(opening, comma)
        gap = (self.tokens[comma].start, self.tokens[closing + 1].start)
        whole = f"{self.slice(0, gap[0])} {self.slice(gap[1], self.end - self.start)}"
        set_off = Fact(self.start + self.tokens[comma + 1].start, self.offset_before(closing), wording, named)
        without = (self.start + gap[0], self.start + gap[1])
        return [Fact(self.start, self.end, on_one_line(whole), named, without), set_off]

    def _with_tail(self) -> list[Fact]:
        """Return the facts of a sentence that a relative clause ends: "police met Hall, who had left"."""
        passage = self.passage
        for comma in range(len(self.tokens) - _FEWEST_WORDS, _FEWEST_WORDS - 1, -1):
            first = comma + 1
            if (
                passage.words[comma] != ","
                or passage.words[first] not in self.words.relatives
                or self._is_within(comma)
            ):
                continue
            if self._main_resumes(first) or self.predicates.first(1, comma) is None:
                return []
            antecedent = self.antecedent(comma) or self._person_before(comma)
            if antecedent and self._is_of_two_nouns(*antecedent):
                return []
            wording = self.wording_of_clause(first, len(self.tokens), antecedent) if antecedent else ""
            if antecedent is None or not wording or self.count(0, comma) < _FEWEST_WORDS:
                return []
            named = self.between(*antecedent)
            tail = Fact(self.start + self.tokens[first].start, self.end, wording, named)
            return [Fact(self.start, self.offset_before(comma)), tail]
        return []

    def _with_participle(self) -> list[Fact]:
        """Return the facts of a sentence that a participle and its complements end: « …, une zone survolée par … ».

        It tells of the noun in front of its comma where it agrees with that and not with the subject.
        """
        passage, main = self.passage, self._main
        if main is None or not self.words.feminine_participles:
            return []
        for comma in range(main.verb + 2, len(self.tokens) - _FEWEST_WORDS):
            first = comma + 1
            idle = self.words.idle_participles | passage.vocabulary.verbs
            if passage.words[comma] != "," or self._is_within(comma) or passage.words[first] in idle:
                continue
            plain = (
                self.words.is_participle(passage.words[first])
                and self.predicates.first(first, len(self.tokens)) is None
            )
            antecedent = self.antecedent(comma) if plain else None
            if antecedent is None or not self._agrees_with_its_noun(first, antecedent, main):
                continue
            if self._is_of_two_nouns(*antecedent) or self.count(first, len(self.tokens)) < _FEWEST_WORDS:
                continue
            wording = self.wording_of_clause(first, len(self.tokens), antecedent)
            if wording:
                tail = Fact(self.start + self.tokens[first].start, self.end, wording, self.between(*antecedent))
                return [Fact(self.start, self.offset_before(comma)), tail]
        return []

    def _agrees_with_its_noun(self, participle: int, antecedent: tuple[int, int], main: _Clause) -> bool:
        """Tell whether a participle agrees with a noun, by its article, and not with the subject."""
        return self._agrees(participle, antecedent[0]) is True and self._agrees(participle, main.first) is False

    def _agrees(self, participle: int, noun: int) -> bool | None:
        """Tell whether a participle has the gender and the number that an article shows; None where it shows none."""
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

    def _main_resumes(self, first: int) -> bool:
        """Tell whether the main clause may go on behind a relative clause that a comma opened."""
        passage = self.passage
        for comma in (i for i in range(first, len(self.tokens) - 1) if passage.words[i] == ","):
            verb = self.predicates.first(comma + 1, len(self.tokens))
            relative = passage.words[comma + 1] in self.words.relatives | self.words.subordinators
            if not self._is_within(comma) and verb is not None and not relative and not self._closes(comma):
                return True
        return False

    def _closes(self, comma: int) -> bool:
        """Tell whether what follows a comma only says who said it all: « , a annoncé la police », ", police said"."""
        passage, last = self.passage, len(self.tokens)
        near = range(comma + 1, min(comma + 2 + _LONGEST_CLOSING, last))
        said = next((group.verb for group in verb_groups(passage) if group.verb in near), None)
        if said is None or self.predicates.first(said + 1, last) is not None or said + 1 >= last:
            return False
        inverted = (
            passage.determined(said + 1) > said + 1 or passage.capital(said + 1) or passage.words[said + 1] == "-"
        )
        named = passage.determined(comma + 1) > comma + 1 or passage.capital(comma + 1)
        return inverted or (named and self.count(said + 1, last) == 0)

    def _person_before(self, comma: int) -> tuple[int, int] | None:
        """Return the name in front of a comma behind which a relative for persons follows: "over Holt, who"."""
        if self.passage.words[comma + 1] not in self.words.personal_relatives:
            return None
        named = next((start for start, end in self.passage.names.items() if end == comma), None)
        if named is None and self.passage.vocabulary.speaks(self.passage.words[comma - 1]):
            named = comma - 1
            while named > 1 and (self.passage.capital(named - 1) or self.passage.content(named - 1)):
                named -= 1
            named -= int(self.passage.words[named - 1] in self.passage.vocabulary.determiners)
        if named is None or (named and self.passage.words[named - 1] in self.words.place_prepositions):
            return None  # "a driver in Corle, who"
        if named and self.passage.words[named - 1] in self.words.coordinators | {"'"}:
            return None
        return named, comma

    def parted(self) -> tuple[int, int] | None:
        """Return where the first of two sentences or clauses ends, and where what follows begins; else None."""
        glued = glued_at(self.passage)
        if glued is None:
            return self.second_clause()
        return self.start + self.tokens[glued - 1].end, self.start + self.tokens[glued].start

    def second_clause(self) -> tuple[int, int] | None:
        """Return where a clause ends and where the joint of the next one begins, whose subject is its own; else None.

        "Hall left, but the yard stays open": both offsets are those of the article.
        """
        joined = not self.words.coordinators.isdisjoint(self.passage.words)
        main = self._main if joined else None
        if main is None or self.passage.words[main.verb] in self.passage.vocabulary.verbs:
            return None  # what a verb of saying governs may go on
        for joint in range(main.verb + 1, len(self.tokens) - 2):
            if self.passage.words[joint] not in self.words.coordinators or self._is_within(joint):
                continue
            verb = self.predicates.first(joint + 2, len(self.tokens))
            short = self.count(0, joint) < _FEWEST_WORDS or self.count(joint + 1, len(self.tokens)) < _FEWEST_WORDS
            if verb is not None and not short and self._is_second_clause(main, joint, verb):
                return self.offset_before(joint), self.start + self.tokens[joint].start
        return None

    def _is_second_clause(self, main: _Clause, joint: int, verb: int) -> bool:
        """Tell whether a subject of its own stands between a joint and a verb that nothing in front may own."""
        passage, loose = self.passage, self.passage.words[joint - 1] == ","
        opens = passage.determined(joint + 1) > joint + 1 or passage.capital(joint + 1) or self._is_figure(joint + 1)
        if not opens or not self._opens_subject(joint + 1, verb) or not (loose or verb in self.predicates.plain):
            return False
        if passage.words[joint + 1] in passage.vocabulary.pronouns - passage.vocabulary.determiners:
            return False
        several = passage.words[verb] in self.words.plural[1] and not self._shows_several(joint + 1, verb)
        turns = passage.words[joint] in self.words.adversatives
        if not (loose or turns) and self._is_bare_object(main, joint):
            return False  # "heard Ann Hall and the mayor had met"
        return not (several or self._is_clause_open(main, joint, loose=loose))

    def _is_bare_object(self, main: _Clause, joint: int) -> bool:
        """Tell whether a noun phrase alone stands between a verb and a joint, with which the next one may be joined."""
        passage = self.passage
        ends = passage.vocabulary.settings | passage.vocabulary.complements
        inside = range(main.verb + 1, joint)
        return not any(
            passage.words[i] in ends or self.is_bearer(i) or self.predicates.is_participle(i) for i in inside
        )

    def _shows_several(self, first: int, last: int) -> bool:
        """Tell whether a noun phrase shows that it is of several: by its article, a figure, or the end of its noun."""
        head = self.passage.words[first]
        if head in self.words.plural[0] or self._is_figure(first) or self.passage.capital(first):
            return True
        if head in self.words.singular[0]:
            return False
        ends = self.passage.vocabulary.settings | self.passage.vocabulary.complements
        noun = next((i - 1 for i in range(first + 1, last) if self.passage.words[i] in ends), last - 1)
        return self.passage.words[noun].endswith(self.words.plural_nouns)

    def _is_clause_open(self, main: _Clause, joint: int, *, loose: bool) -> bool:
        """Tell whether what opened in front of a joint may go on behind it.

        Behind a comma a clause that has had its verb is over; one without a verb still waits for it.
        """
        passage = self.passage
        for place in range(main.verb + 1, joint):
            word = passage.words[place]
            if word in ":;—" or (word in passage.vocabulary.verbs and place in self.predicates.all):
                return True
            if word in passage.vocabulary.clause_starts and word.isalpha():
                return True
            opens = word in (self.words.subordinators | self.words.relatives) - passage.vocabulary.determiners
            opens = opens or (word in self.words.relatives and passage.words[place - 1] == ",")
            if opens and not self._is_figure(place + 1):
                over = self.predicates.first(place + 1, joint) is not None
                if not (over and loose):
                    return True
        enumerates = "," in passage.words[main.verb : joint - 1] and not loose
        return enumerates and self.predicates.first(joint - 4, joint) is None

    def _with_time(self) -> list[Fact]:
        """Return the facts of a sentence with a clause on what happened then: "Hall left after the vote failed"."""
        passage, main = self.passage, self._main
        if main is None:
            return []
        for index in range(main.verb + 1, len(self.tokens) - 2):
            if passage.words[index] not in self.words.times_of_clauses or self._is_within(index):
                continue
            verb = self.predicates.first(index + 2, len(self.tokens))
            if verb is None or not self._tells_what_was(main, verb) or not self._opens_subject(index + 1, verb):
                continue
            if self._opens_with_verb_form(index + 1) or self._is_measured(index) or self._goes_on_with_verb(main, verb):
                continue
            if self._tells_how(verb) or self._links_only(main, index):
                continue
            role = passage.words[index] in passage.vocabulary.comparatives
            if role and passage.words[index + 1] in self.words.indefinite:
                continue  # "claims that the theft of her pet as a child hurt her"
            pronoun = passage.words[index + 1] in passage.vocabulary.pronouns | passage.vocabulary.subject_pronouns
            short = self.count(0, index) < _FEWEST_WORDS or self.count(index + 1, len(self.tokens)) < _FEWEST_WORDS
            if pronoun or short or self._is_open(main.verb + 1, index):
                continue
            end = self.offset_before(index)
            start = self.start + self.tokens[index].start
            wording = on_one_line(self.text[self.start + self.tokens[index + 1].start : self.end])
            named = self.between(index + 1, verb)
            return [Fact(self.start, end), Fact(start, self.end, wording, named)]
        return []

    def _goes_on_with_verb(self, main: _Clause, verb: int) -> bool:
        """Tell whether "and" joins a verb behind that of a clause, which may be the main clause's as well.

        Without a comma it is the clause's own, unless both are participles: "was sent home after it fell and told".
        """
        for joint in range(verb + 1, len(self.tokens) - 1):
            second = self.predicates.may_begin(joint + 1)
            if self.passage.words[joint] not in self.words.coordinators or second is None:
                continue
            alike = self.predicates.is_participle(second) and self._behind_auxiliary(main) is not None
            if alike or self.passage.words[joint - 1] == ",":
                return True
        return False

    def _links_only(self, main: _Clause, index: int) -> bool:
        """Tell whether a clause of time is what its main verb leads to: "the visit of the mayor came after …"."""
        linking = self.passage.words[main.verb] in self.words.linking_verbs
        return linking and all(self.is_bearer(i) for i in range(main.verb + 1, index))

    def _tells_how(self, verb: int) -> bool:
        """Tell whether a gerund behind the verb of a clause may tell how the main clause's came about.

        "Blocked the road as police came by parking across it", "as police came, shouting": whose act it is, is open.
        """
        passage, leads = self.passage, self.words.means
        gerunds = (i for i in range(verb + 2, len(self.tokens)) if passage.vocabulary.is_gerund(passage.words[i]))
        return any(passage.words[i - 1] in leads or passage.words[i - 1] == "," for i in gerunds)

    def _opens_with_verb_form(self, index: int) -> bool:
        """Tell whether a gerund or a participle follows, which has no subject of its own: "before moving"."""
        word = self.passage.words[index]
        return self.passage.vocabulary.is_gerund(word) or self.words.is_participle(word)

    def _is_measured(self, index: int) -> bool:
        """Tell whether a time stands in front of a clause on what happened then: "a few days after the vote"."""
        before = index - 1
        timed = self.passage.words[before] in self.passage.vocabulary.times | _units_of_time(self.passage.language)
        return timed or self.is_bearer(before)

    def _tells_what_was(self, main: _Clause, verb: int) -> bool:
        """Tell whether both clauses tell what has happened, not what comes or is so as a rule."""
        passage = self.passage
        past = passage.words[verb] in self.words.past_verbs or self._is_past(verb)
        modal = self.words.modals | passage.vocabulary.verbs
        return past and passage.words[main.verb] not in modal and passage.words[verb] not in passage.vocabulary.verbs

    @functools.cached_property
    def _main(self) -> _Clause | None:
        verb = self.predicates.first(1, len(self.tokens))
        if verb is None:
            return None
        opening = self._behind_frame(verb)
        last = self._end_of_subject(opening, verb)
        if not 0 < last - opening <= _LONGEST_SUBJECT:
            return None
        if not self._opens_subject(opening, last):
            if self._set_off is not None:
                first, comma, _, resumed = self._set_off
                return _Clause(first, comma, resumed)
            name = self._name_in_front(opening, last)
            return _Clause(name, last, verb) if name else None
        agrees = self.words.agrees(*self.number_of((opening, last), verb))
        return _Clause(opening, last, verb) if agrees else None  # « la maire et le préfet précisent »

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
        if last - 3 > opening and self.passage.words[last - 1] == self.passage.words[last - 3] == ",":
            last -= 3  # "Ann Hall, 41, left"
        if self.passage.words[last - 1] == ")" and "(" in self.passage.words[opening:last]:
            last = opening + self.passage.words[opening:last].index("(")
        return last

    def _is_determined(self, index: int) -> bool:
        """Tell whether an article makes a noun of what looks like an adverb: "the family", « l'amendement »."""
        return any(self.passage.determined(i) == index for i in range(max(index - 2, 0), index))

    def _opens_subject(self, first: int, last: int) -> bool:
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
        return determined or passage.capital(first) or passage.content(first) or self._is_figure(first)

    def _is_figure(self, index: int) -> bool:
        return self.tokens[index].kind is TokenKind.DIGITS

    def _coordinated(self) -> list[Fact]:
        """Return the facts of verbs that share the subject: "The yard hired 30 men and sold two boats"."""
        main = self._main
        if main is None:
            return []
        joints = list(self._further_verbs(main))
        if not joints:
            return []
        named = self.between(main.first, main.last)
        found = [Fact(self.start, self.offset_before(joints[0][0]))]
        stops = [*(joint for joint, _, _ in joints[1:]), len(self.tokens)]
        for (joint, opening, shared), stop in zip(joints, stops, strict=True):
            start, end = self.start + self.tokens[joint].start, self.offset_before(stop)
            if self.passage.words[joint] == ",":
                start = self.start + self.tokens[joint + 1].start
            rest = self.text[self.start + self.tokens[opening].start : end]
            found.append(Fact(start, end, on_one_line(f"{named} {shared}{rest}"), named, joined=True))
        return found

    def _further_verbs(self, main: _Clause) -> Iterator[tuple[int, int, str]]:
        """Yield each word that joins a further verb: its index, that of the first word behind it, what both share."""
        piece, verb, listed = main.first, main.verb, list[tuple[int, int, str]]()
        for joint in range(main.verb + 1, len(self.tokens) - 1):
            word = self.passage.words[joint]
            if word != "," and word not in self.words.coordinators | self.words.sequences:
                continue
            if self._is_in_number(joint) or self._is_within(joint):
                continue
            if self._is_open(verb + 1, joint) and not self._says_more(main, joint):
                continue
            shared = self._shared(main, joint)
            if shared is None or self.count(piece, joint) < _FEWEST_OF_A_VERB:
                continue
            if word == ",":
                enclosed = "," in self.passage.words[verb:joint]
                if joint + 1 not in self.predicates.plain or enclosed:
                    continue
                listed.append((joint, joint + 1, shared))  # a list of verbs, where "and" closes it
            elif self._count_behind(joint) < _FEWEST_BEHIND_JOINT or self.count(0, joint) < _FEWEST_WORDS:
                continue
            else:
                yield from listed
                yield joint, joint + 1, shared
                listed = []
            piece, verb = joint + 1, self._verb_behind(joint)

    def _says_more(self, main: _Clause, joint: int) -> bool:
        """Tell whether the speaker of a sentence goes on: "said that it was over, and added that nobody was hurt"."""
        passage, behind = self.passage, self._verb_behind(joint)
        says = passage.vocabulary.verbs | passage.vocabulary.clause_verbs
        if passage.words[joint] not in self.words.coordinators or passage.words[main.verb] not in says:
            return False
        follows = (
            passage.words[behind + 1 : behind + 2] != ()
            and passage.words[behind + 1] in passage.vocabulary.clause_starts
        )
        return passage.words[behind] in says and (passage.words[joint - 1] == "," or follows)

    def _verb_behind(self, joint: int) -> int:
        """Return the index of the first word behind a joint and what may stand in front of a verb."""
        behind = joint + 1
        while behind < len(self.tokens) - 1 and self.is_bearer(behind):
            behind += 1
        return behind

    def _is_in_number(self, index: int) -> bool:
        """Tell whether a comma stands inside a figure: "600,000"."""
        around = self.slice(self.tokens[index].start - 1, self.tokens[index].end + 1)
        return around[:1].isdigit() and around[-1:].isdigit()

    def _count_behind(self, joint: int) -> int:
        return self.count(joint + 1, len(self.tokens))

    def _is_within(self, joint: int) -> bool:
        """Tell whether a joint stands in a quotation or in brackets."""
        before = self.passage.words[:joint]
        inside = before.count("(") > before.count(")") or joint in self.passage.quoted
        return inside or cuts_quotation(self.text, self.start + self.tokens[joint].start, self.passage.language)

    def _is_open(self, first: int, joint: int) -> bool:
        """Tell whether another clause opened between two tokens that may own what follows.

        A relative clause that two commas set off is over.
        """
        passage, place = self.passage, first
        speaks = self.words.bare_content and passage.words[first - 1] in passage.vocabulary.verbs
        while place < joint:
            word = passage.words[place]
            if word == "," and place + 1 < joint and passage.words[place + 1] in self.words.relatives:
                closing = next((i for i in range(place + 1, joint + 1) if passage.words[i] == ","), None)
                if closing is None or closing < joint - 1:
                    return True
                place = closing
                continue
            opens = word in self.words.subordinators | self.words.relatives
            # « pour qu'un soldat, détenu ici, et a tué » still waits for its verb; "before May" opens no clause.
            waits = word in passage.vocabulary.clause_starts and word.isalpha()
            over = waits or self.predicates.first(place + 1, joint) is not None
            if (opens and over) or word in ":;—" or place in self.predicates.all:
                return True
            if speaks and self.predicates.is_past_of_subject(place):
                return True  # "said his client grabbed the man and …"
            place += 1
        return False

    def _shared(self, main: _Clause, joint: int) -> str | None:
        """Return what a verb behind a joint shares with the first one, besides the subject; None where none follows."""
        behind = self._verb_behind(joint)
        if self.passage.capital(behind) or behind in self.passage.quoted or self._is_inverted(behind):
            return None
        agrees = self.words.agrees(self.passage.words[main.first], self.passage.words[behind])
        several = self._is_of_today(main.verb)  # "They complain" goes on with no "denies"
        agrees = agrees and not (several and self.predicates.is_third_person(behind))
        if behind in self.predicates.plain:
            return self._hedge(main) if agrees else None
        if shared := self._shared_infinitive(main, behind):
            return shared
        if not self.words.bare_content:
            shared = self._shared_participle(main, behind)
            finite = self.predicates.may_begin(behind) == behind
            finite = finite and self.passage.words[behind] in self.words.finite and not self._is_auxiliary(main.verb)
            return "" if shared is None and finite and agrees else shared  # „und verkauft sie“
        if self._is_plural_base(main, behind):
            return ""
        if not self.predicates.is_participle(behind):
            return None
        if self.passage.words[joint] in self.words.adversatives and not self._has_object(behind):
            return None  # "was asked about it, but preferred to leave", "has all but sealed"
        never_past = self.passage.words[behind] in self.words.participles - self.words.finite  # "given"
        if self._shares_object(joint, behind):
            return None  # "has written and directed a film"
        active = self._has_object(behind) or self.passage.words[behind] in self.words.never_passive
        if self._has_participle(main) and (never_past or not active):
            doubtful = not never_past and self._may_have_object(behind)  # "was handed a hall and secured two medals"
            return None if doubtful else self._shared_participle(main, behind)
        if never_past:
            return None
        past = self._has_participle(main) or self._is_past(main.verb)
        return self._hedge(main) if past and not self._joins_adjectives(joint) else None

    def _hedge(self, main: _Clause) -> str:
        """Return an adverb that takes back what the first verb tells, and so what the second does: "allegedly "."""
        hedges = (i for i in range(main.last, main.verb) if hedges_alone(self.passage.words[i], self.passage.language))
        return next((f"{self.between(i, i + 1)} " for i in hedges), "")

    def _has_object(self, index: int) -> bool:
        """Tell whether an article or a figure follows a word, which makes an active verb of a past tense."""
        behind = index + 1
        if behind >= len(self.tokens):
            return False
        figure = self._is_figure(behind) and self.passage.words[self._behind_figure(behind)] not in self.words.bearers
        return self.passage.words[behind] in self.passage.vocabulary.determiners or figure

    def _may_have_object(self, index: int) -> bool:
        """Tell whether a noun phrase follows a word: "secured two medals", not "charged with theft on Monday"."""
        passage, behind = self.passage, index + 1
        if behind >= len(self.tokens) or self._has_object(index):
            return behind < len(self.tokens)
        known = own_words(passage.language, "function_words", "prepositions") | passage.vocabulary.times
        owned = passage.words[behind] in passage.vocabulary.possessives
        plain = passage.content(behind) and not self.is_bearer(behind) and passage.words[behind] not in known
        return owned or plain

    def _shares_object(self, joint: int, second: int) -> bool:
        """Tell whether a verb right in front of "and" has its object behind the next one: "sold and mended boats"."""
        first = joint - 1
        return first in self.predicates.all or (self.predicates.is_participle(first) and self._may_have_object(second))

    def _behind_figure(self, index: int) -> int:
        return min(index + 1, len(self.tokens) - 1)

    def _is_of_today(self, verb: int) -> bool:
        """Tell whether a verb has the form of the infinitive, which only several have as their subject."""
        return self.words.bare_content and self.predicates.is_base(verb) and not self.predicates.is_participle(verb)

    def _is_plural_base(self, main: _Clause, index: int) -> bool:
        """Tell whether a form like the infinitive is a verb of several: "The Scots have won and host Iceland"."""
        several = self.passage.words[main.verb] in self.words.plural[1] and self.passage.words[main.verb] != "do"
        known = several and self.predicates.is_base(index) and not self._is_past(index)
        behind = index + 1
        return known and behind < len(self.tokens) and (self._has_object(index) or self.passage.capital(behind))

    def _joins_adjectives(self, joint: int) -> bool:
        """Tell whether "and" joins two adjectives of one noun: "a long and decorated career"."""
        passage, behind = self.passage, joint + 2
        described = joint > 1 and passage.determined(joint - 2) == joint - 1 and passage.content(joint - 1)
        return described and behind < len(self.tokens) and self._is_plain_noun(behind)

    def _is_plain_noun(self, index: int) -> bool:
        """Tell whether a word of content without a capital stands at a token, and no adverb."""
        if index >= len(self.tokens) or not self.passage.content(index):
            return False
        adverb = self.passage.words[index].endswith(self.passage.vocabulary.adverb_endings)
        return self.tokens[index].text.islower() and not adverb

    def _is_past(self, verb: int) -> bool:
        """Tell whether the first verb is a past tense that has no auxiliary."""
        word = self.passage.words[verb]
        present = word.endswith("s") or (self.predicates.is_base(verb) and not self.predicates.is_participle(verb))
        return word not in self.passage.vocabulary.finite | self.passage.vocabulary.auxiliaries and not present

    def _is_inverted(self, verb: int) -> bool:
        """Tell whether a verb of saying has its subject behind it: ", said a top official"."""
        passage, behind = self.passage, verb + 1
        if passage.words[verb] not in passage.vocabulary.verbs or behind >= len(self.tokens):
            return False
        subject = passage.determined(behind) > behind or passage.capital(behind)
        return passage.words[behind] == "-" or (subject and self.predicates.first(behind, len(self.tokens)) is None)

    def _has_participle(self, main: _Clause) -> bool:
        return self._behind_auxiliary(main) is not None

    def _behind_auxiliary(self, main: _Clause) -> int | None:
        """Return the index of the participle that hangs on the first verb: "has since promised"."""
        auxiliaries = self.passage.vocabulary.finite | self.passage.vocabulary.auxiliaries
        place = main.verb
        if not self._is_auxiliary(place):
            return None
        while place < len(self.tokens) - 1 and (self.passage.words[place] in auxiliaries or self.is_bearer(place)):
            place += 1
        return place if self.predicates.is_participle(place) else None

    def _is_auxiliary(self, index: int) -> bool:
        return self.passage.words[index] in self.passage.vocabulary.finite | self.passage.vocabulary.auxiliaries

    def _shared_participle(self, main: _Clause, behind: int) -> str | None:
        """Return the auxiliary that a second participle shares: "was arrested in May and charged with theft"."""
        first = self._behind_auxiliary(main)
        if first is None or not self.predicates.is_participle(behind):
            return None
        if not self.words.alike(self.passage.words[first], self.passage.words[behind]):
            return None
        if any(self.predicates.is_participle(i) for i in range(first + 1, behind)):
            return None  # « a annoncé la fermeture de comptes liés à l'État et utilisés »
        words = [i for i in range(main.verb, first) if not self.is_bearer(i)]
        return " ".join(self.between(i, i + 1) for i in words) + " "

    def _shared_infinitive(self, main: _Clause, behind: int) -> str | None:
        """Return what governs two infinitives: "is to begin in May and last a year", « doit ouvrir et accueillir »."""
        passage, place = self.passage, main.verb + 1
        while place < behind and self.is_bearer(place):
            place += 1
        if negations(self.tokens[main.verb : place], passage.language):
            return None  # "did not close and move": whether it moved is open
        to = passage.words[place] in passage.vocabulary.infinitives
        place += int(to)
        says = passage.words[main.verb] in passage.vocabulary.verbs
        modal = passage.words[main.verb] in self.words.modals or to or not (self.words.bare_content or says)
        if place >= behind - 1 or not modal or not (self._is_infinitive(place) and self._is_infinitive(behind)):
            return None
        if self.words.bare_content and self.predicates.is_noun(behind) and self._is_plain_noun(behind + 1):
            return None  # "will work with city and state boards"
        later = range(place + 1, behind)
        if any(passage.words[i] in passage.vocabulary.infinitives or self._is_other_infinitive(i) for i in later):
            return None
        return self.between(main.verb, place) + " "

    def _is_infinitive(self, index: int) -> bool:
        word, endings = self.passage.words[index], self.passage.vocabulary.infinitive_endings
        if not self.words.bare_content:
            return word.endswith(endings) and len(word) > _FEWEST_WORDS and word not in self.words.bearers
        return self.predicates.is_base(index) or word in {"be", "have"}

    def _is_other_infinitive(self, index: int) -> bool:
        return not self.words.bare_content and self._is_infinitive(index)


def parted_clauses(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the spans of the clauses of `text[start:end]` that each have a subject of their own, in order."""
    words = fact_words(language)
    if not words.verbs:
        return [(start, end)]
    found, first = list[tuple[int, int]](), start
    while cut := ClauseFacts(text, first, end, read_passage(text[first:end], language), words).parted():
        found.append((first, cut[0]))
        first = cut[1]
    return [*found, (first, end)]
