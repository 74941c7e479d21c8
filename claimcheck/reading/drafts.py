"""What the readers of files and pages hand over before sentences and roles are known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader should know of how a source was read; `key` names its wording in the table `phrases.reading`.

    `count` chooses between the wordings for one and for several, where there are two.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    count: int = 1


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
