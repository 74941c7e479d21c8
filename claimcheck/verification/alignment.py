"""Which word of a claim stands for which word of a source: in order where possible, moved where not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from claimcheck.verification.words import Sort, Word

#: Returns, by their identities (`id`), the figures of the source that bear out the figure of a word of the claim.
BearingOut = Callable[[Word], Collection[int]]

#: Words of the claim and of the source that are known to mean the same, by their offsets.
Phrases = tuple[range, range]

# Of a sequence of more words what stands there very often is no place to begin at: work would grow with its square.
_LONGEST = 1000

# For each word of the claim the figures of the source that bear it out.
Bearing = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """The words of a claim and of a source, and which of them stand for each other.

    `partners` gives, by its place among `own`, the place among `others` of each word of the claim that has a partner.
    `moved` are the places among `own` of words whose partner stands elsewhere in the order, `phrases` the places among
    `others` of words that belong to a phrase of which another word is a partner.
    """

    own: Sequence[Word]
    others: Sequence[Word]
    partners: dict[int, int]
    moved: frozenset[int]
    phrases: frozenset[int] = frozenset()

    @property
    def added(self) -> tuple[Word, ...]:
        """Return the words of content and the figures of the claim that the source does not have."""
        return tuple(w for place, w in enumerate(self.own) if w.weighs and place not in self.partners)

    @property
    def share(self) -> float:
        """Return the share of the claim's words of content and figures that the source has, 0 to 1."""
        weighing = [place for place, word in enumerate(self.own) if word.weighs]
        return sum(place in self.partners for place in weighing) / len(weighing) if weighing else 0.0

    def kept(self) -> frozenset[int]:
        """Return the places of the source's words that the claim keeps."""
        return self.phrases.union(self.partners.values())


def align_words(
    own: Sequence[Word], others: Sequence[Word], bearing_out: BearingOut, known: Sequence[Phrases] = ()
) -> WordAlignment:
    """Align two sequences of words: runs of the same words first, then words that mean the same, then moved ones.

    `bearing_out` gives the figures that bear one out; `known` are words that are known to mean the same.
    """
    figures = frozenset(id(word.figure) for word in others if word.sort is Sort.FIGURE)
    bearing = [figures.intersection(bearing_out(word)) if word.sort is Sort.FIGURE else frozenset() for word in own]
    partners = dict(_in_order(own, others, bearing))
    _match_in_gaps(own, others, partners)
    moved = _moved(own, others, partners, bearing)
    _match_known(own, others, partners, known)
    in_order = _longest_increasing([(place, partners[place]) for place in sorted(partners)])
    moved |= partners.keys() - in_order
    phrases = _match_rest_of_phrases(own, others, partners, known)
    return WordAlignment(own, others, partners, frozenset(moved), phrases)


def _in_order(own: Sequence[Word], others: Sequence[Word], bearing: Bearing) -> Iterable[tuple[int, int]]:
    left, right = _forms(own, others, bearing)
    matcher = SequenceMatcher(a=left, b=right, autojunk=len(right) > _LONGEST)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            if own[block.a + step].sort is not Sort.BOUNDARY:
                yield block.a + step, block.b + step


def _forms(own: Sequence[Word], others: Sequence[Word], bearing: Bearing) -> tuple[list[str], list[str]]:
    """Return what is compared of each word: its stem, and of a figure the first one of the claim that it bears out.

    Figures of the claim that the same figures of the source bear out are one.
    """
    identifiers = {word.text for word in (*own, *others) if word.sort is Sort.CONTENT and word.text.isdigit()}
    first_with: dict[frozenset[int], int] = {}
    first_borne_out: dict[int, int] = {}
    for word, figures in zip(own, bearing, strict=True):
        if word.sort is Sort.FIGURE:
            first_with.setdefault(figures, word.start)
            for figure in figures:
                first_borne_out.setdefault(figure, word.start)

    def form(word: Word, first: int | None) -> str:
        if word.sort is not Sort.FIGURE or word.text in identifiers:
            return word.text if word.text in identifiers else word.stem
        return f"#{word.start}-" if first is None else f"#{first}"

    left = [form(word, first_with.get(figures)) for word, figures in zip(own, bearing, strict=True)]
    right = [form(word, first_borne_out.get(id(word.figure))) for word in others]
    return left, right


