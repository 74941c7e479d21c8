"""PDF documents to drafts: the lines of the pages put together to paragraphs again."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass

from claimcheck.errors import ReadingError
from claimcheck.reading.blocks import ends_sentence
from claimcheck.reading.drafts import Draft
from claimcheck.reading.quiet import quiet
from claimcheck.reading.titles import sensible_title
from claimcheck.reading.typesetting import as_seen

#: Running heads and page numbers are looked for among so many lines at either end of a page.
_EDGE = 2
#: A line shorter than this share of the usual width ends its paragraph if a sentence ends there; a line shorter still
#: ends it in any case, where the next begins with a capital.
_SHORT, _VERY_SHORT = 0.88, 0.7

_HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u2010\u00ad]\Z")
_NUMBERS = re.compile(r"\d+")
_BULLET = re.compile(r"[-–—*•●▪‣⁃◦]\s")
_SAVE_AS_TEXT = "Open it, copy the article's text and save that as a .txt file."


@dataclass(frozen=True, slots=True)
class _Pages:
    """The lines of every page, and the title that the file's properties give."""

    lines: list[list[str]]
    title: str | None


def draft_of_pdf(name: str, data: bytes) -> Draft:
    """Return the draft of a PDF: paragraphs unwrapped, hyphens at line ends and repeated page heads taken out.

    Raises ReadingError for a file that is damaged, encrypted or holds pictures of text only.
    """
    pages = _read_pages(name, data)
    lines, dropped = _without_running_heads(pages.lines)
    text = "\n\n".join(map(as_seen, _paragraphs(lines)))
    if not any(character.isalpha() for character in text):
        raise ReadingError(
            f"{name} holds no text, only pictures of it.",
            "Run text recognition (OCR) on it first, or find another copy.",
        )
    notes = [f"The lines of {name} were put together to paragraphs; offsets refer to that text."]
    if dropped:
        shown = ", ".join(f"“{line}”" for line in list(dict.fromkeys(dropped))[:3])
        notes.append(f"{len(dropped)} repeated lines at the top or foot of pages are left out: {shown}.")
    return Draft(name=name, text=text, title=pages.title, notes=tuple(notes))


def _read_pages(name: str, data: bytes) -> _Pages:
    with quiet():
        import pypdf

        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadingError(f"{name} is encrypted.", "Save a copy without a password and read that.")
            lines = [page.extract_text().splitlines() for page in reader.pages]
            title = sensible_title(_title(reader))
        except ReadingError:
            raise
        except Exception as error:
            # A damaged file makes the reader fail in ways of its own; which one is no use to a user.
            reason = type(error).__name__
            raise ReadingError(f"{name} is not a PDF that can be read ({reason}).", _SAVE_AS_TEXT) from error
    return _Pages([[line.strip() for line in page] for page in lines], title)


def _title(reader: object) -> str | None:
    metadata = getattr(reader, "metadata", None)
    title = getattr(metadata, "title", None)
    return title if isinstance(title, str) else None


def _without_running_heads(pages: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return the lines of all pages and, apart, those that stand at the edge of at least half of the pages."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_head_key(page_line) for page_line in edge.values()})
    needed = max(2, (len(pages) + 1) // 2)
    kept: list[str] = []
    dropped: list[str] = []
    for page, edge in zip(pages, edges, strict=True):
        for index, line in enumerate(page):
            running = index in edge and counts[_head_key(line)] >= needed
            (dropped if running else kept).append(line)
    return kept, dropped


def _edge_lines(page: list[str]) -> dict[int, str]:
    filled = [index for index, line in enumerate(page) if line]
    return {index: page[index] for index in {*filled[:_EDGE], *filled[-_EDGE:]}}


def _head_key(line: str) -> str:
    return _NUMBERS.sub("#", " ".join(line.split()).casefold())


def _paragraphs(lines: list[str]) -> list[str]:
    filled = sorted(len(line) for line in lines if line)
    if not filled:
        return []
    width = filled[int(0.9 * (len(filled) - 1))]
    words = _compounds(lines)
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if line and previous and not _ends_paragraph(previous, line, width):
            paragraphs[-1] = _joined(paragraphs[-1], line, words)
        elif line:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following):
        return True
    if following[0].islower():
        return False
    if len(line) < _VERY_SHORT * width:
        return True
    return len(line) < _SHORT * width and ends_sentence(line)


def _compounds(lines: list[str]) -> frozenset[str]:
    """Return the words with a hyphen that stand within a line, so that they keep it at the end of one."""
    return frozenset(word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line))


def _joined(paragraph: str, line: str, compounds: frozenset[str]) -> str:
    hyphenated = _HYPHENATED.search(paragraph)
    if not hyphenated or not line[0].islower():
        return f"{paragraph}{line}" if paragraph.endswith("-") else f"{paragraph} {line}"
    rest = re.match(r"[^\W\d_]*", line)
    compound = hyphenated.group()[:-1] + "-" + (rest.group() if rest else "")
    return paragraph + line if compound.casefold() in compounds else paragraph[:-1] + line
