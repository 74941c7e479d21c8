"""The facts of a statement, one a claim: co-ordinated verbs, relative clauses, what is set off behind a subject.

"Strzok, who led both inquiries, was fired on Friday and has sued" tells three things of one person. Each is a fact with
a span of its own; where the span leaves its subject out, or holds another fact, `wording` says it in the sentence's own
words. Where it is not plain whom a verb or a clause belongs to, the statement stays whole: a long claim costs less than
one about somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.annotation.content_facts import ContentFacts
from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.futures import first_past
from claimcheck.annotation.nested_facts import Fact, placed
from claimcheck.annotation.phrases import is_agent
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.sayings import GerundClause
from claimcheck.annotation.set_off import SetOffReader, on_one_line
from claimcheck.annotation.speech import read_passage
from claimcheck.annotation.subjects import main_subject
from claimcheck.annotation.verbs import any_verb, has_list
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wordings import behind_opener
from claimcheck.languages.scanner import TokenKind

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# A shorter clause or apposition says by whom or what somebody is known ("who chairs the board"), as a title does.
_FEWEST_OF_A_CLAUSE = 5

# Fewer words between commas are an age, or a party.
_FEWEST_OF_AN_INSERTION = 2

_SIGNS_OF_INSERTIONS = (",", "–", "—", "-")

# What stands between a subject and its verb in two commas, in tokens.
_LONGEST_INSERTION = 30


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject with its article and the verb behind it, by token; `insertion` is what commas set off between them."""

    first: int
    last: int
    verb: int
    insertion: tuple[int, int] | None = None


def facts(text: str, start: int, end: int, language: str) -> list[Fact]:
    """Return the facts of the statement `text[start:end]` in the order of the text, at least one."""
    words = fact_words(language)
    if not words.verbs:
        return [Fact(start, end)]
    passage = read_passage(text[start:end], language)
    reader = ContentFacts(text, start, end, passage, words)
    found = reader.facts()
    if len(found) < 2:
        found = reader.content_facts(facts)
    if len(found) < 2:
        found = _Divided(text, start, end, passage, words).facts()
    if len(found) < 2:
        return found
    parts = [part for fact in found for part in _divided_again(text, fact, language)]
    return sorted(parts, key=lambda part: part.start)


def _divided_again(text: str, fact: Fact, language: str) -> list[Fact]:
    """Return the facts that a part of a statement tells in turn."""
    wording = fact.wording if fact.wording is not None else text[fact.start : fact.end]
    parts = facts(wording, 0, len(wording), language)
    return placed(text, fact, parts) if len(parts) > 1 else [fact]


