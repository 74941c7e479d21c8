"""What else a speaker says, or a subject does, in a gerund: « …, a dit le maire, assurant que tout va bien »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.annotation.antecedents import AntecedentReader
from claimcheck.annotation.certainty import certainty_of
from claimcheck.annotation.gerunds import finite_of_act, finite_of_saying, in_plural, shows_several
from claimcheck.annotation.phrases import is_agent
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.speakers import find_attribution, find_speaker
from claimcheck.annotation.verbs import any_verb
from claimcheck.records import Certainty

# In front of a gerund stands a clause, and behind it something is said or done.
_FEWEST_WORDS, _FEWEST_OF_A_SAYING = 4, 5


# Signs that part a gerund from the clause in front.
_SETTING_OFF = ",-–—"


@dataclass(frozen=True, slots=True)
class GerundClause:
    """A clause that a gerund opens: the joint in front of it and its own first token, its finite verb and its subject.

    `joint` is a comma, or the first of the words that lead the gerund in (« tout en »); `gerund` is its token.
    """

    joint: int
    first: int
    gerund: int
    finite: str
    subject: str


class GerundReader(AntecedentReader):
    """A statement whose gerunds are read."""

    def sayings(self, subject: tuple[int, int, int] | None, behind: int, stop: int) -> Iterator[GerundClause]:
        """Yield where a gerund tells what else a speaker, or the subject, says: « …, a dit le maire, assurant que ».

        `subject` is where the subject begins and ends, and its verb.
        """
        passage, speaker = self.passage, None
        for joint, gerund in self._joints(behind, stop):
            finite = finite_of_saying(passage.words[gerund], passage.language)
            if finite is None:
                continue
            speaker = speaker or self._speaker_up_to(subject, joint)
            agreeing = self._agreeing(finite, gerund, *speaker) if speaker else None
            if speaker is None or agreeing is None or self._joins_gerund(gerund, stop):
                return
            first = joint + 1 if self._sets_apart(joint) else joint
            yield GerundClause(joint, first, gerund, agreeing, self.between(*speaker))

    def act(self, subject: tuple[int, int, int] | None, behind: int, stop: int) -> GerundClause | None:
        """Return the last clause of a statement where a gerund tells what else its subject did: "…, freeing hundreds".

        The clause in front is plain: the subject acts, nothing else opens in between, and nothing hedges it. A comma
        inside the clause may go on with the one in front.
        """
        if subject is None:
            return None
        passage = self.passage
        for joint, gerund in self._joints(max(behind, subject[2]), stop):
            finite = finite_of_act(passage.words[gerund], passage.language)
            if finite is None or self._sets_apart(joint) != (gerund == joint + 1):
                continue
            agreeing = self._agreeing(finite, gerund, *subject[:2])
            if agreeing is None or self._goes_on_behind(gerund, stop) or not self._acts_plainly(subject[2], joint):
                return None
            first = joint + 1 if self._sets_apart(joint) else joint
            return GerundClause(joint, first, gerund, agreeing, self.between(*subject[:2]))
        return None

    def _joints(self, behind: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the commas, and what leads a gerund in without one, each with the token that may be the gerund."""
        passage, last = self.passage, 0
        for index in range(max(behind, _FEWEST_WORDS), stop - _FEWEST_OF_A_SAYING):
            if index in passage.quoted or index < last:
                continue
            comma = self._sets_apart(index)
            last = passage.hit(self.words.gerund_leads, index + 1 if comma else index)
            if comma or last > index:
                yield index, last

    def _sets_apart(self, index: int) -> bool:
        """Tell whether a comma, or a dash between spaces, stands at a token."""
        return any(self.sets_off(index, sign) for sign in _SETTING_OFF)

    def _goes_on_behind(self, gerund: int, stop: int) -> bool:
        """Tell whether something else may follow what a gerund tells: a comma, or a second gerund behind "and"."""
        words = self.passage.words
        commas = any(words[i] == "," and i not in self.passage.quoted for i in range(gerund + 1, stop))
        return commas or words[gerund + 1] in self.words.coordinators or self._joins_gerund(gerund, stop)

    def _joins_gerund(self, gerund: int, stop: int) -> bool:
        """Tell whether "and" joins a second gerund: "blaming the crowd but admitting a mistake"."""
        passage = self.passage
        own = (i for i in range(gerund + 1, stop) if i not in passage.quoted)
        return any(
            passage.words[i - 1] in self.words.coordinators and passage.vocabulary.is_gerund(passage.words[i])
            for i in own
        )

    def _acts_plainly(self, verb: int, joint: int) -> bool:
        """Tell whether a clause tells what its subject does, as a fact, and no other clause opens in it."""
        passage = self.passage
        if passage.words[verb] in self.words.modals:
            return False  # "Five firms can now bid, helping to fill the dock"
        opening = self.words.subordinators | self.words.relatives | passage.vocabulary.passive_auxiliaries
        if any(passage.words[i] in opening or passage.words[i] == ":" for i in range(verb, joint)):
            return False
        if any(group.verb < joint for group in verb_groups(passage)):
            return False
        certainty = certainty_of(self.tokens[:joint], passage.language, attributed=False)
        return certainty is Certainty.STATED

    def _speaker_up_to(self, subject: tuple[int, int, int] | None, comma: int) -> tuple[int, int] | None:
        """Return who speaks by a verb in front of a comma, or the subject where nobody does; None where none is plain.

        A phrase such as « selon la mairie » leaves open whom a gerund tells of.
        """
        words, language = self.slice(0, self.tokens[comma].start), self.passage.language
        if find_attribution(words, language) is not None or not any_verb(self.tokens[:comma], language):
            return None
        found = find_speaker(words, language)
        if found is not None and found.pronoun and found.text.lower() in self.passage.vocabulary.verbs:
            return None  # «“Aqui chovia”, diz, apontando»: the verb of saying names nobody
        if found is not None:
            return self.with_article(found.start), self.index_after(found.end)
        if subject is None or subject[2] >= comma:
            return None
        pronoun = self.passage.words[subject[0]] in self.passage.vocabulary.subject_pronouns
        return subject[:2] if pronoun or is_agent(self.passage, *subject[:2]) else None

    def _agreeing(self, finite: str, gerund: int, first: int, last: int) -> str | None:
        """Return the verb of a gerund in the number of its subject; None where the form for several is not known."""
        language, words = self.passage.language, self.passage.words[first:last]
        several = any(word in self.words.coordinators for word in words) or shows_several(words[0], language)
        return in_plural(finite, self.passage.words[gerund], language) if several else finite
