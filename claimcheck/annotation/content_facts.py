"""The facts of what somebody says: "Hall said that the quay was shut and that the ferry had been sold".

What a verb of saying governs is divided as a statement is, and every part keeps who says it in front: "Hall said that
the ferry had been sold". Where the verb is negated or something else governs the content too, it stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.clause_facts import ClauseFacts, parted_clauses
from claimcheck.annotation.nested_facts import Fact
from claimcheck.annotation.saying import clause_follows, verb_groups
from claimcheck.annotation.set_off import on_one_line
from claimcheck.annotation.vocabulary import own_words
from claimcheck.annotation.wordings import behind_opener
from claimcheck.languages.scanner import opens_with_vowel, scan

# Tokens between a verb of saying and "that": « a annoncé jeudi soir à la presse que ».
_FARTHEST = 10

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# Tokens of a verb with its auxiliary and particle: "has pointed out".
_LONGEST_VERB = 3

Divide = Callable[[str, int, int, str], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class _Content:
    """What somebody says: the token of "that", its first word, and who says it; without "that" both are one token."""

    opening: int
    first: int
    subject: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause of a content by offset, from the word that joins it; `body` is where the clause itself begins."""

    start: int
    body: int
    end: int


class ContentFacts(ClauseFacts):
    """A statement whose main verb says something that is divided."""

    def content_facts(self, divide: Divide) -> list[Fact]:
        """Return the facts of the content, each with who says it; the whole statement where there is one."""
        content = self._content()
        parts = self._parts(content) if content else ()
        found = [fact for part in parts for fact in self._facts_of(content, part, divide)] if content else []
        if len(found) < 2:
            return [Fact(self.start, self.end)]
        return [Fact(self.start, found[0].end), *found[1:]]

    def _content(self) -> _Content | None:
        """Return what the main verb says, None where it says nothing, or only may, or denies it."""
        passage, main = self.passage, self.main_clause
        if main is None:
            return None
        said = next((group.verb for group in verb_groups(passage) if group.first <= main.verb <= group.verb), None)
        if said is None or passage.words[main.verb] in self.words.modals:
            return None
        if negations(self.tokens[main.last : said + 1], passage.language):
            return None
        subject = self.between(main.first, main.last)
        for index in range(said + 1, min(said + 1 + _FARTHEST, len(self.tokens) - _FEWEST_WORDS)):
            if self._is_that(index):
                elided = self.passage.words[index + 1] in {"'", "’"}
                return _Content(index, index + 1 + int(elided), subject)
            if passage.words[index] in '":;«»“”' or index in self.predicates.all:
                break
        return _Content(said + 1, said + 1, subject) if self._is_bare_clause(said + 1) else None

    def _is_bare_clause(self, first: int) -> bool:
        """Tell whether a clause without "that" follows a verb of saying at once: not "told the Courier the quay …"."""
        passage = self.passage
        if not passage.vocabulary.bare_clauses or not clause_follows(passage, first):
            return False
        verb = self.predicates.first(first + 1, len(self.tokens))
        leads = passage.vocabulary.settings | passage.vocabulary.complements | self.words.coordinators
        inside = range(first + 1, verb or first)
        another = any(passage.determined(i) > i and passage.words[i - 1] not in leads for i in inside)
        return verb is not None and not another

    def _is_that(self, index: int) -> bool:
        """Tell whether a word opens what is said, and not what is compared: "that", « que »."""
        word, dependents = self.passage.words[index], own_words(self.passage.language, "clauses", "dependents")
        return word in self.passage.vocabulary.clause_starts & dependents and not self.is_within(index)

    def _parts(self, content: _Content) -> Iterator[_Part]:
        """Yield the clauses of a content, each with a subject of its own."""
        cuts = list(self._further_contents(content))
        opened = [(content.opening, content.first), *cuts]
        stops = [*(joint for joint, _ in cuts), len(self.tokens)]
        for (opening, first), stop in zip(opened, stops, strict=True):
            start, body = self.start + self.tokens[opening].start, self.start + self.tokens[first].start
            clauses = self._said_for_certain(body, self.offset_before(stop))
            yield _Part(start, body, clauses[0][1])
            for joint, end in clauses[1:]:
                behind = self.index_after(joint - self.start) + 1
                yield _Part(joint, self.start + self.tokens[behind].start, end)

    def _said_for_certain(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the clauses of a content; one behind "but" may be nobody's word, and stays."""
        clauses = parted_clauses(self.text, start, end, self.passage.language)
        joints = (self.index_after(joint - self.start) for joint, _ in clauses[1:])
        turns = any(self.passage.words[joint] in self.words.adversatives for joint in joints)
        return [(start, end)] if turns else clauses

    def _further_contents(self, content: _Content) -> Iterator[tuple[int, int]]:
        """Yield the word that joins a further content, and where that begins: "and that the ferry had been sold"."""
        passage, opening = self.passage, content.first
        for joint in range(content.first + _FEWEST_WORDS, len(self.tokens) - _FEWEST_WORDS):
            if passage.words[joint] not in self.words.coordinators or not self._is_that(joint + 1):
                continue
            first = joint + 2 + int(passage.words[joint + 2] in {"'", "’"})
            points = passage.vocabulary.subject_pronouns | passage.vocabulary.pronouns | passage.vocabulary.impersonal
            open_subject = passage.words[first] in points - passage.vocabulary.determiners
            verb = self.predicates.first(first + 1, len(self.tokens))
            if open_subject or verb is None or self._is_governed(opening, joint):
                return
            yield joint, first
            opening = first

    def _is_governed(self, first: int, joint: int) -> bool:
        """Tell whether a condition, a reason or somebody else's saying in a content may govern what follows it."""
        passage, says = self.passage, self.passage.vocabulary.verbs | self.passage.vocabulary.clause_verbs
        opens = (self.words.subordinators | self.words.relatives) - passage.vocabulary.determiners
        inside = [passage.words[i] for i in range(first, joint)]
        verb = self.predicates.first(first, joint)
        return verb is None or not (opens | says).isdisjoint(inside)

    def _facts_of(self, content: _Content, part: _Part, divide: Divide) -> list[Fact]:
        """Return the facts of a part of a content, the part as a whole where one of them is no speaker's word."""
        found = list(divide(self.text, part.body, part.end, self.passage.language))
        others = any(not fact.joined or self._may_go_on(part, fact) for fact in found[1:])
        if found[0].wording is not None or others:
            found = [Fact(part.body, part.end)]
        worded = [self._with_saying(content, part, fact.wording or self.text[fact.start : fact.end]) for fact in found]
        starts = [part.start, *(fact.start for fact in found[1:])]
        return [
            Fact(start, fact.end, says, content.subject, joined=True, says=True)
            for start, fact, says in zip(starts, found, worded, strict=True)
        ]

    def _may_go_on(self, part: _Part, fact: Fact) -> bool:
        """Tell whether a second verb may be the speaker's: "said A fell, and blamed B", "said A had left and hit B".

        So it may behind a comma, where it says something, and where what is said lies before both verbs.
        """
        joint = self.index_after(fact.start - self.start)
        before = own_words(self.passage.language, "limits", "past_perfect")
        verb = self.predicates.first(self.index_after(part.body - self.start), joint)
        earlier = verb is not None and self.passage.words[verb] in before
        resumed = earlier and before.isdisjoint(token.text.lower() for token in scan(fact.wording or ""))
        return self.passage.words[joint - 1] == "," or resumed or self._says_more_of(fact)

    def _says_more_of(self, fact: Fact) -> bool:
        """Tell whether a second verb says something, and may go on with the first: "said A and pointed out B"."""
        verb = self.verb_behind(self.index_after(fact.start - self.start))
        says = self.passage.vocabulary.verbs | self.passage.vocabulary.clause_verbs
        return not says.isdisjoint(self.passage.words[verb : verb + _LONGEST_VERB])

    def _with_saying(self, content: _Content, part: _Part, clause: str) -> str:
        """Return a clause with who says it in front: "Hall said that the ferry had been sold"."""
        prefix = self.slice(0, self.tokens[content.opening].start)
        prefix = prefix[behind_opener(prefix, self.passage.language) :]
        small = self.text[part.body : part.body + 1].islower()
        clause = f"{clause[:1].lower()}{clause[1:]}" if small else self._inside(clause)
        if content.first == content.opening:
            return on_one_line(f"{prefix}{clause}")
        that = self.passage.words[content.opening]
        starts = self.passage.vocabulary.clause_starts
        whole = next((word for word in starts if word == f"{that}e"), that)  # « qu'une »: « que »
        elided = next((word for word in starts if f"{word}e" == whole), "")
        if elided and opens_with_vowel(clause):
            return on_one_line(f"{prefix}{elided}'{clause}")
        return on_one_line(f"{prefix}{whole} {clause}")
