"""The part of a page that is its article.

Which element holds it is known to readability-lxml. What it would take away inside of it is not: it drops lists and
tables that hold few commas, where an article has its results. Here a block goes where it is mostly links, or where
its class and the score of its paragraphs say that it is none of the article's.
"""

from __future__ import annotations

import re
from typing import Any

from claimcheck.reading.quiet import quiet
from claimcheck.reading.titles import title_of_page

#: Elements beside the text, wherever they stand; one that holds most of the page's words is the article all the same.
_BESIDE = (
    *("aside", "nav", "footer", "form", "figure", "figcaption", "dialog"),
    *("button", "noscript", "template", "iframe", "script", "style", "svg", "video", "audio"),
)
_MOST = 0.5
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("ul", "ol", "table", "div", "p", "section", "header")
#: A block with more of its letters in links leads elsewhere.
_LINKS = 0.5
#: However a block is called, one that holds more of the article's letters is part of it.
_SMALL = 0.3
#: What has fewer letters is less than an article: where the page has twice as much prose, the whole page is taken.
_SHORT, _MORE = 300, 2
#: Fewer words than these are no text.
_FEWEST_WORDS = 4
#: Classes of words that only a voice reads, and how many of them are a label and no text of its own.
_UNSEEN = frozenset({"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "show-for-sr"})
_LABEL = 8
#: Boxes in the middle of an article that ask its reader for something, by their class or id.
_ASKING = re.compile(
    r"(?<![^\W_])(?:newsletter|sign-?up|mailing-?list|share-(?:bar|box|links|buttons|tools))(?![^\W_])", re.IGNORECASE
)
#: A line so short with a year in it may tell the day, whatever its class says.
_DAY = re.compile(r"\A[^.!?]{0,80}\b(?:19|20)\d\d\b[^.!?]{0,80}\Z")
_SPACE = re.compile(r"\s+")


def main_part(page: str) -> Any | None:
    """Return the element of HTML that holds the article of a page, None where there is none or the page is broken."""
    import lxml.html

    with quiet():
        try:
            tree = _without_what_stands_beside(page)
            _drop_other_stories(tree)
            part = lxml.html.fromstring(_of_readability(tree).summary(html_partial=True))
            if _letters(part) < _SHORT and _prose(tree) > _MORE * _prose(part):
                part = next(tree.iter("body"), tree)
            return part if len(part.text_content().split()) >= _FEWEST_WORDS else None
        except Exception:
            return None


def _without_what_stands_beside(page: str) -> Any:
    import lxml.html

    tree = lxml.html.document_fromstring(
        page.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    )
    most = _MOST * _letters(next(tree.iter("body"), tree))
    for element in list(tree.iter(*_BESIDE)):
        holds_table = element.tag == "figure" and next(element.iter("table"), None) is not None
        if element.getparent() is not None and not holds_table and _letters(element) <= most:
            element.drop_tree()
    for element in list(tree.iter()):
        if element.getparent() is not None and _is_unseen_label(element):
            element.drop_tree()
    return tree


def _is_unseen_label(element: Any) -> bool:
    """Tell whether an element is a label that no eye sees: "external link" behind a link."""
    unseen = isinstance(element.tag, str) and not _UNSEEN.isdisjoint((element.get("class") or "").split())
    return unseen and len(element.text_content().split()) <= _LABEL


def _drop_other_stories(tree: Any) -> None:
    """Take away the articles behind the one whose heading is the page's title: pages without end show the next ones."""
    stories = [story for story in tree.iter("article") if next(story.iterancestors("article"), None) is None]
    headed = [(story, _first_heading(story)) for story in stories if next(story.iter("h1"), None) is not None]
    title = title_of_page(tree)
    own = [story for story, heading in headed if title and heading == title]
    if len(own) == 1 and len(headed) > 1:
        for story, _ in headed:
            if story is not own[0]:
                story.drop_tree()


def _first_heading(story: Any) -> str:
    return " ".join(next(story.iter("h1")).text_content().split())


def _prose(tree: Any) -> int:
    return sum(_letters(paragraph) for paragraph in tree.iter("p"))


def _letters(element: Any) -> int:
    return len(_SPACE.sub("", element.text_content()))


def _letters_in_links(element: Any) -> int:
    return sum(_letters(link) for link in element.iter("a"))


def _of_readability(tree: Any) -> Any:
    """Return readability's document of a page, which takes away what this module names and nothing else."""
    import lxml.html
    import readability

    class Page(readability.Document):  # type: ignore[misc]
        def sanitize(self, node: Any, candidates: dict[Any, Any], keep_all_images: bool = False) -> str:  # noqa: ARG002
            for heading in list(node.iter(*_HEADINGS)):
                if self.class_weight(heading) < 0 or _leads_elsewhere(heading):
                    heading.drop_tree()
            small = _SMALL * _letters(node)
            for block in list(node.iter(*_BLOCKS)):
                score = self.class_weight(block) + candidates.get(block, {"content_score": 0})["content_score"]
                aside = _asks(block) or (score < 0 and not _may_tell_day(block))
                if block.getparent() is not None and (_leads_elsewhere(block) or (aside and _letters(block) < small)):
                    block.drop_tree()
            self.html = node
            return str(lxml.html.tostring(node, encoding="unicode"))

    return Page(lxml.html.tostring(tree, encoding="unicode"))


def _asks(block: Any) -> bool:
    return _ASKING.search(f"{block.get('class') or ''} {block.get('id') or ''}") is not None


def _may_tell_day(block: Any) -> bool:
    return _DAY.match(" ".join(block.text_content().split())) is not None


def _leads_elsewhere(element: Any) -> bool:
    return _letters_in_links(element) > _LINKS * _letters(element)
