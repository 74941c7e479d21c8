"""Text that holds HTML where words are expected, as feeds and databases hand it over, to plain text."""

from __future__ import annotations

import html
import itertools
import re

from claimcheck.reading.typesetting import as_seen, raised

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|small|sub|sup|ul|ol|li|h[1-6]|img|figure|figcaption|blockquote|q|cite|table|"
    r"thead|tbody|tr|td|th|hr|section|article|header|footer|iframe|video|font|center|time|pre|code|html|head|body|main|meta|"
    r"link)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|iframe|template|title)\b.*?</\1\s*>|<!--.*?-->|<!\[CDATA\[|\]\]>|<!doctype\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(
    r"</?(?:p|div|ul|ol|li|h[1-6]|figure|figcaption|blockquote|table|tr|hr|section|article|header|footer|pre)"
    r"(?:\s[^<>]*)?/?>|(?:<br(?:\s[^<>]*)?/?>\s*){2,}",
    re.IGNORECASE,
)
# What a newsletter shows in the list of mails and hides in the mail.
_HIDDEN = re.compile(
    r"<(\w{1,10})\b[^<>]{0,300}?\bstyle ?= ?[\"'][^<>\"']{0,300}?\bdisplay ?: ?none\b[^<>]{0,2000}>[^<>]*</\1\s*>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<sup(?:\s[^<>]*)?>([^<>]{0,20})</sup\s*>", re.IGNORECASE)
_LINE = re.compile(r"<br(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]>\s*<t[dh](?:\s[^<>]*)?>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
#: A text with fewer tags and entities is plain.
_FEWEST_SIGNS = 3
#: Escaped once more for each program that a text went through.
_ROUNDS = 3


def holds_markup(text: str) -> bool:
    """Tell whether a text that should be plain holds tags or entities of HTML: "<p>Tom &amp; Ada</p>"."""
    if _TAG.search(text):
        return True
    return any(html.unescape(match.group()) != match.group() for match in _ENTITY.finditer(text))


def is_markup(text: str) -> bool:
    """Tell whether a whole text is HTML that was saved as plain text: one sign may be what the text speaks of."""
    entities = (match for match in _ENTITY.finditer(text) if html.unescape(match.group()) != match.group())
    return sum(1 for _ in itertools.chain(_TAG.finditer(text), entities)) >= _FEWEST_SIGNS


def without_markup(text: str) -> str:
    """Return the words of a text in HTML: a paragraph for each block, the characters that its entities stand for."""
    for _ in range(_ROUNDS):
        if not holds_markup(text):
            break
        text = _plain(text) if _TAG.search(text) else as_seen(html.unescape(text))
    return text.strip()


def _plain(text: str) -> str:
    text = _RAISED.sub(lambda match: raised(match[1]), _HIDDEN.sub(" ", _UNSEEN.sub(" ", text)))
    paragraphs = _BLOCK.split(_CELL.sub(" | ", text))
    lines = (
        "\n".join(_SPACES.sub(" ", html.unescape(_TAG.sub("", line))).strip() for line in _LINE.split(paragraph))
        for paragraph in paragraphs
    )
    return as_seen("\n\n".join(line for line in lines if line.strip()))
