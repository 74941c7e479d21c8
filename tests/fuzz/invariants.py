"""What holds of every text, reply, cassette and document: each invariant a function, an `AssertionError` where not.

No call may raise anything but `ClaimcheckError`: whatever else comes out of one is a breach as well.
"""

from __future__ import annotations

import itertools
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import claimcheck
from claimcheck import ClaimcheckError, pipeline
from claimcheck.llm.cassettes.inspection import check, show
from claimcheck.llm.engine import ModelEngine
from claimcheck.reading import article_from_text, read
from claimcheck.records import Article, Comparison, Difference, Source, Verdict
from tests.fuzz import machines

#: Verdicts that say that two sources differ.
_OPPOSED = {Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE}

_NAMES_OF_OURS = re.compile(r"pydantic|Traceback|<class|object at 0x|\w(?:Error|Exception)\b")


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
    """Nothing of a text is opposed to the same text, also where another title makes it no copy, which is not read."""
    try:
        article = article_from_text(text)
    except ClaimcheckError:
        return
    for other in (article, replace(article, title="Another title")):
        document = compared([article, other])
        if document:
            assert not [finding for finding in document.findings if finding.verdict in _OPPOSED]


def relating_is_symmetric(a: str, b: str) -> None:
    """Two statements relate the same from both sides."""
    try:
        there, back = claimcheck.relate(a, b), claimcheck.relate(b, a)
    except ClaimcheckError:
        return
    assert there.verdict == back.verdict, (there.verdict, back.verdict)


def relates_to_itself(text: str) -> None:
    """A text says what it says, however it ends."""
    try:
        assert claimcheck.relate(text, text).verdict == "agree"
    except ClaimcheckError:
        return


def _matters(document: Comparison, names: Sequence[str]) -> Counter[object]:
    """Return what a comparison found, its claims and differences by the names of their sources and their offsets."""
    stands = {
        claim.id: (name, claim.start, claim.end)
        for name, source in zip(names, document.sources, strict=True)
        for claim in source.claims
    }
    return Counter(
        (
            finding.verdict,
            tuple(sorted(stands[claim] for claim in finding.claims)),
            tuple(sorted(_difference(difference, stands) for difference in finding.differences)),
        )
        for finding in document.findings
    )


def _difference(difference: Difference, stands: Mapping[str, tuple[str, int, int]]) -> tuple[object, ...]:
    """Return a difference in words that are the same from both sides."""
    sides = zip(difference.claims, (difference.a, difference.b), strict=True)
    return difference.kind, difference.relation, *sorted((stands[claim], words or "") for claim, words in sides)


def order_of_sources_does_not_matter(*texts: str) -> None:
    """Sources have the same findings in whatever order they are named: verdicts, claims and differences."""
    names = [str(number) for number in range(len(texts))]
    there, back = compared(texts), compared(texts[::-1])
    assert (there is None) == (back is None)
    if there and back:
        one, other = _matters(there, names), _matters(back, names[::-1])
        assert one == other, (one - other, other - one)


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


def order_of_sources_does_not_matter_to_a_check(text: str, *sources: str) -> None:
    """Every claim has the same verdict whatever source is named first."""
    try:
        there, back = (claimcheck.check(text, order, engine="rules") for order in (sources, sources[::-1]))
    except ClaimcheckError:
        return
    assert [claim.verdict for claim in there.claims] == [claim.verdict for claim in back.claims]


def spoilt_replies_leave_quotes_where_they_say(first: str, second: str, seed: int) -> None:
    """Whatever a model replies, what is reported of an article stands in it, and no name of ours is told."""
    chance = random.Random(seed)
    texts = [text[: machines.LONGEST] for text in (first, second)]
    model = machines.SpoiltModel(texts[0][:20], chance)
    with ModelEngine(model.settings, model) as engine:  # type: ignore[arg-type]
        try:
            articles = [article_from_text(text) for text in texts]
            document = pipeline.compare(articles, engine=engine, language="en")
            pipeline.check(articles[0], articles[1:], engine=engine, language="en")
        except ClaimcheckError as error:
            assert error.message
            return
    for text, source in zip((article.text for article in articles), document.sources, strict=True):
        quotes_stand_where_they_say(text, source)


def a_spoilt_cassette_is_read_or_refused_with_a_message(seed: int) -> None:
    """A damaged cassette is shown, checked, or refused in our own words."""
    chance = random.Random(seed)
    path = chance.choice(sorted(machines.CASSETTES.glob("*.json")))
    text = machines.spoilt_json(path.read_text("utf-8"), chance)
    _read_or_refused(lambda spoilt: (show(spoilt), check(spoilt)), text.encode("utf-8", "replace"), ".json")


def a_spoilt_document_is_an_article_or_refused_with_a_message(text: str, seed: int) -> None:
    """Damaged files of every format are articles with sentences in them, or refused in our own words."""
    chance = random.Random(seed)
    plain = re.sub(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]", " ", text[: machines.LONGEST])
    suffix = chance.choice([".txt", ".md", ".html", ".docx", ".pdf", ".eml"])
    _read_or_refused(_whole, machines.spoilt_bytes(machines.document(plain, suffix), chance), suffix)


def _whole(path: Path) -> None:
    article = read(path)
    assert all(0 <= one.start < one.end <= len(article.text) for one in article.sentences)


def _read_or_refused(use: Callable[[Path], object], content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"spoilt{suffix}"
        path.write_bytes(content)
        try:
            use(path)
        except ClaimcheckError as error:
            assert error.message
            assert not _NAMES_OF_OURS.search(f"{error.message} {error.hint}")
