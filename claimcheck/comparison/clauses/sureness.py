"""How sure either side is of what two clauses tell alike: not always as sure as of its sentence.

Who is quoted in a sentence says what the sentence tells in its main clause. A relative clause, a stretch without a
verb, or what somebody had done before, tells beside it who or what is spoken of, and the paper may have written that
itself: "the owner, who lives in Varn, denied it, the police said". What leads up to a quotation with a colon, or stands
behind the one that opens a sentence, is not what is quoted. Nor is a side surer that names in front of the clause who
says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.annotation.fact_words import fact_words
from claimcheck.annotation.verbs import any_verb, may_be_verb
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.clauses.parts import QUOTES, has_an_auxiliary, opens_relative, part_of
from claimcheck.comparison.clauses.passages import as_stated
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.speech_frames import is_in_closing_frame
from claimcheck.comparison.rules.certainty import end_of_opening_quotation, tells_what_is_said
from claimcheck.comparison.statements import ASSERTED, Statement
from claimcheck.comparison.vocabulary.terms import verbs_of_saying
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty


def equally_sure(
    parts: tuple[Statement, Statement], wholes: tuple[Statement, Statement], backgrounds: tuple[Background, Background]
) -> tuple[Statement, Statement]:
    """Return two parts of two statements as both state them, where nothing shows that one side only reports its own.

    `backgrounds` are what the two sources tell elsewhere.
    """
    sureness = [part.claim.certainty for part in parts]
    if set(sureness) != ASSERTED:
        return parts
    reported = sureness.index(Certainty.REPORTED)
    stated = 1 - reported
    up_to_it = part_of(wholes[stated], 0, parts[stated].claim.end - wholes[stated].claim.start)
    is_said = tells_what_is_said(up_to_it, parts[reported], backgrounds[stated])
    if is_said or _is_told_beside(parts[reported], wholes[reported]):
        return as_stated(parts[0]), as_stated(parts[1])
    return parts


def _is_told_beside(part: Statement, whole: Statement) -> bool:
    """Tell whether a part of a sentence is no statement of its own: a relative clause, or one without a verb."""
    if part is whole:
        return False
    start, tokens = part.claim.start - whole.claim.start, scan(part.claim.quote)
    opening = part.frame[0], *(token.text.lower() for token in scan(whole.claim.quote[:start])[-1:])
    if any(opens_relative(word, whole.language) for word in opening) or _opens_with_a_place(tokens, whole.language):
        return True
    if _tells_what_came_before(part) or _tells_when_it_was_said(part, whole):
        return True
    if 0 < end_of_opening_quotation(whole) <= start or _leads_up_to_a_quotation(part, whole):
        return True
    return not has_an_auxiliary(part) and not any_verb(tokens, part.language)


def _tells_what_came_before(part: Statement) -> bool:
    """Tell whether a part opens with what its subject had done before: « après avoir jeté », "after having thrown".

    Behind a verb of saying that is what is said: « dit avoir jeté ».
    """
    auxiliaries = own_words(part.language, "speech", "perfect_infinitives")
    leads = own_words(part.language, "limits", "leads")
    return part.frame[0] in leads and not auxiliaries.isdisjoint(part.frame[1:2])


def _tells_when_it_was_said(part: Statement, whole: Statement) -> bool:
    """Tell whether a part only says when somebody spoke: "In July, while she was ill, Hall said that …".

    Each stretch up to its end opens with a word of time or place, and who speaks comes behind it.
    """
    if is_in_closing_frame(whole, whole.claim.end - 1):
        return False
    end = part.claim.end - whole.claim.start
    settings = own_words(part.language, "speech", "settings") | own_words(part.language, "limits", "openers")
    stretches = [stretch.split() for stretch in whole.claim.quote[:end].lower().split(",")]
    if not all(stretch and stretch[0] in settings for stretch in stretches):
        return False
    behind = scan(whole.claim.quote[end:])
    return any(token.text.lower() in verbs_of_saying(part.language) for token in behind)


def _opens_with_a_place(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether a relative word of place stands in front of the first verb: « à l'époque où il était … »."""
    first = next((place for place in range(len(tokens)) if may_be_verb(tokens, place, language)), len(tokens))
    return any(token.text.lower() in fact_words(language).place_relatives for token in tokens[:first])


def _leads_up_to_a_quotation(part: Statement, whole: Statement) -> bool:
    """Tell whether a colon stands somewhere behind a part of a sentence, and right behind that a quotation begins."""
    behind = scan(whole.claim.quote[part.claim.end - whole.claim.start :])
    signs = pairwise(token.text for token in behind)
    return any(first == ":" and second in QUOTES for first, second in signs)
