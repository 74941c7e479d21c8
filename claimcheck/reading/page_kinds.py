"""Pages that are no article: a request for consent, a check for robots, an error, an offer, a list of teasers.

What a page is shows by phrases of the table `pages`, looked for in every language: the words of a banner are often not
those of the paper. A long text is an article whatever it speaks of.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from claimcheck import languages
from claimcheck.errors import ReadingError
from claimcheck.languages.scanner import fold
from claimcheck.reading.notes import examples
from claimcheck.records import Note

#: What each kind is called, and what helps.
_KINDS = {
    "consent": (
        "a request for consent to cookies",
        "Answer it in a browser, then save the page or the article's text.",
    ),
    "robot": ("a check for robots", "Open the page in a browser, then save it or the article's text."),
    "script": ("a call to turn scripts on", "Open the page in a browser, then save it or the article's text."),
    "missing": ("an error message", "Check the address: the page may have moved."),
    "offer": ("an offer of a subscription", "Log in with a browser, then save the page or the article's text."),
}
#: A text with one phrase of a kind is of that kind up to so many characters; with more, where the paragraphs without
#: any phrase hold fewer than so many, or less than half of the text.
_ONE_PHRASE, _PROSE_LEFT = 300, 300
#: A phrase stands alone where its paragraph is no longer than this.
_ALONE = 80
#: A page up to this length that speaks to its reader is of a kind if it has so many words of that kind.
_SPEAKING, _TOPIC_WORDS = 700, 3
#: A page shows teasers where so many headings lead to other pages, and no line of its text is longer than this.
_TEASERS = 3
_TEASER_LENGTH = 320
#: A link of so many words is a headline, of fewer a part of a menu.
_HEADLINE_WORDS = 5
_ANNOUNCING = ("h2", "h3", "h4", "a")
_INLINE = frozenset(
    {"a", "span", "strong", "em", "b", "i", "u", "small", "font", "mark", "img", "picture", "source", "svg", "br"}
)

_PARAGRAPH_WORDS = 9
_ENDS = '.!?…»”"'
_ELSEWHERE = frozenset({"nav", "footer", "aside", "form", "noscript", "header", "figure", "li"})
_ELSEWHERE_CLASS = re.compile(
    r"cookie|consent|comment|newsletter|related|recommend|promo|teaser|share|footer|banner", re.I
)


@functools.cache
def _phrases(kind: str) -> re.Pattern[str]:
    """Return what finds the phrases of a kind, of all languages, as whole words; the longest counts."""
    found = {phrase for code in languages.available() for phrase in languages.load(code).table("pages").get(kind, ())}
    longest_first = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@functools.cache
def _reader(language: str) -> re.Pattern[str]:
    """Return what finds the words by which a page in a language speaks to its reader."""
    words = languages.load(language).table("pages").get("reader", "").split()
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@functools.cache
def _topic(kind: str, language: str) -> re.Pattern[str]:
    """Return what finds the words that pages of a kind have, by their beginnings."""
    words = languages.load(language).table("pages").get(f"{kind}_words", "").split()
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})")


def _speaks_of(plain: str, kind: str) -> str | None:
    """Return a word of a short page that speaks to its reader, in any language, with several words of a kind of page.

    Phrases are never complete; an article of that length hardly says "you" and "we" and speaks of cookies and choices.
    """
    if len(plain) > _SPEAKING:
        return None
    for language in languages.available():
        words: list[str] = list(dict.fromkeys(_topic(kind, language).findall(plain)))
        if len(words) >= _TOPIC_WORDS and _reader(language).search(plain):
            return words[0]
    return None


def _tells_alone(phrase: str, pieces: list[str]) -> bool:
    """Tell whether a phrase makes a short page one of its kind: it is a line of its own, or the page says "you"."""
    alone = any(phrase in piece and len(piece) <= _ALONE for piece in pieces)
    return alone or any(_reader(language).search(" ".join(pieces)) for language in languages.available())


def check_is_article(name: str, text: str, title: str | None, tree: Any) -> None:
    """Raise ReadingError where a page holds no article, saying what it holds instead."""
    seen = text or _visible(tree)
    for kind, (called, hint) in _KINDS.items():
        words = _words_of_kind(seen, title, kind)
        if words:
            raise ReadingError(f"The page {name} is no article but {called} (“{words}”).", hint)
    if not text:
        raise ReadingError(
            f"No article was found on the page {name}.",
            "The page may be built by a script or ask for a login; save the article's text as a .txt file.",
        )
    teasers = _teasers(tree, text)
    if teasers:
        raise ReadingError(
            f"The page {name} is no article but a list of teasers of {teasers} stories.",
            "Give the address of one story.",
        )


def _words_of_kind(text: str, title: str | None, kind: str) -> str | None:
    """Return the first phrase that makes the text one of a kind, None where it is not."""
    pieces = [_plain(piece) for piece in (title or "", *_pieces(text))]
    phrases = _phrases(kind)
    found: list[str] = list(dict.fromkeys(match for piece in pieces for match in phrases.findall(piece)))
    length = sum(map(len, pieces))
    spoken = _speaks_of(" ".join(pieces), kind)
    if spoken:
        return found[0] if found else spoken
    if len(found) <= 1:
        return found[0] if found and length <= _ONE_PHRASE and _tells_alone(found[0], pieces) else None
    left = sum(len(piece) for piece in pieces if not phrases.search(piece))
    few = left < _PROSE_LEFT or (len(found) > _MANY_PHRASES and 2 * left < length)
    return found[0] if few else None


_MANY_PHRASES = 2
#: A paragraph longer than this is looked at sentence by sentence: a whole article may be one.
_LONG_PARAGRAPH = 600


def _pieces(text: str) -> list[str]:
    """Return the paragraphs of a text, the sentences of long ones."""
    pieces: list[str] = []
    for paragraph in text.split("\n\n"):
        pieces += re.split(r"(?<=[.!?]) ", paragraph) if len(paragraph) > _LONG_PARAGRAPH else [paragraph]
    return pieces


def _plain(words: str) -> str:
    return " ".join(fold(words).lower().split())


def _visible(tree: Any) -> str:
    body = next(tree.iter("body"), tree)
    return " ".join(words for element in body.iter() if _shows(element) for words in _own_words(element))


def _shows(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in {"script", "style", "template"}


def _own_words(element: Any) -> list[str]:
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return [piece.strip() for piece in pieces if piece.strip()]


def _teasers(tree: Any, text: str) -> int:
    """Return how many stories a page of teasers announces, 0 for any other page.

    A teaser is a heading that leads to another page, alone in an element with the lines of text below it; or, on a page
    that has no prose beside, a link that is a paragraph by itself, with what stands in one element with it.
    """
    lines = [_folded(line) for line in text.split("\n\n")]
    if max(map(len, lines), default=0) > _TEASER_LENGTH:
        return 0
    headed, announced = _announced(lines, _headings(tree))
    if headed >= _TEASERS and _is_most(announced, lines):
        return headed
    linked, announced = _announced(lines, _headlines(tree))
    prose = any(_is_prose(line) for line in lines if line not in announced)
    return linked if linked >= _TEASERS and not prose and _is_most(announced, lines) else 0


def _is_most(announced: set[str], lines: list[str]) -> bool:
    return sum(map(len, announced)) * 2 >= sum(map(len, lines))


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PARAGRAPH_WORDS and line[-1:] in _ENDS


def _headings(tree: Any) -> list[tuple[Any, Any]]:
    """Return the headings that lead to another page, each with its link."""
    found = []
    for heading in tree.iter("h2", "h3", "h4"):
        links = [*heading.iter("a"), *heading.iterancestors("a")]
        if links:
            found.append((heading, links[0]))
    return found


def _headlines(tree: Any) -> list[tuple[Any, Any]]:
    """Return the links as long as a headline that stand alone in their paragraph, or hold paragraphs themselves.

    A link that opens an item of a list is one with fewer words too, where a paragraph of the item follows.
    """
    return [(link, link) for link in tree.iter("a") if _is_headline(link)]


def _is_headline(link: Any) -> bool:
    words = _folded(link.text_content())
    if _opens_item(link, words):
        return True
    if len(words.split()) < _HEADLINE_WORDS:
        return False
    if any(inner.tag not in _INLINE for inner in link.iterdescendants() if isinstance(inner.tag, str)):
        return True
    holder = next((holder for holder in link.iterancestors() if holder.tag not in _INLINE), None)
    return holder is not None and _folded(holder.text_content()) == words


def _opens_item(link: Any, words: str) -> bool:
    """Tell whether a link is the first of an item of a list that has a paragraph below it."""
    item = next(link.iterancestors("li"), None)
    if item is None or not words or next(item.iter("a")) is not link:
        return False
    below = next(item.iter("p"), None)
    return below is not None and link not in below.iter("a") and _folded(item.text_content()).startswith(words)


def _announced(lines: list[str], stories: list[tuple[Any, Any]]) -> tuple[int, set[str]]:
    """Return how many stories are announced, and the lines of the text that announce them."""
    addresses, announced = set(), set()
    every = {heading for heading, _ in stories}
    for heading, link in stories:
        if _stands_elsewhere(heading, _ELSEWHERE - {"li"}):
            continue
        own = _folded(heading.text_content())
        below = _folded(_card(heading, every).text_content())
        shown = {line for line in lines if line == own or line in below}
        if shown:
            addresses.add(link.get("href"))
            announced |= shown
    return len(addresses), announced


def _card(heading: Any, headings: set[Any]) -> Any:
    """Return the largest element around a heading that holds no other of the headings."""
    card = heading
    for holder in heading.iterancestors():
        others = any(other is not heading and other in headings for other in holder.iter(*_ANNOUNCING))
        if others or holder.tag == "body":
            return card
        card = holder
    return card


def _folded(words: str) -> str:
    return " ".join(fold(words).casefold().split())


#: A box of facts has so many lines with figures, each of so many words.
_FEWEST_FACTS, _FACT_WORDS = 2, 3


def left_out(tree: Any, text: str) -> list[Note]:
    """Return a note on the paragraphs of prose, and the facts in boxes, that the text taken out of a page lacks."""
    kept = "".join(fold(text).casefold().split())
    missing = []
    for paragraph in tree.iter("p"):
        words = " ".join(paragraph.text_content().split())
        prose = _is_prose(words) and not _stands_elsewhere(paragraph)
        if prose and "".join(fold(words).casefold().split()) not in kept:
            missing.append(words)
    missing += [fact for fact in _facts_in_boxes(tree) if "".join(fold(fact).casefold().split()) not in kept]
    if not missing:
        return []
    return [Note("left_out", count=len(missing), examples=examples(missing))]


def _facts_in_boxes(tree: Any) -> list[str]:
    """Return the lines with figures of the boxes beside the article that lead nowhere: "Built in 1893"."""
    facts: list[str] = []
    for box in tree.iter("aside"):
        lines = (" ".join(line.text_content().split()) for line in box.iter("p", "li", "tr", "dd") if not _links(line))
        found = [line for line in lines if len(line.split()) >= _FACT_WORDS and any(map(str.isdigit, line))]
        facts += found if len(found) >= _FEWEST_FACTS else []
    return facts


def _links(element: Any) -> bool:
    return next(element.iter("a"), None) is not None or next(element.iterancestors("a"), None) is not None


def _stands_elsewhere(element: Any, tags: frozenset[str] = _ELSEWHERE) -> bool:
    return any(
        holder.tag in tags
        or (holder.tag != "body" and _ELSEWHERE_CLASS.search(f"{holder.get('class') or ''} {holder.get('id') or ''}"))
        for holder in element.iterancestors()
    )


def offer_beside(text: str) -> list[Note]:
    """Return a note where the text of an article holds the offer of a subscription."""
    found = list(dict.fromkeys(_phrases("offer").findall(_plain(text))))
    return [Note("offer", {"words": found[0]})] if len(found) > 1 else []
