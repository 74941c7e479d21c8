"""The clauses of one statement by their tokens: where a verb stands, what a relative opens, how many words it has."""

from __future__ import annotations

from claimcheck.annotation.fact_words import FactWords
from claimcheck.annotation.speech import Passage
from claimcheck.annotation.verbs import is_active
from claimcheck.languages.scanner import TokenKind

# What may stand between "and" and its verb: « n'a ensuite ».
_MOST_BEARERS = 4


class ClauseReader:
    """A statement `text[start:end]` with its passage; indices are those of its tokens."""

    def __init__(self, text: str, start: int, end: int, passage: Passage, words: FactWords) -> None:
        self.text, self.start, self.end = text, start, end
        self.passage, self.words = passage, words
        self.tokens = passage.tokens

    def verb_at(self, index: int) -> int:
        """Return the index of a plain finite verb at `index`, past what stands before it (« n'a »); 0 for none."""
        last = self._past_bearers(index)
        return last if last and self.passage.words[last] in self.words.verbs else 0

    def says_at(self, index: int) -> int:
        """Return the index of a verb of saying at `index`, as `verb_at` does: "Hall, who left, told the Courier"."""
        last = self._past_bearers(index)
        vocabulary, word = self.passage.vocabulary, self.passage.words[last]
        says = last and self.words.bare_content and word in vocabulary.verbs and not vocabulary.is_gerund(word)
        return last if says else 0

    def active_at(self, index: int, *, loose: bool = False) -> int:
        """Return the index of a finite verb by the list of the language, as `verb_at` does.

        `loose` takes what may be a participle for one.
        """
        last = self._past_bearers(index)
        return last if last and is_active(self.tokens, last, self.passage.language, loose=loose) else 0

    def past_at(self, index: int) -> int:
        """Return the index of what may be a participle at `index`, as `verb_at` does for a finite verb; 0 for none."""
        last = self._past_bearers(index)
        return last if last and self.words.is_participle(self.passage.words[last]) else 0

    def _past_bearers(self, index: int) -> int:
        """Return the index of the word behind what may stand before a verb; 0 where none is, or a name or a quote."""
        last = index
        while last < len(self.tokens) and last - index < _MOST_BEARERS and self.is_bearer(last):
            last += 1
        if last >= len(self.tokens) or self.passage.capital(last) or last in self.passage.quoted:
            return 0
        return last

    def is_bearer(self, index: int) -> bool:
        """Tell whether a word may stand between a subject and its verb."""
        word = self.passage.words[index]
        return word in self.words.bearers or (
            word.endswith(self.passage.vocabulary.adverb_endings) and self.tokens[index].text.islower()
        )

    def is_subject_relative(self, index: int) -> bool:
        """Tell whether a relative stands for the subject of its clause."""
        following, passage = index + 1, self.passage
        if passage.words[index] not in self.words.subject_relatives or following >= len(self.tokens):
            return False
        noun = passage.determined(following) > following and passage.words[following] not in self.words.bearers
        pronoun = passage.words[following] in passage.vocabulary.subject_pronouns
        return not (noun or pronoun or passage.capital(following) or passage.ends(following))

    def is_clause(self, first: int) -> bool:
        """Tell whether a relative opens a clause with a verb; German and Dutch put it last."""
        inside = range(first + 1, len(self.tokens))
        if self.words.subject_relatives:
            return self.is_subject_relative(first) or any(self.passage.words[i] in self.words.verbs for i in inside)
        last = next((i for i in reversed(inside) if self.tokens[i].kind is TokenKind.WORD), first)
        return self.passage.words[last] in self.words.verbs

    def quotes(self, first: int, last: int) -> bool:
        """Tell whether some tokens hold quoted words that are no titles: the author of "The Quays" is no quotation."""
        quoted = [i for i in range(first, last) if i in self.passage.quoted]
        opening = [i for i in quoted if i - 1 not in self.passage.quoted]
        if not quoted:
            return False
        crosses = quoted[0] not in opening or {last - 1, last} <= self.passage.quoted
        most = 2 * len(quoted) >= last - first  # the clause is somebody's word, for whoever reads its certainty
        return most or crosses or any(not self.passage.capital(i + 1) for i in opening)

    def sets_off(self, index: int, sign: str) -> bool:
        """Tell whether a token is a sign outside of quotations; a dash that sets off has a space on either side."""
        if self.passage.words[index] != sign or index in self.passage.quoted:
            return False
        token = self.tokens[index]
        around = self.slice(token.start - 1, token.start), self.slice(token.end, token.end + 1)
        spaced = [space.isspace() for space in around]
        return sign == "," or all(spaced) or (sign == "—" and any(spaced))  # « La alcaldesa —que dirige …— ha »

    def inside_name(self, index: int) -> bool:
        """Tell whether a token stands inside a name: « Bruno Le Marec »."""
        return any(start < index < end for start, end in self.passage.names.items())

    def with_article(self, start: int) -> int:
        """Return the index of a subject's first token, its article included."""
        first = next(i for i, token in enumerate(self.tokens) if token.start >= start)
        for back in (2, 1):
            if first >= back and self.passage.determined(first - back) == first:
                return first - back
        return first

    def index_after(self, end: int) -> int:
        """Return the index of the first token at an offset or behind it."""
        return next((i for i, token in enumerate(self.tokens) if token.start >= end), len(self.tokens))

    def offset_before(self, index: int) -> int:
        """Return the offset in the article behind the last token before `index` that is no comma and no "and"."""
        if index >= len(self.tokens):
            return self.end
        last = index - 1
        while last > 0 and self.passage.words[last] in self.words.coordinators | {",", "-"}:
            last -= 1
        return self.start + self.tokens[last].end

    def between(self, first: int, last: int) -> str:
        """Return the words of some tokens."""
        return self.slice(self.tokens[first].start, self.tokens[last - 1].end)

    def slice(self, start: int, end: int) -> str:
        """Return the words between two offsets of the statement."""
        return self.text[self.start + start : self.start + end]

    def count(self, first: int, last: int) -> int:
        """Return how many words and figures some tokens are."""
        return sum(token.kind is not TokenKind.SIGN for token in self.tokens[first:last])
