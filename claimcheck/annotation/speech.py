"""The words by which one language says who speaks, and a sentence read with them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.annotation.groups import NounGroup, noun_group
from claimcheck.annotation.names import is_written_like_verb, name_spans
from claimcheck.annotation.quotations import quoted_spans
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.languages.caching import cached_by_length
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan

_STOPS = frozenset(',;:.!?«»"“”„()[]—…')


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of one language; what a language does not list is empty, and the rule that needs it idle.

    `companions` stand between a subject and its verb, `interposed` are phrases that may stand on either side of the
    verb, `agents` the word before who does something ("by"), `settings` the prepositions of where and when something
    is said, `complements` those that tie a noun to the noun before it, `bystanders` the pronouns for who writes and
    reads, `speaker_nouns` what somebody or something that speaks is called by, `compound_endings` the endings of
    compounds of such nouns ("Bahnhofsvorsteher"), `things` what never speaks, `latter` a word for the last one named,
    `pointing` words for people whom what follows explains ("those who live here"),
    `somebody` words for people whom nobody names ("others"), `partitives` open one of several ("one of"),
    `parted_verbs` are verbs with the particles that make other verbs of them („rief zurück“), `separable_verbs` those
    that say something with what ends their clause („hob die Ministerin hervor“),
    `withheld` are verbs that negated say nothing ("has not confirmed"), `negators` the words that negate,
    `fused_relatives` open a clause that stands for a thing ("what", « ce que »),
    `circumstances` a clause that tells when or why, whose source says nothing of the main one ("after", « parce que »),
    `perfect_infinitives` make a verb of saying depend on another (« après avoir dit »),
    `verb_second` says that infinitives end a clause and are the plural of the present too,
    `infinitive_endings` those of an infinitive that follows a verb of saying without a word in between
    (« dit ignorer »), none where infinitives end a clause, or behind one of
    `said_particles` («ha detto di ignorare»); behind a verb of `hinting` it is an act that somebody promises.
    Verbs `demanding` and `appraising` say what their object names: "called for an inquiry", "denounced the closure";
    `professing` what somebody is or thinks ("is convinced that"). `denial` are verbs that deny what they say.
    `judging` are verbs that say in quoted words what somebody thinks of something ('called it "a present"'),
    `accusing` those that say what somebody is to blame for ("accused him of fraud");
    `estimate_verbs` with one of `estimate_prepositions` and a figure report a figure ("put the crowd at 3,000"),
    `counting_verbs` do where it stands right behind them ("police estimate 3,000");
    `bare_clauses` says that what is said follows its verb without a word that opens it ("said it was"),
    `drops_subjects` that a verb may stand without its subject (« Añadió que »).
    """

    attribution: Phrasebook
    attribution_nouns: Phrasebook
    attribution_after: Phrasebook
    attribution_of_names: Phrasebook
    attribution_of_reports: Phrasebook
    attribution_of_quotes: Phrasebook
    partitives: Phrasebook
    verb_phrases: Phrasebook
    phrase_verbs: frozenset[str]
    not_saying: Phrasebook
    parted_verbs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    separable_verbs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    interposed: Phrasebook
    outlets: Phrasebook
    verbs: frozenset[str]
    denial: frozenset[str]
    clause_verbs: frozenset[str]
    clause_starts: frozenset[str]
    addressing: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    passive_auxiliaries: frozenset[str]
    reflexives: frozenset[str]
    companions: frozenset[str]
    gerund_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    attribute_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    verb_second: bool
    infinitive_endings: tuple[str, ...]
    said_particles: frozenset[str]
    hinting: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    impersonal: frozenset[str]
    expletives: frozenset[str]
    bystanders: frozenset[str]
    sources: frozenset[str]
    relatives: frozenset[str]
    subject_relatives: frozenset[str]
    infinitives: frozenset[str]
    agents: frozenset[str]
    comparatives: frozenset[str]
    joints: frozenset[str]
    additive: frozenset[str]
    determiners: frozenset[str]
    object_articles: frozenset[str]
    negatives: frozenset[str]
    negation_particles: frozenset[str]
    perfect_infinitives: frozenset[str]
    function_words: frozenset[str]
    speaker_ends: frozenset[str]
    settings: frozenset[str]
    complements: frozenset[str]
    links: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    times: frozenset[str]
    time_adjectives: frozenset[str]
    speaker_nouns: frozenset[str]
    possessives: frozenset[str]
    manners: frozenset[str]
    nobody: frozenset[str]
    things: frozenset[str]
    latter: frozenset[str]
    pointing: frozenset[str]
    somebody: frozenset[str]
    openers: Phrasebook
    adverbs: frozenset[str]
    judging: Phrasebook
    fused_relatives: Phrasebook
    circumstances: Phrasebook
    opinion_holders: frozenset[str]
    naming_particles: frozenset[str]
    withheld: frozenset[str]
    negators: frozenset[str]
    accusing: frozenset[str]
    demanding: Phrasebook
    appraising: Phrasebook
    professing: Phrasebook
    estimate_verbs: frozenset[str]
    counting_verbs: frozenset[str]
    estimate_prepositions: frozenset[str]
    bare_clauses: bool
    drops_subjects: bool
    compound_endings: tuple[str, ...]
    group: NounGroup | None

    def speaks(self, word: str) -> bool:
        """Tell whether a word is what a speaker is called by, in the singular or the plural."""
        if word in self.speaker_nouns or (word.endswith("s") and word[:-1] in self.speaker_nouns):
            return True
        return self.group is not None and word not in self.things and word.endswith(self.compound_endings)

    def is_gerund(self, word: str) -> bool:
        """Tell whether a verb has no subject of its own: « affirmant », "saying"; not "morning"."""
        return word.endswith(self.gerund_endings) and word not in self.function_words and word not in self.times


