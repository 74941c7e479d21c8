"""What a verb behind "and" shares with the first one of its clause: an auxiliary, a modal, an adverb that hedges it."""

from __future__ import annotations

import functools

from claimcheck.annotation.certainty import hedges_alone, negations
from claimcheck.annotation.counts import opens_count
from claimcheck.annotation.main_clauses import MainClause, MainClauseReader
from claimcheck.annotation.nouns import has_capital_nouns
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import TokenKind

# A fact of fewer words says too little to be compared.
_FEWEST_WORDS = 4


@functools.cache
def units_of_time(language: str) -> frozenset[str]:
    """Return the words for hours, days and the like that a language counts time in."""
    units: dict[str, list[str]] = own_table(language, "dates").get("units", {})
    return frozenset(word for names in units.values() for word in names)


@functools.cache
def _supposing(language: str) -> Phrasebook:
    """Return the words that open what is asked or supposed: "whether", "if", « si »."""
    conditions = own_table(language, "limits").get("classes", {}).get("condition", ())
    return Phrasebook([*conditions, *own_words(language, "certainty", "questions")])


class SharedVerbReader(MainClauseReader):
    """A statement whose co-ordinated verbs are read."""

    def verb_behind(self, joint: int) -> int:
        """Return the index of the first word behind a joint and what may stand in front of a verb."""
        behind = joint + 1
        while behind < len(self.tokens) - 1 and (self.is_bearer(behind) or self.predicates.is_clitic(behind)):
            behind += 1
        return behind

    def shared_by(self, main: MainClause, joint: int) -> str | None:
        """Return what a verb behind a joint shares with the first one, besides the subject; None where none follows."""
        behind = self.verb_behind(joint)
        if self.passage.capital(behind) or behind in self.passage.quoted or self.is_inverted(behind):
            return None
        if self._may_describe_item(joint, behind) or self._is_of_a_question(main, joint):
            return None
        agrees = self.words.agrees(*self.number_of((main.first, main.last), behind))
        several = self._is_of_today(main.verb)  # "They complain" goes on with no "denies"
        agrees = agrees and not (several and self.predicates.is_third_person(behind))
        if behind in self.predicates.plain or self._is_reflexive(joint, behind) or self._ends_as_verb(main, behind):
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
        past = self._has_participle(main) or self.is_past(main.verb)
        return self._hedge(main) if past else None

    def _is_of_a_question(self, main: MainClause, joint: int) -> bool:
        """Tell whether a question or a condition goes on behind a joint: "decide if the guest fits and could serve"."""
        between = self.tokens[main.verb : joint]
        return between[-1:] != () and between[-1].text != "," and bool(_supposing(self.passage.language).find(between))

    def _is_reflexive(self, joint: int, behind: int) -> bool:
        """Tell whether a pronoun makes a finite verb of a word that no list may have: « et se synchronisent »."""
        led = not self.words.reflexive_verbs.isdisjoint(self.passage.words[joint + 1 : behind])
        return led and not self.passage.words[behind].endswith(self.passage.vocabulary.infinitive_endings)

    def _ends_as_verb(self, main: MainClause, behind: int) -> bool:
        """Tell whether a word that no list may have ends as a verb of the subject's number: « et penchait »."""
        word, subject = self.passage.words[behind], self.number_of((main.first, main.last), behind)[0]
        several = bool(self.words.plural_verbs) and word.endswith(self.words.plural_verbs)
        agrees = subject not in (self.words.singular if several else self.words.plural)[0]
        ends = bool(self.words.joined_verbs) and word.endswith(self.words.joined_verbs)
        return ends and agrees and not self.predicates.is_noun(behind)

    def _hedge(self, main: MainClause) -> str:
        """Return an adverb that takes back what the first verb tells, and so what the second does: "allegedly "."""
        hedges = (i for i in range(main.last, main.verb) if hedges_alone(self.passage.words[i], self.passage.language))
        return next((f"{self.between(i, i + 1)} " for i in hedges), "")

    def _has_object(self, index: int) -> bool:
        """Tell whether an article or a figure follows a word, which makes an active verb of a past tense."""
        behind = index + 1
        if behind >= len(self.tokens):
            return False
        figure = self.is_figure(behind) and self.passage.words[self._behind_figure(behind)] not in self.words.bearers
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

    def _is_plural_base(self, main: MainClause, index: int) -> bool:
        """Tell whether a form like the infinitive is a verb of several: "The Scots have won and host Iceland"."""
        word = self.passage.words[main.verb]
        several = word in self.words.plural[1] and word not in self.words.modals
        if self.passage.vocabulary.group is not None and several | self.predicates.is_base(main.verb):
            return self.predicates.is_base(index) and word not in self.passage.vocabulary.auxiliaries
        known = several and self.predicates.is_base(index) and not self.is_past(index)
        behind = index + 1
        return known and behind < len(self.tokens) and (self._has_object(index) or self.passage.capital(behind))

    def _may_describe_item(self, joint: int, behind: int) -> bool:
        """Tell whether a past tense may as well describe the next item of a list: "found weapons and forged papers"."""
        word = self.passage.words[behind]
        attributive = word.startswith(self.words.attributive_beginnings)
        described = attributive if self.words.attributive_beginnings else self.predicates.is_participle(behind)
        bare = self.words.bare_content and behind + 1 < len(self.tokens) and self._is_uncounted_noun(behind + 1)
        return described and bare and self._may_be_item(joint)

    def _is_uncounted_noun(self, index: int) -> bool:
        """Tell whether a noun follows with no number or article in front of it, which would make a verb of a past."""
        passage, word = self.passage, self.passage.words[index]
        capital = passage.capital(index) == has_capital_nouns(passage.language)
        noun = capital and passage.content(index) and not word.endswith(passage.vocabulary.adverb_endings)
        counts = opens_count(passage.words, index, passage.language)
        return noun and self.tokens[index].kind is TokenKind.WORD and not counts

    def _may_be_item(self, joint: int) -> bool:
        """Tell whether a noun or a name stands in front of a joint that may be an item of the list that goes on.

        A time is none, nor the name of a place: "marched through Corle and burned cars".
        """
        passage, last = self.passage, joint - 1 - int(self.passage.words[joint - 1] == ",")
        named = next((start for start, end in passage.names.items() if end == last + 1), 0)
        placed = named > 0 and passage.words[named - 1] in passage.vocabulary.settings
        times = passage.vocabulary.times | units_of_time(passage.language)
        noun = passage.content(last) and self.tokens[last].kind is TokenKind.WORD
        return noun and not placed and passage.words[last] not in times and not self.is_bearer(last)

    def _is_plain_noun(self, index: int) -> bool:
        """Tell whether a word of content without a capital stands at a token, and no adverb."""
        if index >= len(self.tokens) or not self.passage.content(index):
            return False
        adverb = self.passage.words[index].endswith(self.passage.vocabulary.adverb_endings)
        return self.tokens[index].text.islower() and not adverb

    def is_past(self, verb: int) -> bool:
        """Tell whether the first verb is a past tense that has no auxiliary."""
        word = self.passage.words[verb]
        present = word.endswith("s") or (self.predicates.is_base(verb) and not self.predicates.is_participle(verb))
        return word not in self.passage.vocabulary.finite | self.passage.vocabulary.auxiliaries and not present

    def _has_participle(self, main: MainClause) -> bool:
        return self.participle_of(main) is not None

    def participle_of(self, main: MainClause) -> int | None:
        """Return the index of the participle that hangs on the first verb: "has since promised"."""
        auxiliaries = self.passage.vocabulary.finite | self.passage.vocabulary.auxiliaries
        place = main.verb
        if not self._is_auxiliary(place):
            return None
        while place < len(self.tokens) - 1 and (self.passage.words[place] in auxiliaries or self.is_bearer(place)):
            place += 1
        return place if self.predicates.is_participle(place) or self._hangs_on_auxiliary(place) else None

    def _hangs_on_auxiliary(self, index: int) -> bool:
        """Tell whether a word behind an auxiliary ends as a participle, which elsewhere may be a noun: « a saisi »."""
        passage, word = self.passage, self.passage.words[index]
        forms = ("", "s", *self.words.feminine_participles)
        endings = tuple(ending + form for ending in passage.vocabulary.participle_endings for form in forms)
        ends = not self.words.bare_content and word.endswith(endings)
        return ends and passage.content(index) and word not in passage.vocabulary.times | self.words.not_participles

    def _is_auxiliary(self, index: int) -> bool:
        return self.passage.words[index] in self.passage.vocabulary.finite | self.passage.vocabulary.auxiliaries

    def _shared_participle(self, main: MainClause, behind: int) -> str | None:
        """Return the auxiliary that a second participle shares: "was arrested in May and charged with theft"."""
        first = self.participle_of(main)
        if first is None or not self.predicates.is_participle(behind):
            return None
        if not self.words.alike(self.passage.words[first], self.passage.words[behind]):
            return None
        governs = (
            behind + 1 < len(self.tokens) and self.passage.words[behind + 1] in self.passage.vocabulary.clause_starts
        )
        if not governs and any(self.predicates.is_participle(i) for i in range(first + 1, behind)):
            return None  # « a annoncé la fermeture de comptes liés à l'État et utilisés »
        words = [i for i in range(main.verb, first) if not self.is_bearer(i)]
        return " ".join(self.between(i, i + 1) for i in words) + " "

    def _shared_infinitive(self, main: MainClause, behind: int) -> str | None:
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
        return self.predicates.is_base(index) or word in self.words.bare_infinitives

    def _is_other_infinitive(self, index: int) -> bool:
        return not self.words.bare_content and self._is_infinitive(index)
