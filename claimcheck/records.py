"""The records that flow from stage to stage.

All are frozen: a stage returns new ones and never changes what it was given. Offsets are Python `str` indices into
`Article.text`. Numbers are plain `int` or `float`, dates ISO 8601 text, so that a record is its own JSON value.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sized
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, final

from claimcheck.frozen import frozen
from claimcheck.verdicts import CHECK_VERDICTS as CHECK_VERDICTS  # noqa: PLC0414  part of the records
from claimcheck.verdicts import COMPARISON_VERDICTS as COMPARISON_VERDICTS  # noqa: PLC0414  part of the records
from claimcheck.verdicts import Verdict as Verdict  # noqa: PLC0414  part of the records

if TYPE_CHECKING:
    import pandas
    import polars

SCHEMA_VERSION = "1"

#: The key of the checked text among the texts of a `Check`; all other keys are ids of sources.
CHECKED_TEXT = "text"

#: Marks a field that a document holds for those who work with it in Python, and that is no part of its JSON.
BESIDE_JSON = {"json": False}


def _beside_json() -> Any:
    """Return a field for what a page shows of the texts: the texts, or what was not compared, by id of source."""
    return field(default_factory=dict, repr=False, compare=False, metadata=BESIDE_JSON)


# So much of a claim or of an explanation stands in the short representation of a record.
_BRIEF = 70


def _number(things: Sized, name: str) -> str:
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"


def _brief(words: str) -> str:
    """Return words as a short representation shows them, in quotes."""
    return repr(words if len(words) <= _BRIEF else f"{words[:_BRIEF]}…")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number) or "nothing found"


class Kind(StrEnum):
    """What sort of thing a quantity measures."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    COUNT = "count"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    OTHER = "other"


#: Every kind of amount: what is compared as an interval of numbers, and no date.
KINDS_OF_AMOUNTS = frozenset(Kind) - {Kind.DATE}