@functools.cache
def speech_words(language: str) -> SpeechWords:
    """Return the words of a language, all empty for a language without a file of its own."""
    speech, words = own_table(language, "speech"), own_table(language, "function_words")
    certainty = own_table(language, "certainty")

    def listed(name: str) -> frozenset[str]:
        return frozenset(speech.get(name, "").split())

    def grammatical(name: str) -> frozenset[str]:
        return frozenset(words.get(name, "").split())

    def phrases(name: str) -> Phrasebook:
        return Phrasebook(speech.get(name, ()))

    # Where no list says what stands between a subject and its verb, small words do, but no "that" that opens a clause.
    clause_starts = frozenset(speech.get("clause_starts", ()))
    opening = frozenset[str]() if speech.get("verb_second") else listed("relatives") | clause_starts
    auxiliaries, links = grammatical("auxiliaries"), grammatical("name_links") | listed("speaker_links")
    return SpeechWords(
        attribution=phrases("attribution"),
        attribution_nouns=phrases("attribution_nouns"),
        attribution_after=phrases("attribution_after"),
        attribution_of_names=phrases("attribution_of_names"),
        attribution_of_reports=phrases("attribution_of_reports"),
        attribution_of_quotes=phrases("attribution_of_quotes"),
        partitives=Phrasebook(own_table(language, "limits").get("classes", {}).get("one_of", ())),
        verb_phrases=Phrasebook(
            [*speech.get("verb_phrases", ()), *speech.get("denial_phrases", ()), *_through_infinitives(speech)]
        ),
        phrase_verbs=_first_words(speech.get("verb_phrases", ())),
        not_saying=phrases("not_saying"),
        parted_verbs=tuple(
            (frozenset(verbs.split()), frozenset(ends.split())) for verbs, ends in speech.get("parted_verbs", ())
        ),
        separable_verbs=tuple(
            (frozenset(verbs.split()), frozenset(ends.split())) for verbs, ends in speech.get("separable_verbs", ())
        ),
        interposed=phrases("interposed"),
        outlets=phrases("outlets"),
        verbs=listed("verbs") | listed("denial"),
        denial=listed("denial"),
        clause_verbs=listed("clause_verbs"),
        clause_starts=clause_starts,
        addressing=listed("addressing") | _first_words([*speech.get("demanding", ()), *speech.get("appraising", ())]),
        auxiliaries=auxiliaries,
        finite=listed("finite"),
        passive_auxiliaries=listed("passive_auxiliaries"),
        reflexives=listed("reflexives"),
        companions=listed("adverbs")
        | ((listed("companions") | auxiliaries) if "companions" in speech else grammatical("words") - opening),
        gerund_endings=tuple(speech.get("gerund_endings", ())),
        participle_endings=tuple(speech.get("participle_endings", ())),
        attribute_endings=tuple(speech.get("attribute_endings", ())),
        adverb_endings=tuple(words.get("adverb_endings", ())),
        verb_second=bool(speech.get("verb_second")),
        infinitive_endings=() if speech.get("verb_second") else tuple(certainty.get("infinitive_endings", ())),
        said_particles=listed("said_particles"),
        hinting=frozenset(certainty.get("hinting", "").split()),
        pronouns=grammatical("pronouns"),
        subject_pronouns=listed("subject_pronouns") or grammatical("personal_pronouns"),
        impersonal=listed("impersonal"),
        expletives=listed("expletives"),
        bystanders=listed("bystanders"),
        sources=listed("sources"),
        relatives=listed("relatives"),
        subject_relatives=own_words(language, "facts", "subject_relatives"),
        infinitives=listed("infinitives"),
        agents=listed("agents"),
        comparatives=listed("comparatives"),
        joints=frozenset(own_table(language, "clauses").get("joints", ())),
        additive=frozenset(own_table(language, "clauses").get("additive", ())),
        determiners=grammatical("determiners"),
        object_articles=grammatical("object_articles"),
        negatives=frozenset(own_table(language, "negation").get("determiners", "").split()),
        negation_particles=frozenset(own_table(language, "negation").get("particles", ())),
        perfect_infinitives=listed("perfect_infinitives"),
        function_words=grammatical("words"),
        speaker_ends=listed("speaker_ends"),
        settings=listed("settings"),
        complements=listed("complements") or links,
        links=links,
        titles=grammatical("weak_names"),
        first_names=(own_words(language, "agreement", "feminine") | own_words(language, "agreement", "masculine"))
        - grammatical("words")
        - grammatical("weak_names"),
        times=listed("times"),
        time_adjectives=listed("time_adjectives"),
        speaker_nouns=listed("speaker_nouns"),
        possessives=listed("possessives"),
        manners=listed("manners"),
        nobody=listed("nobody"),
        things=listed("things"),
        latter=listed("latter"),
        pointing=listed("pointing"),
        somebody=listed("somebody"),
        openers=Phrasebook(certainty.get("openers", ())),
        adverbs=listed("adverbs"),
        judging=phrases("judging"),
        fused_relatives=phrases("fused_relatives"),
        circumstances=phrases("circumstances"),
        opinion_holders=listed("opinion_holders"),
        naming_particles=listed("naming_particles"),
        withheld=listed("withheld"),
        negators=frozenset(own_table(language, "negation").get("words", ())),
        accusing=listed("accusing"),
        demanding=phrases("demanding"),
        appraising=phrases("appraising"),
        professing=phrases("professing"),
        estimate_verbs=listed("estimate_verbs"),
        counting_verbs=listed("counting_verbs"),
        estimate_prepositions=listed("estimate_prepositions"),
        bare_clauses=bool(speech.get("bare_clauses")),
        drops_subjects=bool(speech.get("drops_subjects")),
        compound_endings=tuple(speech.get("compound_endings", ())),
        group=noun_group(language),
    )


