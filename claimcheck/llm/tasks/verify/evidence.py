"""The sentences of the sources that are shown beside claims: all of short sources, else the likeliest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.llm.prompts import as_data
from claimcheck.llm.tasks.likeness import Likeness
from claimcheck.records import Article, Claim, Role, Sentence

#: So many claims stand in one question.
CLAIMS_AT_ONCE = 8

# Of longer sources so many sentences are shown for each claim, and so many on either side of each.
_LIKELIEST = 4
_AROUND = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Sentences by source and index, as they are shown: numbered from 1 in this order."""

    sources: Mapping[str, Article]
    sentences: tuple[tuple[str, int], ...]

    def listed(self) -> str:
        """Return the sentences as they are shown, one a line; where there are several sources, with the source's id."""
        several = len(self.sources) > 1
        return "\n".join(
            f"[{number}] {f'({source}) ' if several else ''}{as_data(self._text(source, index))}"
            for number, (source, index) in enumerate(self.sentences, 1)
        )

    def spans(self, numbers: Sequence[int]) -> tuple[tuple[str, int, int], ...]:
        """Return where the sentences with these numbers stand: source, offsets; others are passed over."""
        found = [(source, self._at(source, index)) for source, index in self._of(numbers)]
        return tuple((source, sentence.start, sentence.end) for source, sentence in found)

    def texts(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return the words of the sentences with these numbers."""
        return tuple(self._text(source, index) for source, index in self._of(numbers))

    def _of(self, numbers: Sequence[int]) -> list[tuple[str, int]]:
        return [self.sentences[n - 1] for n in dict.fromkeys(numbers) if 1 <= n <= len(self.sentences)]

    def _at(self, source: str, index: int) -> Sentence:
        return self.sources[source].sentences[index]

    def _text(self, source: str, index: int) -> str:
        sentence = self._at(source, index)
        return self.sources[source].text[sentence.start : sentence.end]


def questions(
    claims: Sequence[Claim], sources: Mapping[str, Article], characters: int
) -> Iterator[tuple[Sequence[Claim], Evidence]]:
    """Yield claims in batches, each with the sentences to be shown beside it: at most about `characters` of them."""
    everything = [
        (source, index)
        for source, article in sources.items()
        for index, sentence in enumerate(article.sentences)
        if sentence.role in (Role.BODY, Role.TITLE)
    ]
    lengths = {(s, i): sources[s].sentences[i].end - sources[s].sentences[i].start for s, i in everything}
    fits = sum(lengths.values()) <= characters
    likeness = Likeness([] if fits else [_sentence(sources[source], index) for source, index in everything])
    for first in range(0, len(claims), CLAIMS_AT_ONCE):
        batch = claims[first : first + CLAIMS_AT_ONCE]
        shown = everything if fits else _likeliest(batch, everything, likeness)
        yield batch, Evidence(sources, tuple(shown))


def _sentence(article: Article, index: int) -> str:
    return article.text[article.sentences[index].start : article.sentences[index].end]


def _likeliest(
    claims: Sequence[Claim], everything: Sequence[tuple[str, int]], likeness: Likeness
) -> list[tuple[str, int]]:
    """Return the sentences that share most with the claims, and those around them, in their order."""
    shown: set[int] = set()
    for claim in claims:
        for place in likeness.nearest(f"{claim.quote} {claim.text}", _LIKELIEST):
            around = range(max(0, place - _AROUND), min(len(everything), place + _AROUND + 1))
            shown.update(other for other in around if everything[other][0] == everything[place][0])
    return [everything[place] for place in sorted(shown)]
