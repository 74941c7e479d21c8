"""What holds of every text, whoever wrote it: each invariant a function that raises `AssertionError` where it does not.

No call may raise anything but `ClaimcheckError`: whatever else comes out of one is a breach as well.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

import claimcheck
from claimcheck import ClaimcheckError
from claimcheck.records import Article, Comparison, Source, Verdict

#: Verdicts that say that two sources differ.
_OPPOSED = {Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE}


def compared(texts: Sequence[str | Article]) -> Comparison | None:
    """Return the comparison of some texts, None where they are refused with a message."""
    try:
        return claimcheck.compare(list(texts), engine="rules")
    except ClaimcheckError as error:
        assert error.message
        return None


def quotes_stand_where_they_say(text: str, source: Source) -> None:
    """Every quote, amount and date of a source stands at its offsets in the text."""
    for claim in source.claims:
        assert text[claim.start : claim.end] == claim.quote, (claim.start, claim.end)
        for quantity in (*claim.quantities, *claim.dates):
            assert text[quantity.start : quantity.end] == quantity.text, quantity


def offsets_hold(text: str) -> None:
    """Amounts, claims and sentences stand where they say, in order and apart."""
    for language in ("en", "fr", "de"):
        quantities = claimcheck.quantities(text, language=language)
        assert all(text[q.start : q.end] == q.text and q.text for q in quantities)
        assert all(a.end <= b.start for a, b in itertools.pairwise(quantities))
    try:
        extraction = claimcheck.extract(text, engine="rules")
    except ClaimcheckError:
        return
    quotes_stand_where_they_say(text, extraction.source)


def a_text_agrees_with_itself(text: str) -> None:
    """Nothing of a text is opposed to the same text."""
    document = compared([text, text])
    if document:
        assert not [finding for finding in document.findings if finding.verdict in _OPPOSED]


def relating_is_symmetric(a: str, b: str) -> None:
    """Two statements relate the same from both sides."""
    try:
        there, back = claimcheck.relate(a, b), claimcheck.relate(b, a)
    except ClaimcheckError:
        return
    assert there.verdict == back.verdict, (there.verdict, back.verdict)


def order_of_sources_does_not_matter(a: str, b: str) -> None:
    """Two sources have as many findings of each verdict in either order."""
    there, back = compared([a, b]), compared([b, a])
    assert (there is None) == (back is None)
    if there and back:
        assert Counter(f.verdict for f in there.findings) == Counter(f.verdict for f in back.findings)


def checking_refers_to_its_sources(text: str, source: str) -> None:
    """All evidence of a check stands in the source where it says."""
    try:
        document = claimcheck.check(text, [source], engine="rules")
    except ClaimcheckError:
        return
    for claim in document.claims:
        assert text[claim.start : claim.end] == claim.quote
        for evidence in claim.evidence:
            assert source[evidence.start : evidence.end] == evidence.quote
