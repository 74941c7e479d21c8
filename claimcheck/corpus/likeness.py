"""How alike two articles are, and so how likely they tell of one event.

Two articles are told apart by names, concepts and figures, two in one language by its words in place of concepts where
these are more alike, two in different languages by the nearness of an encoder as well. Names count most.
"""

from __future__ import annotations

from claimcheck.corpus.scenes import is_one_person_and_subject, is_one_scene
from claimcheck.corpus.signatures import Term, is_name, kind_of, known_places
from claimcheck.corpus.weighed import NAMES_COUNT, Vector, Weighed

# By how much the likeness of words and figures may exceed that of names to count in full.
_BEYOND_NAMES = 0.25

# How much likeness of names counts beside words, or concepts, and figures that are not alike at all, and how much more
# for each part of theirs. Of real pairs words and figures are alike by .3 and more, of short reports of one event by
# .05 (.16 across languages), of two events in one town by .05 and less.
_NAMES_BESIDE_WORDS = (0.3, 8.0)
_NAMES_BESIDE_CONCEPTS = (0.2, 4.0)

# The same where all that is shared is places that everybody knows.
_KNOWN_PLACES_ALONE = (0.0, 3.0)

# A full name of two words makes so many terms; from one in common on names count so much beside words that are not
# alike at all: "Ida Brandt begins on Monday", "Who is Ida Brandt?".
_TERMS_OF_FULL_NAME = 3
_FULL_NAME_ALONE = 0.5

# So many terms of names in common (three full names, with their words), where they are most of the names, are no two
# events; from there on names count so much beside words that are not alike at all.
_MANY_NAMES = 8
_MOST_OF_NAMES = 0.6
_MANY_NAMES_ALONE = 0.6

# What likeness counts of two articles that both have figures and none in common, and share no more names than each has
# figures, two at most: two fires in one town on one day, two votes of one council.
_OF_RIVALS = 0.35
_NAMES_OF_RIVALS = 3

# What likeness counts where few terms can be shared, and those of a town and a kind of event are soon half of them:
# across languages, and of two reports that both have fewer terms than _SHORT.
_OF_FEW_TERMS = 0.87
_SHORT = 40

# What nearness in meaning counts for two articles of which one names nobody and no place: a cosine of .69 is one event.
_MEANING_ALONE = 0.46

# What one scene counts where nothing else is alike.
_ONE_SCENE = 0.36

# Two reports with so many figures of their own and none in common are on two matches of one team.
_FIGURES_OF_TWO = 2


def likeness_of_pair(a: Weighed, b: Weighed, nearness: float = 0.0) -> float:
    """Return how alike two articles are: by their terms, and no less than _ONE_SCENE where they tell of one scene."""
    likeness = likeness_of(a, b, nearness)
    return max(likeness, _ONE_SCENE) if _share_a_scene(a, b) else likeness


def _share_a_scene(a: Weighed, b: Weighed) -> bool:
    """Tell whether two articles share a place, or a full name and no two sets of figures, and one subject."""
    if is_one_scene(a.scene, b.scene):
        return True
    return is_one_person_and_subject(a.scene, b.scene) and _figures_apart(a.own, b.own) < _FIGURES_OF_TWO


def likeness_of(a: Weighed, b: Weighed, nearness: float = 0.0, *, whole: bool = False) -> float:
    """Return how alike two articles are by their terms, and in two languages by their meaning (`nearness`) as well.

    Two `whole` groups are no rivals by their figures: of some pair of theirs that has been asked.
    """
    if a.language and a.language == b.language:
        counts = _OF_FEW_TERMS if max(len(a.own), len(b.own)) < _SHORT else 1.0
        by_words = counts * _likeness(a.own, b.own, _NAMES_BESIDE_WORDS, whole=whole)
        return max(by_words, _OF_FEW_TERMS * _likeness(a.abroad, b.abroad, _NAMES_BESIDE_CONCEPTS, whole=whole))
    return _OF_FEW_TERMS * _likeness(a.abroad, b.abroad, _NAMES_BESIDE_CONCEPTS, nearness, whole=whole)


def _likeness(
    a: Vector, b: Vector, names_beside: tuple[float, float], nearness: float = 0.0, *, whole: bool = False
) -> float:
    """Return how alike two articles are: the cosine of their terms, where words count no more than names allow.

    Nor do names count more than the rest allows (`names_beside`): two events in one town share its name, and its
    region's, and next to no word.

    Two notices of one pattern share every word. Without a name in common that says no more than that one paper wrote
    them, or papers that write alike; and word for word alike with other names, they are sure to be two notices. What an
    encoder says (`nearness`, 0 to 1) is bounded in the same way.
    """
    if len(a) > len(b):
        a, b = b, a
    names = others = 0.0
    shared_names = shared_known = 0
    for term, weight in a.items():
        if term in b:
            if is_name(term):
                names += weight * b[term]
                shared_names += 1
                shared_known += term in known_places()
            else:
                others += weight * b[term]
    apart = shared_names <= min(_NAMES_OF_RIVALS, _figures_apart(a, b)) or _names_apart(a, b, shared_names)
    rivals = _OF_RIVALS if apart and not whole else 1.0
    if not (_has_names(a) and _has_names(b)):
        return max(names + others, _MEANING_ALONE * nearness)
    alone, for_each = names_beside if shared_names > shared_known else _KNOWN_PLACES_ALONE
    rest = max(others, (1 - NAMES_COUNT) * nearness) / (1 - NAMES_COUNT)
    if shared_names >= _TERMS_OF_FULL_NAME:
        alone = max(alone, _FULL_NAME_ALONE)
    if shared_names >= _MANY_NAMES and names >= _MOST_OF_NAMES * NAMES_COUNT:
        alone = max(alone, _MANY_NAMES_ALONE)
    share = min(names / NAMES_COUNT, alone + for_each * rest)
    names = NAMES_COUNT * share
    said = max(others, (1 - NAMES_COUNT) * nearness)
    return rivals * (names + min(said, (1 - NAMES_COUNT) * (share + _BEYOND_NAMES)))


def _figures_apart(a: Vector, b: Vector) -> int:
    """Return how many figures each of two articles has of its own, -1 where they have one in common or one has none."""
    figures, others = _figures(a), _figures(b)
    fewest = min(len(figures), len(others))
    return fewest if fewest and figures.isdisjoint(others) else -1


def _names_apart(a: Vector, b: Vector, shared: int) -> bool:
    """Tell whether two short reports share one word of a name, a town's, and no figure, and each has full names."""
    short = max(len(a), len(b)) < _SHORT and _figures(a).isdisjoint(_figures(b))
    return short and shared == 1 and min(sum(map(is_name, a)), sum(map(is_name, b))) > _TERMS_OF_FULL_NAME


def _figures(vector: Vector) -> frozenset[int]:
    return frozenset(term for term in vector if kind_of(term) is Term.FIGURE)


def _has_names(vector: Vector) -> bool:
    return is_name(next(iter(vector), Term.WORD))  # names stand first: see `_vector`