class _Divided(SetOffReader):
    """One statement that is divided into its facts."""

    def facts(self) -> list[Fact]:
        subject = self._subject_with_insertion() or self._plain_subject()
        insertion = subject.insertion if subject else None
        if subject and insertion and not self._says_something(insertion, (subject.first, subject.last)):
            insertion = None
        tail = self._relative_tail(insertion[1] if insertion else 0)
        if tail and not self.wording_of_clause(tail[0], len(self.tokens), tail[1]):
            tail = None
        main_end = tail[0] - 1 if tail else len(self.tokens)
        governs = (subject.first, subject.last, subject.verb) if subject else None
        sayings = list(self.sayings(governs, insertion[1] if insertion else 0, main_end))
        act = None if sayings else self.act(governs, insertion[1] if insertion else 0, main_end)
        gerunds = [act] if act else sayings
        last = gerunds[0].joint if gerunds else main_end
        opening = self._opening_participle(subject) if subject and not insertion else None
        found = [self._of_opening(opening, subject)] if subject and opening else []
        found.append(self._main(subject, insertion, last, (opening or -1) + 1))
        if subject and insertion:
            found.append(self._of_clause(*insertion, (subject.first, subject.last)))
        closings = [*(gerund.joint for gerund in gerunds), main_end][1:]
        for gerund, stop in zip(gerunds, closings, strict=True):
            found.append(self._of_gerund(gerund, stop, says=act is None))
        if tail:
            found.append(self._of_clause(tail[0], len(self.tokens), tail[1]))
        return found

    def _of_gerund(self, clause: GerundClause, stop: int, *, says: bool) -> Fact:
        start, end = self.start + self.tokens[clause.first].start, self.offset_before(stop)
        rest = self.text[self.start + self.tokens[clause.gerund].end : end]
        wording = on_one_line(f"{clause.subject} {clause.finite}{rest}")
        return Fact(start, end, wording, clause.subject, says=says, gerund=True)

    def _opening_participle(self, subject: _Subject) -> int | None:
        """Return the comma behind a participle and its complements that open a statement and tell of its subject.

        "Founded in 1902 by two brothers, the yard employs 300": the subject stands right behind the comma.
        """
        passage, comma = self.passage, subject.first - 1
        head, active = passage.words[0], self.words.active_participles
        if comma < 1 or passage.words[comma] != "," or "," in passage.words[:comma]:
            return None
        idle = self.words.idle_participles | passage.vocabulary.function_words
        if head in idle or not (self.words.is_participle(head) or head in active):
            return None
        pronouns = passage.vocabulary.pronouns | passage.vocabulary.latter
        points = passage.words[subject.last - 1] in pronouns  # « cette dernière »
        quoted = any(index in passage.quoted for index in range(comma))
        plain = not (points or quoted or self.verb_at(1)) and self.count(0, comma) >= _FEWEST_OF_A_CLAUSE
        own = not self._is_something_of_a_person(subject) and self.agrees(0, subject.first) is not False
        return comma if plain and own and self.may_tell_of(0, (subject.first, subject.last)) else None

    def _is_something_of_a_person(self, subject: _Subject) -> bool:
        """Tell whether a subject is what somebody has, of whom a participle may tell: "the life of the victim"."""
        vocabulary, words = self.passage.vocabulary, self.passage.words
        speaking = [vocabulary.speaks(words[index]) for index in range(subject.first, subject.last)]
        tie = next((i for i in range(subject.first, subject.last) if words[i] in vocabulary.complements), subject.last)
        return any(speaking[tie - subject.first :]) and not any(speaking[: tie - subject.first])

    def _of_opening(self, comma: int, subject: _Subject) -> Fact:
        """Return the fact of a participle that opens a statement, with the verb by which it tells what was done."""
        words, antecedent = self.words, (subject.first, subject.last)
        several = self.is_of_several(0, antecedent) or self.passage.words[subject.verb] in words.plural[1]
        copula = words.plural_copula if several else words.copula
        is_past = first_past(self.tokens[comma:], self.passage.language) is not None
        event = words.bare_content or is_past or self.tells_when(0, comma)
        if event and self.passage.words[0] not in words.active_participles:
            copula = words.plural_event_copula if several else words.event_copula
        said = self.slice(0, self.tokens[comma - 1].end)
        named = self.between(*antecedent)
        wording = on_one_line(f"{named} {copula} {said[:1].lower()}{said[1:]}")
        return Fact(self.start, self.start + self.tokens[comma - 1].end, wording, named)

    def _main(self, subject: _Subject | None, insertion: tuple[int, int] | None, stop: int, opening: int) -> Fact:
        start, end = self.start + self.tokens[opening].start, self.offset_before(stop)
        if subject is None or insertion is None:
            return Fact(start, end)
        first, last = insertion
        comma, resumes = self.tokens[first - 1].start, self.tokens[last + 1].start
        wording = f"{self.slice(0, comma)} {self.slice(resumes, end - self.start)}"
        wording = wording[behind_opener(wording, self.passage.language) :]
        without = (self.start + comma, self.start + resumes)
        return Fact(start, end, on_one_line(wording), self.between(subject.first, subject.last), without)

    def _of_clause(self, first: int, last: int, antecedent: tuple[int, int]) -> Fact:
        """Return the fact that a relative clause or an apposition tells of what stands in front of it."""
        start, end = self.start + self.tokens[first].start, self.offset_before(last)
        return Fact(start, end, self.wording_of_clause(first, last, antecedent), self.between(*antecedent))

    def _says_something(self, insertion: tuple[int, int], subject: tuple[int, int]) -> bool:
        """Tell whether what commas set off behind a subject is a fact of its own, and a sentence can say it."""
        return self.count(*insertion) >= _FEWEST_OF_A_CLAUSE and bool(self.wording_of_clause(*insertion, subject))

    def _subject_with_insertion(self) -> _Subject | None:
        """Return the subject that commas or dashes set off from its verb: "Strzok, who led both, was fired"."""
        return next((found for sign in _SIGNS_OF_INSERTIONS if (found := self._subject_set_off(sign))), None)

    def _subject_set_off(self, sign: str) -> _Subject | None:
        """Return the subject that two of a sign set off from its verb."""
        commas = [i for i in range(len(self.tokens)) if self.sets_off(i, sign)]
        for comma in commas[:2]:
            first = self._subject_before(comma)
            if first is None:
                continue
            named = first + 1 == comma or any(first <= name < comma for name in self.passage.names)
            for closing in commas:
                if closing <= comma or closing - comma > _LONGEST_INSERTION:
                    continue
                verb = self.verb_at(closing + 1) or self.says_at(closing + 1)
                apart = first > 0 and self.passage.words[first - 1] == ","  # "The skipper, Max Berg, who …, drowned"
                loose = self.passage.words[comma + 1] in self.words.relatives and not apart
                verb = verb or self.active_at(closing + 1, loose=loose)
                relative = self.passage.words[comma + 1] in self.words.relatives
                apposed = named or relative or self._is_apposition(comma + 1, closing)
                apposed = apposed or self.words.is_participle(self.passage.words[comma + 1])
                if not self.may_tell_of(comma + 1, (first, comma)):
                    continue
                speaks = is_agent(self.passage, verb + 1, len(self.tokens)) or not relative
                inverted = bool(verb) and speaks and self._is_inverted(verb)
                if verb and apposed and not inverted and self._is_insertion(comma + 1, closing):
                    return _Subject(first, comma, verb, (comma + 1, closing))
        return None

    def _is_inverted(self, verb: int) -> bool:
        """Tell whether a verb of saying has its subject behind it: ", said a top official"."""
        passage, behind = self.passage, verb + 1
        if passage.words[verb] not in passage.vocabulary.verbs or passage.ends(behind):
            return False
        return passage.determined(behind) > behind or passage.capital(behind)

    def _subject_before(self, comma: int) -> int | None:
        """Return where the subject begins that ends at a comma; one word with a capital opens a sentence as a name."""
        if comma == 1 and self._is_lone_name():
            return 0
        found = main_subject(self.passage, comma, things=True)
        if found is None or found.pronoun or found.end != self.tokens[comma - 1].end:
            return None
        first = self.with_article(found.start)
        ahead = self.passage.words[first - 1] if first else ","
        return first if ahead == "," or ahead in self.words.coordinators else None

    def _is_lone_name(self) -> bool:
        """Tell whether one word that opens a sentence is a name, and no adverb that a comma follows."""
        passage = self.passage
        adverb = passage.words[0].endswith(passage.vocabulary.adverb_endings)
        return passage.capital(0) and passage.content(0) and not (adverb or passage.words[0] in self.words.bearers)

    def _is_apposition(self, first: int, last: int) -> bool:
        """Tell whether an article opens one thing that a noun is called by, and no list of several."""
        several = any(self.passage.words[i] in self.words.coordinators for i in range(first, last))
        return self.passage.determined(first) > first and not several

    def _is_insertion(self, first: int, last: int) -> bool:
        """Tell whether tokens tell of the noun in front of them, and not when, where or according to whom."""
        passage, inside = self.passage, range(first, last)
        if self.count(first, last) < _FEWEST_OF_AN_INSERTION or self.quotes(first, last):
            return False
        behind = [i + 1 for i in inside if passage.words[i] == ","]
        if any(passage.capital(i) or passage.words[i] in self.words.coordinators for i in behind):
            return False
        if behind and first == 2:
            return False  # "Meanwhile, the mayor, who led ..., was fired"
        if passage.words[first] in self.words.relatives:
            verb_last = not self.words.subject_relatives  # German and Dutch
            return (
                verb_last
                or self.is_subject_relative(first)
                or any(passage.words[i] in self.words.verbs for i in inside)
            )
        opens_otherwise = (
            passage.words[first] in passage.vocabulary.settings
            or passage.vocabulary.is_gerund(passage.words[first + 1])  # "despite putting"
            or any(hit.first == 0 for hit in self.words.additions.find(self.tokens[first : first + 4]))
            or passage.words[first] in self.words.subordinators | passage.vocabulary.comparatives
            or passage.words[first] in self.words.coordinators | passage.vocabulary.times
            or passage.capital(first)
            or bool(self.words.connectors.find(self.tokens[first : first + 4]))
            or passage.tokens[first].kind is TokenKind.DIGITS
        )
        attributes = bool(passage.vocabulary.attribution.find(self.tokens[first:last])) or any(
            first <= group.verb < last for group in verb_groups(passage)
        )
        lists = any(
            passage.words[i] in self.words.coordinators and passage.capital(passage.determined(i + 1)) for i in inside
        )
        plain = not any(passage.words[i] in self.words.verbs and i > first for i in inside)
        return plain and not (opens_otherwise or attributes or lists)

    def _plain_subject(self) -> _Subject | None:
        """Return the subject that stands right before its verb."""
        own = [i for i in range(1, len(self.tokens)) if i not in self.passage.quoted]
        stop = next((i for i in own if self.verb_at(i)), None) or self._first_coordinator()
        listed = next((i for i in own if self.active_at(i)), None)
        return self._subject_up_to(stop) or self._subject_up_to(listed) or self._subject_behind_time()

    def _subject_up_to(self, stop: int | None) -> _Subject | None:
        """Return the subject in front of a token with its verb right behind it."""
        if stop is None:
            return None
        found = main_subject(self.passage, stop, things=True)
        if found is None:
            behind = self._verb_of(1) if self._is_lone_name() else 0
            return _Subject(0, 1, behind) if behind else None  # "Tour joined in 2010 and is contracted until 2017"
        first, last = self.with_article(found.start), self.index_after(found.end)
        behind = self._verb_of(last)
        return _Subject(first, last, behind) if behind and last > first else None

    def _verb_of(self, last: int) -> int:
        """Return the index of the verb behind a subject that ends before `last`, past an age; 0 for none."""
        resumed = self._behind_age(last)
        return self.verb_at(resumed) or self.past_at(resumed) or self.active_at(resumed, loose=resumed > last)

    def _behind_age(self, index: int) -> int:
        """Return the index behind an age that commas set off behind a name: "Ann Hall, 30, left"; else `index`."""
        commas = self.passage.words[index : index + 1] == self.passage.words[index + 2 : index + 3] == (",",)
        return index + 3 if commas and self.tokens[index + 1].kind is TokenKind.DIGITS else index

    def _subject_behind_time(self) -> _Subject | None:
        """Return a pronoun or a name right before its verb where a phrase opens the sentence: "In 2004 he returned"."""
        passage = self.passage
        for verb in range(2, len(self.tokens)):
            if passage.words[verb - 1] in self.words.subordinators | self.words.coordinators or verb in passage.quoted:
                return None
            named = next((start for start, end in passage.names.items() if end == verb), None)
            pronoun = verb - 1 if passage.words[verb - 1] in passage.vocabulary.subject_pronouns else None
            first = pronoun if pronoun is not None else named
            if first is not None and (self.verb_at(verb) or self.past_at(verb) or self.active_at(verb)):
                # "The bridge over the Ell was built": what a preposition leads to is no subject, with an article too.
                lead = self.with_article(self.tokens[first].start)
                ahead = passage.words[lead - 1] if lead else ""
                prepositions = own_words(passage.language, "function_words", "prepositions")
                apart = ahead in passage.vocabulary.settings | passage.vocabulary.complements | prepositions
                return None if apart else _Subject(first, verb, self.verb_at(verb) or verb)
            if passage.words[verb - 1] == "," or self.verb_at(verb):
                return None
        return None

    def _first_coordinator(self) -> int | None:
        words = enumerate(self.passage.words)
        return next((i for i, word in words if word in self.words.coordinators and i > 1), None)

    def _relative_tail(self, behind: int) -> tuple[int, tuple[int, int]] | None:
        """Return where a relative clause begins that ends the statement, and what it tells of."""
        passage = self.passage
        if any(hit.first == 0 for hit in self.words.clefts.find(self.tokens[:_FEWEST_WORDS])):
            return None  # « C'est le maire, Luc Arnal, qui préside »
        for comma in range(len(self.tokens) - 2, behind + 1, -1):
            first = comma + 1
            if (
                passage.words[comma] != ","
                or comma in passage.quoted
                or passage.words[first] not in self.words.relatives
            ):
                continue
            if self._resumes(first) or self.count(first, len(self.tokens)) < _FEWEST_OF_A_CLAUSE:
                return None
            if self.words.subject_relatives and not self.is_subject_relative(first):
                return None  # "Corle, where he was born" tells of him, and says so only as a whole
            antecedent = self.antecedent(comma)
            if antecedent and antecedent[0] == 0:
                # There is a verb in there that was not seen: "Many people work for Holm, which".
                antecedent = next(((start, end) for start, end in passage.names.items() if end == comma), None)
            if antecedent and self._is_of_person_or_head(*antecedent):
                return None
            enough = self.count(0, comma) >= _FEWEST_WORDS and not self._only_attributes(comma)
            if has_list(passage.language) and not any_verb(self.tokens[:comma], passage.language):
                return None  # the main clause is still to come
            return (first, antecedent) if antecedent and enough and self.is_clause(first) else None
        return None

    def _is_of_person_or_head(self, first: int, comma: int) -> bool:
        """Tell whether a clause may tell of a name or of the noun it depends on: « le service d'Ann Vale, qui »."""
        passage = self.passage
        name = next((start for start, end in passage.names.items() if end == comma and end - start > 1), None)
        depends = name is not None and first < name and passage.words[name - 1] in passage.vocabulary.complements
        return depends and self.is_of_two_nouns(first, comma)

    def _only_attributes(self, stop: int) -> bool:
        """Tell whether nothing but a source stands in front of a token: « D'après le quotidien, qui … »."""
        opens = any(hit.first == 0 for hit in self.passage.vocabulary.attribution.find(self.tokens[:stop]))
        return opens and not any(word in self.words.verbs for word in self.passage.words[:stop])

    def _resumes(self, first: int) -> bool:
        """Tell whether the main clause may go on behind a relative clause: « …, qui préside, a appelé »."""
        commas = (i for i in range(first, len(self.tokens) - 1) if self.passage.words[i] == ",")
        return any(i not in self.passage.quoted and not self._goes_on(i + 1) for i in commas)

    def _goes_on(self, index: int) -> bool:
        """Tell whether what stands behind a comma plainly belongs to the clause before it."""
        passage, word = self.passage, self.passage.words[index]
        opens = passage.vocabulary.comparatives | (self.words.subordinators - passage.vocabulary.settings)
        phrases = (passage.vocabulary.attribution, self.words.connectors)
        known = any(hit.first == 0 for book in phrases for hit in book.find(self.tokens[index : index + 4]))
        return known or word in opens | self.words.relatives or self.words.is_participle(word)