class Qualifier(StrEnum):
    """How a phrase limits the number it contains."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"


class Certainty(StrEnum):
    """How far a source commits itself to a statement."""

    STATED = "stated"
    REPORTED = "reported"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DENIED = "denied"


class Role(StrEnum):
    """What part of an article a block or sentence belongs to."""

    TITLE = "title"
    BODY = "body"
    REPEATED = "repeated"
    BOILERPLATE = "boilerplate"


@frozen
class Sentence:
    """A sentence, by its offsets; `text[start:end]` carries no surrounding white space."""

    start: int
    end: int
    role: Role = Role.BODY


@frozen
class Note:
    """What a reader should know of how an article was read, or of how its claims were made.

    `key` is the same in every language and names the wording in the table `phrases.notes`. `values` fill its blanks,
    `count` is how many passages it speaks of, and `examples` are the first words of some of them. `text` says all that
    in a sentence: of the article's language until there is a report, then of the report's.
    """

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    count: int = 1
    examples: tuple[str, ...] = ()
    text: str = ""

    def __str__(self) -> str:
        return self.text or self.key

    def __contains__(self, words: str) -> bool:
        return words in str(self)


@frozen
class Article:
    """A text as read. Nothing is deleted from `text`: what is not the article proper is marked by its role.

    `notes` are what reading left aside or assumed (an encoding that was guessed, paragraphs that stand twice, a list of
    links). `code` is the page that the text was taken out of, to find its lines in.
    """

    name: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    notes: tuple[Note, ...] = ()
    code: str = ""

    def __hash__(self) -> int:
        # What is read of an article is remembered by it: a text keeps its own hash, thousands of sentences do not.
        return hash((self.name, self.text, self.language))

    def __repr__(self) -> str:
        return f"<Article {(self.title or self.name)!r}: {self.language}, {len(self.text)} characters>"

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        import hashlib

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class AssumedYear(str):
    """The value of a date whose year nobody wrote: "30 September", placed by the day of publication.

    To others it is the ISO 8601 text that it is; where dates are compared, its year makes no difference.
    """

    __slots__ = ()


@frozen
class Quantity:
    """An amount or a date as written, and the interval it stands for.

    `low` and `high` are the ends of that interval, None where it is unbounded; whether an end belongs to it follows
    from `qualifier` (see `figures.intervals`). Of a date they are its first and last day.
    """

    text: str
    start: int
    end: int
    value: int | float | str | None
    low: int | float | str | None
    high: int | float | str | None
    unit: str | None
    kind: Kind
    qualifier: Qualifier = Qualifier.EXACT


@frozen
class Claim:
    """One statement of one source, with the very words it comes from: `article.text[start:end] == quote`.

    `line` is that of the source's file as it is on disk, counted from 1; None where the file has none (a PDF).
    """

    id: str
    text: str
    quote: str
    start: int
    end: int
    speaker: str | None = None
    certainty: Certainty = Certainty.STATED
    negated: bool = False
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()
    line: int | None = None

    def __repr__(self) -> str:
        return f"<Claim {self.id}: {_brief(self.text)}>"


@frozen
class SummarySentence:
    """A sentence of a summary and the ids of the claims it rests on."""

    text: str
    claims: tuple[str, ...]


@frozen
class Source:
    """An article as it stands in a report: its identity, its summary and its claims."""

    id: str
    name: str
    title: str | None
    language: str
    published: str | None
    sha256: str
    characters: int
    summary: tuple[SummarySentence, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
    note_details: tuple[Note, ...] = ()

    def __repr__(self) -> str:
        return f"<Source {self.id} {(self.title or self.name)!r}: {_number(self.claims, 'claim')}>"


@frozen
class Rejection:
    """A claim that a model made and the source does not bear out."""

    text: str
    reason: str


@frozen
class Usage:
    """What a run asked of the model service."""

    calls: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0


@frozen
class Engine:
    """Which engine made a document, and with what model."""

    name: str
    model: str | None = None
    usage: Usage | None = None


@frozen
class Difference:
    """One respect in which two claims differ.

    `a` and `b` are the words of each side (None where one side lacks them), `a_start` and `b_start` their offsets in
    their articles (None where the words are not a span). `claims` names the two claims. `relation` is the verdict that
    this difference alone would give. `rule` names the rule that found it, "model" where a model did. `finer` says which
    side is the more exact one, None where neither is.
    """

    kind: str
    a: str | None
    b: str | None
    relation: Verdict
    claims: tuple[str, str] = ("", "")
    a_start: int | None = None
    b_start: int | None = None
    rule: str = ""
    finer: Literal["a", "b"] | None = None

    def mirrored(self) -> Difference:
        """Return the same difference seen from the other side."""
        finer: dict[str | None, Literal["a", "b"] | None] = {"a": "b", "b": "a"}
        return dataclasses.replace(
            self,
            a=self.b,
            b=self.a,
            claims=(self.claims[1], self.claims[0]),
            a_start=self.b_start,
            b_start=self.a_start,
            finer=finer.get(self.finer),
        )


@frozen
class Shared:
    """A figure or a name that two claims both have, in the words of each; the fields are those of `Difference`.

    `kind` is "amount", "date" or "name".
    """

    kind: str
    a: str
    b: str
    claims: tuple[str, str]
    a_start: int | None
    b_start: int | None

    def mirrored(self) -> Shared:
        """Return the same seen from the other side."""
        claims = (self.claims[1], self.claims[0])
        return Shared(self.kind, self.b, self.a, claims, self.b_start, self.a_start)


@frozen
class OtherWords:
    """What holds claims together that tell one matter in words which rules do not know.

    A sentence encoder alone joins them: `likeness` (0 to 1) is how sure it is, which grows with nearness of meaning;
    `shared` is what both claims have all the same.
    """

    likeness: float
    shared: tuple[Shared, ...] = ()

    def mirrored(self) -> OtherWords:
        """Return the same seen from the other side."""
        return OtherWords(self.likeness, tuple(one.mirrored() for one in self.shared))


@frozen
class RuleOutcome:
    """What one rule said of a pair of statements.

    `outcome` is "same", "differs", "undecided" or "unrelated"; a rule that is silent has none. `reason` is a key of
    the phrases, `a` and `b` the words of each side that the rule looked at.
    """

    rule: str
    outcome: str
    reason: str = ""
    a: str | None = None
    b: str | None = None


@frozen
class Place:
    """A part of a statement and its words: `name` says what it is (what happens, an amount, a name, a negation)."""

    name: str
    text: str
    start: int


@frozen
class Trace:
    """How two statements came to their verdict.

    `claims` are the ids of the two, `places_a` and `places_b` what was found in each, `likeness` how alike they are (0
    to 1) and `door` what joined them. `outcomes` are those of the rules, in their order; `decided` names the line of
    the table of decisions that gave the verdict. `left_a` and `left_b` are the words left over: what either side says
    that stands for nothing of the other.

    In a check the first is the claim and the second, named by the id of its source, a passage: `likeness` is then the
    share of the claim that the passage has.
    """

    claims: tuple[str, str]
    verdict: Verdict
    decided: str
    likeness: float
    door: str
    places_a: tuple[Place, ...] = ()
    places_b: tuple[Place, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    left_a: tuple[Place, ...] = ()
    left_b: tuple[Place, ...] = ()


@frozen
class Acceptance:
    """That somebody looked at a finding and lets it stand: why, and the last day on which that holds (ISO 8601)."""

    reason: str
    until: str | None = None


@frozen
class Changed:
    """A finding that an earlier report has with another verdict or other words: its id today, its verdict then."""

    id: str
    before: Verdict
    fingerprint: str


@frozen
class Gone:
    """A finding, or a claim of a check, that only the earlier report has; `quotes` are the words it rested on."""

    verdict: Verdict
    explanation: str
    quotes: tuple[str, ...]
    fingerprint: str


@frozen
class Renamed:
    """A source that an earlier report has under another name: the name before, and now."""

    before: str
    now: str


@frozen
class Since:
    """What is new, changed and gone since an earlier report, named `report`; `new` are ids of today's findings.

    `renamed` are the sources that were known again under another name.
    """

    report: str
    new: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[Gone, ...] = ()
    renamed: tuple[Renamed, ...] = ()


@frozen
class Finding:
    """What claims of one or more sources say of one matter.

    `fingerprint` is the same in every run that finds the same (see `claimcheck.fingerprints`); `accepted` says that the
    finding is known and lets nothing fail. `origins` groups the ids of sources that print the same text: two copies of
    one wire story are one origin. `trace` says, for each pair of claims that were held against each other, how they
    came to their verdict. `decided_by` is "rules" also where rules come to what a model says by themselves.
    `other_words` is set where a sentence encoder alone joins the claims and rules leave them open, else None.
    """

    id: str
    verdict: Verdict
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    explanation: str = ""
    decided_by: str = "rules"
    origins: tuple[tuple[str, ...], ...] = ()
    trace: tuple[Trace, ...] = ()
    fingerprint: str = ""
    accepted: Acceptance | None = None
    other_words: OtherWords | None = None

    def __repr__(self) -> str:
        return f"<Finding {self.id}, {self.verdict}: {_brief(self.explanation)}>"


@final
@frozen
class Comparison:
    """What several sources say, claim by claim; findings come gravest first."""

    engine: Engine
    language: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    rejected: tuple[Rejection, ...] = ()
    summary: tuple[str, ...] = ()
    since: Since | None = None
    schema_version: str = SCHEMA_VERSION
    texts: Mapping[str, str] = _beside_json()
    left_out: Mapping[str, tuple[tuple[int, int], ...]] = _beside_json()
    code: Mapping[str, str] = _beside_json()

    def __repr__(self) -> str:
        return f"<Comparison of {_number(self.sources, 'source')}: {_counted(self.counts)}>"

    def save(self, path: str | Path) -> None:
        """Write the report to a file, in the format of its ending: .html, .json, .md, .csv, .sarif, .txt.

        Raises `UsageError` for another ending, and where the file cannot be written.

        >>> import claimcheck, pathlib, tempfile
        >>> document = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     document.save(pathlib.Path(folder) / "report.html")
        """
        from claimcheck import saving

        saving.save(self, path)

    def _repr_html_(self) -> str:
        """Return the document as a table, as notebooks show it."""
        from claimcheck import tables

        return tables.to_html(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the document as a table of pandas; see `claimcheck.tables`. Raises `UsageError` without pandas.

        >>> import claimcheck
        >>> document = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
        >>> list(document.to_pandas()["verdict"])
        ['conflict']
        """
        from claimcheck import tables

        return tables.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """Return the document as a table of polars; see `claimcheck.tables`. Raises `UsageError` without polars.

        >>> import claimcheck
        >>> document = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
        >>> list(document.to_polars()["verdict"])
        ['conflict']
        """
        from claimcheck import tables

        return tables.to_polars(self)


