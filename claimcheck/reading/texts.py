"""Plain text and Markdown to drafts."""

from __future__ import annotations

import re

from claimcheck.reading.drafts import Draft
from claimcheck.reading.markup import is_markup, without_markup
from claimcheck.reading.published import day_of_metadata
from claimcheck.reading.typesetting import as_seen
from claimcheck.records import Note

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(
    r"^(?P<key>title|date|published|lang|language)[ \t]*:[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>\S.*?)[ \t#]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>\S.*)\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)


def plain_newlines(text: str) -> str:
    """Return `text` with a line feed at every line end, as Python's own text files give it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def draft_of_text(name: str, text: str) -> Draft:
    """Return the draft of a plain text file as its readers see it, of one that holds HTML without tags and entities."""
    plain = as_seen(plain_newlines(text))
    if not is_markup(plain):
        return Draft(name=name, text=plain)
    return Draft(name=name, text=without_markup(plain), notes=(Note("markup", {"name": name}),))


def draft_of_markdown(name: str, text: str) -> Draft:
    """Return the draft of a Markdown file; its text keeps its marks.

    Title, date and language come from the front matter, or the title from the first heading.
    """
    text = as_seen(plain_newlines(text))
    front = _FRONT_MATTER.match(text)
    fields: dict[str, str] = {}
    if front:
        fields = {match["key"].lower(): match["value"].strip("\"'") for match in _FIELD.finditer(front["fields"])}
    body_start = front.end() if front else 0
    headings = [match for pattern in (_HEADING, _UNDERLINED) for match in pattern.finditer(text, body_start)]
    first = min(headings, key=lambda match: match.start(), default=None)
    heading_title = first["words"].strip() if first and not text[body_start : first.start()].strip() else None
    language = _language(fields.get("lang") or fields.get("language"))
    written = fields.get("date") or fields.get("published") or ""
    published = day_of_metadata(written, language or "en") if written else None
    return Draft(
        name=name,
        text=text,
        title=fields.get("title") or heading_title,
        published=published,
        language=language,
        notes=(Note("unread_day", {"day": written}),) if written and not published else (),
        headings=frozenset(match.start() + len(match[0]) - len(match[0].lstrip()) for match in headings),
        metadata_end=body_start,
    )


def _language(value: str | None) -> str | None:
    return value if value and re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z0-9]+)*", value) else None
