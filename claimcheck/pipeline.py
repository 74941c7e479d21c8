"""The stages in order: articles in, a comparison, an extraction or a check out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from claimcheck.annotation.rules import RulesEngine
from claimcheck.annotation.weekdays import notes_on_weekdays
from claimcheck.comparison import clustering, copies, ordering, origins
from claimcheck.comparison.alignment.aligner import BringsAligner
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.relations import related
from claimcheck.comparison.statements import statements
from claimcheck.engines import ClaimEngine, EagerEngine, Extracted, Side
from claimcheck.errors import Deferred, UsageError
from claimcheck.fingerprints import with_fingerprints
from claimcheck.places import with_lines
from claimcheck.reading.notes import worded
from claimcheck.records import (
    CHECK_VERDICTS,
    CHECKED_TEXT,
    COMPARISON_VERDICTS,
    Article,
    Check,
    CheckedText,
    Comparison,
    Extraction,
    Role,
    Source,
    Verdict,
)

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHECKED = "T"


class Observer(Protocol):
    """Hears how far a run has come."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Take note that `done` of `total` steps of the stage `name` are done."""


class _Silent:
    def stage(self, name: str, done: int, total: int) -> None:
        pass


def source_ids(count: int) -> tuple[str, ...]:
    """Return the ids of `count` sources: A to Z, then AA, AB and so on."""
    ids = []
    for number in range(count):
        identifier = ""
        rest = number + 1
        while rest:
            rest, letter = divmod(rest - 1, len(_LETTERS))
            identifier = _LETTERS[letter] + identifier
        ids.append(identifier)
    return tuple(ids)


def extract(
    article: Article, *, engine: ClaimEngine, language: str | None = None, observer: Observer | None = None
) -> Extraction:
    """Return summary and claims of one article, as source "A".

    `language` is the language of the report's own words, by default that of `article`.
    """
    watcher = observer or _Silent()
    watcher.stage("extract", 0, 1)
    extracted = engine.translate(engine.extract(article, "A"), article)
    watcher.stage("extract", 1, 1)
    return with_lines(
        Extraction(
            engine.describe(),
            _source("A", article, extracted, language or article.language),
            tuple(one.worded(language or article.language) for one in extracted.rejected),
            **_shown({"A": article}),
        )
    )


def compare(
    articles: Sequence[Article],
    *,
    engine: ClaimEngine,
    language: str | None = None,
    observer: Observer | None = None,
    trace: bool = False,
) -> Comparison:
    """Return what `articles` agree on, where they differ, and what only one says.

    `language` is the language of the report's own words, by default that of the first article. With `trace` each
    finding carries how its pairs of claims came to their verdicts. Raises `UsageError` for fewer than two articles.
    """
    if len(articles) < 2:
        raise UsageError("A comparison needs two sources or more.", "Name another file or URL.")
    watcher = observer or _Silent()
    worded_in = language or articles[0].language
    ids = source_ids(len(articles))
    _begin(articles, engine)
    extracted = _extract_all(articles, ids, engine, watcher)
    watcher.stage("compare", 0, 1)
    sides = [
        Side(identifier, article.language, article.published, found.claims)
        for identifier, article, found in zip(ids, articles, extracted, strict=True)
    ]
    by_id = dict(zip(ids, articles, strict=True))
    ranks = ordering.ranks(by_id)
    first = copies.first_of_each(sides, by_id, ranks)
    # Before the statements are made, which take more memory than all else.
    by_origin = origins.origins({identifier: _body(article) for identifier, article in by_id.items()})
    own = [side for side in sides if first[side.source] == side.source]
    own_statements, relations = related(own, by_id, engine, worded_in, ranks=ranks, traced=trace)
    statements, repeated = copies.with_copies(own_statements, sides, first)
    found = clustering.findings(statements, _handed_over(relations), by_origin, worded_in, ranks, repeated=repeated)
    extracted = [engine.translate(one, article) for one, article in zip(extracted, articles, strict=True)]
    watcher.stage("compare", 1, 1)
    comparison = Comparison(
        engine=engine.describe(),
        language=worded_in,
        sources=tuple(_source(i, a, e, worded_in) for i, a, e in zip(ids, articles, extracted, strict=True)),
        findings=found,
        counts=_counts((finding.verdict for finding in found), COMPARISON_VERDICTS),
        rejected=tuple(refusal.worded(worded_in) for one in extracted for refusal in one.rejected),
        **_shown(by_id),
    )
    summary = engine.summarize(comparison)
    done = replace(comparison, summary=summary, engine=engine.describe())
    return with_fingerprints(with_lines(done))