@final
@frozen
class Extraction:
    """Summary and claims of one article, and the claims that were rejected."""

    engine: Engine
    source: Source
    rejected: tuple[Rejection, ...] = ()
    schema_version: str = SCHEMA_VERSION
    texts: Mapping[str, str] = _beside_json()
    left_out: Mapping[str, tuple[tuple[int, int], ...]] = _beside_json()
    code: Mapping[str, str] = _beside_json()

    def __repr__(self) -> str:
        return f"<Extraction of {self.source.name!r}: {_number(self.source.claims, 'claim')}>"

    def save(self, path: str | Path) -> None:
        """Write the report to a file, in the format of its ending: .html, .json, .md, .csv, .sarif, .txt.

        Raises `UsageError` for another ending, and where the file cannot be written.

        >>> import claimcheck, pathlib, tempfile
        >>> document = claimcheck.extract("The fire killed 12 people.")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     document.save(pathlib.Path(folder) / "report.html")
        """
        from claimcheck import saving

        saving.save(self, path)

    def _repr_html_(self) -> str:
        """Return the document as a table, as notebooks show it."""
        from claimcheck import tables

        return tables.to_html(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the document as a table of pandas; see `claimcheck.tables`. Raises `UsageError` without pandas.

        >>> import claimcheck
        >>> document = claimcheck.extract("The fire killed 12 people.")
        >>> list(document.to_pandas()["text"])
        ['The fire killed 12 people.']
        """
        from claimcheck import tables

        return tables.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """Return the document as a table of polars; see `claimcheck.tables`. Raises `UsageError` without polars.

        >>> import claimcheck
        >>> document = claimcheck.extract("The fire killed 12 people.")
        >>> list(document.to_polars()["text"])
        ['The fire killed 12 people.']
        """
        from claimcheck import tables

        return tables.to_polars(self)


@frozen
class Evidence:
    """The words of a source that bear on a claim, and the line of its file, as of a claim."""

    source: str
    quote: str
    start: int
    end: int
    line: int | None = None


@frozen
class CheckedClaim:
    """A claim of a checked text with its verdict and what the sources say of it.

    `trace` says how the verdict came about, passage by passage, the deciding one first; empty where nothing of the
    sources comes near. `other_words` is set where a sentence encoder alone finds the claim in a source, None elsewhere.
    """

    id: str
    text: str
    quote: str
    start: int
    end: int
    speaker: str | None
    certainty: Certainty
    negated: bool
    quantities: tuple[Quantity, ...]
    dates: tuple[Quantity, ...]
    names: tuple[str, ...]
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()
    explanation: str = ""
    decided_by: str = "rules"
    trace: tuple[Trace, ...] = ()
    line: int | None = None
    fingerprint: str = ""
    accepted: Acceptance | None = None
    other_words: OtherWords | None = None

    def __repr__(self) -> str:
        return f"<CheckedClaim {self.id}, {self.verdict}: {_brief(self.text)}>"


@frozen
class CheckedText:
    """The text that was checked: its name, the SHA-256 of its words in UTF-8, and how many characters it has."""

    name: str = "text"
    sha256: str = ""
    characters: int = 0


@frozen
class Unchecked:
    """A sentence of a checked text that states nothing to be checked, where it stands, and why: a phrase for people."""

    text: str
    start: int
    end: int
    reason: str


@final
@frozen
class Check:
    """Every claim of a text against one or more sources; `unchecked` sentences count for nothing in the verdict."""

    engine: Engine
    language: str
    verdict: Verdict
    sources: tuple[Source, ...]
    claims: tuple[CheckedClaim, ...]
    counts: dict[str, int] = field(default_factory=dict)
    rejected: tuple[Rejection, ...] = ()
    text: CheckedText = CheckedText()
    unchecked: tuple[Unchecked, ...] = ()
    since: Since | None = None
    schema_version: str = SCHEMA_VERSION
    texts: Mapping[str, str] = _beside_json()
    left_out: Mapping[str, tuple[tuple[int, int], ...]] = _beside_json()
    code: Mapping[str, str] = _beside_json()

    def __repr__(self) -> str:
        return f"<Check against {_number(self.sources, 'source')}: {self.verdict} ({_counted(self.counts)})>"

    def save(self, path: str | Path) -> None:
        """Write the report to a file, in the format of its ending: .html, .json, .md, .csv, .sarif, .txt.

        Raises `UsageError` for another ending, and where the file cannot be written.

        >>> import claimcheck, pathlib, tempfile
        >>> document = claimcheck.check("The fire killed 15 people.", ["The fire killed 12 people."])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     document.save(pathlib.Path(folder) / "report.html")
        """
        from claimcheck import saving

        saving.save(self, path)

    def _repr_html_(self) -> str:
        """Return the document as a table, as notebooks show it."""
        from claimcheck import tables

        return tables.to_html(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the document as a table of pandas; see `claimcheck.tables`. Raises `UsageError` without pandas.

        >>> import claimcheck
        >>> document = claimcheck.check("The fire killed 15 people.", ["The fire killed 12 people."])
        >>> list(document.to_pandas()["verdict"])
        ['contradicted']
        """
        from claimcheck import tables

        return tables.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """Return the document as a table of polars; see `claimcheck.tables`. Raises `UsageError` without polars.

        >>> import claimcheck
        >>> document = claimcheck.check("The fire killed 15 people.", ["The fire killed 12 people."])
        >>> list(document.to_polars()["verdict"])
        ['contradicted']
        """
        from claimcheck import tables

        return tables.to_polars(self)


@frozen
class Measurement:
    """The quantities of one text (`claimcheck quantities`)."""

    language: str
    quantities: tuple[Quantity, ...]
    schema_version: str = SCHEMA_VERSION
