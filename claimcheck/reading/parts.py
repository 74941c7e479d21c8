"""What part each block of a text plays: title, heading, body, copy of an earlier one, or furniture of the page."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from enum import StrEnum

from claimcheck import languages
from claimcheck.languages.scanner import fold
from claimcheck.reading.blocks import Block, ends_sentence
from claimcheck.records import Role

#: Datelines and names of authors stand among the first blocks or the last ones.
_TOP, _BOTTOM = 8, 3
#: The longest line, in characters, that may be a title, a heading, a link or a piece of furniture.
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_LINK, _LONGEST_FURNITURE = 200, 100, 140, 220
_HEADING_WORDS = 14
#: A paragraph shorter than this may well be said twice ("He declined to comment.").
SHORTEST_COPY = 25

_LEAD_MARKS = re.compile(r"(?:[-–—*•●▪‣⁃◦»>#|_\s]|\d{1,2}[.)]\s)+")
_BULLETED = re.compile(r"[-–—*•●▪‣⁃◦>]\s*\S")
# Press agencies set their headings so: "- Wind and water -".
_BETWEEN_DASHES = re.compile(r"([-–—])\s.*\s\1\Z")
_NUMBERS_AND_SIGNS = re.compile(r"[\W\d_]+")
_HEADING_MARKS = re.compile(r"(?:#{1,6}|[-–—])\s+(?=\S)")
_ITEM_MARKS = re.compile(r"[-*+•●▪‣⁃◦]\s+(?=\S)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)\Z")


class Part(StrEnum):
    """The part a block plays, finer than its role, so that a note can say what was left aside."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    COPY = "copy"
    LINKS = "links"
    FURNITURE = "furniture"
    DATELINE = "dateline"
    BYLINE = "byline"
    METADATA = "metadata"
    RULE = "rule"

    @property
    def role(self) -> Role:
        """The role of this part in an article."""
        return _ROLES.get(self, Role.FURNITURE)


