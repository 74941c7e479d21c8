"""The facts of a statement, one a claim: co-ordinated verbs, relative clauses, what is set off behind a subject.

"Strzok, who led both inquiries, was fired on Friday and has sued" tells three things of one person. Each is a fact with
a span of its own; where the span leaves its subject out, or holds another fact, `wording` says it in the sentence's own
words. Where it is not plain whom a verb or a clause belongs to, the statement stays whole: a long claim costs less than
one about somebody else.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.annotation.direct_speech import cuts_quotation
from claimcheck.annotation.saying import verb_groups
from claimcheck.annotation.speech import Passage, read_passage
from claimcheck.annotation.subjects import main_subject
from claimcheck.annotation.vocabulary import own_table
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import TokenKind

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4

# A shorter clause or apposition says by whom or what somebody is known ("who chairs the board"), as a title does.
_FEWEST_OF_A_CLAUSE = 5

# Fewer words between commas are an age, or a party.
_FEWEST_OF_AN_INSERTION = 2

# What stands between a subject and its verb in two commas, in tokens.
_LONGEST_INSERTION = 30

# An antecedent with its article and its complements, in tokens.
_LONGEST_ANTECEDENT = 9

# What may stand between "and" and its verb: « n'a ensuite ».
_MOST_BEARERS = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its span in the article.

    `wording` is the fact with its subject and without other facts, None where the span says it as it stands. `subject`
    is whom a wording names, `without` the span of another fact inside this one. `joined` says that "and" joins it to
    the fact before.
    """

    start: int
    end: int
    wording: str | None = None
    subject: str | None = None
    without: tuple[int, int] | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the tables `clauses` and `facts` by which one language joins several facts."""

    coordinators: frozenset[str]
    relatives: frozenset[str]
    subject_relatives: frozenset[str]
    verbs: frozenset[str]
    participles: frozenset[str]
    participle_endings: tuple[str, ...]
    not_participles: frozenset[str]
    bearers: frozenset[str]
    subordinators: frozenset[str]
    connectors: Phrasebook
    bare_content: bool

    def is_participle(self, word: str) -> bool:
        """Tell whether a word may be a participle, or a past tense that looks like one."""
        ending = word.endswith(self.participle_endings) and len(word) > 4 and word not in self.not_participles
        return word in self.participles or (bool(self.participle_endings) and ending)


@functools.cache
def _words(language: str) -> _Words:
    clauses, table = own_table(language, "clauses"), own_table(language, "facts")

    def listed(name: str) -> frozenset[str]:
        return frozenset(table.get(name, "").split())

    joints, connectors = frozenset(clauses.get("joints", ())), frozenset(clauses.get("connectors", ()))
    return _Words(
        coordinators=frozenset(clauses.get("additive", ())) | ((joints & connectors) - listed("subordinators")),
        relatives=listed("relatives"),
        subject_relatives=listed("subject_relatives"),
        verbs=listed("verbs"),
        participles=listed("participles"),
        participle_endings=tuple(table.get("participle_endings", ())),
        not_participles=listed("not_participles"),
        bearers=listed("bearers"),
        subordinators=listed("subordinators"),
        connectors=Phrasebook(clauses.get("connectors", ())),
        bare_content=bool(table.get("bare_content", False)),
    )


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject with its article and the verb behind it, by token; `insertion` is what commas set off between them."""

    first: int
    last: int
    verb: int
    insertion: tuple[int, int] | None = None


def facts(text: str, start: int, end: int, language: str) -> list[Fact]:
    """Return the facts of the statement `text[start:end]` in the order of the text, at least one."""
    words = _words(language)
    if not words.verbs:
        return [Fact(start, end)]
    return _Divided(text, start, end, read_passage(text[start:end], language), words).facts()