def _match_in_gaps(own: Sequence[Word], others: Sequence[Word], partners: dict[int, int]) -> None:
    """Give words without a partner one of the same concept between the partners of their neighbours."""
    taken = set(partners.values())
    after = _next_partners(len(own), partners, len(others))
    places_of: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(others):
        places_of[word.key].append(place)
    before = -1
    for place, word in enumerate(own):
        if place not in partners and word.sort is Sort.CONTENT:
            same = places_of.get(word.key, ())
            gap = islice(same, bisect_left(same, before + 1), bisect_left(same, after[place]))
            partner = next((i for i in gap if i not in taken), None)
            if partner is not None:
                partners[place] = partner
                taken.add(partner)
        before = max(before, partners.get(place, -1))


def _next_partners(places: int, partners: Mapping[int, int], behind_all: int) -> list[int]:
    """Return for each place the first partner of what stands behind it, `behind_all` where nothing there has one."""
    first, found = behind_all, []
    for place in reversed(range(places)):
        found.append(first)
        first = min(first, partners.get(place, behind_all))
    return found[::-1]


def _moved(own: Sequence[Word], others: Sequence[Word], partners: dict[int, int], bearing: Bearing) -> set[int]:
    """Give words of content that are left their partner anywhere in the source; return their places."""
    taken = set(partners.values())
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(others):
        if place not in taken and word.weighs:
            by_key[word.key].append(place)
    moved: set[int] = set()
    for place, word in enumerate(own):
        if place in partners or not word.weighs:
            continue
        if word.sort is Sort.FIGURE:
            candidates = [i for i in by_key["#"] if id(others[i].figure) in bearing[place]]
        else:
            candidates = by_key[word.key]
        partner = next((i for i in candidates if i not in taken), None)
        if partner is not None:
            partners[place] = partner
            taken.add(partner)
            moved.add(place)
    return moved


def _match_known(
    own: Sequence[Word], others: Sequence[Word], partners: dict[int, int], known: Sequence[Phrases]
) -> None:
    """Give words that are left the partner that is known to mean the same, of a phrase its first word of content."""
    taken = set(partners.values())
    left, right = _by_offset(own), _by_offset(others)
    for span, other_span in known:
        place, other = next(_within(span, left), None), next(_within(other_span, right), None)
        if place is not None and other is not None and place not in partners and other not in taken:
            partners[place] = other
            taken.add(other)


def _match_rest_of_phrases(
    own: Sequence[Word], others: Sequence[Word], partners: dict[int, int], known: Sequence[Phrases]
) -> frozenset[int]:
    """Give the words of a phrase that means what one word does the partner of its first: took part, participated.

    Return the places of the words of such phrases in the source.
    """
    found: set[int] = set()
    left, right = _by_offset(own), _by_offset(others)
    for span, other_span in known:
        phrase, theirs = list(_within(span, left)), list(_within(other_span, right))
        head = next((partners[place] for place in phrase if partners.get(place) in theirs), None)
        if head is not None:
            partners.update((place, head) for place in phrase if place not in partners)
            found.update(theirs)
    return frozenset(found)


def _by_offset(words: Sequence[Word]) -> Mapping[int, int]:
    """Return the place of each word of content or figure by its offset."""
    return {word.start: place for place, word in enumerate(words) if word.weighs}


def _within(span: range, places: Mapping[int, int]) -> Iterator[int]:
    """Yield the places of the words that begin within a span, in order."""
    return (places[start] for start in span if start in places)


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places of the longest run of `pairs` whose second members ascend."""
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int] = {}
    for index, (_, other) in enumerate(pairs):
        position = bisect_left(tails, other)
        if position == len(tails):
            tails.append(other)
            ends.append(index)
        else:
            tails[position] = other
            ends[position] = index
        if position:
            previous[index] = ends[position - 1]
    found: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(pairs[index][0])
        index = previous.get(index, -1)
    return found
