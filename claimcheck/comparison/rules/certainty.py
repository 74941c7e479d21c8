"""The rule of how firmly each side stands behind what both tell."""

from __future__ import annotations

import functools
from collections.abc import Set as AbstractSet

from claimcheck.annotation.certainty import is_firm, reservations, tells_of_a_denial, words_of_hearsay
from claimcheck.annotation.futures import plans
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison import thresholds
from claimcheck.comparison.evidence.accusations import only_accusing_side
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.denials import denies_another_deed
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.roles import significant_digits
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.evidence.wishes import acts_planned, only_one_wishes
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Undecided
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import first_person, verbs_of_saying
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Kind, Verdict

# A figure of both says as much for one matter as so many words.
_OF_A_FIGURE = 2

_QUOTES = frozenset('"«»“”„')


def certainty_differences(subject: Subject) -> list[Outcome]:
    """Judge how firmly each side stands behind the statement."""
    accusing = only_accusing_side(subject)
    if accusing is not None:
        return _alleged_by(subject, accusing)
    first, second = subject.a.claim.certainty, subject.b.claim.certainty
    if (first is Certainty.DENIED) != (second is Certainty.DENIED):
        relation = Verdict.DISPUTED
    elif _is_a_plan_beside_a_report(subject):
        return [Undecided("undecided_wording", "content")]
    elif only_one_wishes(subject):
        return [Undecided("undecided_wording", "wish")]
    elif _one_alone_is_firm(subject) or _holds_possible_what_is_reported(subject):
        relation = Verdict.CERTAINTY
        if not subject.held_together and _may_only_concede(_less_firm(subject)):
            return [Undecided("undecided_wording", "content")]
    elif {first, second} == {Certainty.PLANNED, Certainty.STATED} and not _both_tell_what_is_to_come(subject):
        # "Will rule" is not "ruled": what one paper tells as done the other only tells as coming.
        relation = Verdict.CERTAINTY
    else:
        return []
    if relation is Verdict.DISPUTED and _is_no_dispute(subject):
        return []
    if relation is Verdict.DISPUTED and denies_another_deed(subject):
        return [Undecided("undecided_wording", "denied")]
    if relation is Verdict.CERTAINTY and _are_held_back_by_one_word(subject):
        return []
    if relation is Verdict.CERTAINTY and not subject.held_together and _may_be_of_something_else(subject):
        return [Undecided("undecided_wording", "content")]
    return [Differs(subject.difference("certainty", relation, (str(first), None), (str(second), None)))]


def _is_no_dispute(subject: Subject) -> bool:
    """Tell whether a denial is of something else, nobody's, or told by both sides."""
    if subject.shared.dice < thresholds.SAME_EVENT or not _denied_by(subject):
        return True
    return _both_tell_of_the_denial(subject)


def _alleged_by(subject: Subject, accusing: Statement) -> list[Outcome]:
    """Judge what one side tells only as an accusation: the other is surer where it stands behind it itself."""
    other = subject.b if accusing is subject.a else subject.a
    if other.claim.certainty is not Certainty.STATED:
        return [Undecided("undecided_wording", "content")]
    values = [str(Certainty.REPORTED if side is accusing else Certainty.STATED) for side in (subject.a, subject.b)]
    return [Differs(subject.difference("certainty", Verdict.CERTAINTY, (values[0], None), (values[1], None)))]


def _may_be_of_something_else(subject: Subject) -> bool:
    """Tell whether what the less firm side reports, plans or holds possible may be none of what both tell."""
    return not _is_of_what_both_tell(subject) or _plans_something_else(subject)


def _one_alone_is_firm(subject: Subject) -> bool:
    """Tell whether one side states what the other does not stand behind itself."""
    return is_firm(subject.a.claim) != is_firm(subject.b.claim) and not _both_tell_what_is_said(subject)


def _holds_possible_what_is_reported(subject: Subject) -> bool:
    """Tell whether who is quoted by one side holds possible what the other tells: he died, perhaps of cold.

    The words held possible must be the other's, and not held possible there. It may be the verb: « aurait avoué ». Of
    one speaker the conditional of hearsay says no more than that he says so: « serait parti, révèle la radio », « la
    radio affirme qu'il est parti ».
    """
    sides = {subject.a.claim.certainty, subject.b.claim.certainty}
    reserved = [match.a for match in subject.shared.matches if match.a.reserved is not match.b.reserved]
    saying = verbs_of_saying(subject.a.language)
    says = any(not saying.isdisjoint(term.text.lower().split()) for term in reserved)
    if Certainty.CONDITIONAL in sides and _are_said_by_one(subject) and not says:
        return False
    return bool(reserved) and sides in (
        {Certainty.POSSIBLE, Certainty.REPORTED},
        {Certainty.CONDITIONAL, Certainty.REPORTED},
    )


