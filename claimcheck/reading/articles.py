"""A text with what is known of it, made into an Article."""

from __future__ import annotations

import datetime

from claimcheck.errors import ReadingError
from claimcheck.languages.negation import knows_negation
from claimcheck.languages.stemming import has_file
from claimcheck.reading import languages, parts, sentences
from claimcheck.reading.blocks import Block, split_blocks
from claimcheck.reading.datelines import dateline_end
from claimcheck.reading.drafts import Draft
from claimcheck.reading.lists import items
from claimcheck.reading.notes import describe, worded
from claimcheck.reading.prose import no_prose, set_apart
from claimcheck.reading.published import date_within, day_in_two_readings, yearless_day
from claimcheck.reading.roles import Part
from claimcheck.reading.run_on import is_inline_boilerplate
from claimcheck.records import Article, Note, Role, Sentence

#: A dateline opens one of so many paragraphs.
_DATELINE_WITHIN = 5


def article_from_text(
    text: str,
    *,
    name: str = "text",
    language: str | None = None,
    published: datetime.date | None = None,
    title: str | None = None,
) -> Article:
    """Return the article that `text` is, its sentences and their roles found.

    The text is kept character for character, so that offsets are the caller's own. What is not given (language, day of
    publication, title) is read from the text where it says so. Of a `datetime` the day counts.

    Raises ReadingError for a text without a single letter.
    """
    if isinstance(published, datetime.datetime):
        published = published.date()
    return article_from_draft(
        Draft(name=name, text=text, language=language, published=published, title=title),
    )


def article_from_draft(draft: Draft) -> Article:
    """Return the article that a reader's draft describes."""
    text = draft.text
    if not any(character.isalpha() for character in text):
        raise ReadingError(
            f"{draft.name} holds no words.",
            "Give a text with at least one sentence; a scan or a picture must go through text recognition first.",
        )
    aside = no_prose(text)
    language = _base(draft.language) if draft.language else languages.identify(_words(text, draft.metadata_end, aside))
    blocks, starts_aside = set_apart(text, split_blocks(text), aside)
    found = parts.find_parts(
        text,
        blocks,
        language,
        title=draft.title,
        headings=draft.headings,
        metadata_end=draft.metadata_end,
        aside=starts_aside,
    )
    blocks, found = _dateline_apart(text, blocks, found, language)
    spans = _sentences(text, blocks, found, language)
    printed = None if draft.published else _published(text, blocks, found, language)
    noted = draft.notes
    if not has_file(language):
        noted = (*noted, Note("language", {"language": language}))
    elif not knows_negation(language):
        noted = (*noted, Note("negation", {"language": language}))
    if not (draft.published or printed):
        noted = (*noted, *_notes_on_day(text, blocks, found, language))
    return Article(
        name=draft.name,
        text=text,
        language=language,
        sentences=tuple(spans),
        title=draft.title or _title(text, blocks, found),
        published=draft.published or printed,
        url=draft.url,
        code=draft.code,
        notes=worded((*noted, *describe(text, blocks, found, spans)), language),
    )


def _words(text: str, start: int, aside: list[Block]) -> str:
    """Return the text from `start` on without the passages `aside`, as far as its language is looked for."""
    pieces, length = [], 0
    for passage in [*aside, Block(len(text), len(text))]:
        pieces.append(text[start : max(start, passage.start)][: languages.SAMPLE])
        length += len(pieces[-1])
        if length >= languages.SAMPLE:
            break
        start = max(start, passage.end)
    return " ".join(pieces)


def _dateline_apart(text: str, blocks: list[Block], found: list[Part], language: str) -> tuple[list[Block], list[Part]]:
    """Return the blocks, the dateline that opens a paragraph ("PARIS, 3 mars (AFP) - ") as one of its own.

    It opens one of the first paragraphs: an agency writes lines to the news desk before it.
    """
    bodies = [index for index, part in enumerate(found) if part is Part.BODY][:_DATELINE_WITHIN]
    for index in bodies:
        block = blocks[index]
        length = dateline_end(text[block.start : block.end], language, first=index == bodies[0])
        if length:
            dateline = text[block.start : block.start + length]
            opening = Block(block.start, block.start + len(dateline.rstrip()), block.after_gap)
            rest = Block(block.start + length, block.end)
            return (
                [*blocks[:index], opening, rest, *blocks[index + 1 :]],
                [*found[:index], Part.DATELINE, Part.BODY, *found[index + 1 :]],
            )
    return blocks, found


def _base(language: str) -> str:
    return language.strip().lower().replace("_", "-").split("-")[0]


def _sentences(text: str, blocks: list[Block], found: list[Part], language: str) -> list[Sentence]:
    """Return the sentences of all blocks; a sentence of the body that stands again is marked as repeated."""
    spans: list[Sentence] = []
    seen: set[str] = set()
    for block, part in zip(blocks, found, strict=True):
        if part is Part.RULE:
            continue
        start = parts.content_start(text, block, part)
        if part not in {Part.BODY, Part.COPY}:
            spans.append(Sentence(start, block.end, part.role))
            continue
        found_in_block = sentences.split_block(text, start, block.end, language)
        for first, last in (item for span in found_in_block for item in items(text, *span)):
            key = parts.copy_key(text[first:last])
            repeated = len(key) >= parts.SHORTEST_COPY and key in seen
            seen.add(key)
            role = Role.BOILERPLATE if is_inline_boilerplate(text[first:last], language) else part.role
            spans.append(Sentence(first, last, Role.REPEATED if repeated else role))
    return spans


def _title(text: str, blocks: list[Block], found: list[Part]) -> str | None:
    for block, part in zip(blocks, found, strict=True):
        if part is Part.TITLE:
            return " ".join(text[parts.content_start(text, block, part) : block.end].split())
    return None


def _published(text: str, blocks: list[Block], found: list[Part], language: str) -> datetime.date | None:
    """Return the day that the lines of day and author name; the first is that of publication, later ones of changes."""
    for block, part in zip(blocks, found, strict=True):
        if part in {Part.DATELINE, Part.BYLINE} and (day := date_within(text, block.start, block.end, language)):
            return day
    return None


def _notes_on_day(text: str, blocks: list[Block], found: list[Part], language: str) -> tuple[Note, ...]:
    """Return the note that a dateline names a day without its year, or one that may be read in two ways."""
    for block, part in zip(blocks, found, strict=True):
        line = text[block.start : block.end]
        if part is Part.DATELINE and (day := yearless_day(line, language)):
            return (Note("yearless_day", {"day": day}),)
        if part is Part.DATELINE and (day := day_in_two_readings(line, language)):
            return (Note("unread_day", {"day": day}),)
    return ()
