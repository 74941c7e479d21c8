"""The rows of the tables that a run writes: stories, claims, findings, problems.

Every row carries what is needed to ask questions of one table without the others: the story, the article, the source.
The schemas in `schemas/` and the columns of the Parquet files are made from these records.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class ArticleCell:
    """An article within the row of its story.

    `key` is the SHA-256 of the article and of what was said of it, `id` its owner's. `letter` is the id of the source
    in claims and findings, None where the article was not compared. Articles of one story with the same `origin` print
    one text.
    """

    key: str
    id: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str
    letter: str | None
    origin: int | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story: articles of one event, and how many findings of each verdict their comparison has.

    `status` is "compared", "single" (one article, nothing to compare it with) or "failed", with the `reason`. `first`
    and `last` are days of publication. `compared` says how many of the `articles` were compared: of a large story one
    of each origin first. `gravest` says in words what the sources differ in most, and which outlets these are as far
    as they are known; None where they differ in nothing. `page` is the page of the story, relative to the folder.
    """

    story: str
    status: str
    title: str
    first: str | None
    last: str | None
    articles: int
    origins: int
    compared: int
    languages: list[str]
    sources: list[str]
    conflict: int
    disputed: int
    update: int
    certainty: int
    precision: int
    agree: int
    undecided: int
    single: int
    gravest: str | None
    page: str | None
    reason: str | None
    engine: str
    members: list[ArticleCell]
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class AmountCell:
    """An amount in a claim, and the interval it stands for."""

    text: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date in a claim, and the first and last day it stands for (ISO 8601)."""

    text: str
    value: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim of an article that was compared. `start` and `end` are offsets into the article's text as read."""

    story: str
    claim: str
    letter: str
    article: str
    id: str
    source: str | None
    published: str | None
    language: str
    text: str
    quote: str
    start: int
    end: int
    speaker: str | None
    certainty: str
    negated: bool
    names: list[str]
    amounts: list[AmountCell]
    dates: list[DateCell]
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class DifferenceCell:
    """One respect in which two claims of a finding differ: the words of each side, and the verdict it gives alone."""

    kind: str
    a: str | None
    b: str | None
    relation: str
    claim_a: str
    claim_b: str


@dataclass(frozen=True, slots=True)
class SharedCell:
    """A figure or a name that two claims of a finding both have, in the words of each."""

    kind: str
    a: str
    b: str
    claim_a: str
    claim_b: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What claims of a story say of one matter.

    `claims` are those of the story's claims, `letters` and `articles` who makes them, `sources` the outlets, as far as
    they are known. `origins` counts the texts behind the articles. Where an encoder alone joins the claims, `likeness`
    (0 to 1) says how alike they are, and `shared` what both have; elsewhere it is None, and nothing.
    """

    story: str
    finding: str
    verdict: str
    explanation: str
    decided_by: str
    claims: list[str]
    letters: list[str]
    articles: list[str]
    sources: list[str]
    origins: int
    differences: list[DifferenceCell]
    likeness: float | None
    shared: list[SharedCell]
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """An article that could not be read, or a story that could not be compared, and why.

    `kind` is "article" or "story"; `place` says where: "feed.jsonl:12", or the id of the story.
    """

    kind: str
    place: str
    id: str | None
    reason: str
    schema_version: str = SCHEMA_VERSION


#: The tables of a run, and the record of each row.
TABLES: dict[str, type] = {"stories": StoryRow, "claims": ClaimRow, "findings": FindingRow, "problems": ProblemRow}
