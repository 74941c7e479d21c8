"""The numbers of the comparison, each with its origin, and the three settings in which statements are compared.

"Measured" means: on the statement pairs of tests/comparison/data, see docs/decisions/likeness.md. Likeness is a share
from 0 to 1, weights are those of terms (a term of one statement of a story weighs 1, a name half as much again).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on two statements may speak of one matter.

    `likeness` is what they must be alike at the least, `fewest` the weight of terms that they must share.
    `held_together` says that somebody put the two side by side, so that they are meant of one matter.
    """

    likeness: float
    fewest: float
    held_together: bool = False


#: `compare`: any two claims of two articles. Measured.
COMPARE = Thresholds(likeness=0.40, fewest=1.5)

#: `check`: a claim is held against what its sources say of its matter; a summary is shorter than they. Measured.
CHECK = Thresholds(likeness=0.30, fewest=1.5)

#: `relate`: two statements that somebody holds side by side are likelier to be about one thing than any two. Measured.
RELATE = Thresholds(likeness=0.30, fewest=0.8, held_together=True)

#: `check`: of a claim's terms a statement must have this share to contradict it, and the sources this share for the
#: claim to be left open rather than not borne out.
SHARE_TO_CONTRADICT = 0.4
SHARE_TO_LEAVE_OPEN = 0.45

#: A clause of one statement held against one of the other: a short one is soon like another. Measured.
CLAUSE = Thresholds(likeness=0.70, fewest=2.0)

#: Two clauses that may be contraries: what one of them has is in the other, so that little need be shared. By reason.
CONTRARY = Thresholds(likeness=0.20, fewest=0.8)

#: From this likeness on, two statements in which nothing differs say the same. Measured.
SAME_CONTENT = 0.50

#: Two statements that share a name and so many words of content speak of one matter in different words. Measured.
FEWEST_IN_COMMON = 4
IN_OTHER_WORDS = 0.30

#: A headline against a sentence of its article: this much of the shorter, a figure included, is one matter. Measured.
WITHIN_THE_OTHER = 0.6

#: A wording of at least so many words and signs that stands to this share in another one is repeated there. By reason.
FEWEST_REPEATED = 7
REPEATED = 0.8

#: Two statements that share no more words than this may differ in the one that matters. By reason.
FEW_IN_COMMON = 2

#: Statements of which each gives as many figures of its own tell two things, though one figure is in both. Measured.
MANY_FIGURES = 2

#: So many names in common, and no word, may be a matter that each article tells in words of its own. Measured: on 130
#: pairs of articles of one day 6 open questions shared but one name, five of them no matter of both.
NAMES_OF_ONE_MATTER = 2

#: Many things are 12 or 57 %; few are 1,450. By reason.
RARE_DIGITS = 3

#: One shared term is enough where a figure as good as two more is shared too: "sales", 890 million. What a figure adds
#: to terms is less than what it adds to likeness, since many things are six or two. Measured.
LEAST_SHARED = 0.5
OF_A_TERM = 1 / 3

#: How alike the rest of two statements must be for a negation, an opposite or a turning word to set them against each
#: other: between articles, for an opposite, and where somebody holds them together. Measured.
SAME_EVENT = 0.5
SAME_BUT_FOR_THE_OPPOSITE = 0.6
SAME_EVENT_HELD_TOGETHER = 0.35

#: How alike two statements must be for two dates of uncertain role to exclude each other: between articles (measured),
#: and where somebody holds them together (by reason: one name more on one side is left aside).
SAME_WORDING = 0.7
SAME_WORDING_HELD_TOGETHER = 0.65

#: From this likeness on, a claim may join a finding beside another claim of its own source: it says the same again.
#: By reason.
SAID_AGAIN = 0.65

#: So many shared words are one event, however long an apposition makes one of the statements. Measured.
MUCH_IN_COMMON = 6

#: What speaks for one matter where terms alone do not show it, added up: the share and the weight of what two
#: statements share, a figure of both, their likeness in letters, and each side on which the other is the likest of all.
#: The numbers are those of a logistic regression, rounded, on the labelled matters of articles of one day
#: (benchmarks/matters.py), each pair of articles judged by numbers found on the others. Of all joins of two sources
#: that they allow 149 of 173 are of a matter that a reader had labelled.
ENOUGH_EVIDENCE = 3.5
OF_LIKENESS = 0.8
OF_SHARED = 0.45
MOST_SHARED = 5.0
OF_A_FIGURE = 1.45
OF_LETTERS = 2.1
OF_LIKEST = 1.25

#: What is added where two sources of different languages share a name or two words: letters say little there, and fewer
#: words are known to be the same, so that less of both is asked for. Measured: docs/decisions/partners.md.
OF_TWO_LANGUAGES = 1.25

#: Two numbers further apart than this factor are rarely rival figures for one thing: ten children came home, 300 are
#: held, and a toll of 4 is not that of an event with 400 dead. By reason.
RIVALS = 10

#: How sure an encoder must be of one matter, 0 to 1, before figures may set two statements against each other that no
#: word joins. By reason.
SURE_OF_ONE_MATTER = 0.7

#: How likely an entailment model must hold an entailment or a contradiction to be taken at its word. By reason: of
#: press sentences without a contradiction one such model still called 4 to 8 in a hundred one, at .98 in both orders.
SURE_OF_ENTAILMENT = 0.9
SURE_OF_CONTRADICTION = 0.98