def check(
    text: Article,
    sources: Sequence[Article],
    *,
    engine: ClaimEngine,
    language: str | None = None,
    observer: Observer | None = None,
    trace: bool = False,
) -> Check:
    """Return whether the sources bear out each claim of `text`.

    `language` is the language of the report's own words, by default that of `text`. With `trace` each claim carries how
    it came to its verdict. Raises `UsageError` without a source.
    """
    from claimcheck.verification import checking, division, headlines, unchecked
    from claimcheck.verification.verified import CheckedAgainst, with_verification

    if not sources:
        raise UsageError("A check needs a source.", "Name one with --against FILE.")
    watcher = observer or _Silent()
    worded_in = language or text.language
    ids = source_ids(len(sources))
    # The words of the text and of the sources are what is checked: no model rewords them first.
    rules = RulesEngine(divided=False)
    checked = rules.extract(text, _CHECKED)
    extracted = _extract_all(sources, ids, rules, watcher)
    watcher.stage("check", 0, 1)
    by_id = dict(zip(ids, sources, strict=True))
    claims_of = dict(zip(ids, extracted, strict=True))
    # In an order of their own: which of two equally good passages is shown does not depend on who was named first.
    reported = [
        statement
        for identifier in ordering.ranks(by_id)
        for statement in statements(claims_of[identifier].claims, by_id[identifier].language, identifier)
    ]
    kept, apart = unchecked.set_apart(text, checked.claims, worded_in)
    named = headlines.named_by(kept, reported, text.language)
    aligner = engine.aligner if isinstance(engine, BringsAligner) else None
    facts = division.facts_of_claims(text, named)
    own = statements(named, text.language, _CHECKED)
    answers = engine.verify(text, named, by_id, worded_in)
    # What rules found in the sentence that a model names may speak against its answer.
    traced = trace or any(answer is not None for answer in answers)
    ruled = checking.check_claims(own, reported, worded_in, aligner, facts, traced=traced)
    names = {name for found in extracted for claim in found.claims for name in claim.names}
    against = CheckedAgainst(text, by_id, len(names), worded_in)
    claims = tuple(
        with_verification(one, answer, claim, against) for one, answer, claim in zip(ruled, answers, named, strict=True)
    )
    claims = claims if trace else tuple(replace(claim, trace=()) for claim in claims)
    watcher.stage("check", 1, 1)
    counts = _counts((claim.verdict for claim in claims), CHECK_VERDICTS)
    gravest = next((verdict for verdict in CHECK_VERDICTS if counts[verdict]), Verdict.UNDECIDED)
    document = Check(
        engine=engine.describe(),
        language=worded_in,
        verdict=gravest,
        sources=tuple(_source(i, a, e, worded_in) for i, a, e in zip(ids, sources, extracted, strict=True)),
        claims=claims,
        counts=counts,
        rejected=tuple(refusal.worded(worded_in) for refusal in checked.rejected),
        text=CheckedText(text.name, text.sha256, len(text.text)),
        unchecked=apart,
        **_shown({CHECKED_TEXT: text, **by_id}),
    )
    return with_fingerprints(with_lines(document))


def _begin(articles: Sequence[Article], engine: ClaimEngine) -> None:
    """Let an engine that can read all articles at once begin with all of them: short ones are one question each."""
    if isinstance(engine, EagerEngine):
        engine.begin(articles)


def _extract_all(
    articles: Sequence[Article], ids: Sequence[str], engine: ClaimEngine, watcher: Observer
) -> list[Extracted]:
    extracted = []
    deferred: Deferred | None = None
    watcher.stage("extract", 0, len(articles))
    for done, (identifier, article) in enumerate(zip(ids, articles, strict=True), 1):
        try:
            extracted.append(engine.extract(article, identifier))
        except Deferred as error:
            deferred = error
        watcher.stage("extract", done, len(articles))
    if deferred:
        raise deferred
    return extracted


def _handed_over(relations: list[Relation]) -> Iterator[Relation]:
    """Yield relations and keep none: few of those of two long lists stand in a finding."""
    relations.reverse()
    while relations:
        yield relations.pop()


def _body(article: Article) -> str:
    return " ".join(article.text[s.start : s.end] for s in article.sentences if s.role is Role.BODY)


def _source(identifier: str, article: Article, extracted: Extracted, language: str) -> Source:
    notes = worded((*article.notes, *notes_on_weekdays(article), *extracted.notes), language)
    return Source(
        id=identifier,
        name=article.name,
        title=article.title,
        language=article.language,
        published=article.published.isoformat() if article.published else None,
        sha256=article.sha256,
        characters=len(article.text),
        summary=extracted.summary,
        claims=extracted.claims,
        notes=tuple(note.text for note in notes),
        note_details=notes,
    )


def _shown(articles: Mapping[str, Article]) -> dict[str, Any]:
    """Return what a document keeps of its articles, to show them: their texts, and what of these was not compared."""
    compared = (Role.TITLE, Role.BODY)
    return {
        "texts": {identifier: article.text for identifier, article in articles.items()},
        "left_out": {
            identifier: tuple((s.start, s.end) for s in article.sentences if s.role not in compared)
            for identifier, article in articles.items()
        },
        "code": {identifier: article.code for identifier, article in articles.items() if article.code},
    }


def _counts(verdicts: Iterable[Verdict], order: Sequence[Verdict]) -> dict[str, int]:
    counted = Counter(verdicts)
    return {str(verdict): counted[verdict] for verdict in order}
