"""A place, a time or a thing that the passage gives to the verb of another clause."""

from __future__ import annotations

from claimcheck.verification.case import Case, Doubt
from claimcheck.verification.clauses import Clauses, clauses


def of_another_verb(case: Case) -> Doubt | None:
    """Doubt "The mood improves in Norland" of "The mood improves, but the storm goes on in Norland".

    The claim has a word behind one verb that the passage has behind another, which the claim leaves out.
    """
    alignment = case.alignment
    passage, kept = clauses(alignment.others, case.passage.statements), alignment.kept()
    telling = {place for verb, content in passage.content.items() if passage.are_kept(verb, kept) for place in content}
    own_verb: int | None = None
    for place, other in sorted(alignment.partners.items()):
        if other in telling:
            own_verb = other
        elif own_verb is not None and alignment.own[place].weighs:
            verb = passage.governor(other)
            if verb is not None and not passage.are_kept(verb, kept) and not _share(passage, own_verb, verb):
                return Doubt("clause", (alignment.others[passage.content[verb][0]].text, alignment.own[place].text))
    return None


def _share(passage: Clauses, own_verb: int, verb: int) -> bool:
    return own_verb < verb and passage.share_their_object(own_verb, verb)