def _are_said_by_one(subject: Subject) -> bool:
    """Tell whether both sides quote somebody who is called alike: by the same last word, or by words of the other."""
    words = [[token.text.casefold() for token in scan(side.claim.speaker or "")] for side in (subject.a, subject.b)]
    if not all(words):
        return False
    first, second = words
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def _are_held_back_by_one_word(subject: Subject) -> bool:
    """Tell whether the word that takes back what one side tells is one of both: "notably accused of", "accused of".

    Whom one side quotes for it as well takes it back once more.
    """
    if _less_firm(subject).claim.speaker:
        return False
    first, second = (_holding_back(side) for side in (subject.a, subject.b))
    return any(id(match.a) in first or id(match.b) in second for match in subject.shared.matches)


def _holding_back(side: Statement) -> AbstractSet[int]:
    """Return the words of a statement, by identity, that take back what it tells by what they mean, not by a form."""
    spans = words_of_hearsay(side.claim.quote, side.language)
    places = [(side.claim.start + start, side.claim.start + end) for start, end in spans]
    return {id(term) for term in side.terms if any(start <= term.start < end for start, end in places)}


def _is_a_plan_beside_a_report(subject: Subject) -> bool:
    """Tell whether one side tells what is to come and the other what somebody says is so: neither is the surer one."""
    reported = next((side for side in (subject.a, subject.b) if side.claim.certainty is Certainty.REPORTED), None)
    if reported is None or subject.held_together:
        return False
    other = subject.b if reported is subject.a else subject.a
    return other.claim.certainty is Certainty.PLANNED and not plans(scan(reported.claim.quote), reported.language)


def _plans_something_else(subject: Subject) -> bool:
    """Tell whether one side states what is done, and what the other plans is nothing that both tell.

    "The rink that closed in May will be painted" plans no closing. A clause whose plan stands in front of it may be it.
    """
    if {subject.a.claim.certainty, subject.b.claim.certainty} != {Certainty.PLANNED, Certainty.STATED}:
        return False
    planned = subject.a if subject.a.claim.certainty is Certainty.PLANNED else subject.b
    matched = matched_terms(subject.shared.matches)
    acts = acts_planned(planned)
    return bool(acts) and not any(id(act) in matched for act in acts)


def _may_only_concede(weaker: Statement) -> bool:
    """Tell whether a side opens with what may be no condition: « si le pont a tenu, il a rouillé » grants that it held.

    A form of the conditional or the future in it shows that it is one: « s'il a tenu, on passera ».
    """
    if weaker.claim.certainty is not Certainty.CONDITIONAL:
        return False
    tokens, language = scan(weaker.claim.quote), weaker.language
    opens = any(hit.first == 0 for hit in _conditions(language).find(tokens))
    return opens and not reservations(tokens, language) and not plans(tokens, language)


@functools.cache
def _conditions(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "limits").get("classes", {}).get("condition", ()))


def _is_of_what_both_tell(subject: Subject) -> bool:
    """Tell whether what the less firm side reports, plans or holds possible is what the other side tells.

    Somebody may be quoted for one thing in a sentence that has the rest of itself: "closed since May, the bridge will
    be painted, the town said" reports no closing. Most of its words must be the other's, and the one held possible,
    unless both give a sum that few things share, and a name: then it is of that, in whatever words.
    """
    if shares_rare_amount(subject) and any(match.a.name for match in subject.shared.matches):
        return True
    weaker = _less_firm(subject)
    matched = matched_terms(subject.shared.matches)
    if _is_beside_what_is_quoted(weaker, matched):
        return False
    own = [term for term in weaker.terms if not term.name and id(term) not in matched]
    reserved = [term for term in weaker.terms if term.reserved and not term.name]
    if reserved and all(id(term) not in matched for term in reserved):
        return False
    shared = sum(not match.a.name and not match.opposed for match in subject.shared.matches)
    figures = sum(pair.compatible for pair in (*subject.amounts.pairs, *subject.dates.pairs))
    return len(own) <= shared + _OF_A_FIGURE * figures


def _is_beside_what_is_quoted(weaker: Statement, matched: AbstractSet[int]) -> bool:
    """Tell whether a side opens with a quotation that has nothing of what both tell: "Never," he said after the vote.

    `matched` are the words that both sides have, by identity (`id`).
    """
    end = end_of_opening_quotation(weaker)
    return end > 0 and not any(id(term) in matched and term.start - weaker.claim.start < end for term in weaker.terms)


def end_of_opening_quotation(side: Statement) -> int:
    """Return where in its quote the quotation ends with which a statement opens, 0 where it opens with none."""
    tokens = scan(side.claim.quote)
    if tokens[0].text not in _QUOTES:
        return 0
    return next((token.end for token in tokens[1:] if token.text in _QUOTES), 0)


def shares_rare_amount(subject: Subject) -> bool:
    """Tell whether both sides give a sum of money, or a figure of so many digits that few things share it."""
    compatible = (pair.a.quantity for pair in subject.amounts.pairs if pair.compatible)
    return any(
        figure.kind is Kind.MONEY or significant_digits(figure.text) >= thresholds.RARE_DIGITS for figure in compatible
    )