def _through_infinitives(speech: Mapping[str, Any]) -> Iterator[str]:
    """Yield the verbs of saying that are an infinitive behind another verb: « a tenu à préciser », "went on to say"."""
    for lead in speech.get("saying_leads", ()):
        yield from (f"{lead} {infinitive}" for infinitive in speech.get("saying_infinitives", ()))


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0].rstrip("'") for phrase in phrases)


@dataclass(frozen=True)
class Passage:
    """A sentence: its tokens, the same in lower case, which of them are quoted, and which begin a name.

    A name that is written like an auxiliary verb keeps its capital: "May".
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    quoted: frozenset[int]
    vocabulary: SpeechWords

    @functools.cached_property
    def names(self) -> dict[int, int]:
        """The names by the token they begin with, each with the index after it; most sentences are never asked."""
        at = {token.start: i for i, token in enumerate(self.tokens)}
        after = {token.end: i + 1 for i, token in enumerate(self.tokens)}
        return {
            at[name.start]: after[name.end]
            for name in name_spans(self.text, self.language)
            if name.start in at and name.end in after
        }

    def ends(self, index: int) -> bool:
        """Tell whether a phrase ends before token `index`: at a sign or a mark, not at the point of « M. »."""
        if not 0 <= index < len(self.tokens) or index in self.quoted:
            return True
        stops = self.tokens[index].text in _STOPS and not (self._abbreviates(index) or self._in_number(index))
        return stops or self._is_dash(index)

    def _in_number(self, index: int) -> bool:
        """Tell whether a sign stands inside a number: "23,821"."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        glued = before.end == self.tokens[index].start and after.start == self.tokens[index].end
        return glued and before.kind is TokenKind.DIGITS and after.kind is TokenKind.DIGITS

    def _is_dash(self, index: int) -> bool:
        """Tell whether a hyphen stands between spaces, as a dash does: "Anna Hall - the mayor said"."""
        if self.words[index] != "-" or not 0 < index < len(self.tokens) - 1:
            return False
        token = self.tokens[index]
        return self.tokens[index - 1].end < token.start and token.end < self.tokens[index + 1].start

    def _abbreviates(self, index: int) -> bool:
        if self.words[index] != "." or not 0 < index < len(self.tokens) - 1:
            return False
        known = self._is_initial(index - 1) or self.words[index - 1] in self.vocabulary.titles
        owns = self.words[index + 1] == "'" and self._is_initial(index - 1)  # "the U.K.'s ports"
        return known and (self.capital(index + 1) or owns)

    def _is_initial(self, index: int) -> bool:
        """Tell whether token `index` is one capital letter with a full stop behind it."""
        return self.capital(index) and len(self.words[index]) == 1 and self.words[index + 1 : index + 2] == (".",)

    def capital(self, index: int) -> bool:
        """Tell whether token `index` is a word with a capital."""
        if not 0 <= index < len(self.tokens):
            return False
        return self.tokens[index].kind is TokenKind.WORD and self.tokens[index].text[0].isupper()

    def acronym(self, index: int) -> bool:
        """Tell whether token `index` is written in capitals alone."""
        return self.capital(index) and len(self.words[index]) > 1 and self.tokens[index].text.isupper()

    def content(self, index: int) -> bool:
        """Tell whether token `index` may be a word of a name or a noun."""
        if not 0 <= index < len(self.tokens):
            return False
        if self.tokens[index].kind is TokenKind.WORD:
            known = self.acronym(index) or self._is_initial(index)  # "the U.S. Navy", and no owner's s
            return known or self.words[index] not in self.vocabulary.function_words
        return self.tokens[index].kind is TokenKind.DIGITS

    def joined(self, index: int) -> bool:
        """Tell whether token `index` is a sign inside a word or a title: a hyphen, an apostrophe, a point."""
        return index < len(self.words) and (self.words[index] in ("-", "'", "&") or self._abbreviates(index))

    def compounded(self, index: int) -> bool:
        """Tell whether a hyphen ties token `index` to a word beside it: « sur » in « Corle-sur-Mer », « ex-maire »."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind is not TokenKind.WORD:
            return False
        for hyphen, other in ((index - 1, index - 2), (index + 1, index + 2)):
            if not (0 < hyphen < len(self.tokens) - 1 and other >= 0) or self.words[hyphen] != "-":
                continue
            first, last = sorted((index, other))
            token = self.tokens[hyphen]
            if self.tokens[first].end == token.start and token.end == self.tokens[last].start:
                return self.words[index] not in self.vocabulary.subject_pronouns | self.vocabulary.impersonal
        return False

    def determined(self, index: int) -> int:
        """Return the index of what an article at `index` stands before; `index` where no article stands there.

        An article that ends the passage, as where a text is cut off (« a déclaré sa »), stands before nothing.
        """
        if self.ends(index) or self.words[index] not in self.vocabulary.determiners:
            return index
        elided = index + 1 < len(self.words) and self.words[index + 1] == "'"
        behind = index + 2 if elided else index + 1
        return behind if behind < len(self.words) else index

    def hit(self, phrases: Phrasebook, first: int) -> int:
        """Return the index after the phrase that stands at token `first`, `first` itself where there is none."""
        found = phrases.find(self.tokens[first : first + 6])
        return first + found[0].last if found and found[0].first == 0 else first


@cached_by_length(usual=64, long=4)
def read_passage(sentence: str, language: str) -> Passage:
    """Return a sentence read for who speaks in it."""
    tokens = scan(sentence)
    spans = quoted_spans(sentence)
    quoted = frozenset(i for i, token in enumerate(tokens) if any(a <= token.start < b for a, b in spans))
    vocabulary, words = speech_words(language), tuple(token.text.lower() for token in tokens)
    named = {i for i, word in enumerate(words) if word in vocabulary.auxiliaries and is_written_like_verb(tokens, i)}
    words = tuple(tokens[i].text if i in named else word for i, word in enumerate(words))
    return Passage(sentence, language, tokens, words, quoted, vocabulary)
