"""The facts of a statement by its finite verbs: whom each clause tells of, where that is plain.

The first finite verb has everything in front of it for its subject. A verb behind "and" or "but" has the same one where
no other clause opened in between; what commas set off between subject and verb, and a relative clause at the end, tell
of the noun in front of them. A fact names in its wording whom it tells of; its span stays what the article has.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

from claimcheck.annotation.dropped_subjects import opens_without_subject
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.gerunds import finite_of_act, finite_of_saying, in_plural, shows_several
from claimcheck.annotation.glued_sentences import glued_at
from claimcheck.annotation.main_clauses import MainClause
from claimcheck.annotation.nested_facts import Fact
from claimcheck.annotation.phrases import is_agent
from claimcheck.annotation.saying import clause_follows, verb_groups
from claimcheck.annotation.set_off import on_one_line
from claimcheck.annotation.shared_verbs import SharedVerbReader, units_of_time
from claimcheck.annotation.speech import read_passage
from claimcheck.annotation.verbs import is_plain_verb
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# A second verb brings at least so many words of its own: "and lost".
_FEWEST_OF_A_VERB = 3

# A shorter insertion says by what somebody is known ("who chairs the board"), as a title does.
_FEWEST_OF_AN_INSERTION = 5

# And the last of several: "and builds boats".
_FEWEST_BEHIND_JOINT = 2

# Tokens that may open a clause between two commas: « au moment où ».
_LONGEST_OPENER = 3

# Tokens of a place in front of a relative of place: « dans ce petit pays, où … ».
_LONGEST_PLACE = 5

# Tokens of a subject up to the gerund that tells what it does.
_LONGEST_OF_A_GERUND = 8

# Tokens of a source in front of its verb of saying at the end of a sentence: ", the head of the choir said".
_LONGEST_CLOSING = 6


@functools.cache
def _contrasts(language: str) -> Phrasebook:
    """Return the phrases that open a clause of contrast and no condition: "while", « alors que », not « même si »."""
    clauses = own_table(language, "clauses")
    conditions = tuple(clauses.get("concessions", ()))
    return Phrasebook(
        phrase
        for phrase in clauses.get("leading_concessions", ())
        if not any(condition.startswith(phrase) for condition in conditions)
    )


class ClauseFacts(SharedVerbReader):
    """One statement that is divided at its finite verbs."""

    def facts(self) -> list[Fact]:
        """Return the facts, at least one; each may be divided again."""
        if any(hit.first == 0 for hit in self.words.clefts.find(self.tokens[:_FEWEST_WORDS])):
            return [Fact(self.start, self.end)]  # « C'est le maire, Luc Arnal, qui préside »
        rules = (
            self._with_insertion,
            self._with_framed_clause,
            self._with_tail,
            self._with_participle,
            self._with_absolute,
            self._coordinated,
            self._coordinated_without_subject,
            self._with_time,
        )
        for rule in (*rules, self._with_contrast):
            if found := rule():
                return found
        return [Fact(self.start, self.end)]

    def _with_insertion(self) -> list[Fact]:
        """Return the facts of a sentence whose subject commas set off from its verb: "Hall, who led both, left"."""
        if self.set_off is None:
            return []
        opening, comma, closing, _ = self.set_off
        short = self.count(comma + 1, closing) < _FEWEST_OF_AN_INSERTION
        wording = "" if short else self.wording_of_clause(comma + 1, closing, (opening, comma))
        return self._of_insertion(opening, comma, closing, wording) if wording else []

    def _of_insertion(self, opening: int, comma: int, closing: int, wording: str) -> list[Fact]:
        named = self.between(opening, comma)
        gap = (self.tokens[comma].start, self.tokens[closing + 1].start)
        whole = f"{self.slice(0, gap[0])} {self.slice(gap[1], self.end - self.start)}"
        set_off = Fact(self.start + self.tokens[comma + 1].start, self.offset_before(closing), wording, named)
        without = (self.start + gap[0], self.start + gap[1])
        return [Fact(self.start, self.end, on_one_line(whole), named, without), set_off]

    def _with_framed_clause(self) -> list[Fact]:
        """Return the facts of a sentence with a clause in the phrase that opens it: "After the storm, which came, …".

        The main clause follows right behind the clause, with a subject and a verb that are plain.
        """
        passage = self.passage
        opens = passage.vocabulary.settings | passage.vocabulary.times | self.words.bearers
        comma = passage.words.index(",") if "," in passage.words[1:] else 0
        leads = not opens.isdisjoint(passage.words[:2])  # « Juste après l'incendie, »
        relative = not self.words.relatives.isdisjoint(passage.words[comma + 1 : comma + 2])
        if not (comma and leads and relative) or self.is_within(comma):
            return []
        closing = next((i for i in range(comma + 1, len(self.tokens) - 2) if passage.words[i] == ","), None)
        antecedent = self.antecedent(comma)
        if closing is None or antecedent is None or self.predicates.first(1, comma) is not None:
            return []
        resumed, verb = closing + 1, self.predicates.first(closing + 2, len(self.tokens))
        if verb is None or self.is_within(closing) or not self.opens_subject(resumed, verb):
            return []
        short = self.count(comma + 1, closing) < _FEWEST_OF_AN_INSERTION or self.is_of_two_nouns(*antecedent)
        wording = "" if short else self.wording_of_clause(comma + 1, closing, antecedent)
        if not wording:
            return []
        gap = (self.tokens[comma].start, self.tokens[closing].start)
        whole = on_one_line(f"{self.slice(0, gap[0])}{self.slice(gap[1], self.end - self.start)}")
        without = (self.start + gap[0], self.start + gap[1])
        clause = Fact(
            self.start + self.tokens[comma + 1].start, self.offset_before(closing), wording, self.between(*antecedent)
        )
        return [Fact(self.start, self.end, whole, self.between(resumed, verb), without), clause]

    def _with_tail(self) -> list[Fact]:
        """Return the facts of a sentence that a relative clause ends: "police met Hall, who had left"."""
        passage = self.passage
        for comma in range(len(self.tokens) - _FEWEST_WORDS, _FEWEST_WORDS - 1, -1):
            first = comma + 1
            if passage.words[comma] != "," or passage.words[first] not in self.words.relatives or self.is_within(comma):
                continue
            if self._main_resumes(first) or self.predicates.first(1, comma) is None:
                return []
            place = self._place_before(comma)
            antecedent = place or self.antecedent(comma) or self._person_before(comma)
            if antecedent and place is None and self.is_of_two_nouns(*antecedent):
                return []
            wording = self.wording_of_clause(first, len(self.tokens), antecedent) if antecedent else ""
            if antecedent is None or not wording or self.count(0, comma) < _FEWEST_WORDS:
                return []
            named = self._own_subject(first) if place else self.between(*antecedent)
            tail = Fact(self.start + self.tokens[first].start, self.end, wording, named)
            return [Fact(self.start, self.offset_before(comma)), tail]
        return []

    def _own_subject(self, relative: int) -> str:
        """Return the subject that a clause behind a relative of place has in front of its verb."""
        verb = self.predicates.first(relative + 2, len(self.tokens))
        return self.between(relative + 1, verb) if verb is not None else ""

    def _with_participle(self) -> list[Fact]:
        """Return the facts of a sentence that a participle and its complements end: « …, une zone survolée par … ».

        It tells of the noun in front of its comma where it agrees with that and not with the subject.
        """
        passage, main = self.passage, self.main_clause
        if main is None or not self.words.feminine_participles:
            return []
        for comma in range(main.verb + 2, len(self.tokens) - _FEWEST_WORDS):
            first = comma + 1
            idle = self.words.idle_participles | passage.vocabulary.verbs
            if passage.words[comma] != "," or self.is_within(comma) or passage.words[first] in idle:
                continue
            plain = (
                self.words.is_participle(passage.words[first])
                and self.predicates.first(first, len(self.tokens)) is None
            )
            antecedent = self.antecedent(comma) if plain else None
            if antecedent is None or not self._agrees_with_its_noun(first, antecedent, main):
                continue
            if self.is_of_two_nouns(*antecedent) or self.count(first, len(self.tokens)) < _FEWEST_WORDS:
                continue
            wording = self.wording_of_clause(first, len(self.tokens), antecedent)
            if wording:
                tail = Fact(self.start + self.tokens[first].start, self.end, wording, self.between(*antecedent))
                return [Fact(self.start, self.offset_before(comma)), tail]
        return []

    def _with_absolute(self) -> list[Fact]:
        """Return the facts of a sentence that a gerund with a subject of its own ends: « …, les élus jugeant que … ».

        « …, une usine employant 300 personnes » tells what the thing in front is: its article opens something new.
        """
        passage, main = self.passage, self.main_clause
        if main is None:
            return []
        for comma in range(main.verb + 2, len(self.tokens) - _FEWEST_WORDS):
            if passage.words[comma] != "," or self.is_within(comma) or self.count(0, comma) < _FEWEST_WORDS:
                continue
            gerund = self._gerund_of_subject(comma + 1)
            if gerund is None or self.predicates.first(comma + 1, gerund) is not None:
                continue
            finite = self._finite_with(gerund, comma + 1)
            if finite is None or self.count(gerund, len(self.tokens)) < _FEWEST_OF_A_VERB:
                continue
            named = self.between(comma + 1, gerund)
            start = self.start + self.tokens[comma + 1].start
            rest = self.text[self.start + self.tokens[gerund].end : self.end]
            tail = Fact(start, self.end, on_one_line(f"{named} {finite}{rest}"), named, gerund=True)
            return [Fact(self.start, self.offset_before(comma)), tail]
        return []

    def _gerund_of_subject(self, first: int) -> int | None:
        """Return the gerund right behind a definite noun or a name that begins at a token, None where there is none.

        What somebody says who comes in here is news too: « …, une association affirmant que … ».
        """
        passage = self.passage
        led = passage.vocabulary.drops_subjects and passage.words[first] in passage.vocabulary.complements
        if (passage.determined(first) == first or led) and first not in passage.names:
            return None
        comes_in = passage.words[first] in self.words.indefinite
        for index in range(first + 1, min(first + _LONGEST_OF_A_GERUND, len(self.tokens))):
            if passage.vocabulary.is_gerund(passage.words[index]) and self.tokens[index].text.islower():
                if comes_in and not (is_agent(passage, first, index) and clause_follows(passage, index + 1)):
                    return None
                last = index
                while last > first + 1 and self.is_bearer(last - 1):
                    last -= 1  # « la grève se poursuivant »
                return index if passage.content(last - 1) or last in passage.names.values() else None
            if passage.ends(index) or passage.words[index] in self.words.relatives | self.words.coordinators:
                return None
        return None

    def _finite_with(self, gerund: int, first: int) -> str | None:
        """Return the finite verb of a gerund in the number of the subject that begins at a token."""
        word, language = self.passage.words[gerund], self.passage.language
        finite = finite_of_saying(word, language) or finite_of_act(word, language)
        several = finite is not None and shows_several(self.passage.words[first], language)
        return in_plural(finite, word, language) if finite and several else finite

    def _agrees_with_its_noun(self, participle: int, antecedent: tuple[int, int], main: MainClause) -> bool:
        """Tell whether a participle agrees with a noun, by its article, and not with the subject."""
        return self.agrees(participle, antecedent[0]) is True and self.agrees(participle, main.first) is False

    def _main_resumes(self, first: int) -> bool:
        """Tell whether the main clause may go on behind a relative clause that a comma opened."""
        passage = self.passage
        for comma in (i for i in range(first, len(self.tokens) - 1) if passage.words[i] == ","):
            behind = passage.words[comma + 1]
            if self.is_within(comma) or behind in self.words.relatives:
                continue
            if self.predicates.first(comma + 1, len(self.tokens)) is None:
                resumes = self._may_be_of_main(comma + 1)
            else:
                resumes = behind not in self.words.subordinators and not self._closes(comma)
            if resumes:
                return True
        return False

    def _may_be_of_main(self, index: int) -> bool:
        """Tell whether a phrase without a verb behind a comma may go with the main clause: « …, à Varn »."""
        vocabulary, word = self.passage.vocabulary, self.passage.words[index]
        if word in self.words.coordinators:
            return True  # « Ils accusent la maire, qui préside, et le préfet »
        return word in vocabulary.settings | vocabulary.complements | vocabulary.infinitives

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

    def _place_before(self, comma: int) -> tuple[int, int] | None:
        """Return the name or the noun in front of a comma that a preposition shows to be a place: "in Corle, where".

        Such a relative clause tells of nothing else, whatever noun stands in front: "a raid in that town, where".
        """
        passage, prepositions = self.passage, self.words.place_prepositions
        if passage.words[comma + 1] not in self.words.place_relatives:
            return None
        named = next((start for start, end in passage.names.items() if end == comma), 0)
        if named and passage.words[named - 1] in prepositions:
            return named, comma
        for first in range(comma - 2, max(comma - _LONGEST_PLACE, 1) - 1, -1):
            noun = passage.determined(first)
            if noun > first and passage.words[first - 1] in prepositions:
                return first, comma
            if not passage.content(first) or passage.words[first] in self.words.verbs:
                return None
        return None

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
        main = self.main_clause if joined else None
        if main is None or self.passage.words[main.verb] in self.passage.vocabulary.verbs:
            return None  # what a verb of saying governs may go on
        for joint in range(main.verb + 1, len(self.tokens) - 2):
            if self.passage.words[joint] not in self.words.coordinators or self.is_within(joint):
                continue
            verb = self.predicates.first(joint + 2, len(self.tokens))
            short = self.count(0, joint) < _FEWEST_WORDS or self.count(joint + 1, len(self.tokens)) < _FEWEST_WORDS
            if verb is not None and not short and self._is_second_clause(main, joint, verb):
                groups = (group for group in verb_groups(self.passage) if group.verb < joint)
                said = any(clause_follows(self.passage, group.last) for group in groups)  # "told the crew the quay was"
                return None if said else (self.offset_before(joint), self.start + self.tokens[joint].start)
        return None

    def _stands_second(self, subject: int, verb: int) -> bool:
        """Tell whether a verb stands right behind its subject, as German and Dutch have it: no „und Tee und kochte“."""
        words = self.passage.words[subject:verb]
        return self.words.coordinators.isdisjoint(words) and "," not in words

    def _is_second_clause(self, main: MainClause, joint: int, verb: int) -> bool:
        """Tell whether a subject of its own stands between a joint and a verb that nothing in front may own."""
        passage, loose = self.passage, self.passage.words[joint - 1] == ","
        opens = passage.determined(joint + 1) > joint + 1 or passage.capital(joint + 1) or self.is_figure(joint + 1)
        if passage.vocabulary.group and not self._stands_second(joint + 1, verb):
            return False
        if not opens or not self.opens_subject(joint + 1, verb) or not (loose or verb in self.predicates.plain):
            return False
        if passage.words[joint + 1] in passage.vocabulary.pronouns - passage.vocabulary.determiners:
            return False
        if self.predicates.is_clitic(joint + 1):
            return False
        several = passage.words[verb] in self.words.plural[1] and not self._shows_several(joint + 1, verb)
        turns = passage.words[joint] in self.words.adversatives
        if not (loose or turns) and self._is_bare_object(main, joint):
            return False  # "heard Ann Hall and the mayor had met"
        return not (several or self._is_clause_open(main, joint, loose=loose))

    def _is_bare_object(self, main: MainClause, joint: int) -> bool:
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
        if head in self.words.plural[0] or self.is_figure(first) or self.passage.capital(first):
            return True
        if head in self.words.singular[0]:
            return False
        ends = self.passage.vocabulary.settings | self.passage.vocabulary.complements
        noun = next((i - 1 for i in range(first + 1, last) if self.passage.words[i] in ends), last - 1)
        return self.passage.words[noun].endswith(self.words.plural_nouns)

    def _is_clause_open(self, main: MainClause, joint: int, *, loose: bool) -> bool:
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
            if opens and not self.is_figure(place + 1):
                over = self.predicates.first(place + 1, joint) is not None
                if not (over and loose):
                    return True
        enumerates = "," in passage.words[main.verb : joint - 1] and not loose
        return enumerates and self.predicates.first(joint - 4, joint) is None

    def _with_time(self) -> list[Fact]:
        """Return the facts of a sentence with a clause on what happened then: "Hall left after the vote failed"."""
        passage, main = self.passage, self.main_clause
        if main is None:
            return []
        for index in range(main.verb + 1, len(self.tokens) - 2):
            if passage.words[index] not in self.words.times_of_clauses or self.is_within(index):
                continue
            verb = self.predicates.first(index + 2, len(self.tokens))
            if verb is None or not self._tells_what_was(main, verb) or not self.opens_subject(index + 1, verb):
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

    def _with_contrast(self) -> list[Fact]:
        """Return the facts of a sentence with a clause of contrast without a comma: "Hall left while Orr stayed"."""
        passage, main = self.passage, self.main_clause
        if main is None or not self.words.subject_relatives or passage.words[main.verb] in passage.vocabulary.verbs:
            return []
        for hit in _contrasts(passage.language).find(self.tokens):
            index, first = hit.first, hit.last
            if not main.verb < index < first < len(self.tokens) - 1 or self.is_within(index):
                continue
            if passage.words[index - 1] in self.words.coordinators or self._main_resumes(first):
                continue  # "and although it was shut, the ferry ran"
            said = range(main.verb + 1, index)
            if all(self.predicates.is_part_of_verb(i, main.verb) or passage.words[i] == "'" for i in said):
                continue  # « La réunion a été organisée alors que … » tells no more than when
            verb = self.predicates.first(first + 1, len(self.tokens))
            points = passage.words[first] in passage.vocabulary.pronouns - passage.vocabulary.determiners
            points = points or passage.words[first] in passage.vocabulary.subject_pronouns
            if verb is None or points or not self.opens_subject(first, verb) or self._opens_with_verb_form(first):
                continue
            if not self.words.agrees(*self.number_of((first, verb), verb)) or self._goes_on_with_verb(main, verb):
                continue
            short = self.count(0, index) < _FEWEST_WORDS or self.count(first, len(self.tokens)) < _FEWEST_WORDS
            if short or self._is_open(main.verb + 1, index) or self._tells_how(verb):
                continue
            start = self.start + self.tokens[index].start
            wording = on_one_line(self.text[self.start + self.tokens[first].start : self.end])
            return [
                Fact(self.start, self.offset_before(index)),
                Fact(start, self.end, wording, self.between(first, verb)),
            ]
        return []

    def _goes_on_with_verb(self, main: MainClause, verb: int) -> bool:
        """Tell whether "and" joins a verb behind that of a clause, which may be the main clause's as well.

        Without a comma it is the clause's own, unless both are participles: "was sent home after it fell and told".
        """
        for joint in range(verb + 1, len(self.tokens) - 1):
            second = self.predicates.may_begin(joint + 1)
            if self.passage.words[joint] not in self.words.coordinators or second is None:
                continue
            alike = self.predicates.is_participle(second) and self.participle_of(main) is not None
            if alike or self.passage.words[joint - 1] == ",":
                return True
        return False

    def _links_only(self, main: MainClause, index: int) -> bool:
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
        timed = self.passage.words[before] in self.passage.vocabulary.times | units_of_time(self.passage.language)
        return timed or self.is_bearer(before)

    def _tells_what_was(self, main: MainClause, verb: int) -> bool:
        """Tell whether both clauses tell what has happened, not what comes or is so as a rule."""
        passage = self.passage
        past = passage.words[verb] in self.words.past_verbs or self.is_past(verb)
        modal = self.words.modals | passage.vocabulary.verbs
        return past and passage.words[main.verb] not in modal and passage.words[verb] not in passage.vocabulary.verbs

    def _coordinated(self) -> list[Fact]:
        """Return the facts of verbs that share the subject: "The yard hired 30 men and sold two boats"."""
        main = self.main_clause
        if main is None or self._has_verb_last(main):
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

    def _further_verbs(self, main: MainClause) -> Iterator[tuple[int, int, str]]:
        """Yield each word that joins a further verb: its index, that of the first word behind it, what both share."""
        piece, verb, listed = main.first, main.verb, list[tuple[int, int, str]]()
        for joint in range(main.verb + 1, len(self.tokens) - 1):
            word = self.passage.words[joint]
            if word != "," and word not in self.words.coordinators | self.words.sequences:
                continue
            if self.is_in_number(joint) or self.is_within(joint):
                continue
            if self._is_open(verb + 1, joint) and not self._says_more(main, joint):
                continue
            shared = self.shared_by(main, joint)
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
            piece, verb = joint + 1, self.verb_behind(joint)

    def _has_verb_last(self, main: MainClause) -> bool:
        """Tell whether a clause has its verb last, so that a verb behind "and" is of another: "dat hij komt en …".

        German and Dutch have the verb of a main clause second; what opens a clause was left out of its tokens.
        """
        group = self.passage.vocabulary.group
        if group is None or "," in self.passage.words[: main.verb]:
            return False
        ends = self.passage.words[main.verb + 1 : main.verb + 2]
        led = group.end(self.tokens, main.first, main.verb) != main.verb
        return led and bool(ends) and ends[0] in self.words.coordinators

    def _coordinated_without_subject(self) -> list[Fact]:
        """Return the facts of verbs that share a subject which their sentence drops: «Volvió y llamó al médico»."""
        passage, first = self.passage, self._dropped_at()
        if first is None or any(not one.clausal or clause_follows(passage, one.last) for one in verb_groups(passage)):
            return []
        joints, verb, piece = list[int](), first, 0
        for joint in range(first + 1, len(self.tokens) - 1):
            word, behind = passage.words[joint], self.verb_behind(joint)
            joins = word == "," or word in self.words.coordinators
            if not joins or self.is_in_number(joint) or self.is_within(joint) or behind not in self.predicates.plain:
                continue
            opened = self.words.subordinators | self.words.relatives
            open_clause = self._is_open(verb + 1, joint) or not opened.isdisjoint(passage.words[first:joint])
            if open_clause or self.count(piece, joint) < _FEWEST_OF_A_VERB or self.count(behind, len(self.tokens)) < 2:
                continue
            joints.append(joint)
            verb, piece = behind, joint
        closed = [i for i in joints if passage.words[i] != "," or self._turns(i)]
        kept = [i for i in joints if closed and i <= closed[-1]]
        edges = [0, *kept, len(self.tokens)]
        return [self._piece(start, stop) for start, stop in itertools.pairwise(edges)] if kept else []

    def _dropped_at(self) -> int | None:
        """Return the verb whose subject a sentence drops, behind a phrase of where or when; None where it has one."""
        passage, text = self.passage, self.slice(0, self.end - self.start)
        if opens_without_subject(text, passage.language):
            opening = range(min(_LONGEST_OPENER + 1, len(self.tokens)))
            return next((i for i in opening if self._may_open(i)), None)
        comma = passage.words.index(",") if "," in passage.words[:_LONGEST_OF_A_GERUND] else 0
        opens = passage.words[0] in passage.vocabulary.settings | passage.vocabulary.times
        verb = self.predicates.at(comma + 1) if comma and opens else None
        return verb if verb is not None and passage.vocabulary.drops_subjects else None

    def _may_open(self, index: int) -> bool:
        word = self.passage.words[index]
        return word in self.passage.vocabulary.auxiliaries or is_plain_verb(word, self.passage.language)

    def _turns(self, joint: int) -> bool:
        return self.passage.words[joint + 1] in self.words.adversatives

    def _piece(self, first: int, stop: int) -> Fact:
        """Return the fact of the tokens `first:stop`, told without the comma or the word that joins it."""
        if not first:
            return Fact(self.start, self.offset_before(stop))
        parted = self.passage.words[first] == ","
        start, end = self.start + self.tokens[first + parted].start, self.offset_before(stop)
        told = self.text[self.start + self.tokens[self._behind_joints(first)].start : end]
        return Fact(start, end, on_one_line(f"{told[:1].upper()}{told[1:]}"), joined=not parted)

    def _behind_joints(self, first: int) -> int:
        """Return the token behind a comma and a word that joins what follows: «, pero encontró»."""
        joints = self.words.coordinators | self.words.adversatives | {","}
        return next(i for i in range(first, len(self.tokens)) if self.passage.words[i] not in joints)

    def _says_more(self, main: MainClause, joint: int) -> bool:
        """Tell whether the speaker of a sentence goes on: "said that it was over, and added that nobody was hurt"."""
        passage, behind = self.passage, self.verb_behind(joint)
        says = passage.vocabulary.verbs | passage.vocabulary.clause_verbs
        said = passage.words[self.participle_of(main) or main.verb]
        if passage.words[joint] not in self.words.coordinators or said not in says:
            return False
        follows = (
            passage.words[behind + 1 : behind + 2] != ()
            and passage.words[behind + 1] in passage.vocabulary.clause_starts
        )
        return passage.words[behind] in says and (passage.words[joint - 1] == "," or follows)

    def _count_behind(self, joint: int) -> int:
        return self.count(joint + 1, len(self.tokens))

    def _is_open(self, first: int, joint: int) -> bool:
        """Tell whether another clause opened between two tokens that may own what follows.

        A clause that two commas set off is over.
        """
        passage, place = self.passage, first
        speaks = self.words.bare_content and passage.words[first - 1] in passage.vocabulary.verbs
        while place < joint:
            word = passage.words[place]
            if word == "," and self._opens_enclosed(place, joint):
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

    def _opens_enclosed(self, comma: int, joint: int) -> bool:
        """Tell whether a comma opens a clause: a relative one, or « , au moment où … »."""
        near = self.passage.words[comma + 1 : min(comma + 1 + _LONGEST_OPENER, joint)]
        return not (self.words.subordinators | self.words.relatives).isdisjoint(near)


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
