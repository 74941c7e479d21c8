"""What every terminal report is made of: safe words, headings, quotes with marks, columns, a footer.

Text of articles enters through `words` alone, as rich `Text` and never as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck import verdicts
from claimcheck.records import (
    Certainty,
    CheckedClaim,
    Claim,
    Engine,
    Finding,
    Rejection,
    Since,
    Source,
    Verdict,
)
from claimcheck.reports.completed import read_as
from claimcheck.reports.differing import Marked
from claimcheck.reports.excerpts import Piece
from claimcheck.reports.phrases import Phrases
from claimcheck.reports.remarks import Remarks, changes, decided_by, gone
from claimcheck.reports.sanitize import visible

#: Longest line of running text; longer ones tire the eye on a wide terminal.
PROSE_WIDTH = 110

#: Quotes stand side by side from this width on, if every column keeps `_LEAST_COLUMN`.
_SIDE_BY_SIDE_FROM = 100
_LEAST_COLUMN = 36

# So many digits of a fingerprint name a finding: `claimcheck.acceptance.SHORT`.
_DIGITS = 12

# rich breaks lines at no-break spaces and would part a number from its unit, so they travel as noncharacters (which
# `visible` lets through from no article) and come back when the lines stand.
_TRAVELLING = str.maketrans({"\u00a0": "\ufdd0", "\u202f": "\ufdd1"})
_ARRIVING = str.maketrans({"\ufdd0": "\u00a0", "\ufdd1": "\u202f"})


def words(text: str, style: str = "") -> Text:
    """Return foreign or own text as rich text that cannot act: no markup, no controls, no hidden characters."""
    return Text(visible(text).translate(_TRAVELLING), style, overflow="fold")


def restore_spaces(rendered: str) -> str:
    """Return rendered lines with their no-break spaces back in place."""
    return rendered.translate(_ARRIVING)


def symbol_of(verdict: Verdict) -> str:
    """Return the sign of a verdict."""
    return verdicts.of(verdict).symbol


def colour_of(verdict: Verdict) -> str:
    """Return the colour of a verdict, always beside its symbol and label."""
    return verdicts.of(verdict).colour


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one source: the claim they belong to, who says it and how surely (`tag`), and the words in pieces."""

    source: str
    claim: str
    tag: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The language and the measures of one report; `wider` has the words of the page as well."""

    phrases: Phrases
    wider: Phrases
    width: int
    colour: bool
    remarks: Remarks | None = None

    def columns_fit(self, number: int) -> bool:
        """Say whether `number` quotes can stand side by side."""
        return self.width >= _SIDE_BY_SIDE_FROM and (self.width - 4) // max(number, 1) >= _LEAST_COLUMN

    def prose(self, text: RenderableType, indent: int = 0) -> RenderableType:
        """Return running text, indented and no wider than is good to read."""
        return Padding(Constrain(text, min(self.width, PROSE_WIDTH) - indent), (0, 0, 0, indent))

    def heading(self, key: str, style: str = "bold") -> RenderableType:
        """Return a blank line and a section's title with a line drawn to the edge."""
        title = words(self.phrases.say(key))
        line = Text(" " + "─" * max(min(self.width, PROSE_WIDTH) - title.cell_len - 1, 0), "dim")
        return Group(Text(), Text.assemble((title.plain, style), line))

    def label(self, verdict: Verdict, name: str = "") -> Text:
        """Return a verdict as its symbol and its name in capitals; `name` says more of it than the verdict does."""
        shown = (name or self.phrases.name("verdicts", verdict)).upper()
        return words(f"{symbol_of(verdict)} {shown}", f"bold {colour_of(verdict)}")

    def verdict_line(self, found: Finding | CheckedClaim, said: str, name: str = "") -> RenderableType:
        """Return a verdict and beside it the sentence that explains it, and that a model decided if one did.

        Remarks (that it is new, that it is accepted) follow on lines of their own.
        """
        if decided := decided_by(found, self.phrases):
            said = f"{said} ({decided})".strip()
        grid = self._grid()
        grid.add_row(self.label(found.verdict, name), words(said))
        for remark in self.remarks.on(found) if self.remarks else ():
            grid.add_row("", words(f"– {remark}", "italic"))
        return self.prose(grid)

    def whereabouts(self, places: Sequence[tuple[str, int | None]], fingerprint: str) -> RenderableType:
        """Return in which lines of which files a finding stands, and the digits that name it for `[[accept]]`."""
        known = dict.fromkeys(f"{name}:{line}" for name, line in places if line and _is_file(name))
        shown = "  ".join([*known, f"#{fingerprint[:_DIGITS]}"] if fingerprint else known)
        return Padding(words(shown, "dim"), (0, 0, 0, 4))

    def changes(self, since: Since | None) -> list[RenderableType]:
        """Return what has changed since an earlier report, nothing where none was named."""
        said = changes(since, self.phrases)
        return [Text(), self.prose(words(said, "bold"))] if said else []

    def gone(self, since: Since | None) -> list[RenderableType]:
        """Return the findings that an earlier report had and this one has not."""
        found = gone(since, self.phrases)
        lines = [
            self.prose(self.item(words("–", "dim"), words(f"{quoted} ({verdict})", "dim"))) for quoted, verdict in found
        ]
        return [self.heading("heading_gone"), *lines] if lines else []

    def counts(self, counts: dict[str, int], order: Sequence[Verdict]) -> RenderableType:
        """Return how many findings have each verdict, in one line, without those that none has."""
        counted = [
            words(
                f"{symbol_of(verdict)}\u00a0{self._count(verdict, counts[verdict])}",
                colour_of(verdict),
            )
            for verdict in order
            if counts.get(verdict)
        ]
        return self.prose(Text("   ").join(counted))

    def _count(self, verdict: Verdict, number: int) -> str:
        return self.phrases.count(f"counts.{verdict}", number).replace(" ", "\u00a0")

    def attribution(self, claim: Claim | CheckedClaim) -> str:
        """Return who says a claim and how surely, empty where the source states it plainly itself."""
        if claim.speaker:
            return self.phrases.say(f"attribution.{claim.certainty}", speaker=claim.speaker)
        return "" if claim.certainty is Certainty.STATED else self.phrases.say(f"certainty.{claim.certainty}")

    def remark(self, claim: Claim | CheckedClaim) -> str:
        """Return who says a claim and how surely, and as what its quote is read where the quote leaves words out."""
        return " · ".join(filter(None, (self.attribution(claim), read_as(claim, self.phrases))))

    def source(self, source: Source) -> RenderableType:
        """Return a source's id, title or name, what is known of it, its summary, and the notes of its reading."""
        about = [
            source.name if source.title else "",
            self.phrases.name("languages", source.language),
            self.phrases.date(source.published) if source.published else self.phrases.say("undated"),
            self.phrases.count("claims", len(source.claims)),
        ]
        lines: list[RenderableType] = [
            words(source.title or source.name, "bold"),
            words(" · ".join(filter(None, about)), "dim"),
        ]
        if source.summary:
            lines.append(words(" ".join(sentence.text for sentence in source.summary)))
        for note in source.notes:
            notes = self._grid()
            notes.add_row(words("–", "dim"), words(note, "dim italic"))
            lines.append(notes)
        grid = self._grid()
        grid.add_row(words(source.id, "bold"), Group(*lines))
        return self.prose(grid)

    def quotes(self, quotes: Sequence[Quote], verdict: Verdict) -> RenderableType:
        """Return the sources' words, a column a source where there is room, else one under the other."""
        by_source: dict[str, list[Quote]] = {}
        for quote in quotes:
            by_source.setdefault(quote.source, []).append(quote)
        if not self.columns_fit(len(by_source)):
            return self._stack([quote for group in by_source.values() for quote in group], verdict)
        grid = Table.grid(padding=(0, 3, 0, 0), expand=True)
        for _ in by_source:
            grid.add_column(ratio=1, overflow="fold")
        grid.add_row(*(self._stack(group, verdict) for group in by_source.values()))
        return grid

    def _stack(self, quotes: Sequence[Quote], verdict: Verdict) -> RenderableType:
        grid = self._grid()
        for quote in quotes:
            text = self.marked(quote.pieces, verdict)
            grid.add_row(words(quote.claim, "bold"), self.tagged(text, quote.tag, "\n"))
        return grid

    def _grid(self) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        return grid

    def tagged(self, text: Text, tag: str, before: str = "  ") -> Text:
        """Return `text` with who says it behind an arrow, which no reader takes for the source's own words."""
        if not tag:
            return text
        return text.append(before).append_text(words(f"↳\u00a0{tag}", "dim italic"))

    def marked(self, pieces: Sequence[Piece], verdict: Verdict) -> Text:
        """Return the pieces of a quote with the differing words standing out, in colour or between ⟦ and ⟧."""
        text = Text(overflow="fold")
        for number, piece in enumerate(pieces):
            if piece.cut:
                text.append("… " if number == 0 else " …" if number == len(pieces) - 1 else " … ", "dim")
            elif piece.marked and self.colour:
                text.append_text(words(piece.text, f"bold underline {colour_of(verdict)}"))
            elif piece.marked:
                text.append_text(words(f"⟦{piece.text}⟧"))
            else:
                text.append_text(words(piece.text))
        return text

    def item(self, symbol: Text, content: RenderableType) -> RenderableType:
        """Return one item of a list: a symbol, and content that wraps beside it."""
        grid = self._grid()
        grid.add_row(symbol, content)
        return Padding(grid, (0, 0, 0, 2))

    def footer(self, engine: Engine, rejected: Sequence[Rejection]) -> list[RenderableType]:
        """Return which engine made the report, at what cost, and the claims that were rejected."""
        parts: list[RenderableType] = []
        if rejected:
            parts.append(self.heading("heading_rejected"))
            parts += [
                self.prose(self.item(words("–", "dim"), words(f"{claim.text} ({claim.reason})", "dim")))
                for claim in rejected
            ]
        model = engine.model or engine.name
        made_by = (
            self.phrases.say("engine_rules")
            if engine.name == "rules"
            else self.phrases.say("engine_local" if engine.name == "local" else "engine_model", model=model)
        )
        facts = [made_by, *self._usage(engine)]
        if rejected:
            facts.append(self.phrases.count("rejected", len(rejected)))
        return [*parts, Text(), self.prose(words(" · ".join(facts), "dim"))]

    def _usage(self, engine: Engine) -> list[str]:
        usage = engine.usage
        if usage is None:
            return []
        tokens = usage.prompt_tokens + usage.completion_tokens
        facts = [self.phrases.count("usage_calls", usage.calls)]
        if usage.cached:
            facts.append(self.phrases.say("usage_cached", n=self.phrases.number(usage.cached)))
        facts.append(self.phrases.count("usage_tokens", tokens))
        seconds = round(usage.seconds, 1)
        if seconds:  # a replay takes no time that is worth a word
            facts.append(self.phrases.say("usage_seconds", n=self.phrases.number(seconds, 1)))
        return facts


def _is_file(name: str) -> bool:
    """Say whether a source is a file, by its name: no address, no standard input, no text of a program."""
    return "://" not in name and bool(PurePath(name).suffix or "/" in name or "\\" in name)


def marks_of(claim_id: str, quote: str, start: int, differences: Sequence[Marked]) -> tuple[tuple[int, int], ...]:
    """Return the spans in `quote` of the words of its claim that are to be marked, as offsets into the quote.

    `start` is the offset of the quote in its article. A difference whose words do not stand at their offset marks
    nothing: better no mark than a wrong one.
    """
    marks = []
    for difference in differences:
        sides = (
            (difference.claims[0], difference.a, difference.a_start),
            (difference.claims[1], difference.b, difference.b_start),
        )
        for side_claim, side_words, side_start in sides:
            if side_claim not in ("", claim_id) or not side_words or side_start is None or side_start < start:
                continue
            offset = side_start - start
            if quote[offset : offset + len(side_words)] == side_words:
                marks.append((offset, offset + len(side_words)))
    return tuple(marks)
