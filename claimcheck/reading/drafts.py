"""What the readers of files and pages hand over before sentences and roles are known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from claimcheck.records import Note


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its file or page says about it.

    `headings` are the offsets at which headings begin, `metadata_end` is where the text proper begins (after the
    front matter of a Markdown file), `untitled` says that the file's form is known and shows no title. `code` is the
    page that the text was taken out of.
    """

    name: str
    text: str
    title: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    url: str | None = None
    headings: frozenset[int] = frozenset()
    metadata_end: int = 0
    notes: tuple[Note, ...] = ()
    code: str = ""
