"""What else a speaker says in the same sentence, behind a comma: « …, a dit le maire, assurant que tout va bien »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.annotation.antecedents import AntecedentReader
from claimcheck.annotation.gerunds import finite_of_saying, in_plural, shows_several
from claimcheck.annotation.speakers import find_attribution, find_speaker
from claimcheck.annotation.verbs import any_verb

# In front of a gerund stands a clause, and behind it something is said.
_FEWEST_WORDS, _FEWEST_OF_A_SAYING = 4, 5


@dataclass(frozen=True, slots=True)
class Saying:
    """A gerund of saying behind a comma, by token: its finite verb, and who says it."""

    comma: int
    finite: str
    speaker: str


class SayingReader(AntecedentReader):
    """A statement whose gerunds of saying are read."""

    def sayings(self, subject: tuple[int, int, int] | None, behind: int, stop: int) -> Iterator[Saying]:
        """Yield where a gerund tells what else a speaker, or the subject, says: « …, a dit le maire, assurant que ».

        `subject` is where the subject begins and ends, and its verb.
        """
        passage, speaker = self.passage, None
        for comma in range(max(behind, _FEWEST_WORDS), stop - _FEWEST_OF_A_SAYING):
            if passage.words[comma] != "," or comma in passage.quoted:
                continue
            finite = finite_of_saying(passage.words[comma + 1], passage.language)
            if finite is None:
                continue
            speaker = speaker or self._speaker_up_to(subject, comma)
            agreeing = self._agreeing(finite, *speaker) if speaker else None
            if speaker is None or agreeing is None:
                return
            yield Saying(comma, agreeing, self.between(*speaker))

    def _speaker_up_to(self, subject: tuple[int, int, int] | None, comma: int) -> tuple[int, int] | None:
        """Return who speaks by a verb in front of a comma, or the subject where nobody does; None where none is plain.

        A phrase such as « selon la mairie » leaves open whom a gerund tells of.
        """
        words, language = self.slice(0, self.tokens[comma].start), self.passage.language
        if find_attribution(words, language) is not None or not any_verb(self.tokens[:comma], language):
            return None
        found = find_speaker(words, language)
        if found is not None:
            return self.with_article(found.start), self.index_after(found.end)
        return subject[:2] if subject and subject[2] < comma else None

    def _agreeing(self, finite: str, first: int, last: int) -> str | None:
        """Return a verb in the number of its subject; None where the form for several is not known."""
        language, words = self.passage.language, self.passage.words[first:last]
        several = any(word in self.words.coordinators for word in words) or shows_several(words[0], language)
        return in_plural(finite, language) if several else finite
