"""The public functions: plain text or articles in, records out."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck import figures, pipeline
from claimcheck.annotation.measuring import claim_from_span
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import clustering, thresholds
from claimcheck.comparison.relate import Setting, examine, relate_statements
from claimcheck.comparison.relations import order_of
from claimcheck.comparison.statements import Statement, statement
from claimcheck.engines import ClaimEngine
from claimcheck.errors import ReadingError, UsageError
from claimcheck.reading import article_from_text
from claimcheck.reading import read as read_source
from claimcheck.reading.as_given import (
    Joined,
    document_as_given,
    finding_as_given,
    joined,
    spans_as_given,
    trace_as_given,
)
from claimcheck.reading.languages import identify
from claimcheck.records import CHECKED_TEXT, Article, Check, Comparison, Extraction, Finding, Quantity, Trace


def read(path_or_url: str | Path, *, language: str | None = None, published: datetime.date | None = None) -> Article:
    """Return the article in a file (.txt, .md, .html, .pdf, .docx), at an http(s) URL, or on standard input ("-").

    `language` (ISO 639-1) and `published` override what the source says of itself. Raises `ReadingError`.

    >>> article = read("examples/gazette.txt")
    >>> article.language, article.published.isoformat()
    ('fr', '2024-05-15')
    """
    return read_source(path_or_url, language=language, published=published)


def compare(
    articles: Sequence[Article | str], engine: str | ClaimEngine = "rules", *, language: str | None = None
) -> Comparison:
    """Return what articles agree on, where they differ and what only one says.

    `engine` is "rules", "local" (an encoder beside them), "model" (both configured by the environment) or an engine of
    your own; `language` is that of the report's own words, by default that of the first article. Raises
    `ClaimcheckError`.

    >>> comparison = compare(["Altman offered $9.7 billion for X.", "Altman offered 9.74 billion dollars for X."])
    >>> [str(finding.verdict) for finding in comparison.findings]
    ['precision']
    """
    with _opened(engine) as opened:
        document = pipeline.compare(_articles(articles), engine=opened, language=language)
    return document_as_given(document, _texts(articles))


def extract(article: Article | str, engine: str | ClaimEngine = "rules") -> Extraction:
    """Return the summary and the claims of one article. Raises `ClaimcheckError`.

    >>> [claim.quote for claim in extract("The mayor resigned on Monday. Nobody was hurt in the fire.").source.claims]
    ['The mayor resigned on Monday.', 'Nobody was hurt in the fire.']
    """
    with _opened(engine) as opened:
        document = pipeline.extract(_article(article, "text"), engine=opened)
    return document_as_given(document, _texts([article]))


def check(
    text: Article | str,
    sources: Sequence[Article | str],
    engine: str | ClaimEngine = "rules",
    *,
    language: str | None = None,
) -> Check:
    """Return whether each claim of `text` is borne out by the sources. Raises `ClaimcheckError`.

    >>> str(check("The fire killed 12 people.", ["The fire in the mill killed 15 people on Monday."]).verdict)
    'contradicted'
    """
    with _opened(engine) as opened:
        document = pipeline.check(_article(text, "text"), _articles(sources), engine=opened, language=language)
    return document_as_given(document, {**_texts(sources), **_texts([text], [CHECKED_TEXT])})


def quantities(text: str, language: str | None = None, *, published: datetime.date | None = None) -> list[Quantity]:
    """Return the amounts and dates in `text`, in order; `published` places relative dates.

    `language` is an ISO 639-1 code, identified from the text where it is None.

    >>> [(q.text, q.value, q.unit) for q in quantities("He paid about $9.7 billion in May 2024.", "en")]
    [('$9.7 billion', 9700000000, 'USD?'), ('May 2024', '2024-05', None)]
    """
    read_as = joined(text)
    return list(spans_as_given(figures.find(read_as.text, language or identify(read_as.text), published), read_as))


def relate(a: Article | str, b: Article | str, *, language: str | None = None) -> Finding:
    """Return one finding on two statements, each taken as one claim; `single` where they speak of different matters.

    The verdict is the same whichever comes first. `language` is that of the explanation, by default that of `a`.

    >>> str(relate("The bid was worth 9.7 billion dollars.", "The bid was worth 9.82 billion dollars.").verdict)
    'conflict'
    """
    first, second = _article(a, "A"), _article(b, "B")
    pair = _side_by_side(first, second)
    relation = relate_statements(pair[0], pair[1], _setting(first, second))
    worded_in = language or first.language
    found = clustering.findings(pair, [relation] if relation else [], (("A",), ("B",)), worded_in, {"A": 0, "B": 1})
    finding = found[0] if relation else clustering.unrelated(pair, worded_in)
    return finding_as_given(finding, _texts([a, b]))


def explain(a: Article | str, b: Article | str) -> Trace:
    """Return how two statements come to their verdict: what was found in each, and what every rule said of them.

    `decided` names the line of the table that gave the verdict; see `claimcheck.comparison.rules.decide`.

    >>> trace = explain("The bid was worth 9.7 billion dollars.", "The bid was worth 9.82 billion dollars.")
    >>> trace.decided, [(one.rule, one.a, one.b) for one in trace.outcomes if one.outcome == "differs"]
    ('opposed', [('amount', '9.7 billion dollars', '9.82 billion dollars')])
    """
    first, second = _article(a, "A"), _article(b, "B")
    pair = _side_by_side(first, second)
    return trace_as_given(examine(pair[0], pair[1], _setting(first, second)), _texts([a, b]))


def _side_by_side(a: Article, b: Article) -> list[Statement]:
    return _with_names_of_each_other(_whole(a, "A"), _whole(b, "B"))


def _setting(a: Article, b: Article) -> Setting:
    limits = thresholds.RELATE
    return Setting(
        order=order_of(a, b), threshold=limits.likeness, fewest=limits.fewest, held_together=limits.held_together
    )


def _whole(article: Article, source: str) -> Statement:
    start = len(article.text) - len(article.text.lstrip())
    claim = claim_from_span(article, start, len(article.text.rstrip()), id=f"{source}1")
    return statement(claim, article.language, source)


def _with_names_of_each_other(a: Statement, b: Statement) -> list[Statement]:
    """Return two statements with the names that the capitals of one do not tell and the other shows."""
    if a.language != b.language:
        return [a, b]
    from claimcheck.verification.headlines import named_by

    named = [named_by([one.claim], [other], one.language)[0] for one, other in ((a, b), (b, a))]
    return [
        one if claim is one.claim else statement(claim, one.language, one.source)
        for claim, one in zip(named, (a, b), strict=True)
    ]


def _articles(articles: Sequence[Article | str]) -> list[Article]:
    if isinstance(articles, str):
        raise UsageError("Expected a list of articles, got one string.", "Put the texts in a list.")
    return [_article(article, f"text {number}") for number, article in enumerate(articles, 1)]


def _article(article: Article | str, name: str) -> Article:
    if isinstance(article, Article):
        return article
    if not isinstance(article, str):
        raise ReadingError(f"Expected an article or a text, got {type(article).__name__}.", "See claimcheck.read.")
    return article_from_text(joined(article).text, name=name)


def _texts(given: Sequence[Article | str], names: Sequence[str] = ()) -> dict[str, Joined]:
    """Return those texts that are given as such and not read as they are, by their names or the ids of sources."""
    identifiers = names or pipeline.source_ids(len(given))
    texts = {name: joined(text) for name, text in zip(identifiers, given, strict=True) if isinstance(text, str)}
    return {name: text for name, text in texts.items() if text.ends}


@contextlib.contextmanager
def _opened(engine: str | ClaimEngine) -> Iterator[ClaimEngine]:
    """Open the engine of a name and close it in the end; an engine of the caller's own stays open."""
    if not isinstance(engine, str):
        yield engine
        return
    named = _engine(engine)
    try:
        yield named
    finally:
        if close := getattr(named, "close", None):
            close()


def _engine(engine: str) -> ClaimEngine:
    if engine == "rules":
        return RulesEngine()
    import os

    if engine == "local":
        from claimcheck.local.engine import open_engine as open_local
        from claimcheck.local.settings import LocalSettings

        return open_local(LocalSettings.from_environment(os.environ))
    if engine == "model":
        from claimcheck.llm.engine import open_engine
        from claimcheck.llm.settings import ModelSettings

        return open_engine(ModelSettings.from_environment(os.environ))
    raise UsageError(f"Unknown engine {engine!r}.", 'Engines are "rules", "local" and "model".')