def _less_firm(subject: Subject) -> Statement:
    """Return the side that only reports, plans or holds possible what the other states."""
    if is_firm(subject.a.claim) != is_firm(subject.b.claim):
        return subject.b if is_firm(subject.a.claim) else subject.a
    return subject.b if subject.a.claim.certainty is Certainty.STATED else subject.a


def _both_tell_what_is_said(subject: Subject) -> bool:
    """Tell whether one side reports and the other, stated as it seems, has somebody say it just as well."""
    if is_firm(subject.a.claim):
        return tells_what_is_said(subject.a, subject.b, subject.background_a)
    return tells_what_is_said(subject.b, subject.a, subject.background_b)


def tells_what_is_said(stated: Statement, reported: Statement, background: Background) -> bool:
    """Tell whether a side, stated as it seems, quotes or has somebody say it just as well as the one that reports.

    Who speaks is not always found; that two papers print one quotation is no difference in how sure they are. "I" is
    somebody whose words are printed, in an interview without quotation marks too. `background` is what the source of
    `stated` tells elsewhere.
    """
    if reported.claim.certainty not in (Certainty.REPORTED, Certainty.PLANNED):
        return False
    speaker = reported.claim.speaker
    if speaker and (background.quotes(speaker) or _names(stated, speaker) or _is_a_reporter(speaker, reported)):
        return True
    if speaker and (_tells_whose_plan_it_is(stated, speaker) or _both_demand(stated, reported)):
        return True
    if not reported.claim.speaker and not _QUOTES.isdisjoint(reported.frame):
        return True
    if not first_person(stated.language).isdisjoint(stated.frame):
        return True
    return _has_a_verb_of_saying(stated, reported) or not _QUOTES.isdisjoint(stated.frame)


def _has_a_verb_of_saying(stated: Statement, reported: Statement) -> bool:
    """Tell whether a statement has somebody say it by a verb, which is none of those that both tell of.

    "The gang found the key" has nobody speak, where the other side says "the chief believes the gang found the key".
    """
    verbs = verbs_of_saying(stated.language)
    own, others = verbs.intersection(stated.frame), verbs.intersection(reported.frame)
    is_said_by_another_verb = reported.claim.speaker is None or bool(others - own)
    return bool(own - others if is_said_by_another_verb else own)


def _names(stated: Statement, speaker: str) -> bool:
    """Tell whether a statement leaves to whom the other quotes what it seems to state: « pour sa famille »."""
    opening = own_table(stated.language, "speech").get("attribution_of_quotes", ())
    own = _words_in_a_row(stated.claim.quote)
    return any(f"{phrase} {speaker.casefold()}" in own for phrase in opening)


def _tells_whose_plan_it_is(stated: Statement, speaker: str) -> bool:
    """Tell whether a statement of what is to come or asked for has whom the other quotes for it: the guilds ask."""
    is_planned = stated.claim.certainty is Certainty.PLANNED
    return is_planned and _words_in_a_row(speaker) in _words_in_a_row(stated.claim.quote)


def _both_demand(stated: Statement, reported: Statement) -> bool:
    """Tell whether both sides have somebody ask for something: the guild demands 300 euros, its guild demands them."""
    return all(_demands(side.language).find(scan(side.claim.quote)) for side in (stated, reported))


@functools.cache
def _demands(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "speech").get("demanding", ()))


def _words_in_a_row(text: str) -> str:
    return " ".join(token.text.casefold() for token in scan(text))


def _is_a_reporter(speaker: str, side: Statement) -> bool:
    """Tell whether it is the paper's own people who saw what is told: "according to an AFP reporter"."""
    reporters = own_words(side.language, "speech", "reporters")
    return any(token.text.casefold() in reporters for token in scan(speaker))


def _both_tell_what_is_to_come(subject: Subject) -> bool:
    """Tell whether the side that is stated tells in a further clause what is to come, as the other does in its main.

    "The court will rule in June"; "then there is the case in which the court will rule in June". What was announced is
    to come as well: "the town announced the closing", "the town will close".
    """
    stated = subject.a if subject.a.claim.certainty is Certainty.STATED else subject.b
    if not own_words(stated.language, "certainty", "announcing").isdisjoint(stated.frame):
        return True
    return all(plans(scan(side.claim.quote), side.language) for side in (subject.a, subject.b))


def _both_tell_of_the_denial(subject: Subject) -> bool:
    """Tell whether both sides have a word of denial: what one tells as denied, the other tells to be denied too."""
    return all(tells_of_a_denial(side.claim.quote, side.language) for side in (subject.a, subject.b))


def _denied_by(subject: Subject) -> str | None:
    """Return who denies what the other side tells; a denial that nobody utters may be one of something else."""
    denying = subject.a.claim if subject.a.claim.certainty is Certainty.DENIED else subject.b.claim
    return denying.speaker