class _Divided:
    """One statement that is divided into its facts."""

    def __init__(self, text: str, start: int, end: int, passage: Passage, words: _Words) -> None:
        self._text, self._start, self._end = text, start, end
        self._passage, self._words = passage, words
        self._tokens = passage.tokens

    def facts(self) -> list[Fact]:
        subject = self._subject_with_insertion() or self._plain_subject()
        insertion = subject.insertion if subject else None
        if insertion and self._count(*insertion) < _FEWEST_OF_A_CLAUSE:
            insertion = None
        tail = self._relative_tail(insertion[1] if insertion else 0)
        last = tail[0] - 1 if tail else len(self._tokens)
        seconds = list(self._second_verbs(subject, last)) if subject else []
        ends = [*(joint for joint, _, _ in seconds), last][1:]
        found = [self._main(subject, insertion, seconds[0][0] if seconds else last)]
        if subject and insertion:
            found.append(self._of_clause(*insertion, (subject.first, subject.last)))
        for (joint, verb, shared), stop in zip(seconds, ends, strict=True):
            found.append(self._second(subject, joint, verb, stop, shared))
        if tail:
            found.append(self._of_clause(tail[0], len(self._tokens), tail[1]))
        return found

    def _main(self, subject: _Subject | None, insertion: tuple[int, int] | None, stop: int) -> Fact:
        start, end = self._start, self._offset_before(stop)
        if subject is None or insertion is None:
            return Fact(start, end)
        first, last = insertion
        comma, resumes = self._tokens[first - 1].start, self._tokens[last + 1].start
        wording = f"{self._slice(0, comma)} {self._slice(resumes, end - start)}"
        without = (start + comma, start + resumes)
        return Fact(start, end, _on_one_line(wording), self._between(subject.first, subject.last), without)

    def _second(self, subject: _Subject | None, joint: int, verb: int, stop: int, shared: str) -> Fact:
        start, end = self._start + self._tokens[joint].start, self._offset_before(stop)
        named = self._between(subject.first, subject.last) if subject else ""
        rest = self._text[self._start + self._tokens[verb].start : end]
        return Fact(start, end, _on_one_line(f"{named} {shared}{rest}"), named, joined=True)

    def _of_clause(self, first: int, last: int, antecedent: tuple[int, int]) -> Fact:
        """Return the fact that a relative clause or an apposition tells of what stands in front of it."""
        start, end = self._start + self._tokens[first].start, self._offset_before(last)
        named = self._between(*antecedent)
        said = self._text[start:end]
        if self._is_subject_relative(first):
            return Fact(start, end, _on_one_line(f"{named} {said[len(self._tokens[first].text) :].lstrip()}"), named)
        return Fact(start, end, _on_one_line(f"{named}, {said}"), named)

    def _subject_with_insertion(self) -> _Subject | None:
        """Return the subject that commas set off from its verb: "Strzok, who led both inquiries, was fired"."""
        commas = [i for i, word in enumerate(self._passage.words) if word == "," and i not in self._passage.quoted]
        for comma in commas[:2]:
            first = self._subject_before(comma)
            if first is None:
                continue
            named = first + 1 == comma or any(first <= name < comma for name in self._passage.names)
            for closing in commas:
                if closing <= comma or closing - comma > _LONGEST_INSERTION:
                    continue
                verb = self._verb_at(closing + 1)
                relative = self._passage.words[comma + 1] in self._words.relatives
                apposed = named or relative or self._is_apposition(comma + 1, closing)
                if verb and apposed and self._is_insertion(comma + 1, closing):
                    return _Subject(first, comma, verb, (comma + 1, closing))
        return None

    def _subject_before(self, comma: int) -> int | None:
        """Return where the subject begins that ends at a comma; one word with a capital opens a sentence as a name."""
        if comma == 1 and self._is_lone_name():
            return 0
        found = main_subject(self._passage, comma)
        if found is None or found.pronoun or found.end != self._tokens[comma - 1].end:
            return None
        first = self._with_article(found.start)
        ahead = self._passage.words[first - 1] if first else ","
        return first if ahead == "," or ahead in self._words.coordinators else None

    def _is_lone_name(self) -> bool:
        """Tell whether one word that opens a sentence is a name, and no adverb that a comma follows."""
        passage = self._passage
        adverb = passage.words[0].endswith(passage.vocabulary.adverb_endings)
        return passage.capital(0) and passage.content(0) and not (adverb or passage.words[0] in self._words.bearers)

    def _is_apposition(self, first: int, last: int) -> bool:
        """Tell whether an article opens one thing that a noun is called by, and no list of several."""
        several = any(self._passage.words[i] in self._words.coordinators for i in range(first, last))
        return self._passage.determined(first) > first and not several

    def _is_insertion(self, first: int, last: int) -> bool:
        """Tell whether tokens tell of the noun in front of them, and not when, where or according to whom."""
        passage, inside = self._passage, range(first, last)
        if self._count(first, last) < _FEWEST_OF_AN_INSERTION or any(i in passage.quoted for i in inside):
            return False
        behind = [i + 1 for i in inside if passage.words[i] == ","]
        if any(passage.capital(i) or passage.words[i] in self._words.coordinators for i in behind):
            return False
        if behind and first == 2:
            return False  # "Meanwhile, the mayor, who led ..., was fired"
        if passage.words[first] in self._words.relatives:
            verb_last = not self._words.subject_relatives  # German and Dutch
            return (
                verb_last
                or self._is_subject_relative(first)
                or any(passage.words[i] in self._words.verbs for i in inside)
            )
        opens_otherwise = (
            passage.words[first] in passage.vocabulary.settings
            or passage.words[first] in self._words.subordinators | passage.vocabulary.comparatives
            or passage.words[first] in self._words.coordinators | passage.vocabulary.times
            or passage.capital(first)
            or bool(self._words.connectors.find(self._tokens[first : first + 4]))
            or passage.tokens[first].kind is TokenKind.DIGITS
        )
        attributes = bool(passage.vocabulary.attribution.find(self._tokens[first:last])) or any(
            first <= group.verb < last for group in verb_groups(passage)
        )
        lists = any(
            passage.words[i] in self._words.coordinators and passage.capital(passage.determined(i + 1)) for i in inside
        )
        plain = not any(passage.words[i] in self._words.verbs and i > first for i in inside)
        return plain and not (opens_otherwise or attributes or lists)

    def _plain_subject(self) -> _Subject | None:
        """Return the subject that stands right before its verb."""
        verb = next(
            (i for i in range(1, len(self._tokens)) if self._verb_at(i) and i not in self._passage.quoted), None
        )
        stop = verb if verb is not None else self._first_coordinator()
        if stop is None:
            return None
        found = main_subject(self._passage, stop)
        if found is None:
            return None
        first, last = self._with_article(found.start), self._index_after(found.end)
        behind = self._verb_at(last) or self._past_at(last)
        return _Subject(first, last, behind) if behind and last > first else None

    def _first_coordinator(self) -> int | None:
        words = enumerate(self._passage.words)
        return next((i for i, word in words if word in self._words.coordinators and i > 1), None)

    def _second_verbs(self, subject: _Subject, stop: int) -> Iterator[tuple[int, int, str]]:
        """Yield where "and" joins a further verb of the subject: the joint, the verb, the auxiliary that both share."""
        piece = subject.first
        for joint in range(subject.verb + 1, stop - 1):
            if self._passage.words[joint] not in self._words.coordinators or joint in self._passage.quoted:
                continue
            verb = self._verb_at(joint + 1)
            shared = "" if verb else self._shared_auxiliary(subject, joint)
            verb = verb or (self._past_at(joint + 1) if shared is not None else 0)
            short = self._count(piece, joint) < _FEWEST_WORDS or self._count(joint + 1, stop) < _FEWEST_WORDS - 1
            if not verb or short:
                continue
            if not self._governs(subject, joint):
                return
            yield joint, joint + 1, shared or ""
            piece = joint + 1

    def _governs(self, subject: _Subject, joint: int) -> bool:
        """Tell whether the verb behind a joint is the subject's: no clause opened in between that could own it."""
        passage, between = self._passage, range(subject.verb, joint)
        if any(passage.words[i] in self._words.subordinators or passage.words[i] in ":;—()" for i in between):
            return False
        if cuts_quotation(self._text, self._start + self._tokens[joint].start):
            return False
        if self._words.bare_content:
            return not any(subject.verb <= group.verb < joint for group in verb_groups(passage))
        return True

    def _shared_auxiliary(self, subject: _Subject, joint: int) -> str | None:
        """Return the auxiliary of the first verb for a participle behind "and"; None where neither can be told."""
        following = joint + 1
        if not self._past_at(following) or self._words.is_participle(self._passage.words[joint - 1]):
            return None
        if self._passage.words[subject.verb] not in self._words.verbs:
            return "" if self._words.bare_content else None
        last = subject.verb
        while last < joint and self._passage.words[last] in self._words.verbs | self._passage.vocabulary.auxiliaries:
            last += 1
        second = self._passage.words[self._past_at(following)]
        if any(self._passage.words[i] in self._passage.vocabulary.auxiliaries for i in range(last + 1, joint)):
            return None  # « a dit avoir été insulté et traité »
        if last >= joint or not self._words.is_participle(self._passage.words[last]):
            return None
        if self._passage.words[last].endswith("s") != second.endswith("s"):
            return None  # « a annoncé la fermeture de comptes liés à l'État et utilisés »
        first = self._index_after_subject(subject)
        return self._between(first, last) + " "

    def _relative_tail(self, behind: int) -> tuple[int, tuple[int, int]] | None:
        """Return where a relative clause begins that ends the statement, and what it tells of."""
        passage = self._passage
        for comma in range(len(self._tokens) - 2, behind + 1, -1):
            first = comma + 1
            if (
                passage.words[comma] != ","
                or comma in passage.quoted
                or passage.words[first] not in self._words.relatives
            ):
                continue
            if self._resumes(first) or self._count(first, len(self._tokens)) < _FEWEST_OF_A_CLAUSE:
                return None
            antecedent = self._antecedent(comma)
            enough = self._count(0, comma) >= _FEWEST_WORDS and not self._only_attributes(comma)
            return (first, antecedent) if antecedent and enough and self._is_clause(first) else None
        return None

    def _only_attributes(self, stop: int) -> bool:
        """Tell whether nothing but a source stands in front of a token: « D'après le quotidien, qui … »."""
        opens = any(hit.first == 0 for hit in self._passage.vocabulary.attribution.find(self._tokens[:stop]))
        return opens and not any(word in self._words.verbs for word in self._passage.words[:stop])

    def _antecedent(self, comma: int) -> tuple[int, int] | None:
        """Return the noun phrase in front of a comma, from its article or its name; None where it is not plain.

        Of a noun and its complement, the first that can act: « les foudres du président, qui … » tells of the latter.
        """
        passage, openings = self._passage, list[int]()
        for index in range(comma - 1, max(comma - _LONGEST_ANTECEDENT, 0) - 1, -1):
            word = passage.words[index]
            closed = word in passage.vocabulary.settings - passage.vocabulary.complements or word in self._words.verbs
            if passage.ends(index) or closed or self._tokens[index].kind is TokenKind.DIGITS:
                break
            contracted = word in passage.vocabulary.complements
            if passage.determined(index) > index and not self._inside_name(index):
                openings.append(index)
                if not contracted and (not index or passage.words[index - 1] not in passage.vocabulary.complements):
                    break
        named = next((start for start, end in passage.names.items() if end == comma), None)
        if not passage.content(comma - 1):
            return None
        first = self._acting(openings, named)
        if first is None or first in passage.quoted or self._is_of_another_noun(first):
            return None
        return first, comma

    def _inside_name(self, index: int) -> bool:
        return any(start < index < end for start, end in self._passage.names.items())

    def _is_of_another_noun(self, first: int) -> bool:
        """Tell whether a preposition ties a noun to the one before: « l'impôt sur la fortune, qui … »."""
        passage = self._passage
        if first < 2 or passage.words[first - 1] not in passage.vocabulary.settings or self._acts(first):
            return False
        before = passage.words[first - 2]
        return passage.content(first - 2) and not (self._words.is_participle(before) or passage.capital(first))

    def _with_title(self, named: int) -> int:
        titles, words = self._passage.vocabulary.titles, self._passage.words
        if named > 1 and words[named - 1] == "." and words[named - 2] in titles:
            return named - 2
        return named - 1 if named and words[named - 1] in titles and self._passage.capital(named - 1) else named

    def _acting(self, openings: list[int], named: int | None) -> int | None:
        """Return which of several nouns, the inner ones first, a relative clause tells of; None where it is open."""
        passage = self._passage
        own = [i for i in openings if passage.words[i] not in passage.vocabulary.complements]
        if len(openings) < 2 and named is None:
            return own[0] if own else None
        if named is not None and not own:
            depends = named > 0 and passage.words[named - 1] in passage.vocabulary.complements
            return None if depends or self._elided_complement(named) else self._with_title(named)
        acting = next((i for i in reversed(own) if self._acts(i)), None)
        if acting is not None:
            return acting
        inner = openings[0]
        return own[-1] if own and inner == own[-1] and named is None else None

    def _acts(self, first: int) -> bool:
        noun = self._passage.determined(first)
        vocabulary, words = self._passage.vocabulary, self._passage.words
        near = list(itertools.takewhile(lambda word: word not in vocabulary.complements, words[noun : noun + 3]))
        return self._passage.capital(noun) or any(vocabulary.speaks(word) for word in near)

    def _elided_complement(self, index: int) -> bool:
        words = self._passage.words
        return index > 1 and words[index - 1] == "'" and words[index - 2] in self._passage.vocabulary.complements

    def _resumes(self, first: int) -> bool:
        """Tell whether the main clause may go on behind a relative clause: « …, qui préside, a appelé »."""
        commas = (i for i in range(first, len(self._tokens) - 1) if self._passage.words[i] == ",")
        return any(i not in self._passage.quoted and not self._goes_on(i + 1) for i in commas)

    def _goes_on(self, index: int) -> bool:
        """Tell whether what stands behind a comma plainly belongs to the clause before it."""
        passage, word = self._passage, self._passage.words[index]
        opens = passage.vocabulary.settings | passage.vocabulary.comparatives | self._words.subordinators
        phrases = (passage.vocabulary.attribution, self._words.connectors)
        known = any(hit.first == 0 for book in phrases for hit in book.find(self._tokens[index : index + 4]))
        return known or word in opens | self._words.relatives or self._words.is_participle(word)

    def _is_clause(self, first: int) -> bool:
        """Tell whether a relative opens a clause with a verb; German and Dutch put it last."""
        inside = range(first + 1, len(self._tokens))
        if self._words.subject_relatives:
            return self._is_subject_relative(first) or any(self._passage.words[i] in self._words.verbs for i in inside)
        last = next((i for i in reversed(inside) if self._tokens[i].kind is TokenKind.WORD), first)
        return self._passage.words[last] in self._words.verbs

    def _is_subject_relative(self, index: int) -> bool:
        following, passage = index + 1, self._passage
        if passage.words[index] not in self._words.subject_relatives or following >= len(self._tokens):
            return False
        noun = passage.determined(following) > following and passage.words[following] not in self._words.bearers
        pronoun = passage.words[following] in passage.vocabulary.subject_pronouns
        return not (noun or pronoun or passage.capital(following) or passage.ends(following))

    def _verb_at(self, index: int) -> int:
        """Return the index of a plain finite verb at `index`, past what stands before it (« n'a »); 0 for none."""
        last = index
        while last < len(self._tokens) and last - index < _MOST_BEARERS and self._is_bearer(last):
            last += 1
        if last >= len(self._tokens) or self._passage.words[last] not in self._words.verbs:
            return 0
        return 0 if self._passage.capital(last) or last in self._passage.quoted else last

    def _past_at(self, index: int) -> int:
        last = index
        while last < len(self._tokens) and last - index < _MOST_BEARERS and self._is_bearer(last):
            last += 1
        if last >= len(self._tokens) or self._passage.capital(last) or last in self._passage.quoted:
            return 0
        return last if self._words.is_participle(self._passage.words[last]) else 0

    def _is_bearer(self, index: int) -> bool:
        word = self._passage.words[index]
        return word in self._words.bearers or (
            word.endswith(self._passage.vocabulary.adverb_endings) and self._tokens[index].text.islower()
        )

    def _with_article(self, start: int) -> int:
        """Return the index of a subject's first token, its article included."""
        first = next(i for i, token in enumerate(self._tokens) if token.start >= start)
        for back in (2, 1):
            if first >= back and self._passage.determined(first - back) == first:
                return first - back
        return first

    def _index_after(self, end: int) -> int:
        return next((i for i, token in enumerate(self._tokens) if token.start >= end), len(self._tokens))

    def _index_after_subject(self, subject: _Subject) -> int:
        return subject.insertion[1] + 1 if subject.insertion else subject.last

    def _offset_before(self, index: int) -> int:
        """Return the offset in the article behind the last token before `index` that is no comma."""
        if index >= len(self._tokens):
            return self._end
        last = index - 1
        while last > 0 and self._passage.words[last] == ",":
            last -= 1
        return self._start + self._tokens[last].end

    def _between(self, first: int, last: int) -> str:
        return self._slice(self._tokens[first].start, self._tokens[last - 1].end)

    def _slice(self, start: int, end: int) -> str:
        return self._text[self._start + start : self._start + end]

    def _count(self, first: int, last: int) -> int:
        return sum(token.kind is not TokenKind.SIGN for token in self._tokens[first:last])


def _on_one_line(wording: str) -> str:
    line = " ".join(wording.split())
    return line[:1].upper() + line[1:]