_ROLES = {Part.TITLE: Role.TITLE, Part.HEADING: Role.TITLE, Part.BODY: Role.BODY, Part.COPY: Role.REPEATED}


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The lists of the table `sentences` by which furniture is known."""

    datelines: tuple[str, ...]
    bylines: tuple[str, ...]
    link_lists: tuple[str, ...]
    furniture_starts: tuple[str, ...]
    furniture_anywhere: tuple[str, ...]
    furniture_lines: frozenset[str]


def find_parts(
    text: str,
    blocks: list[Block],
    language: str,
    *,
    title: str | None = None,
    headings: frozenset[int] = frozenset(),
    metadata_end: int = 0,
) -> list[Part]:
    """Return the part of every block.

    `title` is the title that the file or page names, `headings` the offsets of headings it marks. At least one block
    with letters is body: a text that consists of furniture only is taken at its word.
    """
    parts = [_own_part(text, block, headings, metadata_end) for block in blocks]
    phrases = _phrases(language)
    _mark_furniture(text, blocks, parts, phrases)
    _mark_edges(text, blocks, parts, phrases)
    _mark_title(text, blocks, parts, title)
    if not headings:
        _mark_headings(text, blocks, parts)
    _mark_copies(text, blocks, parts)
    if Part.BODY not in parts:
        return [part if part in {Part.RULE, Part.METADATA} else Part.BODY for part in parts]
    return parts


def copy_key(passage: str) -> str:
    """Return what two printings of one passage have in common: all but the white space."""
    return " ".join(passage.split())


@functools.cache
def _phrases(language: str) -> _Phrases:
    table = languages.load(language).table("sentences") if language in languages.available() else {}

    def entries(key: str) -> tuple[str, ...]:
        return tuple(table.get(key, ()))

    return _Phrases(
        datelines=entries("datelines"),
        bylines=entries("bylines"),
        link_lists=entries("link_lists"),
        furniture_starts=entries("furniture_starts"),
        furniture_anywhere=entries("furniture_anywhere"),
        furniture_lines=frozenset(_bare(line) for line in table.get("furniture_lines", ())),
    )


def _own_part(text: str, block: Block, headings: frozenset[int], metadata_end: int) -> Part:
    if block.start < metadata_end:
        return Part.METADATA
    if not any(character.isalnum() for character in text[block.start : block.end]):
        return Part.RULE
    return Part.HEADING if block.start in headings else Part.BODY


def _plain(line: str) -> str:
    """Return a line as the phrases are written: lower case, plain signs, no bullet before it."""
    folded = fold(line).lower()
    marks = _LEAD_MARKS.match(folded)
    return " ".join((folded[marks.end() :] if marks else folded).split())


def _bare(line: str) -> str:
    return _NUMBERS_AND_SIGNS.sub(" ", line.lower()).strip()


def _begins(line: str, phrases: tuple[str, ...]) -> str:
    """Return the longest phrase that `line` begins with as whole words, or an empty text."""
    if not line.startswith(phrases):
        return ""
    found = [
        phrase
        for phrase in phrases
        if line.startswith(phrase) and not (phrase[-1].isalnum() and line[len(phrase) : len(phrase) + 1].isalnum())
    ]
    return max(found, key=len, default="")


def _mark_furniture(text: str, blocks: list[Block], parts: list[Part], phrases: _Phrases) -> None:
    in_links = False
    for index, block in enumerate(blocks):
        if parts[index] in {Part.RULE, Part.METADATA}:
            continue
        line = text[block.start : block.end]
        if len(line) > _LONGEST_FURNITURE:
            in_links = False
            continue
        plain = _plain(line)
        lead = _begins(plain, phrases.link_lists)
        if lead and not line.endswith("."):
            parts[index] = Part.LINKS
            in_links = len(plain) == len(lead) or line.endswith(":")
        elif in_links and _BULLETED.match(line):
            parts[index] = Part.LINKS
        elif _is_furniture(line, plain, phrases):
            parts[index] = Part.FURNITURE
        elif in_links and _is_link(line):
            parts[index] = Part.LINKS
        else:
            in_links = False


def _is_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not line.endswith((".", ";"))


def _is_furniture(line: str, plain: str, phrases: _Phrases) -> bool:
    if _IMAGE.match(line):
        return True
    bare = _bare(fold(line))
    if bare in phrases.furniture_lines:
        return True
    if phrases.furniture_lines and bare and not ends_sentence(line) and _all_furniture(line, phrases):
        return True
    return bool(_begins(plain, phrases.furniture_starts)) or any(
        phrase in plain for phrase in phrases.furniture_anywhere
    )


def _all_furniture(line: str, phrases: _Phrases) -> bool:
    """Return whether a line is a row of buttons: "Share | Tweet | Email", "Facebook Twitter WhatsApp"."""
    pieces = [bare for piece in re.split(r"[|·•/,]|\s{2,}", fold(line)) if (bare := _bare(piece))]
    if len(pieces) == 1:
        pieces = pieces[0].split()
    return len(pieces) > 1 and all(piece in phrases.furniture_lines for piece in pieces)


def _mark_edges(text: str, blocks: list[Block], parts: list[Part], phrases: _Phrases) -> None:
    """Mark the lines at the top and the bottom that name the day and the author."""
    for index, block in enumerate(blocks):
        if _TOP <= index < len(blocks) - _BOTTOM or parts[index] is not Part.BODY:
            continue
        line = text[block.start : block.end]
        if len(line) > _LONGEST_FURNITURE:
            continue
        plain = _plain(line)
        if _is_dateline(plain, phrases.datelines):
            parts[index] = Part.DATELINE
        elif index < _TOP and _is_byline(line, plain, phrases.bylines):
            parts[index] = Part.BYLINE


def _is_dateline(plain: str, datelines: tuple[str, ...]) -> bool:
    """Return whether a line tells when the article appeared and nothing else."""
    phrase = _begins(plain, datelines)
    rest = plain[len(phrase) :]
    return bool(phrase) and len(rest) <= 60 and sum(character.isdigit() for character in rest) >= 4


def _is_byline(line: str, plain: str, bylines: tuple[str, ...]) -> bool:
    phrase = _begins(plain, bylines)
    if not phrase or ends_sentence(line):
        return False
    names = line.split()[len(phrase.split()) :]
    return 1 <= len(names) <= 10 and (names[0][0].isupper() or names[-1][:1].isupper()) and not _has_digit(names[0])


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _mark_title(text: str, blocks: list[Block], parts: list[Part], title: str | None) -> None:
    """Mark the block that is the title: the one the file names, else a first line that looks like one."""
    if title:
        wanted = copy_key(fold(title)).lower()
        for index in _open_blocks(parts)[:_TOP]:
            block = blocks[index]
            if copy_key(fold(text[block.start : block.end])).lower() == wanted:
                parts[index] = Part.TITLE
                return
    candidates = _open_blocks(parts)
    if not candidates or title:
        return
    first = candidates[0]
    if parts[first] is Part.HEADING or _looks_like_title(text, blocks, parts, first):
        parts[first] = Part.TITLE


def _open_blocks(parts: list[Part]) -> list[int]:
    return [index for index, part in enumerate(parts) if part in {Part.BODY, Part.HEADING}]


def _looks_like_title(text: str, blocks: list[Block], parts: list[Part], index: int) -> bool:
    line = text[blocks[index].start : blocks[index].end]
    if len(line) > _LONGEST_TITLE or line.endswith((".", ":", ";", ",")) or _BULLETED.match(line):
        return False
    rest = range(index + 1, len(blocks))
    set_apart = index + 1 < len(blocks) and (
        blocks[index + 1].after_gap or parts[index + 1] in {Part.DATELINE, Part.BYLINE, Part.RULE}
    )
    return set_apart and any(
        parts[other] is Part.BODY and ends_sentence(text[blocks[other].start : blocks[other].end]) for other in rest
    )


def _mark_headings(text: str, blocks: list[Block], parts: list[Part]) -> None:
    """Mark short lines without a final sign that stand alone before a paragraph of full sentences."""
    for index, (block, following) in enumerate(itertools.pairwise(blocks)):
        if parts[index] is not Part.BODY or parts[index + 1] is not Part.BODY:
            continue
        line = text[block.start : block.end]
        if _BETWEEN_DASHES.match(line) and len(line) <= _LONGEST_HEADING:
            parts[index] = Part.HEADING
        if len(line) > _LONGEST_HEADING or len(line.split()) > _HEADING_WORDS or _BULLETED.match(line):
            continue
        if ends_sentence(line) or line.endswith(","):
            continue
        paragraph = text[following.start : following.end]
        apart = block.after_gap and following.after_gap
        enough = len(line) if apart else max(2 * len(line), 120)
        if ends_sentence(paragraph) and len(paragraph) > enough:
            parts[index] = Part.TITLE if Part.TITLE not in parts and _is_first(parts, index) else Part.HEADING


def _is_first(parts: list[Part], index: int) -> bool:
    return _open_blocks(parts)[0] == index


def _mark_copies(text: str, blocks: list[Block], parts: list[Part]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if parts[index] not in {Part.BODY, Part.TITLE, Part.HEADING}:
            continue
        key = copy_key(text[block.start : block.end])
        if len(key) >= SHORTEST_COPY and key in seen:
            parts[index] = Part.COPY
        seen.add(key)


def content_start(text: str, block: Block, part: Part) -> int:
    """Return where the words of a block begin: after the mark of a list item or a Markdown heading."""
    if part in {Part.TITLE, Part.HEADING}:
        marks = _HEADING_MARKS.match(text, block.start, block.end)
    else:
        marks = _ITEM_MARKS.match(text, block.start, block.end)
    return marks.end() if marks else block.start
